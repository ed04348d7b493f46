"""The doubtful texts about proving and prosecuting a contravention (ss 34, 77 to 77F)."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "O-A20", "Must the defence give notice before it challenges a statement or affidavit about a contravention?", "77(3), 77(4), 77(5)",
    "The duty is laid on whoever is charged with an offence against its part, and that part creates none: the offences about orders stand in "
    "another. What follows without a notice, or with a late one, is not said either.",
    ("offences-under-the-act", "Yes: it covers the offences under the Act."),
    ("no-offence-in-this-part", "No: there is no offence against the part in which it stands."),
    safer="For the defence: give the notice in time. For the prosecution: be ready to prove service and presence by witnesses, notice or none.",
    exposed="The prosecution, if it relies on a statement or affidavit that the court lets the defence challenge.",
)  # fmt: skip
enter(
    "O-A44", "Is an order proved more easily in a prosecution as well?", "77C(1)",
    "The Act widens the law of evidence on proving orders for a proceeding under Part 3A. The offence of contravening an order stands in Part 4AA.",
    ("part-3a-only", "It helps in proceedings under Part 3A alone."),
    ("prosecutions-too", "It helps in a prosecution as well."),
    safer="Prove the order by a copy that the law of evidence admits by itself, and a registration by the registrar's certificate.",
    exposed="The prosecution.",
    anyway="The brief wants a copy of the order that the law of evidence admits by itself, or the certificate of registration; one that "
    "has neither is asked about.",
    by="contravention.assembling, contravention_brief/brief_of_evidence",
)  # fmt: skip
enter(
    "O-A90", "Does the charge of a contravention arise out of the conduct on which the order's own application is based?", "77F(2)",
    "Whoever is charged with an offence arising out of such conduct is tried without a word of the application, unless the court gives leave. A "
    "contravention comes after the order; but the conduct may be a course that began before it, and a new application may rest on the contravention itself.",
    ("later-conduct", "No: a contravention is conduct after the order, and another one than that on which its application is based."),
    ("one-course", "Yes, where the conduct is part of one course that began before the order."),
    safer="Leave every application, proceeding and other order out of the brief; ask for leave where one course of conduct is in question.",
    exposed="The prosecution, if a trial miscarries because of what was not to be referred to; the person charged.",
    anyway="A legal officer says in each brief on which conduct an application is based; every application and other order is left out of "
    "the brief unless the court's leave is recorded.",
    by="contravention.consider-same-conduct, contravention.leave-needed, contravention_brief/brief_of_evidence",
)  # fmt: skip
enter(
    "R-A45", "What becomes of a time to report while the obligation is suspended?", "14, 19A, 34(1)",
    "An obligation is suspended for the period in which a ground lasts. Whether a time that runs then stands still, begins again afterwards or goes "
    "on the Act does not say, nor what is due once the ground has ended.",
    ("stands-still", "It stands still and goes on when the ground has ended."),
    ("begins-afresh", "It begins afresh when the ground has ended."),
    ("runs-out", "It goes on; what fell due meanwhile is due at once when the ground has ended."),
    safer="Ask for the report as soon as the ground has ended; start nothing before the whole time has run anew from then.",
    exposed="The person, who may be charged with what was not due yet; children, while nobody asks.",
)  # fmt: skip
