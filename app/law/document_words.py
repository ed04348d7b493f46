"""Words that documents print whatever the matter: what has to be reported, what follows if it is not. In our words, with the provision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CONSEQUENCE: Final = (
    "A respondent who contravenes the order without reasonable excuse commits a crime: at most 300 penalty units or 5 years imprisonment "
    "(section 67FA). While the order is in effect the respondent must also report to the police commissioner (section 39E)."
)
FALSE_INFORMATION: Final = (
    "Giving information under the Act that you know is false or misleading in a material particular is a crime (section 67FD)."
)
PROPERTY: Final = (
    "The order provides for the respondent to recover personal property, in the words of the condition above (section 13F(4))."
)

FIRST_REPORT, PERIODIC = "First report (sections 14 and 25)", "Periodic reports (sections 18 and 19)"
REPORTING_OBLIGATIONS: Final = (
    (
        FIRST_REPORT,
        """Report your personal details to the police commissioner in person, at the place stated above, when you receive this notice.

        If that is not reasonably practicable, report within 7 days after the day on which you receive it, or before you leave Queensland
        if you intend to leave before those 7 days are over.""",
    ),
    (
        PERIODIC,
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
FURTHER_NOTICE: Final = {
    FIRST_REPORT: """If you have not made your first report, make it at once, in person, at the place stated above or in an earlier notice. It was due when you
        received your initial reporting obligations notice or, where that was not reasonably practicable, is due within 7 days after the day on which
        you received that notice, or before you leave Queensland if you intend to leave before those 7 days are over.

        This notice gives no new time for it. If you never received an initial notice, the time of schedule 3 of the Act runs (section 14(4)).""",
    PERIODIC: """After your first report, report your personal details in each February, May, August and November, and more often if that is stated above,
        also when nothing has changed. Report in a way stated above or, where none is stated, in a way that a regulation allows (section 26).""",
}
"""What a further notice says otherwise: only an initial one calls for the first report by being received (14(2))."""
OF_ANOTHER_ENTITY: Final = {
    FIRST_REPORT: """Report your personal details to the police commissioner in person. The police commissioner will give you an initial reporting obligations
        notice: report when you receive that notice, at the place which it states. If that is not reasonably practicable, report within 7 days after the
        day on which you receive it, or before you leave Queensland if you intend to leave before those 7 days are over.

        If you receive no such notice, report within the time of schedule 3 of the Act, in most cases 7 days after what made you report or, if you are in
        government detention, after you stop being in detention; or before you leave Queensland if you intend to leave before that time is over.""",
    PERIODIC: """After your first report, report your personal details in each February, May, August and November, also when nothing has changed, in a way that
        the notice of the police commissioner states or, where none is stated, in a way that a regulation allows (section 26).""",
}
"""What the notice of another entity says otherwise: it is no notice of the commissioner, so that nothing is due by its receipt (14(2), 14(4))."""
WITH_THE_ORDER: Final = ("temporary-order", "prohibition-order", "registered-order")
PERIOD_OF_ITS_OWN: Final = (
    "How long (part 4, division 5)",
    "You must report until the end of your reporting period, and longer if you have to report for another reason.",
)


def reporting_obligations(kind: str, otherwise: Mapping[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """What has to be reported because of an order of this kind, or of what else calls for notice: the period is that of an order only after one.

    `otherwise`: what a notice that is no initial one of the commissioner says under some headings.
    """
    *all_but_how_long, how_long = REPORTING_OBLIGATIONS
    said = ((heading, (otherwise or {}).get(heading, words)) for heading, words in all_but_how_long)
    return (*said, how_long if kind in WITH_THE_ORDER else PERIOD_OF_ITS_OWN)


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
