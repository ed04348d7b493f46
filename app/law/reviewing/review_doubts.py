"""The doubtful texts about internal review (Part 4A): who may review, which decision is confirmed, and when."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "R-A10", "From when does the time to appeal run after a deemed confirmation?", "67I(6), 67J(1)(a)",
    "The 28 days follow the day on which the offender receives, or ought to have received, the notice. Where the law confirms because no notice was "
    "given in time, there is none to receive; it ought to have come by the last of the 10 business days, and may come later.",
    ("from-deemed-day", "From the last day on which the notice could have been given in time."),
    ("from-notice", "From the day on which a notice is in fact received."),
    safer="Tell the offender the earlier day and give a notice at once; treat no appeal as late before 28 days after a notice was received.",
    exposed="The offender, who may lose the appeal without ever having had a notice.",
)  # fmt: skip
enter(
    "R-A17", "Which decision is confirmed where no notice is given in time?", "67I(6)",
    "The commissioner is taken to have confirmed the decision. It may be the decision under review, whatever the reviewer decided, or the decision "
    "on the review of which no notice was given.",
    ("decision-under-review", "The decision under review, as it was made."),
    ("review-decision", "The decision just made on the review."),
    safer="Give the notice in time. Else go by the decision under review; let no breach rest on it alone where the review had favoured the offender, "
    "and decide afresh at once.",
    exposed="The offender, whom a favourable review may be taken from; the commissioner, if the wrong one is enforced.",
)  # fmt: skip
enter(
    "R-A31", "By the business days of which place do the 10 business days for the notice count?", "67I(6)",
    "A business day is one in the place where something must or may be done. The notice is made at an office and given where the offender is, and "
    "the two may have different holidays.",
    ("office-of-the-notice", "Of the place of the office from which the notice is given."),
    ("place-of-the-offender", "Of the place where the offender is to be given it."),
    safer="Give it by the earlier last day; conclude that the law has confirmed only after the later.",
    exposed="The offender and the commissioner, on the day between the two.",
)  # fmt: skip
enter(
    "R-A48", "Which office of the maker is compared with the reviewer's?", "67I(2)(b)",
    "The reviewer must not hold a less senior office than whoever made the decision. The Act does not say whether the maker's office is that of the "
    "day of the decision or of the review.",
    ("when-deciding", "The office that the maker held when deciding."),
    ("when-reviewed", "The office that the maker holds when the review is decided."),
    safer="Assign somebody who is less senior than neither.",
    exposed="Whoever relies on the review.",
)  # fmt: skip
enter(
    "R-A49", "When is a decision made by the commissioner, so that anybody may review it?", "67I(3)(b), sch 4",
    "The bars on the reviewer do not apply to a decision made by the police commissioner. Schedule 4 calls every decision that it lists a decision of "
    "the commissioner, which read literally would switch the bars off always.",
    ("in-person", "Only a decision that the commissioner made in person, not through a delegate."),
    ("every-listed-decision", "Every decision that schedule 4 lists."),
    safer="Keep to the bars unless the commissioner decided in person.",
    exposed="Whoever relies on a review by the maker of the decision.",
)  # fmt: skip
enter(
    "R-A81", "From when does a decision operate that was changed on review or appeal?", "67I(1)(b), 67I(5), 67J(5), 67D(7), 67F(3)",
    "A review decides, and its notice is given afterwards; the court decides, and it is carried out afterwards. The Act names no instant, though a "
    "suspension and its revocation take effect only when notice is given.",
    ("from-decision", "From the decision on the review, or of the court."),
    ("from-notice", "From the notice of the review, or from when the decision of the court was carried out and the offender was told."),
    safer="Give the notice at once; let no breach rest on what the first decision asked for in between.",
    exposed="The offender, who may be held to a duty that is gone or may trust in one that is not.",
)  # fmt: skip
enter(
    "R-A43", "Do copies of acknowledgements of reports go when an entry on the register is revoked?", "28(6), 74(6)",
    "A copy of each acknowledgement is kept. It repeats what was reported, and after a revocation personal details are removed from the register and copies "
    "taken from the person are not kept; acknowledgements are not named.",
    ("go-too", "Yes: they hold personal details."),
    ("are-kept", "No: the duty to keep them is a special one."),
    safer="Destroy what they say; keep number, date, time and place.",
    exposed="The person, whose details stay; the commissioner, who may have to show what was acknowledged.",
    anyway="Of acknowledgements what they say is destroyed, and their number, date, time and place are kept; the step asks what was done "
    "with them.",
    by="entry-review.remove-details, register_entry_review/remove_details",
)  # fmt: skip
enter(
    "R-A86", "When is a notice that was sent given: when it was sent, or when it was received?", "50(7)(c), 54A(1), 74(2)(b)",
    "The time to apply for a review of an entry or a period runs from when the person is given an initial notice, and nobody can extend it; the time to "
    "report unreported information from when the notice that asks it is given. A notice may be handed over, or sent and received some days later; which of "
    "the two is its giving the Act does not say.",
    ("when-received", "When it was received or, if that is not known, would have been in the ordinary course."),
    ("when-sent", "When it was sent."),
    safer="Hand the notice over; tell the person the earlier last day, and treat nothing as late before the later one is over.",
    exposed="The person, who may lose a review that nobody can give back, or be charged too early.",
)  # fmt: skip
