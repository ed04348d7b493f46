"""Joining two matters of one person: a supervisor proposes, a second person confirms, and both dockets are read as one.

Nothing is copied (casework/joining.py). Who was in one of them alone sees the joined file only where the proposal says so; bars unite.
Everything else is derived anew. It is undone by withdrawing the joining, as long as nothing recorded since hangs on what came.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from app.casework.docket import JOINED_INTO, Entry
from app.casework.joining import names_of
from app.casework.naming import base_of
from app.casework.renaming import about_renamed, renamed
from app.commands.dispatcher import Work, handles
from app.commands.matter_file import MatterFile
from app.commands.moved import Before
from app.commands.seats import bar, of_a_supervisor
from app.commands.steps import recorded
from app.commands.telling import tell_of_changes
from app.commands.words import ConfirmJoining, Outcome, ProposeJoining, SeparateMatters
from app.engine.runs import Runs
from app.errors import Refusal
from app.forms.reasons import in_words
from app.law import joining as law
from app.storage import people
from app.storage import seats as seats_of
from app.storage.moment import written

LEAST_GROUNDS = 10
SAY_HOW = "Say how it is known that both are of the same person; it stays in the docket."


@handles(ProposeJoining)
def propose_joining(work: Work, command: ProposeJoining) -> Outcome:
    """Propose that another matter of the same person goes on in this one; nothing changes before a second person confirms it."""
    file, there = work.matter, work.at_the_other.matter
    work.need("propose_joining")
    law.refuse_unless_ready(file.case, there.case, awaiting=_awaiting(work))
    law.refuse_a_second_proposal(file.docket, there.id)
    grounds = in_words(command.grounds, "grounds", SAY_HOW, least=LEAST_GROUNDS, short="Say how it is known.")
    known = {*_seats(work), *_seats(work.at_the_other)}
    if not set(command.seats) <= known:
        raise Refusal("Choose from those who have a seat.", fields={"seats": ("Choose from those who have a seat in one of the two.",)})
    if not _supervised(work, set(command.seats)):
        said = "No supervisor would see the joined matter. Choose one who shall."
        raise Refusal(said, fields={"seats": (said,)})
    values = {"other": there.id, "grounds": grounds, "seats": [{"who": each} for each in command.seats]}
    proposal = Entry(file.new_id(), law.PROPOSED, file.docket.next_subject("joining"), work.now, values)
    recorded(work, file, (proposal,))
    work.record("propose_joining", matter=file.id, details={"proposal": proposal.id, "other": there.id})
    return Outcome(file.id, file.version, "Proposed. Nothing is joined yet: another person has to confirm it.", {"proposal": proposal.id})


@handles(ConfirmJoining)
def confirm_joining(work: Work, command: ConfirmJoining) -> Outcome:
    """A second person confirms: from now on the other matter's docket is read as a part of this one, and nothing counts there."""
    file, there = work.matter, work.at_the_other
    proposal = law.standing_proposal(file.docket, command.proposal)
    if proposal is None or proposal.values["other"] != there.matter.id:
        message = "No proposal of that number waits: it was confirmed or withdrawn. Look at the docket."
        raise Refusal(message)
    work.need("confirm_joining", {"recorded_by": proposal.recorded_by})
    law.refuse_unless_ready(file.case, there.matter.case, awaiting=_awaiting(work))
    chosen = {str(row["who"]) for row in proposal.values.get("seats") or ()}
    if not _supervised(work, chosen):
        message = "Seats have changed since this was proposed: no supervisor would see the joined matter. Propose it anew."
        raise Refusal(message)
    here = law.joining_entry(file.case, there.matter.case, proposal, new_id=file.new_id(), at=work.now)
    into = Entry(
        file.new_id(), JOINED_INTO, there.matter.docket.next_subject("joining"), work.now,
        {"other": file.id, "proposed_by": proposal.recorded_by},
    )  # fmt: skip
    names, theirs = names_of(here), dict(there.matter.runs)
    seats, bars = _seats_united(work, chosen), _bars_united(work)
    _carried_on(work, here, {(process, renamed(subject, names)): stand for (process, subject), stand in theirs.items()})
    _closed(there, into)
    papers = _carried(work, there.matter, file, names)
    details = {"proposal": proposal.id, "other": there.matter.id, "documents_here": papers, **seats, "barred": bars[0]}
    work.record("confirm_joining", matter=file.id, details=details)
    there.record("confirm_joining", matter=there.matter.id, details={"into": file.id, "documents_away": sorted(papers), "barred": bars[1]})
    return Outcome(file.id, file.version, f"Joined: {there.matter.number} goes on in {file.number}.")


@handles(SeparateMatters)
def separate_matters(work: Work, command: SeparateMatters) -> Outcome:
    """Undo a joining: each docket is what it was. Refused once something was recorded that hangs on what came."""
    file, there = work.matter, work.at_the_other
    work.need("separate_matters")
    joining = law.standing_joining(file.docket, command.joining)
    into = there.matter.docket.joined_into
    if joining is None or into is None or joining.values["other"] != there.matter.id:
        message = "These matters are not joined, or were separated already."
        raise Refusal(message)
    reason = in_words(command.reason, "reason", "Say in a few words why they are separated; it stays in both dockets.")
    if since := law.recorded_since(file.docket, joining):
        message = (
            f"{len(since)} {'entry was' if len(since) == 1 else 'entries were'} recorded since about what came with {there.matter.number}, and would "
            "be left behind without what it rests on: open a matter for that person and move the entries there one after another."
        )
        raise Refusal(message)
    runs = dict(file.runs)
    back = {is_: was for was, is_ in names_of(joining).items()}
    _append(work, Entry(file.new_id(), "withdrawal", joining.subject, work.now, {}, withdraws=joining.id, reason=reason))
    _derived(work, None)
    _append(there, Entry(file.new_id(), "withdrawal", into.subject, work.now, {}, withdraws=into.id, reason=reason))
    _derived(there, {(process, renamed(subject, back)): stand for (process, subject), stand in runs.items()})
    papers = _carried(work, file, there.matter, back)
    work.record(
        "separate_matters", matter=file.id, details={"joining": joining.id, "other": there.matter.id, "documents_away": sorted(papers)}
    )
    there.record("separate_matters", matter=there.matter.id, details={"from": file.id, "documents_here": papers})
    return Outcome(file.id, file.version, f"Separated: {there.matter.number} goes on by itself. Seats stay as they are: look at them.")


# ---------------------------------------------------------------- the two dockets
def _append(work: Work, entry: Entry) -> None:
    """One entry into the record, and the docket read anew: what it joins or parts is another docket."""
    work.matter.append((entry,), now=work.now, by=work.actor.id)
    work.appended.append(entry.id)
    work.matter.read_anew()


def _derived(work: Work, keeping: Runs | None) -> None:
    file = work.matter
    file.settle(work.now, how="joined", keeping={**file.runs, **keeping} if keeping else None)
    file.write(work.now)


def _carried_on(work: Work, here: Entry, theirs: Runs) -> None:
    """The matter that goes on: its runs and those that came, each with its own bundle; dates that moved are kept and told."""
    file = work.matter
    case, before = file.case, Before.of(file)
    _append(work, here)
    tell_of_changes(work, file, before=case, entries=())
    _derived(work, theirs)
    before.note_moved(work, file, why="another matter of the same person was joined")


def _closed(there: Work, into: Entry) -> None:
    """The matter that was joined: it stays to be read, and nothing in it waits, runs out or is in force any more."""
    _append(there, into)
    _derived(there, None)


def _awaiting(work: Work) -> bool:
    rows = text("select count(*) from awaiting where matter in (:here, :there)")
    return bool(work.connection.execute(rows, {"here": work.matter.id, "there": work.at_the_other.matter.id}).scalar_one())


# ---------------------------------------------------------------- who sees it
def _seats(work: Work) -> dict[str, Any]:
    """Every open seat by who sits in it, as a proposal names them."""
    rows = work.connection.execute(_OPEN, {"m": work.matter.id, "now": written(work.now)})
    return {seats_of.named(row.person, row.unit, row.role): row for row in rows}


def _supervised(work: Work, chosen: set[str]) -> bool:
    """Would a supervisor see the joined matter?"""
    here, there = _seats(work), _seats(work.at_the_other)
    staff = people.staff(work.connection, work.now)
    return any(of_a_supervisor(staff, row) for who, row in {**there, **here}.items() if who in chosen or (who in here and who in there))


def _seats_united(work: Work, chosen: set[str]) -> dict[str, Any]:
    """Whoever was in both stays; of the others those who were chosen: the rest of the seats here end. For the audit."""
    here, there = _seats(work), _seats(work.at_the_other)
    ended = [row for who, row in here.items() if who not in there and who not in chosen]
    for row in ended:
        work.connection.execute(text("update seat set to_at=:at where id=:id"), {"at": written(work.now), "id": row.id})
    given = {}
    for who, row in there.items():
        if who in chosen and who not in here:
            basis = "had a seat in the matter that was joined"
            seat = seats_of.give(work.connection, work.matter.id, person=row.person, unit=row.unit, role=row.role, at=work.now, basis=basis)
            given[seat] = [row.person, row.unit, row.role]
    return {
        "seats_joined": given, "seats_not_joined": {row.id: [row.person, row.unit, row.role, written(work.now)] for row in ended},
    }  # fmt: skip


def _bars_united(work: Work) -> tuple[list[str], list[str]]:
    """Whoever is barred from one is barred from both; who was newly barred here, and there."""
    mine, theirs = _bars(work), _bars(work.at_the_other)
    return (
        [bar(work, work.matter.id, person, reason) for person, reason in theirs.items() if person not in mine],
        [bar(work, work.at_the_other.matter.id, person, reason) for person, reason in mine.items() if person not in theirs],
    )


def _bars(work: Work) -> dict[str, str]:
    rows = work.connection.execute(text("select person, reason from bar where matter=:m order by person"), {"m": work.matter.id})
    return {row[0]: row[1] for row in rows}


# ---------------------------------------------------------------- what hangs on steps, and papers
def _carried(work: Work, giver: MatterFile, taker: MatterFile, names: Mapping[str, str]) -> dict[str, str]:
    """Of the subjects in `names`: drafts, held steps and what people were shown go to the other matter under their new names there.

    With them the issued documents: fingerprint -> who issued it.
    """
    connection = work.connection
    for table, columns in _KEPT.items():
        rows = connection.execute(text(f"select {', '.join(columns)} from {table} where matter=:m"), {"m": giver.id})  # noqa: S608 - names below
        for row in rows.mappings().all():
            if base_of(row["subject"]) in names or giver.docket.joined_into is not None:
                connection.execute(_insert(table, columns), _renamed(dict(row), names) | {"matter": taker.id})
                where = " and ".join(f"{column}=:{column}" for column in columns if column in _NAMING)
                connection.execute(text(f"delete from {table} where matter=:m and {where}"), {**row, "m": giver.id})  # noqa: S608 - names below
    for file in (giver, taker):
        connection.execute(_HELD_IN_VAIN, {"m": file.id})
    return _papers(connection, giver, taker, names)


def _renamed(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    about = {"about": about_renamed(row["about"], row["subject"], names)} if "about" in row else {}
    return {**row, **about, "subject": renamed(row["subject"], names)}


def _papers(connection: Connection, giver: MatterFile, taker: MatterFile, names: Mapping[str, str]) -> dict[str, str]:
    rows = connection.execute(text("select sha256, subject, issued_by from document where matter=:m"), {"m": giver.id}).all()
    going = [row for row in rows if base_of(row.subject) in names or giver.docket.joined_into is not None]
    for row in going:
        said = {"h": row.sha256, "to": taker.id, "s": renamed(row.subject, names)}
        connection.execute(text("update document set matter=:to, subject=:s where sha256=:h"), said)
    return {row.sha256: row.issued_by for row in going}


def _insert(table: str, columns: tuple[str, ...]) -> Any:
    every = ("matter", *columns)
    return text(
        f"insert into {table} ({', '.join(every)}) values ({', '.join(':' + each for each in every)}) on conflict do nothing"  # noqa: S608 - names below
    )


_KEPT = {
    "draft": ("process", "subject", "element", "about", "person", "answers", "saved_at"),
    "holding": ("process", "subject", "element", "about", "person", "since"),
    "seen": ("person", "subject", "answer", "first_at", "last_at", "told_changed_at"),
}
_NAMING = frozenset({"process", "subject", "element", "about", "person", "answer"})
_OPEN = text("select id, person, unit, role from seat where matter=:m and from_at<=:now and (to_at is null or to_at>:now) order by id")
_HELD_IN_VAIN = text(
    "delete from holding where matter=:m and (person in (select person from bar where matter=:m) or not exists"
    " (select 1 from step s where s.matter=holding.matter and s.process=holding.process and s.subject=holding.subject"
    " and s.element=holding.element and s.about=holding.about))"
)
