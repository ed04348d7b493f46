"""The commands: what an entrance may ask the door to do. Raw answers are handed on unread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class OpenMatter:
    """Open the file of one respondent: `answers` are those of the form offers/open_matter (the respondent described).

    `confirmed` holds the sentences by which the person says that matters like it are of others.
    """

    answers: Mapping[str, Any]
    unit: str
    place: str = "Brisbane"
    token: str = ""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakeOnRows:
    """Take on the rows of one person, each a line of a spreadsheet and its cells by the names of the columns: all of them or none.

    With `look` everything is taken back again.
    """

    rows: tuple[tuple[int, Mapping[str, str]], ...] = field(repr=False)
    look: bool = False


@dataclass(frozen=True)
class PassLikeness:
    """Say that another matter (`other`: its number), found to be like this one when it was opened, is of a different person."""

    matter: str
    likeness: str
    other: str


@dataclass(frozen=True)
class RecordStep:
    """Record what a step asks (or, with process "offers", what may be recorded at any time).

    `confirmed` holds the sentences that the person confirmed; `token` makes a second sending harmless.
    """

    matter: str
    process: str
    subject: str
    element: str
    about: str
    answers: Mapping[str, Any]
    confirmed: tuple[str, ...] = ()
    token: str = ""


@dataclass(frozen=True)
class CorrectEntry:
    """Correct an entry: `values` are the fields that change (and "at", ISO, if the instant moves).

    `seen` is the newest word on it that the person saw: where there is a newer one by now, nothing is overwritten with what stood before it.
    """

    matter: str
    entry: str
    values: Mapping[str, Any]
    reason: str
    seen: str = ""


@dataclass(frozen=True)
class WithdrawEntry:
    """Withdraw an entry that should never have been made, or the newest correction of one; `whole`: the entry with every correction of it.

    `entry` is the newest word on it: the entry itself, where nobody has said anything of it since.
    """

    matter: str
    entry: str
    reason: str
    whole: bool = False


@dataclass(frozen=True)
class ConfirmCorrection:
    """A second person confirms a correction that changed what was already past."""

    matter: str
    entry: str


@dataclass(frozen=True)
class MoveEntries:
    """Withdraw entries that belong to another matter, and record them there, in one act.

    `other` is the number of that matter; `subjects` says what each thing that they name is there (a subject of it, or "new");
    `confirmed` holds the sentences that the person confirmed.
    """

    matter: str
    entries: tuple[str, ...]
    other: str
    subjects: Mapping[str, str]
    confirmed: tuple[str, ...] = ()
    token: str = ""


@dataclass(frozen=True)
class ProposeJoining:
    """Propose that another matter of the same person (`other`: its number) goes on in this one.

    `seats` names who is in one of the two alone and shall see the joined file; whoever is not named will not.
    """

    matter: str
    other: str
    grounds: str
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConfirmJoining:
    """A second person confirms a proposed joining; `other` is the number of the matter to be joined."""

    matter: str
    proposal: str
    other: str


@dataclass(frozen=True)
class SeparateMatters:
    """Undo a joining, as long as nothing recorded since hangs on what came; `joining` is the entry that joined `other` here."""

    matter: str
    joining: str
    other: str
    reason: str


@dataclass(frozen=True)
class TakeStep:
    """Take a step on oneself."""

    matter: str
    process: str
    subject: str
    element: str
    about: str


@dataclass(frozen=True)
class HandOverStep:
    """Hand a step to another person, or back to the unit (person "")."""

    matter: str
    process: str
    subject: str
    element: str
    about: str
    person: str


@dataclass(frozen=True)
class SaveDraft:
    """Keep what was typed at a step."""

    matter: str
    process: str
    subject: str
    element: str
    about: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class DismissDraft:
    """Forget one's own draft of a step."""

    matter: str
    process: str
    subject: str
    element: str
    about: str


@dataclass(frozen=True)
class LetTimePass:
    """Let what is due in a matter pass, up to `until`. Only the timekeeper (and the door itself) may say this."""

    matter: str
    until: datetime | None = None


@dataclass(frozen=True)
class MoveLegalClock:
    """Demo mode: move legal time forward to an instant; everything due on the way passes in order first."""

    to: datetime


@dataclass(frozen=True)
class Elect:
    """A legal officer elects a reading of a doubtful text, for one matter or (matter "") for all."""

    doubt: str
    reading: str
    reasons: str
    matter: str = ""


@dataclass(frozen=True)
class ImportCalendar:
    """Import days that are not ordinary days: CSV text with place, day, name, kind, source, confidence; and the gazette reference."""

    csv: str
    reference: str


@dataclass(frozen=True)
class IssueDocument:
    """Issue a prepared document by the fingerprint that the person saw."""

    matter: str
    subject: str
    document: str
    sha256: str


@dataclass(frozen=True)
class NoteViewed:
    """Someone looked at a matter: what statuses were shown, and on what basis names were unmasked.

    Or opened a document, by its fingerprint, about a subject.
    """

    matter: str
    shown: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    document: str = ""
    about: str = ""


@dataclass(frozen=True)
class NoteLookUp:
    """Someone looked for orders against a person: for which purpose, under which reference, and what was shown of which matter.

    What was typed to find the person is not kept: it is protected information (s 67FE).
    """

    purpose: str
    reference: str
    shown: tuple[tuple[str, str, str], ...] = ()
    """(matter, order, what was said of it)"""


@dataclass(frozen=True)
class ProposeDestruction:
    """Propose that the values of entries (`entries`, and all of each subject in `subjects`) be destroyed, under a provision and a decision."""

    matter: str
    entries: tuple[str, ...]
    subjects: tuple[str, ...]
    provision: str
    decision: str


@dataclass(frozen=True)
class ConfirmDestruction:
    """A second person confirms a proposed destruction: the values are gone with it."""

    matter: str
    proposal: str


@dataclass(frozen=True)
class ReplayDestruction:
    """Destroy again, in a restored record, what a destruction after the backup had destroyed."""

    matter: str
    destroyed: Mapping[str, Any]
    """One line of the list of destructions (storage/destroyed.py)."""


@dataclass(frozen=True)
class Publish:
    """Keep the bundle of every process of this release that is not kept yet: new runs are computed from it."""


@dataclass(frozen=True)
class MoveRuns:
    """Move a matter's runs of one process to the release's bundle; `look` only says what would open and close."""

    matter: str
    process: str
    look: bool = False


# ---------------------------------------------------------------- people, seats, bars
@dataclass(frozen=True)
class AddPerson:
    """Add somebody who can sign in, with a first password, in these roles and units."""

    email: str
    name: str
    password: str = field(repr=False)
    roles: tuple[str, ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlacePerson:
    """Give somebody these roles and units in place of those they had."""

    person: str
    roles: tuple[str, ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class EndPerson:
    """End somebody's account: what they held goes back to their units; their name stays, since the record names it."""

    person: str


@dataclass(frozen=True)
class ChangePassword:
    """A new password for somebody; whoever changes their own says the old one as well."""

    person: str
    password: str = field(repr=False)
    current: str = field(default="", repr=False)


@dataclass(frozen=True)
class AddUnit:
    """Add a unit that does the work of one role, at a place or (place "") for the whole State."""

    name: str
    role: str
    place: str = ""


@dataclass(frozen=True)
class RemoveUnit:
    """Take away a unit that nobody is in and that no matter has ever named."""

    name: str


@dataclass(frozen=True)
class GiveSeat:
    """Let a person, or whoever is in a unit in that unit's role, see a matter; `basis` is one of BASES_OF_SEATS."""

    matter: str
    basis: str
    person: str = ""
    unit: str = ""


@dataclass(frozen=True)
class EndSeat:
    """End a seat."""

    matter: str
    seat: str


@dataclass(frozen=True)
class SetBar:
    """Bar a person from a matter, whatever seat they have; `reason` is one of REASONS_OF_BARS."""

    matter: str
    person: str
    reason: str


@dataclass(frozen=True)
class LiftBar:
    """Lift a bar; `reason` is one of REASONS_TO_LIFT."""

    matter: str
    person: str
    reason: str


@dataclass(frozen=True)
class StandIn:
    """Somebody is away, and a deputy has their whole list, from the morning of one day to the end of another (ISO days)."""

    person: str
    deputy: str
    first: str
    last: str


@dataclass(frozen=True)
class EndStandIn:
    """Somebody is back early: the deputy's time ends now."""

    absence: str


@dataclass(frozen=True)
class Outcome:
    """What came of a command: the matter, its version, a sentence for the person, and what may be told to a machine."""

    matter: str = ""
    version: int = 0
    sentence: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
