"""PostgreSQL for tests and measurements: the server that INTERDICT_TEST_POSTGRES names, and empty databases on it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy.engine import URL, make_url

POSTGRES = "INTERDICT_TEST_POSTGRES"
WHY_NOT = f"PostgreSQL is not tested: {POSTGRES} names no server (postgresql+psycopg://user@127.0.0.1:5432/postgres)"


def server() -> URL | None:
    said = os.environ.get(POSTGRES)
    return make_url(said) if said else None


def _administer(server: URL, statement: str) -> None:
    with psycopg.connect(
        host=server.host, port=server.port, user=server.username, password=server.password, dbname=server.database, autocommit=True
    ) as connection:
        connection.execute(statement.encode())


def postgres_database() -> Iterator[str]:
    named = server()
    if named is None:
        if os.environ.get("INTERDICT_CI"):
            pytest.fail(WHY_NOT)
        pytest.skip(WHY_NOT)
    name = f"interdict_test_{secrets.token_hex(6)}"
    _administer(named, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield named.set(database=name).render_as_string(hide_password=False)
    finally:
        _administer(named, f"DROP DATABASE {name} WITH (FORCE)")
