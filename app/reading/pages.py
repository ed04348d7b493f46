"""What the worklist, a matter and a step show, as frozen values: the contract between the read side and the templates.

Knows no storage and no framework. Instants are aware; words are ready to be shown; a name of a person stands only in
fields called `masked` or `unmasked`. What a person may not see is not in the value at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.forms.view import FormView


@dataclass(frozen=True)
class Choice:
    """One option of a filter or a select: value and words."""

    value: str
    label: str


@dataclass(frozen=True)
class AtStep:
    """What every page about one step says of it: in which matter, which step, in words."""

    matter: str
    number: str
    process: str
    subject: str
    element: str
    about: str
    title: str
    subject_label: str

    @property
    def step(self) -> tuple[str, str, str, str]:
        """What names the step within its matter."""
        return self.process, self.subject, self.element, self.about


@dataclass(frozen=True)
class Frame:
    """What stands on every page: who is signed in, the legal time, whether the timekeeper is heard."""

    now: datetime
    person: str = ""
    unit: str = ""
    roles: tuple[str, ...] = ()
    demo: bool = False
    heartbeat_silent_since: datetime | None = None
    incidents: int = 0
    persons: tuple[Choice, ...] = ()
    """In demo mode: whom one may become (value: account, label: words)."""


# ------------------------------------------------------------------ your work
@dataclass(frozen=True)
class Filters:
    """What the worklist is narrowed to. `holder` is "" (all), "mine", "unit" or "nobody"."""

    holder: str = ""
    process: str = ""
    unit: str = ""


@dataclass(frozen=True)
class WorkItem:
    """One open step on somebody's list. `gap`: nothing is in force that should be."""

    matter: str
    number: str
    process: str
    subject: str
    element: str
    about: str
    title: str
    due_at: datetime | None
    provision: str
    missed: str
    gap: bool
    holder: str
    unit: str
    lane: str
    subject_label: str = ""
    mine: bool = False
    left: str = ""
    """How long that is: "now", "in 10 days", "1 day late"."""
    at_once: bool = False
    """Due the moment it opened: overdue from the next day on."""
    may: bool = True
    """False where a supervisor sees it because it stands in a unit that they look after."""


@dataclass(frozen=True)
class Gap:
    """Nothing is in force in a matter where something should be."""

    matter: str
    number: str
    sentence: str
    since: datetime | None = None


@dataclass(frozen=True)
class BreachRow:
    """What does not keep the Act, or the law as this software computes it (`ours`): one invariant that does not hold of one subject."""

    invariant: str
    sentence: str
    provision: str
    subject_label: str
    since: datetime
    ours: bool = False
    matter: str = ""
    number: str = ""


@dataclass(frozen=True)
class WorkList:
    """Your work, in four groups, and the gaps in protection above them."""

    overdue: tuple[WorkItem, ...] = ()
    today: tuple[WorkItem, ...] = ()
    week: tuple[WorkItem, ...] = ()
    later: tuple[WorkItem, ...] = ()
    gaps: tuple[Gap, ...] = ()
    filters: Filters = Filters()
    processes: tuple[Choice, ...] = ()
    units: tuple[Choice, ...] = ()
    left_drafts: tuple[LeftDraft, ...] = ()
    shouted: tuple[str, ...] = ()
    """Calendars that ought to be loaded by now and are not (administrators and supervisors)."""
    breaches: tuple[BreachRow, ...] = ()
    """What does not keep the Act in the matters that a supervisor or a legal officer may see."""

    @property
    def groups(self) -> tuple[tuple[str, str, tuple[WorkItem, ...]], ...]:
        """(name, words, items) of each group in the order of urgency."""
        return (
            ("overdue", "Overdue", self.overdue),
            ("today", "Due today", self.today),
            ("week", "This week", self.week),
            ("later", "Later", self.later),
        )

    @property
    def total(self) -> int:
        """How many steps are open."""
        return len(self.overdue) + len(self.today) + len(self.week) + len(self.later)


# ------------------------------------------------------------------ a matter
@dataclass(frozen=True)
class Interval:
    """One stretch of an order's life on the timeline, half-open. `said` is YES, NO or UNCERTAIN."""

    start: datetime | None
    end: datetime | None
    said: str
    why: str = ""


@dataclass(frozen=True)
class Mark:
    """One instant on the timeline: made, served, mention, extension, end."""

    at: datetime
    label: str
    kind: str = "event"
    """event | deadline | doubtful"""


@dataclass(frozen=True)
class ConditionRow:
    """One condition of an order, as the court worded it; masked for those who do not need it."""

    kind: str
    text: str
    masked: bool = False


@dataclass(frozen=True)
class OrderCard:
    """One order's status now, why, and the next change. `said` is YES, NO or UNCERTAIN."""

    subject: str
    label: str
    said: str
    why: str
    doubts: tuple[str, ...] = ()
    next_change_at: datetime | None = None
    next_change: str = ""
    deadline: str = ""
    """The name of the deadline that explains the end, for the page "Why this date?"."""
    intervals: tuple[Interval, ...] = ()
    marks: tuple[Mark, ...] = ()
    conditions: tuple[ConditionRow, ...] = ()
    """Those that bind now."""
    terms: str = ""
    """What a reader must know of them where the order was varied."""
    provision: str = ""


@dataclass(frozen=True)
class OpenStepRow:
    """One step that is open in a matter, and whether this person may record it."""

    process: str
    subject: str
    element: str
    about: str
    title: str
    lane: str
    act_by: datetime | None
    provision: str
    missed: str
    may: bool = True
    subject_label: str = ""
    holder: str = ""
    mine: bool = False
    left: str = ""
    unit: str = ""


@dataclass(frozen=True)
class DeadlineRow:
    """One date that matters. `met_at`: when it was met. `matter` and `number` are filled on the board."""

    name: str
    subject: str
    label: str
    act_by: datetime | None
    lapse_not_before: datetime | None
    provision: str
    consequence: str
    doubts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    met_at: datetime | None = None
    matter: str = ""
    number: str = ""
    place: str = ""
    subject_label: str = ""
    left: str = ""


@dataclass(frozen=True)
class ValueRow:
    """One value of an entry: its words; protected values read as masked unless shown with a basis."""

    label: str
    said: str
    masked: bool = False
    matter: str = ""
    """The other matter that the value names: its number is a link to it."""


@dataclass(frozen=True)
class EntryRow:
    """One entry of the docket, with its corrections in words."""

    id: str
    at: datetime
    label: str
    subject: str
    subject_label: str
    provision: str
    recorded_at: datetime | None
    recorded_by: str
    values: tuple[ValueRow, ...] = ()
    corrected: str = ""
    """"" , "corrected", "withdrawn" or "destroyed", with the reason in `reason`."""
    reason: str = ""
    may_correct: bool = False
    newest: str = ""
    """The id of the newest word on it: what a correction must name."""


@dataclass(frozen=True)
class ElementRow:
    """One element of a diagram in words: where a token stands, what it waits for, what has passed."""

    element: str
    name: str
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class RunView:
    """Where one run stands: the diagram's overlays and their text equivalent."""

    process: str
    label: str
    subject: str
    subject_label: str = ""
    open: tuple[ElementRow, ...] = ()
    waits: tuple[ElementRow, ...] = ()
    passed: tuple[ElementRow, ...] = ()
    over: bool = False


@dataclass(frozen=True)
class DocumentRow:
    """One document: issued (fingerprint, when) or ready to be issued."""

    document: str
    label: str
    subject: str
    subject_label: str = ""
    provision: str = ""
    sha256: str = ""
    issued_at: datetime | None = None
    may_issue: bool = False
    missing: str = ""
    """Why it cannot be prepared yet; "" if it can."""
    may_open: bool = True


@dataclass(frozen=True)
class ServiceRow:
    """One attempt at service, or the service itself."""

    at: datetime
    subject: str
    subject_label: str
    what: str
    outcome: str
    by: str = ""
    served: bool = False


@dataclass(frozen=True)
class LookedRow:
    """Who looked at this matter, and why."""

    at: datetime
    person: str
    what: str
    basis: str = ""


@dataclass(frozen=True)
class Offer:
    """Something that may be recorded although no step asks for it: (process, subject, element) and its words."""

    process: str
    subject: str
    element: str
    about: str
    label: str
    subject_label: str = ""


@dataclass(frozen=True)
class MatterPage:
    """One person's file."""

    id: str
    number: str
    respondent_masked: str
    respondent_unmasked: str = ""
    may_unmask: bool = False
    unit: str = ""
    orders: tuple[OrderCard, ...] = ()
    gaps: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """What holds of the person now besides orders: a suspension of reporting obligations, what stands on the register."""
    open_steps: tuple[OpenStepRow, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    docket: tuple[EntryRow, ...] = ()
    runs: tuple[RunView, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    service: tuple[ServiceRow, ...] = ()
    looked: tuple[LookedRow, ...] = ()
    offers: tuple[Offer, ...] = ()
    flags: tuple[str, ...] = ()
    """Sentences that were confirmed against the Act when recorded, incidents, unconfirmed corrections."""
    breaches: tuple[BreachRow, ...] = ()
    """What does not keep the Act, with its invariant and its provision."""
    left_drafts: tuple[LeftDraft, ...] = ()
    may_destroy: bool = False
    may_join: bool = False
    goes_on_in: tuple[str, str] | None = None
    """Of a matter that was joined into another: that one's id and number ("" for who does not see it)."""
    joined: tuple[tuple[str, str], ...] = ()
    """What was joined here: the entry that says so, and the other matter's number."""


@dataclass(frozen=True)
class WhichThere:
    """Something that an entry names, and what it may be in the matter to which the entry is moved."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class MovePage:
    """An entry that belongs to another matter: what goes with it, and what each thing that it names is there once that matter is `named`."""

    matter: str
    number: str
    entry: str
    line: str
    together: tuple[Choice, ...] = ()
    refused: str = ""
    other: str = ""
    asks: tuple[WhichThere, ...] = ()
    named: bool = False
    likely: tuple[str, ...] = ()


@dataclass(frozen=True)
class DestructionForm:
    """What could be destroyed in a matter: its entries that still hold values, its subjects, under what."""

    matter: str
    number: str
    entries: tuple[Choice, ...] = ()
    subjects: tuple[Choice, ...] = ()
    provisions: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class DestructionPage:
    """A proposed destruction as the second person sees it: what goes, what is no longer known after, whether this person may confirm it."""

    matter: str
    number: str
    proposal: str
    values: tuple[ValueRow, ...]
    proposed_at: datetime
    proposed_by: str
    documents: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    may_confirm: bool = False
    entries: tuple[EntryRow, ...] = ()


@dataclass(frozen=True)
class EntryPage:
    """One entry, to be corrected or withdrawn: a form over its own kind, filled with what stands."""

    matter: str
    number: str
    entry: EntryRow
    form: FormView


# ------------------------------------------------------------------ a step
@dataclass(frozen=True)
class LeftDraft(AtStep):
    """A person's own draft of a step that closed before they recorded it: when, and who recorded what closed it ("": by itself)."""

    saved_at: datetime
    closed_at: datetime | None = None
    closed_by: str = ""


@dataclass(frozen=True)
class LeftDraftPage:
    """Such a draft with what was typed: each question and its answer."""

    draft: LeftDraft
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StepPage(AtStep):
    """One step's form as this person sees it."""

    form: FormView
    token: str
    documentation: str = ""
    act_by: datetime | None = None
    left: str = ""
    provision: str = ""
    missed: str = ""
    draft_saved_at: datetime | None = None


@dataclass(frozen=True)
class OpenMatterPage:
    """The form with which a matter is opened, and the units to which it may belong."""

    form: FormView
    units: tuple[Choice, ...] = ()
    unit: str = ""
    token: str = ""
