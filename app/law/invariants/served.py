"""Invariants of service (13B(3), 13S, 13ZL): what counts, how it is done, and which papers go with an order.

What an officer did is never refused: it is asked about when it is recorded, and shown here until it is put right.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.casework.families import is_of
from app.law.facts import APPLICATION_DOCUMENTS, kind_of, service_of
from app.law.facts.applications import application
from app.law.facts.prohibition_orders import made
from app.law.facts.records import document_served, served_without_particulars
from app.law.facts.service import document_set
from app.law.invariants import ACT, ALERT, BLOCK, STATUS, Found, flagged, invariant, notices_issued, services_done
from app.law.questions import Case
from app.law.serving.service_checks import as_the_act_provides


def _flagged(case: Case, subject: str, *provisions: str) -> Iterator[Found]:
    """The concerns about each service of this set, under these provisions."""
    servings = document_set(case.docket, subject).servings
    if servings:
        yield from flagged(as_the_act_provides(case, subject, case.docket.about(subject)), max(one.at for one in servings), *provisions)


@invariant("I-66", provision="13B(3)", severity=BLOCK, kind=STATUS, over=notices_issued)
def served_only_with_both_documents(case: Case, subject: str) -> Iterator[Found]:
    """The application documents are served only once both the application and the appearance notice are."""
    at = application(case.docket, subject).served_at
    if at is not None and not all(document_served(case.docket, service_of(subject), one, at) for one in APPLICATION_DOCUMENTS):
        yield Found("The application documents are said to be served although one of the two was not.", at)


@invariant("I-67", provision="13ZL(3), 77(4)", severity=BLOCK, kind=ACT, over=services_done)
def personal_service_has_its_particulars(case: Case, subject: str) -> Iterator[Found]:
    """Of each personal service the officer, the time and the way are recorded."""
    for at in served_without_particulars(case.docket, subject):
        yield Found("Of a personal service it is not recorded by whom and in which way it was done.", at)


@invariant("I-68", provision="13ZL(4), 13ZL(5)", severity=BLOCK, kind=ACT, over=services_done)
def substituted_service_is_authorised(case: Case, subject: str) -> Iterator[Found]:
    """Substituted service follows an attempt at personal service and an order of the court, and is done as that order says."""
    yield from _flagged(case, subject, "13ZL(4)", "13ZL(5)")


@invariant("I-69", provision="13ZL(6)", severity=ALERT, kind=ACT, over=services_done)
def the_notice_is_explained(case: Case, subject: str) -> Iterator[Found]:
    """Whoever serves an appearance notice in person explains it."""
    yield from _flagged(case, subject, "13ZL(6)")


@invariant("I-70", provision="13ZL(7)", severity=BLOCK, kind=ACT, over=services_done)
def a_child_is_served_discreetly(case: Case, subject: str) -> Iterator[Found]:
    """A child is served discreetly, and at or near school or work only where there is no other place."""
    yield from _flagged(case, subject, "13ZL(7)(a)", "13ZL(7)(b)")


@invariant("I-71", provision="13S(3), 13S(4)", severity=ALERT, kind=ACT, over=services_done)
def the_papers_go_with_the_order(case: Case, subject: str) -> Iterator[Found]:
    """With the copy of an order made in absence go the notice of s 13S(4)(a) and, where it is due, that of reporting obligations."""
    one = document_set(case.docket, subject)
    copy = one.served_at("ORDER")
    if copy is not None and is_of(kind_of(one.about), "order") and made(case.docket, one.about) is not None and one.missing:
        yield Found("The copy of the order was served without every notice that goes with it.", copy)
