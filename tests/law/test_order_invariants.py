"""What is never so of any order, whatever happened: the invariants of the Act, over histories made up by chance.

Facts are read as a fact file is; the orders are asked at every instant at which something happened or a stretch begins or ends.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app.law.all  # noqa: F401 - every rule registers itself
from app.casework.answer import earliest, latest
from app.casework.clock import day_of, start_of
from app.law import status
from app.law.calendars import seed
from app.law.questions import Case
from app.law.timelines.timeline_facts import case_of, instant_of

DICTIONARY: Any = yaml.safe_load((Path(__file__).resolve().parents[2] / "forms" / "entries.yaml").read_text(encoding="utf-8"))
TEMPORARY, FINAL, APPLICATION = "temporary-order:1", "prohibition-order:1", "application:1"
DAY = timedelta(days=1)
Facts = dict[str, Any]

DAYS = st.integers(0, 75)
PRESENCE = st.sampled_from(["IN_PERSON", "IN_PERSON", "ABSENT", "LAWYER_ONLY", "AV_LINK", "PHONE"])
OUTCOMES = st.sampled_from(
    ["ADJOURNED"] * 4 + ["RESERVED", "PART_HEARD", "STRUCK_OUT", "FINAL_REFUSED", "DISMISSED_BY_CONSENT", "OTHER_OUTCOME"]
)
GRANTED = st.fixed_dictionaries({}, optional={"days": st.integers(1, 40), "until": DAYS, "consent": st.booleans()})


def at(day: int, hour: int = 9) -> str:
    return (datetime.fromisoformat("2026-03-02") + timedelta(days=day, hours=hour)).isoformat()


def entry(kind: str, subject: str, when: str, **values: Any) -> Facts:
    return {"kind": kind, "subject": subject, "at": when, "values": values}


@st.composite
def histories(draw: st.DrawFn) -> list[Facts]:
    """A temporary order, its application, mentions with and without an extension, service, endings, a final order."""
    by_magistrate, presence = draw(st.booleans()), draw(PRESENCE)
    made: Facts = {"application": APPLICATION, "made_under": "S13J" if by_magistrate else "S13K", "presence": presence}
    if by_magistrate:
        made["return_at"] = at(draw(st.integers(1, 35)))
    found = [entry("temporary-order-made", TEMPORARY, at(0, 10), **made)]
    if draw(st.integers(0, 9)):
        started = {"court": "MAGISTRATES", "court_place": "Brisbane", "appear_at": made.get("return_at", at(20))}
        found.append(entry("appearance-notice-issued", APPLICATION, at(draw(st.integers(0, 30)), 11), **started))
    for number, day in enumerate(sorted(draw(st.lists(DAYS, max_size=4, unique=True))), start=1):
        found += draw(mentions(number, day))
    for what, documents in ((TEMPORARY, ["ORDER", "NOTICE_13S4A"]), (APPLICATION, ["APPLICATION", "APPEARANCE_NOTICE"])):
        if draw(st.booleans()):
            server = {"mode": "PERSONAL", "server": "Constable Made-Up", "place": "a made-up street", "way": "handed over"}
            found.append(entry("documents-served", f"service:{what}", at(draw(DAYS), 15), documents=documents, **server))
    if draw(st.integers(0, 4)) == 0:
        found.append(entry("application-discontinued", APPLICATION, at(draw(DAYS), 12), communicated="by letter"))
    if draw(st.integers(0, 4)) == 0:
        found.append(entry("order-revoked", TEMPORARY, at(draw(DAYS), 13), how="REVOCATION_APPLICATION"))
    return found + draw(final_order())


@st.composite
def mentions(draw: st.DrawFn, number: int, day: int) -> list[Facts]:
    hearing = f"hearing:{number}"
    values = {"application": APPLICATION, "mention_of_final_application": draw(st.sampled_from([True, True, True, False]))}
    held = entry(
        "hearing-held",
        hearing,
        at(day),
        **values,
        presence=draw(PRESENCE),
        documents_served_satisfied=draw(st.booleans()),
        outcome=draw(OUTCOMES),
    )
    decision: Facts = {"hearing": hearing, "decision": draw(st.sampled_from(["EXTENDED", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED"]))}
    if decision["decision"] == "EXTENDED":
        given_ = draw(GRANTED)
        decision |= {k: v for k, v in given_.items() if k == "days"}
        decision |= {"until": at(max(day, given_["until"]))[:10]} if "until" in given_ else {}
        decision |= {"consent": {"given": given_["consent"]}} if "consent" in given_ else {}
    return [held, entry("extension-decided", TEMPORARY, at(day), **decision)] if draw(st.booleans()) else [held]


@st.composite
def final_order(draw: st.DrawFn) -> list[Facts]:
    if draw(st.integers(0, 2)):
        return []
    day = draw(DAYS)
    found = [entry("prohibition-order-made", FINAL, at(day, 14), application=APPLICATION, presence=draw(PRESENCE))]
    if draw(st.booleans()):
        server = {"mode": "PERSONAL", "server": "Constable Made-Up", "place": "a made-up street", "way": "handed over"}
        found.append(entry("documents-served", f"service:{FINAL}", at(day + draw(st.integers(0, 40)), 16), documents=["ORDER"], **server))
    if draw(st.integers(0, 3)) == 0:
        found.append(
            entry("informal-notice-given", FINAL, at(day + draw(st.integers(0, 20)), 17), officer="Constable Made-Up", conditions_told=True)
        )
    return found


def read(entries: list[Facts]) -> Case:
    return case_of({"respondent": {"birth_date": "1980-05-05"}, "entries": entries}, dictionary=DICTIONARY, calendars=seed())


def instants(case: Case) -> list[datetime]:
    """Every instant at which something happened or a stretch begins or ends, and a moment on either side of it."""
    edges = {e.at for e in case.docket.effective}
    for order in status.orders(case):
        edges |= {x for one in status.life(case, order).values for x in (one.start, one.end) if x is not None}
    return sorted({edge + step for edge in edges for step in (timedelta(microseconds=-1), timedelta(0), timedelta(hours=13))})


def first(case: Case, kind: str, subject: str) -> datetime | None:
    found = case.docket.first(subject, kind)
    return found.at if found else None


KEEN = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@KEEN
@given(histories())
def test_what_is_never_so_of_a_temporary_order(entries: list[Facts]) -> None:
    case = read(entries)
    made = next(e for e in case.docket.about(TEMPORARY) if e.kind == "temporary-order-made")
    served = first(case, "documents-served", f"service:{TEMPORARY}")
    returned = made.values.get("return_at")
    started = first(case, "appearance-notice-issued", APPLICATION)
    refused = next((e.at for e in case.docket.of_kind("hearing-held") if e.values["outcome"] == "FINAL_REFUSED" and e.at >= made.at), None)
    over = [first(case, "application-discontinued", APPLICATION), first(case, "order-revoked", TEMPORARY)]
    over += [first(case, "prohibition-order-made", FINAL), refused]
    away = made.values["presence"] in ("ABSENT", "LAWYER_ONLY")
    for moment in instants(case):
        said = status.in_force(case, TEMPORARY, moment)
        assert moment >= made.at or said == "NO", "before it is made"
        assert not any(x is not None and made.at < x <= moment for x in over) or said == "NO", (
            "13M(2)(d), (e), (f): decided, discontinued, revoked"
        )
        if returned and (started is None or started > instant_of(returned)) and instant_of(returned) <= moment:
            assert said == "NO", "13M(2)(a): no proceeding by the return date and time"
        if away and (served is None or moment < served):
            assert said == "NO", "13M(1)(b): made in absence and not served"
        if made.values["presence"] in ("AV_LINK", "PHONE") and (served is None or moment < served):
            assert said != "YES", "O-A10: by link or telephone and not served"


@KEEN
@given(histories())
def test_without_an_extension_28_days_end_it_and_a_mention_leaves_it_in_force_in_no_certain_way(entries: list[Facts]) -> None:
    case = read([e for e in entries if e["kind"] != "extension-decided"])
    made = next(e for e in case.docket.about(TEMPORARY) if e.kind == "temporary-order-made")
    served = first(case, "documents-served", f"service:{TEMPORARY}")
    effects = [x for x in (made.at if made.values["presence"] not in ("ABSENT", "LAWYER_ONLY") else None, served) if x is not None]
    held = [e.at for e in case.docket.of_kind("hearing-held") if e.values["mention_of_final_application"] and e.at > made.at]
    for moment in instants(case):
        said = status.in_force(case, TEMPORARY, moment)
        if effects and moment >= start_of(day_of(max(effects)) + DAY * 29):
            assert said == "NO", "13M(2)(c): the prescribed period is over in every reading"
        if any(x <= moment for x in held):
            assert said != "YES", "13M(2)(b): it was mentioned and not extended"


@KEEN
@given(histories())
def test_what_is_never_so_of_a_prohibition_order(entries: list[Facts]) -> None:
    case = read(entries)
    made = case.docket.first(FINAL, "prohibition-order-made")
    if made is None:
        return
    served, heard = first(case, "documents-served", f"service:{FINAL}"), first(case, "informal-notice-given", FINAL)
    there = made.values["presence"] == "IN_PERSON"
    by_link = made.values["presence"] in ("AV_LINK", "PHONE")
    for moment in instants(case):
        said = status.in_force(case, FINAL, moment)
        assert moment >= made.at or said == "NO", "before it is made"
        if not there and (served is None or moment < served):
            assert said != "YES", "13G(1)(a): without presence or service it is not certain"
        given_on = [x for x in (served, heard, made.at if there or by_link else None) if x is not None]
        if not given_on or day_of(moment) < day_of(min(given_on)):
            assert said == "NO", "13G(1)(a): before any day of notice"
        if there and made.at <= moment < start_of(day_of(made.at).replace(year=2028)):
            assert said == "YES", "13G(1)(b): two years at the least, and nothing else ends it here"


@KEEN
@given(histories())
def test_the_day_to_act_by_is_never_after_an_end_that_is_still_arguable(entries: list[Facts]) -> None:
    case = read(entries)
    for order in status.orders(case):
        ends = status.life(case, order).map(lambda one: one.end)
        soonest, last = earliest(ends), latest(ends)
        for one in status.deadlines(case):
            if one.subject == order and one.name.endswith(".last-day") and not one.name.startswith("appeal") and one.act_by is not None:
                assert soonest is not None
                assert one.act_by <= soonest, "the earliest reading governs what we do"
                assert one.lapse_not_before is None or last is None or one.lapse_not_before >= last, "nothing is said to be over earlier"
