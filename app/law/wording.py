"""Stored values as people read them: NOT_HOME reads "Not home", S13ZJ_1_A "Section 13ZJ(1)(a)". Knows no rule."""

from __future__ import annotations

import re
from typing import Final

from app.law.provisions import paragraph

_NAMED: Final = {
    "YES": "Yes",
    "NO": "No",
    "UNKNOWN": "Not known",
    "AV_LINK": "Audiovisual link",
    "ACT": "Australian Capital Territory",
    "NSW": "New South Wales",
    "NT": "Northern Territory",
    "SA": "South Australia",
    "TAS": "Tasmania",
    "VIC": "Victoria",
    "WA": "Western Australia",
    "AFFIDAVIT_77_4": "Affidavit under section 77(4)",
    "CERTIFICATE_77_2": "Certificate under section 77(2)",
    "CHILD_13C2": "The test for a child (section 13C(2))",
    "MATTERS_13C_13D": "The matters of sections 13C and 13D",
    "MATTERS_13D": "The matters of section 13D",
    "NOTICE_13S4A": "Notice under section 13S(4)(a)",
    "REPORT_13E": "A report on the child as the child is now",
    "REQUIRE_FACILITATE_DEVICE": "Require what helps a tracking device to operate",
    "REQUIRE_OTHER": "Require something else that is necessary",
    "REQUIRE_RESIDENCE": "Require to live at a place",
    "REQUIRE_TRACKING_DEVICE": "Require to wear a tracking device",
    "REQUIRE_TREATMENT": "Require psychological treatment",
    "S21B_5_F_AS_B_OR_D": "Section 21B(5)(f), as in (b) or (d)",
    "STATEMENT_77_1": "Statement under section 77(1)",
    "STATEMENT_77_3": "Statement under section 77(3)",
    "TEST_13C1": "The test of section 13C(1)",
}
_SECTION: Final = re.compile(r"S(\d+[A-Z]{0,2})((?:_(?:\d+|[A-Z]))*)")


def spelled(value: str) -> str:
    """The words of a stored value where nothing gives others: a choice, a provision, a paragraph ("d_i" reads "(d)(i)")."""
    if value in _NAMED:
        return _NAMED[value]
    if section := _SECTION.fullmatch(value):
        return f"Section {section[1]}" + "".join(f"({part.lower()})" for part in section[2].split("_")[1:])
    if value.islower():
        return paragraph(value).replace("_", " ")
    return value.replace("_", " ").capitalize()
