"""What is looked at before something about an internal review or its appeal is recorded: our own slips are refused, what others did is flagged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.casework.answer import earliest
from app.casework.clock import day_of
from app.casework.docket import Entry
from app.law.facts.reviews import Review, Reviewer, applications_in, decision, review, reviewers_in, subjects_in
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, slip
from app.law.reckoning import in_words, last_day_before
from app.law.reviewing.offices import less_senior
from app.law.reviewing.review_appeals import appeal_time
from app.law.reviewing.reviews import deemed, in_time, lacks, may_decide, same_person


@check("review.applying", provision="67H", label="Is the application for a review one that section 67H allows, and in time?")
@implements("67H(1)", "67H(2)", "67H(3)")
def applying(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An application before the decision is a slip; one that lacks something or is late is recorded as it was made, and flagged."""
    del subject
    found: list[Concern] = []
    for about in applications_in(entries):
        one = review(case.docket, about)
        made = decision(case.docket, one.decision) if one else None
        if one is None or made is None:
            continue
        if one.applied_at < made.at:
            found.append(slip(f"The decision was made on {in_words(day_of(made.at))}: the application comes after it.", "67H(1)", "at"))
        found += [confirm(sentence, provision, "") for sentence, provision in lacks(case, one)]
        if not in_time(case, one):
            sentence = "The application is out of time (28 days after written notice); a delegate is asked whether the time is extended."
            found.append(confirm(sentence, "67H(3)(c), 67H(4)", "at"))
    return tuple(found)


@check("review.notified-after", provision="67H(3)(c)", label="Was the notice received after the decision was made?")
def notified_after(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Written notice of a decision is not received before it is made."""
    del subject
    wrong = [
        at for about, at in subjects_in(entries, "reviewable-decision-notified") if (made := decision(case.docket, about)) and at < made.at
    ]  # fmt: skip
    return tuple(
        slip("The notice cannot be received before the decision is made: one of the two times is wrong.", "67H(3)(c)", "") for _ in wrong
    )


@check("review.time-extended", provision="67H(4)", label="Does the extended time reach the application?")
@implements("67H(4)")
def time_extended(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """An extension for an application that ends before the application was made does nothing: a slip."""
    del subject
    found = []
    for about, _ in subjects_in(entries, "review-time-decided"):
        one = review(case.docket, about)
        if one and one.more_time and one.more_time[-1].extended and not in_time(case, one):
            found.append(
                slip(
                    f"The application was made on {in_words(day_of(one.applied_at))}: extend the time to that day or later.",
                    "67H(4)",
                    "until",
                )
            )
    return tuple(found)


# ---------------------------------------------------------------- the reviewer
@check("review.reviewer", provision="67I(2), 67I(3)", label="May this person decide the review?")
@implements("67I(2)(a)", "67I(2)(b)", "67I(3)")
def reviewer(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """To assign one who may not is our slip, in whatever reading; a review that such a person in fact decided is recorded and flagged."""
    del subject
    found: list[Concern] = []
    for about, who, has_decided in reviewers_in(entries):
        one = review(case.docket, about)
        if one is not None:
            now = who.maker_office_now or (one.assigned.maker_office_now if one.assigned else "")
            found += list(_barred(case, one, who, now, has_decided=has_decided))
    return tuple(found)


def _barred(case: Case, one: Review, who: Reviewer, now: str, *, has_decided: bool) -> Iterator[Concern]:
    made = decision(case.docket, one.decision)
    told = may_decide(case, one, who.name, who.office, now)
    if made is None or (told.certain and told.only):
        return
    if same_person(who.name, made.maker):
        why, provision, field = "made the decision that is reviewed", "67I(2)(a)", "reviewer"
    else:
        which = "held" if less_senior(who.office, made.maker_office) else "holds now"
        why, provision, field = f"holds a less senior office than the maker of the decision {which}", "67I(2)(b)", "office"
    if has_decided:
        sentence = f"The person who decided the review {why}, so it was not theirs to decide. A legal officer looks at whether it must be decided again."
        yield confirm(sentence, provision, field)
    else:
        yield slip(
            f"This person {why} and must not decide its review. Assign somebody else, in an office that is not less senior.",
            provision,
            field,
        )


@check("review.decided-after", provision="67I(1)", label="Was the review decided after the application?")
def decided_after(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A review is not decided before it is applied for."""
    del subject
    early = [at for about, at in subjects_in(entries, "review-decided") if (one := review(case.docket, about)) and at < one.applied_at]
    return tuple(
        slip("The review cannot be decided before it was applied for: one of the two times is wrong.", "67I(1)", "at") for _ in early
    )


# ---------------------------------------------------------------- the notice
@check("review.notice-in-order", provision="67I(5), 67I(6)", label="Does the notice fit what has happened?")
@implements("67I(5)", "67I(6)")
def notice_in_order(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Before the decision, or of a deemed confirmation that has not come about: a slip. After the 10 business days: flagged."""
    del subject
    found: list[Concern] = []
    for about, at in subjects_in(entries, "review-notice-given"):
        one = review(case.docket, about)
        if one is None or one.outcome is None:
            continue
        given = next((n for n in one.notices if n.at == at), None)
        if at < one.outcome.at:
            found.append(
                slip("The notice cannot be given before the decision on the review is made: one of the two times is wrong.", "67I(5)", "at")
            )
        elif given is not None and given.of_review_decision:
            found += list(_late(case, one))
        else:
            found += list(_not_deemed(case, one, at))
    return tuple(found)


def _late(case: Case, one: Review) -> Iterator[Concern]:
    end = earliest(deemed(case, one))
    if end is not None:
        last = in_words(last_day_before(end))
        sentence = f"The 10 business days were over with {last}: the commissioner is, or may be, taken to have confirmed the decision."
        yield confirm(sentence, "67I(6)", "at")


def _not_deemed(case: Case, one: Review, at: datetime) -> Iterator[Concern]:
    end = earliest(deemed(case, one))
    if end is None or at < end:
        yield slip("Nothing is taken to be confirmed at that time: give the notice of the review decision.", "67I(6)", "at")


# ---------------------------------------------------------------- the appeal
@check("review.appealing", provision="67J(1)", label="Is the appeal in time?")
@implements("67J(1)")
def appealing(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A notice before the decision on the review is a slip; one out of time is recorded as filed and flagged: the court decides about the time."""
    del subject
    found: list[Concern] = []
    for about, at in subjects_in(entries, "review-appeal-filed"):
        one = review(case.docket, about)
        if one is None or one.outcome is None:
            continue
        if at < one.outcome.at:
            found.append(slip("The appeal is against the decision on the review: it cannot be filed before that.", "67J(1)", "at"))
            continue
        told = appeal_time(case, about)
        if told.values != ("IN_TIME",):
            doubts = ", ".join(told.doubts())
            late = f"may be out of time ({doubts})" if doubts else "is out of time"
            found.append(confirm(f"The notice of appeal {late}; the court may extend the time.", "67J(1)(b)", "at"))
    return tuple(found)


@check("review.result-as-provided", provision="67J(4), 67J(6)", label="Is the result one that section 67J provides for?")
@implements("67J(6)")
def result_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Costs are recorded as the court awarded them and flagged, because it must not; a result before the appeal is a slip."""
    del subject
    found: list[Concern] = []
    for about, at in subjects_in(entries, "review-appeal-decided"):
        one = review(case.docket, about)
        if one is None or one.result is None:
            continue
        if one.appealed is not None and at < one.appealed.at:
            found.append(slip("The court cannot decide an appeal before it is filed: one of the two times is wrong.", "67J(4)", "at"))
        if one.result.costs:
            found.append(confirm("The court must not award costs in this appeal.", "67J(6)", "costs"))
    return tuple(found)
