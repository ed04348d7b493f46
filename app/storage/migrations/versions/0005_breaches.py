"""What does not keep the Act in each matter, as the invariants find it at each write.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the word kept beside each matter has changed with this release, so that the sweep fills it."""
    op.create_table(
        "breach",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("invariant", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("sentence", sa.String(length=500), nullable=False),
        sa.Column("provision", sa.String(length=80), nullable=False),
        sa.Column("severity", sa.String(length=1), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["matter"], ["matter.id"]),
        sa.PrimaryKeyConstraint("matter", "invariant", "subject", "sentence"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("breach")
