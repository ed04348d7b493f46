"""What is looked at before something about a review under s 74 is recorded: our own slips are refused, what was decided otherwise is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.facts.applications import applications
from app.law.facts.entry_reviews import CHANGED, ENTRY, PERIOD, REVOKED, destroyed_under_74_6, entry_review, removals_in
from app.law.facts.respondents import respondent
from app.law.facts.reviews import subjects_in
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import end_of, in_words
from app.law.reviewing.entry_reviews import heard_at, in_time, lacks
from app.law.status import orders

DESTROY_FIRST = (
    "Nothing of this record was destroyed under section 74(6) since the decision. Propose it on the matter’s page under “Propose that values be "
    "destroyed”; a second person confirms. Then record it here."
)
STILL_DESCRIBED = "This record still describes the person, and no order or application is said to need it: destroy that too, or leave it until it is destroyed."


@check("entry-review.applying", provision="74(1) to 74(3)", label="Is the application as section 74 wants it, and in time?")
@implements("74(2)(a)", "74(2)(b)", "74(3)")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An application that lacks something or is late is recorded as it was made, and flagged."""
    del subject
    found: list[Concern] = []
    for about, at in subjects_in(entries, "entry-review-applied-for"):
        one = entry_review(case.docket, about)
        if one is None:
            continue
        if one.said_given_on is not None and one.said_given_on > day_of(at):
            sentence = "The notice cannot have been given after the application: one of the two days is wrong."
            found.append(slip(sentence, "74(2)(b)", "notice_said_given_on"))
        found += [confirm(sentence, provision, "") for sentence, provision in lacks(one)]
        if not in_time(case, one):
            sentence = "The application is out of time (28 days after an initial notice was given), and nobody can extend the time."
            found.append(confirm(sentence, "74(2)(b)", "at"))
    return tuple(found)


@check("entry-review.hearing", provision="74(5)(a)", label="Has the person had the time that was given?")
@implements("74(5)(a)")
def hearing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A last day before the invitation, and that nothing was said before that day is over, are slips."""
    del subject
    found: list[Concern] = []
    for about, at in subjects_in(entries, "entry-review-invited"):
        one = entry_review(case.docket, about)
        if one and one.invited and one.invited.until <= day_of(at):
            found.append(slip("The last day for stating the case must come after the day of the invitation.", "74(5)(a)", "until"))
    for about, at in subjects_in(entries, "entry-review-case-stated"):
        one = entry_review(case.docket, about)
        if one and not one.case_was_stated and one.invited and at < end_of(one.invited.until):
            sentence = f"The person has until {in_words(one.invited.until)}: that nothing was said is known only after that day."
            found.append(slip(sentence, "74(5)(a)", "at"))
    return tuple(found)


@check("entry-review.deciding", provision="74(5)", label="Is it a decision that section 74 provides for, after the person was heard?")
@implements("74(5)(a)", "74(5)(b)", "74(5)(c)")
def deciding(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """To revoke a period or change an entry is a slip; a decision before the person was heard is recorded and flagged."""
    del subject
    return tuple(concern for about, at in subjects_in(entries, "entry-review-decided") for concern in _about_decision(case, about, at))


def _about_decision(case: Case, about: str, at: datetime) -> Iterator[Concern]:
    one = entry_review(case.docket, about)
    if one is None or one.decided is None:
        return
    if at < one.applied_at:
        yield slip("The review cannot be decided before it was applied for: one of the two times is wrong.", "74(5)", "at")
    said = one.decided.decision
    if (one.about == PERIOD and said == REVOKED) or (one.about == ENTRY and said == CHANGED):
        sentence = "An entry on the register is confirmed or revoked; the length of a period is confirmed or changed."
        yield slip(sentence, "74(5)(b), 74(5)(c)", "decision")
    heard = heard_at(one)
    if heard is None or at < heard:
        sentence = "The person must have had a reasonable opportunity to state the case before the decision."
        yield confirm(sentence, "74(5)(a)", "at")
    if not in_time(case, one):
        yield confirm("The application was out of time, so section 74 opened no review of it.", "74(2)(b)", "")


@check("entry-review.removing", provision="74(6)", label="Was what this record held destroyed by two persons?")
@implements("74(6)")
def removing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """That it was destroyed is recorded only once a second person has confirmed a destruction under section 74(6); what is left is asked about."""
    del subject
    return tuple(concern for about, this_record in removals_in(entries) for concern in _about_removal(case, about, this_record))


def _about_removal(case: Case, about: str, this_record: str) -> Iterator[Concern]:
    one = entry_review(case.docket, about)
    made = one.decided if one else None
    if made is not None and this_record == "DESTROYED" and destroyed_under_74_6(case.docket, made.at) is None:
        yield slip(DESTROY_FIRST, "74(6)", "this_record")
        return
    for_orders = bool(orders(case) or applications(case.docket))
    if respondent(case.docket).described_at is not None and not (for_orders and this_record != "NOTHING_HELD"):
        yield confirm(STILL_DESCRIBED, "74(6)", "this_record")


@check("entry-review.after-decision", provision="74(5)(d), 74(6), 74(7)", label="Did it happen after the decision?")
def after_decision(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """What carries the decision out does not come before it."""
    del subject
    kinds = ("entry-review-notice-given", "register-details-removed", "register-corrected-after-review")
    early = [
        at for kind in kinds for about, at in subjects_in(entries, kind)
        if (one := entry_review(case.docket, about)) and one.decided and at < one.decided.at
    ]  # fmt: skip
    return tuple(slip("That cannot come before the decision: one of the two times is wrong.", "74(5)", "at") for _ in early)
