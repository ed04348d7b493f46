"""A suspected failure to report (s 50): what may stand against it, what a legal officer settles of it, and what may be asked after a conviction.

The reports themselves, and their times, are entered by hand: whoever records a failure says when its time was over in every reading. No guilt
follows from anything here. The charge and its hearing are those of any contravention: law/prosecuting/briefs.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.casework.answer import Answer, Done, Wanted, certainly
from app.law.applying.applications import answered
from app.law.facts import heightened_reporting as decisions
from app.law.facts import reporting_notices as notices
from app.law.facts.contraventions import Contravention, Failure
from app.law.facts.respondents import RESPONDENT, respondent
from app.law.facts.reviews import CHANGED, Review, reviews_of
from app.law.prosecuting.briefs import DO_NOT_GO_ON, GO_ON, advised, until_charged
from app.law.prosecuting.contraventions import UNCERTAIN, of
from app.law.provisions import implements
from app.law.questions import Case, ask, offer, step
from app.law.readings import Readings, answer
from app.law.reporting.heightened_reporting import bound
from app.law.reporting.notice_chain import standing
from app.law.reporting.reportable_offenders import NO, YES, reportable
from app.law.reporting.suspensions import not_suspended
from app.law.reviewing.reviews import calendars_loaded, end_of_notice, first_notice

NOTHING, SOMETHING = "NOTHING", "SOMETHING"
MOMENT: Final = timedelta(microseconds=1)
OBLIGATIONS: Final = {
    "INITIAL_REPORT": ("to make the initial report", "14"),
    "CONTACT": ("to contact the nominated person after entering Queensland", "16"),
    "PERIODIC_REPORT": ("to make a periodic report in a reporting month", "18, 19(1)"),
    "MORE_FREQUENT": ("to make periodic reports more often", "19(2)"),
    "CHANGE": ("to report a change of personal details", "19A"),
    "EACH_STAY": ("to report each change of where the person stays", "19B"),
    "LEAVING": ("to report an intended absence from Queensland", "20"),
    "TRAVEL_CHANGED": ("to report a change of travel plans while out of Queensland", "21"),
    "RETURN": ("to report the return, or a decision not to leave", "22"),
    "RECURRING_TRAVEL": ("to report recurring travel", "23"),
    "DNA_SAMPLE": ("to comply with a notice about a DNA sample", "40A"),
    "UNREPORTED": ("to report unreported information", "50(5), 50(9)"),
}
"""Each obligation of Part 4 in words, and its provision."""
PARTS: Final = {"MORE_FREQUENT": "TIMES", "EACH_STAY": "STAYS", "UNREPORTED": "UNREPORTED"}
"""What only a notice asks, by the part of a notice that asks it."""
NOT_A_REPORT: Final = ("DNA_SAMPLE",)
"""Not a report, so that sections 4 and 67E leave it alone; section 34 does not."""


@dataclass(frozen=True)
class Ground:
    """Something found at the time alleged: in words, its provision, which obligations it reaches, and whether it is a ground of section 34."""

    words: str
    provision: str
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    of_section_34: bool = False

    def reaches(self, obligation: str) -> bool:
        """Does it bear on this obligation?"""
        return obligation not in self.but and (not self.only or obligation in self.only)


GROUNDS: Final = {
    "DETAINED": Ground("the person was in government detention", "34(1)(a)", of_section_34=True),
    "OUTSIDE_QUEENSLAND": Ground("the person was outside Queensland", "34(1)(b)", but=frozenset({"TRAVEL_CHANGED"}), of_section_34=True),
    "COURT_SUSPENSION": Ground("an order of the Supreme Court suspended the obligations", "34(1)(c)", of_section_34=True),
    "SUPERVISION_ORDER": Ground("a supervision order ran under the Act about dangerous prisoners", "4", but=frozenset({"INITIAL_REPORT", *NOT_A_REPORT})),
    "AGREED_TIME": Ground("a later time was agreed with the commissioner", "33"),
    "CONVICTED_ELSEWHERE": Ground("the person was convicted elsewhere of not reporting the presence there", "53", only=frozenset({"LEAVING"})),
    "NOT_RETURNING": Ground("the person had stated that they would not return", "19A(3)", only=frozenset({"CHANGE"})),
    "CONTACT_DEFENCE": Ground("section 16(5) makes it no offence", "16(5)", only=frozenset({"CONTACT"})),
}  # fmt: skip


@dataclass(frozen=True)
class Against:
    """Something that stands against it, in words, with its provision; not `certain` where that is open."""

    words: str
    provision: str
    certain: bool


# ---------------------------------------------------------------- what stands against it
def against(case: Case, one: Contravention) -> tuple[Against, ...]:
    """All that stands, or may stand, against a charge of this failure."""
    return tuple(_against(case, one, one.failure)) if one.failure else ()


@implements("34(1)(d)", "50(4)", "61")
def _against(case: Case, one: Contravention, failure: Failure) -> Iterator[Against]:
    said = reportable(case, one.at - MOMENT)
    if said.values != (YES,):
        yield Against("the person was, or may have been, no reportable offender then", "5, 8", said.values == (NO,))
    yield from _asked(case, one, failure)
    yield from _untold(case, one, failure)
    yield from _in_worlds(
        _suspended(case, one, failure), "the commissioner's suspension lasted then, or for a part of the time", "34(1)(d), 67E"
    )
    yield from _in_worlds(
        _undone(case, one, failure), "a review had decided otherwise, and only for want of a notice the law may have confirmed it", "67I(6)"
    )
    yield from _found(failure)


def _in_worlds(said: Answer[bool], words: str, provision: str) -> Iterator[Against]:
    if True in said.values:
        doubts = f" ({', '.join(said.doubts())})" if said.doubts() else ""
        yield Against(f"{words}{doubts}", provision, said.certain)


@implements("19B(2)", "54A(5)")
def _asked(case: Case, one: Contravention, failure: Failure) -> Iterator[Against]:
    """What only a notice asks was not asked where none that applied asked it; and nothing is asked once the reporting period is over."""
    part, last = PARTS.get(failure.obligation), one.at - MOMENT
    applied = standing(case, last)
    if part is None:
        if None in applied.values and any(notice.given_at <= last for notice in notices.notices(case.docket)):
            yield Against("the reporting period had ended", "18(1), 54A(5)(a)", applied.certain)
        return
    known = [each for each in decisions.heightened(case.docket) if each.part == part]
    bindings = [
        bound(case, each.subject).map(lambda found: any(b.start <= last and (b.end is None or last < b.end) for b in found))
        for each in known
    ]
    asks = bindings or [applied.map(lambda link: link is not None and part in link.asks.parts)]
    if not any(each.values == (True,) for each in asks):
        doubtful = any(True in each.values for each in asks)
        yield Against("the person was not bound to it then by a notice, for certain", "19(3), 19B(2), 50(5), 54A(5)(b)", not doubtful)


def _untold(case: Case, one: Contravention, failure: Failure) -> Iterator[Against]:
    """No notice received by then, and not otherwise aware (50(4)). That nobody gave one is by itself no answer (61)."""
    received = any(notice.received_at < one.at for notice in notices.notices(case.docket)) or notices.told_by_entity(
        case.docket, one.at - MOMENT
    )
    aware = failure.established.aware if failure.established else None
    if not received and aware is not True:
        yield Against("no notice was received by then, and nothing shows that the person knew otherwise", "50(4), 61", aware is False)


def _suspended(case: Case, one: Contravention, failure: Failure) -> Answer[bool]:
    """Was it suspended at the end of its time, all of it, or a part of it (R-A45)? Of the initial report that is open (R-A25)."""
    whole = (failure.begins_at or one.at - MOMENT, one.at)

    def rule(readings: Readings) -> bool:
        left = not_suspended(case, (whole,), readings)
        if left == (whole,) or (failure.obligation == "INITIAL_REPORT" and readings.ask("R-A25") == "owed"):
            return False
        over_before = bool(left) and left[-1][1] == one.at
        return not over_before or readings.ask("R-A45") != "runs-out"

    return answer(rule)


def _undone(case: Case, one: Contravention, failure: Failure) -> Answer[bool]:
    """Does it rest on a decision that a reviewer had changed, and the law alone may have put back (R-A17)?"""
    part = PARTS.get(failure.obligation)
    known = [r for each in decisions.heightened(case.docket) if each.part == part for r in reviews_of(case.docket, each.subject)]
    return answer(
        lambda readings: any(_put_back(case, each, one, readings) for each in known) and readings.ask("R-A17") == "review-decision"
    )


def _put_back(case: Case, one: Review, alleged: Contravention, readings: Readings) -> bool:
    made = one.outcome
    if made is None or made.outcome not in CHANGED or not calendars_loaded(case, made):
        return False
    end, given = end_of_notice(case, made, readings).at, first_notice(one)
    decided_since = (each.at for each in (one.fresh, one.result) if each is not None and each.at < alleged.at)
    told = given is not None and end is not None and given.at < end
    return end is not None and end < alleged.at and not told and not any(decided_since)


@implements("34(1)(a)", "34(1)(b)", "34(1)(c)", "34(3)")
def _found(failure: Failure) -> Iterator[Against]:
    """What was found by hand, as far as it bears on this obligation; section 34 does not apply to a forensic reportable offender."""
    said = failure.established
    for name in sorted(said.grounds) if said else ():
        ground = GROUNDS[name]
        spared = ground.of_section_34 and said is not None and said.forensic is True
        if ground.reaches(failure.obligation) and not spared:
            yield Against(ground.words, ground.provision, not (ground.of_section_34 and said is not None and said.forensic is None))


def not_counted(failure: Failure) -> tuple[Ground, ...]:
    """What was found that does not bear on this obligation."""
    said = failure.established
    return tuple(GROUNDS[name] for name in sorted(said.grounds) if not GROUNDS[name].reaches(failure.obligation)) if said else ()


@ask("contravention.against", NOTHING, SOMETHING, UNCERTAIN, provision="4, 34, 50(4), 53, 67E", label="Does anything stand against it?")
@implements("50(4)")
def stands_against(case: Case, subject: str) -> Answer[str]:
    """SOMETHING where it stands for certain: then, and where it is open, a legal officer settles it. Nothing here is guilt."""
    one = of(case, subject)
    found = against(case, one) if one else ()
    return certainly(SOMETHING if any(each.certain for each in found) else UNCERTAIN if found else NOTHING)


def against_in_words(case: Case, one: Contravention) -> str:
    """What there is to settle, so that anything found later is a new question."""
    return "; ".join(f"{each.words} ({each.provision})" for each in against(case, one)) or "what stands against it"


# ---------------------------------------------------------------- steps
@step("contravention.establish-obligation", provision="34, 50(1), 50(4)", label="Establish that it had to be reported")
@implements("50(1)", "50(4)")
def establish_obligation(case: Case, subject: str) -> Done | Wanted:
    """Answered by what was found of suspension, bars and knowledge."""
    one = of(case, subject)
    found = one.failure.established if one and one.failure else None
    missed = "Somebody may be charged with not reporting what was suspended, barred, or never told."
    return answered(until_charged(one, found.at if found else None), Wanted("the obligation", None, "34, 50(1), 50(4)", missed))


@step("contravention.settle-failure", provision="4, 34, 50(4), 53, 67E", label="Settle whether the brief about a failure to report goes on")
def settle_failure(case: Case, subject: str) -> Done | Wanted:
    """Answered by advice that names all that stands against it."""
    one = of(case, subject)
    about = against_in_words(case, one) if one else "the failure"
    seen = next((each.at for each in one.advice if each.of == about), None) if one else None
    missed = "Somebody may be charged although the obligation was suspended, or the person was not told of it."
    return answered(until_charged(one, seen), Wanted(about, None, "4, 34, 50(4), 53, 67E", missed))


@ask("contravention.failure-advice", GO_ON, DO_NOT_GO_ON, provision="50(1)", label="Does the brief go on?")
def failure_advice(case: Case, subject: str) -> Answer[str]:
    """As the legal officer last advised about what stands against it; without advice it does not go on."""
    one = of(case, subject)
    return advised(one, against_in_words(case, one) if one else "")


@step("contravention.consider-unreported", provision="50(5), 50(6)", label="Consider asking for the unreported information")
@implements("50(5)", "50(6)")
def consider_unreported(case: Case, subject: str) -> Done | Wanted:
    """Answered by the decision: the commissioner may ask for it by a further notice after a conviction, and need not."""
    one = of(case, subject)
    done = one.failure.unreported_considered_at if one and one.failure else None
    missed = (
        "What was not reported is still not known, and a failure to report it now is an offence only once a notice asks for it (50(9))."
    )
    return answered(done, Wanted("the conviction", None, "50(5)", missed))


@offer("record_failure_to_report", "registry_officer", label="Record a suspected failure to report")
@implements("50(1)")
def record_failure_to_report(case: Case) -> tuple[str, ...]:
    """Once the person is described: no limit of time runs (67FF)."""
    return (RESPONDENT,) if respondent(case.docket).described_at else ()
