"""Documents: refused while a part that the Act wants is missing, printed literally, and the same bytes for the same facts."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import app.law.all  # noqa: F401 - every fact and life
from app.documents import Prepared, Templates, prepare
from app.errors import Fault, Refusal
from app.law.document_facts import PRINTED, applicable, document_facts
from tests.support.failure_told import FAILURE, told_of_a_failure
from tests.support.order_stories import ORDER, Story, at

ROOT = Path(__file__).parents[2]
TEMPLATES = Templates.load(ROOT)
TEMPORARY, DISQUALIFICATION = "temporary-order:1", "disqualification-order:1"
VARIATION, REVOCATION = "variation:1", "variation:2"
REVIEW = "review:1"
DEVICE_ENTRY = "reviewable-decision:2"
ENTRY_REVIEW = "entry-review:1"
SUSPENSION, REVOCATION_OF_SUSPENSION = "suspension:1", "reviewable-decision:3"
URGENT = "temporary-order-application:1"
REPORTING_ORDER = "offender-reporting-order:1"
REPORT, REQUEST = "child-report:hearing:1", "information-request:1"
ELSEWHERE, REGISTERED, CANCELLATION = "corresponding-order:1", "registered-order:1", "variation:3"
CONTRAVENTION = "contravention:1"
DIRECTION, GIVING = "information-direction:1", "information-giving:1"
RELEASED, ASKED_MORE, NEW_PERIOD = (f"reporting-notice:{n}" for n in (1, 2, 3))
HOSTILE = '#read("/etc/passwd") $x^2$ *bold* _it_ @ref <label> `raw` // no comment \\ \\u{41} #panic() [x] = head'
STATION: dict[str, Any] = {
    "initial_report_place": "Sample Street police station",
    "periodic_ways": "in person",
    "periodic_in_person": True,
    "periodic_place": "Example Road police station",
}
BAN = {"kind": "PROHIBIT", "text": "be within 100 m of Sample Park"}


def prepared(name: str, story: Story, subject: str) -> Prepared:
    template = TEMPLATES.template(name)
    return prepare(template, document_facts(story.case, template.facts, subject))


def words(document: Prepared) -> str:
    """All the text of a PDF, with white space made single."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(document.contents)).pages).split())


def told_in_full(description: str = "was seen at Sample Park", **conviction: Any) -> Story:
    story = Story().applied("2026-02-02")
    particulars = {"offence": "Sample offence", "court": "Sample Court", "form": "PLEA", "against_child": True, **conviction}
    story.tell("conviction-recorded", "respondent:1", "2020-01-01", **particulars)
    story.tell(
        "concerning-conduct-recorded",
        "application:1",
        "2026-01-20",
        **{"description": description, "from": "2026-01-05", "to": "2026-01-09"},
    )
    story.tell("conditions-sought", "application:1", "2026-01-21", conditions=[BAN])
    story.tell(
        "immediate-risk-believed",
        URGENT,
        "2026-02-02",
        application="application:1",
        necessity="Because it is near.",
        reduces_risk="It holds.",
    )
    notice = {"decision": "GIVE", "to_be_made_at": at("2026-02-03").isoformat(), "to_be_made_how": "In person, at Brisbane"}
    story.tell("temporary-order-notice-decided", URGENT, "2026-02-02", "11:00", **notice)
    story.tell("temporary-order-applied-for", URGENT, "2026-02-03", channel="PHONE", why_remote="far away", court_place="Brisbane")
    told_of_a_reporting_order(story)
    told_of_information(story)
    story.made(
        "2026-02-03", order=TEMPORARY, made_under="S13J", return_at=at("2026-02-20").isoformat(), return_place="Brisbane", conditions=[BAN]
    )
    story.made(
        "2026-02-05", order=DISQUALIFICATION, relevant_application="S13I", return_at=at("2026-02-20").isoformat(), return_place="Brisbane",
        interests_finding="Made-up finding.",
    )  # fmt: skip
    story.tell("extension-decided", DISQUALIFICATION, "2026-02-20", hearing="hearing:1", decision="EXTENDED", until="2026-03-13")
    story.tell("extension-decided", TEMPORARY, "2026-02-20", hearing="hearing:1", decision="EXTENDED", until="2026-03-13")
    story.made("2026-03-10", presence="ABSENT", conditions=[BAN]).tell("reporting-notice-prepared", ORDER, "2026-03-11", **STATION)
    asked_for_another_way(story)
    story.served("2026-03-12", "17:05")
    told_of_a_contravention(story)
    grounds = {
        "course": "APPEAL",
        "reasons": "r",
        "grounds": "The tracking device was refused.",
        "orders_sought": "That the order be varied.",
    }
    story.tell("appeal-considered", f"appeal:{ORDER}", "2026-03-13", **grounds)
    asked = {"order": ORDER, "applicant": "COMMISSIONER", "grounds": "The made-up park has moved.", "circumstances_since": "A new park."}
    story.tell("variation-applied-for", VARIATION, "2026-04-01", relief="VARY", terms_sought=[BAN], **asked)
    story.tell(
        "order-varied", ORDER, "2026-04-08", presence="ABSENT", application=VARIATION, conditions=[{**BAN, "text": "be in New Park"}]
    )
    story.tell("variation-applied-for", REVOCATION, "2026-05-01", relief="REVOKE", **asked)
    a_report_directed(story)
    story.tell("order-revoked", ORDER, "2026-05-08", presence="ABSENT", application=REVOCATION, how="REVOCATION_APPLICATION")
    registered_and_cancelled(story)
    return told_of_a_failure(told_of_notices(told_about_the_register(reviewed(story))))


def told_of_notices(story: Story, **asks: Any) -> Story:
    """A release of which notice was given, a further notice that is being prepared, a changed period, and a detention."""
    story.tell("reporting-notice-opened", RELEASED, "2026-03-16", notice="INITIAL", event="RELEASED", words="w")
    period = {"period_told": "STATED", "period": "Until 9 March 2031 (section 37(1))."}
    story.tell("reporting-notice-prepared", RELEASED, "2026-03-16", **STATION, **period, earlier_requirements="NO")
    given = {"officer": "Constable Sample", "way": "By hand", "acknowledgement": "REFUSED"}
    story.tell("reporting-notice-given", RELEASED, "2026-03-17", **given)
    story.tell("reporting-notice-opened", ASKED_MORE, "2026-04-01", notice="FURTHER", words="w")
    more = {"unreported": "A sample telephone number", "unreported_ways": "by telephone", "unreported_within": "RELEASE", "stays": True}
    left_out = {"left_out": ["INITIAL_PLACE"], "left_out_because": "It was made."}
    contents = {**STATION, "initial_report_place": "", **more, **left_out, **asks}
    story.tell("further-notice-prepared", ASKED_MORE, "2026-04-02", **contents)
    story.tell("reporting-notice-opened", NEW_PERIOD, "2026-04-03", notice="PERIOD_CHANGED", words="Until 1 March 2041 (section 34(2)).")
    held: dict[str, Any] = {
        "grounds": "Sample grounds",
        "told": ["WHY", "AUTHORITY", "RELEASE"],
        "station": "Sample station",
        "signed": "REFUSED",
    }
    until = at("2026-03-17", "10:20").isoformat()
    return story.tell(
        "detained-for-notice", "respondent:1", "2026-03-17", purpose=["GIVE_NOTICE"], released_at=until, officer="Constable Sample", **held
    )


def told_about_the_register(story: Story) -> Story:
    """A device inspection offence placed on the register; a suspension of reporting obligations, and its revocation; a reporting period changed."""
    made = {"decision": "S68_2_F", "words": "w", "made_by": "ANOTHER_PERSON", "maker": "Made-up Maker", "place": "Brisbane"}
    story.tell("reviewable-decision-made", DEVICE_ENTRY, "2026-03-04", **made)
    conviction = {"offence": "A made-up device offence", "court": "Sample Court", "convicted_on": "2026-02-20", "paragraph": "S21B_5_D"}
    story.tell("device-offence-recorded", DEVICE_ENTRY, "2026-03-04", **conviction)
    story.tell("suspension-applied-for", SUSPENSION, "2026-03-05", applicant="OFFENDER", in_writing=True)
    story.tell("suspension-decided", SUSPENSION, "2026-03-12", decision="SUSPENDED", no_risk="SATISFIED", reasons="Made-up grounds.")
    story.tell("suspension-notice-given", SUSPENSION, "2026-03-13", notice="SUSPENSION", manner="POST")
    story.tell("reviewable-decision-made", REVOCATION_OF_SUSPENSION, "2026-05-04", **{**made, "decision": "S67F_1", "about": SUSPENSION})
    story.tell("suspension-revoked", REVOCATION_OF_SUSPENSION, "2026-05-04", grounds=["RISK"], reasons="A made-up new fact.")
    asked: dict[str, Any] = {"about": "LENGTH_OF_PERIOD", "applicant": "PERSON", "in_writing": True, "grounds": "A made-up slip."}
    story.tell("entry-review-applied-for", ENTRY_REVIEW, "2026-05-05", **asked)
    changed = {"decision": "CHANGED", "period": "It ends with 5 March 2031.", "reasons": "A made-up slip of five years."}
    return story.tell("entry-review-decided", ENTRY_REVIEW, "2026-05-29", **changed)


def registered_and_cancelled(story: Story) -> Story:
    """An order of Western Australia: applied for, referred, varied in absence, registered, and its registration cancelled."""
    made: dict[str, Any] = {
        "jurisdiction": "WA",
        "court": "the Sample Court of Perth",
        "made_on": "2025-08-01",
        "indefinite": False,
        "last_day": "2028-07-31",
    }
    said: dict[str, Any] = {"closely_corresponds": "It keeps a person away.", "proof_of_service": "An affidavit.", "referral_asked": True}
    story.tell("registration-applied-for", ELSEWHERE, "2026-06-01", conditions=[BAN], **made, **said)
    story.tell("referral-notice-issued", ELSEWHERE, "2026-06-02", appear_at=at("2026-06-16").isoformat(), place="Brisbane")
    milder = [{**BAN, "text": "be in the Sample Park of Brisbane"}]
    story.tell("referral-heard", ELSEWHERE, "2026-06-16", presence="ABSENT", outcome="VARIED", conditions=milder)
    story.tell("registered-order-made", REGISTERED, "2026-06-17", corresponding_order=ELSEWHERE, register_number="Q 7")
    asked = {"order": REGISTERED, "applicant": "COMMISSIONER", "relief": "CANCEL", "grounds": "g", "circumstances_since": "c"}
    story.tell("variation-applied-for", CANCELLATION, "2026-07-01", **asked)
    return story.tell("registration-cancelled", REGISTERED, "2026-07-08", presence="ABSENT", application=CANCELLATION)


def reviewed(story: Story, **more: Any) -> Story:
    """A decision of schedule 4, and its internal review decided with reasons."""
    made = {
        "decision": "S19_2",
        "words": "To report in every month.",
        "made_by": "ANOTHER_PERSON",
        "maker": "Made-up Maker",
        "place": "Brisbane",
    }
    story.tell("reviewable-decision-made", "reviewable-decision:1", "2026-03-03", **made)
    story.tell("reviewable-decision-notified", "reviewable-decision:1", "2026-03-06", manner="POST")
    applied = {"decision": "reviewable-decision:1", "applicant": "OFFENDER", "in_writing": True, "grounds": "It was a made-up mistake."}
    story.tell("review-applied-for", REVIEW, "2026-03-20", **{**applied, **more})
    decided = {"outcome": "AMENDED", "words": "To report in every second month.", "reasons": "It is enough.", "reviewer": "Made-up Equal"}
    return story.tell("review-decided", REVIEW, "2026-03-25", place="Brisbane", **{**decided, **more})


def told_of_a_reporting_order(story: Story, day: str = "2026-01-19") -> Story:
    """An offender reporting order after a conviction, and what its notice states."""
    opened: dict[str, Any] = {"basis": "CONVICTION", "court": "District Court", "court_place": "Brisbane", "offence": "Sample offence"}
    story.tell(
        "reporting-order-question-opened", REPORTING_ORDER, "2026-01-12", **opened, prescribed_offence="NO", conviction_recorded="YES"
    )
    story.tell("reporting-order-decided", REPORTING_ORDER, day, outcome="MADE", limb="RISK", risk="SATISFIED")
    story.tell("offender-reporting-order-made", REPORTING_ORDER, day, on_appeal=False)
    return story.tell("reporting-notice-prepared", REPORTING_ORDER, day, "12:00", **STATION)


def a_report_directed(story: Story, **more: Any) -> Story:
    """A report on a child respondent, and a request for it."""
    said: dict[str, Any] = {
        "directed": "DIRECTED",
        "matters": "SATISFIED",
        "about_whom": ["CHILD", "FAMILY"],
        "due_on": "2026-03-06",
        **more,
    }
    story.tell("report-directed", "application:1", "2026-02-06", hearing="hearing:1", about="School and home.", **said)
    asked = {
        "report": REPORT,
        "entity": "A made-up department",
        "what": "Made-up school reports.",
        "by_on": "2026-02-20",
        "way": "By letter",
    }
    return story.tell("information-requested", REQUEST, "2026-02-09", **asked)


def told_of_a_contravention(story: Story, **more: Any) -> Story:
    """A contravention of the prohibition order of 10 March 2026, eight days after its copy was served, with its brief."""
    said = {"order": ORDER, "conduct": "stood at the sample fence", "place": "Sample Park", **more}
    story.tell("contravention-alleged", CONTRAVENTION, "2026-03-20", "15:30", **said)
    story.tell("contravention-condition-named", CONTRAVENTION, "2026-03-23", of="the terms as made on Tue 10 March 2026", condition=1)
    known = {"of": "condition 1 of the terms as made on Tue 10 March 2026", "told_condition": "NO"}
    story.tell("knowledge-evidence-gathered", CONTRAVENTION, "2026-03-23", "11:00", **known)
    excuse = {"disability": "UNKNOWN", "notice_adequate": "YES", "notice_words": "read out at the door", "excuse_given": "lost the way"}
    story.tell("excuse-matters-recorded", CONTRAVENTION, "2026-03-24", **excuse)
    brief: dict[str, Any] = {
        "attached": ["COPY_OF_ORDER", "STATEMENT_77_1", "AFFIDAVIT_77_4"],
        "evidence": "a sample witness saw it",
        "protected_witness": "YES",
    }
    return story.tell(
        "contravention-brief-assembled", CONTRAVENTION, "2026-03-25", register_words="that the person was registered", **brief
    )


def told_of_information(story: Story) -> Story:
    """A direction to an entity, and another entity that was told of the prohibition order."""
    directed: dict[str, Any] = {
        "entity": "Sample Agency",
        "entity_kind": "GOVERNMENT_ENTITY",
        "relevant_to": ["a"],
        "answer_by": "2026-02-06",
    }
    story.tell("information-direction-proposed", DIRECTION, "2026-01-22", **directed, information="the sample address")
    given: dict[str, Any] = {"entity": "Sample Club", "entity_kind": "FUNDED_ENTITY", "basis": "S74E", "order": ORDER, "what": ["TERM"]}
    story.tell("information-giving-proposed", GIVING, "2026-03-11", **given)
    return story.tell("information-given-to-entity", GIVING, "2026-03-11", way="IN_WRITING")


def asked_for_another_way(story: Story) -> Story:
    """An attempt, the asking, and the application to the court for substituted service of the prohibition order."""
    about, papers = f"service:{ORDER}", ["ORDER", "NOTICE_13S4A"]
    story.tell("service-attempted", about, "2026-03-10", "18:00", place="the sample house", outcome="NOT_HOME", notes="lights were on")
    story.tell("substituted-service-sought", about, "2026-03-11", "09:00", reasons="r")
    asked: dict[str, Any] = {"course": "APPLIED", "why_not_practicable": "never at home", "proposed_way": "by post and e-mail"}
    return story.tell("substituted-service-applied-for", about, "2026-03-11", "10:00", documents=papers, **asked)


WHOLE = [
    ("application_for_prohibition_order", "application:1"),
    ("appearance_notice", "application:1"),
    ("application_for_temporary_order", URGENT),
    ("notice_of_application_for_temporary_order", URGENT),
    ("temporary_order", TEMPORARY),
    ("extension_of_temporary_order", TEMPORARY),
    ("prohibition_order", ORDER),
    ("notice_of_registration_elsewhere", ORDER),
    ("initial_reporting_obligations_notice", ORDER),
    ("application_for_substituted_service", f"service:{ORDER}"),
    ("affidavit_of_service", f"service:{ORDER}"),
    ("disqualification_order", DISQUALIFICATION),
    ("extension_of_disqualification_order", DISQUALIFICATION),
    ("notice_of_appeal", f"appeal:{ORDER}"),
    ("application_to_vary_or_revoke", VARIATION),
    ("order_varying", VARIATION),
    ("order_revoking", REVOCATION),
    ("offender_reporting_order", REPORTING_ORDER),
    ("initial_reporting_obligations_notice", REPORTING_ORDER),
    ("direction_for_report", REPORT),
    ("request_for_information", REQUEST),
    ("application_for_registration", ELSEWHERE),
    ("notice_of_referral", ELSEWHERE),
    ("certificate_of_registration", REGISTERED),
    ("order_cancelling_registration", CANCELLATION),
    ("application_for_internal_review", REVIEW),
    ("notice_of_review_decision", REVIEW),
    ("notice_of_deemed_confirmation", REVIEW),
    ("notice_of_device_offence_entry", DEVICE_ENTRY),
    ("notice_of_entry_review_decision", ENTRY_REVIEW),
    ("notice_about_suspension", SUSPENSION),
    ("notice_of_revocation_of_suspension", REVOCATION_OF_SUSPENSION),
    ("direction_to_give_information", DIRECTION),
    ("notice_to_entity", GIVING),
    ("terms_at_the_time", CONTRAVENTION),
    ("statement_of_the_prosecution", CONTRAVENTION),
    ("brief_of_evidence", CONTRAVENTION),
    ("brief_about_failure", FAILURE),
    ("statement_about_failure", FAILURE),
    ("initial_reporting_obligations_notice", RELEASED),
    ("notice_of_reporting_obligations", RELEASED),
    ("statement_that_notice_was_given", RELEASED),
    ("affidavit_that_notice_was_given", RELEASED),
    ("further_reporting_obligations_notice", ASKED_MORE),
    ("notice_of_changed_reporting_period", NEW_PERIOD),
    ("record_of_detention", "respondent:1"),
]


@pytest.mark.parametrize(("name", "subject"), WHOLE)
def test_every_document_can_be_prepared_from_a_matter_told_in_full(name: str, subject: str) -> None:
    document = prepared(name, told_in_full(), subject)
    assert document.contents.startswith(b"%PDF-")
    assert document.name == name
    assert "Testa Example-Person" in words(document)


def test_every_document_of_the_house_is_tried() -> None:
    assert {name for name, _ in WHOLE} == set(TEMPLATES.by_name)
    assert {template.facts for template in TEMPLATES.by_name.values()} == set(PRINTED)


def test_the_file_is_tagged_titled_and_says_its_language() -> None:
    document = prepared("prohibition_order", told_in_full(), ORDER)
    reader = PdfReader(io.BytesIO(document.contents))
    root: Any = reader.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-AU"
    assert reader.metadata is not None
    assert reader.metadata.title == "Prohibition order"
    said = root["/Metadata"].get_object().get_data().decode()
    assert "pdfaid:part" in said, "for keeping"
    assert "pdfuaid:part" in said, "for reading aloud"


@pytest.mark.provision("13A(2)(a)", "13A(2)(b)", "13A(2)(c)", "13A(2)(d)")
def test_an_incomplete_application_is_refused_with_every_missing_part_and_its_provision() -> None:
    with pytest.raises(Refusal) as refused:
        prepared("application_for_prohibition_order", Story().applied("2026-02-02"), "application:1")
    assert set(refused.value.fields) == {"convictions", "conduct", "conduct_when", "conditions"}
    for provision in ("13A(2)(a)", "13A(2)(b)", "13A(2)(c)", "13A(2)(d)"):
        assert provision in refused.value.sentence


@pytest.mark.provision("13ZA(1)")
def test_the_certificate_has_the_registered_order_attached_with_both_terms_where_it_was_varied_in_absence() -> None:
    said = words(prepared("certificate_of_registration", told_in_full(), REGISTERED))
    for stated in (
        "Wednesday 17 June 2026",
        "Q 7",
        "Monday 31 July 2028",
        "be in the Sample Park of Brisbane",
        "be within 100 m of Sample Park",
    ):
        assert stated in said
    assert "as if it had not been varied" in said


@pytest.mark.provision("13Z(13)")
def test_the_notice_of_a_referral_is_not_that_of_an_application_for_an_order() -> None:
    said = words(prepared("notice_of_referral", told_in_full(), ELSEWHERE))
    for stated in (
        "has been referred to the court",
        "Tuesday 16 June 2026",
        "required to appear",
        "in your absence, as it is or as the court varies it",
    ):
        assert stated in said
    assert "offender prohibition order" not in said


@pytest.mark.parametrize("conviction", [{"quashed_on": "2024-01-01"}, {"against_child": False}])
@pytest.mark.provision("13A(2)(a)")
def test_a_conviction_that_was_quashed_or_not_against_a_child_is_no_particular(conviction: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        prepared("application_for_prohibition_order", told_in_full(**conviction), "application:1")
    assert set(refused.value.fields) == {"convictions"}


def test_an_appearance_notice_needs_when_and_where() -> None:
    story = Story()
    story.tell("belief-recorded", "application:1", "2026-02-02", belief="b", grounds="g")
    with pytest.raises(Refusal) as refused:
        prepared("appearance_notice", story, "application:1")
    assert set(refused.value.fields) == {"b"}


def test_an_appearance_notice_says_all_six_things() -> None:
    said = words(prepared("appearance_notice", told_in_full(), "application:1"))
    for paragraph in ("(a)", "(b)", "(c)", "(d)", "(e)", "(f)"):
        assert paragraph in said
    assert "Monday 2 February 2026 at 3:00 pm in the Magistrates Court, Brisbane" in said
    assert "reportable offender" in said


@pytest.mark.provision("77(4)(a)", "77(4)(b)")
def test_the_affidavit_says_when_and_how_and_what_kind_of_evidence_it_is() -> None:
    story = told_in_full()
    said = words(prepared("affidavit_of_service", story, f"service:{ORDER}"))
    assert "On Thursday 12 March 2026 at 5:05 pm" in said
    assert "section 77(4): evidence" in said
    assert "the order (77(4)(a))" in said.replace("(77(4) (a))", "(77(4)(a))")
    story.served("2026-02-04", order="application:1", documents=("APPLICATION", "APPEARANCE_NOTICE"))
    assert "Ordinary affidavit" in words(prepared("affidavit_of_service", story, "service:application:1"))


def test_the_same_facts_give_the_same_bytes_and_other_facts_others() -> None:
    one, again = (prepared("prohibition_order", told_in_full(), ORDER) for _ in range(2))
    assert one.contents == again.contents
    assert one.sha256 == again.sha256
    assert len(one.sha256) == 64
    other = prepared("application_for_prohibition_order", told_in_full("something else"), "application:1")
    assert other.sha256 != prepared("application_for_prohibition_order", told_in_full(), "application:1").sha256


def test_hostile_words_are_printed_as_they_stand() -> None:
    said = words(prepared("application_for_prohibition_order", told_in_full(HOSTILE), "application:1"))
    assert "".join(HOSTILE.split()) in "".join(said.split())
    assert "root:" not in said


def test_letters_that_no_font_has_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        prepared("application_for_prohibition_order", told_in_full("met 日 at the park"), "application:1")
    assert "日" in refused.value.sentence
    assert "U+65E5" in refused.value.sentence


@pytest.mark.parametrize("name", ["Čapek Ngọc-Ælfgifu Żółć", "Μαρία", "Ольга"])
def test_names_in_latin_greek_and_cyrillic_letters_are_printed(name: str) -> None:
    document = prepared("application_for_prohibition_order", told_in_full(f"spoke to {name}"), "application:1")
    assert document.contents


def test_a_document_that_nobody_wrote_is_a_fault() -> None:
    with pytest.raises(Fault, match="no document"):
        TEMPLATES.template("certificate_of_nothing")


def test_a_document_is_offered_only_where_there_is_something_to_print() -> None:
    story = Story().applied("2026-02-02").made("2026-02-03", order=TEMPORARY, made_under="S13K")
    assert not applicable(story.case, "documents.extension", TEMPORARY)
    assert not applicable(story.case, "documents.affidavit", f"service:{ORDER}")
    assert applicable(told_in_full().case, "documents.extension", TEMPORARY)


def test_a_document_about_any_order_belongs_to_both_kinds() -> None:
    for kind in ("temporary-order", "prohibition-order"):
        assert "notice_of_registration_elsewhere" in {template.name for template in TEMPLATES.about(kind)}
    about = {template.name for template in TEMPLATES.about("disqualification-order")}
    assert about == {"disqualification_order", "extension_of_disqualification_order"}, "it is no order of that family"
    assert {template.name for template in TEMPLATES.about("service")} == {"affidavit_of_service", "application_for_substituted_service"}


def test_the_number_of_the_matter_stands_on_the_page() -> None:
    template = TEMPLATES.template("prohibition_order")
    facts = document_facts(told_in_full().case, template.facts, ORDER)
    assert "INT-2026-000001" in words(prepare(template, {**facts, "number": "INT-2026-000001"}))


def test_the_notice_of_appeal_is_for_the_right_court_and_says_until_when_it_is_in_time() -> None:
    said = words(prepared("notice_of_appeal", told_in_full(), f"appeal:{ORDER}"))
    assert "To the registrar of the District Court" in said
    assert "Thursday 9 April 2026" in said, "28 days after the service of 12 March"
    assert "The tracking device was refused." in said


def test_there_is_no_notice_of_appeal_to_print_unless_a_legal_officer_decided_to_appeal() -> None:
    story = Story().applied("2026-02-02").made("2026-03-10")
    assert not applicable(story.case, "documents.notice-of-appeal", f"appeal:{ORDER}")
    story.tell("appeal-considered", f"appeal:{ORDER}", "2026-03-11", course="DO_NOT_APPEAL", reasons="r")
    assert not applicable(story.case, "documents.notice-of-appeal", f"appeal:{ORDER}")


@pytest.mark.parametrize(
    ("presence", "effect"),
    [
        ("IN_PERSON", "takes effect when it is made."),
        ("ABSENT", "binds as it stood before"),
        ("PHONE", "if the respondent was present then"),
    ],
)
def test_the_order_varying_says_all_the_terms_and_from_when_they_bind(presence: str, effect: str) -> None:
    story = Story().applied("2026-02-02").made("2026-03-10", conditions=[BAN])
    story.tell("variation-applied-for", VARIATION, "2026-04-01", order=ORDER, applicant="RESPONDENT", relief="VARY", grounds="g")
    story.tell(
        "order-varied", ORDER, "2026-04-08", presence=presence, application=VARIATION, conditions=[{**BAN, "text": "be in New Park"}]
    )
    printed = words(prepared("order_varying", story, VARIATION))
    assert "be in New Park" in printed
    assert effect in printed
    offered = {
        name: applicable(story.case, f"documents.{name}", VARIATION) for name in ("application-to-vary", "order-varying", "order-revoking")
    }
    assert offered == {"application-to-vary": False, "order-varying": True, "order-revoking": False}, (
        "the respondent's application is their own"
    )
