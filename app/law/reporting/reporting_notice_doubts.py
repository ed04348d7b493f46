"""The doubtful texts about reporting obligations notices (ss 19, 54, 54A)."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "R-A42", "Can one paper be an initial notice and a further notice?", "54A(1), 54A(3), 19B(2), 50(5)",
    "An initial notice and a further notice are both called reporting obligations notices, and an initial one ends the notice before it. Reports under "
    "section 19B and of unreported information are asked by a notice under section 54A(3); that one paper cannot be given under both is not said.",
    ("two-papers", "No: what only a further notice may ask falls away with an initial notice, until a further one is given after it."),
    ("one-paper", "Yes: one paper may be given under both subsections."),
    safer="Give two papers, the initial notice first and the further one directly after it; let no breach rest on a paper that was meant as both.",
    exposed="Children, while nobody is bound by what fell away; the person, who may be held to what no notice asks.",
)  # fmt: skip
enter(
    "R-A57", "Does a decision that periodic reports be more frequent bind without a notice that states it?", "19(2), 19(3), 54A(5)(b)",
    "The commissioner may require more frequent reports, and must then give a notice that states when they are due. For section 19B the Act says "
    "that the notice imposes the requirement; for more frequent periodic reports it does not, and an initial notice leaves the decision as it is.",
    ("by-notice", "No: it binds from the giving of a notice that states it, and while that notice applies."),
    ("by-decision", "Yes: it binds from the decision; who was not told has a defence (section 50(4))."),
    safer="Give the notice at once, and again directly after any initial notice; hold nobody to the decision while no notice states it.",
    exposed="The person, who may be charged with a report that no notice asks for; children, while nobody reports more often.",
)  # fmt: skip
enter(
    "R-A85", "Is another entity free from giving notice after any notice of the commissioner, or only after one about the same event?", "54(2), 54(4)(b)",
    "Notice is given as soon as practicable after each event. An entity need not give it where the commissioner has given the person a reporting "
    "obligations notice; of which event that notice was is not said.",
    ("any-notice", "After any: the person has been told of the obligations by the commissioner."),
    ("same-event", "Only after one that was given because of this event."),
    safer="Let the entity give it, or the commissioner's own notice about this event at once, which is due in any case.",
    exposed="The entity, whose duty may be breached; the person, who may not know that reporting begins again.",
)  # fmt: skip
