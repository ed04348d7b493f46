"""The doubtful texts about orders of other places (Division 2; 39F, 74D and 74I): their registration, their life here, and what is said of them."""

from __future__ import annotations

from app.law.doubts import enter

enter(
    "O-A18", "The original order is changed where it was made, after its registration", "13Z(11)",
    "A registered order is registered for the period during which the original order, as it was first made, is in force. Its own court may "
    "later move its last day; nothing says whether the registration follows. That it ends when the original order stops being in force is plain.",
    ("as-originally-made", "A last day that was moved later does not count: the one with which the order was made does."),
    ("follows-the-order-at-home", "The registration follows the last day as it was moved."),
    safer="Act by the earlier day: ask for a new order, or for a new registration, before it.",
    exposed="Children after the earlier day; the respondent, if the order is enforced after it.",
)  # fmt: skip
enter(
    "O-A19", "In whose absence was a registered order made?", "13Q(2), 13ZC(3), 13ZD(3)",
    "A respondent needs no leave to apply about an order that was made in absence. Of an order of another place that was registered here it "
    "is open whether its making there counts, or its registration here, at which nobody need be there.",
    ("made-at-home", "The making of the order in its own place counts."),
    ("registered-here", "Its registration here counts: at a hearing on a referral, or before the registrar in absence."),
    safer="Ask for leave in the alternative.",
    exposed="The respondent, whose application may be dismissed for want of leave.",
)  # fmt: skip
enter(
    "O-A31", "Can a registered corresponding order be continued by a new application?", "13G(2), 13Z(11), 13ZB(1)(a)",
    "What continues is the existing prohibition order, which is one made under the Act; a registered order has the effect of one, but is registered for the "
    "period for which it was made elsewhere. If it is continued, the term of the new order starts when that period ended.",
    ("not-continued", "No: it is no prohibition order, and its period is fixed."),
    ("continued", "Yes, as a prohibition order would be, until the new application is decided."),
    safer="Ask for a temporary order before its period ends; after it, enforce nothing under the registered order alone. Renew by the shorter term.",
    exposed="Children, if the continuation is relied on; the respondent, if the order is enforced after its period.",
)  # fmt: skip
enter(
    "O-A36", "Does the day of registration count in the years of reporting?", "39F",
    "The section says that the period starts on the day; years ordinarily leave out the first day.",
    ("day-counts", "The day of registration is the first day."),
    ("day-left-out", "The day of registration is left out."),
    safer="Report on both days.",
    exposed="The respondent.",
)  # fmt: skip
enter(
    "O-A41", "May the court refuse the registration on a referral?", "13Z(2), 13Z(5), 13Z(8), 13Z(10), 13Z(13)",
    "An order is referred to be adapted or modified, and the registrar must register it as varied. The Act also speaks of the court deciding the "
    "application and of what it may register, and does not say what follows where it varies nothing or refuses.",
    ("only-adapts", "The court only adapts: where it varies nothing the registrar registers the order as it stands."),
    ("may-refuse", "The court decides the application, and may refuse it."),
    safer="Register what the court left unvaried; put a refusal before a legal officer before anything is registered.",
    exposed="Children, if an order that had to be registered is not; the respondent, if one is registered that the court refused.",
    anyway="What the court left unvaried is registered. A refusal goes to a legal officer before anything is registered, and registering "
    "all the same is asked about.",
    by="corresponding-order.after-referral, corresponding-order.settle, corresponding_order_registration/settle_court_decision, "
    "corresponding-order.registering",
)  # fmt: skip
enter(
    "O-A42", "From when does a variation of a registered order bind that was made in absence?", "13ZC(3), 13Q(5)(b), 13S(2)",
    "The rule that a variation in absence binds on service of the varying order is carried over, but the section under which it is served is not.",
    ("on-service", "On service of the varying order, as for an offender prohibition order."),
    ("when-made", "When it is made: nothing else is said of it."),
    safer="Serve the varying order in person at once, and enforce the varied terms only from then.",
    exposed="The respondent, if terms are enforced that do not bind yet; children, if the milder terms do.",
)  # fmt: skip
enter(
    "O-A80", "How is a respondent notified of a variation made for the registration?", "13ZA(3), 13ZB(3), 13ZB(4)",
    "Until the respondent is notified of a variation made in absence the registered order binds as if it had not been varied. A copy must be served; "
    "whether being told in another way is enough is not said.",
    ("service-only", "By service of the copy of the registered order alone."),
    ("any-notice", "In any way in which the respondent learns of the variation."),
    safer="Serve the copy at once; until then enforce only what both versions of the terms forbid.",
    exposed="The respondent, if varied terms are enforced that do not bind yet; children, if the unvaried terms are milder.",
)  # fmt: skip
enter(
    "O-A12", "Which court decides on the referral of a child's corresponding order?", "13Z(3), 13ZC(1), 13ZD(1), sch 5",
    "The Act says which court deals with an offender prohibition order for a child respondent: the Childrens Court. A corresponding order is none; it is "
    "referred by the registrar of a Magistrates Court to the court, and of that the definition says nothing.",
    ("magistrates", "The Magistrates Court whose registrar referred it."),
    ("childrens", "The Childrens Court constituted by a Childrens Court magistrate, as for a child's order made here."),
    safer="Ask the court in which of the two it is to be heard; handle the respondent as a child in either.",
    exposed="The respondent and the commissioner: a variation by the wrong court may be set aside.",
    anyway="Referring an order about somebody who may be a child is asked about, so that the court is settled first, and the notice names it. Discreet "
    "service, copies for parents and the appeal court go by the child, whichever court hears it.",
    by="corresponding-order.referring, registered-order.child, registered-order.give-copies, service.plan",
)  # fmt: skip
enter(
    "O-A51", "May a person be told of a registered order under section 74I?", "74I, 74E(4), 13ZB(1)(a)",
    "Section 74I speaks of an order made under this Act. A registered order was made elsewhere; section 74E says that its orders include a registered "
    "one, and section 74I does not. But a registered order has the effect of a prohibition order made here.",
    ("not-reached", "No: it was not made under this Act; information about it goes to entities under section 74E."),
    ("as-a-prohibition-order", "Yes: it has the same effect as a prohibition order made under the Act."),
    safer="Give it under section 74E where the recipient is an entity; else have a legal officer settle it first.",
    exposed="The respondent, about whom something is told that may not be; children, whose parents are not told.",
)  # fmt: skip
enter(
    "R-A29", "For how long does the respondent of a registered order report that outlives the years of its section?", "39F, 39E, 13ZB(1)(a), 5(1)(g), 8(d)",
    "One section ends the reporting after five years, or a child's two, though the order goes on. Another has the respondent of a prohibition "
    "order report while "
    "that is in effect, and a registered order has the same effect as one.",
    ("shortest-period", "For the shortest of the three periods: the special section settles it."),
    ("while-it-has-effect", "For as long as the order has effect, as under a prohibition order."),
    safer="Go on asking for reports while the order has effect; start nothing because of one that was not made after the years.",
    exposed="Children, if nobody reports any more; the respondent, if charged with a report that is not owed.",
)  # fmt: skip
enter(
    "R-A20", "Does time in detention lengthen the reporting that hangs on an order?", "34(2), 39E, 39F",
    "The time for which reporting goes on is lengthened by time in government detention. Of who reports because of an order it is said that it "
    "is while the order "
    "is in effect, or for stated years at most; whether these are lengthened too is not said.",
    ("lengthened", "Yes: the general provision makes no exception for them."),
    ("not-lengthened", "No: they end with the order, or with their years."),
    safer="Ask for reports to the later day; start nothing because of one that was not made after the earlier.",
    exposed="Children, if nobody reports any more; the person, if charged with a report that is not owed.",
    anyway="Detention is not counted here. The date says that it may lengthen the period, and leaves it to the register unit. A suspected failure to "
    "report after the order goes to a legal officer before it is charged.",
    by="registered-order.reporting-until, reporting-notice.give-period, contravention.against, contravention.settle-failure",
)  # fmt: skip
