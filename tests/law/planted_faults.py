"""Faults planted in the rules on purpose: each is one thing that a rule could get wrong. The walk in tests/support/day_by_day must notice every one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from app.casework.answer import certainly
from app.casework.clock import BRISBANE
from app.law import reckoning
from app.law.appealing import appeals
from app.law.facts import appealed_orders
from app.law.facts import appeals as facts_of_appeals
from app.law.facts import corresponding_orders as facts_of_registered_orders
from app.law.facts import prohibition_orders as facts_of_orders
from app.law.facts import reviews as facts_of_reviews
from app.law.facts import temporary_orders as facts_of_interim_orders
from app.law.facts.appealed_orders import Revocations
from app.law.facts.applications import Application
from app.law.facts.prohibition_orders import OrderMade
from app.law.facts.temporary_orders import InterimOrder
from app.law.orders import prohibition_orders, stays, temporary_orders
from app.law.orders.temporary_orders import Walk
from app.law.other_places import home_periods, registered_orders
from app.law.readings import Readings
from app.law.reviewing import review_appeals, reviews

Patch = pytest.MonkeyPatch
INTERIM, PROHIBITION, REGISTERED, REVIEW, APPEAL = "temporary-order", "prohibition-order", "registered-order", "review", "appeal"
DISQUALIFICATION = "disqualification-order"
SATURDAY = 5


@dataclass(frozen=True)
class Fault:
    """What is wrong in words, the kind of order in which it shows, and how it is planted."""

    words: str
    kind: str
    plant: Callable[[Patch], None]


def _settled(doubt: str, reading: str) -> Callable[[Patch], None]:
    """One reading of a doubt is taken for the law."""
    asked = Readings.ask
    return lambda patch: patch.setattr(Readings, "ask", lambda self, name: reading if name == doubt else asked(self, name))


def _put(where: Any, name: str, value: Any) -> Callable[[Patch], None]:
    return lambda patch: patch.setattr(where, name, value)


def _rolls(patch: Patch) -> None:
    """An order's end moves to the next Monday."""
    counted = reckoning.period_of_days

    def rolled(*said: Any, **more: Any) -> Any:
        found = counted(*said, **more)
        if found.at is None:
            return found
        weekday = (found.at - timedelta(days=1)).weekday()
        return replace(found, at=found.at + timedelta(days=7 - weekday)) if weekday >= SATURDAY else found

    patch.setattr(reckoning, "period_of_days", rolled)


def _mention_never_ends(patch: Patch) -> None:
    def mentioned(self: Walk, mention: Any) -> None:
        period = self._extension_of(mention) if mention.extension else None
        if period is not None:
            self.period, self.extended = period, True

    patch.setattr(Walk, "_mentioned", mentioned)


def _as_if(**registered: Any) -> Callable[[Patch], None]:
    """Every registered order is looked at as if this were recorded of it, or of the original order."""
    lived = registered_orders._lived

    def plant(patch: Patch) -> None:
        def faulty(case: Any, one: Any, origin: Any, readings: Readings) -> Any:
            said = {name: value(one) if callable(value) else value for name, value in registered.items()}
            theirs = {name: said.pop(name) for name in ("home_changes", "last_day") if name in said}
            return lived(case, replace(one, **said), replace(origin, **theirs), readings)

        patch.setattr(registered_orders, "_lived", faulty)

    return plant


def _days_for_business_days(patch: Patch) -> None:
    patch.setattr(reckoning, "act_by_business_days", reckoning.act_by_days)


def _counted_from_the_application(patch: Patch) -> None:
    ends, of = reviews.end_of_notice, facts_of_reviews.review

    def faulty(case: Any, made: Any, readings: Readings) -> Any:
        applied = next(
            one.applied_at for one in (of(case.docket, s) for s in facts_of_reviews.reviews(case.docket)) if one and one.outcome == made
        )
        return ends(case, replace(made, at=applied), readings)

    patch.setattr(reviews, "end_of_notice", faulty)
    patch.setattr(review_appeals, "end_of_notice", faulty)


def _stays(**said: Any) -> Callable[[Patch], None]:
    """Of every stay this is recorded instead."""
    made = appealed_orders._stay
    return lambda patch: patch.setattr(appealed_orders, "_stay", lambda docket, entry: replace(made(docket, entry), **said))


def _revoked_for_good(patch: Patch) -> None:
    made = appealed_orders.revocations

    def faulty(docket: Any, order: str, *, since: Any) -> Any:
        told = made(docket, order, since=since)
        return replace(told, standing_at=min((start for start, _, _ in told.set_aside), default=told.standing_at), set_aside=())

    for where in (facts_of_orders, facts_of_interim_orders, facts_of_registered_orders):
        patch.setattr(where, "revocations", faulty)


def _set_aside_from_the_beginning(patch: Patch) -> None:
    """An order put back is in force in between as well."""
    real = stays.interruptions

    def faulty(stayed: Any, revocations: Any, readings: Readings) -> Any:
        return real(stayed, replace(revocations, set_aside=()), readings)

    for where in (prohibition_orders, temporary_orders, registered_orders):
        patch.setattr(where, "interruptions", faulty)


def _no_appeal_stays_by_itself(patch: Patch) -> None:
    """The notice of appeal stays the order that it is about (13ZI(3) says the opposite)."""
    made = appealed_orders.stays

    def faulty(docket: Any, order: str) -> Any:
        filed = (e for e in docket.of_kind("notice-of-appeal-filed") if e.subject == f"appeal:{order}")
        return (*made(docket, order), *(appealed_orders.Stay(e.at, None, None, None, e.id) for e in filed))

    for where in (facts_of_orders, facts_of_interim_orders):
        patch.setattr(where, "stays", faulty)


def _from_the_decision_alone(patch: Patch) -> None:
    patch.setattr(appeals, "_trigger", lambda decision, _: (decision.at, "the decision"))


def _any_notice(one: Any) -> Any:
    return one.notices[0] if one.notices else None


FAULTS = (
    Fault("the first day always counts", INTERIM, _settled("O-A01", "first-day-in")),
    Fault("the first day never counts", INTERIM, _settled("O-A01", "first-day-out")),
    Fault("27 days for 28", INTERIM, _put(temporary_orders, "PERIOD", 27)),
    Fault("29 days for 28", INTERIM, _put(temporary_orders, "PERIOD", 29)),
    Fault("the end of a period moves from the weekend to Monday", INTERIM, _rolls),
    Fault("an extension is measured from its grant only", INTERIM, _settled("O-A04", "from-grant")),
    Fault("an extension is measured from the end of the period only", INTERIM, _settled("O-A04", "from-current-end")),
    Fault("the 28 days run from the making only", INTERIM, _settled("O-A03", "from-making")),
    Fault("the 28 days run from the service only", INTERIM, _settled("O-A03", "from-effect")),
    Fault("a mention without an extension does not end the order", INTERIM, _mention_never_ends),
    Fault("a mention inside an extension surely ends the order", INTERIM, _settled("O-A05", "every-mention")),
    Fault("an unserved order may surely be extended", INTERIM, _settled("O-A06", "can-extend-before-effect")),
    Fault("an unserved order surely outlives a mention", INTERIM, _settled("O-A39", "runs-from-effect")),
    Fault("an extension does nothing", INTERIM, _put(Walk, "_extension_of", lambda *_: None)),
    Fault("an extension needs no adjournment, and no service in absence", INTERIM, _put(Walk, "_as_provided", lambda *_: True)),
    Fault("an extension that the Act does not provide for surely stands", INTERIM, _settled("O-A55", "stands-until-set-aside")),
    Fault("service does not make an order effective", INTERIM, _put(Walk, "_served", lambda *_: None)),
    Fault("an order made in absence is effective at once", INTERIM, _put(Walk, "_present", lambda *_: True)),
    Fault("presence does not make an order effective", INTERIM, _put(Walk, "_present", lambda *_: False)),
    Fault("a link is presence for certain", INTERIM, _settled("O-A10", "av-link-is-present")),
    Fault("the return date ends nothing", INTERIM, _put(temporary_orders, "_started_in_time", lambda *_: True)),
    Fault("a proceeding started in time is overlooked", INTERIM, _put(temporary_orders, "_started_in_time", lambda *_: False)),
    Fault("a revocation is overlooked", INTERIM, _put(InterimOrder, "revoked_at", None)),
    Fault("an appeal court surely sets a disqualification order aside", DISQUALIFICATION, _settled("O-A15", "with-the-refusal")),
    Fault("an appeal court surely sets no disqualification order aside", DISQUALIFICATION, _settled("O-A15", "no-appeal")),
    Fault("a child's order lasts five years", PROHIBITION, _put(prohibition_orders, "YEARS", {"CHILD": 5, "ADULT": 5})),
    Fault("an adult's order lasts two years", PROHIBITION, _put(prohibition_orders, "YEARS", {"CHILD": 2, "ADULT": 2})),
    Fault("the first day of a term never counts", PROHIBITION, _settled("O-A01", "first-day-out")),
    Fault("an application is made when filed, for certain", PROHIBITION, _settled("O-A02", "filed")),
    Fault("telling is notice for certain", PROHIBITION, _settled("O-A07", "also-when-told")),
    Fault("an order binds from midnight of the day of notice, for certain", PROHIBITION, _settled("O-A49", "whole-day")),
    Fault("a new application continues nothing", PROHIBITION, _put(prohibition_orders, "_continued", lambda _case, _order, lived, _readings: lived)),
    Fault("an application made after the term continues the order", PROHIBITION, _put(prohibition_orders, "_made_in_time", lambda *_: True)),
    Fault("the term of a new order starts with the order, not after the old term", PROHIBITION, _put(prohibition_orders, "_old_last_day", lambda *_: None)),
    Fault("a discontinuance ends a continued order for certain", PROHIBITION, _settled("O-A08", "ends-at-discontinuance")),
    Fault("a revoked prohibition order goes on", PROHIBITION, _put(OrderMade, "revoked_at", None)),
    Fault("a registered order binds only once its copy is served", REGISTERED, _as_if(registered_at=lambda one: one.copy_served_at or one.registered_at)),
    Fault("a registered order goes on although its registration was cancelled", REGISTERED, _as_if(revoked=Revocations(None, ()))),
    Fault("what becomes of the original order where it was made is overlooked", REGISTERED, _as_if(home_changes=())),
    Fault("a registered order outlives the last day of the original", REGISTERED, _as_if(last_day=None)),
    Fault("the last day of the original order is over with Brisbane's", REGISTERED, _put(home_periods, "known_zone", lambda _: BRISBANE)),
    Fault("a last day that was moved where the order was made surely counts", REGISTERED, _settled("O-A18", "follows-the-order-at-home")),
    Fault("a last day that was moved where the order was made surely does not count", REGISTERED, _settled("O-A18", "as-originally-made")),
    Fault("a child reports for five years under a registered order", REGISTERED, _put(registered_orders, "YEARS", {"CHILD": 5, "ADULT": 5})),
    Fault("reporting goes on as long as a registered order", REGISTERED, _put(registered_orders, "YEARS", {"CHILD": 50, "ADULT": 50})),
    Fault("who has no date of birth reports as a child does, for certain", REGISTERED, _settled("O-A54", "child")),
    Fault("the day of the registration is surely left out of the reporting", REGISTERED, _settled("O-A36", "day-left-out")),
    Fault("the day of the registration surely counts in the reporting", REGISTERED, _settled("O-A36", "day-counts")),
    Fault("reporting is surely over with the years, though the order goes on", REGISTERED, _settled("R-A29", "shortest-period")),
    Fault("the years end no reporting, for certain", REGISTERED, _settled("R-A29", "while-it-has-effect")),
    Fault("the certificate is due in two days, business days or not", REGISTERED, _days_for_business_days),
    Fault("a notice of appeal stays the order", APPEAL, _no_appeal_stays_by_itself),
    Fault("a stay is overlooked", APPEAL, _put(stays, "_ends", lambda one, _: one.start)),
    Fault("a stay goes on although it was lifted", APPEAL, _stays(lifted_at=None)),
    Fault("a stay goes on after the instant to which it was ordered", APPEAL, _stays(until=None)),
    Fault("a stay outlives the decision of the appeal", APPEAL, _stays(appeal_decided_at=None)),
    Fault("a stay to a later day surely ends with the appeal", APPEAL, _settled("O-A60", "ends-with-the-appeal")),
    Fault("a revocation that was set aside stands", APPEAL, _revoked_for_good),
    Fault("an order put back was in force in between", APPEAL, _set_aside_from_the_beginning),
    Fault("a temporary order is not put back to the day that the appeal court named", APPEAL, _put(Walk, "_goes_on", lambda *_: False)),
    Fault("a temporary order that is put back to no day surely stays over", APPEAL, _settled("O-A94", "only-to-a-day-named")),
    Fault("an application that was sent back is decided for good", APPEAL, _put(Application, "pending_at", lambda a, at: all(e.at >= at for e in a.endings))),
    Fault("an order of the appeal court waits for notice", APPEAL, _put(temporary_orders, "effective_as_made", lambda *_: False)),
    Fault("a prohibition order of the appeal court waits for notice", APPEAL, _put(prohibition_orders, "effective_as_made", lambda *_: False)),
    Fault("an order made as the appeal court considers appropriate surely binds when it is made", APPEAL, _settled("O-A16", "when-made")),
    Fault("27 days to appeal from a court", APPEAL, _put(appeals, "APPEAL_DAYS", 27)),
    Fault("29 days to appeal from a court", APPEAL, _put(appeals, "APPEAL_DAYS", 29)),
    Fault("the time to appeal runs from the decision also where the order is to be served", APPEAL, _from_the_decision_alone),
    Fault("more time to appeal is overlooked", APPEAL, _put(appeals, "_longer", lambda _, found: found)),
    Fault("a refusal surely may be appealed", APPEAL, _settled("O-A50", "appealable")),
    Fault("a magistrate's order surely may be appealed", APPEAL, _settled("O-A13", "appealable")),
    Fault("in absence the time to appeal from a refusal surely runs from the decision", APPEAL, _settled("O-A14", "from-decision")),
    Fault("an order of the appeal court itself may be appealed", APPEAL, _put(facts_of_appeals, "made_on_appeal", lambda _: "")),
    Fault("27 days to apply for a review", REVIEW, _put(reviews, "DAYS_TO_APPLY", 27)),
    Fault("29 days to apply for a review", REVIEW, _put(reviews, "DAYS_TO_APPLY", 29)),
    Fault("more time to apply for a review counts for nothing", REVIEW, _put(reviews, "_covers", lambda *_: False)),
    Fault("ten days for the notice, business days or not", REVIEW, _days_for_business_days),
    Fault("nine business days for the notice", REVIEW, _put(reviews, "BUSINESS_DAYS_FOR_NOTICE", 9)),
    Fault("the days for the notice run from the application", REVIEW, _counted_from_the_application),
    Fault("only the days of the office count", REVIEW, _settled("R-A31", "office-of-the-notice")),
    Fault("only the days of the offender's place count", REVIEW, _settled("R-A31", "place-of-the-offender")),
    Fault("word of what the law confirmed undoes it", REVIEW, _put(reviews, "first_notice", _any_notice)),
    Fault("the law confirms although notice was given in time", REVIEW, _put(reviews, "_deemed", lambda _, end: end)),
    Fault("the law confirms nothing", REVIEW, _put(reviews, "deemed", lambda *_: certainly(None))),
    Fault("27 days to appeal to the Magistrates Court", REVIEW, _put(review_appeals, "APPEAL_DAYS", 27)),
    Fault("29 days to appeal to the Magistrates Court", REVIEW, _put(review_appeals, "APPEAL_DAYS", 29)),
    Fault("without a notice the time to appeal surely runs", REVIEW, _settled("R-A10", "from-deemed-day")),
    Fault("without a notice the time to appeal surely does not run", REVIEW, _settled("R-A10", "from-notice")),
    Fault("a registry that is open elsewhere is overlooked", REVIEW, _settled("O-A27", "this-registry")),
    Fault("the time that the Magistrates Court allowed is overlooked", REVIEW, _put(review_appeals, "_longer", lambda _, found: found)),
)  # fmt: skip
