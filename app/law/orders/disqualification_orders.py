"""A disqualification order: made where a temporary order is refused, it keeps a person from working with children (13T-13W).

It is no offender prohibition order: nothing of 13R, 13S or 13Q is asked of it, it makes nobody a reportable offender, and no appeal under
Division 4 is offered. Its life is that of a temporary order, under other numbers (law/temporary_orders.py), except that only 13W revokes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.casework.answer import Answer, Done, Wanted
from app.casework.docket import Entry
from app.law.facts import ABSENT, DOUBTFUL, presence
from app.law.facts import disqualification_orders as facts
from app.law.facts.disqualification_orders import DisqualificationOrder, RevocationDecided
from app.law.orders import temporary_order_questions as shared
from app.law.orders.magistrates_orders import on_which_application, recorded_twice, without_notice
from app.law.orders.temporary_orders import life_of_interim_order
from app.law.practice import practice
from app.law.provisions import implements
from app.law.questions import Case, Concern, check, confirm, deadline, law_list, since, slip, start, step
from app.law.status import Life, life_of


@start("disqualification_order")
def disqualification_orders_made(case: Case) -> tuple[str, ...]:
    """Every disqualification order that was made has a term to watch."""
    return facts.subjects(case.docket)


# ---------------------------------------------------------------- its life
@life_of("disqualification-order")
@implements("13U", "13V", "13W(5)")
def life_of_disqualification_order(case: Case, subject: str) -> Answer[Life]:
    """Every life that a disqualification order may have; the doubtful texts of 13M and 13N are as doubtful in 13U and 13V."""
    return life_of_interim_order(case, subject)


_UNLESS = "The person may again hold a working with children authority, or apply for one."
since("disqualification-order.takes-effect", provision="13U(1)", label="Disqualification order takes effect")(shared.takes_effect)
since(
    "disqualification-order.ends", provision="13U(2)", label="Disqualification order ends",
    consequence="The disqualification order stops being in force.",
)(shared.ends)  # fmt: skip
for _letter, _name, _label in shared.CONCLUSIONS:
    since(f"disqualification-order.{_name}", provision=f"13U(2)({_letter})", label=_label, conclusion=True)(shared.over_because(_letter))


# ---------------------------------------------------------------- what people have to do
step("disqualification-order.list-a-mention", provision="13U(2)(b), 13V", label="Is a mention listed before the order ends?")(
    shared.list_a_mention
)
step("disqualification-order.ask-for-an-extension", provision="13V", label="Is the request for an extension prepared?")(
    shared.ask_for_an_extension
)
step("disqualification-order.may-have-ended", provision="13U(2)", label="Has somebody acted on it that the order may have ended?")(
    shared.may_have_ended
)
step("disqualification-order.confirm-end", provision="13U(2)", label="Is the end of the order confirmed?")(shared.confirm_end)
law_list("disqualification-order.coming-mention")(shared.coming_mention)


@step(
    "disqualification-order.tell-chief-executive", provision="13T(2), 13T(3)",
    label="Is the chief executive (justice) told of the order?",
)  # fmt: skip
def tell_chief_executive(case: Case, subject: str) -> Done | Wanted:
    """Told of the making, and of each extension. A practice of the house (data/practice.csv): the Act lays this duty on nobody."""
    order = facts.disqualification_order(case.docket, subject)
    if order is None:
        return Wanted("the making", None, "13T(2)", _UNLESS)
    of, at = "the making", order.made_at
    for mention in order.mentions:
        if mention.extension is not None:
            of, at = f"the extension at {shared.hearing_in_words(mention.hearing)}", mention.at
    told = next((then for what, then in facts.told_of(case.docket, subject) if what == of), None)
    missed = "Who issues working with children authorities does not know of the order."
    return (
        Done(told)
        if told
        else Wanted(of, at + timedelta(hours=practice("disqualification-order.tell-chief-executive")), "13T(2), 13T(3)", missed)
    )


# ---------------------------------------------------------------- dates that matter
deadline(
    "disqualification-order.last-day", provision="13U(2), 13U(3)", label="Disqualification order ends",
    consequence="The disqualification order stops being in force. Only a mention at which it is extended carries it further (13V).",
)(shared.last_day)  # fmt: skip
deadline(
    "disqualification-order.return-date", provision="13U(2)(a), 13T(4)(a), 13J(5)",
    label="Return date and time: the order ends if no proceeding has been started",
    consequence="The disqualification order ends at that moment.",
)(shared.return_date)  # fmt: skip
deadline(
    "disqualification-order.next-mention", provision="13U(2)(b), 13V", label="Next mention: ask for an extension",
    consequence="If the order is not extended at that mention it ends then, even with days left.",
)(shared.next_mention)  # fmt: skip


# ---------------------------------------------------------------- what the Act does not provide for
@check("disqualification-order.made-as-provided", provision="13T(3), 13T(4)(a)", label="Was it made as the Act provides?")
@implements("13T(3)", "13T(4)(a)", "13J(3)")
def made_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """A magistrate's order: the finding on the interests of children, why without notice, and an application that goes on."""
    del subject
    orders = (facts.disqualification_order(case.docket, made) for made in facts.made_in(entries))
    return tuple(concern for order in orders if order is not None and order.by_magistrate for concern in _about_making(case, order))


def _about_making(case: Case, order: DisqualificationOrder) -> Iterator[Concern]:
    yield from recorded_twice(case, order, "13T(2)")
    yield from on_which_application(case, order, "13T(4)(a), 13J(6)")
    if not order.interests_finding:
        yield confirm("A disqualification order was made without a finding on the interests of children.", "13T(3)", "interests_finding")
    yield from without_notice(case, order, "13T(4)(a), 13J(3)")


@check("disqualification-order.revoked-as-provided", provision="13W", label="Was it decided as the Act provides?")
@implements("13W(1)", "13W(2)", "13W(3)", "13W(4)")
def revoked_as_provided(case: Case, subject: str, entries: tuple[Entry, ...]) -> tuple[Concern, ...]:
    """Only the person applies, with the court's leave unless the order was made in absence; the court regards children's best interests."""
    del subject
    found: list[Concern] = []
    for about, decided in facts.revocations_in(entries):
        order = facts.disqualification_order(case.docket, about)
        if order is not None:
            found += _about_revoking(order, decided)
    return tuple(found)


def _about_revoking(order: DisqualificationOrder, decided: RevocationDecided) -> Iterator[Concern]:
    if decided.at < order.made_at:
        yield slip("The decision comes before the making of the order.", "13W", "at")
    if decided.by_appeal_court:
        sentence = "An appeal court set the order aside. Whether an appeal reaches it is doubtful (O-A15): have it revoked under section 13W as well."
        yield confirm(sentence, "13U(2)(f), 13ZG, 13W(1)", "applicant")
        return
    if not decided.by_the_person:
        yield confirm("Only the person who is subject to the order may apply to have it revoked.", "13W(1)", "applicant")
    if decided.leave == "REFUSED" and decided.revoked:
        sentence = "Leave was refused and the order revoked: one of the two is wrong."
        yield slip(sentence, "13W(2)", "leave")
    elif decided.leave == "NOT_STATED":
        yield confirm("It is not recorded whether the court gave leave.", "13W(2), 13W(3)", "leave")
    elif decided.leave == "NOT_NEEDED" and presence(order.presence) != ABSENT:
        doubt = " Whether a link or telephone is presence is doubtful (O-A10)." if presence(order.presence) == DOUBTFUL else ""
        yield confirm(f"Leave is not needed only where the order was made in the person's absence.{doubt}", "13W(2)", "leave")
    if decided.leave != "REFUSED" and not decided.regard:
        yield confirm(
            "It is not recorded that the court had regard to the best interests of children about an authority for the person.",
            "13W(4)",
            "best_interests_regard",
        )
