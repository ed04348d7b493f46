"""Random histories of orders about which there is an appeal, or are two: what stays them, what ends them, what puts them back."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from app.casework.docket import Entry
from tests.support.day_by_day import histories
from tests.support.day_by_day.histories import PRESENCES, Telling

RESULTS = {
    "temporary-order": (
        *("ORDER_PUT_BACK",) * 6, *("TEMPORARY_ORDER_MADE",) * 2, *("PROHIBITION_ORDER_MADE",) * 2, "ORDER_REVOKED", "ORDER_VARIED", "DISMISSED",
        "ANOTHER_DECISION",
    ),
    "prohibition-order": (*("ORDER_PUT_BACK",) * 5, *("PROHIBITION_ORDER_MADE",) * 4, "ORDER_REVOKED", "ORDER_VARIED", "DISMISSED"),
    "registered-order": (*("ORDER_PUT_BACK",) * 4, "REGISTRATION_REVOKED", "ORDER_REGISTERED", "WITHDRAWN"),
}  # fmt: skip
BASES = (
    "temporary-order",
    "temporary-order",
    "temporary-order",
    "prohibition-order",
    "prohibition-order",
    "registered-order",
    "disqualification-order",
)
PAPERS_OF = {"ORDER_VARIED": "order-varied", "ORDER_REVOKED": "order-revoked"}


def appealed(seed: int) -> list[Entry]:
    """The history of an order of any kind, and of appeals against what was decided about it."""
    telling = Telling(seed)
    base = telling.chance.choice(BASES)
    of_base = {"prohibition-order": histories.prohibition, "registered-order": histories.registered}
    telling.entries = of_base[base](seed) if base in of_base else histories.interim(seed, base)
    telling.numbers = count(len(telling.entries))
    order = f"{base}:1"
    if base in ("temporary-order", "prohibition-order") and telling.once_in(3):
        _varied_or_not(telling, order)
    decided = [e for e in telling.entries if _may_be_appealed(e)]
    about = order if base != "disqualification-order" else "temporary-order:1"
    for number in range(2, 2 + telling.chance.choice([1, 1, 2])):
        if decided:
            _appeal(telling, telling.chance.choice(decided), about, number)
    return telling.entries


def _may_be_appealed(entry: Entry) -> bool:
    made = entry.kind in ("temporary-order-made", "prohibition-order-made", "registration-cancelled")
    refused = entry.kind == "leave-decided" and entry.values.get("decision") == "REFUSED"
    return made or refused or entry.kind in ("application-decided", "hearing-held", "order-revoked", "variation-heard")


def _varied_or_not(telling: Telling, order: str) -> None:
    """An application to vary or revoke the order, and what the court says to it."""
    chance, variation = telling.chance, "variation:1"
    made = next(e.at for e in telling.entries if e.subject == order)
    at = telling.when(made + timedelta(days=1), 20)
    telling.tell(
        "variation-applied-for",
        variation,
        at,
        order=order,
        applicant="RESPONDENT",
        relief="REVOKE",
        grounds="made up",
        circumstances_since="m",
    )
    leave = chance.choice(["GRANTED", "GRANTED", "REFUSED"])
    telling.tell("leave-decided", variation, at + timedelta(days=1), decision=leave)
    if leave == "REFUSED":
        return
    at, outcome, presence = (
        telling.when(at + timedelta(days=1), 20),
        chance.choice(["VARIED", "REVOKED", "REVOKED", "DISMISSED"]),
        chance.choice(PRESENCES),
    )
    telling.tell("variation-heard", variation, at, variation, 0, order=order, presence=presence, outcome=outcome)
    if outcome in ("VARIED", "REVOKED"):
        said: dict[str, Any] = {
            "presence": presence,
            "application": variation,
            "how": f"{'VARI' if outcome == 'VARIED' else 'REVOC'}ATION_APPLICATION",
        }
        telling.tell(f"order-{outcome.lower()}", order, at, variation, 1, **said)
        if telling.once_in(2):
            telling.tell("documents-served", f"service:{variation}", telling.when(at, 12), documents=["ORDER"], mode="PERSONAL")


def _appeal(telling: Telling, decision: Entry, order: str, number: int) -> None:
    """Notice in time or late, more time or not, a stay or none, and how it ends."""
    chance = telling.chance
    about = (
        str(decision.values.get("application") or decision.subject)
        if decision.kind in ("order-revoked", "registration-cancelled")
        else decision.subject
    )
    appeal = f"appeal:second:{about}" if telling.once_in(6) else f"appeal:{about}"
    filed = telling.when(decision.at + timedelta(days=chance.choice([0, 0, 1, 2, 27])), 2)
    if not telling.once_in(6):
        telling.tell("notice-of-appeal-filed", appeal, filed, side="RESPONDENT", court="DISTRICT_COURT", registry="Brisbane")
    if telling.once_in(4):
        telling.tell("more-time-to-appeal-asked", appeal, filed, side="RESPONDENT", reasons="made up")
        granted = not telling.once_in(3)
        until = (
            (decision.at + timedelta(days=chance.choice([10, 28, 45, 60]))).date().isoformat()
            if granted and not telling.once_in(4)
            else None
        )
        telling.tell(
            "more-time-to-appeal-decided", appeal, filed + timedelta(days=2), decision="GRANTED" if granted else "REFUSED", until=until
        )
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        _stayed(telling, appeal, order, filed)
    if telling.once_in(6):
        return
    at = telling.when(filed + timedelta(days=1), chance.choice([2, 5, 12, 40]))
    result = chance.choice(RESULTS[order.partition(":")[0]])
    _result(telling, appeal, order, result, at, number)


def _stayed(telling: Telling, appeal: str, order: str, filed: datetime) -> None:
    chance = telling.chance
    at = telling.when(filed, 6)
    until = (at + timedelta(days=chance.choice([3, 9, 30]))).isoformat() if telling.once_in(2) else None
    telling.tell("stay-ordered", appeal, at, order=order, until=until, terms="made up")
    if telling.once_in(3):
        telling.tell("stay-ended", appeal, telling.when(at, 12), order=order)


def _result(telling: Telling, appeal: str, order: str, result: str, at: datetime, number: int) -> None:
    """What the appeal court decides, and the entry about the order that goes with it."""
    chance, kind = telling.chance, order.partition(":")[0]
    about = "1" if kind != "registered-order" else "2"
    under = f"S13ZJ_{about}_{chance.choice('AB')}"
    telling.tell("appeal-decided", appeal, at, appeal, 0, result=result, under=under, order=order, costs="NONE")
    presence, named = chance.choice(PRESENCES), None
    decided = [e.subject for e in telling.entries if e.kind == "application-decided" and e.at < at]
    if decided and result in ("ORDER_PUT_BACK", "ORDER_REVOKED", "ANOTHER_DECISION") and telling.once_in(2):
        telling.tell("decision-set-aside", chance.choice(decided), at, appeal, 2, appeal=appeal)
    if result == "ORDER_PUT_BACK":
        over = kind == "prohibition-order" and not any(e.kind == "order-revoked" for e in telling.entries)
        if telling.once_in(3) and (kind == "temporary-order" or over):
            named = (at + timedelta(days=chance.choice([-2, 0, 7, 20, 28]))).date().isoformat()
        telling.tell("order-restored", order, at, appeal, 1, until=named)
    elif result == "ORDER_REVOKED":
        telling.tell("order-revoked", order, at, appeal, 1, how="APPEAL")
    elif result == "ORDER_VARIED":
        telling.tell("order-varied", order, at, appeal, 1, how="APPEAL", presence=presence, on_appeal=under)
    elif result == "REGISTRATION_REVOKED":
        telling.tell("registration-revoked", order, at, appeal, 1)
    elif result == "ORDER_REGISTERED":
        telling.tell(
            "registered-order-made",
            f"registered-order:{number}",
            at,
            appeal,
            1,
            corresponding_order="corresponding-order:1",
            on_appeal=under,
        )
    elif result.endswith("_ORDER_MADE"):
        made = f"{result.removesuffix('_ORDER_MADE').lower()}-order"
        started = [e.subject for e in telling.entries if e.kind == "appearance-notice-issued" and e.at < at]
        if not started:
            return
        application = chance.choice(started)
        more = {"made_under": "S13ZJ"} if made == "temporary-order" else {}
        telling.tell(
            f"{made}-made", f"{made}:9{number}", at, appeal, 1, application=application, presence=presence, on_appeal=under, **more
        )
        if telling.once_in(2):
            telling.tell("documents-served", f"service:{made}:9{number}", telling.when(at, 9), documents=["ORDER"], mode="PERSONAL")
