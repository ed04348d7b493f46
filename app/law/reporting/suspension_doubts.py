"""The doubtful texts about a suspension of reporting obligations by the commissioner (division 10, s 34(1)(d))."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "R-A25", "Is an initial report owed while the commissioner's suspension lasts?", "34(1)(d), 67E",
    "While a suspension is in force no report but an initial one is required. The general provision on suspension, however, suspends any obligation "
    "of the part while the offender is the subject of such a decision, and makes no exception.",
    ("owed", "Yes: the special provision keeps the initial report out of the suspension."),
    ("suspended", "No: the general provision suspends every obligation."),
    safer="Go on asking for the initial report; start nothing against an offender who does not make it.",
    exposed="The offender, who may be charged with not reporting what may be suspended.",
)  # fmt: skip
enter(
    "R-A82", "What of the time between the notice of a revocation and the decision that undid it?", "67F(3), 67I(1)(b), 67J(5)",
    "A revocation takes effect when its notice is given. Where a review or a court puts another decision in its place the Act does not say whether the "
    "suspension goes on from then or was never interrupted.",
    ("from-then-on", "The suspension goes on from then; in between reports were owed."),
    ("never-interrupted", "The revocation falls away from the beginning: the suspension was never interrupted."),
    safer="Ask for reports while the revocation stands; start nothing because of a report that was not made in between.",
    exposed="The offender, who may be charged for the time in between.",
)  # fmt: skip
enter(
    "R-A83", "Does a refusal to suspend, or a revocation, itself suspend obligations?", "34(1)(d)",
    "The obligations are suspended while the offender is the subject of a decision under division 10. Read word by word, a refusal and a revocation are "
    "such decisions as well.",
    ("decision-to-suspend", "No: a decision that suspends is meant, and only once its notice has been given (67C(3), 67D(7))."),
    safer="Go by the notice of a decision that suspends.",
    exposed="Nobody, on any sensible reading.",
    anyway="Obligations are told to be suspended only by a decision that suspends them, from its notice on.",
    by="suspension.in-force",
)  # fmt: skip
enter(
    "R-A84", "On which day must the offender be a child for a copy to go to the parent or guardian?", "67B(1)(a), 67B(2)(b)",
    "A copy is due where the commissioner is required to give notice to an offender who is a child. The duty to give it arises with the decision; the "
    "notice may be given when the offender has come of age.",
    ("when-called-for", "On the day of the decision, which calls for the notice."),
    ("when-given", "On the day on which the notice is given."),
    safer="Give the notice before the birthday; else settle whether a copy goes to the parent or guardian, and ask the grown offender.",
    exposed="The offender, of whom a parent learns what an adult may keep to himself or herself; or who is left without the parent's help.",
)  # fmt: skip
