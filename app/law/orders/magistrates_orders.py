"""What is asked about an order that a magistrate made without a court, whichever kind it is: was it recorded before?"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.clock import day_of
from app.law.facts import in_order, kind_of
from app.law.facts.temporary_orders import InterimOrder, interim_order, over_before
from app.law.provisions import implements
from app.law.questions import Case, Concern, confirm
from app.law.reckoning import in_words


@implements("13J(1)", "13T(2)")
def recorded_twice(case: Case, made: InterimOrder, provision: str) -> Iterator[Concern]:
    """It may be recorded at the application to the magistrate and by itself: another one of its kind and day is asked about, and recorded."""
    of_its_kind = in_order(e.subject for e in case.docket.of_kind(f"{kind_of(made.subject)}-made"))
    known = (interim_order(case.docket, other) for other in of_its_kind if other != made.subject)
    if any(one is not None and one.by_magistrate and day_of(one.made_at) == day_of(made.made_at) for one in known):
        sentence = (
            f"An order of this kind that a magistrate made on {in_words(day_of(made.made_at))} is recorded already. Is this another one? "
            "If it is the same, leave this form, and correct the first where it is wrong."
        )
        yield confirm(sentence, provision, "at")


@implements("13J(6)", "13T(4)(a)")
def on_an_application_that_is_over(case: Case, made: InterimOrder, provision: str) -> Iterator[Concern]:
    """The proceeding for the final order has to be started, and one that was decided or discontinued before the order is none for it."""
    if over_before(case.docket, made.application, made.made_at):
        sentence = (
            f"{made.application.replace(':', ' ').capitalize()} was over before this order was made: the order ends on its return date unless a proceeding is "
            "started anew. Say that no application has begun, or begin a new one and name that."
        )
        yield confirm(sentence, provision, "application")
