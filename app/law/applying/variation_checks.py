"""What is looked at before an application to vary or revoke, its hearing, or the telling of entities is recorded.

Our own slips are refused with the field at fault. What a respondent or a court in fact did is asked about, recorded and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import latest
from app.casework.docket import Entry
from app.law.applying.costs import about_costs
from app.law.applying.variations import WANTED, leave_needed, of, regard
from app.law.facts import ABSENT
from app.law.facts.prohibition_orders import made
from app.law.facts.variations import VARIED, Heard, Variation, applied_in, heard_in, of_registered_order
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reporting.information import telling_concerns
from app.law.status import ended

REPORT = "REPORT_13E"
REGARDED = {
    "TEST_13C1": ("the risk and whether the order reduces it (section 13C(1))", "13Q(4)(a), 13C(1)"),
    "CHILD_13C2": ("for a child, last resort and the most effective way (section 13C(2))", "13Q(4)(a), 13C(2)"),
    "MATTERS_13D": ("the matters of section 13D", "13Q(4)(a), 13D"),
    "CHANGES": ("changes in the respondent's circumstances", "13Q(4)(b)"),
}


def _over_by(case: Case, order: str, at: datetime) -> bool:
    """Was the order over before this instant in every reading?"""
    found = made(case.docket, order)
    if found is None:
        return False
    end = latest(ended(case, order))
    return end is not None and end < at


@check("variation.applying", provision="13Q(1)", label="Can this order be varied or revoked?")
@implements("13Q(1)")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The order must have been made by then; an application about an order that is over is asked about."""
    del subject
    found: list[Concern] = []
    for about in applied_in(entries):
        asked = of(case, about)
        order = made(case.docket, asked.order) if asked else None
        if asked is None or order is None:
            continue
        provision = "13ZC(1), 13ZD(1)" if of_registered_order(case.docket, about) else "13Q(1)"
        if asked.applied_at < order.made_at:
            found.append(
                slip("The order had not been made by then: give the time of the application to vary or revoke it.", provision, "at")
            )
        elif _over_by(case, asked.order, asked.applied_at):
            found.append(confirm("The order was over by then: nothing is left to vary or revoke.", provision, "at"))
    return tuple(found)


@check("variation.as-the-act-provides", provision="13Q, 13X", label="Was the application heard and decided as the Act provides?")
def as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Slips in the record of a hearing, and what the court did otherwise than the Act provides."""
    asked = of(case, subject)
    if asked is None:
        return ()
    found: list[Concern] = []
    for heard in heard_in(entries):
        found += slips(asked, heard)
        if heard.outcome in ("VARIED", "REVOKED"):
            found += [*_leave(case, asked, heard), *terms_left_out(case, asked, heard)]
        if heard.outcome in ("VARIED", "REVOKED", "DISMISSED"):
            found += [*_regard(case, asked, heard), *about_costs(costs_without_abuse=heard.costs_without_abuse)]
        if regard(case, asked.subject).only == "CHILD":
            found += report_of_now(heard)
    return tuple(found)


def slips(asked: Variation, heard: Heard) -> Iterator[Concern]:
    """What cannot be meant in the record of a hearing of such an application."""
    if heard.order != asked.order:
        yield slip("The application is about another order: choose that one, or record an application about this one.", "13Q(1)", "order")
    if heard.at < asked.applied_at:
        yield slip("The hearing lies before the application.", "13Q(1)", "at")
    if heard.listed_for is not None and heard.listed_for <= heard.at:
        yield slip("The next hearing must be later than this one.", "13Q(4)", "listed_for")
    if "b" in heard.paragraphs and heard.presence == ABSENT:
        yield slip("The respondent is listed among those in the room, but recorded as not there in person.", "13O(1)(b)", "attendees")


@implements("13Q(2)", "13Q(3)")
def _leave(case: Case, asked: Variation, heard: Heard) -> Iterator[Concern]:
    granted = asked.leave is not None and asked.leave.granted and asked.leave.at <= heard.at
    if granted or leave_needed(case, asked.subject).values == ("NO",):
        return
    doubt = "" if leave_needed(case, asked.subject).certain else " Whether it was needed is doubtful (O-A10)."
    yield confirm(f"The respondent applied, and no leave of the court is recorded.{doubt}", "13Q(2)", "outcome")


def terms_left_out(case: Case, asked: Variation, heard: Heard) -> Iterator[Concern]:
    """An order that was over is not varied or revoked; of a variation all the terms are recorded."""
    if _over_by(case, asked.order, heard.at):
        yield confirm(
            "The order was over before this hearing in every reading: varying or revoking it changes nothing.", "13Q(1)", "outcome"
        )
    elif heard.outcome == VARIED and asked.change and not asked.change.conditions:
        yield slip("Record all the terms of the order as varied, also those that stay as they were.", "13Q(5)", "conditions")


@implements("13Q(4)")
def _regard(case: Case, asked: Variation, heard: Heard) -> Iterator[Concern]:
    found = regard(case, asked.subject)
    left = [REGARDED[one] for one in WANTED[found.only] if one not in heard.regarded]
    if left:
        words, provisions = "; ".join(words for words, _ in left), ", ".join(provision for _, provision in left)
        yield confirm(f"Not recorded as regarded by the court: {words}.", provisions, "regarded")


def report_of_now(heard: Heard) -> Iterator[Concern]:
    """Where a child's order is varied: whether the court needed a report on the child as the child is now is doubtful (O-A43)."""
    if heard.outcome == VARIED and REPORT not in heard.regarded:
        sentence = (
            "The order of a child was varied, and no report on the child as the child is now is recorded as considered. Whether one is needed is "
            "doubtful (O-A43): ask the court whether it wants one."
        )
        yield confirm(sentence, "13Q(4)(a), 13C(2)(a), 13E", "regarded")


@check("variation.entities", provision="74E(2)", label="Was each entity told that had been given information?")
@implements("74E(2)")
def entities(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """None may be recorded as having had information where the docket says that some had; fewer told than had it is asked about."""
    asked = of(case, subject)
    return () if asked is None or asked.change is None else tuple(telling_concerns(case, asked.order, asked.change.at, subject, entries))
