"""Every entry's whole row under a keyed hash of its own; rows from before it carry none, and the doctor says so.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("entry", sa.Column("row_mac", sa.String(length=64), server_default="", nullable=False))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("entry", "row_mac")
