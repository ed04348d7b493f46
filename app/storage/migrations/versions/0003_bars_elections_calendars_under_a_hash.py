"""Bars, elections and imported days under keyed hashes of their own; rows from before carry none, and the doctor says so.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MARKED = ("bar", "election", "holiday")


def upgrade() -> None:
    """Add the column."""
    for table in MARKED:
        op.add_column(table, sa.Column("row_mac", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:
    """Take it away."""
    for table in MARKED:
        op.drop_column(table, "row_mac")
