"""What is looked at before a notice is recorded as issued: is the application complete, is it for the right person and court (O-D20, O-D02, O-D03).

A notice that was in fact issued is never refused for being wrong: what the Act does not provide for is asked, recorded and flagged.
"""

from __future__ import annotations

from datetime import timedelta

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.at_court.sittings import about_sitting
from app.law.facts.applications import Application, Notice, application, discontinuances_in, notices_in
from app.law.facts.prohibition_orders import prohibition_orders
from app.law.facts.respondents import Respondent, respondent
from app.law.facts.temporary_order_applications import pending
from app.law.facts.temporary_orders import interim_order
from app.law.orders.prohibition_orders import courses
from app.law.orders.temporary_orders import sections_of
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import end_of
from app.law.respondents import ADULT, CHILD, class_of, is_relevant_sexual_offender, proper_court, which_class

PERIOD = 28
COURTS = {"CHILDRENS": "the Childrens Court", "MAGISTRATES": "a Magistrates Court"}


def missing_from(case: Case, subject: str) -> tuple[tuple[str, str], ...]:
    """What the application does not have although s 13A(2) asks for it: (what, provision)."""
    one, person = application(case.docket, subject), respondent(case.docket)
    lacking = (
        (one.believed_at is None, "the belief on reasonable grounds", "13A(1)"),
        (not particulars(person), "particulars of a conviction for a reportable offence against a child", "13A(2)(a)"),
        (one.conduct_at is None, "particulars of the concerning conduct", "13A(2)(b)"),
        (one.conduct_at is not None and not one.conduct_dated, "when the conduct happened", "13A(2)(c)"),
        (one.conditions_at is None, "the conduct to be prohibited and the conditions sought", "13A(2)(d)"),
    )
    return tuple((what, provision) for lacks, what, provision in lacking if lacks)


@implements("13A(2)(a)")
def particulars(person: Respondent) -> tuple[str, ...]:
    """The entries of the convictions of which the application gives particulars.

    Each one for an offence against or in relation to a child that has not been quashed, whether or not a conviction was recorded.
    """
    return tuple(c.entry for c in person.convictions if c.against_child and c.quashed_on is None)


@check("application.complete", provision="13A(2)", label="Does the application have everything that the Act asks for?")
@implements("13A(2)")
def complete(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """One sentence for each thing missing, with its provision (O-D20)."""
    del entries
    return tuple(
        confirm(f"The application does not yet have {what} (s {provision}).", provision) for what, provision in missing_from(case, subject)
    )


@check("application.before-issue", provision="13B(1), 13J(7), sch 5", label="Is it the right person, court, time and place?")
@implements("13J(7)", "sch 5")
def before_issue(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What is doubtful about the person, the court, the time or the place of a notice about to be recorded."""
    found: list[Concern] = []
    for about, notice in notices_in(entries):
        if about == subject:
            one = application(case.docket, subject)
            found += [
                *_person(case, subject),
                *_court(case, subject, notice),
                *_when(notice),
                *_as_fixed(one, notice),
                *_classes(case, one),
                *_asked_of_a_magistrate(case, one),
            ]
    return tuple(found)


def _person(case: Case, subject: str) -> list[Concern]:
    """A supervision or forensic order takes a person out of the definition: grounds and a legal officer's advice are asked for."""
    if is_relevant_sexual_offender(case, subject).values == ("YES",):
        return []
    if any(a.of == "eligibility" and a.course == "GO_ON" for a in application(case.docket, subject).advice):
        return []
    sentence = (
        "What is recorded does not show that the respondent is a relevant sexual offender, and no legal officer has advised to go on."
    )
    return [confirm(sentence, "13A(1)(a), sch 5")]


def _court(case: Case, subject: str, notice: Notice) -> list[Concern]:
    classes = which_class(case, subject)
    if not classes.certain:
        sentence = (
            "It is uncertain whether the respondent is a child respondent, and so which court hears the application; settle it first."
        )
        return [confirm(sentence, "sch 5", "court")]
    right = proper_court(classes.only)
    if not notice.court or notice.court == right:
        return []
    who = "a child" if classes.only == CHILD else "an adult"
    sentence = f"The respondent is {who}: the application belongs to {COURTS[right]}, not to {COURTS.get(notice.court, notice.court)}."
    return [confirm(sentence, "sch 5", "court")]


def _when(notice: Notice) -> list[Concern]:
    if notice.appear_at is not None and notice.appear_at <= notice.at:
        sentence = "The respondent would have to appear before the notice was issued: one of the two times is wrong."
        return [slip(sentence, "13B(1)", "appear_at")]
    return []


def _as_fixed(one: Application, notice: Notice) -> list[Concern]:
    """After a magistrate's order the first notice states the date, time and place that the magistrate fixed (s 13J(7))."""
    fixed = one.returned
    if fixed is None or one.issued is None or one.issued.entry != notice.entry:
        return []
    found = []
    if fixed.return_at is not None and notice.appear_at != fixed.return_at:
        sentence = "The notice must state the date and time that the magistrate fixed when making the order."
        found.append(confirm(sentence, "13J(7)", "appear_at"))
    if fixed.return_place and notice.court_place != fixed.return_place:
        sentence = f"The notice must state the place that the magistrate fixed when making the order: {fixed.return_place}."
        found.append(confirm(sentence, "13J(7)", "court_place"))
    if fixed.return_at is not None and notice.at > fixed.return_at:
        sections = sections_of(fixed.order)
        sentence = (
            f"The return date and time had passed when the notice was issued: the {sections.in_words} has ended (s {sections.ends('a')})."
        )
        found.append(confirm(sentence, sections.ends("a")))
    return found


@implements("13J(7)")
def _asked_of_a_magistrate(case: Case, one: Application) -> list[Concern]:
    """While a magistrate is asked for a temporary order the date, time and place of the notice may still be fixed by that order."""
    if one.returned is not None or not pending(case.docket, one.subject):
        return []
    sentence = "A magistrate is asked for a temporary order, and on making it fixes when and where this application is heard: the notice must state that."
    return [confirm(sentence, "13J(5), 13J(7)", "appear_at")]


def _classes(case: Case, one: Application) -> list[Concern]:
    """A respondent who turned 18 between the temporary order and this application has a class for each."""
    if one.returned is None:
        return []
    before, now = class_of(case, one.returned.order), class_of(case, one.subject)
    if before.values == (CHILD,) and ADULT in now.values:
        kind = sections_of(one.returned.order).in_words
        sentence = (
            f"The respondent was a child for the {kind} but is an adult for this application; keep the date, time and place that were fixed, "
            "and ask a legal officer about the court."
        )
        return [confirm(sentence, "sch 5, 13J(7)", "court")]
    return []


@check("application.discontinuing", provision="13G(3), 13M(2)(e)", label="What ends with the application?")
@implements("13M(2)(e)")
def discontinuing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An application that would follow an older prohibition order may be what continues it: a legal officer agrees first (O-A08)."""
    del subject
    sentence = (
        "This application follows an older prohibition order. Whether that order goes on when the application is discontinued is doubtful, "
        "and no legal officer has agreed; asking the court to dismiss the application is safer."
    )
    return tuple(
        confirm(sentence, "13G(3)", "legal_officer_agrees")
        for about, agreed in discontinuances_in(entries)
        if _may_continue_an_order(case, about) and not agreed
    )


@implements("13G(2)", "13G(3)")
def _may_continue_an_order(case: Case, about: str) -> bool:
    """Was it begun to follow an older order, or does it in some reading keep one going, whether or not it names it?"""
    kept_going = (course for order in prohibition_orders(case.docket) for course in courses(case, order).values)
    return bool(application(case.docket, about).renews) or any(about in course.continued_by for course in kept_going)


@check("temporary-order.returns-in-time", provision="13J(5), 13M(2)(c)", label="Is the return date within the life of the order?")
@check(
    "disqualification-order.returns-in-time",
    provision="13T(4)(a), 13J(5), 13U(2)(c)",
    label="Is the return date within the life of the order?",
)
@implements("13J(5)", "13T(4)(a)")
def returns_in_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A return date after 28 days from the making (that day counted) comes when the order may be over; one before it is a slip.

    One on a day on which the court does not sit is asked about: it does not move on (O-A32).
    """
    del subject
    found: list[Concern] = []
    for order in dict.fromkeys(e.subject for e in entries):
        made = interim_order(case.docket, order)
        if made is None or not made.by_magistrate or made.return_at is None:
            continue
        if made.return_at <= made.made_at:
            found.append(slip("The return date comes before the making of the order.", "13J(5)", "return_at"))
        elif made.return_at >= end_of(day_of(made.made_at) + timedelta(days=PERIOD - 1)):
            sentence = "The return date comes after 28 days: the order may be over before the application is mentioned."
            found.append(confirm(sentence, sections_of(order).ends("c"), "return_at"))
        found += about_sitting(case, made.return_place or case.place_for(order), made.return_at, sections_of(order).ends("a"), "return_at")
    return tuple(found)
