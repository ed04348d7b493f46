"""The application to a magistrate for a temporary order: what is wanted next, how it ended, by when (ss 13I, 13J, 13T(1)(a)).

What follows an order stands elsewhere and runs by itself: the proceeding for the final order, which must start at once
(law/applications.py, s 13J(6)), the notice of the order, and its term. What may be wrong stands in law/temporary_order_application_checks.py.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.casework.answer import Answer, Deadline, Derivation, Done, Reckoned, Wanted, certainly
from app.casework.clock import day_of
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.facts import kind_of
from app.law.facts import temporary_order_applications as facts
from app.law.facts.temporary_order_applications import TemporaryOrderApplication
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, ask, deadline, start, step
from app.law.status import deadline_from

YES, NO = "YES", "NO"
MADE, NOT_MADE, WITHDRAWN, OTHER, NOT_ADDRESSED = "MADE", "NOT_MADE", "WITHDRAWN", "OTHER", "NOT_ADDRESSED"
UNPROTECTED = "The risk is immediate, and nothing protects children until a magistrate has made an order."
AT_ONCE = "The Act names no time; the risk is immediate, and the hours are a practice of the house (O-A25)."


@start("temporary_order_application")
@implements("13I(1)")
def begun(case: Case) -> tuple[str, ...]:
    """Every application to a magistrate, from the belief that there is an immediate risk."""
    return facts.subjects(case.docket)


def of(case: Case, subject: str) -> TemporaryOrderApplication | None:
    """The application to a magistrate with this subject, as the docket tells it."""
    return facts.temporary_order_application(case.docket, subject) if kind_of(subject) == facts.KIND else None


# ---------------------------------------------------------------- steps
@step("temporary-order-application.decide-notice", provision="13I(3)", label="Decide whether to give the respondent notice")
@implements("13I(3)")
def decide_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when it is decided, or when the application was made or came to its end without a decision. Notice may be given; it need not."""
    one = of(case, subject)
    decided = one.notice.at if one and one.notice else None
    return answered(decided or _made_or_closed(one), Wanted("notice", _by(one), "13I(3)", UNPROTECTED))


@step("temporary-order-application.make", provision="13I(1), 13I(4)", label="Make the application to a magistrate")
@implements("13I(1)", "13I(4)")
def make(case: Case, subject: str) -> Done | Wanted:
    """Answered when it was made, in person or by phone or another facility, or when it was heard or withdrawn."""
    one = of(case, subject)
    return answered(_made_or_closed(one), Wanted("the application", _by(one), "13I(1)", UNPROTECTED))


@step("temporary-order-application.record-hearing", provision="13J, 13O", label="Record what the magistrate decided")
@implements("13J(1)", "13O(1)")
def record_hearing(case: Case, subject: str) -> Done | Wanted:
    """Answered when the hearing is recorded, or the application was withdrawn."""
    one = of(case, subject)
    missed = "Officers do not know whether an order protects children, and the time to start the proceeding runs (s 13J(6))."
    return answered(one.closed_at if one else None, Wanted("the hearing", one.applied_at if one else None, "13J", missed))


@step(
    "temporary-order-application.consider-disqualification", provision="13T(1)(a), 13T(2)", label="Was a disqualification order considered?"
)
@implements("13T(1)(a)", "13T(2)")
def consider_disqualification(case: Case, subject: str) -> Done | Wanted:
    """A magistrate who does not make the temporary order must consider a disqualification order; one that was made is recorded with it."""
    one = of(case, subject)
    missed = "The person may go on holding a working with children authority."
    wanted = Wanted("disqualification", one.heard.at if one and one.heard else None, "13T(1)(a), 13T(2)", missed)
    if one is None or one.disqualification_at is None or (one.disqualification == MADE and not _made(one, "disqualification-order")):
        return wanted
    return Done(max(one.disqualification_at, one.heard.at if one.heard else one.disqualification_at))


@step("temporary-order-application.legal-officer-looks", provision="13J, 13T(2)", label="Has a legal officer looked at it?")
def legal_officer_looks(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names what it is about: an outcome for which no way is drawn, or a disqualification order not spoken of."""
    one = of(case, subject)
    about = "no word about a disqualification order" if one and one.heard and one.heard.outcome == NOT_MADE else "another outcome"
    seen = next((at for what, at in one.considered if what == about), None) if one else None
    return answered(
        seen, Wanted(about, one.heard.at if one and one.heard else None, "13J, 13T(2)", "What protects children now is not settled.")
    )


def _made_or_closed(one: TemporaryOrderApplication | None) -> datetime | None:
    return min((at for at in (one.applied_at, one.closed_at) if at), default=None) if one else None


def _made(one: TemporaryOrderApplication, kind: str) -> bool:
    """Is an order of this kind recorded as made at its hearing?"""
    return any(kind_of(order) == kind for order in one.orders)


# ---------------------------------------------------------------- what came of it
@ask(
    "temporary-order-application.outcome", MADE, NOT_MADE, WITHDRAWN, OTHER,
    provision="13J(1), 13T(1)(a)", label="What came of the application to the magistrate?",
)  # fmt: skip
@implements("13J(1)")
def outcome(case: Case, subject: str) -> Answer[str]:
    """MADE or NOT_MADE as the magistrate decided; WITHDRAWN where it was withdrawn and never heard; OTHER for anything else."""
    one = of(case, subject)
    if one is None or one.heard is None:
        return certainly(WITHDRAWN if one is not None and one.withdrawn_at else OTHER)
    if _made(one, "temporary-order"):
        return certainly(MADE)
    return certainly(NOT_MADE if one.heard.outcome == NOT_MADE else OTHER)


@ask(
    "temporary-order-application.disqualification", MADE, NOT_MADE, NOT_ADDRESSED,
    provision="13T(2), 13T(3)", label="Was a disqualification order made instead?",
)  # fmt: skip
def disqualification(case: Case, subject: str) -> Answer[str]:
    """MADE or NOT_MADE; NOT_ADDRESSED where the magistrate said nothing of it, which the Act does not provide for."""
    one = of(case, subject)
    return certainly(one.disqualification if one is not None and one.disqualification in (MADE, NOT_MADE) else NOT_ADDRESSED)


@ask("temporary-order-application.notice-given", YES, NO, provision="13I(3), 13ZL(2)", label="Was notice of the application served?")
@implements("13ZL(2)")
def notice_given(case: Case, subject: str) -> Answer[str]:
    """YES where the notice was served, as s 13ZL asks, before the application was heard."""
    one = of(case, subject)
    served = one.notice_served if one else None
    return certainly(YES if one and served and (one.heard is None or served.at <= one.heard.at) else NO)


# ---------------------------------------------------------------- dates
def _by(one: TemporaryOrderApplication | None) -> datetime | None:
    """When the application is to be made: at the time that the notice states, or else within the house's own hours."""
    if one is None:
        return None
    stated = one.notice.to_be_made_at if one.notice and one.notice.given else None
    return stated or one.believed_at + timedelta(hours=practice("temporary-order.apply"))


@deadline(
    "temporary-order-application.make-by", provision="13I(1)(b), 13I(3)(a)", label="Make the application to a magistrate", consequence=UNPROTECTED,
)  # fmt: skip
@implements("13I(3)(a)")
def make_by(case: Case, subject: str) -> Deadline | None:
    """At the time stated in the notice; where none is given, within the hours that are a practice of the house (O-A25)."""
    one = of(case, subject)
    if one is None:
        return None
    name, at = "temporary-order-application.make-by", _by(one)
    if one.notice and one.notice.given and one.notice.to_be_made_at:
        reckoned = reckoning.instant(
            at, provision="13I(3)(a)", rule=name, trigger_words="the time stated in the notice", trigger_entry=one.notice.entry
        )
        return deadline_from(name, subject, certainly(reckoned), met_at=_made_or_closed(one), warn=(1,))
    hours = practice("temporary-order.apply")
    how = Derivation(
        name, "13I(1)(b)", "the belief of an immediate risk", day_of(one.believed_at), "hours", hours, at.isoformat() if at else "",
        trigger_entry=one.believed_entry,
    )  # fmt: skip
    return deadline_from(name, subject, certainly(Reckoned(at, how)), met_at=_made_or_closed(one), warn=(), warnings=(AT_ONCE,))
