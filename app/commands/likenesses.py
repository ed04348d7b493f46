"""Is there a matter of this person already? Asked whenever one is opened, of every matter there is.

Who opens is told of those that they may see, and says that it is somebody else. Of one that they may not see they learn nothing:
the entry that names it is shown, and the step that it opens stands, for who sees both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from app.casework.docket import Docket, Entry
from app.casework.likeness import alike, described
from app.commands.dispatcher import Work, handles
from app.commands.steps import recorded
from app.commands.words import Outcome, PassLikeness
from app.errors import NeedsConfirmation, Refusal
from app.law import likenesses as law
from app.storage import docket_rows, respondents
from app.storage.visible import seated


def found(work: Work, entries: Sequence[Entry], confirmed: Sequence[str]) -> tuple[Entry, ...]:
    """What a new matter records of others that could be of the same person (NeedsConfirmation for those that its opener sees)."""
    mine = [described(e.values) for e in entries if e.kind == law.DESCRIBED]
    likely = dict.fromkeys(m for m, said in respondents.ever_described(work.connection) if any(alike(one, described(said)) for one in mine))
    flags: list[str] = []
    out: list[Entry] = []
    dockets = dict(_going_on(work, matter) for matter in likely)
    seen = {matter: _sees(work, matter) for matter in dockets}
    for matter, visible in sorted(seen.items(), key=lambda one: not one[1]):  # what the opener sees is numbered before what they do not
        docket = dockets[matter]
        said = next((s for e in docket.of_kind(law.DESCRIBED) for one in mine if (s := alike(one, described(e.values)))), ())
        if not said:
            continue  # what was once said does not stand
        if visible:
            number = str(work.connection.execute(text("select number from matter where id=:m"), {"m": matter}).scalar())
            flags.append(law.flag(number, said))
        subject = f"{law.LIKENESS}:{len(out) + 1}"
        kind = law.PASSED_AT_OPENING if visible else law.FOUND
        out.append(Entry(work.door.new_id(), kind, subject, work.now, {"other": matter, "alike": " and ".join(said)}))
    if any(flag not in confirmed for flag in flags):
        raise NeedsConfirmation(flags)
    return tuple(out)


def _sees(work: Work, matter: str) -> bool:
    """Does whoever opens see this matter?"""
    has_seat, barred = seated(work.connection, work.actor, matter, work.now)
    return has_seat and work.actor.id not in barred


def _going_on(work: Work, matter: str) -> tuple[str, Docket]:
    """A matter with its docket; of one that was joined into another, the one in which it goes on."""
    docket = docket_rows.load(work.connection, matter)
    into = docket.joined_into
    return _going_on(work, str(into.values["other"])) if into is not None else (matter, docket)


@handles(PassLikeness)
def pass_likeness(work: Work, command: PassLikeness) -> Outcome:
    """Somebody who sees both matters says that they are of different persons."""
    file = work.matter
    one = law.waiting_for(file.docket, command.likeness, of=file.id)
    if one is None or one.values["other"] != work.at_the_other.matter.id:
        message = "Nothing of that number waits: somebody may have looked already."
        raise Refusal(message)
    work.need("pass_likeness")
    word = Entry(file.new_id(), law.PASSED, one.subject, work.now, {"other": one.values["other"], "likeness": one.id})
    recorded(work, file, (word,))
    work.record("pass_likeness", matter=file.id, details={"likeness": one.id})
    return Outcome(file.id, file.version, "Kept: they are of different persons.")
