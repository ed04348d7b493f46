"""The columns of a sheet of running orders, and which of them a row of each kind has. Knows no form and no file.

A row is one order, or one change of an order (its extension, its variation). There is one set of columns; a template for each kind holds
those that this kind has, and a sheet may mix the kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

KIND: Final = "order-taken-on"
"""The kind of the entry that keeps a row's reference with what the row made."""
YES, NO, NONE = "YES", "NO", "NONE"
TEMPORARY, TEMPORARY_BY_COURT, PROHIBITION = "TEMPORARY", "TEMPORARY_BY_COURT", "PROHIBITION"
DISQUALIFICATION, DISQUALIFICATION_BY_COURT = "DISQUALIFICATION", "DISQUALIFICATION_BY_COURT"
REGISTERED, REPORTING = "REGISTERED", "REPORTING"
EXTENSION, VARIATION = "EXTENSION", "VARIATION"
CHANGES: Final = (EXTENSION, VARIATION)

WORDS, DAY, LAST_DAY, INSTANT, PLACE, REFERENCE = "words", "day", "last day", "instant", "place", "reference"


@dataclass(frozen=True)
class Column:
    """One column: what to write there; `type` is words, day, last day (a day or NONE), instant, place or reference, or else it is one `of`.

    `several`: more than one may stand there, divided by |.
    """

    words: str
    type: str = WORDS
    of: tuple[str, ...] = ()
    several: bool = False

    @property
    def in_words(self) -> str:
        """What to write there, with the choices or an example."""
        how = _HOW.get(self.type, "")
        if self.of:
            how = f"{', '.join(self.of[:-1])} or {self.of[-1]}" + ("; several divided by |" if self.several else "")
        return f"{self.words}{': ' if how and not self.words.endswith('?') else ' ' if how else ''}{how}"


_HOW: Final = {DAY: "2026-03-02 or 2/03/2026", LAST_DAY: "2026-03-02 or 2/03/2026", INSTANT: "2026-03-02 10:00 or 2/03/2026 10:00"}


def _choice(words: str, *of: str, several: bool = False) -> Column:
    return Column(words, "choice", of, several=several)


def _found(words: str) -> Column:
    return _choice(words, "SATISFIED", "NOT", "NOT_STATED")


def _asked(words: str) -> Column:
    return _choice(words, YES, NO)


_PRESENCE = ("IN_PERSON", "AV_LINK", "PHONE", "LAWYER_ONLY", "ABSENT")
COLUMNS: Final[Mapping[str, Column]] = {
    "reference": Column("A number of your own for this row, such as QP2600012345; it is kept, and no row is taken twice"),
    "same_person_as": Column("The reference of an earlier row about the same person; its matter gets this order too", REFERENCE),
    "on_application_of": Column("The reference of an earlier row: this order was made on the same application", REFERENCE),
    "changes": Column("The reference of the row of the order that is extended or varied; two orders at one mention: divided by |", REFERENCE, several=True),
    "given_names": Column("Given names"),
    "family_name": Column("Family name or only name"),
    "other_names": Column("Other names"),
    "birth_date": Column("Date of birth", DAY),
    "birth_date_certainty": _choice("How sure the date of birth is", "EXACT", "ESTIMATED"),
    "place": Column("The place of the registry, such as Cairns; Brisbane if empty", PLACE),
    "order": Column("The kind of row"),
    "made_at": Column("When it was made, registered, or (a change) heard in court", INSTANT),
    "presence": _choice("The respondent at the making, or at the hearing of a change", *_PRESENCE),
    "documents_served_satisfied": _asked("In the respondent's absence: was the court satisfied that the application documents were served?"),
    "moved_by": _choice("Who raised a temporary order before the court", "OWN_INITIATIVE", "COMMISSIONER", "RESPONDENT", "OTHER_PARTY"),
    "by_consent": _asked("Was it made by consent?"),
    "both_consents_recorded": _asked("By consent: are the consents of both parties recorded?"),
    "interests_of_justice": _choice("By consent: was that found to be against the interests of justice?", "NOT_AGAINST", "AGAINST", "NOT_STATED"),
    "relevant_sexual_offender": _found("Was the court satisfied that the respondent is a relevant sexual offender?"),
    "unacceptable_risk": _found("Was it satisfied of an unacceptable risk?"),
    "order_will_reduce_risk": _found("Was it satisfied that the order will reduce the risk?"),
    "considered_13d": _choice(
        "Which matters of s 13D the court said it considered", "A", "B", "C", "D_I", "D_II", "E", "F", "FA", "G", "H_I", "H_II", "I", "J",
        several=True,
    ),
    "report_considered": _asked("Order for a child: did the court consider the report?"),
    "last_resort": _found("Order for a child: was it satisfied that the order is a last resort?"),
    "most_effective": _found("Order for a child: was it satisfied that it is the most effective way?"),
    "interests_finding": Column("The finding on the interests of children (s 13T(3))"),
    "without_notice_necessity": Column("If no notice was given: why the magistrate considered that necessary"),
    "reportable_offender_before": _asked("Was the respondent a reportable offender immediately before?"),
    "conditions": Column("The words of each condition, divided by |; one that requires something begins with its kind, such as REQUIRE_TREATMENT:"),
    "stated_last_day": Column("The last day, only if the court stated one", DAY),
    "return_at": Column("Return date and time that the magistrate fixed", INSTANT),
    "return_place": Column("Place of return", PLACE),
    "notice_issued_at": Column("When the appearance notice was issued, if it was", INSTANT),
    "court": _choice("Which court it names", "MAGISTRATES", "CHILDRENS"),
    "court_place": Column("Where that court sits; the place of return or of the registry if empty", PLACE),
    "appear_at": Column("When the respondent must appear by that notice", INSTANT),
    # ---------------------------------------------------------------- what the application for a prohibition order says
    "offender_basis": _choice(
        "Why the respondent is a relevant sexual offender",
        "REPORTABLE_OFFENDER", "SENTENCE_ENDED_BEFORE_COMMENCEMENT", "REPORTING_PERIODS_ENDED",
    ),
    "reportable_offender_now": _asked("By the application: was the respondent a reportable offender?"),
    "under_supervision": _asked("Is the respondent under a supervision order or a forensic order?"),
    "no_conviction_against_child": _asked("Is no conviction for a reportable offence against a child known?"),
    "conviction_on": Column("A conviction for a reportable offence against a child: the day", DAY),
    "conviction_offence": Column("The offence"),
    "conviction_court": Column("The court"),
    "conviction_against_child": _asked("Against or in relation to a child?"),
    "conviction_form": _choice("The form of the conviction", "CONVICTED", "FINDING", "PLEA", "TAKEN_INTO_ACCOUNT"),
    "belief_at": Column("When the commissioner's belief on reasonable grounds was formed", INSTANT),
    "belief": Column("What is believed"),
    "belief_grounds": Column("The reasonable grounds"),
    "conduct": Column("The concerning conduct"),
    "conduct_from": Column("From which day", DAY),
    "conduct_to": Column("To which day", DAY),
    "conditions_sought": Column("The conditions that were sought, divided by |"),
    "filed_at": Column("When the application was filed", INSTANT),
    "court_file": Column("Court file number"),
    "application_served_at": Column("When the application and the notice were served", INSTANT),
    "application_served_mode": _choice("How", "PERSONAL", "SUBSTITUTED"),
    "application_served_by": Column("Name and rank of the officer"),
    "application_served_where": Column("Where"),
    "application_served_way": Column("In which way"),
    "application_explained": _asked("Was the notice explained in suitable language?"),
    "application_explained_how": Column("How it was explained"),
    # ---------------------------------------------------------------- mentions
    "mention_at": Column("The mention at which it was extended, if there was only one; else a row EXTENSION for each", INSTANT),
    "mention_presence": _choice("The respondent at that mention", *_PRESENCE),
    "earlier_order": _choice("What the court did about an earlier order that was still running", "EXTENDED", "NOT_EXTENDED", "NOT_ADDRESSED"),
    "extended_until": Column("The last day to which it (or the earlier order) was extended; for two orders at one mention: divided by |", DAY, several=True),
    "temporary_order_decided": _choice(
        "At a mention at which no temporary order was running: did the court decide whether to make one? If it made one: a row TEMPORARY_BY_COURT",
        "NOT_MADE", "NOT_ADDRESSED",
    ),
    "disqualification_considered": _choice("If it decided not to: did it consider another disqualification order?", "NOT_MADE", "NOT_ADDRESSED"),
    "consent_words": Column("Extended for more than 28 days: the words of the respondent's consent"),
    "consent_lawyer": _choice("Was the respondent's lawyer present?", YES, NO, "UNKNOWN"),
    "consent_interpreter": _choice("Was there an interpreter?", YES, NO, "UNKNOWN"),
    "report_directed": _asked("A child respondent: did the court direct a report at this hearing?"),
    "report_matters": _found("If it did: was it satisfied of what s 13C(1) asks?"),
    "report_about_whom": _choice("About whom or what the report is", "CHILD", "FAMILY", "OTHER", several=True),
    "report_about": Column("What the report is to contain"),
    "report_due_on": Column("By when it must be given", DAY),
    "next_listed_for": Column("The next mention, if a day was fixed", INSTANT),
    # ---------------------------------------------------------------- an order of another place
    "applied_at": Column("When the application for the registration or the variation was made", INSTANT),
    "jurisdiction": _choice("Where the order was made", "NSW", "VIC", "SA", "WA", "TAS", "NT", "ACT", "NEW_ZEALAND", "ELSEWHERE"),
    "elsewhere": Column("Which other place"),
    "home_time_zone": Column("Its time zone, such as Pacific/Fiji"),
    "home_court": Column("The court that made the order there"),
    "home_made_on": Column("When it was made there", DAY),
    "home_presence": _choice("The respondent when it was made there", *_PRESENCE),
    "home_last_day": Column("Its last day there; NONE if it has none", LAST_DAY),
    "closely_corresponds": Column("Why it closely corresponds to an offender prohibition order"),
    "proof_of_service": Column("How it was served under the law of that place"),
    "says_registrable": _choice("Does it say that it can be registered elsewhere?", YES, NO, "UNKNOWN"),
    "considered_at": Column("When the registrar considered it", INSTANT),
    "satisfied": _asked("Was the registrar satisfied that it closely corresponds, is in force, and was served there?"),
    "evidence": Column("On what evidence of each"),
    "referred_at": Column("When it was referred to the court, if it was", INSTANT),
    "referral_reason": _choice("Why", "REGISTRAR_BELIEF", "COMMISSIONER_ASKED"),
    "referral_heard_at": Column("When the court decided the referral", INSTANT),
    "referral_place": Column("Where", PLACE),
    "referral_court": _choice("To which court", "MAGISTRATES", "CHILDRENS"),
    "referral_presence": _choice("The respondent at that hearing", *_PRESENCE),
    "referral_outcome": _choice("What the court did", "VARIED", "NOT_VARIED"),
    "referral_considered": _choice("What it said it considered", "MATTERS_13C_13D", "CHANGES", several=True),
    "conditions_as_varied": Column("All the terms as the court varied them, divided by |"),
    "register_number": Column("Number in the register"),
    "present_when_registered": _asked("Was the respondent present in court when it was registered?"),
    "certificate_given_at": Column("When the certificate, with a copy attached, was given to the commissioner", INSTANT),
    "certificate_way": Column("How"),
    # ---------------------------------------------------------------- an offender reporting order
    "sentenced_at": Column("When the sentence was imposed, or the forensic order made", INSTANT),
    "basis": _choice("What happened", "CONVICTION", "FORENSIC_ORDER"),
    "sentencing_court": Column("The court"),
    "sentencing_place": Column("Where it sat", PLACE),
    "offence": Column("The offence"),
    "prescribed_offence": _choice("A conviction: is it a prescribed offence?", YES, NO, "UNKNOWN"),
    "conviction_recorded": _choice("A conviction: was it recorded?", YES, NO, "UNKNOWN"),
    "child_abduction": _asked("Is it a child abduction offence?"),
    "asked_at": Column("When the order was applied for, or raised by the court", INSTANT),
    "asked_by": _choice("By whom", "PROSECUTION", "OWN_INITIATIVE"),
    "registry": Column("Where the prosecution applied", PLACE),
    "limb": _choice("On which ground it was made", "RISK", "CHILD_ABDUCTION"),
    "risk": _found("RISK: was the court satisfied of a risk to children?"),
    "not_familial": _found("CHILD_ABDUCTION: that the context was not familial?"),
    "appropriate": _found("CHILD_ABDUCTION: that the order is appropriate?"),
    "considered_12d": _choice("Which matters of s 12D it considered", "A", "B", "C_I", "C_II", "D", "E_I", "E_II", "F", several=True),
    "details_given_at": Column("When details were given to the commissioner", INSTANT),
    "details_way": Column("How"),
    "appeal_last_day": Column("The last day to appeal, as a legal officer found it", DAY),
    "appeal_authority": Column("By which section"),
    # ---------------------------------------------------------------- a variation
    "applied_by": _choice("Who applied for the variation", "COMMISSIONER", "RESPONDENT"),
    "grounds": Column("The grounds"),
    "circumstances_since": Column("What has changed since the order was made, registered or last varied"),
    "terms_sought": Column("The terms that were asked for, divided by |"),
    "leave_at": Column("The respondent applied: when leave was granted, if it was needed", INSTANT),
    "leave_grounds": _choice("On which grounds", "CHANGED_CIRCUMSTANCES", "CIRCUMSTANCES_AFFECTING", "COMPASSIONATE", several=True),
    "costs_awarded": _asked("Were costs awarded? (s 13X)"),
    "regarded": _choice("What the court said it regarded", "TEST_13C1", "CHILD_13C2", "MATTERS_13D", "CHANGES", several=True),
    # ---------------------------------------------------------------- its explanation and service
    "explained_at": Column("When it was explained in court, if it was", INSTANT),
    "explained_by": Column("By whom"),
    "explained_language": Column("In which language, with which interpreter"),
    "obligations_explained": _asked("Was explained what it asks of the respondent?"),
    "consequences_explained": _asked("Was explained what may follow if it is not kept?"),
    "served_at": Column("When a copy was served, if it was", INSTANT),
    "served_mode": _choice("How", "PERSONAL", "SUBSTITUTED", "GIVEN_IN_COURT"),
    "served_by": Column("Name and rank of the officer"),
    "served_with": _choice("What else was served with the copy", "NOTICE_13S4A", "REPORTING_NOTICE", several=True),
    "served_where": Column("Where"),
    "served_way": Column("In which way"),
    "conditions_told": _asked("Was each condition told?"),
    "discreet": _asked("A child: as discreetly as possible?"),
    "school_or_work": _asked("A child: at or near the school or work?"),
    "no_other_place_reason": Column("If so: why no other place was reasonable"),
    "affidavit_sworn_at": Column("When the affidavit of that service was sworn", INSTANT),
    "affidavit_by": Column("By whom"),
    # ---------------------------------------------------------------- what the sheet claims
    "ends_on": Column("The last day of the order as your sheet has it; NONE if it has none. It is compared, never believed", LAST_DAY),
    "in_force": _asked("Is it in force now, as your sheet has it? It is compared, never believed"),
    "confirmed": _asked("YES, if what the law asks about was in fact so (the report says what)"),
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One kind of row: its name in words, the provisions under which it is made, the columns that it needs, and those that it may have."""

    label: str
    provision: str
    needed: tuple[str, ...]
    may: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns in the order of the sheet."""
        return tuple(name for name in COLUMNS if name in self.needed or name in self.may)


_PERSON = ("same_person_as", "given_names", "family_name", "other_names", "birth_date", "birth_date_certainty", "place")
_CLAIMED = ("ends_on", "in_force", "confirmed")
_SERVED = (
    "served_at", "served_mode", "served_by", "served_with", "served_where", "served_way", "discreet", "school_or_work",
    "no_other_place_reason", "affidavit_sworn_at", "affidavit_by",
)  # fmt: skip
_TOLD = (
    "explained_at", "explained_by", "explained_language", "obligations_explained", "consequences_explained", "details_given_at",
    "details_way",
)  # fmt: skip
_NOTICE = (
    "notice_issued_at", "court", "court_place", "appear_at",
    "offender_basis", "reportable_offender_now", "under_supervision", "no_conviction_against_child",
    "conviction_on", "conviction_offence", "conviction_court", "conviction_against_child", "conviction_form",
    "belief_at", "belief", "belief_grounds", "conduct", "conduct_from", "conduct_to", "conditions_sought", "filed_at", "court_file",
    "application_served_at", "application_served_mode", "application_served_by", "application_served_where", "application_served_way",
    "application_explained", "application_explained_how",
)  # fmt: skip
_CONSENT = ("by_consent", "both_consents_recorded", "interests_of_justice")
_FOUND = ("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk")
_REPORT = ("report_directed", "report_matters", "report_about_whom", "report_about", "report_due_on")
_ONE_MENTION = ("mention_at", "mention_presence", "extended_until", "next_listed_for")
_DECIDED = ("temporary_order_decided", "moved_by", "disqualification_considered")
_LONGER = ("consent_words", "consent_lawyer", "consent_interpreter")
_ORDER = ("reference", "order", "made_at")
_ALWAYS = (*_PERSON, *_CLAIMED, *_SERVED)
_TERMS = (*_TOLD, *_CONSENT, *_FOUND, "reportable_offender_before", "conditions", "conditions_told")
_BY_COURT = ("on_application_of", "documents_served_satisfied", "moved_by", "earlier_order", "extended_until", "next_listed_for")

KINDS: Final[Mapping[str, Kind]] = {
    TEMPORARY: Kind(
        "Temporary order that a magistrate made", "13J", (*_ORDER, "presence"),
        (*_ALWAYS, *_TERMS, *_NOTICE, *_ONE_MENTION, *_REPORT, "on_application_of", "without_notice_necessity", "return_at", "return_place"),
    ),
    TEMPORARY_BY_COURT: Kind(
        "Temporary order that the court made on an application for a prohibition order", "13K", (*_ORDER, "presence"),
        (*_ALWAYS, *_TERMS, *_NOTICE, *_REPORT, *_BY_COURT),
    ),
    PROHIBITION: Kind(
        "Prohibition order", "13C", (*_ORDER, "presence"),
        (
            *_ALWAYS, *_TERMS, *_NOTICE, "on_application_of", "documents_served_satisfied", "considered_13d", "report_considered", "last_resort",
            "most_effective", "stated_last_day", "return_place",
        ),
    ),
    DISQUALIFICATION: Kind(
        "Disqualification order that a magistrate made", "13T(1)(a)", (*_ORDER, "presence"),
        (
            *_ALWAYS, *_NOTICE, *_ONE_MENTION, *_DECIDED, *_REPORT, "on_application_of", "interests_finding", "without_notice_necessity", "return_at",
            "return_place",
        ),
    ),
    DISQUALIFICATION_BY_COURT: Kind(
        "Disqualification order that the court made instead of a temporary order", "13T(1)(b)", (*_ORDER, "presence"),
        (*_ALWAYS, *_NOTICE, *_REPORT, *_BY_COURT, "interests_finding"),
    ),
    REGISTERED: Kind(
        "Order of another place, registered here", "13Y, 13Z", (*_ORDER, "applied_at"),
        (
            *_ALWAYS, "jurisdiction", "elsewhere", "home_time_zone", "home_court", "home_made_on", "home_presence", "home_last_day",
            "closely_corresponds", "proof_of_service", "says_registrable", "considered_at", "satisfied", "evidence", "referred_at",
            "referral_reason", "referral_heard_at", "referral_place", "referral_court", "referral_presence", "referral_outcome", "referral_considered",
            "conditions", "conditions_as_varied", "conditions_told", "register_number", "present_when_registered", "reportable_offender_before",
            "certificate_given_at", "certificate_way",
        ),
    ),
    REPORTING: Kind(
        "Offender reporting order", "12B, 12C", (*_ORDER, "sentenced_at"),
        (
            *_PERSON, *_CLAIMED, "basis", "sentencing_court", "sentencing_place", "offence", "prescribed_offence", "conviction_recorded",
            "child_abduction", "asked_at", "asked_by", "registry", "limb", "risk", "not_familial", "appropriate", "considered_12d",
            "details_given_at", "details_way", "appeal_last_day", "appeal_authority",
        ),
    ),
    EXTENSION: Kind(
        "Mention at which a temporary or disqualification order was extended", "13N, 13V", (*_ORDER, "changes", "presence", "extended_until"),
        (*_CLAIMED, *_LONGER, *_DECIDED, *_REPORT, "court_place", "documents_served_satisfied", "next_listed_for"),
    ),
    VARIATION: Kind(
        "Variation of a temporary, prohibition or registered order", "13Q, 13ZC", (*_ORDER, "changes", "presence", "applied_at", "conditions"),
        (
            *_CLAIMED, *_SERVED, "applied_by", "grounds", "circumstances_since", "terms_sought", "leave_at", "leave_grounds", "regarded", "costs_awarded",
            "conditions_told",
        ),
    ),
}  # fmt: skip
POINTING: Final = ("same_person_as", "on_application_of", "changes")
"""The columns that name an earlier row; any of them says whose row it is."""
OF_A_PERSON: Final = ("family_name", "birth_date")
AT_THE_APPLICATION: Final = "This is needed: whether it is a child's order, and so its term, goes by the day of the application (s 13G)."
APPLIED: Final = ("notice_issued_at", "court", "appear_at")
