"""One matter's page: the orders' status first, what must happen next, the dates, where each run stands, the docket."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import select, text

from app.access.actor import Actor
from app.access.permit import permit
from app.access.protection import NEEDED, PROTECTED, is_hidden, mask
from app.access.roles import ROLES
from app.casework.answer import earliest
from app.casework.docket import DESTROYED, JOINED_HERE, Docket, Entry
from app.casework.joining import JOINING, without_its_joining
from app.engine.catalogue import Definition
from app.engine.stand import Stand
from app.forms.entries import Dictionary, KindField, UnknownKind
from app.law import destruction, likenesses, moving
from app.law import joining as law_joining
from app.law import status as law_status
from app.law.facts.documents import Condition
from app.law.invariants import STATUS, breaches
from app.law.practice import AT_ONCE
from app.law.questions import OFFERS
from app.law.reviewing.reviews import decided_by, maker_person
from app.law.wording import spelled
from app.reading import pages
from app.reading.drafts import left_drafts
from app.reading.linking import OF_TWO, links, matters_named
from app.reading.room import Opened, Room
from app.reading.terms import terms_now
from app.reading.words import left, masked_name, process_label, respondent_name, subject_label, value_in_words
from app.reading.worklist import was_due
from app.storage import people, tables
from app.storage.moment import read, read_or_none

TERM = {
    "temporary-order": "13M", "prohibition-order": "13G", "disqualification-order": "13U", "registered-order": "13Z(11)",
    "offender-reporting-order": "12A",
}  # fmt: skip
"""The section that says from when and until when an order of this kind is in force."""
OF_THE_HOUSE = frozenset({DESTROYED}) | moving.ABOUT_MOVES | likenesses.ABOUT_LIKENESSES | JOINING
"""What is neither corrected nor withdrawn."""
IN_BOTH = {"seated": True, "barred": False, "other_seated": True, "other_barred": False}
"""What is said of somebody who sees this matter, and the other one that a command names."""
_STATUS_LABEL = {"YES": "In force", "NO": "Not in force", "UNCERTAIN": "May be in force"}


def matter_page(room: Room, actor: Actor, matter: str, *, unmask: str = "") -> pages.MatterPage:
    """Everything about one person's file that this actor may see; `unmask` is the basis on which names are shown."""
    with room.connection() as connection:
        file = room.opened(connection, actor, matter)
        may_unmask = bool(permit(actor, "unmask", {"seated": True, "barred": False}, {"basis": "LAW_ENFORCEMENT"}))
        shown = bool(unmask) and bool(permit(actor, "unmask", {"seated": True, "barred": False}, {"basis": unmask}))
        runs, seen = file.runs(), links(file, actor, room.book.dictionary)
        return pages.MatterPage(
            id=file.id,
            number=file.number,
            respondent_masked=masked_name(as_it_was(file.case.docket)),
            respondent_unmasked=respondent_name(as_it_was(file.case.docket)) if shown else "",
            may_unmask=may_unmask,
            unit=file.unit,
            orders=tuple(order_card(file, order, actor, shown=shown) for order in orders_shown(file)),
            gaps=law_status.protection_gap(file.case, file.now),
            also=law_status.also(file.case, file.now),
            open_steps=tuple(_open_steps(file, actor, seen)),
            deadlines=tuple(deadline_rows(file)),
            docket=tuple(docket_rows(file, actor, room.book.dictionary, shown=shown)),
            runs=tuple(_run(d, s, run) for (p, s), run in runs.items() if (d := room.definition(connection, p, run.bundle)) is not None),
            documents=tuple(_documents(room, file, actor)),
            service=tuple(_service(file, shown=shown)),
            looked=tuple(_looked(file)),
            offers=tuple(_offers(file, actor)),
            flags=tuple(_flags(file)),
            breaches=tuple(_breaches(file)),
            may_destroy=bool(permit(actor, "propose_destruction", {"seated": True, "barred": False}))
            and file.case.docket.joined_into is None,
            may_join=bool(permit(actor, "propose_joining", IN_BOTH)) and file.case.docket.joined_into is None,
            goes_on_in=_goes_on_in(file, seen),
            joined=tuple((e.id, seen[e.values["other"]]) for e in file.case.docket.of_kind(JOINED_HERE) if e.values["other"] in seen),
            left_drafts=tuple(left_drafts(room, connection, actor, file.now, file.id)),
        )


def as_it_was(docket: Docket) -> Docket:
    """A docket as it is read: of a matter that was joined into another, as it stood before."""
    return docket if docket.joined_into is None else Docket(without_its_joining(docket.entries))


def _goes_on_in(file: Opened, seen: Mapping[str, str]) -> tuple[str, str] | None:
    """Where a matter that was joined goes on: told to who sees that one."""
    into = file.case.docket.joined_into
    if into is None:
        return None
    other = str(into.values["other"])
    return (other, seen[other]) if other in seen else ("", "")


# ------------------------------------------------------------------ orders and dates
def orders_shown(file: Opened) -> tuple[str, ...]:
    """The orders of a matter, and those of which something is still said although what they rested on was withdrawn or destroyed."""
    said = file.connection.execute(text("select distinct subject from status where matter=:m order by subject"), {"m": file.id}).scalars()
    return tuple(dict.fromkeys((*law_status.orders(file.case), *destruction.unknown(file.case.docket), *said)))


def needs_conditions(actor: Actor) -> bool:
    """Does this person's work need the conditions of an order, in a matter in which they have a seat?"""
    return bool(permit(actor, "read_conditions", {"seated": True, "barred": False}))


def order_card(file: Opened, order: str, actor: Actor, *, shown: bool = False) -> pages.OrderCard:
    """One order's status now, why, and when it next changes; a correction that awaits confirmation makes it uncertain."""
    stored = list(
        file.connection.execute(
            text("select from_at, to_at, said, why, doubts from status where matter=:m and subject=:s order by place"),
            {"m": file.id, "s": order},
        )
    )
    intervals = tuple(pages.Interval(read_or_none(r[0]), read_or_none(r[1]), r[2], r[3]) for r in stored)
    now = next((i for i in intervals if (i.start is None or i.start <= file.now) and (i.end is None or file.now < i.end)), None)
    at = law_status.status_at(file.case, order, file.now)
    next_change = min((edge for i in intervals for edge in (i.start, i.end) if edge is not None and edge > file.now), default=None)
    doubts = tuple(d for r in stored if now is not None and read_or_none(r[0]) == now.start for d in r[4].split(", ") if d)
    kind = law_status.kind_of(order)
    conditions, terms = terms_now(file.case, order, file.now)
    after = next((i for i in intervals if i.start == next_change), None)
    return pages.OrderCard(
        subject=order,
        label=subject_label(order),
        said=now.said if now else "NO",
        why=now.why if now else at.why,
        doubts=doubts or at.doubts,
        next_change_at=next_change,
        next_change=_STATUS_LABEL[after.said] if after else ("Not in force" if next_change else ""),
        deadline=f"{kind}.last-day",
        intervals=intervals,
        marks=tuple(_marks(file, order)),
        conditions=tuple(_conditions(conditions, actor, shown=shown)),
        terms=terms,
        provision=TERM[kind],
    )


def _conditions(conditions: tuple[Condition, ...], actor: Actor, *, shown: bool) -> Iterable[pages.ConditionRow]:
    """The conditions of an order; their words, which can name a victim, for those who need them."""
    needs = needs_conditions(actor)
    for one in conditions:
        masked = is_hidden(NEEDED, unmasked=shown, needs=needs)
        yield pages.ConditionRow(spelled(one.kind), str(mask(one.words, NEEDED, unmasked=shown, needs=needs)), masked=masked)


def _marks(file: Opened, order: str) -> Iterable[pages.Mark]:
    docket = file.case.docket
    made = docket.first(order, f"{law_status.kind_of(order)}-made")
    if made is None:
        return
    yield pages.Mark(made.at, "Registered" if order.startswith("registered-order:") else "Made")
    application = made.values.get("application")
    for entry in docket.effective:
        if entry.kind == "documents-served" and entry.subject == f"service:{order}":
            yield pages.Mark(entry.at, "Served")
        elif application and entry.kind == "hearing-held" and entry.values.get("application") == application:
            yield pages.Mark(entry.at, "Mention")
        elif entry.kind == "order-varied" and entry.subject == order:
            yield pages.Mark(entry.at, "Varied")
        elif entry.kind == "extension-decided" and entry.subject == order and entry.values.get("decision") == "EXTENDED":
            yield pages.Mark(entry.at, "Extended")
    ends = law_status.ended(file.case, order)
    if (act_by := earliest(ends)) is not None:
        yield pages.Mark(act_by, "Act as if it ends here", "deadline")


def deadline_rows(file: Opened) -> Iterable[pages.DeadlineRow]:
    """The dates of a matter, as the law gives them now."""
    for one in law_status.deadlines(file.case):
        yield pages.DeadlineRow(
            name=one.name, subject=one.subject, label=one.label, act_by=one.act_by, lapse_not_before=one.lapse_not_before,
            provision=one.provision, consequence=one.consequence, doubts=one.doubts, warnings=one.warnings,
            met_at=one.met_at if one.met_at is not None and one.met_at <= file.now else None,
            matter=file.id, number=file.number, place=file.place, subject_label=subject_label(one.subject),
            left=left(one.act_by, file.now, at_once=one.name in AT_ONCE),
        )  # fmt: skip


# ------------------------------------------------------------------ steps, runs, offers
def _open_steps(file: Opened, actor: Actor, seen: Mapping[str, str]) -> Iterable[pages.OpenStepRow]:
    s, h = tables.step.c, tables.holding.c
    names = people.names(file.connection)
    held = {
        (r.process, r.subject, r.element, r.about): r.person
        for r in file.connection.execute(select(tables.holding).where(h.matter == file.id))
    }
    staff = people.staff(file.connection, file.now) if actor.has("supervisor") else None
    waiting = {r.entry: r.recorded_by for r in file.connection.execute(select(tables.awaiting).where(tables.awaiting.c.matter == file.id))}
    of_two = (*law_joining.waiting(file.case.docket), *likenesses.waiting(file.case.docket, of=file.id))
    others = {e.id: str(e.values["other"]) for e in of_two}
    proposed = (*destruction.waiting(file.case.docket), *law_joining.waiting(file.case.docket))
    waiting |= {e.id: e.recorded_by for e in proposed}
    for row in file.connection.execute(select(tables.step).where(s.matter == file.id).order_by(s.due_at.is_(None), s.due_at, s.element)):
        holder = held.get((row.process, row.subject, row.element, row.about), "")
        orphaned = staff is not None and staff.orphaned(row.role, row.unit)
        if row.process in OF_TWO and others.get(row.about) not in seen:
            continue  # who does not see the other matter is not told that there is one
        resource = {
            **IN_BOTH, "role": row.role, "unit": row.unit, "orphaned": orphaned, "holder": holder,
            "decided_by": decided_by(file.case, row.subject, row.role),
        }  # fmt: skip
        may = bool(permit(actor, _act_of(row.process), {**resource, "recorded_by": waiting.get(row.about, "")}))
        yield pages.OpenStepRow(
            process=row.process, subject=row.subject, element=row.element, about=row.about, title=row.title, lane=ROLES[row.role].lane,
            act_by=row.due_at, provision=row.provision, missed=row.missed, may=may,
            subject_label=subject_label(row.subject), holder=names.get(holder, holder), mine=holder in actor.persons,
            left=left(row.due_at, file.now, at_once=was_due(row)), unit=row.unit,
        )  # fmt: skip


def _act_of(process: str) -> str:
    return {
        "corrections": "confirm_correction",
        "destructions": "confirm_destruction",
        "joinings": "confirm_joining",
        "likenesses": "pass_likeness",
    }.get(process, "record_step")


def _run(definition: Definition, subject: str, stand: Stand) -> pages.RunView:
    def element(name: str) -> str:
        return definition.names.get(name, name)

    return pages.RunView(
        process=definition.process,
        label=process_label(definition.process),
        subject=subject,
        subject_label=subject_label(subject),
        open=tuple(pages.ElementRow(s.element, element(s.element), s.act_by, s.about) for s in stand.wanted),
        waits=tuple(pages.ElementRow(w.element, element(w.element), w.instant) for w in stand.waits),
        passed=tuple(pages.ElementRow(p.element, element(p.element), p.at, p.answer) for p in stand.passed),
        over=stand.over,
    )


def _offers(file: Opened, actor: Actor) -> Iterable[pages.Offer]:
    """What may be recorded at any time, by its words in order of the alphabet; nothing in a matter that was joined into another."""
    if file.case.docket.joined_into is not None:
        return
    for form, offer in sorted(OFFERS.items(), key=lambda one: one[1].label):
        if not permit(actor, "record_offer", {"seated": True, "barred": False, "role": offer.role}):
            continue
        for subject in offer.rule(file.case):
            yield pages.Offer("offers", subject, form, "", offer.label, subject_label(subject))


# ------------------------------------------------------------------ docket, documents, service, who looked
def docket_rows(file: Opened, actor: Actor, dictionary: Dictionary, *, shown: bool) -> Iterable[pages.EntryRow]:
    """The docket as a person reads it, the newest first: what stands, and what was corrected or withdrawn."""
    needs = needs_conditions(actor)
    standing = {e.id: e for e in as_it_was(file.case.docket).effective}
    if (into := file.case.docket.joined_into) is not None:
        standing[into.id] = into
    names = people.names(file.connection)
    seen = links(file, actor, dictionary)
    for entry in reversed(file.case.docket.entries):
        if entry.corrects or entry.withdraws or not set(matters_named(dictionary, entry)) <= seen.keys():
            continue
        words = file.case.docket.words_on(entry.id)
        current = standing.get(entry.id)
        gone = file.case.docket.destroyed.get(entry.id)
        yield pages.EntryRow(
            id=entry.id,
            at=(current or entry).at,
            label=kind_label(dictionary, entry.kind),
            subject=entry.subject,
            subject_label=subject_label(entry.subject),
            provision=_kind_provision(dictionary, entry.kind),
            recorded_at=entry.recorded_at,
            recorded_by=names.get(entry.recorded_by, entry.recorded_by),
            values=tuple(_values(file, dictionary, current or entry, seen, shown=shown, needs=needs)),
            corrected="destroyed" if gone else "withdrawn" if current is None else ("corrected" if words else ""),
            reason=destroyed_because(gone) if gone else (words[-1].reason if words else ""),
            may_correct=into is None and current is not None and entry.kind not in OF_THE_HOUSE and may_correct(file, actor, entry.subject),
            newest=words[-1].id if words else entry.id,
        )


def may_correct(file: Opened, actor: Actor, subject: str) -> bool:
    """May this person correct what is recorded about a subject?"""
    about = {"of": law_status.kind_of(subject), "decided_by": maker_person(file.case, subject)}
    return bool(permit(actor, "correct", {"seated": True, "barred": False, **about}))


def kind_label(dictionary: Dictionary, kind: str) -> str:
    """A kind of entry in the dictionary's words."""
    try:
        return dictionary.kind(kind).label
    except UnknownKind:
        return kind.replace("-", " ").capitalize()


def _kind_provision(dictionary: Dictionary, kind: str) -> str:
    try:
        return dictionary.kind(kind).provision
    except UnknownKind:
        return ""


def destroyed_because(tombstone: Entry) -> str:
    """Under what values were destroyed, and by which decision."""
    provision = str(tombstone.values.get("provision") or "")
    under = destruction.PROVISIONS["OTHER_LAW"] if provision == "OTHER_LAW" else f"s {provision}."
    return f"{under} Decision {tombstone.values.get('decision')}."


def told_of_destruction(file: Opened, dictionary: Dictionary, entry: Entry) -> Iterable[pages.ValueRow]:
    """A proposal to destroy, or a destruction, in words: under what, which entries, what went with them."""
    by_id = {e.id: e for e in file.case.docket.entries}
    named = [by_id[str(row["entry"])] for row in entry.values.get("of") or () if str(row["entry"]) in by_id]
    yield pages.ValueRow("Under", destroyed_because(entry))
    yield pages.ValueRow(
        "Entries",
        "\n".join(
            f"{kind_label(dictionary, e.kind)}, {subject_label(e.subject)}, {value_in_words(e.at.isoformat())}"
            for e in named
            if not (e.corrects or e.withdraws)
        ),
    )
    if entry.values.get("documents"):
        yield pages.ValueRow("Documents", str(len(entry.values["documents"])))
    if entry.values.get("unknown"):
        yield pages.ValueRow("No longer known", value_in_words([row["order"] for row in entry.values["unknown"]]))
    if entry.values.get("proposed_by"):
        yield pages.ValueRow("Proposed by", str(entry.values["proposed_by"]))


def _values(
    file: Opened, dictionary: Dictionary, entry: Entry, seen: Mapping[str, str], *, shown: bool, needs: bool
) -> Iterable[pages.ValueRow]:
    if entry.kind in destruction.ABOUT_DESTRUCTION:
        yield from told_of_destruction(file, dictionary, entry)
        return
    try:
        kind = dictionary.kind(entry.kind)
    except UnknownKind:
        return
    for field in kind.fields:
        value = entry.values.get(field.name)
        if value in (None, "", [], {}):
            continue
        if field.type == "matter":
            yield pages.ValueRow(field.label, seen[str(value)], matter=str(value))
            continue
        if entry.kind in moving.ABOUT_MOVES and field.name == "of":
            yield pages.ValueRow(field.label, "\n".join(_moved(file, dictionary, value)))
            continue
        hidden = is_hidden(field.protection, unmasked=shown, needs=needs)
        said = _in_words(field, value if shown else _without_protected(field, value, needs=needs))
        yield pages.ValueRow(field.label, str(mask(said, field.protection, unmasked=shown, needs=needs)), masked=hidden)


def _moved(file: Opened, dictionary: Dictionary, rows: list[Mapping[str, str]]) -> Iterable[str]:
    """The entries that came or went, in words."""
    by_id = {e.id: e for e in file.case.docket.entries}
    for e in (by_id[row["entry"]] for row in rows if row["entry"] in by_id):
        yield f"{kind_label(dictionary, e.kind)}, {subject_label(e.subject)}, {value_in_words(e.at.isoformat())}"


def _in_words(field: KindField, value: object) -> str:
    """A value as people read it, field by field where it is a group: what was chosen in its words, a subject, a day, an instant."""
    rows = value if isinstance(value, list) else [value]
    if field.fields:
        inner = {f.name: f for f in field.fields}
        return "; ".join(
            ", ".join(
                _in_words(inner[name], said) if name in inner else value_in_words(said)
                for name, said in row.items()
                if said not in (None, "")
            )
            for row in rows
            if isinstance(row, dict)
        )
    if field.type in {"choice", "several", "yes/no", "yes/no/unknown"}:
        return "; ".join(value_in_words(each) if isinstance(each, bool) else spelled(str(each)) for each in rows)
    return value_in_words(value)


def _without_protected(field: KindField, value: object, *, needs: bool) -> object:
    """A value with what is protected inside its groups hidden."""
    rows = value if field.type == "many" and isinstance(value, list) else [value]
    if not field.fields:
        return value
    return [
        {f.name: mask(_without_protected(f, row[f.name], needs=needs), f.protection, needs=needs) for f in field.fields if f.name in row}
        for row in rows
        if isinstance(row, dict)
    ]


def _documents(room: Room, file: Opened, actor: Actor) -> Iterable[pages.DocumentRow]:
    d = tables.document.c
    for row in file.connection.execute(
        select(d.sha256, d.subject, d.name, d.issued_at).where(d.matter == file.id, d.issued_at.is_not(None))
    ):
        label = row.name.replace("_", " ").capitalize()
        yield pages.DocumentRow(
            row.name, label, row.subject, subject_label(row.subject), sha256=row.sha256, issued_at=row.issued_at,
            may_open=_may_open(actor, row.subject),
        )  # fmt: skip
    if room.door.documents is None:
        return
    for one in room.door.documents.possible(file.case, now=file.now):
        of = law_status.kind_of(one.subject)
        may = bool(permit(actor, "issue_document", {"seated": True, "barred": False, "of": of}))
        yield pages.DocumentRow(
            one.name,
            one.label,
            one.subject,
            subject_label(one.subject),
            one.provision,
            may_issue=may and not one.missing,
            missing=one.missing,
            may_open=_may_open(actor, one.subject),
        )


def _may_open(actor: Actor, subject: str) -> bool:
    return bool(permit(actor, "open_document", {"seated": True, "barred": False, "of": law_status.kind_of(subject)}))


def _service(file: Opened, *, shown: bool) -> Iterable[pages.ServiceRow]:
    for entry in file.case.docket.effective:
        if entry.kind not in {"service-attempted", "documents-served"}:
            continue
        served = entry.kind == "documents-served"
        what = value_in_words(entry.values.get("documents") or "") if served else "Attempt"
        where = str(mask(str(entry.values.get("place") or ""), PROTECTED, unmasked=shown))
        outcome = (
            f"{value_in_words(entry.values.get('mode') or '')}, {where}"
            if served
            else f"{value_in_words(entry.values.get('outcome') or '')}, {where}"
        )
        by = str(entry.values.get("server") or entry.recorded_by)
        yield pages.ServiceRow(entry.at, entry.subject, subject_label(entry.subject), what, outcome, by, served)


_LOOKED = {
    "view": "Opened the matter", "unmask": "Saw the names", "open_document": "Opened a document",
    "look_up": "Looked up whether an order is in force",
}  # fmt: skip


def _looked(file: Opened) -> Iterable[pages.LookedRow]:
    rows = file.connection.execute(
        text(
            "select legal_at, actor, act, details from audit where matter=:m and act in ('view', 'unmask', 'look_up', 'open_document')"
            " order by machine_at desc limit 50"
        ),
        {"m": file.id},
    )
    names = people.names(file.connection)
    for row in rows:
        yield pages.LookedRow(read(row[0]), names.get(row[1]) or str(row[1]), _LOOKED[row[2]], _basis(json.loads(row[3])))


def _basis(details: Mapping[str, str]) -> str:
    return details.get("basis") or ", ".join(said for said in (details.get("purpose", ""), details.get("reference", "")) if said)


def _breaches(file: Opened) -> Iterable[pages.BreachRow]:
    for one in breaches(file.case):
        if one.since <= file.now:
            yield pages.BreachRow(
                one.invariant, one.sentence, one.provision, subject_label(one.subject), one.since, ours=one.kind == STATUS
            )


def _flags(file: Opened) -> Iterable[str]:
    rows = file.connection.execute(text("select flags from entry where matter=:m and flags <> '[]' order by seq"), {"m": file.id})
    said = dict.fromkeys(sentence for (flags,) in rows for sentence in json.loads(flags))  # each entry of an occasion carries its flags
    yield from (f"Recorded although the Act does not provide for it: {sentence}" for sentence in said)
    waiting = file.connection.execute(text("select count(*) from awaiting where matter=:m"), {"m": file.id}).scalar_one()
    if waiting:
        yield f"{waiting} correction{'' if waiting == 1 else 's'} that changed what was past await confirmation by a second person."
    incident = file.connection.execute(text("select sentence from incident where matter=:m"), {"m": file.id}).scalar()
    if incident:
        yield f"This matter is parked as an incident: {incident}"
