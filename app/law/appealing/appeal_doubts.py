"""The doubtful texts about appeals (Division 4): what may be appealed, until when, and what an appeal court's order does."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "O-A13", "May a magistrate's decision on a temporary order without a court be appealed?", "13ZG, 13M(2)(f)",
    "An appeal lies from a decision of a court; a magistrate who decides an urgent application acts alone. Yet a temporary order may end by an appeal.",
    ("not-appealable", "No appeal lies; ask for it to be varied or revoked."),
    ("appealable", "An appeal lies as from a court."),
    safer="Diarise the 28 days, and offer an application to vary or revoke.",
    exposed="Whoever relies on an appeal, or lets its time pass.",
)  # fmt: skip
enter(
    "O-A14", "When does the time to appeal start for a decision in absence that leaves no order to serve?", "13ZH(1)",
    "Where a decision is made in absence the 28 days follow service of the resulting order. A refusal results in none.",
    ("from-decision", "From the day of the decision."),
    ("from-service", "Not before a copy of the decision has been served on the respondent."),
    safer="Count from the decision; do not treat the time as over.",
    exposed="The party that counts on the longer time.",
)  # fmt: skip
enter(
    "O-A15", "Does an appeal reach a disqualification order?", "13ZG, 13ZJ(1)(b), 13U(2)(f), 13W",
    "An appeal lies from a decision about an offender prohibition order, which a disqualification order is not, and its end names revocation under "
    "its own section only. Yet the refusal of the temporary order, on which it rests, may be appealed, and an appeal court may make another order.",
    ("no-appeal", "No: the only way is an application by the person to have it revoked."),
    ("with-the-refusal", "It may be set aside together with the refusal of the temporary order."),
    safer="Have it revoked under its own section as well; record what an appeal court in fact ordered, and treat the order as uncertain from then on.",
    exposed="The person, who may lose the time for the right way; children, if the order is thought to be gone.",
)  # fmt: skip
enter(
    "O-A16", "When does an order made, varied or revoked by the appeal court take effect?", "13ZJ(1)(a), 13ZJ(2)(a), 13ZJ(3)",
    "What the court makes as another order that should have been made takes effect when it is made. Of what it makes, varies, revokes or registers otherwise "
    "nothing is said, nor of presence, notice or service in the appeal court.",
    ("when-made", "When the appeal court makes it."),
    ("ordinary-rules", "By the ordinary rules: presence, notice or service."),
    safer="Serve at once; enforce from service.",
    exposed="The respondent if enforced before service.",
)  # fmt: skip
enter(
    "O-A28", "Must an order of the appeal court be served by the police?", "13S(1), 13ZJ",
    "The duty to serve speaks of a magistrate or court, which at first instance are defined courts.",
    ("no-duty", "The duty does not extend to it."),
    ("duty", "The duty extends to it."),
    safer="Serve.",
    exposed="The respondent; and whoever must later prove knowledge.",
    anyway="What the appeal court ordered is served in person at once, within hours that are a practice of the house; so is every order "
    "that it makes in absence.",
    by="appeal.serve-result, appeal/serve_result, service.serve",
)  # fmt: skip
enter(
    "O-A50", "May a refusal to make an order be appealed?", "13ZG, 13ZJ(1)(a)",
    "An appeal is about the relevant order, and a refusal leaves none; yet the appeal court may make one.",
    ("appealable", "Yes."),
    ("not-appealable", "No."),
    safer="Diarise the 28 days.",
    exposed="The commissioner, and children.",
)  # fmt: skip
enter(
    "O-A91", "May the court's decision on the referral of a corresponding order be appealed?", "13Z(8), 13ZG, 13ZJ(2)(a)",
    "An appeal lies from a decision of a court about an offender prohibition order or a registered order. When the court decides on a referral the order "
    "is not registered yet; but it is registered as the court varied it, and the appeal court may itself register an order or a variation of it.",
    ("appealable", "Yes: it becomes a registered order by that decision."),
    ("not-appealable", "No: it is none when the court decides. What the registrar then does is no decision of a court."),
    safer="Diarise the 28 days, in absence also from the service of the registered order; and offer an application to vary it or cancel its registration.",
    exposed="The respondent, and the commissioner where the court refused: whoever lets the time pass.",
)  # fmt: skip
enter(
    "O-A93", "Child or adult for an order that the appeal court makes though none was applied for?", "sch 5, 13ZJ(2)(b), 13G(1)(b)",
    "On an appeal about an order of another place the appeal court may make another order that should have been made. Whether its respondent is a "
    "child is judged on the day of the application for it, and there was none; for the order of the other place it is judged on its registration.",
    ("registration", "As of the order of the other place: on the day of its registration, or until then of the application to register it."),
    ("making", "On the day on which the appeal court makes the order."),
    safer="Handle the respondent as a child; ask the appeal court to state the last day.",
    exposed="The respondent, who may be bound for five years and not two; children, the other way round.",
)  # fmt: skip
enter(
    "O-A95", "Does a mention end an order that stood revoked, where the revocation is set aside later?", "13M(2)(b), 13N(1)(a), 13U(2)(b), 13ZJ(1)",
    "An order ends when its application is next mentioned and it is not extended. While it stood revoked nobody could extend it; the appeal court then "
    "sets the revocation aside and names no day. Whether that mention counts is not said.",
    ("mention-counts", "Yes: the application was mentioned and the order was not extended, so that it ended then."),
    ("nothing-to-extend", "No: the paragraph presupposes an order that the court could extend; it goes on to the end of its period."),
    safer="Ask the appeal court to name the last day when it sets the revocation aside; else apply for a fresh order at once.",
    exposed="Children, if the order is thought to go on; the respondent, if it is enforced.",
)  # fmt: skip
enter(
    "O-A60", "A stay to a stated day, and the appeal is decided before it", "13ZI(3)",
    "A stay is ordered on an appeal. Where the appeal court named a later day than that of its decision, it is open whether the stay goes with the appeal.",
    ("ends-with-the-appeal", "It ends when the appeal is decided."),
    ("to-the-day-stated", "It lasts to the day stated."),
    safer="Ask the appeal court to say so when it decides; until then treat the order as uncertain.",
    exposed="Children, if the order is thought to be stayed; the respondent, if it is enforced.",
)  # fmt: skip
enter(
    "O-A94", "The appeal court puts a temporary order back and names no last day", "13ZJ(1), 13ZJ(3), 13M(2), 13M(3)",
    "A mention or the decision of the application had ended the order, and the appeal court set that aside before the period of the order was over. "
    "The order remains in force until the first of the events that end it, of which none is left but the end of its period; yet an order that was "
    "over is extended to a day, and no day is named.",
    ("for-the-rest-of-its-period", "It goes on from that decision for what is left of its 28 days, or of its extension."),
    ("only-to-a-day-named", "It goes on only to a day that the appeal court names; without one it stays over."),
    safer="Ask the appeal court to name the day; until then act as if the order were over, and apply for a new one.",
    exposed="Children, if the order is thought to go on; the respondent, if it is enforced.",
)  # fmt: skip
