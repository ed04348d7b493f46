"""Who the respondent is in law: child or adult (judged once, by the day of the application), relevant sexual offender, and so which court.

Decision tables O-D01, O-D02, O-D03. Says nothing about what the court found: it must itself be satisfied (s 13C(1)(a)).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.casework.answer import Answer
from app.casework.clock import day_of
from app.casework.docket import Docket
from app.casework.families import is_of
from app.law.facts import DOUBTFUL, PRESENT, kind_of
from app.law.facts.appeals import decision_of
from app.law.facts.applications import Application, application
from app.law.facts.corresponding_orders import KIND as CORRESPONDING
from app.law.facts.corresponding_orders import REGISTERED, corresponding_order, registered_order
from app.law.facts.prohibition_orders import OrderMade
from app.law.facts.prohibition_orders import made as order_made
from app.law.facts.respondents import Respondent, respondent
from app.law.facts.temporary_order_applications import applied_at, temporary_order_application
from app.law.facts.temporary_orders import interim_order
from app.law.facts.variations import variation
from app.law.provisions import implements
from app.law.questions import Case, ask, certainly
from app.law.readings import Readings, answer

CHILD, ADULT, UNKNOWN = "CHILD", "ADULT", "UNKNOWN"
OF_AGE: Final = 18
DOUBTFUL_MARGIN: Final = 3
"""Practice: an estimated birth date that puts the person within so many years of 18 leaves it open whether they were a child."""
CLASS: Final = "Was the respondent a child when the application was made?"


@implements("sch 5")
def of_age_on(born: date, readings: Readings) -> date:
    """The day on which a person turns 18; who was born on 29 February has none in a common year (O-A23)."""
    year = born.year + OF_AGE
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if readings.ask("O-A23") == "feb-28" else date(year, 3, 1)


def day_made(one: Application, readings: Readings) -> date | None:
    """The day on which an application counts as made (O-A02); until that has happened, the latest step before it that has."""
    begun = one.believed_at or (one.returned.made_at if one.returned else None)
    issued = one.issued.at if one.issued else None
    reading = readings.ask("O-A02") if issued else "notice-issued"
    if reading == "notice-issued":
        at = issued or begun
    elif reading == "filed":
        at = one.filed_at or issued
    else:
        at = one.first_heard_at or one.appear_at or one.filed_at or issued
    return day_of(at) if at else None


@implements("sch 5")
def class_on(person: Respondent, key_day: date | None, readings: Readings) -> str:
    """CHILD if the person was under 18 on the key day, else ADULT; UNKNOWN where the birth date or the day is."""
    if person.birth_date is None or key_day is None:
        return UNKNOWN
    return CHILD if key_day < of_age_on(person.birth_date, readings) else ADULT


def respondent_class(docket: Docket, subject: str, readings: Readings) -> str:
    """CHILD, ADULT or UNKNOWN, in one world, for an application and the prohibition order made on it (schedule 5).

    Judged on the day on which the application was made (O-A02), and never again: a person who turns 18 later stays a child
    respondent of that order.
    """
    return class_on(respondent(docket), day_made(application(docket, subject), readings), readings)


def class_for_interim_order(docket: Docket, order: str, readings: Readings) -> str:
    """CHILD, ADULT or UNKNOWN, in one world, for a temporary or disqualification order (schedule 5; O-A11 where the court made it).

    Made by a magistrate: on the day of the application to that magistrate. Where that is not recorded, as of an order known from
    paper, the day of the making stands for it.
    """
    made = interim_order(docket, order)
    if made is None:
        return UNKNOWN
    if made.by_magistrate:
        return class_on(respondent(docket), day_of(applied_at(docket, made.hearing) or made.made_at), readings)
    if readings.ask("O-A11") == "day-of-decision":
        return class_on(respondent(docket), day_of(made.made_at), readings)
    return respondent_class(docket, made.application, readings)


def _not_applied_for(docket: Docket, subject: str) -> OrderMade | None:
    """The prohibition order that was made although none had been applied for, by an appeal court (13ZJ(2)(b)); None for any other subject."""
    order = order_made(docket, subject) if kind_of(subject) == "prohibition-order" else None
    return order if order is not None and not order.application else None


@implements("sch 5", "13ZJ(2)")
def class_without_application(docket: Docket, order: OrderMade, readings: Readings) -> str:
    """CHILD, ADULT or UNKNOWN, in one world, for such an order: schedule 5 looks to the day of an application, and there was none (O-A93).

    Judged on the day on which the order of another place was registered, or on that of the making.
    """
    about = decision_of(order.hearing)
    asked = variation(docket, about)
    here, making = day_registered(docket, asked.order if asked else about), day_of(order.made_at)
    by_day = {day: class_on(respondent(docket), day, readings) for day in (here or making, making)}
    if len(set(by_day.values())) == 1 or here is None:
        return by_day[making]
    return by_day[here if readings.ask("O-A93") == "registration" else making]


def class_in(docket: Docket, order: OrderMade, readings: Readings) -> str:
    """CHILD, ADULT or UNKNOWN, in one world, for a prohibition order: that of its application, if it was made on one."""
    return (
        respondent_class(docket, order.application, readings) if order.application else class_without_application(docket, order, readings)
    )


@implements("sch 5")
def day_registered(docket: Docket, subject: str) -> date | None:
    """The day on which a corresponding order was registered, which settles the class; until then the day of the application to register it.

    None for any other subject.
    """
    one = registered_order(docket, subject) if kind_of(subject) == REGISTERED else None
    asked = corresponding_order(docket, subject) if kind_of(subject) == CORRESPONDING else None
    at = one.registered_at if one else (asked.registered_at or asked.applied_at) if asked else None
    return day_of(at) if at else None


def class_of(case: Case, subject: str) -> Answer[str]:
    """The class for an application, an order, or an application to vary or revoke one, in every world.

    That of a prohibition order is that of the application on which it was made; that of an application to a magistrate is judged on
    the day on which it was made, and until then is that of the application for the final order.
    """
    subject = _order_of(case, subject)
    registered_on = day_registered(case.docket, subject)
    if registered_on is not None:
        return answer(lambda readings: class_on(respondent(case.docket), registered_on, readings))
    if (order := _not_applied_for(case.docket, subject)) is not None:
        return answer(lambda readings: class_without_application(case.docket, order, readings))
    itself = is_of(kind_of(subject), "interim-order") or applied_at(case.docket, subject) is not None
    return case.recall(_class_of, subject if itself else _application_of(case, subject))


@implements("sch 5")
def _class_of(case: Case, subject: str) -> Answer[str]:
    asked_at = applied_at(case.docket, subject)
    if asked_at is not None:
        return answer(lambda readings: class_on(respondent(case.docket), day_of(asked_at), readings))
    rule = class_for_interim_order if is_of(kind_of(subject), "interim-order") else respondent_class
    return answer(lambda readings: rule(case.docket, subject, readings))


def _order_of(case: Case, subject: str) -> str:
    """The order that an application to vary or revoke is about: the class is that of the order, and frozen with it. Else the subject itself."""
    asked = variation(case.docket, subject) if subject.startswith("variation:") else None
    return asked.order if asked else subject


def _application_of(case: Case, subject: str) -> str:
    """The application on which an order was made, or that an application to a magistrate names; an application itself."""
    urgent = temporary_order_application(case.docket, subject)
    if urgent is not None:
        return urgent.application
    subject = _order_of(case, subject)
    order = None if subject.startswith("application:") else order_made(case.docket, subject)
    return order.application if order else subject


def may_be_a_child(case: Case, subject: str) -> bool:
    """Is the respondent a child in some world, or by an estimated or missing birth date? Then handle the person as one (practice)."""
    found = class_of(case, subject)
    return CHILD in found.values or UNKNOWN in found.values or _estimate_leaves_open(case, subject)


def _estimate_leaves_open(case: Case, subject: str) -> bool:
    """An estimated birth date that puts the person near 18 on the day of the application."""
    person = respondent(case.docket)
    if person.birth_date is None or person.birth_date_exact:
        return False
    registered_on = day_registered(case.docket, _order_of(case, subject))
    one = application(case.docket, _application_of(case, subject))
    unasked = _not_applied_for(case.docket, subject)
    known = registered_on or (day_of(unasked.made_at) if unasked else None)
    days = (known,) if known else answer(lambda readings: day_made(one, readings)).values
    return any(day is not None and abs(day.year - person.birth_date.year - OF_AGE) <= DOUBTFUL_MARGIN for day in days)


@ask("application.respondent-class", CHILD, ADULT, provision="sch 5", label=CLASS)
@implements("sch 5")
def which_class(case: Case, subject: str) -> Answer[str]:
    """CHILD or ADULT (O-D01); both, and so UNCERTAIN, where readings differ, or the birth date is missing or a near estimate."""
    found = class_of(case, subject)
    if UNKNOWN in found.values or _estimate_leaves_open(case, subject):
        return Answer(((CHILD, ((),)), (ADULT, ((),))))
    return found


@ask("application.handled-as", CHILD, ADULT, provision="sch 5", label="Is the respondent handled as a child?")
def handled_as(case: Case, subject: str) -> Answer[str]:
    """CHILD wherever that is possible, unless a legal officer advised to treat the person as an adult."""
    if which_class(case, subject).certain:
        return which_class(case, subject)
    courses = [one.course for one in application(case.docket, subject).advice if one.course.startswith("TREAT_AS_")]
    return certainly(ADULT if courses and courses[-1] == "TREAT_AS_ADULT" else CHILD)


@ask(
    "application.is-relevant-sexual-offender", "YES", "NO",
    provision="13A(1)(a), sch 5", label="Is the respondent a relevant sexual offender?",
)  # fmt: skip
@implements("13A(1)(a)", "sch 5")
def is_relevant_sexual_offender(case: Case, subject: str) -> Answer[str]:  # noqa: ARG001 - a person is one or not, whatever the application
    """YES, NO, or UNCERTAIN (O-D02), by what is recorded of the person.

    A supervision order, interim supervision order or forensic order takes the person out of the definition; a continuing
    detention order does not. UNCERTAIN where nothing is recorded, where what is recorded contradicts itself, or where a legal
    officer recorded grounds for the belief although such an order is recorded: the commissioner's belief is what s 13A asks for.
    """
    basis = respondent(case.docket).basis
    if basis is None or basis.under_supervision_or_forensic_order is None:
        return _open()
    if basis.under_supervision_or_forensic_order:
        return _open() if basis.supervision_grounds else certainly("NO")
    if basis.basis == "REPORTABLE_OFFENDER" and basis.reportable_offender_now is False:
        return _open()
    return certainly("YES") if basis.basis else _open()


def _open() -> Answer[str]:
    return Answer((("YES", ((),)), ("NO", ((),))))


@implements("sch 5")
def proper_court(respondents_class: str) -> str:
    """The court of first instance (O-D03): CHILDRENS for a child respondent, else MAGISTRATES (schedule 5, court)."""
    return "CHILDRENS" if respondents_class == CHILD else "MAGISTRATES"


@implements("13R(1)", "13S(1)")
def was_present(presence: str, readings: Readings) -> bool:
    """Was the respondent there, as far as the Act asks? By link or telephone it does not say whether that is presence (O-A10)."""
    return presence == PRESENT or (presence == DOUBTFUL and readings.ask("O-A10") == "av-link-is-present")
