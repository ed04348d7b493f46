"""A device inspection offence placed on the register (s 68(2)(f)): the written notice of it (68(4)), and what is left when it no longer stands.

Its internal review, on two grounds together only (67H(2)): law/reviewing/reviews.py. The power to inspect devices lies in another Act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from app.casework.answer import Answer, Deadline, Done, Wanted, certainly, latest
from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law import reckoning
from app.law.applying.applications import answered
from app.law.document_facts import Facts, document, moment_in_words, person_in_words
from app.law.facts import earliest_of
from app.law.facts.device_entries import DeviceEntry, device_entries, device_entry
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.reviews import subjects_in
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, deadline, offer, since, start, step
from app.law.reckoning import in_words
from app.law.reporting.reportable_offenders import YES, reportable
from app.law.reviewing.effects import no_longer_stands, stands_at
from app.law.status import ALSO, deadline_from

PRACTICE: Final = "The number of days is a practice of the house."
MISSED: Final = (
    "The Act asks for it as soon as practicable. The offender's time to apply for a review does not run, and whoever inspects devices cannot show "
    "that the offender was told."
)
REVIEW: Final = (
    "You may apply to the police commissioner for an internal review within 28 days after you receive this notice (section 67H), in writing and "
    "with your grounds. Only two grounds together are allowed: that the offence is one of section 21B(5) of the Police Powers and "
    "Responsibilities Act 2000, definition device inspection offence, paragraph (b) or (d), or (f) as one of those; and that it was decided in "
    "error that you committed it by using an electronic communication network or digital device."
)
PARAGRAPHS: Final = {
    "S21B_5_B": "paragraph (b)",
    "S21B_5_D": "paragraph (d)",
    "S21B_5_F_AS_B_OR_D": "paragraph (f), as an offence of (b) or (d) in Queensland",
}


@start("device_offence_entry")
@implements("68(2)(f)", "68(4)")
def placed(case: Case) -> tuple[str, ...]:
    """Every decision to place a device inspection offence on the register has a run."""
    return device_entries(case.docket)


@offer("enter_device_offence", "registry_officer", label="Place a device inspection offence on the register")
@implements("68(2)(f)")
def enter_device_offence(case: Case) -> tuple[str, ...]:
    """Open when the person is described: the register may say it of a reportable offender."""
    return (RESPONDENT,) if respondent(case.docket).described_at else ()


# ---------------------------------------------------------------- the notice (68(4))
@deadline(
    "reviewable-decision.device-notice-by", provision="68(4)", label="Tell the offender of the entry about a device inspection offence",
    consequence="The Act asks for it as soon as practicable; the entry stands meanwhile, and the time to apply for a review does not run.",
)  # fmt: skip
@implements("68(4)")
def device_notice_by(case: Case, subject: str) -> Deadline | None:
    """As soon as practicable after the entry: a number of business days is a practice, and no law follows when it is over."""
    one = device_entry(case.docket, subject)
    if one is None:
        return None
    made = one.decision
    found = reckoning.act_by_business_days(
        day_of(made.at), practice("device-entry.notice"), place=made.place or case.place, calendars=case.calendars, provision="68(4)",
        rule="reviewable-decision.device-notice-by", trigger_words="the offence was placed on the register", trigger_entry=made.entry,
    )  # fmt: skip
    how = found.derivation
    noted = replace(found, derivation=replace(how, notes=(PRACTICE, *how.notes)) if how else None)
    return deadline_from("reviewable-decision.device-notice-by", subject, certainly(noted), met_at=_told(case, one), warn=(1,))


def _told(case: Case, one: DeviceEntry) -> datetime | None:
    """When the notice was given, or when there was nothing left to tell because the entry stood no more in every reading."""
    return earliest_of((one.decision.notified_at, latest(no_longer_stands(case, one.decision.subject))))


@step("device-entry.give-notice", provision="68(4)", label="Give written notice of the entry")
@implements("68(4)")
def give_notice(case: Case, subject: str) -> Done | Wanted:
    """Answered when the offender received the written notice, also one recorded at another place."""
    one, by = device_entry(case.docket, subject), device_notice_by(case, subject)
    return answered(_told(case, one) if one else None, Wanted("the entry", by.act_by if by else None, "68(4)", MISSED))


# ---------------------------------------------------------------- when it no longer stands
@since("device-entry.no-longer-stands", provision="67I(1)(b), 67J(5)", label="The entry was undone on review or by a court")
@implements("67I(1)(b)", "67J(5)")
def undone(case: Case, subject: str) -> Answer[datetime | None]:
    """Since when the entry stands no more; None while it stands, or no review has said otherwise."""
    return no_longer_stands(case, subject)


@step("device-entry.correct", provision="67J(5), 68(2)(f)", label="Take the entry off the register")
def correct(case: Case, subject: str) -> Done | Wanted:
    """Answered when the register was corrected after the decision that undid the entry, and not by a correction before it."""
    one, at = device_entry(case.docket, subject), latest(no_longer_stands(case, subject))
    done = one.corrected_at if one and one.corrected_at and at and one.corrected_at >= at else None
    missed = "The register says what no longer stands, and devices may be inspected on the strength of it."
    return answered(done, Wanted("the entry that no longer stands", at, "67J(5), 68(2)(f)", missed))


def said_now(case: Case, at: datetime) -> tuple[str, ...]:
    """That the register says it, of each entry that stands at this instant in some reading, and whether the offender was told."""
    known = [one for subject in device_entries(case.docket) if (one := device_entry(case.docket, subject)) is not None]
    return tuple(
        _said(case, one, at) for one in known if one.decision.at <= at and True in stands_at(case, one.decision.subject, at).values
    )


def _said(case: Case, one: DeviceEntry, at: datetime) -> str:
    stands = stands_at(case, one.decision.subject, at)
    told = one.decision.notified_at
    since = f"The register says since {moment_in_words(one.decision.at)} that the offender was convicted of a device inspection offence (s 68(2)(f))"
    known = f"the offender was told on {moment_in_words(told)}" if told and told <= at else "the offender was not told yet (s 68(4))"
    doubt = "" if stands.certain else f"; whether that still stands depends on {', '.join(stands.doubts())}"
    return f"{since}; {known}{doubt}."


ALSO.append(said_now)


# ---------------------------------------------------------------- what is looked at before recording
@check("device-entry.as-provided", provision="68(2)(f)", label="May the register say it?")
@implements("68(2)(f)")
def as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An entry before the conviction, or about who is not surely a reportable offender, is recorded as it was made, and flagged."""
    del subject
    return tuple(concern for about, _ in subjects_in(entries, "device-offence-recorded") for concern in _about_entry(case, about))


def _about_entry(case: Case, about: str) -> Iterator[Concern]:
    one = device_entry(case.docket, about)
    if one is None:
        return
    if one.convicted_on is not None and one.convicted_on > day_of(one.decision.at):
        sentence = (
            f"It was placed on the register on {in_words(day_of(one.decision.at))}, before the conviction of which it tells: the register may say it of "
            "who has been convicted. Is one of the two days wrong?"
        )
        yield confirm(sentence, "68(2)(f)", "convicted_on")
    said = reportable(case, one.decision.at)
    if not (said.certain and said.only == YES):
        yield confirm(
            "On that day the person was not surely a reportable offender, of whom alone the register may say it.", "68(2)(f), 5", ""
        )


# ---------------------------------------------------------------- the document
def _is_one(case: Case, subject: str) -> bool:
    return device_entry(case.docket, subject) is not None


@document("documents.device-entry-notice", about=_is_one)
@implements("68(4)")
def notice_facts(case: Case, subject: str) -> Facts:
    """The written notice: that the register says it, since when; and, by practice, on which conviction it rests and how it may be reviewed."""
    one, said = device_entry(case.docket, subject), person_in_words(case)
    if one is None:
        return {}
    return {
        "offender": said.get("respondent"),
        "birth_date": said.get("birth_date"),
        "fact": "The child protection register says that you are a reportable offender who has been convicted of a device inspection offence.",
        "placed_on": moment_in_words(one.decision.at),
        "offence": one.offence,
        "court": one.court,
        "convicted_on": in_words(one.convicted_on) if one.convicted_on else "",
        "paragraph": PARAGRAPHS.get(one.paragraph, ""),
        "review": REVIEW,
        "dated": one.decision.at.isoformat(),
    }
