"""The index of the provisions on which this product leans: Parts 3, 3A, 4A, 4AA, 6 and schedule 5, with headings in our own words.

`implements("13M(2)(c)")` beside a rule records which rule carries out which provision; a section that is not in the index is
refused. docs/provisions.md is made from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
ACT_LINK: Final = "https://www.legislation.qld.gov.au/view/html/inforce/current/act-2004-052"


@dataclass(frozen=True)
class Provision:
    """One section (or definition): its number, what it is about in our words, and where it stands."""

    number: str
    heading: str
    part: str
    division: str = ""


class UnknownProvision(LookupError):
    """A provision whose section is not in the index."""


_TABLE: Final = """
4|Who the reporting duties do not reach|2|
5|Who is a reportable offender|2|
8|When a person stops being one|2|
9|What a reportable offence is|2|
12A|What a reporting order is|3|1
12B|Reporting order after a conviction|3|1
12C|Reporting order with a forensic order|3|1
12D|What the court looks at before a reporting order|3|1
12E|Asking for a reporting order, and by when|3|1
12F|Appeal against a reporting order made after a conviction|3|2
12G|Appeal against a reporting order made with a forensic order|3|2
13A|The police commissioner applies for a prohibition order|3A|1, subdivision 1
13B|The appearance notice, filing, service and a child's copies|3A|1, subdivision 1
13C|When the court may make a prohibition order|3A|1, subdivision 1
13D|What the court must consider|3A|1, subdivision 1
13E|A report about a child respondent|3A|1, subdivision 1
13F|What an order may forbid|3A|1, subdivision 1
13FA|What an order may require|3A|1, subdivision 1
13G|When a prohibition order starts and ends|3A|1, subdivision 1
13H|Words of the division on temporary orders|3A|1, subdivision 2
13I|The commissioner applies for a temporary order|3A|1, subdivision 2
13J|A magistrate makes a temporary order|3A|1, subdivision 2
13K|A court makes a temporary order when it adjourns|3A|1, subdivision 2
13L|What a temporary order may forbid|3A|1, subdivision 2
13LA|What a temporary order may require|3A|1, subdivision 2
13M|When a temporary order starts and ends|3A|1, subdivision 2
13N|Extending a temporary order|3A|1, subdivision 2
13O|Who may be in the room|3A|1, subdivision 3
13P|Orders by consent|3A|1, subdivision 3
13Q|Varying and revoking orders|3A|1, subdivision 3
13R|Explaining an order, and notice of reporting duties|3A|1, subdivision 3
13S|Serving an order made in absence, and a child's copies|3A|1, subdivision 3
13T|Disqualification orders|3A|1, subdivision 3
13U|When a disqualification order starts and ends|3A|1, subdivision 3
13V|Extending a disqualification order|3A|1, subdivision 3
13W|Revoking a disqualification order|3A|1, subdivision 3
13X|Costs|3A|1, subdivision 3
13Y|Asking for the registration of an order made elsewhere|3A|2
13Z|Registering an order made elsewhere|3A|2
13ZA|Certificate and copies of a registered order|3A|2
13ZB|Effect of registering|3A|2
13ZC|Varying a registered order|3A|2
13ZD|Cancelling a registration|3A|2
13ZG|Who may appeal|3A|4
13ZH|How and by when to appeal|3A|4
13ZI|Nature of an appeal, and stays|3A|4
13ZJ|What the appeal court may do|3A|4
13ZK|Costs of an appeal|3A|4
13ZL|Personal, substituted and discreet service|3A|5
13ZM|No filing fee|3A|5
13ZN|Forms|3A|5
14|When the first report is due|4|
16|Persons required to report under a corresponding Act|4|
18|Periodic reports, and none while the duties are suspended|4|
19|Periodic reports|4|
19A|Reporting a change of details|4|
19B|Reporting each change of where a person stays|4|
28|Acknowledging a report|4|
34|Reporting while detained or away|4|
36|When reporting obligations start|4|
39E|Reporting while an order is in effect|4|
39F|Reporting under a registered order|4|
50|Failing to report|4|
53|Bar to a prosecution about leaving Queensland|4|
54|Notice of reporting duties|4|
54A|Reporting obligations notices of the commissioner|4|
55|Courts tell the commissioner of orders|4|
56|Notice of a changed reporting period|4|
60|Detaining a person so that notice can be given|4|
61|Duties stand without a notice|4|
67A|Who may have reporting duties suspended|4|
67B|Copies for a parent or guardian|4|
67C|Suspending reporting duties of the commissioner's own initiative|4|
67D|Deciding whether to suspend reporting duties|4|
67E|What a suspension does|4|
67F|Revoking a suspension|4|
67FA|Contravening an order|4AA|1
67FB|Reasonable excuse|4AA|1
67FC|Access to devices|4AA|1
67FD|False or misleading information|4AA|1
67FE|Protected names and other confidential information|4AA|1
67FF|No limit of time for prosecutions|4AA|2
67FG|How offences are heard|4AA|2
67FH|Who hears an offence summarily, and how much may be imposed|4AA|2
67G|Which decisions may be reviewed|4A|1
67H|Applying for an internal review|4A|2
67I|Internal review, and the notice of it|4A|2
67J|Appeal to a Magistrates Court|4A|3
68|The register|5|
73|A person's copy of what the register holds, and its correction|5|
74|Review of being placed on the register, and what goes with a decision revoked|5|
74B|Earlier disclosures to registrars elsewhere|6|
74C|Review of the Act by the commission|6|
74D|Asking others for information|6|
74E|Telling others of an order|6|
74F|Passing on information about an order|6|
74G|Information for a report about a child|6|
74H|What a recipient may do|6|
74I|Telling a parent or carer|6|
74J|Protection of those who inform|6|
75|Protection from liability|6|
76|Spent convictions|6|
77|Proof by certificate, statement and affidavit|6|
77A|Which rules and burden apply to proceedings|6|
77B|Protected witnesses|6|
77C|Copies of orders as evidence|6|
77D|Proof that a person was told|6|
77F|What may not be used in another proceeding|6|
78|Regulations|6|
sch 1|Prescribed offences|schedules|
sch 3|When the first report is due, by class of person|schedules|
sch 4|Decisions that may be reviewed|schedules|
sch 5|Dictionary|schedules|
"""

INDEX: Final[dict[str, Provision]] = {
    row[0]: Provision(*row) for row in (line.split("|") for line in _TABLE.strip().splitlines())
}  # fmt: skip
CARRIED_OUT: dict[str, list[str]] = {}
_PARAGRAPH = re.compile("[a-z]{1,2}(_[ivx]+)?")
_SECTION = re.compile(r"^(schedule \d+|sch \d+|\d+[A-Z]*)")


def section_of(provision: str) -> str:
    """The section of a provision: "13M" of "13M(2)(c)"; "sch 5" of "schedule 5"."""
    found = _SECTION.match(provision.strip())
    return found[1].replace("schedule", "sch") if found else provision.strip()


def lookup(provision: str) -> Provision:
    """The section to which a provision belongs (UnknownProvision if it is not in the index)."""
    try:
        return INDEX[section_of(provision)]
    except KeyError:
        message = f"{provision} is not in the index of provisions"
        raise UnknownProvision(message) from None


def known(provisions: str) -> bool:
    """Is every provision of a list such as "13M(2)(b), 13N(2)" in the index?"""
    return all(section_of(one) in INDEX for one in provisions.split(","))


def paragraph(word: str) -> str:
    """A paragraph as people write it: "(d)(i)" of the stored "d_i" (any other word comes back as it is)."""
    return "".join(f"({part})" for part in word.split("_")) if _PARAGRAPH.fullmatch(word) else word


def implements(*provisions: str) -> Callable[[F], F]:
    """Record that a rule carries out these provisions; UnknownProvision at once if one is not in the index."""
    for provision in provisions:
        lookup(provision)

    def keep(rule: F) -> F:
        for provision in provisions:
            CARRIED_OUT.setdefault(provision, []).append(f"{rule.__module__}.{rule.__qualname__}")
        return rule

    return keep


def provision_link(provision: str) -> str:
    """Where the section may be read on the State's legislation site."""
    section = lookup(provision).number
    return ACT_LINK + ("" if section.startswith("sch") else f"#sec.{section}")
