"""The families of subjects: which kinds of subject the data dictionary, the forms and the law mean by one word.

Every room asks here, so that a new kind of order is entered once. A disqualification order is no offender prohibition order:
what the Act says of those ("order") is never asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

FAMILIES: Final = {
    "order": ("temporary-order", "prohibition-order"),
    "interim-order": ("temporary-order", "disqualification-order"),
    "any-order": ("temporary-order", "prohibition-order", "disqualification-order", "registered-order"),
    "standing-order": ("temporary-order", "prohibition-order", "disqualification-order", "registered-order", "offender-reporting-order"),
    "makes-reportable": ("temporary-order", "prohibition-order", "registered-order", "offender-reporting-order"),
    "gives-notice": ("temporary-order", "prohibition-order", "registered-order", "offender-reporting-order", "reporting-notice"),
    "tells-of-period": ("temporary-order", "prohibition-order", "registered-order", "reporting-notice"),
    "order-with-terms": ("temporary-order", "prohibition-order", "registered-order"),
    "information-sharing": ("information-direction", "information-giving"),
    "changing": ("variation", "appeal"),
    "sent-back": ("application", "variation"),
    "heard": ("hearing", "temporary-order-application"),
    "looked-at": ("hearing", "temporary-order-application", "child-report"),
    "reported-on": ("application", "child-report"),
    "reviewed": ("reviewable-decision", "review"),
    "under-division-10": ("suspension", "reviewable-decision"),
}
"""order: an offender prohibition order (schedule 5). interim-order: one that a mention ends unless it is extended (13N, 13V).
standing-order: one that has a life from a making to an end. makes-reportable: one that makes its respondent a reportable offender (5(1)(e), (f)).
gives-notice: what a reporting obligations notice is given about: such an order, or a notice that stands by itself (54A).
tells-of-period: what a notice that the reporting period changed is given about: an order, or such a notice by itself (56).
order-with-terms: one that may be varied, and of which entities may have been told (13Q, 13ZC, 74E); a registered order is no offender
prohibition order, though it has the effect of one (13ZB(1)(a)).
information-sharing: a direction to give information, or information given (74D, 74E, 74I).
heard: where a court or a magistrate decides: a hearing of the application for the final order, or an application to a magistrate (13T(1)).
looked-at: what a legal officer may have to settle because no way is drawn for it.
reported-on: what a report on a child respondent is recorded about: the direction for it; in older records the application (13E).
sent-back: what the appeal court may send back to be decided again (13ZJ(1)(b)).
changing: a proceeding in which an order may be varied or revoked (13Q, 13ZJ).
reviewed: a decision of schedule 4, or its internal review, about either of which the time to apply is extended (67H(4)).
under-division-10: a suspension of reporting obligations, or the decision that revokes one: the notice of either is copied (67B)."""


@cache
def kinds_of(*words: str) -> tuple[str, ...]:
    """The kinds of subject that these words mean: a family's kinds, or the kind itself."""
    return tuple(dict.fromkeys(kind for word in words for kind in FAMILIES.get(word, (word,))))


def is_of(kind: str, words: str | Iterable[str]) -> bool:
    """Is a kind of subject one that a word means, or one of several words?"""
    return kind in (kinds_of(words) if isinstance(words, str) else kinds_of(*words))
