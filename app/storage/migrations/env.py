"""Alembic's environment: the engine is handed in by app/storage/migrate.py; each run is one transaction, one at a time."""

from __future__ import annotations

from alembic import context
from sqlalchemy import text

from app.accounts.tables import Base
from app.storage.tables import metadata

TARGETS = [metadata, Base.metadata]
ONE_AT_A_TIME = 7_400_013
"""The number of PostgreSQL's advisory lock: two processes that start together do not migrate together."""

engine = context.config.attributes["engine"]

with engine.connect() as connection:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("begin immediate")
    else:
        connection.execute(text("select pg_advisory_xact_lock(:n)"), {"n": ONE_AT_A_TIME})
    context.configure(connection=connection, target_metadata=TARGETS, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
