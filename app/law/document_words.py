"""Words that documents print whatever the matter: what has to be reported, what follows if it is not. In our words, with the provision."""

from __future__ import annotations

from typing import Final

CONSEQUENCE: Final = (
    "A respondent who contravenes the order without reasonable excuse commits a crime: at most 300 penalty units or 5 years imprisonment "
    "(section 67FA). While the order is in effect the respondent must also report to the police commissioner (section 39E)."
)
PROPERTY: Final = (
    "The order provides for the respondent to recover personal property, in the words of the condition above (section 13F(4))."
)

REPORTING_OBLIGATIONS: Final = (
    (
        "First report (sections 14 and 25)",
        """Report your personal details to the police commissioner in person, at the place stated above, when you receive this notice.

        If that is not reasonably practicable, report within 7 days after the day on which you receive it, or before you leave Queensland
        if you intend to leave before those 7 days are over.""",
    ),
    (
        "Periodic reports (sections 18 and 19)",
        """After your first report, report your personal details in each February, May, August and November, in a way stated above, also
        when nothing has changed.""",
    ),
    (
        "Changes (section 19A)",
        """Report a change about reportable contact with a child within 24 hours after it happens. If you have ever been subject to a
        division 3 order under the Dangerous Prisoners (Sexual Offenders) Act 2003, report a change of where you generally live or can
        generally be found within 24 hours too.

        Report any other change of your personal details within 7 days after it happens. After at least 7 days in a row in government
        detention, report within 7 days after you leave it. If you intend to leave Queensland before the 7 days are over, report before you leave.

        If you are out of Queensland when a change happens, report it within 48 hours after you have come back and stayed for 48 hours in a row.""",
    ),
    (
        "Travel (sections 20 to 23)",
        """At least 7 days before you leave Queensland for 48 hours or more in a row to go elsewhere in Australia, or for any time to leave
        Australia, report where you will go and stay, when, when you will return or that you will not, and any child with whom you will
        leave or have reportable contact. If 7 days are impracticable, report at least 24 hours before you leave.

        If you are away and decide to change these plans, or to stay elsewhere in Australia for more than 48 hours, report that within 48 hours.

        Report your return within 48 hours after you have come back and stayed for 48 hours in a row; after travel out of Australia with a
        copy of your passport and travel documents. If you decide not to leave, report that within 48 hours.

        If you travel elsewhere in Australia at least once a month on average, report how often, where and why, and any child concerned,
        within 7 days and not less than 24 hours before you first travel.""",
    ),
    ("How long (section 39E)", "You must report while the order is in effect, and longer if you have to report for another reason."),
)
WITH_THE_ORDER: Final = ("temporary-order", "prohibition-order", "registered-order")
PERIOD_OF_ITS_OWN: Final = (
    "How long (part 4, division 5)",
    "You must report until the end of your reporting period, and longer if you have to report for another reason.",
)


def reporting_obligations(kind: str) -> tuple[tuple[str, str], ...]:
    """What has to be reported because of an order of this kind, or of what else calls for notice: the period is that of an order only after one."""
    *all_but_how_long, how_long = REPORTING_OBLIGATIONS
    return (*all_but_how_long, how_long if kind in WITH_THE_ORDER else PERIOD_OF_ITS_OWN)


REPORTING_CONSEQUENCES: Final = (
    """Failing to comply with a reporting obligation without reasonable excuse is a crime: at most 300 penalty units or 5 years
    imprisonment, or 200 penalty units or 3 years if it is dealt with summarily (sections 50 and 67FH).""",
    "Giving information that you know is false or misleading in a material particular is a crime with the same maximum (section 67FD).",
    "A prosecution may be started at any time (section 67FF).",
    "If you are convicted of another reportable offence after this notice, you may have to report for longer (part 4, division 5).",
)
REPORTING_HELP: Final = (
    "You may make a report where the public cannot hear, and bring a support person whom you choose (section 27).",
    """If a disability makes it impracticable for you to report, a parent, guardian or carer, or a person whom you name, may report for
    you (section 26A).""",
    """If you live more than 100 kilometres from the nearest police station or from the place stated, contact the police commissioner
    before the time is over: a later time and another place may be agreed (section 33).""",
)

FORMS: Final = {
    "CONVICTED": "convicted",
    "FINDING": "finding of guilt",
    "PLEA": "plea of guilty accepted",
    "TAKEN_INTO_ACCOUNT": "taken into account",
}
"""How a conviction came about, in the words of an application (section 10)."""
