"""Who looked is written down: a look at a matter, and a look-up with its purpose; what was typed to find a person is not."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from app.cli.cast import actor
from app.commands.words import NoteLookUp
from app.errors import NotPermitted
from app.storage.database import reading
from tests.support.scenario import order_in_force


def test_a_look_up_is_kept_with_its_purpose_and_not_with_the_name(database_url: str) -> None:
    scenario = order_in_force(database_url)
    # given a matter, and an officer who looks whether an order is in force
    with scenario.house() as house:
        query = {"family_name": "Nobody-Of-That-Name", "purpose": "CALL_FOR_SERVICE"}
        assert house.desk.look_up(actor("officer"), query=query).found == ()
        # when the look-up is noted
        house.door.execute(NoteLookUp("CALL_FOR_SERVICE", "job 12", ((scenario.matter, "", ""),)), by=actor("officer"))
        # then the audit holds who, why and in which matter, and never the name
        with reading(house.engine) as connection:
            rows = connection.execute(text("select actor, matter, details from audit where act='look_up'")).all()
        assert {row[1] for row in rows} == {None, scenario.matter}
        assert all(row[0] == "officer" and json.loads(row[2])["purpose"] == "CALL_FOR_SERVICE" for row in rows)
        assert not any("Nobody" in row[2] for row in rows)


def test_a_look_up_without_a_purpose_is_refused(database_url: str) -> None:
    scenario = order_in_force(database_url)
    with scenario.house() as house, pytest.raises(NotPermitted):
        house.door.execute(NoteLookUp("", ""), by=actor("officer"))
