"""Invariants of applications and their papers: what the Act wants in them, the notice, the filing, and that no fee is taken (13A, 13B, 13I, 13ZM)."""

from __future__ import annotations

from collections.abc import Iterator

from app.law.applying.application_checks import before_issue, missing_from
from app.law.facts import temporary_order_applications as urgent
from app.law.facts.applications import Notice, application
from app.law.facts.documents import urgent as urgent_words
from app.law.facts.records import fees
from app.law.invariants import ACT, ALERT, BLOCK, Found, flagged, invariant, notices_issued, numbered_of, the_matter
from app.law.provisions import implements
from app.law.questions import Case

BELIEF = "13A(1)"


def _issued(case: Case, subject: str) -> Iterator[Notice]:
    """The notice that started the proceeding, one or none."""
    issued = application(case.docket, subject).issued
    if issued is not None:
        yield issued


@invariant("I-12", provision="13J(7)", severity=BLOCK, kind=ACT, over=notices_issued)
def the_notice_says_what_the_magistrate_fixed(case: Case, subject: str) -> Iterator[Found]:
    """After a magistrate's order the first appearance notice states the date, time and place that the magistrate fixed."""
    for issued in _issued(case, subject):
        concerns = before_issue(case, subject, case.docket.about(subject))
        yield from flagged(concerns, issued.at, "13J(7)")


@invariant("I-40", provision="13A(1), 13I(1)", severity=BLOCK, kind=ACT, over=notices_issued)
def the_commissioner_applies(case: Case, subject: str) -> Iterator[Found]:
    """Every application for a prohibition order is the commissioner's, on the commissioner's belief."""
    for issued in _issued(case, subject):
        if any(provision == BELIEF for _, provision in missing_from(case, subject)):
            yield Found("The proceeding was started, and no belief of the commissioner is recorded.", issued.at, BELIEF)


@invariant("I-72", provision="sch 5", severity=BLOCK, kind=ACT, over=notices_issued)
def the_notice_is_complete(case: Case, subject: str) -> Iterator[Found]:
    """An appearance notice names the court, its place, and when the respondent must appear."""
    for notice in application(case.docket, subject).notices:
        if not (notice.court and notice.court_place and notice.appear_at):
            yield Found("The appearance notice does not name the court, its place and when the respondent must appear.", notice.at)


@invariant(
    "I-73",
    provision="13A(2), 13I(2)",
    severity=BLOCK,
    kind=ACT,
    over=numbered_of("appearance-notice-issued", "temporary-order-applied-for"),
)
def the_application_is_complete(case: Case, subject: str) -> Iterator[Found]:
    """An application that was made states everything that the Act asks for."""
    for issued in _issued(case, subject):
        for what, provision in missing_from(case, subject):
            if provision != BELIEF:
                yield Found(f"The application does not have {what} (s {provision}).", issued.at, provision)
    asked = urgent.temporary_order_application(case.docket, subject)
    if asked is not None and asked.applied_at is not None:
        words = urgent_words(case.docket, subject)
        if not (words.necessity and words.reduces_risk):
            sentence = "The application does not state why the order is necessary and how it reduces the risk."
            yield Found(sentence, asked.applied_at, "13I(2)(b)")


@invariant("I-74", provision="13B(2)", severity=ALERT, kind=ACT, over=notices_issued)
def filed_before_the_hearing(case: Case, subject: str) -> Iterator[Found]:
    """The application and a copy of the notice are filed before the time at which the respondent must appear."""
    one = application(case.docket, subject)
    due = one.issued.appear_at if one.issued else None
    if due is not None and (one.filed_at is None or one.filed_at >= due):
        yield Found("The application and the copy of the notice were not filed before the time at which the respondent had to appear.", due)


@invariant("I-75", provision="13ZM", severity=BLOCK, kind=ACT, over=the_matter)
@implements("13ZM")
def no_fee(case: Case, subject: str) -> Iterator[Found]:
    """No fee is taken for anything filed under Part 3A."""
    del subject
    for about, at in fees(case.docket):
        yield Found("A fee is recorded for something filed under Part 3A.", at, subject=about)


@invariant("I-84", provision="13A(1)(a), sch 5", severity=BLOCK, kind=ACT, over=notices_issued)
def about_a_relevant_sexual_offender(case: Case, subject: str) -> Iterator[Found]:
    """A proceeding is started about a relevant sexual offender alone: nobody under a supervision order or forensic order."""
    for issued in _issued(case, subject):
        concerns = before_issue(case, subject, case.docket.about(subject))
        yield from flagged(concerns, issued.at, "13A(1)(a), sch 5")
