"""What is looked at before a direction for a report on a child, the report, a copy or a request is recorded (ss 13C(2), 13E, 74G).

A slip is refused with the field at fault. What a court in fact did is asked about, recorded and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.at_court.child_reports import of, overdue
from app.law.facts import child_reports as facts
from app.law.facts.child_reports import Direction
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import end_of


@check("child-report.directed-as-provided", provision="13E(1), 13E(4)", label="Was the report directed as the Act provides?")
@implements("13E(1)")
def directed_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A direction follows the court's being satisfied of 13C(1), and states a period; the day cannot lie before the direction."""
    del case, subject
    return tuple(concern for direction in facts.directions_in(entries) for concern in _about_direction(direction))


def _about_direction(said: Direction) -> Iterator[Concern]:
    if said.due_on is not None and said.within_days is not None:
        yield slip("Give the day or the number of days that the court stated, not both.", "13E(4)", "report_within_days")
    if said.due_on is not None and said.due_on < day_of(said.at):
        yield slip("The report would be due before it was directed: one of the two days is wrong.", "13E(4)", "report_due_on")
    if said.within_days is not None and said.within_days < 1:
        yield slip("State a whole number of days, at least one.", "13E(4)", "report_within_days")
    if said.due_on is None and said.within_days is None:
        yield confirm(
            "The court must state the period within which the report is to be given; none is recorded.", "13E(4)", "report_due_on"
        )
    if said.matters != "SATISFIED":
        sentence = "A report is directed once the court is satisfied of the matters of section 13C(1), and that is not recorded."
        yield confirm(sentence, "13E(1)", "report_matters")


@check("child-report.received-in-order", provision="13E(2), 13E(5)", label="Do the times of the report and its copies fit together?")
@implements("13E(5)")
def received_in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The report comes after the direction, and the copies after the report."""
    one = of(case, subject)
    if one is None or not entries:
        return ()
    found: list[Concern] = []
    given = [e.at for e in entries if e.kind == "report-given"]
    if any(at < one.direction.at for at in given):
        found.append(slip("The report would have been given before it was directed: one of the two times is wrong.", "13E(2)", "at"))
    for e in entries:
        if e.kind == "report-copied" and one.given_at is not None and e.at < one.given_at:
            field = f"{str(e.values.get('party')).lower()}_at"
            found.append(slip("The copy would have been given before the court had the report.", "13E(5)", field))
    return tuple(found)


@check("information-request.as-provided", provision="74G(2)", label="Does the request fit the report?")
@implements("74G(2)(b)")
def request_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The day stated is not before the request; one after the report is due is asked about."""
    asked = [one for e in entries if e.kind == "information-requested" and (one := facts.request(case.docket, e.subject))]
    due = overdue(case, subject).only
    return tuple(concern for one in asked for concern in _about_request(one, due))


def _about_request(asked: facts.Request, due: datetime | None) -> Iterator[Concern]:
    if asked.by_on is None:
        return
    if asked.by_on < day_of(asked.at):
        yield slip("The day on or before which the information is to be given lies before the request.", "74G(2)(b)", "by_on")
    elif due is not None and end_of(asked.by_on) > due:
        yield confirm("The information would come after the report is due: state an earlier day.", "74G(2)(b), 13E(4)", "by_on")


@implements("13C(2)(a)", "13E(5)")
def about_the_report(case: Case, application: str, made_at: datetime, *, considered: bool) -> Iterator[Concern]:
    """What is doubtful about the report when a prohibition order for a child was made: considered, given and copied by then.

    Giving the copies is the registrar's duty by itself; the Act does not say that an order made without them is wrong.
    """
    if not considered:
        yield confirm("A prohibition order was made for a child without a report being considered.", "13C(2)(a)", "report_considered")
        return
    given = [one for one in facts.reports_on(case.docket, application) if one.given_at is not None and one.given_at <= made_at]
    if not given:
        sentence = "A report is recorded as considered, and none as given to the court by then: record first when it was given."
        yield confirm(sentence, "13C(2)(a)", "report_considered")
    elif all(one.copied_at is None or one.copied_at > made_at for one in given):
        sentence = "It is not recorded that each party had a copy of the report by then. The Act does not say what follows."
        yield confirm(sentence, "13E(5)", "report_considered")
