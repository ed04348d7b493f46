"""A password that somebody else gave is changed at the first sign-in.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever has an account already keeps the password that they sign in with."""
    op.add_column("account_person", sa.Column("password_given", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("account_person", "password_given")
