"""The facts of a written direction to give information (74D(2)), and of a written notice that an order was varied or revoked (74E(2))."""

from __future__ import annotations

from app.law.document_facts import Facts, day_in_words, document, moment_in_words, order_in_words, person_in_words
from app.law.document_words import FALSE_INFORMATION
from app.law.facts.information import direction, direction_printed, entity_printed, giving
from app.law.facts.prohibition_orders import made
from app.law.facts.variations import REVOKED, VARIED, Change, changes
from app.law.orders.terms import binds_from
from app.law.provisions import implements
from app.law.questions import Case

RELEVANT_TO = {
    "a": "deciding whether an application for an order under the Act should be made (section 74D(1)(a))",
    "b": "the making of an order under the Act (section 74D(1)(b))",
    "c": "amending or revoking an order under the Act (section 74D(1)(c))",
    "d": "serving an application or order under the Act (section 74D(1)(d))",
    "e": "investigating an alleged breach of the Act or of an order under it (section 74D(1)(e))",
}
PURPOSE = (
    "Take all reasonable steps that this information is used or disclosed only for the purpose for which it is obtained (section 74H)."
)


@document("documents.information-direction")
@implements("74D(2)", "74H")
def direction_facts(case: Case, subject: str) -> Facts:
    """To whom, about whom, what, for which purpose, and by which day."""
    one = direction(case.docket, subject)
    if one is None:
        return person_in_words(case)
    printed = direction_printed(case.docket, subject)
    return {
        **person_in_words(case),
        "entity": printed.entity,
        "information": printed.information,
        "relevant_to": [RELEVANT_TO[each] for each in one.relevant_to],
        "answer_by": day_in_words(one.answer_by),
        "duty": "You are authorised and, despite any other Act, required to give the information (section 74D(3)). You are not required to give "
        f"information that is subject to legal professional privilege (section 74D(4)). {FALSE_INFORMATION}",
        "dated": one.proposed_at.isoformat(),
    }


def _last_change(case: Case, subject: str) -> Change | None:
    one = giving(case.docket, subject)
    if one is None or one.done_at is None or not one.order:
        return None
    return next(
        (change for change in reversed(changes(case.docket, one.order)) if change.what in (VARIED, REVOKED) and change.at >= one.done_at),
        None,
    )


def _order_was_changed(case: Case, subject: str) -> bool:
    return _last_change(case, subject) is not None


@document("documents.notice-of-change-to-entity", about=_order_was_changed)
@implements("74E(2)", "74F(4)")
def notice_of_change_facts(case: Case, subject: str) -> Facts:
    """Which order, that it was varied or revoked, when, and from when a variation binds: the two days may differ."""
    one, change = giving(case.docket, subject), _last_change(case, subject)
    order = made(case.docket, one.order) if one else None
    if one is None or change is None or order is None:
        return person_in_words(case)
    binds = binds_from(case, one.order, change)
    bound = f"from {moment_in_words(binds)}" if binds else "not yet: until it is served the order binds as it stood before"
    return {
        **person_in_words(case),
        "entity": entity_printed(case.docket, subject),
        "order": order_in_words(order),
        "what": "revoked" if change.what == REVOKED else "varied",
        "made_on": moment_in_words(change.at),
        "binds": "" if change.what == REVOKED else bound,
        "onward": "If you passed the information on as a prescribed entity you must tell those persons too (section 74F(4)).",
        "purpose": PURPOSE,
        "dated": change.at.isoformat(),
    }
