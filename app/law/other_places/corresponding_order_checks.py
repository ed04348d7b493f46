"""What is looked at before anything about a corresponding order, its referral or a registered order is recorded (ss 13Y-13ZD).

Our own slips are refused with the field at fault. What a registrar, a court or a respondent in fact did is asked about, recorded, flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import latest
from app.casework.docket import Entry
from app.law.applying.variation_checks import REGARDED, report_of_now, slips, terms_left_out
from app.law.applying.variations import of
from app.law.facts import ABSENT, PRESENT
from app.law.facts.corresponding_orders import (
    OTHER,
    REFUSED,
    VARIED,
    CorrespondingOrder,
    Heard,
    corresponding_order,
    heard_in,
    known_zone,
    of_kind_in,
    papers_served_at,
    registered_order,
    registered_orders,
)
from app.law.facts.variations import CANCELLED, Variation
from app.law.facts.variations import Heard as ApplicationHeard
from app.law.facts.variations import heard_in as applications_heard_in
from app.law.other_places.registered_order_changes import WANTED, consider, leave_needed
from app.law.other_places.registered_orders import NO, ends
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.respondents import CHILD, may_be_a_child

CONSIDERED = {
    "MATTERS_13C_13D": ("what may be considered under sections 13C and 13D", "13Z(9)(a)"),
    "CHANGES": ("changes in the respondent's circumstances since the order was made", "13Z(9)(b)"),
}


# ---------------------------------------------------------------- the application and the registrar
@check("corresponding-order.applying", provision="13Y", label="Can this be said of the corresponding order?")
@implements("13Y")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The days of the original order must fit one another, and the time of its place must be known: its last day ends there."""
    del subject
    known = (corresponding_order(case.docket, one) for one in of_kind_in(entries, "registration-applied-for"))
    return tuple(concern for one in known if one is not None for concern in _about_the_order(one))


def _about_the_order(one: CorrespondingOrder) -> Iterator[Concern]:
    zone = known_zone(one.zone)
    if zone is None:
        yield slip("There is no such time zone: write it as Area/City, for example Pacific/Fiji.", "13Z(11)", "home_time_zone")
        return
    here = one.applied_at.astimezone(zone).date()
    if one.made_on and one.made_on > here:
        yield slip("The order had not been made by then: give the day on which it was made.", "13Y", "made_on")
    if one.last_day and one.made_on and one.last_day < one.made_on:
        yield slip("The last day of the order comes before the day on which it was made.", "13Z(11)", "last_day")
    elif one.last_day and one.last_day < here:
        yield confirm("The order was over by its own last day: there is nothing left to register.", "13Z(1)(a)", "last_day")


@check("corresponding-order.considering", provision="13Z(1)", label="Does this fit what the application says?")
@implements("13Z(1)")
def considering(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The registrar's view comes after the application; an order over by its own last day is not in force."""
    one = corresponding_order(case.docket, subject)
    if one is None or one.considered is None or not of_kind_in(entries, "registration-considered"):
        return ()
    found = []
    if one.considered.at < one.applied_at:
        found.append(slip("This comes before the application.", "13Z(1)", "at"))
    zone = known_zone(one.zone)
    if one.considered.in_force and one.last_day and zone and one.last_day < one.considered.at.astimezone(zone).date():
        found.append(confirm("By its own last day the order is over, and it is recorded as in force.", "13Z(1)(a)", "in_force"))
    return tuple(found)


@check("corresponding-order.registering", provision="13Z", label="Is it registered as the Act provides?")
def registering(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What is wrong or doubtful about a registration that is about to be recorded."""
    del subject
    found: list[Concern] = []
    for registered in of_kind_in(entries, "registered-order-made"):
        made = registered_order(case.docket, registered)
        home = corresponding_order(case.docket, made.of) if made else None
        if made is None or home is None:
            continue
        twice = [other for other in registered_orders(case.docket) if other != registered and _is_of(case, other, made.of)]
        if twice:
            found.append(slip("This order is registered already.", "13Z(2)", "at"))
        if made.registered_at < home.applied_at:
            found.append(slip("The registration comes before the application.", "13Y", "at"))
        found += [*_satisfied(home), *_referred(home, made.registered_at)]
        if (over := latest(ends(case, registered))) is not None and over <= made.registered_at:
            found.append(confirm("The order was over where it was made: registered, it has no effect.", "13Z(1)(a), 13Z(11)", "at"))
    return tuple(found)


def _is_of(case: Case, registered: str, origin: str) -> bool:
    one = registered_order(case.docket, registered)
    return one is not None and one.of == origin


@implements("13Z(1)")
def _satisfied(home: CorrespondingOrder) -> Iterator[Concern]:
    seen = home.considered
    if seen is None or not (seen.in_force and seen.served_at_home and seen.corresponds):
        sentence = (
            "It is not recorded that the registrar was satisfied of it: a corresponding order, in force, and served where it was made."
        )
        yield confirm(sentence, "13Z(1)")


@implements("13Z(3)", "13Z(10)")
def _referred(home: CorrespondingOrder, at: datetime) -> Iterator[Concern]:
    due = home.referral_asked or (home.considered is not None and home.considered.adaptation) or home.referral is not None
    decided = home.decided
    if due and (decided is None or decided.at > at):
        yield confirm("It has to be referred to the court first, and no decision of the court is recorded.", "13Z(3)", "at")
    elif decided is not None and decided.outcome in (REFUSED, OTHER):
        yield confirm("The court did not send it back to be registered (O-A41).", "13Z(2), 13Z(10)", "at")


# ---------------------------------------------------------------- the referral
@check("corresponding-order.referring", provision="13Z(3), sch 5", label="Is it referred to the court that the Act names?")
@implements("sch 5")
def referring(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Of an adult to a Magistrates Court; of a child the Act leaves open to which (O-A12)."""
    one = corresponding_order(case.docket, subject)
    if one is None or one.referral is None or not of_kind_in(entries, "corresponding-order-referred"):
        return ()
    if one.referral.court == "CHILDRENS" and not may_be_a_child(case, subject):
        return (confirm("The respondent is an adult: it is referred to a Magistrates Court.", "13Z(3), sch 5", "court"),)
    if may_be_a_child(case, subject) and one.referral.court:
        sentence = "The respondent is, or may be, a child: whether a Magistrates Court or the Childrens Court decides is open (O-A12). Ask a legal officer."
        return (confirm(sentence, "13Z(3), sch 5", "court"),)
    return ()


@check(
    "referral.as-the-act-provides",
    provision="13Z(4), 13Z(5), 13Z(6), 13Z(7), 13Z(8), 13Z(9)",
    label="Was the referral heard and decided as the Act provides?",
)
def referral_as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Slips in the record of a hearing, and what the court did otherwise than the Act provides."""
    one = corresponding_order(case.docket, subject)
    if one is None:
        return ()
    return tuple(
        concern for heard in heard_in(entries) for concern in (*_slips(one, heard), *_absence(case, subject, heard), *_considered(heard))
    )


@implements("13Z(7)")
def _slips(one: CorrespondingOrder, heard: Heard) -> Iterator[Concern]:
    if one.referral and heard.at < one.referral.at:
        yield slip("The hearing lies before the referral.", "13Z(3)", "at")
    if heard.listed_for is not None and heard.listed_for <= heard.at:
        yield slip("The next hearing must be later than this one.", "13Z(5)", "listed_for")
    if "b" in heard.paragraphs and heard.presence == ABSENT:
        yield slip(
            "The respondent is listed among those in the room, but recorded as not there in person.", "13Z(7), 13O(1)(b)", "attendees"
        )
    if heard.outcome == VARIED and not heard.conditions:
        yield slip("Record all the terms of the order as varied, also those that stay as they were.", "13Z(8)", "conditions")


@implements("13Z(5)")
def _absence(case: Case, subject: str, heard: Heard) -> Iterator[Concern]:
    served = papers_served_at(case.docket, subject)
    if heard.outcome != "ADJOURNED" and heard.presence != PRESENT and (served is None or served > heard.at):
        sentence = "It was decided in the respondent's absence, or perhaps so, and the application and the appearance notice had not both been served."
        yield confirm(sentence, "13Z(5)", "presence")


@implements("13Z(9)")
def _considered(heard: Heard) -> Iterator[Concern]:
    left = [CONSIDERED[one] for one in CONSIDERED if one not in heard.considered] if heard.outcome == VARIED else []
    if left:
        words, provisions = "; ".join(words for words, _ in left), ", ".join(provision for _, provision in left)
        yield confirm(f"Not recorded as considered by the court: {words}.", provisions, "considered")


# ---------------------------------------------------------------- the certificate
@check("registered-order.certificate", provision="13ZA(1), 13ZA(2)", label="Is the certificate as the Act asks?")
@implements("13ZA(1)", "13ZA(2)")
def certificate(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A copy of the registered order is attached; no fee and no expenses are asked for; nothing is certified before it is done."""
    one = registered_order(case.docket, subject)
    given = [e for e in entries if e.kind == "registration-certificate-given"]
    if one is None or not given:
        return ()
    found = []
    if one.certificate_at is not None and one.certificate_at < one.registered_at:
        found.append(slip("The certificate comes before the registration.", "13ZA(1)", "at"))
    if any(no_copy(e) for e in given):
        found.append(confirm("A copy of the registered order has to be attached to the certificate.", "13ZA(1)", "copy_attached"))
    return tuple(found)


def no_copy(entry: Entry) -> bool:
    """Is it recorded that no copy was attached?"""
    return entry.values.get("copy_attached") in (False, "NO")


# ---------------------------------------------------------------- varying and cancelling
@check(
    "registered-variation.as-the-act-provides", provision="13ZC, 13ZD", label="Was the application heard and decided as the Act provides?"
)
def changed_as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Slips in the record of a hearing, and what the court did otherwise than the Act provides."""
    asked = of(case, subject)
    if asked is None:
        return ()
    found: list[Concern] = []
    for heard in applications_heard_in(entries):
        found += slips(asked, heard)
        if heard.outcome in (VARIED, CANCELLED):
            found += [*_leave(case, asked, heard), *terms_left_out(case, asked, heard)]
        if heard.outcome in (VARIED, CANCELLED, "DISMISSED"):
            found += _must_consider(case, asked, heard)
        if consider(case, asked.subject).only == CHILD:
            found += report_of_now(heard)
    return tuple(found)


@implements("13ZC(3)", "13ZD(3)")
def _leave(case: Case, asked: Variation, heard: ApplicationHeard) -> Iterator[Concern]:
    granted = asked.leave is not None and asked.leave.granted and asked.leave.at <= heard.at
    needed = leave_needed(case, asked.subject)
    if granted or needed.values == (NO,):
        return
    doubt = "" if needed.certain else f" Whether it was needed is doubtful ({', '.join(needed.doubts())})."
    yield confirm(f"The respondent applied, and no leave of the court is recorded.{doubt}", "13ZC(3), 13ZD(3)", "outcome")


@implements("13ZC(2)", "13ZD(2)")
def _must_consider(case: Case, asked: Variation, heard: ApplicationHeard) -> Iterator[Concern]:
    left = [REGARDED[one][0] for one in WANTED[consider(case, asked.subject).only or "CHILD"] if one not in heard.regarded]
    if left:
        yield confirm(f"Not recorded as considered by the court: {'; '.join(left)}.", "13ZC(2), 13ZD(2)", "regarded")
