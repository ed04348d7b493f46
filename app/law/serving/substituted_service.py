"""Substituted service: the commissioner asks the court for another way of serving a set that could not be served in person (13ZL(4), (5)).

Knows no periods: the Act has none. From when service in the way authorised counts is the court's to say, and is read with the services.
It gives an order effect as personal service does, but it is not the personal copy by which knowledge is proved (67FA(3)(b)).
"""

from __future__ import annotations

from app.casework.answer import Answer, Done, Wanted, certainly
from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.applying.applications import answered
from app.law.facts import authorisations, services
from app.law.facts import prohibition_orders as recorded
from app.law.facts import substituted_service as facts
from app.law.facts.service import service_subjects
from app.law.facts.substituted_service import Round
from app.law.provisions import implements
from app.law.questions import Case, Concern, ask, check, confirm, offer, slip, start, step
from app.law.reckoning import in_words
from app.law.serving.service import of, over

NO_DUTY = "Nothing is lost: the commissioner may apply, and personal service may still succeed."
UNSERVED = "Until the papers are served an order made in absence has no effect, and an application cannot be heard in absence."


@start("substituted_service")
@implements("13ZL(4)")
def sought(case: Case) -> tuple[str, ...]:
    """Each set of documents for which an officer who could not serve it in person asked for another way."""
    return facts.sets_sought(case.docket)


@offer("ask_for_substituted_service", "service_officer", label="Ask the commissioner to apply for substituted service")
@implements("13ZL(4)")
def ask_for_substituted_service(case: Case) -> tuple[str, ...]:
    """For each set that is still to be served, once an attempt has failed, while no application about it is being prepared or decided."""
    return tuple(one for one, _ in service_subjects(case.docket) if _may_be_asked_for(case, one))


def _may_be_asked_for(case: Case, subject: str) -> bool:
    newest = _newest(case, subject)
    pending = newest is not None and (newest.applied is None or (newest.applied.applied and newest.decided is None))
    authorised = newest is not None and newest.decided is not None and newest.decided.authorised
    return bool(of(case, subject).attempts) and over(case, subject).only is None and not pending and not authorised


def _newest(case: Case, subject: str) -> Round | None:
    found = facts.rounds(case.docket, subject)
    return found[-1] if found else None


def _about(case: Case, subject: str) -> str:
    """Which asking: what came before it does not answer a step about a later one."""
    newest = _newest(case, subject)
    return f"asked for on {in_words(day_of(newest.sought_at))}" if newest else "substituted service"


# ---------------------------------------------------------------- steps
@step("substituted-service.apply", provision="13ZL(4)", label="Apply to the court for substituted service")
@implements("13ZL(4)")
def apply(case: Case, subject: str) -> Done | Wanted:
    """Did the commissioner, and nobody else, apply, or decide not to?"""
    newest = _newest(case, subject)
    at = newest.applied.at if newest and newest.applied else None
    return answered(at, Wanted(_about(case, subject), None, "13ZL(4)", NO_DUTY))


@step("substituted-service.decide", provision="13ZL(5)", label="Record the court's decision on substituted service")
@implements("13ZL(5)")
def decide(case: Case, subject: str) -> Done | Wanted:
    """Did the court authorise another way of serving the papers, or refuse to?"""
    newest = _newest(case, subject)
    at = newest.decided.at if newest and newest.decided else None
    return answered(at, Wanted(_about(case, subject), None, "13ZL(5)", UNSERVED))


@step("substituted-service.carry-out", provision="13ZL(5)", label="Serve the papers in the way that the court authorised")
@implements("13ZL(5)")
def carry_out(case: Case, subject: str) -> Done | Wanted:
    """Was every paper of the set handed over as the court authorised, or in person, which is always good? When that counts is another question."""
    return answered(of(case, subject).carried_out_at, Wanted(_about(case, subject), None, "13ZL(5)", UNSERVED))


# ---------------------------------------------------------------- gateways
@ask("substituted-service.applied", "APPLIED", "NOT_APPLIED", provision="13ZL(4)", label="Did the commissioner apply?")
def applied(case: Case, subject: str) -> Answer[str]:
    """Asked when the step is answered."""
    newest = _newest(case, subject)
    return certainly("APPLIED" if newest and newest.applied and newest.applied.applied else "NOT_APPLIED")


@ask("substituted-service.decision", "AUTHORISED", "REFUSED", provision="13ZL(5)", label="What did the court decide?")
def decision(case: Case, subject: str) -> Answer[str]:
    """Asked when the step is answered."""
    newest = _newest(case, subject)
    return certainly("AUTHORISED" if newest and newest.decided and newest.decided.authorised else "REFUSED")


@ask("substituted-service.outcome", "CARRIED_OUT", "KEEP_TRYING", provision="13ZL(3), 13ZL(5)", label="What came of it?")
def outcome(case: Case, subject: str) -> Answer[str]:
    """KEEP_TRYING where the commissioner did not apply or the court refused: the papers are still to be served in person (13ZL(3))."""
    newest = _newest(case, subject)
    return certainly("CARRIED_OUT" if newest and newest.decided and newest.decided.authorised else "KEEP_TRYING")


@ask(
    "substituted-service.counts", "WHEN_DONE", "AT_STATED_TIME", "AFTER_DAYS", "ON_EVENT",
    provision="13ZL(5)", label="From when does service in the way authorised count?",
)  # fmt: skip
def counts(case: Case, subject: str) -> Answer[str]:
    """As the newest order of the court says; where it says nothing, when it is done."""
    found = authorisations(case.docket, subject)
    return certainly(found[-1].counts if found and found[-1].counts else "WHEN_DONE")


# ---------------------------------------------------------------- checks
@check("substituted-service.attempts-first", provision="13ZL(4)", label="Were there attempts at personal service before the application?")
@implements("13ZL(4)")
def attempts_first(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """The commissioner may apply only where attempts failed: an application before the first of them, or before it was asked for, is a slip."""
    del subject
    found = []
    for about, at in facts.applications_in(entries):
        tried = [attempt for attempt in of(case, about).attempts if attempt < at]
        if not tried:
            sentence = (
                "No attempt at personal service before this application is recorded: record the attempts first, or put its time right."
            )
            found.append(slip(sentence, "13ZL(4)", "at"))
    return tuple(found)


@check("substituted-service.decided-in-order", provision="13ZL(5)", label="Do the times in the court's decision fit together?")
@implements("13ZL(5)")
def decided_in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A decision comes after the application; a time that the court stated as service before its own decision is asked about."""
    del subject
    found = []
    for about, stated in facts.decisions_in(entries):
        made = [one.applied.at for one in facts.rounds(case.docket, about) if one.applied and one.applied.applied]
        if not any(at <= stated.at for at in made):
            sentence = "The court decided before the application was made: one of the two times is wrong."
            found.append(slip(sentence, "13ZL(4), 13ZL(5)", "at"))
        if stated.counts_at is not None and stated.counts_at < stated.at:
            sentence = "The court took the papers as served before it authorised the way; here they count at the earliest when that way is carried out."
            found.append(confirm(sentence, "13ZL(5)", "counts_at"))
        if stated.days is not None and stated.days < 1:
            found.append(slip("State a whole number of days, at least one.", "13ZL(5)", "counts_after_days"))
    return tuple(found)


# ---------------------------------------------------------------- knowledge of the order (67FA(3), 77D)
@ask(
    "notice.by-substituted-service", "YES", "NO",
    provision="67FA(3)(b)", label="Was the copy of the order served in another way than in person?",
)  # fmt: skip
@implements("67FA(3)(b)")
def by_substituted_service(case: Case, subject: str) -> Answer[str]:
    """YES where the service that gave notice was substituted: it gives the order effect, and does not by itself prove that the respondent knew."""
    order = recorded.made(case.docket, subject)
    first = next((one for one in services(case.docket, f"service:{subject}") if order and one.entry == order.served_entry), None)
    return certainly("YES" if first is not None and first.mode == "SUBSTITUTED" else "NO")


@step("notice.make-known", provision="67FA(3), 77D", label="Make the order known in person (practice)")
@implements("67FA(3)(c)", "77D")
def make_known(case: Case, subject: str) -> Done | Wanted:
    """Was the respondent told of the order, or served in person as well, after substituted service; or was that left open with reasons?"""
    order = recorded.made(case.docket, subject)
    since = order.served_at if order else None
    missed = "The order is in effect, but that the respondent knew of it and of each condition may be impossible to prove (67FA(3), 77D)."
    return answered(facts.known_at(case.docket, subject, since), Wanted(subject, None, "67FA(3), 77D", missed))


@offer("record_personal_copy", "service_officer", label="Record that a copy was served in person as well")
@implements("67FA(3)(b)")
def record_personal_copy(case: Case) -> tuple[str, ...]:
    """For each order whose copy was served in a substituted way."""
    return tuple(f"service:{one}" for one in recorded.orders(case.docket) if by_substituted_service(case, one).only == "YES")
