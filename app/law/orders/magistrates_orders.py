"""What is asked about an order that a magistrate made without a court, of either kind: recorded before, without notice, on which application?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.clock import day_of
from app.law.facts import PRESENT, in_order, kind_of, presence
from app.law.facts.applications import Application, application, applications
from app.law.facts.disqualification_orders import DisqualificationOrder
from app.law.facts.temporary_order_applications import temporary_order_application
from app.law.facts.temporary_orders import InterimOrder, TemporaryOrder, interim_order, over_before
from app.law.provisions import implements
from app.law.questions import Case, Concern, confirm
from app.law.reckoning import in_words

NO_NOTICE = "No notice of the application was served, and it is not recorded that the magistrate considered it necessary to act without."
FROM_PAPER = (
    "The respondent was not surely there, and it is not recorded why acting without notice was necessary. Leave it if notice was given."
)


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


@implements("13J(3)", "13T(4)(a)")
def without_notice(case: Case, made: TemporaryOrder | DisqualificationOrder, provision: str) -> Iterator[Concern]:
    """Without notice it may be made only where the magistrate considered that necessary; being there is no notice given before.

    Of an order known from paper alone it is not known whether notice was given, unless the respondent was there.
    """
    asked = temporary_order_application(case.docket, made.hearing)
    notice = asked.notice_served if asked else None
    told = presence(made.presence) == PRESENT if asked is None else notice is not None and notice.at <= made.made_at
    if not told and not made.necessity:
        yield confirm(NO_NOTICE if asked else FROM_PAPER, provision, "without_notice_necessity")


@implements("13J(6)", "13T(4)(a)")
def on_which_application(case: Case, made: InterimOrder, provision: str) -> Iterator[Concern]:
    """The proceeding for the final order has to be started: one that was over before the order is none for it, and one that goes on may be it."""
    if over_before(case.docket, made.application, made.made_at):
        sentence = (
            f"{made.application.replace(':', ' ').capitalize()} was over before this order was made: the order ends on its return date unless a proceeding is "
            "started anew. Say that no application has begun, or begin a new one and name that."
        )
        yield confirm(sentence, provision, "application")
    elif begun := _pending_beside(case, made):
        sentence = (
            f"{begun.replace(':', ' ').capitalize()} is pending, and this order would call for another one beside it. If it was made in that proceeding, "
            "name that application: else the order ends on its return date unless a second proceeding is started."
        )
        yield confirm(sentence, provision, "application")


def _pending_beside(case: Case, made: InterimOrder) -> str:
    """An application that was begun before the order and goes on, where of the order's own nothing but the order is recorded; "" for none."""
    own = application(case.docket, made.application)
    if own.believed_at is not None or own.notices:
        return ""
    known = (application(case.docket, one) for one in applications(case.docket) if one != made.application)
    goes_on = (one for one in known if not over_before(case.docket, one.subject, made.made_at))
    return next((one.subject for one in goes_on if any(at <= made.made_at for at in _begun(one))), "")


def _begun(one: Application) -> tuple[datetime, ...]:
    """When the belief was recorded, and when the first notice was issued, as far as that happened."""
    return tuple(at for at in (one.believed_at, one.issued.at if one.issued else None) if at is not None)
