"""What is looked at before a hearing is recorded: slips that cannot stand, and acts of a court that the Act does not provide for.

A slip is refused with the field at fault. What a court in fact did is never refused: it is asked whether it was so, recorded and flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.casework.answer import latest
from app.casework.clock import day_of
from app.casework.docket import Docket, Entry
from app.law.applying.costs import about_costs
from app.law.at_court.child_report_checks import about_the_report
from app.law.at_court.hearings import NO, YES, child, of, order_after, orders_before
from app.law.at_court.sittings import about_sitting
from app.law.facts import ABSENT, DOUBTFUL, application_documents_served, presence
from app.law.facts.disqualification_orders import made_at as disqualification_orders_made_at
from app.law.facts.hearings import Hearing
from app.law.facts.respondents import under_supervision_or_forensic_order
from app.law.facts.temporary_orders import (
    MATTERS,
    FinalOrder,
    Mention,
    TemporaryOrder,
    extension_decided_at,
    final_order_made_at,
    interim_order,
    interim_orders_on,
    orders_on,
    temporary_order,
)  # fmt: skip
from app.law.orders.stays import STAYED
from app.law.orders.temporary_order_questions import end_in_words, ends
from app.law.orders.temporary_orders import PERIOD, sections_of
from app.law.provisions import implements, paragraph
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import in_words, last_day_before
from app.law.respondents import class_of, may_be_a_child
from app.law.status import in_force, life

FINDINGS = {
    "relevant_sexual_offender": "that the respondent is a relevant sexual offender",
    "unacceptable_risk": "of an unacceptable risk to children",
    "order_will_reduce_risk": "that the order will reduce the risk",
    "last_resort": "that the order is a last resort",
    "most_effective": "that the order is the most effective way of reducing the risk",
}


# ---------------------------------------------------------------- slips
@check(
    "hearing.decisions-complete",
    provision="13K(1), 13N(1), 13T(2)",
    label="Is every decision recorded that the Act asks for at this hearing?",
)
@implements("13K(1)", "13T(2)")
def decisions_complete(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A mention at which the application goes on needs a decision on each order, on a temporary order if none is in force, and so on."""
    one = of(case, subject)
    if one is None or one.held_at is None or not any(e.subject == subject for e in entries):
        return ()
    return (*_contradictions(one, one.held_at), *(_missing(case, one) if one.is_mention and one.adjourned else ()))


@implements("13O(1)")
def _contradictions(one: Hearing, held_at: datetime) -> Iterator[Concern]:
    if one.outcome == "ADJOURNED" and one.next_listed_for is None:
        yield slip("Adjourned to which day? If none was fixed choose “Adjourned without a day”.", "13N(1)(b)", "next_fixed")
    if one.next_listed_for is not None and one.next_listed_for <= held_at:
        yield slip("The next mention must be later than this hearing.", "13M(2)(b)", "next_listed_for")
    if "b" in one.paragraphs and presence(one.presence) == ABSENT:
        yield slip("The respondent is listed among those in the room, but recorded as not there in person.", "13O(1)(b)", "attendees")


def _missing(case: Case, one: Hearing) -> Iterator[Concern]:
    for index, order in enumerate(orders_before(case, one)):
        yield from _missing_on(case, one, order, f"orders-{index}")
    if not one.s13k and order_after(case, one.subject).values != (YES,):
        yield slip(
            "After this hearing no temporary order is certainly in force: record whether the court made one. If it said nothing, choose that.",
            "13K(1)", "s13k_decision",
        )  # fmt: skip
    if one.s13k == "NOT_MADE" and not one.disqualification:
        yield slip(
            "The court decided not to make a temporary order: record whether it considered a disqualification order.",
            "13T(2)",
            "disqualification",
        )


def _missing_on(case: Case, one: Hearing, subject: str, row: str) -> Iterator[Concern]:
    if extension_decided_at(case.docket, subject, one.subject) is None:
        yield slip(
            f"{_named(subject)} needs its own decision: extended, not extended, or not said.", _under(subject, "13N(1), 13M(2)(b)"),
            f"{row}-decision",
        )  # fmt: skip
    given = _mention(case, subject, one)
    if given is None or given.extension is None:
        return
    if given.extension.until is None and given.extension.days is None:
        yield slip("Until which day was it extended, or for how many days?", _under(subject, "13N(2)"), f"{row}-until")
    if given.extension.until is not None and given.extension.until < day_of(given.at):
        yield slip("The last day of the extension lies before the hearing.", _under(subject, "13N(2)"), f"{row}-until")


def _named(subject: str) -> str:
    kind, _, number = subject.rpartition(":")
    return f"{kind.replace('-', ' ').capitalize()} {number}"


def _under(subject: str, provisions: str) -> str:
    """The same provisions for this kind of order: 13V applies 13N to a disqualification order, and 13U says for it what 13M says."""
    sections = sections_of(subject)
    told = provisions.replace("13M", sections.term)
    return told if sections.extending == "13N" or "13N" not in told else f"{sections.extending}, {told}"


def _mention(case: Case, subject: str, one: Hearing) -> Mention | None:
    order = interim_order(case.docket, subject)
    return next((m for m in order.mentions if m.hearing == one.subject), None) if order else None


# ---------------------------------------------------------------- what the Act does not provide for
@check("hearing.as-the-act-provides", provision="13C, 13K, 13N, 13T", label="Did the court do what the Act provides for?")
def as_the_act_provides(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Sentences to confirm: the act is recorded as the court did it, flagged, and a legal officer is told."""
    one = of(case, subject)
    if one is None or one.held_at is None:
        return ()
    new = {e.kind for e in entries}
    found: list[Concern] = []
    if new & {"hearing-held", "extension-decided"}:
        before, rows = _without(case, entries), orders_before(case, one)
        for order, mention in _mentioned(case, one):
            field = f"orders-{rows.index(order)}-decision" if order in rows else "orders"
            found += _about_mention(case, before, order, mention, field)
            found += _about_length(order, mention, field, current=latest(ends(before, order)))
            found += _about_a_childs_consent(case, order, mention, field)
        found += _about_next_mention(case, one, one.held_at)
        found += _not_on_a_sitting_day(case, entries, "next_listed_for")
        found += about_costs(costs_without_abuse=one.costs_without_abuse)
    if new & {"s13k-decided", "temporary-order-made"}:
        found += _about_order_made(case, one)
    if new & {"disqualification-considered", "disqualification-order-made"}:
        found += _about_disqualification(case, one)
    final = final_order_made_at(case.docket, subject)
    if "prohibition-order-made" in new and final is not None:
        found += _about_final_order(case, one, final)
    return tuple(found)


def as_recorded(case: Case, subject: str) -> tuple[Concern, ...]:
    """The same of a hearing as it stands in the docket, whenever it was recorded; nothing about extensions, nor about the mention after it."""
    one = of(case, subject)
    if one is None or one.held_at is None:
        return ()
    final = final_order_made_at(case.docket, subject)
    about_final = () if final is None else _about_final_order(case, one, final)
    costs = about_costs(costs_without_abuse=one.costs_without_abuse)
    return (*_about_order_made(case, one), *_about_disqualification(case, one), *about_final, *costs)


def extension_as_recorded(case: Case, order: str, mention: Mention) -> tuple[Concern, ...]:
    """The same of the extension of one order at a mention.

    The life of an order never looks ahead, so that what it was just before the mention is what it was before this was recorded.
    """
    return (*_about_mention(case, case, order, mention, ""), *_about_length(order, mention, "", current=None))


def _mentioned(case: Case, one: Hearing) -> Iterator[tuple[str, Mention]]:
    """The interim orders that were mentioned at this hearing."""
    for subject in interim_orders_on(case.docket, one.application):
        mention = _mention(case, subject, one)
        if mention is not None:
            yield subject, mention


def _without(case: Case, entries: tuple[Entry, ...]) -> Case:
    """The case as it is before these entries are recorded."""
    new = {e.id for e in entries}
    kept = tuple(e for e in case.docket.entries if e.id not in new)
    if case.before is not None and case.before.docket.entries == kept:
        return case.before
    return case.after(Docket(kept))


def _served_in_absence(case: Case, one: Hearing) -> bool:
    """May something be done in the respondent's absence: the documents were served, and the court was satisfied of it?"""
    documents = application_documents_served(case.docket, one.application)
    return one.satisfied_of_service and documents is not None and one.held_at is not None and documents.at <= one.held_at


def _absence(how: str, *, served: bool, what: str, provision: str, field: str) -> Iterator[Concern]:
    told = presence(how)
    if served or told not in (ABSENT, DOUBTFUL):
        return
    doubt = " Whether a link or telephone is presence is doubtful (O-A10)." if told == DOUBTFUL else ""
    yield confirm(
        f"{what} in the respondent's absence, but it is not recorded both that the application and the appearance notice had been served and that "
        f"the court was satisfied of it.{doubt}", provision, field,
    )  # fmt: skip


@implements("13N(1)", "13N(3)", "13V")
def _about_mention(case: Case, before: Case, subject: str, mention: Mention, field: str) -> Iterator[Concern]:
    name = _named(subject)
    just_before = mention.at - timedelta(microseconds=1)
    status = in_force(before, subject, just_before)
    if mention.extension is None:
        if mention.addressed == "NOT_ADDRESSED" and mention.adjourned and status != NO:
            surely = _ends_at(case, subject, mention.at)
            end = (
                "it ends at this mention" if surely else "in some reading it ends at this mention; ask for an extension, or for a new order"
            )
            yield confirm(f"The court said nothing about extending {name.lower()}: {end}.", _under(subject, "13M(2)(b)"), field)
        return
    if all(each.end is not None and each.end < mention.at for each in life(before, subject).values):
        yield confirm(
            f"{name} was over before this hearing: an order that is over cannot be extended.", _under(subject, "13N(1)(a)"), field
        )
    elif any((broken := each.interrupted(just_before)) and broken.why == STAYED for each in life(before, subject).values):
        yield confirm(
            f"{name} did not operate: it was stayed. Whether it can be extended then is doubtful (O-A61): ask for a new order as well.",
            _under(subject, "13N(1)(a), 13ZI(3)"),
            field,
        )
    elif status == NO:
        yield confirm(
            f"{name} had not taken effect. Whether it can be extended then is doubtful (O-A06): ask for a new order as well.",
            _under(subject, "13N(1)(a)"),
            field,
        )
    elif status != YES:
        yield confirm(
            f"Whether {name.lower()} was still in force is doubtful: ask for a new order as well.", _under(subject, "13N(1)(a)"), field
        )
    if not mention.adjourned:
        yield confirm("An order can be extended only when the application is adjourned.", _under(subject, "13N(1)(b)"), "outcome")
    served = mention.documents_served and mention.satisfied_of_service
    yield from _absence(mention.presence, served=served, what=f"{name} was extended", provision=_under(subject, "13N(3)"), field=field)


def _ends_at(case: Case, subject: str, at: datetime) -> bool:
    """Is the order over at this instant, or before, in every reading? A later mention inside an extension may not end it (O-A05)."""
    return all(end is not None and end <= at for end in ends(case, subject).values)


@implements("13N(2)")
def _about_length(subject: str, mention: Mention, field: str, *, current: datetime | None) -> Iterator[Concern]:
    """More than 28 days without consent, and an extension that would shorten the order (O-D07).

    `current` is where the period ends that it extends; None where that is not looked at.
    """
    given = mention.extension
    if given is None:
        return
    granted, provision = day_of(mention.at), _under(subject, "13N(2)")
    if not given.consent and (given.days or 0) > PERIOD:
        yield confirm("The extension is for more than 28 days, and no consent of the respondent is recorded.", provision, field)
    if given.until is None:
        return
    over = (given.until - granted).days - (PERIOD - 1)
    if over == 1 and not given.consent:
        yield confirm(
            f"Whether {in_words(given.until)} lies within 28 days is doubtful (O-A01): only the day before is safe.", provision, field
        )
    elif over > 1 and not given.consent:
        from_end = current is None or given.until <= last_day_before(current) + timedelta(days=PERIOD)
        why = "valid only if it is measured from the end of the current period (O-A04)" if from_end else "longer than the Act allows"
        yield confirm(f"The extension to {in_words(given.until)} is {why}, and no consent of the respondent is recorded.", provision, field)
    if current is not None and given.until < last_day_before(current):
        yield confirm(
            f"The extension would shorten the order, which goes to the {end_in_words(current)}.", _under(subject, "13M(3)(a)"), field
        )


@implements("13N(2)", "13V")
def _about_a_childs_consent(case: Case, subject: str, mention: Mention, field: str) -> Iterator[Concern]:
    """The Act lets a child consent to a longer extension as well; that a lawyer was there is a practice of the house, and asked about."""
    given = mention.extension
    if given is None or not given.consent or given.lawyer_present or not may_be_a_child(case, subject):
        return
    longer = (given.days or 0) > PERIOD or (given.until is not None and (given.until - day_of(mention.at)).days > PERIOD - 1)
    if longer:
        sentence = "The respondent is or may be a child, and no lawyer is recorded as present at the consent to more than 28 days (a practice of the house)."
        yield confirm(sentence, f"{_under(subject, '13N(2)')}, sch 5", field)


@implements("13K(2)", "13K(3)", "13K(5)")
def _about_order_made(case: Case, one: Hearing) -> Iterator[Concern]:
    """The three findings, an adjournment, and service where the respondent was absent; no matters of section 13D and no report (13K(3)(c))."""
    if one.s13k == "NOT_ADDRESSED":
        yield confirm("The court must decide whether to make a temporary order, and it said nothing about it.", "13K(1)", "s13k_decision")
    for order in _made_here(case, one):
        if not one.adjourned:
            yield confirm("A court that makes a temporary order adjourns afterwards; no adjournment is recorded.", "13K(2)(b)", "outcome")
        young = child(case, one.subject).values
        if order.by_consent:
            yield from _consent(young, both=order.both_consents, prefix="interim_")
        if not _consent_is_enough(order, young):
            yield from unsatisfied(order.findings, "13K(2)(a)", "interim_")
            yield from outside_the_definition(case, order.made_at, "13K(2)(a), 13C(1)(a)", "interim_relevant_sexual_offender")
        served = _served_in_absence(case, one)
        yield from _absence(order.presence, served=served, what="A temporary order was made", provision="13K(5)", field="s13k_decision")
        if any(in_force(case, other, order.made_at) == YES for other in orders_on(case.docket, one.application) if other != order.subject):
            yield confirm("Another temporary order is in force. Extending it is the safer course (O-A26).", "13K(1)", "s13k_decision")


def _made_here(case: Case, one: Hearing) -> Iterator[TemporaryOrder]:
    for subject in orders_on(case.docket, one.application):
        order = temporary_order(case.docket, subject)
        if order is not None and order.hearing == one.subject and not order.by_magistrate:
            yield order


def unsatisfied(found: tuple[tuple[str, str], ...], provision: str, prefix: str = "") -> Iterator[Concern]:
    """A concern for each finding of the test that is not recorded as satisfied."""
    for name, said in found:
        if said != "SATISFIED":
            told = "said not to be satisfied" if said == "NOT" else "is not recorded as satisfied"
            yield confirm(f"An order was made, but the court {told} {FINDINGS[name]}.", provision, prefix + name)


@implements("13C(1)(a)", "sch 5")
def outside_the_definition(case: Case, made_at: datetime, provision: str, field: str) -> Iterator[Concern]:
    """Whoever is under a supervision, interim supervision or forensic order is no relevant sexual offender, and the court is told so by nobody else.

    What was recorded by the making counts: an order that such a person comes under later ends nothing (O-A29).
    """
    if under_supervision_or_forensic_order(case.docket, made_at):
        yield confirm(
            "An order was made although the respondent is recorded as being under a supervision order, an interim supervision order or a forensic "
            "order, and so as no relevant sexual offender.", provision, field,
        )  # fmt: skip


@implements("13T(3)", "13T(4)(a)", "13T(4)(b)")
def _about_disqualification(case: Case, one: Hearing) -> Iterator[Concern]:
    field = "disqualification"
    if one.disqualification == "NOT_ADDRESSED":
        yield confirm("The court must consider a disqualification order, and it said nothing about it.", "13T(2)", field)
    if one.disqualification != "MADE":
        return
    if not (one.interests_finding or any(order.interests_finding for order in disqualification_orders_made_at(case.docket, one))):
        yield confirm("A disqualification order was made without a finding on the interests of children.", "13T(3)", "interests_finding")
    if one.s13k != "NOT_MADE":
        yield confirm("A disqualification order is made only where the court decides not to make a temporary order.", "13T(1)(b)", field)
    if one.outcome == "FINAL_MADE":
        yield confirm("A disqualification order is made only where no final order has been made.", "13T(1)(b)", field)
    served = _served_in_absence(case, one)
    yield from _absence(one.presence, served=served, what="A disqualification order was made", provision="13T(4)(b), 13K(5)", field=field)


@implements("13P(3)")
def _consent_is_enough(order: TemporaryOrder | FinalOrder, young: tuple[str, ...]) -> bool:
    """May the tests be left out? For an adult's order by consent, unless the court found that against the interests of justice."""
    return order.by_consent and young == (NO,) and order.interests_of_justice != "AGAINST"


@implements("13P(1)", "13P(2)")
def _consent(young: tuple[str, ...], *, both: bool, prefix: str = "") -> Iterator[Concern]:
    """An order by consent is for an adult respondent, and both parties consent."""
    if young != (NO,):
        yield confirm("An order by consent is open for an adult respondent only.", "13P(1)", f"{prefix}by_consent")
    if not both:
        yield confirm(
            "The order was made by consent, but the consents of both parties are not recorded.", "13P(2)", f"{prefix}both_consents_recorded"
        )


@check("temporary-order.by-consent", provision="13P(1), 13P(2)", label="Is an order by consent one that may be made so?")
def by_consent(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A magistrate's order by consent: for an adult, with both consents; the findings are asked for all the same (O-A46)."""
    del subject
    found: list[Concern] = []
    for about in dict.fromkeys(e.subject for e in entries):
        order = temporary_order(case.docket, about)
        if order is not None and order.by_magistrate and order.by_consent:
            said = class_of(case, about).values
            found += _consent((NO,) if said == ("ADULT",) else (YES,), both=order.both_consents)
    return tuple(found)


@implements("13C(1)", "13C(2)(a)", "13C(2)(b)", "13C(4)", "13D")
def _about_final_order(case: Case, one: Hearing, final: FinalOrder) -> Iterator[Concern]:
    served = _served_in_absence(case, one)
    yield from _absence(one.presence, served=served, what="A prohibition order was made", provision="13C(4)", field="outcome")
    young = child(case, one.subject).values
    if final.by_consent:
        yield from _consent(young, both=final.both_consents)
    if not _consent_is_enough(final, young):
        yield from unsatisfied(final.findings, "13C(1)")
        yield from outside_the_definition(case, final.made_at, "13C(1)(a)", "relevant_sexual_offender")
        left = [m for m in (*MATTERS, *(("i",) if young == (YES,) else ())) if m not in final.considered]
        if left:
            yield confirm(f"Not recorded as considered: section 13D {', '.join(paragraph(m) for m in left)}.", "13D", "considered_13d")
    if young == (YES,):
        yield from about_the_report(case, one.application, final.made_at, considered=final.report_considered)
        yield from unsatisfied(final.child_findings, "13C(2)(b)")


def _about_next_mention(case: Case, one: Hearing, held_at: datetime) -> Iterator[Concern]:
    """The next mention must come before any order ends, or the order lapses between the two."""
    if one.next_listed_for is not None:
        yield from _too_late(case, one.application, held_at, one.next_listed_for, "next_listed_for")


def _too_late(case: Case, application: str, after: datetime, listed_for: datetime, field: str) -> Iterator[Concern]:
    for subject in interim_orders_on(case.docket, application):
        coming = [at for at in ends(case, subject).values if at is not None and at > after]
        if coming and min(coming) < listed_for:
            yield confirm(
                f"{_named(subject)} may be over before that mention: {end_in_words(min(coming))}. List it earlier.",
                _under(subject, "13M(2)(c), 13N(1)"),
                field,
            )


@check("hearing.listed-in-time", provision="13M(2)(c), 13N(1)", label="Is the mention listed before the order may end?")
def listed_in_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A mention listed after the earliest end of an order cannot extend it."""
    del subject
    found: list[Concern] = []
    for listing in (e for e in entries if e.kind == "mention-listed"):
        one = of(case, listing.subject)
        if one is not None and one.listed_for is not None:
            found += _too_late(case, one.application, listing.at, one.listed_for, "listed_for")
    return (*found, *_not_on_a_sitting_day(case, entries, "listed_for"))


def _not_on_a_sitting_day(case: Case, entries: tuple[Entry, ...], field: str) -> Iterator[Concern]:
    for listing in dict.fromkeys(e.subject for e in entries if e.kind == "mention-listed"):
        one = of(case, listing)
        if one is not None:
            yield from about_sitting(case, one.court_place, one.listed_for, "13M(2)(b), 13N(1)", field)
