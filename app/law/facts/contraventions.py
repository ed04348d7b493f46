"""What the docket says of each alleged contravention: of an order (s 67FA), or a failure to report (s 50); of what proves it, and of the charge.

Reads entry fields by name and decides nothing: whether the order was in force, and what proves knowledge of it, is the law's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.casework.docket import Docket, Entry
from app.law.facts import ABSENT, at_of, in_order, instant, presence, service_of, services, whole
from app.law.facts.corresponding_orders import origin
from app.law.facts.documents import registration
from app.law.facts.values import text, yes

ALLEGED, FAILURE_ALLEGED = "contravention-alleged", "reporting-failure-alleged"
COMMITTED = "NOT_DECIDED_SUMMARILY"
GO_ON = "GO_ON"
WHEN = ("told_at", "home_copy_at", "told_registrable_at")
IN_PERSON = ("PERSONAL", "GIVEN_IN_COURT")


@dataclass(frozen=True)
class Advice:
    """What a legal officer settled: about which question, whether it goes on, and when."""

    of: str
    goes_on: bool
    at: datetime


@dataclass(frozen=True)
class Named:
    """The condition that is said to be contravened: of which terms, its number there, or its words where no terms are certain."""

    at: datetime
    of: str
    condition: int | None
    words: str


@dataclass(frozen=True)
class Gathered:
    """What was gathered to prove that the respondent knew of the order and of the condition; each only if it was before the contravention."""

    at: datetime
    of: str
    condition_told: bool
    home_copy: bool
    told_registrable: bool
    ought_to_have_known: str
    more: str
    told_by: str
    too_late: bool


@dataclass(frozen=True)
class Charged:
    """Whether the contravention is charged, and how: SUMMARY or INDICTMENT."""

    at: datetime
    charged: bool
    mode: str
    court: str


@dataclass(frozen=True)
class Fixed:
    """A day fixed for the hearing of the charge."""

    at: datetime
    hearing_at: datetime | None
    place: str
    court_file: str
    entry: str


@dataclass(frozen=True)
class Challenge:
    """A notice of the defence that it challenges statements or affidavits."""

    at: datetime
    matters: tuple[str, ...]
    in_writing: bool
    entry: str


@dataclass(frozen=True)
class Leave:
    """What the court decided about referring to an application under the Act: to which matters of 77F(2) reference may be made."""

    at: datetime
    references: frozenset[str]


@dataclass(frozen=True)
class Ended:
    """How a proceeding about the charge ended, with the penalty that was imposed."""

    at: datetime
    summary: bool
    outcome: str
    words: str
    by_magistrate: bool
    submissions_heard: bool | None
    penalty_units: int | None
    imprisonment_months: int | None


@dataclass(frozen=True)
class DeviceAccess:
    """A requirement to give access to a digital device, and what the magistrate decided about it afterwards."""

    at: datetime
    authorised: bool
    informed: bool


@dataclass(frozen=True)
class Established:
    """What was found that suspends the duty or bars a charge; whether section 34 reaches the person; whether they knew without a notice."""

    at: datetime
    grounds: frozenset[str]
    forensic: bool | None
    aware: bool | None
    aware_words: str


@dataclass(frozen=True)
class Failure:
    """A failure to report: under which obligation, since when it could be met; what was established of it, and decided of it after a conviction."""

    obligation: str
    begins_at: datetime | None
    established: Established | None
    unreported_considered_at: datetime | None


@dataclass(frozen=True)
class Contravention:
    """One alleged contravention, and everything recorded about it. `until` is the end of a time over which it lasted.

    Of one order; or, where `failure` is there and `order` is empty, of one reporting obligation: then `at` is when its time was over.
    """

    subject: str
    order: str
    at: datetime
    until: datetime | None
    advice: tuple[Advice, ...]
    named: tuple[Named, ...]
    gathered: tuple[Gathered, ...]
    excuse_at: datetime | None
    based_on: tuple[datetime, str] | None
    assembled_at: datetime | None
    charge: Charged | None
    dropped_at: datetime | None
    fixed: tuple[Fixed, ...]
    challenges: tuple[Challenge, ...]
    provided_for: tuple[tuple[str, datetime], ...]
    leave: Leave | None
    ended: tuple[Ended, ...]
    considered_at: datetime | None
    devices: tuple[DeviceAccess, ...]
    approvals: tuple[datetime, ...]
    entry: str
    failure: Failure | None = None

    @property
    def instants(self) -> tuple[datetime, ...]:
        """The instant, or the first and the last one, at which the order is said to have been contravened."""
        return (self.at,) if self.until is None else (self.at, self.until)

    @property
    def disposed(self) -> Ended | None:
        """How the charge was disposed of: not by a summary proceeding that only went over into a committal."""
        return next((one for one in self.ended if one.outcome != COMMITTED), None)


def contraventions(docket: Docket) -> tuple[str, ...]:
    """Every contravention that is alleged."""
    return in_order(e.subject for kind in (ALLEGED, FAILURE_ALLEGED) for e in docket.of_kind(kind))


def contravention(docket: Docket, subject: str) -> Contravention | None:
    """The alleged contravention with this subject; None where none stands."""
    return docket.recall(_contravention, subject)


def _contravention(docket: Docket, subject: str) -> Contravention | None:
    alleged = docket.first(subject, ALLEGED) or docket.first(subject, FAILURE_ALLEGED)
    if alleged is None:
        return None
    mine = docket.about(subject)
    considered, charge = docket.last(subject, "same-conduct-considered"), docket.last(subject, "contravention-charge-decided")
    leave = docket.last(subject, "leave-to-refer-decided")
    return Contravention(
        subject=subject,
        order=text(alleged, "order"),
        at=alleged.at,
        until=instant(alleged.values.get("until")),
        advice=tuple(Advice(text(e, "of"), text(e, "course") == GO_ON, e.at) for e in mine if e.kind == "contravention-advised"),
        named=tuple(
            Named(e.at, text(e, "of"), whole(e.values.get("condition")), text(e, "words"))
            for e in mine
            if e.kind == "contravention-condition-named"
        ),
        gathered=tuple(_gathered(e, alleged.at) for e in mine if e.kind == "knowledge-evidence-gathered"),
        excuse_at=at_of(docket.first(subject, "excuse-matters-recorded")),
        based_on=(considered.at, text(considered, "based")) if considered else None,
        assembled_at=at_of(docket.first(subject, "contravention-brief-assembled")),
        charge=Charged(charge.at, text(charge, "course") == "CHARGED", text(charge, "mode"), text(charge, "court")) if charge else None,
        dropped_at=at_of(docket.first(subject, "contravention-brief-dropped")),
        fixed=tuple(
            Fixed(e.at, instant(e.values.get("hearing_at")), text(e, "place"), text(e, "court_file"), e.id)
            for e in mine
            if e.kind == "charge-hearing-fixed"
        ),
        challenges=tuple(
            Challenge(e.at, tuple(e.values.get("matters") or ()), yes(e, "in_writing") is True, e.id)
            for e in mine
            if e.kind == "evidence-challenged"
        ),
        provided_for=tuple((text(e, "of"), e.at) for e in mine if e.kind == "challenged-matter-provided-for"),
        leave=Leave(leave.at, _references(leave)) if leave else None,
        ended=tuple(_ended(e) for e in mine if e.kind in ("summary-proceeding-ended", "trial-on-indictment-ended")),
        considered_at=next((e.at for e in mine if e.kind == "contravention-advised" and text(e, "of") == "the outcome"), None),
        devices=tuple(
            DeviceAccess(e.at, yes(e, "authorised") is True, yes(e, "informed") is True) for e in mine if e.kind == "device-access-required"
        ),
        approvals=tuple(e.at for e in mine if e.kind == "post-search-approval-decided"),
        entry=alleged.id,
        failure=_failure(docket, alleged) if alleged.kind == FAILURE_ALLEGED else None,
    )


def _failure(docket: Docket, alleged: Entry) -> Failure:
    found = docket.last(alleged.subject, "reporting-obligation-established")
    established = None
    if found is not None:
        grounds = frozenset(found.values.get("grounds") or ()) - {"NONE"}
        established = Established(found.at, grounds, yes(found, "forensic"), yes(found, "aware"), text(found, "aware_words"))
    considered = docket.first(alleged.subject, "unreported-information-considered")
    return Failure(text(alleged, "obligation"), instant(alleged.values.get("begins_at")), established, at_of(considered))


def _references(leave: Entry) -> frozenset[str]:
    return frozenset(leave.values.get("references") or ()) if text(leave, "decision") == "GRANTED" else frozenset()


def _gathered(entry: Entry, contravened_at: datetime) -> Gathered:
    def before(said: str, when: str) -> bool:
        at = instant(entry.values.get(when))
        return yes(entry, said) is True and (at is None or at <= contravened_at)

    return Gathered(
        at=entry.at,
        of=text(entry, "of"),
        condition_told=before("told_condition", "told_at"),
        home_copy=before("home_copy_served", "home_copy_at"),
        told_registrable=before("told_registrable", "told_registrable_at"),
        ought_to_have_known=text(entry, "ought_to_have_known"),
        more=text(entry, "more"),
        told_by=text(entry, "told_registrable_by") or text(entry, "told_by"),
        too_late=any(when > contravened_at for name in WHEN if (when := instant(entry.values.get(name))) is not None),
    )


def _ended(entry: Entry) -> Ended:
    summary = entry.kind == "summary-proceeding-ended"
    return Ended(
        at=entry.at,
        summary=summary,
        outcome=text(entry, "outcome"),
        words=text(entry, "words"),
        by_magistrate=text(entry, "constituted_by") != "JUSTICES",
        submissions_heard=yes(entry, "submissions_heard"),
        penalty_units=whole(entry.values.get("penalty_units")),
        imprisonment_months=whole(entry.values.get("imprisonment_months")),
    )


# ---------------------------------------------------------------- how the respondent may have known of the order
@dataclass(frozen=True)
class Told:
    """That an officer handed the respondent a copy of an order, or told them of it; and whether each condition was told."""

    at: datetime
    officer: str
    conditions_told: bool
    entry: str


def personal_copies(docket: Docket, order: str) -> tuple[Told, ...]:
    """Each copy of the order that was served in person or handed over in court; never one served in a substituted way (67FA(3)(b))."""
    entries = {e.id: e for e in docket.about(service_of(order))}
    done = (one for one in services(docket, service_of(order)) if "ORDER" in one.documents and one.mode in IN_PERSON)
    return tuple(
        Told(one.at, text(entries[one.entry], "server"), yes(entries[one.entry], "conditions_told") is True, one.entry) for one in done
    )


def tellings(docket: Docket, order: str) -> tuple[Told, ...]:
    """Each time a police officer told the respondent of the order."""
    return tuple(
        Told(e.at, text(e, "officer"), yes(e, "conditions_told") is True, e.id)
        for e in docket.about(order)
        if e.kind == "informal-notice-given"
    )


def explained_at(docket: Docket, order: str) -> datetime | None:
    """When the respondent's obligations under the order were explained in court."""
    return next((e.at for e in docket.about(order) if e.kind == "order-explained" and yes(e, "obligations_explained")), None)


@dataclass(frozen=True)
class Home:
    """What is known of the making of an order in its own place: the respondent's presence, and whether it says that it can be registered."""

    presence: str
    says_registrable: bool


def home(docket: Docket, registered: str) -> Home | None:
    """The making of a registered order where it was made; absent where nothing is recorded of presence there."""
    one = origin(docket, registered)
    if one is None:
        return None
    said = text(docket.last(one.subject, "registration-applied-for"), "home_presence")
    return Home(presence(said) if said else ABSENT, registration(docket, one.subject).says_registrable == "YES")


@dataclass(frozen=True)
class CopyGivenAtHome:
    """The service of a copy of the original order where it was made: on which day, by whom, and under which law that person was authorised."""

    at: datetime | None
    by: str
    authority: str


def home_service(docket: Docket, contravention: str) -> CopyGivenAtHome | None:
    """As it was gathered last for a contravention of a registered order; None where none is recorded."""
    entry = docket.last(contravention, "knowledge-evidence-gathered")
    if entry is None or yes(entry, "home_copy_served") is not True:
        return None
    return CopyGivenAtHome(instant(entry.values.get("home_copy_at")), text(entry, "home_copy_by"), text(entry, "home_copy_authority"))


def present_when_registered(docket: Docket, registered: str) -> bool:
    """Was the respondent present in court when the order was registered (77(3)(d))?"""
    return yes(docket.first(registered, "registered-order-made"), "present_when_registered") is True


def told_of_registration_at(docket: Docket, registered: str) -> datetime | None:
    """When an officer told the respondent of the variation made for the registration, and so of the registration."""
    return at_of(docket.first(registered, "registered-variation-made-known"))


# ---------------------------------------------------------------- what documents say of it
@dataclass(frozen=True)
class Said:
    """The words that the brief prints: the conduct, the evidence, the matters of 67FB, the register, what was gathered about knowledge."""

    conduct: str
    place: str
    evidence: str
    attached: tuple[str, ...]
    register_words: str
    protected_witness: bool | None
    age_words: str
    disability: str
    disability_words: str
    notice_adequate: str
    notice_words: str
    excuse_given: str
    other: str


def said_of(docket: Docket, subject: str) -> Said:
    """The newest words about each."""
    alleged = docket.first(subject, ALLEGED) or docket.first(subject, FAILURE_ALLEGED)
    brief = docket.last(subject, "contravention-brief-assembled")
    excuse = docket.last(subject, "excuse-matters-recorded")
    return Said(
        conduct=text(alleged, "conduct"),
        place=text(alleged, "place"),
        evidence=text(brief, "evidence"),
        attached=tuple(brief.values.get("attached") or ()) if brief else (),
        register_words=text(brief, "register_words"),
        protected_witness=yes(brief, "protected_witness"),
        age_words=text(excuse, "age_words"),
        disability=text(excuse, "disability"),
        disability_words=text(excuse, "disability_words"),
        notice_adequate=text(excuse, "notice_adequate"),
        notice_words=text(excuse, "notice_words"),
        excuse_given=text(excuse, "excuse_given"),
        other=text(excuse, "other"),
    )


# ---------------------------------------------------------------- among entries about to be recorded
def of_kind_in(entries: tuple[Entry, ...], *kinds: str) -> tuple[str, ...]:
    """The subjects of entries of these kinds among those about to be recorded."""
    return tuple(dict.fromkeys(e.subject for e in entries if e.kind in kinds))


def attached_in(entries: tuple[Entry, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    """What goes with each brief put together among these entries, and about which contravention."""
    return tuple((e.subject, frozenset(e.values.get("attached") or ())) for e in entries if e.kind == "contravention-brief-assembled")
