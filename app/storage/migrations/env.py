"""Alembic's environment: the engine is handed in by app/storage/migrate.py; each migration is one transaction."""

from __future__ import annotations

from alembic import context

from app.storage.tables import metadata

engine = context.config.attributes["engine"]

with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
