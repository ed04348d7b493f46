"""What is looked at before an application to a magistrate, its hearing, or a magistrate's order is recorded (ss 13I, 13J, 13O, 13T(2)).

A slip is refused with the field at fault. What a magistrate or an officer in fact did is asked about, recorded and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.docket import Entry
from app.law.applying.application_checks import missing_from
from app.law.applying.costs import about_costs
from app.law.applying.temporary_order_applications import NOT_ADDRESSED, of
from app.law.at_court.hearing_checks import outside_the_definition, unsatisfied
from app.law.facts import ABSENT, presence
from app.law.facts.temporary_order_applications import Heard, TemporaryOrderApplication
from app.law.facts.temporary_orders import TemporaryOrder, temporary_order
from app.law.orders.magistrates_orders import on_which_application, recorded_twice, without_notice
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip

KINDS_OF_THE_HEARING = ("temporary-order-application-heard", "temporary-order-made")


@check("temporary-order-application.complete", provision="13I(2)", label="Does the application state everything that the Act asks for?")
@implements("13I(2)")
def complete(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """One sentence for each matter of s 13A(2) that is missing (s 13I(2)(a)), and one where a notice named another time (s 13I(3)(a))."""
    one = of(case, subject)
    if one is None or not entries:
        return ()
    found = [
        confirm(f"The application does not yet have {what} (s {provision}).", f"13I(2)(a), {provision}")
        for what, provision in missing_from(case, one.application)
    ]
    return (*found, *_other_time(one))


def _other_time(one: TemporaryOrderApplication) -> Iterator[Concern]:
    stated = one.notice.to_be_made_at if one.notice and one.notice.given else None
    if stated is not None and one.applied_at is not None and one.applied_at < stated:
        yield confirm(
            "The respondent was told that the application would be made later: the notice states another time.", "13I(3)(a)", "at"
        )


@check("temporary-order-application.as-the-act-provides", provision="13J, 13O", label="Did it go as the Act provides?")
def as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What is wrong or doubtful about a hearing before a magistrate that is about to be recorded."""
    one = of(case, subject)
    if one is None or one.heard is None or not {e.kind for e in entries} & set(KINDS_OF_THE_HEARING):
        return ()
    costs = about_costs(costs_without_abuse=one.heard.costs_without_abuse)
    return (*_contradictions(one, one.heard), *costs)


@implements("13O(1)")
def _contradictions(one: TemporaryOrderApplication, heard: Heard) -> Iterator[Concern]:
    if one.applied_at is not None and heard.at < one.applied_at:
        yield slip("The hearing comes before the application was made to the magistrate.", "13J(1)", "at")
    if "b" in heard.paragraphs and presence(heard.presence) == ABSENT:
        yield slip("The respondent is listed among those in the room, but recorded as not there in person.", "13O(1)(b)", "attendees")


@check("temporary-order.made-as-provided", provision="13J(1), 13J(2)", label="Was the magistrate satisfied of what the Act asks?")
@implements("13J(1)", "13J(2)")
def made_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The three matters of s 13C(1) for each order of a magistrate about to be recorded.

    Nothing else is asked for: not section 13D, no report, no test of last resort (s 13J(2)(c)). Whether a magistrate alone may leave
    them out by consent is doubtful (O-A46), so that they are asked about all the same.
    """
    del subject
    found: list[Concern] = []
    for made in _by_magistrates(case, entries):
        found += [
            *unsatisfied(made.findings, "13J(1), 13C(1)"),
            *outside_the_definition(case, made.made_at, "13J(1), 13C(1)(a)", "relevant_sexual_offender"),
            *without_notice(case, made, "13J(3)"),
            *recorded_twice(case, made, "13J(1)"),
            *on_which_application(case, made, "13J(6)"),
        ]
    return tuple(found)


def _by_magistrates(case: Case, entries: tuple[Entry, ...]) -> Iterator[TemporaryOrder]:
    for order in dict.fromkeys(e.subject for e in entries if e.kind == "temporary-order-made"):
        made = temporary_order(case.docket, order)
        if made is not None and made.by_magistrate:
            yield made


@check("temporary-order-application.disqualification-as-provided", provision="13T(2)", label="Was a disqualification order considered?")
@implements("13T(2)")
def disqualification_considered(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A magistrate who said nothing of it is recorded as such, when that is confirmed."""
    one = of(case, subject)
    if one is None or not entries or one.disqualification != NOT_ADDRESSED:
        return ()
    sentence = "The magistrate must consider a disqualification order, and it is recorded that nothing was said about one."
    return (confirm(sentence, "13T(2)", "outcome"),)
