"""Every table of the record and of what is projected from it. Accounts keep their own tables (app/accounts)."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.storage.moment import Moment

metadata = MetaData()
_id = String(26)


def _of_matter() -> Column[str]:
    return Column("matter", _id, ForeignKey("matter.id"), primary_key=True)


# ---------------------------------------------------------------- the record
matter = Table(
    "matter",
    metadata,
    Column("id", _id, primary_key=True),
    Column("number", String(20), nullable=False, unique=True),
    Column("place", String(60), nullable=False),
    Column("unit", String(60), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("next_due", Moment),
    Column("derived_with", String(80), nullable=False, server_default=""),
    Index("matter_next_due", "next_due"),
    Index("matter_derived_with", "derived_with"),
)
entry = Table(
    "entry",
    metadata,
    _of_matter(),
    Column("seq", Integer, primary_key=True),
    Column("id", _id, nullable=False, unique=True),
    Column("kind", String(60), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("at", Moment, nullable=False),
    Column("occasion", String(80), nullable=False),
    Column("place", Integer, nullable=False),
    Column("corrects", _id),
    Column("withdraws", _id),
    Column("reason", Text, nullable=False),
    Column("step", String(200), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_by", String(60), nullable=False),
    Column("values_mac", String(64), nullable=False),
    Column("flags", Text, nullable=False, server_default="[]"),
    Column("row_mac", String(64), nullable=False, server_default=""),
)
entry_values = Table(
    "entry_values",
    metadata,
    Column("entry", _id, primary_key=True),
    Column("matter", _id, ForeignKey("matter.id"), nullable=False, index=True),
    Column("contents", Text, nullable=False),
)
document = Table(
    "document",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("matter", _id, ForeignKey("matter.id"), nullable=False, index=True),
    Column("subject", String(80), nullable=False),
    Column("name", String(80), nullable=False),
    Column("contents", LargeBinary, nullable=False),
    Column("prepared_version", Integer, nullable=False),
    Column("issued_at", Moment),
    Column("issued_by", String(60)),
)

# ---------------------------------------------------------------- projected from the record, by difference
run = Table(
    "run",
    metadata,
    _of_matter(),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("bundle", String(64), nullable=False),
    Column("stand", Text, nullable=False),
    Column("over", Boolean, nullable=False),
)
step = Table(
    "step",
    metadata,
    _of_matter(),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("element", String(60), primary_key=True),
    Column("about", String(200), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("role", String(40), nullable=False),
    Column("unit", String(60), nullable=False),
    Column("due_at", Moment),
    Column("provision", String(80), nullable=False),
    Column("missed", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("gap", Boolean, nullable=False, server_default="0"),
    Index("step_role", "role", "unit", "due_at"),
)
holding = Table(
    "holding",
    metadata,
    _of_matter(),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("element", String(60), primary_key=True),
    Column("about", String(200), primary_key=True),
    Column("person", String(60), nullable=False),
    Column("since", Moment, nullable=False),
)
timer = Table(
    "timer",
    metadata,
    _of_matter(),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("element", String(60), primary_key=True),
    Column("due_at", Moment, nullable=False),
    Index("timer_due", "due_at"),
)
passage = Table(
    "passage",
    metadata,
    Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("matter", _id, ForeignKey("matter.id"), nullable=False),
    Column("process", String(60), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("element", String(60), nullable=False),
    Column("about", String(200), nullable=False),
    Column("moved", String(10), nullable=False),
    Column("at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("how", String(20), nullable=False),
    Column("entry", _id),
    Column("answer", Text, nullable=False, server_default=""),
    Index("passage_matter", "matter", "n"),
)
deadline = Table(
    "deadline",
    metadata,
    _of_matter(),
    Column("subject", String(80), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("label", String(200), nullable=False),
    Column("provision", String(80), nullable=False),
    Column("consequence", Text, nullable=False),
    Column("act_by", Moment),
    Column("lapse_not_before", Moment),
    Column("doubts", String(200), nullable=False),
    Column("warnings", Text, nullable=False),
    Column("met_at", Moment),
    Column("warn", String(80), nullable=False),
    Index("deadline_act_by", "act_by"),
)
moved_date = Table(
    "moved_date",
    metadata,
    Column("id", _id, primary_key=True),
    Column("matter", _id, ForeignKey("matter.id"), nullable=False, index=True),
    Column("subject", String(80), nullable=False),
    Column("name", String(80), nullable=False),
    Column("label", String(200), nullable=False),
    Column("before_act_by", Moment),
    Column("before_lapse", Moment),
    Column("after_act_by", Moment),
    Column("after_lapse", Moment),
    Column("why", String(300), nullable=False),
    Column("at", Moment, nullable=False),
    Index("moved_date_at", "at"),
)
status = Table(
    "status",
    metadata,
    _of_matter(),
    Column("subject", String(80), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("from_at", Moment),
    Column("to_at", Moment),
    Column("said", String(10), nullable=False),
    Column("why", Text, nullable=False),
    Column("doubts", String(200), nullable=False),
)
gap = Table(
    "gap",
    metadata,
    _of_matter(),
    Column("sentence", String(300), primary_key=True),
    Column("since", Moment, nullable=False),
)
breach = Table(
    "breach",
    metadata,
    _of_matter(),
    Column("invariant", String(10), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("sentence", String(500), primary_key=True),
    Column("provision", String(80), nullable=False),
    Column("severity", String(1), nullable=False),
    Column("kind", String(6), nullable=False),
    Column("since", Moment, nullable=False),
)
awaiting = Table(
    "awaiting",
    metadata,
    _of_matter(),
    Column("entry", _id, primary_key=True),
    Column("subject", String(80), nullable=False),
    Column("recorded_by", String(60), nullable=False),
    Column("changed_from", Moment),
    Column("changed_to", Moment),
)

# ---------------------------------------------------------------- who may see, who has seen, who did
unit = Table(
    "unit",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("role", String(40), nullable=False),
    Column("place", String(60)),
)
seat = Table(
    "seat",
    metadata,
    Column("id", _id, primary_key=True),
    Column("matter", _id, ForeignKey("matter.id"), nullable=False, index=True),
    Column("person", String(60)),
    Column("unit", String(60)),
    Column("role", String(40)),
    Column("from_at", Moment, nullable=False),
    Column("to_at", Moment),
    Column("basis", String(200), nullable=False),
)
bar = Table(
    "bar",
    metadata,
    _of_matter(),
    Column("person", String(60), primary_key=True),
    Column("reason", String(200), nullable=False),
    Column("row_mac", String(64), nullable=False, server_default=""),
)
absence = Table(
    "absence",
    metadata,
    Column("id", _id, primary_key=True),
    Column("person", String(60), nullable=False),
    Column("deputy", String(60), nullable=False, index=True),
    Column("from_at", Moment, nullable=False),
    Column("to_at", Moment, nullable=False),
    Column("row_mac", String(64), nullable=False, server_default=""),
)
seen = Table(
    "seen",
    metadata,
    Column("person", String(60), primary_key=True),
    _of_matter(),
    Column("subject", String(80), primary_key=True),
    Column("answer", String(300), primary_key=True),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("told_changed_at", Moment),
)
audit = Table(
    "audit",
    metadata,
    Column("stream", String(80), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("previous", String(64), nullable=False),
    Column("mac", String(64), nullable=False),
    Column("machine_at", Moment, nullable=False),
    Column("legal_at", Moment, nullable=False),
    Column("actor", String(60), nullable=False),
    Column("act", String(60), nullable=False),
    Column("matter", _id),
    Column("policy", String(80), nullable=False, server_default=""),
    Column("details", Text, nullable=False),
    Index("audit_matter", "matter"),
)
seal = Table(
    "seal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("machine_at", Moment, nullable=False),
    Column("heads", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("mac", String(64), nullable=False),
)

# ---------------------------------------------------------------- work in hand, word out, the house
draft = Table(
    "draft",
    metadata,
    _of_matter(),
    Column("process", String(60), primary_key=True),
    Column("subject", String(80), primary_key=True),
    Column("element", String(60), primary_key=True),
    Column("about", String(200), primary_key=True),
    Column("person", String(60), primary_key=True),
    Column("answers", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
)
done_token = Table(
    "done_token",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("matter", _id, nullable=False),
    Column("outcome", Text, nullable=False),
)
outbox = Table(
    "outbox",
    metadata,
    Column("key", String(120), primary_key=True),
    Column("recipient", String(200), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
    Index("outbox_unsent", "sent_at"),
)
incident = Table(
    "incident",
    metadata,
    _of_matter(),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
)
heartbeat = Table("heartbeat", metadata, Column("worker", String(60), primary_key=True), Column("at", Moment, nullable=False))
legal_clock = Table(
    "legal_clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("offset_seconds", BigInteger, nullable=False),
    Column("calendar_revision", Integer, nullable=False, server_default="0"),
    Column("elections_revision", Integer, nullable=False, server_default="0"),
)
holiday = Table(
    "holiday",
    metadata,
    Column("place", String(80), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("name", String(120), nullable=False),
    Column("source", Text, nullable=False),
    Column("confidence", String(30), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("row_mac", String(64), nullable=False, server_default=""),
)
election = Table(
    "election",
    metadata,
    Column("id", _id, primary_key=True),
    Column("doubt", String(10), nullable=False),
    Column("reading", String(60), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("by", String(60), nullable=False),
    Column("at", Moment, nullable=False),
    Column("matter", _id),
    Column("row_mac", String(64), nullable=False, server_default=""),
)
definition = Table(
    "definition",
    metadata,
    Column("process", String(60), nullable=False),
    Column("bundle", String(64), primary_key=True),
    Column("contents", LargeBinary, nullable=False),
    Column("published_at", Moment, nullable=False),
    UniqueConstraint("process", "bundle"),
)
number_given = Table(
    "number_given",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)
