"""The stories of the processes: what they reached is looked at after all of them, in whatever order they are told."""

from __future__ import annotations

import pytest

LAST = "test_ends_are_reached.py"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the look at what the stories reached after the stories."""
    items.sort(key=lambda item: item.path.name == LAST)
