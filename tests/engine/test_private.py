"""What we use of SpiffWorkflow without a promise is there in the pinned version."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

import pytest

from app.engine.private import PINNED, USED


def test_the_engine_is_the_version_that_was_looked_at() -> None:
    assert version("SpiffWorkflow") == PINNED


@pytest.mark.parametrize(("where", "name"), USED)
def test_a_name_that_we_use_is_there(where: str, name: str) -> None:
    module, _, owner = where.rpartition(".")
    assert hasattr(getattr(import_module(module), owner), name)
