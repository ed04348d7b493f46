"""The facts of what is printed about reporting obligations: the notices (54, 54A, 56), what proves that one was given (77(3)(e)), a detention (60)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.casework.clock import day_of
from app.law.document_facts import Facts, day_in_words, document, moment_in_words, order_in_words, person_in_words, time_in_words
from app.law.document_words import FURTHER_NOTICE, OF_ANOTHER_ENTITY, REPORTING_CONSEQUENCES, REPORTING_HELP, reporting_obligations
from app.law.facts import documents as recorded
from app.law.facts import heightened_reporting, kind_of
from app.law.facts import reporting_notices as facts
from app.law.facts.prohibition_orders import made
from app.law.facts.reporting_notices import FURTHER, INITIAL, PERIOD_CHANGED, Asks, to_be_given
from app.law.provisions import implements
from app.law.questions import Case
from app.law.reporting.notice_chain import before, in_words
from app.law.reporting.reporting_notice_checks import TOLD

EVENTS: Final = {
    "SENTENCED": "sentence for a reportable offence (section 54(2)(a)(i))",
    "RELEASED": "release from government detention (section 54(2)(b))",
    "ENTERED_QUEENSLAND": "entry into Queensland (section 54(2)(c))",
    "BECAME_CORRESPONDING": "becoming a corresponding reportable offender while in Queensland (section 54(2)(d))",
}
KINDS: Final = {
    INITIAL: "initial reporting obligations notice (section 54A(1))",
    FURTHER: "further reporting obligations notice (section 54A(3))",
}
SIGNATURES: Final = {
    "SIGNED": "The person signed an acknowledgement that notice was given.",
    "REFUSED": "The person refused to sign an acknowledgement; nobody may be held only for that (section 60(4)(b)(ii)).",
    "NOT_ASKED": "No acknowledgement was asked for.",
}
STAYS: Final = (
    "Report each change of the premises where you stay, or of the locality where you can generally be found, within 24 hours after the change happens, "
    "during each period of 3 or more days in a row in which you do not stay where you generally live, or do not generally live anywhere (section 19B(3))."
)
WITHIN: Final = {
    "RELEASE": "within 7 days after you are released from government detention for the offence (section 50(7)(c)(i))",
    "NOTICE": "within 7 days after you are given this notice (section 50(7)(c)(ii))",
}
REVIEW: Final = (
    "This is written notice of that decision. If you are dissatisfied with it you may apply to the police commissioner for an internal review, in writing "
    "and with your grounds, within 28 days after the day on which you receive this notice (section 67H(3)). The commissioner may extend that time. The "
    "decision stays in operation meanwhile."
)


TOLD_WHEN_REPORTING: Final = "You are told of your reporting period by a notice when you report your personal details (section 54(6))."
NO_LONGER_ASKED: Final = (
    "What that notice asked and this one does not say is no longer asked (section 54A(5)(b)). "
    "What the Act asks of everybody who reports goes on."
)


def paragraphs(words: str) -> list[str]:
    """Standing words as they are printed: paragraph by paragraph, without the line breaks of the source."""
    return [" ".join(one.split()) for one in words.split("\n\n")]


def _standing_words(kind: str, otherwise: Mapping[str, str] | None = None) -> Facts:
    return {
        "obligations": [{"heading": heading, "text": paragraphs(words)} for heading, words in reporting_obligations(kind, otherwise)],
        "consequences": [one for words in REPORTING_CONSEQUENCES for one in paragraphs(words)],
        "help": [one for words in REPORTING_HELP for one in paragraphs(words)],
    }


def _cause(case: Case, subject: str) -> str:
    """What calls for the initial notice: an order, or another event of section 54(2)."""
    order, one = made(case.docket, subject), to_be_given(case.docket, subject)
    if order is not None:
        return order_in_words(order)
    return f"{EVENTS.get(one.event, '')}, on {day_in_words(day_of(one.opened_at))}" if one else ""


def _initial(case: Case, subject: str) -> bool:
    one = to_be_given(case.docket, subject)
    return one.notice == INITIAL if one else made(case.docket, subject) is not None


# ---------------------------------------------------------------- the notices
@document("documents.reporting-notice", about=_initial)
@implements("54A(1)", "54A(2)", "14(2)", "14(3)")
def initial_facts(case: Case, subject: str) -> Facts:
    """The initial reporting obligations notice: what is to be reported, what follows if it is not, where and in which ways (54A(1), (2)).

    It carries nothing that only a further notice may ask for: frequency, reports under 19B, unreported information (54A(4)).
    """
    if not _initial(case, subject):
        return person_in_words(case)
    settled = recorded.reporting_notice(case.docket, subject)
    told: Facts = {
        "respondent": person_in_words(case)["respondent"],
        "order": _cause(case, subject),
        **_standing_words(kind_of(subject)),
    }
    if settled is None:
        return told
    place = {True: settled.periodic_place, False: "Periodic reports do not have to be made in person.", None: ""}
    return {
        **told,
        "initial_report_place": settled.initial_report_place,
        "periodic_ways": settled.periodic_ways,
        "periodic_place": place[settled.periodic_in_person],
        "period": _period_in_words(settled),
        "dated": settled.at.isoformat(),
    }


@implements("54(6)")
def _period_in_words(settled: recorded.ReportingNotice | None) -> str:
    """Until when the person must report, as it was settled; "" where it is not worked out."""
    if settled is None:
        return ""
    return TOLD_WHEN_REPORTING if settled.period_told == "WHEN_REPORTING" else settled.period


def _by_itself_initial(case: Case, subject: str) -> bool:
    one = to_be_given(case.docket, subject)
    return one is not None and one.notice == INITIAL


@document("documents.section-54-notice", about=_by_itself_initial)
@implements("54(1)(a)", "54(1)(b)", "54(6)", "14(2)", "14(4)")
def section_54_facts(case: Case, subject: str) -> Facts:
    """The notice of section 54 that another entity gives: obligations, consequences and the reporting period; it is no notice of the commissioner."""
    one = to_be_given(case.docket, subject)
    if one is None:
        return person_in_words(case)
    return {
        "respondent": person_in_words(case)["respondent"],
        "order": _cause(case, subject),
        **_standing_words(kind_of(subject), OF_ANOTHER_ENTITY),
        "period": _period_in_words(recorded.reporting_notice(case.docket, subject)),
        "dated": one.opened_at.isoformat(),
    }


def _further(case: Case, subject: str) -> bool:
    one = to_be_given(case.docket, subject)
    return one is not None and one.notice == FURTHER


@document("documents.further-reporting-notice", about=_further)
@implements("54A(3)", "54A(4)", "50(7)", "19(3)", "19B(2)")
def further_facts(case: Case, subject: str) -> Facts:
    """A further notice: all that the person has to do from now on, what no longer applies, and the decision that it states."""
    one, contents = to_be_given(case.docket, subject), facts.settled_contents(case.docket, subject)
    told: Facts = {"respondent": person_in_words(case)["respondent"], **_standing_words(kind_of(subject), FURTHER_NOTICE)}
    if one is None or contents is None:
        return told
    last = before(case, subject)
    ended = f"the notice given to you on {day_in_words(day_of(last.notice.given_at))}" if last else "any notice given to you before"
    return {
        **told,
        "replaces": f"This notice takes the place of {ended}, as a whole. {NO_LONGER_ASKED}",
        "asks": _asked(contents.asks),
        "left_out": [f"No longer asked: {in_words(frozenset({part}))}." for part in sorted(contents.left_out)],
        **_decided(case, one.decision),
        "dated": contents.at.isoformat(),
    }


def _asked(asks: Asks) -> list[Facts]:
    """What a further notice asks, heading by heading."""
    in_person = f"You must make them in person at {asks.periodic_place}." if asks.periodic_in_person else ""
    ways = " ".join(words for words in (asks.periodic_ways, in_person) if words)
    report = (
        f"Report: {asks.unreported}. Make the report in this way: {asks.unreported_ways}. Make it {WITHIN.get(asks.unreported_within, '')}."
    )
    said = (
        ("Place of your first report, if you have not made it", asks.initial_report_place),
        ("Ways of making periodic reports", ways),
        ("When to make periodic reports", asks.times),
        ("Ways of making other reports", asks.other_ways),
        ("Where you stay", STAYS if asks.stays else ""),
        ("Information that you have not reported", report if asks.unreported else ""),
    )
    return [{"heading": heading, "text": words} for heading, words in said if words]


def _decided(case: Case, subject: str) -> Facts:
    one = heightened_reporting.of(case.docket, subject) if subject else None
    if one is None or not one.goes_on or one.effects:
        return {}
    return {"decision": f"Decision of {day_in_words(day_of(one.made.at))}: {one.made.words}", "review": REVIEW}


def _period(case: Case, subject: str) -> bool:
    one = to_be_given(case.docket, subject)
    return one is not None and one.notice == PERIOD_CHANGED


@document("documents.changed-period", about=_period)
@implements("56(2)")
def period_facts(case: Case, subject: str) -> Facts:
    """The notice that the reporting period changed: what it is now, in words entered by hand."""
    one = to_be_given(case.docket, subject)
    if one is None:
        return person_in_words(case)
    told = person_in_words(case)["respondent"]
    return {"respondent": told, "changed_on": day_in_words(day_of(one.opened_at)), "period": one.words, "dated": one.opened_at.isoformat()}


# ---------------------------------------------------------------- proof
def _given(case: Case, subject: str) -> bool:
    return facts.notice_of(case.docket, subject) is not None


@document("documents.notice-given", about=_given)
@implements("77(3)(e)")
def given_facts(case: Case, subject: str) -> Facts:
    """The statement of the prosecution that a stated person was given a stated notice by a stated police officer on a stated date."""
    one = facts.notice_of(case.docket, subject)
    if one is None:
        return person_in_words(case)
    called = _cause(case, subject) if one.kind == INITIAL else ""
    return {
        **person_in_words(case),
        "notice": f"The {KINDS[one.kind]}" + (f", after: {called}" if called else ""),
        "officer": one.officer,
        "given_on": moment_in_words(one.given_at),
        "received_on": moment_in_words(one.received_at),
        "way": one.way,
        "acknowledgement": SIGNATURES.get(one.acknowledgement, ""),
        "dated": one.given_at.isoformat(),
    }


@document("documents.notice-affidavit", about=_given)
@implements("77(4)(b)")
def affidavit_facts(case: Case, subject: str) -> Facts:
    """The affidavit of the police officer: the date, the time and the way in which they served the notice; evidence of these matters."""
    one = facts.notice_of(case.docket, subject)
    if one is None:
        return person_in_words(case)
    later = f"It was received on {moment_in_words(one.received_at)}." if one.received_at > one.given_at else ""
    return {
        "respondent": person_in_words(case)["respondent"],
        "deponent": one.officer,
        "notice": KINDS[one.kind],
        "served_on": day_in_words(day_of(one.given_at)),
        "served_at": time_in_words(one.given_at),
        "way": one.way,
        "received": later,
        "acknowledgement": SIGNATURES.get(one.acknowledgement, ""),
        "dated": one.given_at.isoformat(),
    }


def _detained(case: Case, subject: str) -> bool:
    del subject
    return bool(facts.detentions(case.docket))


@document("documents.detention-for-notice", about=_detained)
@implements("60")
def detention_facts(case: Case, subject: str) -> Facts:
    """The newest detention under section 60: on which grounds, what the person was told, from when until when, what was said about signing."""
    del subject
    known = facts.detentions(case.docket)
    if not known:
        return person_in_words(case)
    one = known[-1]
    return {
        **person_in_words(case),
        "grounds": one.grounds,
        "told": [f"The person was told {words}." for what, (words, _) in TOLD.items() if what in one.told],
        "from_until": f"From {moment_in_words(one.at)} until {moment_in_words(one.released_at)}",
        "why_so_long": one.why_so_long,
        "station": one.station,
        "signature": SIGNATURES.get(one.signed, ""),
        "officer": one.officer,
        "dated": one.released_at.isoformat(),
    }
