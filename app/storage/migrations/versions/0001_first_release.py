"""The first release: the record, what is projected from it, and the accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("stream", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.Column("machine_at", sa.String(length=27), nullable=False),
        sa.Column("legal_at", sa.String(length=27), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=True),
        sa.Column("policy", sa.String(length=80), server_default="", nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "number"),
    )
    op.create_index("audit_matter", "audit", ["matter"], unique=False)
    op.create_table(
        "definition",
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("bundle", sa.String(length=64), nullable=False),
        sa.Column("contents", sa.LargeBinary(), nullable=False),
        sa.Column("published_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("bundle"),
        sa.UniqueConstraint("process", "bundle"),
    )
    op.create_table(
        "done_token",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_table(
        "election",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("doubt", sa.String(length=10), nullable=False),
        sa.Column("reading", sa.String(length=60), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=60), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "heartbeat",
        sa.Column("worker", sa.String(length=60), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("worker"),
    )
    op.create_table(
        "holiday",
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(length=30), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("place", "day", "kind"),
    )
    op.create_table(
        "legal_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offset_seconds", sa.BigInteger(), nullable=False),
        sa.Column("calendar_revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("elections_revision", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "matter",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("next_due", sa.String(length=27), nullable=True),
        sa.Column("derived_with", sa.String(length=80), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("matter_derived_with", "matter", ["derived_with"], unique=False)
    op.create_index("matter_next_due", "matter", ["next_due"], unique=False)
    op.create_table(
        "number_given",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year"),
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("outbox_unsent", "outbox", ["sent_at"], unique=False)
    op.create_table(
        "seal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("machine_at", sa.String(length=27), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "unit",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "awaiting",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("entry", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("recorded_by", sa.String(length=60), nullable=False),
        sa.Column("changed_from", sa.String(length=27), nullable=True),
        sa.Column("changed_to", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "entry"),
    )
    op.create_table(
        "bar",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "person"),
    )
    op.create_table(
        "deadline",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("provision", sa.String(length=80), nullable=False),
        sa.Column("consequence", sa.Text(), nullable=False),
        sa.Column("act_by", sa.String(length=27), nullable=True),
        sa.Column("lapse_not_before", sa.String(length=27), nullable=True),
        sa.Column("doubts", sa.String(length=200), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("met_at", sa.String(length=27), nullable=True),
        sa.Column("warn", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "subject", "name"),
    )
    op.create_index("deadline_act_by", "deadline", ["act_by"], unique=False)
    op.create_table(
        "document",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("contents", sa.LargeBinary(), nullable=False),
        sa.Column("prepared_version", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.String(length=27), nullable=True),
        sa.Column("issued_by", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index(op.f("ix_document_matter"), "document", ["matter"], unique=False)
    op.create_table(
        "draft",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("element", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "process", "subject", "element", "about", "person"),
    )
    op.create_table(
        "entry",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("corrects", sa.String(length=26), nullable=True),
        sa.Column("withdraws", sa.String(length=26), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("recorded_by", sa.String(length=60), nullable=False),
        sa.Column("values_mac", sa.String(length=64), nullable=False),
        sa.Column("flags", sa.Text(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "seq"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "entry_values",
        sa.Column("entry", sa.String(length=26), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("entry"),
    )
    op.create_index(op.f("ix_entry_values_matter"), "entry_values", ["matter"], unique=False)
    op.create_table(
        "gap",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "sentence"),
    )
    op.create_table(
        "holding",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("element", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "process", "subject", "element", "about"),
    )
    op.create_table(
        "incident",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("first_at", sa.String(length=27), nullable=False),
        sa.Column("last_at", sa.String(length=27), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter"),
    )
    op.create_table(
        "passage",
        sa.Column("n", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("element", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("moved", sa.String(length=10), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("due_at", sa.String(length=27), nullable=True),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("entry", sa.String(length=26), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("n"),
    )
    op.create_index("passage_matter", "passage", ["matter", "n"], unique=False)
    op.create_table(
        "run",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("bundle", sa.String(length=64), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("over", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "process", "subject"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=True),
        sa.Column("from_at", sa.String(length=27), nullable=False),
        sa.Column("to_at", sa.String(length=27), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_seat_matter"), "seat", ["matter"], unique=False)
    op.create_table(
        "seen",
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("answer", sa.String(length=300), nullable=False),
        sa.Column("first_at", sa.String(length=27), nullable=False),
        sa.Column("last_at", sa.String(length=27), nullable=False),
        sa.Column("told_changed_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("person", "matter", "subject", "answer"),
    )
    op.create_table(
        "status",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("from_at", sa.String(length=27), nullable=True),
        sa.Column("to_at", sa.String(length=27), nullable=True),
        sa.Column("said", sa.String(length=10), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("doubts", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "subject", "place"),
    )
    op.create_table(
        "step",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("element", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("due_at", sa.String(length=27), nullable=True),
        sa.Column("provision", sa.String(length=80), nullable=False),
        sa.Column("missed", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.Column("gap", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "process", "subject", "element", "about"),
    )
    op.create_index("step_role", "step", ["role", "unit", "due_at"], unique=False)
    op.create_table(
        "timer",
        sa.Column("matter", sa.String(length=26), nullable=False),
        sa.Column("process", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("element", sa.String(length=60), nullable=False),
        sa.Column("due_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["matter"],
            ["matter.id"],
        ),
        sa.PrimaryKeyConstraint("matter", "process", "subject", "element"),
    )
    op.create_index("timer_due", "timer", ["due_at"], unique=False)
    op.create_table(
        "account_person",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("email"),
        sa.UniqueConstraint("fs_uniquifier"),
    )
    op.create_table("account_role", sa.Column("name", sa.String(length=40), nullable=False), sa.PrimaryKeyConstraint("name"))
    op.create_table(
        "account_session",
        sa.Column("id_hash", sa.String(length=64), nullable=False),
        sa.Column("public_id", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("last_seen_at", sa.String(length=27), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index(op.f("ix_account_session_last_seen_at"), "account_session", ["last_seen_at"], unique=False)
    op.create_index(op.f("ix_account_session_person"), "account_session", ["person"], unique=False)
    op.create_table(
        "account_person_role",
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["account_person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["role"],
            ["account_role.name"],
        ),
        sa.PrimaryKeyConstraint("person", "role"),
    )
    op.create_table(
        "account_person_unit",
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["person"],
            ["account_person.id"],
        ),
        sa.PrimaryKeyConstraint("person", "unit"),
    )


def downgrade() -> None:
    op.drop_table("account_person_unit")
    op.drop_table("account_person_role")
    op.drop_index(op.f("ix_account_session_person"), table_name="account_session")
    op.drop_index(op.f("ix_account_session_last_seen_at"), table_name="account_session")
    op.drop_table("account_session")
    op.drop_table("account_role")
    op.drop_table("account_person")
    op.drop_index("timer_due", table_name="timer")
    op.drop_table("timer")
    op.drop_index("step_role", table_name="step")
    op.drop_table("step")
    op.drop_table("status")
    op.drop_table("seen")
    op.drop_index(op.f("ix_seat_matter"), table_name="seat")
    op.drop_table("seat")
    op.drop_table("run")
    op.drop_index("passage_matter", table_name="passage")
    op.drop_table("passage")
    op.drop_table("incident")
    op.drop_table("holding")
    op.drop_table("gap")
    op.drop_index(op.f("ix_entry_values_matter"), table_name="entry_values")
    op.drop_table("entry_values")
    op.drop_table("entry")
    op.drop_table("draft")
    op.drop_index(op.f("ix_document_matter"), table_name="document")
    op.drop_table("document")
    op.drop_index("deadline_act_by", table_name="deadline")
    op.drop_table("deadline")
    op.drop_table("bar")
    op.drop_table("awaiting")
    op.drop_table("unit")
    op.drop_table("seal")
    op.drop_index("outbox_unsent", table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("number_given")
    op.drop_index("matter_next_due", table_name="matter")
    op.drop_index("matter_derived_with", table_name="matter")
    op.drop_table("matter")
    op.drop_table("legal_clock")
    op.drop_table("holiday")
    op.drop_table("heartbeat")
    op.drop_table("election")
    op.drop_table("done_token")
    op.drop_table("definition")
    op.drop_index("audit_matter", table_name="audit")
    op.drop_table("audit")
