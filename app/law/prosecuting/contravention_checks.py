"""What is looked at before something about an alleged contravention is recorded: our own slips are refused, what others did is flagged."""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.docket import Entry
from app.law.facts.contraventions import COMMITTED, Contravention, Ended, attached_in, contravention, of_kind_in
from app.law.facts.prohibition_orders import made
from app.law.prosecuting.briefs import challenge_is_late
from app.law.prosecuting.contraventions import IN_FORCE, NOT_IN_FORCE, TOLD_ONLY, bound, force, knowledge, terms_in_words
from app.law.prosecuting.failures_to_report import OBLIGATIONS, against, not_counted
from app.law.prosecuting.penalties import exceeds, maximum
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reporting.reportable_offenders import YES, reportable

PROOF_OF_ORDER = {"COPY_OF_ORDER", "CERTIFICATE_OF_REGISTRATION"}
PROOF_OF_NOTICE = {"COPY_OF_NOTICE", "STATEMENT_77_3", "AFFIDAVIT_77_4"}
MADE_LATER = "The order had not been made at that time: one of the two times, or the order, is wrong."
NOT_THEN = "In no reading was the order in force at that time. Is this the order, and the time, that is alleged?"


def _of(case: Case, entries: tuple[Entry, ...], *kinds: str) -> Iterator[Contravention]:
    for subject in of_kind_in(entries, *kinds):
        one = contravention(case.docket, subject)
        if one is not None:
            yield one


@check("contravention.alleging", provision="67FA", label="Does the time alleged fit the order?")
@implements("67FA(1)", "67FA(4)")
def alleging(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A time before the order, or one that ends before it begins, is a slip; an order that was not in force then is asked about."""
    del subject
    found = []
    for one in _of(case, entries, "contravention-alleged"):
        order = made(case.docket, one.order)
        if order is not None and one.instants[-1] < order.made_at:
            found.append(slip(MADE_LATER, "67FA(1), 67FA(4)", "at"))
        elif one.until is not None and one.until < one.at:
            found.append(slip("It cannot end before it begins.", "67FA(1), 67FA(4)", "until"))
        elif force(case, one.subject).values == (NOT_IN_FORCE,):
            found.append(confirm(NOT_THEN, "67FA(1), 67FA(4)", "at"))
    return tuple(found)


@check("contravention.failing", provision="50(1)", label="Do the times of the failure fit?")
@implements("50(1)")
def failing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A time that is over before it begins is a slip."""
    del subject
    wrong = [
        one
        for one in _of(case, entries, "reporting-failure-alleged")
        if one.failure and one.failure.begins_at and one.failure.begins_at >= one.at
    ]
    return tuple(slip("The time to report cannot be over before it begins: one of the two is wrong.", "50(1)", "at") for _ in wrong)


@check("contravention.established", provision="4, 16(5), 19A(3), 34(1), 53", label="Does what was found bear on this obligation?")
@implements("34(1)(b)")
def established(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Nothing and something found at once is a slip; what does not bear on this obligation is recorded, flagged and not counted."""
    del subject
    found: list[Concern] = []
    for entry in entries:
        one = contravention(case.docket, entry.subject) if entry.kind == "reporting-obligation-established" else None
        if one is None or one.failure is None:
            continue
        if {"NONE"} < set(entry.values.get("grounds") or ()):
            found.append(slip("Either none of these was found, or something: clear one of the two.", "34(1)", "grounds"))
        words = OBLIGATIONS[one.failure.obligation][0]
        found += [
            confirm(f"That {g.words} does not bear on the obligation {words}: it is not counted.", g.provision, "grounds")
            for g in not_counted(one.failure)
        ]
    return tuple(found)


@check("contravention.condition-fits", provision="67FA, 13Q(5)", label="Is there such a condition in the terms that bound then?")
@implements("13Q(5)(a)", "13Q(5)(b)", "13ZB(4)")
def condition_fits(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Its number must be one of the terms that bound then; where no such terms are certain its words are needed."""
    del subject
    found = []
    for one in _of(case, entries, "contravention-condition-named"):
        terms, said = bound(case, one), one.named[-1]
        if terms is None and not said.words.strip():
            found.append(slip("No terms are certain: give the words of the condition that was settled on.", "13Q(5), 13ZB(4)", "words"))
        elif terms is not None and not 1 <= (said.condition or 0) <= len(terms.conditions):
            many = len(terms.conditions)
            sentence = (
                f"There is no such condition: {terms_in_words(case, one)} has {many}." if many == 1 else f"Give a number from 1 to {many}."
            )
            found.append(slip(sentence, "13Q(5), 13ZB(4)", "condition"))
    return tuple(found)


@check("contravention.knowing-in-time", provision="67FA(3), 77D", label="Was it before the contravention?")
@implements("67FA(3)", "67FA(6)")
def knowing_in_time(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What the respondent was told or served after the contravention proves nothing of that time: it is recorded, flagged and not counted."""
    del subject
    late = [one for one in _of(case, entries, "knowledge-evidence-gathered") if one.gathered[-1].too_late]
    sentence = "What was told or served after the contravention does not prove that the respondent knew at that time: it is not counted."
    return tuple(confirm(sentence, "67FA(3), 67FA(6), 77D", "") for _ in late)


@check("contravention.charging", provision="67FA, 77D(2)", label="Can what is charged be made out?")
@implements("77D(2)")
def charging(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A charge on an order that was not surely in force, or where only the order was told of, is asked about; a charge before the act is a slip."""
    del subject
    found = []
    for one in _of(case, entries, "contravention-charge-decided"):
        if one.charge is None or not one.charge.charged:
            continue
        if one.charge.at < one.at:
            found.append(slip("It cannot be charged before it happened.", "67FG(1)", "at"))
        if one.failure:
            found += [confirm(f"Against it stands, or may stand: {each.words}.", each.provision, "course") for each in against(case, one)]
            continue
        if force(case, one.subject).values != (IN_FORCE,):
            found.append(confirm("The order, or these terms, were not in force then in every reading.", "67FA(1), 67FA(4)", "course"))
        if TOLD_ONLY in knowledge(case, one.subject).values:
            sentence = "Who knew of the order only from a police officer cannot be convicted unless the officer told of this condition too."
            found.append(confirm(sentence, "77D(2)", "course"))
    return tuple(found)


@check("contravention.assembling", provision="77", label="Is there what proves the order, or that notice was given?")
@implements("77(3)", "77(4)")
def assembling(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The order itself has to be proved by a copy, or a registration by its certificate; of a failure to report, that notice was given."""
    del subject
    found = []
    for about, attached in attached_in(entries):
        one = contravention(case.docket, about)
        if one is not None and one.failure and not attached & PROOF_OF_NOTICE:
            sentence = "Nothing goes with the brief that proves that a notice of reporting obligations was given."
            found.append(confirm(sentence, "50(4), 77(3)(e), 77(4)(b)", "attached"))
        elif one is not None and not one.failure and not attached & PROOF_OF_ORDER:
            sentence = "No copy of the order and no certificate of its registration goes with the brief: the order has to be proved."
            found.append(confirm(sentence, "77C", "attached"))
    return tuple(found)


@check("contravention.challenging", provision="77(5)", label="Was the notice of challenge given as the Act asks?")
@implements("77(5)")
def challenging(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A notice that is late or not in writing is recorded and flagged: the Act does not say what follows."""
    del subject
    found = []
    for one in _of(case, entries, "evidence-challenged"):
        last = one.challenges[-1]
        if not last.in_writing:
            found.append(confirm("The notice of a challenge must be in writing.", "77(5)", "in_writing"))
        if challenge_is_late(case, one, last.at):
            sentence = (
                "It comes later than at least 3 business days before the day fixed for the hearing. The Act does not say what follows: the "
                "statement stays evidence, and the court may still hear the challenge (O-A20)."
            )
            found.append(confirm(sentence, "77(5)", "at"))
    return tuple(found)


@check("contravention.hearing-fixed", provision="77(5)", label="Is the hearing after the charge?")
def hearing_fixed(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A hearing before the contravention is a slip."""
    del subject
    wrong = [one for one in _of(case, entries, "charge-hearing-fixed") if (at := one.fixed[-1].hearing_at) is not None and at < one.at]
    return tuple(slip("The hearing cannot be before what is charged.", "67FG(1)", "hearing_at") for _ in wrong)


@check("contravention.ending", provision="67FG, 67FH", label="Could the court decide so?")
@implements("67FG(3)", "67FG(5)", "67FH(1)", "67FH(2)", "67FH(3)")
def ending(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What a court did otherwise than the Act provides is asked about and flagged; a penalty without a conviction is a slip."""
    del subject
    found: list[Concern] = []
    for one in _of(case, entries, "summary-proceeding-ended", "trial-on-indictment-ended"):
        found += _about_end(one, one.ended[-1])
    return tuple(found)


def _about_end(one: Contravention, ended: Ended) -> Iterator[Concern]:
    most = maximum(summary=ended.summary, failure=one.failure is not None)
    if one.charge and ended.at < one.charge.at:
        yield slip("The proceeding cannot end before it is charged: one of the two times is wrong.", "67FG(1)", "at")
    if ended.summary and not ended.by_magistrate:
        sentence = "A Magistrates Court that deals with it summarily is constituted by a magistrate; another justice may take procedural steps only."
        yield confirm(sentence, "67FH(1), 67FH(2)", "constituted_by")
    if ended.outcome == COMMITTED and ended.submissions_heard is not True:
        yield confirm(
            "The magistrate must first invite and hear submissions of the prosecution and the defence.", "67FG(5)", "submissions_heard"
        )
    if ended.outcome != "CONVICTED" and (ended.penalty_units or ended.imprisonment_months):
        yield slip("A penalty follows a conviction alone.", most.provision, "outcome")
    elif exceeds(ended.penalty_units, ended.imprisonment_months, most):
        yield confirm(f"It is more than the most for this way of taking the charge: {most.in_words}.", most.provision, "penalty_units")


@check("contravention.device", provision="67FC", label="Was access to the device required as the Act provides?")
@implements("67FC(1)", "67FC(2)", "67FC(8)")
def device(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """By an officer authorised in writing, of a reportable offender, who is told that incrimination is no excuse."""
    del subject
    found = []
    for one in _of(case, entries, "device-access-required"):
        last = one.devices[-1]
        if not last.authorised:
            found.append(
                confirm("Only a police officer whom the commissioner authorised in writing may require it.", "67FC(1)", "authorised")
            )
        if not last.informed:
            found.append(confirm("The officer must say that it must be complied with although it may incriminate.", "67FC(8)", "informed"))
        if reportable(case, last.at).values != (YES,):
            found.append(
                confirm("On that day the person was not surely a reportable offender, of whom alone it may be required.", "67FC(1)", "at")
            )
    return tuple(found)
