"""What people do about an appeal, from the decision to its result (ss 13ZG-13ZJ): what is asked at each turn, and what answers each step.

One run for each decision that may be appealed; the time for it is worked out in law/appeals.py. Nothing of this changes an order:
what the appeal court did to one stands in the entries about that order.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Reckoned, Wanted, certainly
from app.casework.clock import day_of, start_of
from app.law import reckoning
from app.law.appealing.appeals import last_day, past, place_of
from app.law.facts import earliest_of
from app.law.facts.appealed_orders import stays as stays_of
from app.law.facts.appeals import COMMISSIONER, Appeal, about_another_place, appeal, appeal_of, appeals, decisions, second_of
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, law_list, offer, since, start, step
from app.law.reckoning import in_words
from app.law.reporting.information import entities_told, untold
from app.law.rules_of_court import RuleOfCourt, days_of, rule_of_court
from app.law.status import deadline_from, orders

OUT_OF_TIME: Final = "An appeal is then out of time unless the appeal court extends the period, which it may do without limit (13ZH(2))."
STANDS: Final = ("DISMISSED", "DISMISSED_AS_ABUSE", "WITHDRAWN")
MADE: Final = ("PROHIBITION_ORDER_MADE", "TEMPORARY_ORDER_MADE", "ORDER_REGISTERED")
TOLD_OF: Final = ("ORDER_VARIED", "ORDER_REVOKED", "REGISTRATION_REVOKED", "ORDER_PUT_BACK")


def of(case: Case, subject: str) -> Appeal | None:
    """The appeal with this subject; None where no such decision stands."""
    return appeal(case.docket, subject)


@start("appeal")
@implements("13ZG")
def appealable(case: Case) -> tuple[str, ...]:
    """Every decision of a court that the commissioner or the respondent may appeal has a run that watches the time and the appeal.

    Where both sides appeal, or the respondent appealed while the commissioner still may, the other side's appeal has a run of its own.
    """
    return appeals(case.docket)


# ---------------------------------------------------------------- is there an appeal, and in time?
def _started(one: Appeal) -> datetime | None:
    return one.started.at if one.started else None


def _time_over(case: Case, one: Appeal) -> datetime | None:
    """When the time is over without an appeal; not while the appeal court has still to decide about more time."""
    if one.started is not None:
        return None
    over, decided = past(case, one), max((d.at for d in one.time_decided), default=None)
    if over is None or any(decided is None or asked > decided for asked in one.time_asked):
        return None
    return max(over, decided) if decided and one.extended_to is None else over


@since("appeal.settled", provision="13ZH", label="An appeal is started, or its time is over", conclusion=True)
@implements("13ZH(1)(a)", "13ZH(1)(b)", "13ZH(2)", "13ZH(3)")
def settled(case: Case, subject: str) -> Answer[datetime | None]:
    """From when it is known whether there is an appeal: a notice was filed by either side, in time or not, or the time is over in every reading."""
    one = of(case, subject)
    return certainly(earliest_of((_started(one), _time_over(case, one))) if one else None)


@ask("appeal.started", "YES", "NO", provision="13ZH(3)", label="Was an appeal started?")
@implements("13ZH(3)")
def started(case: Case, subject: str) -> Answer[str]:
    """YES where a notice of appeal was filed; whether a late one is heard the appeal court decides."""
    one = of(case, subject)
    return certainly("YES" if one and one.started else "NO")


@since("appeal.more-time-asked", provision="13ZH(2)", label="More time to appeal is asked for")
def more_time_asked(case: Case, subject: str) -> Answer[datetime | None]:
    """From when either side first asked the appeal court for more time."""
    one = of(case, subject)
    return certainly(min(one.time_asked, default=None) if one else None)


# ---------------------------------------------------------------- whether to appeal
@ask("appeal.to-be-considered", "YES", "NO", provision="13ZG", label="Is it for the commissioner to consider an appeal?")
@implements("13ZG")
def to_be_considered(case: Case, subject: str) -> Answer[str]:
    """Where the decision went against the commissioner, and wherever a legal officer took it up."""
    one = of(case, subject)
    return certainly("YES" if one and (COMMISSIONER in one.decision.lost_by or one.considered) else "NO")


@ask("appeal.course", "APPEAL", "MORE_TIME", "DO_NOT_APPEAL", provision="13ZG, 13ZH(2)", label="Does the commissioner appeal?")
def course(case: Case, subject: str) -> Answer[str]:
    """What a legal officer decided last."""
    one = of(case, subject)
    return certainly(one.considered[-1].course if one and one.considered else "DO_NOT_APPEAL")


@step("appeal.consider", provision="13ZG, 13ZH(1)", label="Decide whether to appeal")
def consider(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer decided, either way: appealing is a right, not a duty."""
    one = of(case, subject)
    if one is None:
        return Wanted(subject)
    if one.considered:
        return Done(one.considered[0].at)
    return Wanted("; ".join(one.decision.told), _act_by(case, subject), "13ZG, 13ZH(1)", OUT_OF_TIME)


def _act_by(case: Case, subject: str) -> datetime | None:
    found = last_day(case, subject)
    return found.act_by if found else None


@step("appeal.ask-for-more-time", provision="13ZH(2)", label="Ask for more time to appeal")
def ask_for_more_time(case: Case, subject: str) -> Done | Wanted:
    """Answered when the application to extend the appeal period is recorded."""
    one = of(case, subject)
    asked = min(one.time_asked, default=None) if one else None
    return Done(asked) if asked else Wanted("more time to appeal", _act_by(case, subject), "13ZH(2)", OUT_OF_TIME)


@step("appeal.file-notice", provision="13ZH(3)", label="File the notice of appeal")
@implements("13ZH(3)")
def file_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the commissioner's notice is filed with the registrar of the appeal court."""
    one = of(case, subject)
    mine = next((n.at for n in one.notices if n.by == COMMISSIONER), None) if one else None
    return Done(mine) if mine else Wanted("the notice of appeal", _act_by(case, subject), "13ZH(3)", OUT_OF_TIME)


@step("appeal.more-time-decided", provision="13ZH(2)", label="Record what was decided about more time")
@implements("13ZH(2)")
def more_time_decided(case: Case, subject: str) -> Done | Wanted:
    """Answered when each application for more time was decided after it was made, or the appeal is under way all the same."""
    one = of(case, subject)
    if one is None or not one.time_asked:
        return Wanted(subject)
    last = one.time_asked[-1]
    decided = next((d.at for d in one.time_decided if d.at >= last), None)
    return Done(decided) if decided else Wanted(f"the application of {in_words(day_of(last))}", None, "13ZH(2)", OUT_OF_TIME)


# ---------------------------------------------------------------- while the appeal is pending
def _until_decided(one: Appeal | None, done: datetime | None, wanted: Wanted) -> Done | Wanted:
    """Answered by the act, or by the result: what was not done by then has no use any more."""
    at = earliest_of((done, one.result.at if one and one.result else None))
    return Done(at) if at else wanted


@step("appeal.file-copy", provision="13ZI(1)", label="File a copy of the notice in the Magistrates Court registry")
@implements("13ZI(1)")
def file_copy(case: Case, subject: str) -> Done | Wanted:
    """The appellant's: answered by the notice itself where the respondent appeals, else when the copy is filed (rules of court)."""
    one = of(case, subject)
    theirs = one.started.at if one and one.started and one.started.by != COMMISSIONER else None
    wanted = Wanted(
        "the notice of appeal", _end_of_day(_started(one) if one else None), _rule("copy-of-notice").rule, _rule("copy-of-notice").says
    )
    return _until_decided(one, earliest_of((theirs, one.copy_filed_at if one else None)), wanted)


@step("appeal.send-documents", provision="13ZI(1)", label="Send the file to the appeal court")
@implements("13ZI(1)")
def send_documents(case: Case, subject: str) -> Done | Wanted:
    """The registry's: answered when the documents of the file were sent (rules of court)."""
    one = of(case, subject)
    rule = _rule("documents-sent")
    copied = (one.copy_filed_at or _started(one)) if one else None
    return _until_decided(one, one.documents_sent_at if one else None, Wanted("the file", _end_of_day(copied), rule.rule, rule.says))


@step("appeal.serve-notice", provision="13ZH(4)", label="Record the service of the notice of appeal")
@implements("13ZH(4)")
def serve_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the notice was served on the other side, in the ordinary way or in another that the appeal court ordered."""
    one = of(case, subject)
    missed = "The appeal cannot go on against a person who does not know of it; the appeal court may order another way."
    return _until_decided(one, one.served_at if one else None, Wanted("the notice of appeal", None, "13ZH(4)", missed))


@step("appeal.address-for-service", provision="13ZI(1)", label="Record the notice of address for service")
@implements("13ZI(1)")
def address_for_service(case: Case, subject: str) -> Done | Wanted:
    """Answered when the respondent to the appeal filed a notice of address for service (TL-21, rules of court)."""
    one = of(case, subject)
    rule, found = _rule("address-for-service"), address_by(case, subject)
    wanted = Wanted("the respondent to the appeal", found.act_by if found else None, rule.rule, rule.says)
    return _until_decided(one, one.address_at if one else None, wanted)


@step("appeal.heard", provision="13ZH(5), 13ZI", label="Record the hearing of the appeal")
@implements("13ZH(5)", "13ZI(1)", "13ZI(2)")
def heard(case: Case, subject: str) -> Done | Wanted:
    """Answered by a hearing after which the appeal is decided or the decision reserved; adjourned, it is asked about the next."""
    one = of(case, subject)
    told = one.heard if one else ()
    last = next((h.at for h in told if h.outcome != "ADJOURNED"), None)
    after = f"after the hearing of {in_words(day_of(told[-1].at))}" if told else "the hearing"
    return _until_decided(one, last, Wanted(after, None, "13ZH(5)"))


@step("appeal.result-recorded", provision="13ZJ", label="Record the result of the appeal")
@implements("13ZJ(1)")
def result_recorded(case: Case, subject: str) -> Done | Wanted:
    """Answered when the result is recorded."""
    one = of(case, subject)
    return _until_decided(one, None, Wanted("the result", None, "13ZJ", "What the order is after the appeal is not known."))


@ask("appeal.about-another-place", "YES", "NO", provision="13ZJ(1), 13ZJ(2)", label="Is the appeal about an order of another place?")
@implements("13ZJ(2)")
def of_another_place(case: Case, subject: str) -> Answer[str]:
    """Then no application for an order of this State need be there, on which the appeal court makes one (13ZJ(2)(b))."""
    one = of(case, subject)
    return certainly("YES" if one and about_another_place(case.docket, one.decision) else "NO")


# ---------------------------------------------------------------- what follows the result
@ask("appeal.result", "STANDS", "ORDER_MADE", "CHANGED", provision="13ZJ(1), 13ZJ(2)", label="What did the appeal court do?")
@implements("13ZJ(1)", "13ZJ(2)")
def result(case: Case, subject: str) -> Answer[str]:
    """STANDS: dismissed or withdrawn. ORDER_MADE: a new order, made or registered, with papers of its own. CHANGED: anything else."""
    one = of(case, subject)
    if one is None or one.result is None or one.result.result in STANDS:
        return certainly("STANDS")
    return certainly("ORDER_MADE" if one.result.result in MADE else "CHANGED")


@step("appeal.serve-result", provision="13ZJ", label="Serve what the appeal court ordered")
def serve_result(case: Case, subject: str) -> Done | Wanted:
    """Whether an order of the appeal court must be served is open (O-A28), and its effect may hang on it (O-A16): serve it at once."""
    one = of(case, subject)
    if one is None or one.result is None:
        return Wanted(subject)
    if one.result_served_at:
        return Done(one.result_served_at)
    missed = "In one reading a variation has no effect until it is served (O-A16), and knowledge must be proved."
    return Wanted("the order of the appeal court", one.result.at + timedelta(hours=practice("appeal.result")), "13ZJ, 13S(2)", missed)


@ask("appeal.entities-to-be-told", "YES", "NO", provision="74E(2)", label="Was an order varied or revoked?")
@implements("74E(2)")
def entities_to_be_told(case: Case, subject: str) -> Answer[str]:
    """An entity that was given information about an order is told when it is varied or revoked, by whichever court.

    Revoking a registration is none of both, nor is putting an order back: telling of it is a practice, as it is of a cancellation. Who
    was told that an order was revoked would else go on believing it.
    """
    one = of(case, subject)
    return certainly("YES" if one and one.result and one.result.result in TOLD_OF else "NO")


@step("appeal.tell-entities", provision="74E(2)", label="Tell those who were given information about the order")
@implements("74E(2)")
def tell_entities(case: Case, subject: str) -> Done | Wanted:
    """Answered when each entity was told, or it is recorded that none had been given information."""
    one = of(case, subject)
    if one is None or one.result is None:
        return Wanted(subject)
    wanted = Wanted("the variation or revocation", None, "74E(2)", "Others act on an order that is not what they were told.")
    return entities_told(case, one.result.order, one.result.at, subject, one.entities_told_at, wanted)


@law_list("appeal.entities-to-tell")
def entities_to_tell(case: Case, subject: str) -> tuple[str, ...]:
    """Those to whom information about the order had been given when it changed, and who are not told of this change yet."""
    one = of(case, subject)
    return tuple(each.subject for each in untold(case, one.result.order, one.result.at, subject)) if one and one.result else ()


# ---------------------------------------------------------------- dates from the rules of court
def _rule(name: str) -> RuleOfCourt:
    return rule_of_court(name)


def _end_of_day(at: datetime | None) -> datetime | None:
    return start_of(day_of(at) + timedelta(days=1)) if at else None


def _noted(found: Reckoned, rule: RuleOfCourt) -> Reckoned:
    how = found.derivation
    return replace(found, derivation=replace(how, notes=(rule.note, *how.notes)) if how else None)


@deadline(
    "appeal.copy-by", provision="13ZI(1)", label="File a copy of the notice of appeal in the registry of the court below (by a practice of the house)",
    consequence="The registry does not know that its file is wanted by the appeal court.",
)  # fmt: skip
def copy_by(case: Case, subject: str) -> Deadline | None:
    """TL-20: as soon as practicable after the filing; the same day, or the next open one, as a practice. Only where the commissioner appeals."""
    one = of(case, subject)
    if one is None or one.started is None or one.started.by != COMMISSIONER:
        return None
    rule = _rule("copy-of-notice")
    found = reckoning.act_by_days(
        day_of(one.started.at), practice("appeal.copy"), place=place_of(case, one.decision), calendars=case.calendars, filing=True, provision="13ZI(1)",
        rule="appeal.copy-by", trigger_words="the notice of appeal was filed", trigger_entry=one.started.entry,
    )  # fmt: skip
    met = earliest_of((one.copy_filed_at, one.result.at if one.result else None))
    return deadline_from("appeal.copy-by", one.subject, certainly(_noted(found, rule)), met_at=met, warn=(1,))


@deadline(
    "appeal.address-by", provision="13ZI(1)", label="Notice of address for service of the respondent to the appeal",
    consequence="The respondent to the appeal may not be told of its hearing.",
)  # fmt: skip
def address_by(case: Case, subject: str) -> Deadline | None:
    """TL-21: within 14 days after the notice of appeal was served; a duty of the commissioner only where the respondent appeals."""
    one = of(case, subject)
    if one is None or one.started is None or one.served_at is None:
        return None
    rule = _rule("address-for-service")
    found = reckoning.act_by_days(
        day_of(one.served_at), days_of(rule.id), place=place_of(case, one.decision), calendars=case.calendars, filing=True, provision="13ZI(1)",
        rule="appeal.address-by", trigger_words="the notice of appeal was served", trigger_entry=one.served_entry,
    )  # fmt: skip
    met = earliest_of((one.address_at, one.result.at if one.result else None))
    ours = one.started.by != COMMISSIONER
    return deadline_from("appeal.address-by", one.subject, certainly(_noted(found, rule)), met_at=met, doing=ours)


# ---------------------------------------------------------------- what may be recorded at any time
def _pending(case: Case) -> tuple[str, ...]:
    return tuple(s for s in appealable(case) if (one := of(case, s)) is not None and one.started is not None and one.result is None)


def _not_started(case: Case) -> tuple[Appeal, ...]:
    """Against each decision the appeal that nobody has started: the first, or else that of the other side."""
    either = ((of(case, appeal_of(s)), of(case, second_of(s))) for s in decisions(case.docket))
    return tuple(
        next(one for one in both if one and one.started is None) for both in either if any(one and one.started is None for one in both)
    )


@offer("consider_appeal", "legal_officer", label="Decide whether the commissioner appeals")
@implements("13ZG")
def consider_appeal(case: Case) -> tuple[str, ...]:
    """While the commissioner has not appealed: also where the commissioner won, where the respondent appeals, and again where it was decided before."""
    appealed = {s for s in appealable(case) if (one := of(case, s)) and any(n.by == COMMISSIONER for n in one.notices)}
    return tuple(one.subject for one in _not_started(case) if appealed.isdisjoint((appeal_of(one.decision.subject), one.subject)))


@offer("record_notice_of_appeal", "registrar", label="Record a notice of appeal filed")
@implements("13ZG")
def record_notice_of_appeal(case: Case) -> tuple[str, ...]:
    """While one side has not appealed, also after the appeal of the other was decided or withdrawn (13ZG)."""
    return tuple(one.subject for one in _not_started(case))


@offer("record_more_time_asked", "registrar", label="Record that more time to appeal was asked for")
def record_more_time_asked(case: Case) -> tuple[str, ...]:
    """The same; the Act sets no limit to when it may be asked for (13ZH(2))."""
    return record_notice_of_appeal(case)


@offer("record_stay", "registrar", label="Record that the appeal court stayed an order")
@implements("13ZI(3)")
def record_stay(case: Case) -> tuple[str, ...]:
    """While an appeal is pending and an order was made: without it the appeal stays nothing (13ZI(3))."""
    return _pending(case) if orders(case) else ()


@offer("record_stay_ended", "registrar", label="Record that a stay was lifted")
def record_stay_ended(case: Case) -> tuple[str, ...]:
    """While an appeal is pending on which a stay was ordered and not lifted."""
    standing = any(one.lifted_at is None for order in orders(case) for one in stays_of(case.docket, order))
    return _pending(case) if standing else ()
