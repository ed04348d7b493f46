"""The timeline: facts in, status and dates out; faults told in sentences; and no facts, however odd, break the law's answers."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casework.families import kinds_of
from app.law.calendars import seed
from app.law.readings import TooManyWorlds
from app.law.timelines.timeline import in_lines, timeline
from app.law.timelines.timeline_facts import OWN, FactsRefused, case_of, instant_of
from app.law.timelines.timeline_schema import both

DICTIONARY: Any = yaml.safe_load((Path(__file__).resolve().parents[2] / "forms" / "entries.yaml").read_text(encoding="utf-8"))


def told(*entries: dict[str, Any], at: str | None = None, **top: Any) -> dict[str, Any]:
    return timeline({"entries": list(entries), **top}, dictionary=DICTIONARY, calendars=seed(), at=instant_of(at) if at else None)


def refused(facts: Any) -> str:
    with pytest.raises(FactsRefused) as caught:
        case_of(facts, dictionary=DICTIONARY, calendars=seed())
    return "\n".join(caught.value.sentences)


MADE = {
    "kind": "temporary-order-made", "subject": "temporary-order:1", "at": "2026-06-01 10:15", "application": "application:1",
    "made_under": "S13J", "presence": "IN_PERSON", "return_at": "2026-06-26 09:00",
}  # fmt: skip
ISSUED = {
    "kind": "appearance-notice-issued", "subject": "application:1", "at": "2026-06-01 14:00", "court": "MAGISTRATES",
    "court_place": "Brisbane", "appear_at": "2026-06-26 09:00",
}  # fmt: skip


# ------------------------------------------------------------ what is told
def test_an_order_made_in_presence_is_told_with_its_stretches_and_their_doubts() -> None:
    order = told(MADE, ISSUED)["orders"][0]
    assert [(one["from"], one["to"], one["in_force"], one["doubts"]) for one in order["status"]] == [
        ("2026-06-01T10:15:00+10:00", "2026-06-29T00:00:00+10:00", "YES", []),
        ("2026-06-29T00:00:00+10:00", "2026-06-30T00:00:00+10:00", "UNCERTAIN", ["O-A01"]),
    ]


def test_a_deadline_is_told_with_each_world_and_how_it_was_counted() -> None:
    last = next(one for one in told(MADE, ISSUED)["deadlines"] if one["name"] == "temporary-order.last-day")
    assert (last["last_day"], last["lapse_not_before"], last["doubts"]) == ("2026-06-28", "2026-06-30T00:00:00+10:00", ["O-A01"])
    assert {one["derivation"]["result"]: one["worlds"] for one in last["worlds"]} == {
        "Mon 29 June 2026": [{"O-A01": "first-day-out"}], "Sun 28 June 2026": [{"O-A01": "first-day-in"}],
    }  # fmt: skip
    assert [day["number"] for day in last["worlds"][1]["derivation"]["days"]] == list(range(1, 29))


def test_what_is_so_at_an_instant_is_added_on_asking() -> None:
    assert told(MADE, ISSUED)["orders"][0]["now"] is None
    for at, word in (
        ("2026-06-01 10:14", "NO"),
        ("2026-06-20 09:00", "YES"),
        ("2026-06-29 12:00", "UNCERTAIN"),
        ("2026-06-30 00:00", "NO"),
    ):
        assert told(MADE, ISSUED, at=at)["orders"][0]["now"]["in_force"] == word, at


def test_an_election_narrows_what_is_shown_and_moves_no_date_to_act_by() -> None:
    whole, elected = told(MADE, ISSUED), told(MADE, ISSUED, elections={"O-A01": "first-day-out"})
    assert [one["in_force"] for one in elected["orders"][0]["shown_as"]] == ["YES"]
    assert elected["orders"][0]["status"] == whole["orders"][0]["status"]
    assert elected["deadlines"] == whole["deadlines"]


def test_a_correction_and_a_withdrawal_change_what_is_told() -> None:
    moved = {"corrects": "made", "at": "2026-06-02 08:00", "values": {"at": "2026-05-29T10:15:00+10:00"}, "because": "typed wrongly"}
    made = {**MADE, "id": "made"}
    assert told(made, ISSUED)["orders"][0]["status"][0]["from"].startswith("2026-06-01")
    withdrawn = {"withdraws": "made", "at": "2026-06-02 08:00", "because": "another person's order"}
    assert told(made, ISSUED, withdrawn)["orders"] == []
    corrected = {**ISSUED, "at": "2026-05-29 14:00"}
    assert told(made, corrected, {**moved, "id": "moved"})["orders"][0]["status"][0]["from"].startswith("2026-05-29")
    again = {"withdraws": "moved", "at": "2026-06-02 09:00", "because": "it was right"}
    assert told(made, corrected, {**moved, "id": "moved"}, again)["orders"][0]["status"][0]["from"].startswith("2026-06-01")


def test_the_order_in_which_facts_are_written_makes_no_difference() -> None:
    assert told(MADE, ISSUED)["orders"][0]["status"] == told(ISSUED, MADE)["orders"][0]["status"]


def test_the_lines_for_a_person_name_the_last_day_and_not_the_midnight_after_it() -> None:
    lines = "\n".join(in_lines(told(MADE, ISSUED, at="2026-06-20 09:00"), days=True))
    assert "now: YES" in lines
    assert "Sun 28 June 2026: Temporary order ends" in lines
    assert "   28  Sun 28 June 2026" in lines
    assert "O-A01" in lines


def test_an_order_still_unserved_is_not_said_never_to_be_in_force() -> None:
    lines = "\n".join(in_lines(told({**MADE, "presence": "ABSENT"}, ISSUED, at="2026-06-02 09:00")))
    assert "not in force at any time so far" in lines
    assert "never in force" not in lines


# ------------------------------------------------------------ what is refused
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ([], "The facts must be a mapping"),
        ({"entries": [], "when": 1}, "facts: 'when' is not known"),
        ({"entries": "none"}, "entries: this must be a list"),
        ({"entries": [{**MADE, "kind": "order-made"}]}, "entry 1: there is no kind of entry 'order-made'."),
        ({"entries": [{**MADE, "kind": ["x"]}]}, "entry 1: there is no kind of entry"),
        ({"entries": [{**MADE, "subject": "hearing:1"}]}, "it is about hearing:1, and entries of this kind are about temporary-order:1."),
        ({"entries": [{**MADE, "subject": "temporary-order"}]}, "must be of the form temporary-order:1"),
        ({"entries": [{**MADE, "at": "2026-06-01"}]}, "'2026-06-01' is not an instant such as"),
        ({"entries": [{**MADE, "at": "yesterday"}]}, "'yesterday' is not an instant"),
        ({"entries": [{k: v for k, v in MADE.items() if k != "at"}]}, "it says not when it happened"),
        ({"entries": [{**MADE, "presence": "THERE"}]}, "presence: 'THERE' is not one of IN_PERSON, AV_LINK"),
        ({"entries": [{k: v for k, v in MADE.items() if k != "presence"}]}, "presence is missing (Presence of the respondent)."),
        ({"entries": [{**MADE, "defendant": "x"}]}, "it has no field 'defendant'"),
        ({"entries": [{**MADE, "application": "hearing:1"}]}, "application: it is about hearing:1"),
        ({"entries": [{**MADE, "conditions": [{"kind": "PROHIBIT"}]}]}, "conditions 1: text is missing"),
        ({"entries": [{**MADE, "conditions": "none"}]}, "conditions: this must be a list"),
        ({"entries": [{**MADE, "id": "x"}, {**ISSUED, "id": "x"}]}, "x: two entries have this id."),
        ({"entries": [MADE], "respondent": {"birth_date": "young"}}, "respondent.birth_date: 'young' is not a day"),
        ({"entries": [MADE], "elections": {"O-A99": "x"}}, "elections: there is no doubt 'O-A99'."),
        ({"entries": [MADE], "elections": {"O-A01": "x"}}, "'x' is not one of its readings; they are first-day-out, first-day-in."),
        (
            {"entries": [{"corrects": "gone", "kind": "note-made", "subject": "any:1", "at": "2026-01-01 09:00"}]},
            "it corrects or withdraws 'gone'",
        ),
    ],
)
def test_a_fault_is_told_in_a_sentence_that_names_where_it_is(facts: Any, sentence: str) -> None:
    assert sentence in refused(facts)


def test_every_fault_is_told_in_one_pass() -> None:
    found = refused({"place": 7, "entries": [{**MADE, "presence": "THERE"}, {**ISSUED, "court": "HIGH", "at": "soon"}]})
    assert len(found.splitlines()) == 4


WORDS = [*OWN, "entries", "place", "O-A01", "presence", "days", "x"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20) | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(ANYTHING, ANYTHING)
def test_facts_of_any_shape_are_read_or_refused_but_never_break(facts: Any, entry: Any) -> None:
    started = {**MADE, **entry} if isinstance(entry, dict) else entry
    for odd in (facts, {"entries": facts}, {"entries": [started, entry]}, {"entries": [MADE], "respondent": facts, "elections": entry}):
        with contextlib.suppress(FactsRefused):
            case_of(odd, dictionary=DICTIONARY, calendars=seed())


# ------------------------------------------------------------ any valid facts
INSTANTS = st.datetimes(datetime.fromisoformat("2026-03-01"), datetime.fromisoformat("2026-09-30")).map(
    lambda at: at.replace(second=0, microsecond=0)
)
SUBJECTS = {
    "any": ("application:1",), "hearing": ("hearing:1", "hearing:2", "hearing:3"),
    "service": ("service:application:1", *(f"service:{kind}:1" for kind in kinds_of("any-order"))),
    "appeal": ("appeal:temporary-order:1", "appeal:prohibition-order:1", "appeal:second:prohibition-order:1", "appeal:application:1"),
}  # fmt: skip


def subject_of(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(SUBJECTS.get(kind, tuple(f"{one}:1" for one in kinds_of(kind))))


def value_of(spec: dict[str, Any]) -> st.SearchStrategy[Any]:
    simple: dict[str, st.SearchStrategy[Any]] = {
        "day": st.dates(date(2026, 3, 1), date(2026, 12, 30)), "instant": INSTANTS, "yes/no": st.booleans(),
        "yes/no/unknown": st.sampled_from(["YES", "NO", "UNKNOWN"]), "number": st.integers(0, 90),
        "place": st.sampled_from(["Brisbane", "Cairns", "Mount Isa"]),
    }  # fmt: skip
    kind = spec["type"]
    if kind == "choice":
        return st.sampled_from([str(one) for one in spec["of"]])
    if kind == "several":
        return st.lists(st.sampled_from([str(one) for one in spec["of"]]), min_size=1, unique=True)
    if kind == "subject":
        return subject_of(spec.get("of", "any"))
    if kind == "group":
        return fields_of(spec["fields"])
    if kind == "many":
        return st.lists(fields_of(spec["fields"]), min_size=1, max_size=2)
    return simple.get(kind, st.just("made-up words"))


def fields_of(fields: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    required = {name: value_of(spec) for name, spec in fields.items() if spec.get("required")}
    return st.fixed_dictionaries(required, optional={name: value_of(spec) for name, spec in fields.items() if not spec.get("required")})


def entry_of(name: str) -> st.SearchStrategy[dict[str, Any]]:
    spec = DICTIONARY["kinds"][name]
    own = st.fixed_dictionaries({"kind": st.just(name), "subject": subject_of(spec["subject"]), "at": INSTANTS})
    return st.tuples(own, fields_of(spec.get("fields") or {})).map(lambda both_: {**both_[0], "values": both_[1]})


OFTEN = [
    "temporary-order-made", "hearing-held", "mention-listed", "extension-decided", "documents-served", "prohibition-order-made", "appearance-notice-issued",
]  # fmt: skip
ENTRY = st.sampled_from(OFTEN + sorted(DICTIONARY["kinds"])).flatmap(entry_of)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(ENTRY, min_size=1, max_size=9), st.sampled_from(["Brisbane", "Cairns", "Mount Isa"]), INSTANTS)
def test_whatever_in_fact_happened_the_law_has_an_answer(entries: list[dict[str, Any]], place: str, at: datetime) -> None:
    try:
        result = timeline({"place": place, "entries": entries}, dictionary=DICTIONARY, calendars=seed(), at=instant_of(at.isoformat()))
    except TooManyWorlds:
        return
    assert in_lines(result, days=True)
    for order in result["orders"]:
        stretches = order["status"]
        assert all(one["to"] == two["from"] for one, two in pairwise(stretches)), "no gap between stretches"
        assert all(one["doubts"] for one in stretches if one["in_force"] == "UNCERTAIN"), "an uncertain answer names its doubts"
    for one in result["deadlines"]:
        assert one["act_by"] is None or one["lapse_not_before"] is None or one["act_by"] <= one["lapse_not_before"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(ENTRY, min_size=2, max_size=8, unique_by=lambda entry: entry["at"]), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing(entries: list[dict[str, Any]], chance: Any) -> None:
    named = [{**entry, "id": f"e{number}"} for number, entry in enumerate(entries)]
    shuffled = chance.sample(named, len(named))
    try:
        whole = told(*named)
    except TooManyWorlds:
        return
    assert told(*shuffled) == whole


VARIED: tuple[dict[str, Any], ...] = (
    MADE | {"conditions": [{"kind": "PROHIBIT", "text": "not to enter the made-up park"}]},
    ISSUED,
    {"kind": "variation-applied-for", "subject": "variation:1", "at": "2026-06-03 09:00", "order": "temporary-order:1", "applicant": "COMMISSIONER",
     "relief": "VARY", "grounds": "g", "circumstances_since": "c"},
    {"kind": "order-varied", "subject": "temporary-order:1", "at": "2026-06-05 10:00", "application": "variation:1", "presence": "ABSENT",
     "conditions": [{"kind": "PROHIBIT", "text": "not to enter it after dark"}]},
)  # fmt: skip
COPY_SERVED = {
    "kind": "documents-served", "subject": "service:variation:1", "at": "2026-06-08 18:00", "documents": ["ORDER"], "mode": "PERSONAL",
    "server": "Constable Madeup", "place": "p", "way": "w",
}  # fmt: skip


def test_which_terms_bind_when_is_told_of_an_order_that_was_varied() -> None:
    order = told(*VARIED, COPY_SERVED, at="2026-06-08 17:59")["orders"][0]
    assert (order["binding"], order["varied"][0]["binds_from"]) == ([1], "2026-06-08T18:00:00+10:00")
    (only,) = order["terms"]
    assert [(one["version"], one["from"], one["conditions"][0]["text"]) for one in only["versions"]] == [
        (1, "2026-06-01T10:15:00+10:00", "not to enter the made-up park"),
        (2, "2026-06-08T18:00:00+10:00", "not to enter it after dark"),
    ]
    assert told(*VARIED, COPY_SERVED, at="2026-06-08 18:00")["orders"][0]["binding"] == [2]


def test_the_lines_say_which_terms_bind_and_that_a_variation_is_still_to_be_served() -> None:
    lines = in_lines(told(*VARIED, at="2026-06-06 11:00"))
    assert "  varied on Fri 5 June 2026 10:00 (version 2): not served, and so does not bind in every reading yet" in lines
    assert "  terms: version 1 from Mon 1 June 2026 10:15 without an end yet" in lines
    assert "  binding now if in force: version 1" in lines
    assert any("Serve the order varying or revoking it in absence" in one and "OVERDUE" in one for one in lines)
    assert not any("version" in one for one in in_lines(told(MADE, ISSUED, at="2026-06-06 09:00"))), (
        "an order never varied has one set of terms"
    )


# ------------------------------------------------------------ internal review
REVIEWED = (
    {
        "kind": "reviewable-decision-made", "subject": "reviewable-decision:1", "at": "2026-03-03 10:00", "decision": "S19_2", "place": "Brisbane",
        "words": "w", "made_by": "ANOTHER_PERSON", "maker": "m", "recorded_by_maker": False,
    },
    {
        "kind": "review-applied-for", "subject": "review:1", "at": "2026-03-20 10:00", "decision": "reviewable-decision:1", "applicant": "OFFENDER",
        "in_writing": True, "grounds": "g",
    },
    {
        "kind": "review-decided", "subject": "review:1", "at": "2026-03-25 15:00", "outcome": "AMENDED", "place": "Brisbane", "words": "w",
        "reasons": "r", "reviewer": "n",
    },
)  # fmt: skip


def test_a_review_is_told_with_when_the_law_confirms_without_a_notice() -> None:
    result = told(*REVIEWED)
    assert result["reviews"] == [{
        "review": "review:1", "decision": "reviewable-decision:1", "application": "DECIDED", "decided_at": "2026-03-25T15:00:00+10:00",
        "taken_to_be_confirmed": [{"at": "2026-04-11T00:00:00+10:00", "worlds": [{}]}],
    }]  # fmt: skip
    assert "  taken to be confirmed without a notice: from Sat 11 April 2026 00:00" in in_lines(result)
    given = {"kind": "review-notice-given", "subject": "review:1", "at": "2026-04-10 23:59", "notice": "REVIEW_DECISION", "manner": "POST"}
    assert "  taken to be confirmed without a notice: no" in in_lines(told(*REVIEWED, given))


def test_a_review_that_is_withdrawn_or_not_decided_says_so() -> None:
    undecided = told(*REVIEWED[:2])
    assert "review:1 of reviewable-decision:1: to be decided" in in_lines(undecided)
    gone = {"kind": "review-withdrawn", "subject": "review:1", "at": "2026-03-21 10:00"}
    assert "review:1 of reviewable-decision:1: withdrawn" in in_lines(told(*REVIEWED[:2], gone))


# ------------------------------------------------------------ every kind of order, an appeal, a review
def made(kind: str, at: str, **values: Any) -> dict[str, Any]:
    return {"kind": f"{kind}-made", "subject": f"{kind}:1", "at": at, **values}


EVERY_ORDER: tuple[dict[str, Any], ...] = (
    made("temporary-order", "2026-06-01 10:15", application="application:1", made_under="S13J", presence="IN_PERSON"),
    made("prohibition-order", "2026-06-26 09:00", application="application:1", hearing="hearing:1", presence="IN_PERSON"),
    made("disqualification-order", "2026-06-01 10:15", application="application:1", relevant_application="S13I", presence="IN_PERSON"),
    {
        "kind": "registration-applied-for", "subject": "corresponding-order:1", "at": "2026-06-01 09:00", "jurisdiction": "NSW", "court": "c",
        "made_on": "2026-01-05", "closely_corresponds": "w", "conditions": [], "home_presence": "IN_PERSON", "indefinite": False,
        "last_day": "2028-01-04", "proof_of_service": "p", "says_registrable": "YES", "referral_asked": False,
    },
    made("registered-order", "2026-06-02 09:00", corresponding_order="corresponding-order:1"),
    made("offender-reporting-order", "2026-06-02 09:00", on_appeal=False),
)  # fmt: skip


def test_every_kind_of_order_an_appeal_and_a_review_are_told_with_their_dates() -> None:
    result = told(*EVERY_ORDER, *REVIEWED, respondent={"birth_date": "1980-05-05", "birth_date_certainty": "EXACT"}, at="2026-06-27 09:00")
    now = {order["order"]: order["now"]["in_force"] for order in result["orders"]}
    over = {"temporary-order:1", "disqualification-order:1"}  # the application was decided the day before
    assert now == {one["subject"]: "NO" if one["subject"] in over else "YES" for one in EVERY_ORDER if one["kind"].endswith("-made")}
    assert [one["review"] for one in result["reviews"]] == ["review:1"]
    assert {
        ("temporary-order.last-day", "temporary-order:1"),
        ("disqualification-order.last-day", "disqualification-order:1"),
        ("prohibition-order.last-day", "prohibition-order:1"),
        ("registered-order.certificate-by", "registered-order:1"),
        ("appeal.last-day", "appeal:prohibition-order:1"),
        ("review.appeal-by", "review:1"),
    } <= {(one["name"], one["subject"]) for one in result["deadlines"]}


# ------------------------------------------------------------ the schemas
def fits(value: Any, schema: dict[str, Any], where: str = "result") -> None:
    """The part of JSON Schema that our own schemas use."""
    if "oneOf" in schema:
        assert any(_fits(value, one) for one in schema["oneOf"]), where
        return
    if "enum" in schema:
        assert value in schema["enum"], where
        return
    named = schema.get("type", "object")
    types = {"string": str, "integer": int, "boolean": bool, "null": type(None), "array": list, "object": dict}
    assert isinstance(value, tuple(types[one] for one in (named if isinstance(named, list) else [named]))), where
    if isinstance(value, list):
        for number, one in enumerate(value):
            fits(one, schema["items"], f"{where}[{number}]")
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema["required"]) <= set(value) <= set(schema["properties"]), where
        for name, one in value.items():
            fits(one, schema["properties"][name], f"{where}.{name}")


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    try:
        fits(value, schema)
    except AssertionError:
        return False
    return True


def test_the_result_is_as_its_schema_says() -> None:
    schema = both(DICTIONARY)["result"]
    fits(told(MADE, ISSUED), schema)
    fits(told(*VARIED, COPY_SERVED, at="2026-06-09 09:00"), schema)
    fits(told(MADE, ISSUED, at="2026-06-20 09:00", elections={"O-A01": "first-day-in"}), schema)


def test_the_schema_of_the_facts_names_every_kind_and_no_field_hides_an_own_word() -> None:
    kinds = {one["properties"]["kind"]["const"]: one for one in both(DICTIONARY)["facts"]["properties"]["entries"]["items"]["oneOf"]}
    assert set(kinds) == set(DICTIONARY["kinds"])
    for name, spec in DICTIONARY["kinds"].items():
        assert not set(spec.get("fields") or {}) & set(OWN), name
        assert set(spec.get("fields") or {}) <= set(kinds[name]["properties"]), name
