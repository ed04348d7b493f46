"""How the read side words things: subjects, how long it is until a date, masked names."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from app.access.protection import mask_name
from app.casework.clock import BRISBANE, day_of
from app.casework.docket import Docket
from app.law.wording import spelled

KINDS = {
    "respondent": "Respondent", "application": "Application", "hearing": "Hearing", "temporary-order": "Temporary order",
    "prohibition-order": "Prohibition order", "disqualification-order": "Disqualification order", "variation": "Application to vary or revoke",
    "destruction": "Destruction",
    "move": "Move",
    "joining": "Joining",
    "likeness": "Likeness to another matter",
    "temporary-order-application": "Application for a temporary order", "information-request": "Request for information",
    "offender-reporting-order": "Offender reporting order", "corresponding-order": "Corresponding order", "registered-order": "Registered order",
    "disqualification-revocation": "Application to revoke a disqualification order",
    "reviewable-decision": "Decision that may be reviewed",
    "review": "Internal review",
    "reporting-notice": "Notice of reporting obligations",
    "suspension": "Suspension of reporting obligations",
    "entry-review": "Review of an entry on the register",
    "information-direction": "Direction to give information",
    "information-giving": "Information given",
    "contravention": "Alleged contravention",
}  # fmt: skip
ABOUT_ANOTHER = {
    "service:": "Service of", "appeal:second:": "Second appeal about", "appeal:": "Appeal about",
    "child-report:": "Report on the child directed at",
}  # fmt: skip
"""By the longest beginning first."""
UNNUMBERED = frozenset({"respondent", "likeness", "joining", "move"})
"""Of the respondent there is one; of what names another matter nobody may count those that are not shown to them."""
PROCESSES = {
    "prohibition_order_application": "Application for a prohibition order",
    "temporary_order_application": "Application to a magistrate for a temporary order",
    "hearing_and_interim_orders": "Hearing and interim orders",
    "temporary_order_term": "Term of a temporary order",
    "disqualification_order": "Disqualification order",
    "service_on_respondent": "Service on the respondent",
    "substituted_service": "Substituted service",
    "notice_of_order": "Notice of an order",
    "prohibition_order_term_and_renewal": "Term and renewal of a prohibition order",
    "child_respondent_report": "Report on a child respondent",
    "appeal": "Appeal",
    "variation_or_revocation": "Variation or revocation of an order",
    "offender_reporting_order": "Offender reporting order",
    "corresponding_order_registration": "Registration of a corresponding order",
    "corresponding_order_referral": "Referral of a corresponding order to the court",
    "registered_order": "Registered order",
    "registered_order_variation_or_cancellation": "Variation of a registered order, or cancellation of its registration",
    "internal_review": "Internal review of a decision",
    "magistrates_appeal": "Appeal to a Magistrates Court",
    "commissioner_suspension": "Suspension of reporting obligations",
    "suspension_revocation": "Revocation of a suspension",
    "register_entry_review": "Review of an entry on the register",
    "device_offence_entry": "Device inspection offence on the register",
    "reporting_obligations_notice": "Reporting obligations notice",
    "heightened_reporting": "Heightened reporting",
    "information_sharing": "Sharing of information",
    "disqualification_order_revocation": "Application to revoke a disqualification order",
    "contravention_brief": "Brief about a contravention",
    "post_search_approval": "Approval of a search of a device",
    "offers": "May be recorded at any time",
    "corrections": "Corrections",
    "destructions": "Destructions",
    "joinings": "Joinings",
    "likenesses": "Likenesses",
}


def subject_label(subject: str) -> str:
    """A subject in words: "Temporary order 1", "Service of application 1"."""
    for prefix, words in ABOUT_ANOTHER.items():
        if subject.startswith(prefix):
            inner = subject_label(subject.removeprefix(prefix))
            return f"{words} {inner[:1].lower()}{inner[1:]}"
    kind, _, number = subject.rpartition(":")
    if kind in UNNUMBERED:
        return KINDS[kind]
    return f"{KINDS.get(kind, kind)} {number}"


_DAY, _INSTANT = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*[+-]\d\d:\d\d")
_SUBJECT = re.compile(rf"({'|'.join(ABOUT_ANOTHER)})?({'|'.join(KINDS)}):\d+")


def value_in_words(value: object) -> str:
    """A value of an entry as people read it: "Application 1" for a subject, "Mon 20 April 2026, 9:00am" for an instant."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(value_in_words(v) for v in value)
    if isinstance(value, dict):
        return ", ".join(value_in_words(v) for v in value.values() if v not in (None, ""))
    said = str(value)
    if _SUBJECT.fullmatch(said):
        return subject_label(said)
    try:
        if _DAY.fullmatch(said):
            day = date.fromisoformat(said)
            return f"{day:%a} {day.day} {day:%B} {day.year}"
        if _INSTANT.fullmatch(said):
            at = datetime.fromisoformat(said).astimezone(BRISBANE)
            return f"{at:%a} {at.day} {at:%B} {at.year}, {at.hour % 12 or 12}:{at:%M}{'am' if at.hour < 12 else 'pm'}"
    except ValueError:
        return said
    return spelled(said) if said.isupper() else said


def process_label(process: str) -> str:
    """A process in words."""
    return PROCESSES.get(process, process.replace("_", " ").capitalize())


def is_late(due: datetime | None, now: datetime, *, at_once: bool = False) -> bool:
    """Is it late? `at_once`: what was due the moment it was asked for is due now, and late from the next day on."""
    if due is None or due > now:
        return False
    return not at_once or _last_day(due) < day_of(now)


def _last_day(due: datetime) -> date:
    """A time that is up at midnight belongs to the day that it ends."""
    return day_of(due - timedelta(microseconds=1))


def left(due: datetime | None, now: datetime, *, at_once: bool = False) -> str:
    """How long that is: "now", "today", "in 10 days", "1 day late"."""
    if due is None:
        return ""
    days = (_last_day(due) - day_of(now)).days
    if days == 0:
        return "today" if due >= now else "late today" if is_late(due, now, at_once=at_once) else "now"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} late"


def respondent_name(docket: Docket) -> str:
    """The respondent's name as last described; protected (s 67FE): only for masking, unmasking and look-up."""
    described = docket.last("respondent:1", "respondent-described")
    if described is None:
        return ""
    return " ".join(str(described.values.get(part) or "") for part in ("given_names", "family_name")).strip()


def masked_name(docket: Docket) -> str:
    """The respondent's initials."""
    name = respondent_name(docket)
    return mask_name(name) if name else "Not yet described"
