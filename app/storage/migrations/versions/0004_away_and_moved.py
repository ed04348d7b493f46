"""Who is away and who stands in for them; and every date that a newer calendar or election moved, before and after.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "absence",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("deputy", sa.String(length=60), nullable=False),
        sa.Column("from_at", sa.String(length=27), nullable=False),
        sa.Column("to_at", sa.String(length=27), nullable=False),
        sa.Column("row_mac", sa.String(length=64), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_absence_deputy", "absence", ["deputy"])
    op.create_table(
        "moved_date",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("before_act_by", sa.String(length=27), nullable=True),
        sa.Column("before_lapse", sa.String(length=27), nullable=True),
        sa.Column("after_act_by", sa.String(length=27), nullable=True),
        sa.Column("after_lapse", sa.String(length=27), nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["matter"], ["matter.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_moved_date_matter", "moved_date", ["matter"])
    op.create_index("moved_date_at", "moved_date", ["at"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("moved_date")
    op.drop_table("absence")
