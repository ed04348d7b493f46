"""Serving the respondent: which sets of documents are to be served, and until when that has any use (ss 13ZL, 13S, 13T(6), 77(4)).

Knows that a set is served only when its last document is, and that serving is not given up on a doubtful ground: only when the
order is over in every reading, when the application is over, or when a legal officer withdraws it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.casework.answer import Answer, Deadline, Derivation, Done, Reckoned, Wanted, certainly, earliest, latest
from app.casework.clock import day_of
from app.law.applying.applications import answered, serve_before_hearing
from app.law.facts import corresponding_orders as elsewhere
from app.law.facts import service_of
from app.law.facts import temporary_order_applications as urgent
from app.law.facts.applications import application
from app.law.facts.service import DocumentSet, document_set, service_subjects, to_be_served_from
from app.law.facts.variations import CANCELLED, REVOKED, VARIED, change_on, of_registered_order
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, since, start, step
from app.law.reckoning import instant
from app.law.respondents import may_be_a_child
from app.law.status import LIFE, deadline_from, kind_of
from app.law.status import ended as order_ended

PRACTICE = "The Act names no time for service; the number of hours is a practice of the house (O-A25)."
WORDS = {
    "APPLICATION": "the application",
    "APPEARANCE_NOTICE": "the appearance notice",
    "ORDER": "a copy of the order",
    "NOTICE_13S4A": "the notice about registration elsewhere",
    "REPORTING_NOTICE": "the notice of reporting obligations",
    "NOTICE_OF_APPLICATION": "the notice of the application to a magistrate",
}
DUTY = {
    "application": "13B(3)", "temporary-order": "13S(2)", "prohibition-order": "13S(2)", "variation": "13S(2)", "disqualification-order": "13T(6)",
    "temporary-order-application": "13I(3)", "corresponding-order": "13Z(4)", "registered-order": "13ZA(3)",
}  # fmt: skip
"""Which provision asks for the service of what is about a subject of this kind."""
PROVED_FOR = {
    "application": "13C(4)", "temporary-order-application": "13J(3)", "disqualification-order": "13T(6)", "corresponding-order": "13Z(5)",
    "registered-order": "77(3)",
}  # fmt: skip
"""For what service is proved by an ordinary affidavit; 77(4) provides for one about anything else."""
OVER = {"disqualification-order": "13U(2)", "registered-order": "13Z(11)", "corresponding-order": "13Z(10)"}
"""Where the Act says when an order of this kind is over; 13M(2) for any other."""


def duty(case: Case, about: str) -> str:
    """Which provision asks for this service; for what varies or cancels a registered order none does plainly (O-A42), and it is served all the same."""
    return "13ZC(3), 13Q(5)(b)" if of_registered_order(case.docket, about) else DUTY[kind_of(about)]


@start("service_on_respondent")
@implements("13B(3)", "13S(2)", "13T(6)", "13Z(4)", "13ZA(3)(a)")
def to_be_served(case: Case) -> tuple[str, ...]:
    """Each set to be served: application documents once the notice is issued; an order made, varied or revoked otherwise than in person.

    For an order dealt with while the respondent appeared by link or telephone service is always asked for, because it is doubtful
    whether that is presence (O-A10).
    """
    return tuple(subject for subject, _ in service_subjects(case.docket))


def of(case: Case, subject: str) -> DocumentSet:
    """The set of documents with this subject."""
    return document_set(case.docket, subject)


def _from(case: Case, subject: str) -> datetime | None:
    """From when the set is to be served."""
    return to_be_served_from(case.docket).get(subject)


def _is_order(about: str) -> bool:
    return kind_of(about) not in ("application", elsewhere.KIND) and not _is_notice(about)


def _is_notice(about: str) -> bool:
    """Is it the notice of an application to a magistrate, which need not be given but is served like any other document (13ZL(2))?"""
    return kind_of(about) == urgent.KIND


def end_of_use(case: Case, about: str) -> Answer[datetime | None]:
    """From when serving has no use any more, in every world: the order is over, or the application is.

    A revocation is always served: it ends the order itself, and s 13S(3) wants a copy of it served all the same.
    """
    if _is_notice(about):
        one = urgent.temporary_order_application(case.docket, about)
        return certainly(one.closed_at if one else None)
    if kind_of(about) == elsewhere.KIND:
        referred = elsewhere.corresponding_order(case.docket, about)
        return certainly(referred.over_at if referred else None)
    if not _is_order(about):
        ending = application(case.docket, about).ending
        return certainly(ending.at if ending else None)
    if (change := change_on(case.docket, about)) is not None:
        return certainly(None) if change.what != VARIED else order_ended(case, change.order)
    if kind_of(about) not in LIFE or _from(case, f"service:{about}") is None:
        return certainly(None)
    return order_ended(case, about)


def _no_use(case: Case, one: DocumentSet) -> datetime | None:
    """The instant from which serving is given up: no use in any world, or withdrawn by a legal officer."""
    withdrawn = next((h.at for h in one.on_hold if h.decision == "WITHDRAW"), None)
    return min((at for at in (latest(end_of_use(case, one.about)), withdrawn) if at), default=None)


# ---------------------------------------------------------------- what is so, and from when
@since("service.served", provision="13ZL, 13B(3), 13S(2), 13T(6)", label="The whole set is served", conclusion=True)
@implements("13ZL(3)", "13ZL(5)")
def served(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the last document of the set is served, unless serving had been given up before.

    Personally (s 13ZL(3)), or in the way the court authorised (s 13ZL(5)), then from the instant its order names, if it names one.
    """
    one = of(case, subject)
    given_up = _no_use(case, one)
    done = one.complete_at
    return certainly(done if done and (given_up is None or done <= given_up) else None)


@since("service.no-longer-needed", provision="13M(2), 13U(2), 13G(1)(b), 13C", label="Serving has no use any more", conclusion=True)
def no_longer_needed(case: Case, subject: str) -> Answer[datetime | None]:
    """From when the order or application is over in every reading, or service was withdrawn, while the set was not wholly served."""
    one = of(case, subject)
    given_up = _no_use(case, one)
    done = one.complete_at
    return certainly(given_up if given_up and (done is None or given_up < done) else None)


@since("service.may-be-too-late", provision="13M(2), 13N, 13U(2)", label="The unserved order may be over")
@implements("13M(1)(b)", "13U(1)(b)")
def may_be_too_late(case: Case, subject: str) -> Answer[datetime | None]:
    """From when an order whose copy is not served may be over (act_by: in some reading; until: in every reading).

    The 28 days may run from the making (O-A03), and a mention may end an order before it takes effect (O-A39): then a legal
    officer decides whether to serve it all the same. Never so once the copy is served.
    """
    one = of(case, subject)
    if not _is_order(one.about):
        return certainly(None)
    copy = one.served_at("ORDER")
    return end_of_use(case, one.about).map(lambda end: end if end and (copy is None or end <= copy) else None)


@since("service.over", provision="13ZL, 13M(2), 13C", label="The set is served, or serving has no use any more")
def over(case: Case, subject: str) -> Answer[datetime | None]:
    """From when nothing is left to be done about serving this set."""
    return certainly(served(case, subject).only or no_longer_needed(case, subject).only)


@ask("service.ended", "SERVED", "NO_LONGER_NEEDED", provision="13ZL", label="How did the service end?")
def ended(case: Case, subject: str) -> Answer[str]:
    """SERVED where the whole set was served while that was of use; NO_LONGER_NEEDED otherwise. Asked when it is over."""
    return certainly("SERVED" if served(case, subject).only else "NO_LONGER_NEEDED")


@ask(
    "service.of-what", "APPLICATION_DOCUMENTS", "ORDER", "NOTICE_OF_APPLICATION",
    provision="13B(3), 13S(2), 13T(6), 13ZL(2)", label="What is to be served?",
)  # fmt: skip
def of_what(case: Case, subject: str) -> Answer[str]:
    """The application documents (s 13B(3)), the copy of an order (s 13T(6)) with its notices, if it has any (s 13S(2)), or a notice (s 13I(3))."""
    about = of(case, subject).about
    return certainly("ORDER" if _is_order(about) else "NOTICE_OF_APPLICATION" if _is_notice(about) else "APPLICATION_DOCUMENTS")


# ---------------------------------------------------------------- steps
@step("service.plan", provision="13ZL", label="Plan the service")
@implements("13ZL(7)(a)", "13ZL(7)(b)")
def plan(case: Case, subject: str) -> Done | Wanted:
    """Answered when a plan is recorded, or when something was served without one; a child is served discreetly (s 13ZL(7))."""
    one = of(case, subject)
    first = min((s.at for s in one.servings), default=None)
    return answered(min((at for at in (one.planned_at, first) if at), default=None), Wanted("the plan", _serve_by(case, one), "13ZL"))


@step("service.serve", provision="13ZL, 13B(3), 13S(2), 13T(6)", label="Serve the documents")
@implements("13ZL(3)")
def serve(case: Case, subject: str) -> Done | Wanted:
    """Answered when the last document of the set is served; until then about the documents still missing."""
    one = of(case, subject)
    missing = ", ".join(WORDS.get(document, document) for document in one.missing)
    provision = f"{duty(case, one.about)}, 13ZL"
    missed = _if_unserved(case, one.about)
    return answered(one.complete_at, Wanted(missing, _serve_by(case, one), provision, missed))


def _if_unserved(case: Case, about: str) -> str:
    """What it means that a set is not served."""
    if _is_notice(about):
        return "The magistrate must then consider it necessary to act without notice (s 13J(3))."
    if not _is_order(about):
        provision = "13Z(5)" if kind_of(about) == elsewhere.KIND else "13C(4)"
        return f"The application cannot be heard in the respondent's absence (s {provision})."
    change = change_on(case.docket, about)
    if kind_of(about) == elsewhere.REGISTERED:
        return (
            "The order binds all the same; if it was varied in absence, as if it had not been, until the respondent is notified (s 13ZB)."
        )
    if change is None:
        return "The order has no effect on the respondent until its copy is served, and it may end before that."
    if change.what == CANCELLED:
        return "The cancellation has effect all the same (s 13ZD(4)); the respondent does not know of it."
    if change.what == REVOKED:
        return "The revocation has effect all the same (s 13Q(6)); the respondent does not know of it."
    return "The terms before the variation go on binding until its copy is served (s 13Q(5)(b))."


@step("service.swear-affidavit", provision="77(4), 13C(4)", label="Swear the affidavit of service")
@implements("77(4)")
def swear_affidavit(case: Case, subject: str) -> Done | Wanted:
    """Answered when an affidavit was sworn after the last document was served.

    Section 77(4) provides for one about an offender prohibition order or a notice of reporting obligations; for application documents an
    ordinary affidavit satisfies the court (s 13C(4)), and so it must for the copy of a disqualification order, which s 77(4) does not name.
    """
    one = of(case, subject)
    sworn = next((at for at in one.affidavits_at if one.complete_at is None or at >= one.complete_at), None)
    provision = PROVED_FOR.get(kind_of(one.about), "77(4)")
    return answered(sworn, Wanted("the service", None, provision, "Service may have to be proved by oral evidence."))


@step("service.on-hold-decision", provision="13M(2)", label="Decide whether to serve an order that may be over")
def on_hold_decision(case: Case, subject: str) -> Done | Wanted:
    """Answered when a legal officer decided about this very end: serve it all the same, withdraw it, or ask for a new order."""
    one = of(case, subject)
    end = earliest(may_be_too_late(case, subject))
    about = f"may have ended at {end.isoformat(timespec='minutes')}" if end else "may have ended"
    said = next((h.at for h in one.on_hold if h.of == about), None)
    return answered(
        said,
        Wanted(
            about, end, OVER.get(kind_of(one.about), "13M(2)"), "Whether a later service gives the order any effect is doubtful (O-A39)."
        ),
    )


# ---------------------------------------------------------------- dates
def _serve_by(case: Case, one: DocumentSet) -> datetime | None:
    if _is_notice(one.about):
        asked = urgent.temporary_order_application(case.docket, one.about)
        return asked.notice.to_be_made_at if asked and asked.notice else None
    rules = {
        "application": serve_before_hearing, "variation": varying_order_by, "disqualification-order": disqualification_order_by,
        "corresponding-order": referral_by, "registered-order": registered_order_by,
    }  # fmt: skip
    found = rules.get(kind_of(one.about), order_by)(case, one.about)
    return found.act_by if found else None


@deadline(
    "order.serve-by", provision="13S(2), 13ZL", label="Serve the order made in absence (by a practice of the house)",
    consequence="The order stays valid (s 13S(6)), but it has no effect until its copy is served: protection gap.",
)  # fmt: skip
@implements("13S(2)", "13S(6)")
def order_by(case: Case, subject: str) -> Deadline | None:
    """TL-14: no time is stated; 24 hours is a practice of the house (O-A25), because nobody is protected until then.

    Met when the copy is served, whatever other paper is still to be served (s 13S(3)): the copy is what gives the order effect.
    """
    return _within_hours(case, "order.serve-by", subject, "the order was made in absence")


@deadline(
    "disqualification-order.serve-by", provision="13T(6), 13ZL", label="Serve the disqualification order made in absence (by a practice of the house)",
    consequence="It has no effect until its copy is served: the person may go on holding a working with children authority.",
)  # fmt: skip
@implements("13T(6)")
def disqualification_order_by(case: Case, subject: str) -> Deadline | None:
    """The same for a disqualification order, of which its copy alone is to be served."""
    return _within_hours(case, "disqualification-order.serve-by", subject, "the order was made in absence")


@deadline(
    "variation.serve-by", provision="13S(2), 13S(3)", label="Serve the order varying or revoking it in absence (practice: within 24 hours)",
    consequence="It stays valid (s 13S(6)). A variation binds only from service, a revocation from when it was made (s 13Q(5), (6)).",
)  # fmt: skip
@implements("13S(2)", "13S(3)")
def varying_order_by(case: Case, subject: str) -> Deadline | None:
    """TL-14: the same practice for an order that was varied or revoked in absence."""
    return _within_hours(case, "variation.serve-by", subject, "the order was varied or revoked in absence")


@deadline(
    "corresponding-order.serve-before-hearing", provision="13Z(4), 13Z(5)", label="Serve the papers of the referral before the hearing",
    consequence="The application cannot be heard in the respondent's absence.",
)  # fmt: skip
@implements("13Z(4)", "13Z(5)")
def referral_by(case: Case, subject: str) -> Deadline | None:
    """Both the application and the appearance notice, before the hearing that is listed; none before a hearing is."""
    asked = elsewhere.corresponding_order(case.docket, subject)
    if asked is None or asked.listed_for is None or asked.referral is None:
        return None
    name = "corresponding-order.serve-before-hearing"
    reckoned = instant(
        asked.listed_for, provision="13Z(5)", rule=name, trigger_words="the hearing that is listed", trigger_entry=asked.referral.entry
    )
    met = min((at for at in (elsewhere.papers_served_at(case.docket, subject), asked.over_at) if at), default=None)
    return deadline_from(name, subject, certainly(reckoned), met_at=met, warn=(7, 3, 1))


@deadline(
    "registered-order.serve-by", provision="13ZA(3), 13ZL", label="Serve the registered order (by a practice of the house)",
    consequence="The registration stays valid (13ZA(5)). If it was varied in absence, the terms before the variation bind until the respondent is notified.",
)  # fmt: skip
@implements("13ZA(3)(a)", "13ZA(5)")
def registered_order_by(case: Case, subject: str) -> Deadline | None:
    """TL-18: after the commissioner has received the copy; no time is stated, and the hours are a practice of the house."""
    one = elsewhere.registered_order(case.docket, subject)
    since = one.certificate_at if one else None
    return _within_hours(case, "registered-order.serve-by", subject, "the commissioner received the copy", since=since) if since else None


def _within_hours(case: Case, name: str, subject: str, words: str, *, since: datetime | None = None) -> Deadline | None:
    one = of(case, service_of(subject))
    made = since or _from(case, one.subject)
    if made is None:
        return None
    hours = practice("order.service")
    due = made + timedelta(hours=hours)
    how = Derivation(name, duty(case, subject), words, day_of(made), "hours", hours, due.isoformat(), trigger_entry=one.made_entry)
    met = min((at for at in (one.served_at("ORDER"), _no_use(case, one)) if at), default=None)
    return deadline_from(name, subject, certainly(Reckoned(due, how)), met_at=met, warn=(1,), warnings=(PRACTICE,))


def of_a_child(case: Case, subject: str) -> bool:
    """Whether the set is to be served on a child respondent, or on one who may be a child (s 13ZL(7))."""
    return may_be_a_child(case, of(case, subject).about)


@ask("service.on-a-child", "YES", "NO", provision="13ZL(7)", label="Is the respondent a child, or may be one?")
def on_a_child(case: Case, subject: str) -> Answer[str]:
    """YES also where it is uncertain: the safer course is to serve as on a child (practice)."""
    return certainly("YES" if of_a_child(case, subject) else "NO")
