"""The registers: the look-up of orders, the readings of doubtful texts, the processes as they run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from app.access.actor import Actor
from app.access.permit import permit
from app.casework.families import is_of
from app.engine.catalogue import Definition
from app.engine.stand import Stand
from app.law.tables import Column, Table
from app.law.tables import read as read_table
from app.law.wording import spelled
from app.reading import pages, register_pages
from app.reading.matter import order_card, orders_shown
from app.reading.room import Opened, Room
from app.reading.words import masked_name, process_label
from app.storage import tables
from app.storage.visible import visible

PURPOSES = (
    pages.Choice("CALL_FOR_SERVICE", "A call for service or a check on the street"),
    pages.Choice("INVESTIGATION", "An investigation of an offence"),
    pages.Choice("BAIL_OR_COURT", "A bail or court decision today"),
    pages.Choice("SERVICE_OF_DOCUMENTS", "Service of documents"),
    pages.Choice("CHILD_AT_RISK", "A child may be at risk"),
)


def look_up(room: Room, actor: Actor, *, query: Mapping[str, str]) -> register_pages.LookUp:
    """Is there an order in force against this person now? Asks for a purpose; names are compared, never shown."""
    wanted = {k: v.strip() for k, v in query.items() if v and v.strip()}
    if not wanted:
        return register_pages.LookUp(asked=False, purposes=PURPOSES)
    if wanted.get("purpose") not in {p.value for p in PURPOSES}:
        return register_pages.LookUp(asked=False, purposes=PURPOSES, refused="Say for what purpose you look: it is kept with your name.")
    if not (wanted.get("family_name") or wanted.get("number")):
        return register_pages.LookUp(asked=False, purposes=PURPOSES, refused="Give a family name or a matter number.")
    if not permit(actor, "look_up", {}, {"purpose": wanted["purpose"]}):
        return register_pages.LookUp(asked=False, purposes=PURPOSES, refused="Your roles do not include looking up orders.")
    with room.connection() as connection:
        now = room.door.now(connection)
        m = tables.matter.c
        rows = connection.execute(select(m.id).where(visible(actor, now)).order_by(m.number)).scalars().all()
        found = [file for matter in rows for file in [room.opened(connection, actor, matter)] if _is(file, wanted)]
        return register_pages.LookUp(True, tuple(_found(file, actor) for file in found), PURPOSES)


def _is(file: Opened, wanted: Mapping[str, str]) -> bool:
    if wanted.get("number"):
        return file.number.casefold() == wanted["number"].casefold()
    described = file.case.docket.last("respondent:1", "respondent-described")
    if described is None or str(described.values.get("family_name", "")).casefold() != wanted["family_name"].casefold():
        return False
    given = wanted.get("given_names")
    if given and given.casefold() not in str(described.values.get("given_names", "")).casefold():
        return False
    born = wanted.get("birth_date")
    return not born or described.values.get("birth_date") == born


def _found(file: Opened, actor: Actor) -> register_pages.Found:
    orders = tuple(order_card(file, o, actor) for o in orders_shown(file))
    served = [e for e in file.case.docket.of_kind("documents-served") if is_of(e.subject.split(":")[1], "any-order")]
    told = [e for e in file.case.docket.effective if e.values.get("conditions_told") is True]
    return register_pages.Found(
        file.id, file.number, masked_name(file.case.docket), orders,
        _served_how({str(e.values.get("mode")) for e in served}),
        "The conditions were told." if told else "Nothing is recorded of the conditions having been told.",
        may_open=True,
    )  # fmt: skip


def _served_how(modes: set[str]) -> str:
    """Whether an order was served, and in a way that by itself proves that the respondent knew of it (67FA(3)(b))."""
    if not modes:
        return "No order has been served."
    if modes & {"PERSONAL", "GIVEN_IN_COURT"}:
        return "An order was served in person."
    return "Papers of an order were served, but not in person: that alone does not prove that the respondent knows of it (67FA(3))."


def processes_page(room: Room, actor: Actor) -> register_pages.ProcessesPage:
    """Every process as it runs: how many matters that the actor may see stand where; and the incidents."""
    with room.connection() as connection:
        now = room.door.now(connection)
        r, i, m = tables.run.c, tables.incident.c, tables.matter.c
        runs = connection.execute(select(r.process, r.stand, r.over).where(visible(actor, now, of=r.matter))).all()
        parked = connection.execute(
            select(i.matter, m.number, i.sentence, i.first_at).join(tables.matter, m.id == i.matter).where(visible(actor, now))
        ).all()
    standing: dict[str, Counter[str]] = {}
    for row in runs:
        counter = standing.setdefault(row.process, Counter())
        stand = Stand.from_json(row.stand)
        counter.update({e.element for e in stand.wanted} | {w.element for w in stand.waits})
    totals = Counter(row.process for row in runs)
    over = Counter(row.process for row in runs if row.over)
    return register_pages.ProcessesPage(
        tuple(_process(d, totals[p], over[p], standing.get(p, Counter())) for p, d in sorted(room.catalogue.definitions.items())),
        tuple(register_pages.IncidentRow(row.matter, row.number, row.sentence, row.first_at) for row in parked),
    )


def _process(d: Definition, runs: int, over: int, standing: Counter[str]) -> register_pages.ProcessRow:
    counts = tuple(
        register_pages.ElementCount(e, d.names.get(e, e), n, d.steps[e].lane if e in d.steps else "") for e, n in standing.most_common()
    )
    decided = tuple(_table(read_table(data)) for name, data in sorted(d.files.items()) if name.endswith(".dmn"))
    return register_pages.ProcessRow(d.process, process_label(d.process), d.name, d.bundle_hash[:12], runs, over, counts, decided)


def _table(table: Table) -> register_pages.TableView:
    """A decision table as people read it: a column for each input and the answer, a row for each rule."""

    def cell(values: frozenset[str], column: Column) -> str:
        return "Any" if values == frozenset(column.values) else ", ".join(spelled(value) for value in column.values if value in values)

    rows = tuple((*map(cell, rule.cells, table.inputs), spelled(rule.answer)) for rule in table.rules)
    return register_pages.TableView(table.title, (*(column.label for column in table.inputs), table.output.label), rows)


def diagram_xml(room: Room, process: str) -> bytes:
    """A process's diagram as released (KeyError if there is none)."""
    return room.catalogue.definitions[process].xml
