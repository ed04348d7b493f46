"""The forms by which a person would record what a row says, with the answers that it gives. Knows no sheet and no storage.

A row gives answers and nothing else: what it does not say is not made up, and a form of which it says nothing is left to the worklists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any, Final

from app.law.taking_on.cells import parts
from app.law.taking_on.columns import (
    DISQUALIFICATION,
    DISQUALIFICATION_BY_COURT,
    EXTENSION,
    NO,
    NONE,
    PROHIBITION,
    REGISTERED,
    REPORTING,
    TEMPORARY,
    TEMPORARY_BY_COURT,
    VARIATION,
    YES,
)

Row = Mapping[str, str]
Decisions = tuple[tuple[str, Mapping[str, Any]], ...]
_CONDITION_KINDS: Final = (
    "REQUIRE_TRACKING_DEVICE",
    "REQUIRE_FACILITATE_DEVICE",
    "REQUIRE_RESIDENCE",
    "REQUIRE_TREATMENT",
    "REQUIRE_OTHER",
    "PROHIBIT",
)
_FOUND = ("relevant_sexual_offender", "unacceptable_risk", "order_will_reduce_risk")
_CONSENT = ("by_consent", "both_consents_recorded", "interests_of_justice")


@dataclass(frozen=True)
class Form:
    """One form with the answers that a row gives it; "{hearing}" stands for the hearing that the row makes or means.

    `columns` says which column gives the answer to a field, where their names differ. `held_at` is when the hearing was held that the form
    is about. `orders` are the decisions about running orders at it: for each order what was decided, or for "*" about every other one.
    """

    process: str
    element: str
    subject: str
    answers: Mapping[str, Any]
    columns: Mapping[str, str] = field(default_factory=dict)
    held_at: str = ""
    orders: Decisions = ()

    def column_of(self, path: str) -> str:
        """The column that stands behind a field at fault ("conditions-0-text" -> "conditions")."""
        words = [part for part in path.split("-") if not part.isdigit()]
        for n in range(len(words), 0, -1):
            if (name := self.columns.get("-".join(words[:n]))) is not None:
                return name
        return words[0] if words else path


def _form(process: str, element: str, subject: str, row: Row, same: Sequence[str], columns: Mapping[str, str], **fixed: Any) -> Form:
    """A form whose fields `same` are called as their columns, and those of `columns` otherwise; `fixed` is said by every such row."""
    named = {**{name: name for name in same}, **columns}
    answers = {name: _answer(name, row[column]) for name, column in named.items() if row.get(column)}
    return Form(process, element, subject, {**fixed, **answers}, named)


def _answer(name: str, said: str) -> Any:
    if name in _TERMS:
        return conditions(said)
    return list(parts(said)) if name in _SEVERAL else said


def _behind(form: Form, columns: Mapping[str, str]) -> Form:
    """The form with the columns that stand behind answers which are made of them."""
    return replace(form, columns={**form.columns, **columns})


def _with(form: Form, **answers: Any) -> Form:
    return replace(form, answers={**form.answers, **answers})


_TERMS: Final = frozenset({"conditions", "interim_conditions", "terms_sought"})
_SEVERAL: Final = frozenset({"regarded", "considered", "report_about_whom"})


def forms_of(row: Row, changed: Sequence[str] = ()) -> Iterator[Form]:
    """The forms that record a row, in the order in which a person would fill them in; `changed`: the orders that a change is about."""
    yield from _RECORDED[row["order"]](row, *((changed,) if row["order"] in {EXTENSION, VARIATION} else ()))


def conditions(said: str) -> list[dict[str, str]]:
    """Each condition with its kind: one that requires something begins with it."""
    found = []
    for each in parts(said):
        kind, colon, words = each.partition(":")
        known = kind.strip() in _CONDITION_KINDS and colon
        found.append({"kind": kind.strip(), "text": words.strip()} if known else {"kind": "PROHIBIT", "text": each})
    return found


# ---------------------------------------------------------------- orders on an application for a prohibition order
def _temporary(row: Row) -> Iterator[Form]:
    same = (
        "presence",
        "without_notice_necessity",
        "return_at",
        "return_place",
        "conditions",
        "reportable_offender_before",
        *_CONSENT,
        *_FOUND,
    )
    yield _form("offers", "record_temporary_order_13j", "respondent:1", row, same, {"at": "made_at"}, **_begun(row))
    yield from _told(row, "{temporary-order}")
    yield from _interim(row, "{temporary-order}")


def _disqualification(row: Row) -> Iterator[Form]:
    same = ("presence", "interests_finding", "without_notice_necessity", "return_at", "return_place")
    yield _form("offers", "record_disqualification_order_13i", "respondent:1", row, same, {"at": "made_at"}, **_begun(row))
    yield from _interim(row, "{disqualification-order}")


def _begun(row: Row) -> dict[str, str]:
    """Whether the application on which a magistrate made an order had begun."""
    return {"application_begun": YES, "application": "{application}"} if row.get("on_application_of") else {"application_begun": NO}


def _temporary_by_court(row: Row) -> Iterator[Form]:
    interim = {f"interim_{name}": name for name in (*_CONSENT, *_FOUND, "conditions", "reportable_offender_before")}
    yield from _notice(row)
    yield _at_court(row, {**interim, "temporary_order_made_at": "made_at", "s13k_moved_by": "moved_by"}, s13k_decision="MADE")
    yield from _told(row, "{temporary-order}")
    yield from _served(row, "{temporary-order}")


def _disqualification_by_court(row: Row) -> Iterator[Form]:
    columns = {"disqualification_order_made_at": "made_at", "s13k_moved_by": "moved_by", "interests_finding": "interests_finding"}
    yield from _notice(row)
    yield _at_court(row, columns, s13k_decision="NOT_MADE", disqualification="MADE")
    yield from _served(row, "{disqualification-order}")


def _interim(row: Row, order: str) -> Iterator[Form]:
    yield from _notice(row)
    yield from _served(row, order)
    yield from _one_mention(row, order)


def _prohibition(row: Row) -> Iterator[Form]:
    same = (
        "documents_served_satisfied", "report_considered", "last_resort", "most_effective", "stated_last_day", "presence", "conditions",
        "reportable_offender_before", *_CONSENT, *_FOUND,
    )  # fmt: skip
    yield from _notice(row)
    said = {**_MENTIONED, "outcome": "FINAL_MADE"}
    made = _form("hearing_and_interim_orders", "record_mention", "{hearing}", row, same, {"at": "made_at"}, **said)
    considered = [each.lower() for each in parts(row.get("considered_13d", ""))]
    yield replace(_with(made, **({"considered_13d": considered} if considered else {})), held_at=row["made_at"])
    yield from _told(row, "{prohibition-order}")
    yield from _served(row, "{prohibition-order}")


_MENTIONED: Final = {"took_place": "HELD", "application": "{application}", "mention_of_final_application": YES}


def _notice(row: Row) -> Iterator[Form]:
    """The application and its appearance notice, filed and served as far as the row says so.

    The hearing is listed, unless the order that ended the application was made on another day.
    """
    yield from _application(row)
    where = _place_column(row)
    there = row.get(where) or "{place}"
    if row.get("notice_issued_at"):
        listed = row["order"] != PROHIBITION or row.get("appear_at", "")[:10] == row["made_at"][:10]
        listing = {"court_place": there, "list_the_hearing": YES if listed else NO}
        columns = {"at": "notice_issued_at", "court_place": where}
        yield _form("offers", "record_appearance_notice", "{application}", row, ("court", "appear_at", "court_file"), columns, **listing)
    if row.get("filed_at"):
        filed = {"at": "filed_at", "registry": where}
        yield _form("prohibition_order_application", "file_application", "{application}", row, ("court_file",), filed, registry=there)
    if row.get("application_served_at"):
        columns = {
            "at": "application_served_at", "mode": "application_served_mode", "server": "application_served_by", "way": "application_served_way",
            "place": "application_served_where", "explained": "application_explained", "explained_how": "application_explained_how",
        }  # fmt: skip
        fixed = {"what_happened": "SERVED", "documents": ["APPLICATION", "APPEARANCE_NOTICE"]}
        same = ("discreet", "school_or_work", "no_other_place_reason")
        yield _form("service_on_respondent", "serve_documents", "service:{application}", row, same, columns, **fixed)


def _application(row: Row) -> Iterator[Form]:
    """What the application says, each part by the step at which it is prepared."""
    process, subject = "prohibition_order_application", "{application}"
    if row.get("offender_basis"):
        columns = {"basis": "offender_basis", "under_supervision_or_forensic_order": "under_supervision"}
        same = ("reportable_offender_now", "no_conviction_against_child")
        yield _form(process, "describe_respondent", subject, row, same, columns, description_stands=YES)
    if row.get("conviction_on"):
        columns = {
            "at": "conviction_on", "offence": "conviction_offence", "court": "conviction_court", "against_child": "conviction_against_child",
            "form": "conviction_form",
        }  # fmt: skip
        yield _form("offers", "record_conviction", "respondent:1", row, (), columns, what="CONVICTION")
    if row.get("belief_at"):
        yield _form(process, "record_belief", subject, row, ("belief",), {"at": "belief_at", "grounds": "belief_grounds"})
    if row.get("conduct"):
        yield _form(process, "record_conduct", subject, row, (), {"description": "conduct", "from": "conduct_from", "to": "conduct_to"})
    if row.get("conditions_sought"):
        yield _form(process, "record_conditions_sought", subject, row, (), {"conditions": "conditions_sought"})


def _place_column(row: Row) -> str:
    return next((name for name in ("court_place", "return_place") if row.get(name)), "place")


def _at_court(row: Row, columns: Mapping[str, str], **fixed: str) -> Form:
    """The hearing at which the court made an order and adjourned; what it did about an earlier one is asked where one is running."""
    earlier: dict[str, str] = {"decision": row["earlier_order"]} if row.get("earlier_order") else {}
    earlier |= {"until": row["extended_until"]} if earlier and row.get("extended_until") else {}
    orders: Decisions = (("*", earlier),) if earlier else ()
    made = _with(_mention(row, "made_at", "presence", columns), **fixed)
    return replace(_behind(made, {"orders": "earlier_order", "orders-until": "extended_until"}), orders=orders)


def _mention(row: Row, at: str, presence: str, columns: Mapping[str, str] | None = None) -> Form:
    """A hearing of the application that was adjourned, with the next one where a day was fixed."""
    said: dict[str, Any] = {**_MENTIONED, "outcome": "ADJOURNED_NO_DATE"}
    if row.get("next_listed_for"):
        said |= {"outcome": "ADJOURNED", "next_fixed": YES, "next_listed_for": row["next_listed_for"]}
        said |= {"next_place": row.get(_place_column(row)) or "{place}"}
    if row.get("report_directed"):
        said["report"] = "DIRECTED" if row["report_directed"] == YES else "NOT_DIRECTED"
    same: tuple[str, ...] = ("report_matters", "report_about_whom", "report_about", "report_due_on")
    same = (*same, "documents_served_satisfied") if at == "made_at" else same
    named = {"at": at, "presence": presence, **(_DECIDED_THERE if columns is None else columns)}
    form = _form("hearing_and_interim_orders", "record_mention", "{hearing}", row, same, named, **said)
    return replace(_behind(form, {"report": "report_directed", "next_place": _place_column(row)}), held_at=row[at])


_DECIDED_THERE: Final = {
    "s13k_decision": "temporary_order_decided", "s13k_moved_by": "moved_by", "disqualification": "disqualification_considered",
}  # fmt: skip
"""What a court decides at each mention at which no temporary order is running (13K(1), 13T(2))."""


def _one_mention(row: Row, order: str) -> Iterator[Form]:
    """The one mention at which the order of this row was extended."""
    if row.get("mention_at"):
        extended: Decisions = ((order, _extended(row.get("extended_until", ""))),)
        yield replace(_behind(_mention(row, "mention_at", "mention_presence"), {"orders": "extended_until"}), orders=extended)


def _extended(until: str) -> dict[str, Any]:
    return {"decision": "EXTENDED", "until": until}


def _extension(row: Row, changed: Sequence[str]) -> Iterator[Form]:
    """A mention at which orders were extended, each to a day of its own or all to one."""
    days = parts(row.get("extended_until", ""))
    consent: dict[str, Any] = {}
    if row.get("consent_words"):
        said = {
            "text": row["consent_words"],
            "lawyer_present": row.get("consent_lawyer", ""),
            "interpreter": row.get("consent_interpreter", ""),
        }
        consent = {"consent": {"given": YES, **said}}
    pairs = zip(changed, repeat(days[0]) if len(days) == 1 else days, strict=False)
    columns = {
        "orders": "extended_until", "orders-decision": "changes", "orders-consent-text": "consent_words",
        "orders-consent-lawyer_present": "consent_lawyer", "orders-consent-interpreter": "consent_interpreter",
    }  # fmt: skip
    mention = _behind(_mention(row, "made_at", "presence"), columns)
    yield replace(mention, orders=tuple((order, {**_extended(until), **consent}) for order, until in pairs))


def _served(row: Row, order: str) -> Iterator[Form]:
    if row.get("served_at"):
        columns = {"at": "served_at", "mode": "served_mode", "server": "served_by", "place": "served_where", "way": "served_way"}
        same = ("conditions_told", "discreet", "school_or_work", "no_other_place_reason")
        fixed = {"what_happened": "SERVED", "documents": ["ORDER", *parts(row.get("served_with", ""))]}
        served = _form("service_on_respondent", "serve_documents", f"service:{order}", row, same, columns, **fixed)
        yield _behind(served, {"documents": "served_with"})
    if row.get("affidavit_sworn_at"):
        sworn = {"at": "affidavit_sworn_at", "deponent": "affidavit_by"}
        yield _form("service_on_respondent", "swear_affidavit", f"service:{order}", row, (), sworn)


def _told(row: Row, order: str) -> Iterator[Form]:
    """How an order was explained in court, and details of it given to the commissioner."""
    if row.get("explained_at"):
        columns = {"at": "explained_at", "by_whom": "explained_by", "language": "explained_language"}
        yield _form("notice_of_order", "explain_in_court", order, row, ("obligations_explained", "consequences_explained"), columns)
    if row.get("details_given_at"):
        given = {"at": "details_given_at", "way": "details_way"}
        yield _form("notice_of_order", "give_details_to_commissioner", order, row, (), given)


# ---------------------------------------------------------------- variations
def _variation(row: Row, changed: Sequence[str]) -> Iterator[Form]:
    registered = changed[0].startswith("registered-order:")
    offer = _APPLIED[row.get("applied_by") or "COMMISSIONER", registered]
    process = "registered_order_variation_or_cancellation" if registered else "variation_or_revocation"
    same = ("grounds", "circumstances_since", "terms_sought")
    yield _form("offers", offer, changed[0], row, same, {"at": "applied_at"}, relief="VARY")
    if row.get("leave_at"):
        element = "decide_leave_to_apply" if registered else "decide_leave"
        leave = {"at": "leave_at", "grounds": "leave_grounds"}
        granted = _form(process, element, "{variation}", row, (), leave, decision="GRANTED")
        yield _with(granted, grounds=list(parts(row.get("leave_grounds", ""))))
    element = "record_application_hearing" if registered else "record_variation_hearing"
    same = ("presence", "regarded", "conditions", *(() if registered else ("costs_awarded",)))
    yield _form(process, element, "{variation}", row, same, {"at": "made_at"}, order=changed[0], outcome="VARIED")
    yield from _served(row, "{variation}")


_APPLIED: Final = {
    ("COMMISSIONER", False): "apply_to_vary_or_revoke",
    ("RESPONDENT", False): "record_respondents_application",
    ("COMMISSIONER", True): "apply_about_registered_order",
    ("RESPONDENT", True): "record_respondents_application_about_registered_order",
}


# ---------------------------------------------------------------- orders of other places
def _registered(row: Row) -> Iterator[Form]:
    process, origin = "corresponding_order_registration", "{corresponding-order}"
    columns = {"at": "applied_at", "court": "home_court", "made_on": "home_made_on"}
    same = (
        "jurisdiction",
        "elsewhere",
        "home_time_zone",
        "home_presence",
        "closely_corresponds",
        "conditions",
        "proof_of_service",
        "says_registrable",
    )
    last: dict[str, str] = {"indefinite": YES} if row.get("home_last_day") == NONE else {}
    last = {"indefinite": NO, "last_day": row["home_last_day"]} if row.get("home_last_day") and not last else last
    asked = YES if row.get("referral_reason") == "COMMISSIONER_ASKED" else NO
    applied = _form("offers", "apply_for_registration", "respondent:1", row, same, columns, referral_asked=asked, **last)
    yield _behind(applied, {"last_day": "home_last_day", "indefinite": "home_last_day", "referral_asked": "referral_reason"})
    if row.get("considered_at"):
        said = dict.fromkeys(("corresponds", "in_force", "served_at_home"), "satisfied")
        adapted = YES if row.get("referral_reason") == "REGISTRAR_BELIEF" else NO
        yield _form(process, "consider_registration", origin, row, ("evidence",), {"at": "considered_at", **said}, adaptation=adapted)
    yield from _referral(row, origin)
    yield _form(
        process,
        "register_order",
        origin,
        row,
        ("register_number", "reportable_offender_before", "present_when_registered"),
        {"at": "made_at"},
    )
    if row.get("certificate_given_at"):
        given = {"at": "certificate_given_at", "way": "certificate_way"}
        yield _form("registered_order", "give_certificate", "{registered-order}", row, (), given, copy_attached=YES)
    yield from _served(row, "{registered-order}")


def _referral(row: Row, origin: str) -> Iterator[Form]:
    """The referral to the court and what it decided; the notice of it is on nobody's sheet."""
    if row.get("referred_at"):
        columns = {
            "at": "referred_at",
            "reason": "referral_reason",
            "listed_for": "referral_heard_at",
            "place": "referral_place",
            "court": "referral_court",
        }
        yield _form("corresponding_order_registration", "refer_to_court", origin, row, (), columns)
    if row.get("referral_outcome"):
        columns = {
            "at": "referral_heard_at", "presence": "referral_presence", "outcome": "referral_outcome", "considered": "referral_considered",
            "conditions": "conditions_as_varied",
        }  # fmt: skip
        yield _form("corresponding_order_referral", "record_referral_hearing", origin, row, (), columns)


# ---------------------------------------------------------------- offender reporting orders
def _reporting(row: Row) -> Iterator[Form]:
    process, order = "offender_reporting_order", "{offender-reporting-order}"
    columns = {"at": "sentenced_at", "court": "sentencing_court", "court_place": "sentencing_place"}
    same = ("basis", "offence", "prescribed_offence", "conviction_recorded", "child_abduction")
    yield _form("offers", "open_reporting_order_question", "respondent:1", row, same, columns)
    if row.get("asked_at"):
        yield _form(process, "ask_court", order, row, ("registry",), {"at": "asked_at", "course": "asked_by"})
    made = _form(process, "record_decision", order, row, ("limb", "risk", "not_familial", "appropriate"), {"at": "made_at"}, outcome="MADE")
    considered = [each.lower() for each in parts(row.get("considered_12d", ""))]
    yield _with(made, **({"considered_12d": considered} if considered else {}))
    if row.get("details_given_at"):
        yield _form(process, "give_details", order, row, (), {"at": "details_given_at", "way": "details_way"})
    if row.get("appeal_last_day"):
        yield _form(process, "enter_appeal_period", order, row, (), {"last_day": "appeal_last_day", "authority": "appeal_authority"})


_RECORDED: Final[Mapping[str, Callable[..., Iterator[Form]]]] = {
    TEMPORARY: _temporary,
    TEMPORARY_BY_COURT: _temporary_by_court,
    PROHIBITION: _prohibition,
    DISQUALIFICATION: _disqualification,
    DISQUALIFICATION_BY_COURT: _disqualification_by_court,
    REGISTERED: _registered,
    REPORTING: _reporting,
    EXTENSION: _extension,
    VARIATION: _variation,
}
NAMED: Final = re.compile(r"\{[a-z-]+\}")
"""How an answer stands for a subject of the row."""
