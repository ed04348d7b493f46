"""Decision tables: what is read, what is refused, and that every combination has exactly one answer."""

from __future__ import annotations

import pytest

from app.law.tables import TableRefused, read


def dmn(*rules: tuple[str, str, str], policy: str = "UNIQUE", before: str = "", name: str = "presence") -> bytes:
    rows = "".join(
        f'<rule id="r{n}"><inputEntry><text>{a}</text></inputEntry><inputEntry><text>{b}</text></inputEntry>'
        f"<outputEntry><text>{out}</text></outputEntry></rule>"
        for n, (a, b, out) in enumerate(rules, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">'
        f'<decision id="sides"><decisionTable hitPolicy="{policy}">'
        f'<input><inputExpression><text>{name}</text></inputExpression><inputValues><text>"IN_PERSON","PHONE","ABSENT"</text></inputValues></input>'
        '<input><inputExpression><text>served</text></inputExpression><inputValues><text>"YES","NO"</text></inputValues></input>'
        f'<output name="effect"><outputValues><text>"NOW","LATER"</text></outputValues></output>{rows}</decisionTable></decision></definitions>'
    ).encode()


WHOLE = (('"IN_PERSON"', "-", '"NOW"'), ('not("IN_PERSON")', '"YES"', '"NOW"'), ('"PHONE","ABSENT"', '"NO"', '"LATER"'))


def test_a_complete_table_answers_every_combination() -> None:
    table = read(dmn(*WHOLE))
    answers = {given: table.decide(dict(zip(("presence", "served"), given, strict=True))) for given in table.combinations()}
    assert answers == {
        ("IN_PERSON", "YES"): "NOW", ("IN_PERSON", "NO"): "NOW", ("PHONE", "YES"): "NOW",
        ("PHONE", "NO"): "LATER", ("ABSENT", "YES"): "NOW", ("ABSENT", "NO"): "LATER",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "because"),
    [
        (dmn(*WHOLE[:2]), "no row answers presence = PHONE, served = NO"),
        (dmn(*WHOLE, ('"ABSENT"', "-", '"LATER"')), "all answer"),
        (dmn(*WHOLE, policy="FIRST"), "must be UNIQUE"),
        (dmn(('"LATE"', "-", '"NOW"')), "LATE is no value of presence"),
        (dmn(("IN_PERSON", "-", '"NOW"')), "not a list of quoted values"),
        (dmn(('"IN_PERSON"', "-", '"SOON"')), "the answer must be one of"),
        (dmn(*WHOLE, name="date and time(now)"), "no expression"),
        (dmn(*WHOLE, before='<!DOCTYPE x [<!ENTITY e "NOW">]>'), "no DOCTYPE"),
        (b"<definitions", "not XML"),
        (b"<definitions/>", "exactly one decision"),
    ],
)
def test_a_table_that_is_not_ours_is_refused_with_the_reason(data: bytes, because: str) -> None:
    with pytest.raises(TableRefused, match=because):
        read(data)


def test_a_doctype_in_another_encoding_is_refused_as_well() -> None:
    data = dmn(*WHOLE, before="<!DOCTYPE x>").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    with pytest.raises(TableRefused, match="no DOCTYPE"):
        read(data)


def test_inputs_that_are_missing_or_not_listed_are_refused() -> None:
    table = read(dmn(*WHOLE))
    with pytest.raises(TableRefused, match="asks for presence, served"):
        table.decide({"presence": "ABSENT"})
    with pytest.raises(TableRefused, match="not listed"):
        table.decide({"presence": "ASLEEP", "served": "NO"})
