"""The further appearance notice that a court may direct before it makes a prohibition order (s 13C(5)): is it issued, and given as directed?

It starts no proceeding again, and serving the application documents is another matter (law/serving): this one is given as the court says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import Answer, Done, Wanted, certainly
from app.casework.docket import Entry
from app.law.applying.applications import answered, of
from app.law.facts.applications import Application
from app.law.facts.hearings import coming
from app.law.orders.temporary_order_questions import hearing_in_words
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, since, slip, step

YES, NO = "YES", "NO"


@since("application.further-notice-directed", provision="13C(5)", label="The court directed a further appearance notice")
@implements("13C(5)")
def directed(case: Case, subject: str) -> Answer[datetime | None]:
    """From the first hearing at which the court directed one."""
    return certainly(next((one.held_at for one in of(case, subject).further_directed), None))


def _issued(one: Application) -> datetime | None:
    """When a notice was first issued after the last direction."""
    last = one.further_directed[-1].held_at if one.further_directed else None
    return next((notice.at for notice in one.notices if last is not None and notice.at >= last), None)


@ask(
    "application.further-notice-issued",
    YES,
    NO,
    provision="13C(5)",
    label="Is a further appearance notice issued since the court directed it?",
)
def issued(case: Case, subject: str) -> Answer[str]:
    """NO where the court directed none."""
    return certainly(YES if _issued(of(case, subject)) else NO)


@step("application.give-further-notice", provision="13C(5)", label="Give the further appearance notice that the court directed")
@implements("13C(5)")
def give(case: Case, subject: str) -> Done | Wanted:
    """Answered when the notice directed last was given as the court directed; after each direction anew. Before the next hearing, if one is listed."""
    one = of(case, subject)
    if not one.further_directed:
        return Wanted("a further notice", None, "13C(5)")
    about = f"the further notice after {hearing_in_words(one.further_directed[-1].subject)}"
    given = min((at for of_what, at in one.further_given if of_what == about), default=None)
    listed = coming(case.docket, subject)
    missed = "The court directed it before it makes an order, and the respondent may not know of the next hearing."
    return answered(given, Wanted(about, listed.listed_for if listed else None, "13C(5)", missed))


@check("application.further-notice", provision="13C(5)", label="Do the times of the further notice fit together?")
def in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """It is issued after the court directed it, and given after that."""
    given = [e.at for e in entries if e.kind == "further-notice-given"]
    return tuple(_slips(of(case, subject), given[0])) if given else ()


def _slips(one: Application, given: datetime) -> Iterator[Concern]:
    issued_at = _issued(one)
    if issued_at is None:
        yield slip("The notice would have been issued before the court directed it: one of the two times is wrong.", "13C(5)", "issued_at")
    elif given < issued_at:
        yield slip("The notice would have been given before it was issued: one of the two times is wrong.", "13C(5)", "at")
