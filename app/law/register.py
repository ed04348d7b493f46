"""The doubtful texts of Parts 3A, 4A, 4AA and 6 on which a rule of this house may lean: the readings of each, and the safer course.

Importing this module enters them in the register (law/readings.py). The first reading is the one a rule takes first; it has no
greater weight. A doubt with one reading is settled: it is kept because somebody will ask. `ABOUT` says why the text is open and
who is exposed; docs/readings holds one page for each, made from here (tests keep the pages in step). Those about appeals, orders of
other places, prosecuting, reporting and internal review stand in the room of each, and are entered with these. What becomes of a
doubt in the law: law/doubts.py.
"""

from __future__ import annotations

from app.law.appealing import appeal_doubts  # noqa: F401 - enter those about appeals and internal review
from app.law.doubts import ABOUT, About, enter, page, page_name
from app.law.other_places import other_place_doubts  # noqa: F401 - enter those about orders of other places
from app.law.prosecuting import prosecuting_doubts  # noqa: F401 - enter those about proving and prosecuting a contravention
from app.law.readings import REGISTER
from app.law.reporting import (
    reporting_notice_doubts,  # noqa: F401 - enter those about reporting obligations notices
    suspension_doubts,  # noqa: F401 - enter those about a suspension of reporting obligations
)
from app.law.reviewing import review_doubts  # noqa: F401 - enter those about appeals and internal review

__all__ = ["ABOUT", "REGISTER", "About", "page", "page_name"]

enter(
    "O-A01", "Does the first day of an order's period count?", "13G(1), 13M(3), 13N(2), 13U(3), 13V",
    "A period that runs from an event ordinarily leaves out the day of that event. An order, however, already binds on the day it takes effect, "
    "so that day may be the first of its days. The Act's example of a two-year term fits both.",
    ("first-day-out", "The day on which the order takes effect is left out: 28 days from 2 March end with 30 March."),
    ("first-day-in", "The day on which the order takes effect is its first day: 28 days from 2 March end with 29 March."),
    safer="List, renew and extend by the shorter reading; treat the day between the two as uncertain.",
    exposed="Children on the last day if the longer reading is relied on; the respondent if the order is enforced on that day.",
)  # fmt: skip
enter(
    "O-A02", "When is an application made?", "13B(1), 13G(2)(a), schedule 5",
    "The proceeding starts when the appearance notice is issued, but the Act also speaks of an application being made, without saying "
    "whether issuing, filing or moving it in court does so.",
    ("notice-issued", "It is made when the appearance notice is issued, which starts the proceeding."),
    ("filed", "It is made when it is filed."),
    ("moved-in-court", "It is made when the court is first asked for the order."),
    safer="Issue, file and have it mentioned before the limit; handle a person as a child who was under 18 on any of those days.",
    exposed="Children whose protection ends with the old term; a respondent who turned 18 between the days.",
)  # fmt: skip
enter(
    "O-A03", "From which day do the 28 days of a temporary order run if it is served later?", "13M(2)(c), 13M(3), 13U(2)(c), 13U(3)",
    "The order stays in force until its prescribed period ends, and that period is 28 days; no starting day is named. The words presuppose an "
    "order in force.",
    ("from-effect", "They run from the day on which the order takes effect."),
    ("from-making", "They run from the day on which the order is made."),
    safer="List the mention within 28 days from the making.",
    exposed="Children if the mention is listed too late; the respondent if the order is enforced after 28 days from its making.",
)  # fmt: skip
enter(
    "O-A04", "From when is an extension measured that is stated in days?", "13N(2), 13M(3)(a), 13U(3)(a), 13V",
    "The court may extend for not more than 28 days when it adjourns; whether those days follow the grant or the end of the current period is not said.",
    ("from-grant", "They run from the day on which the extension is granted."),
    ("from-current-end", "They follow the end of the current period."),
    safer="Ask the court for a stated last day, not later than 27 days after the grant.",
    exposed="The respondent if the longer period is enforced; children if an over-long extension proves bad.",
)  # fmt: skip
enter(
    "O-A05", "Which mention ends an order that was extended?", "13M(2)(b), 13M(3)(a), 13U(2)(b), 13U(3)(a)",
    "The order ends when the application is next mentioned, unless the period is extended. "
    "Once it has been extended it is open whether a later mention inside the extension ends it too.",
    ("every-mention", "Each mention ends it unless it is extended again at that mention."),
    ("first-mention-only", "Only the first mention after the making does; afterwards the extension runs its days."),
    safer="Ask for an extension at every mention.",
    exposed="Children, if a mention inside an extension passes without a decision on extending.",
)  # fmt: skip
enter(
    "O-A06", "May an order be extended that has not taken effect?", "13N(1)(a), 13V",
    "An extension is provided for where a temporary order is in force. "
    "An order made in the respondent's absence is made but has no effect before its copy is served.",
    ("cannot-extend-before-effect", "No: an order that has not taken effect is not in force."),
    ("can-extend-before-effect", "Yes: in force means made and not ended."),
    safer="Serve before the mention; if it is not served, ask for an extension and, in the alternative, a fresh temporary order.",
    exposed="Children, if the court's extension of an unserved order is relied on.",
)  # fmt: skip
enter(
    "O-A07", "What is notice of a prohibition order?", "13G(1)(a), 13S(2), 67FA(3)(c)",
    "The order takes effect on the day notice of it is given. "
    "Being present and being served surely are notice. Part 4AA also speaks of an officer telling the respondent, but for another purpose.",
    ("present-or-served", "Only presence at the making, or service of the copy."),
    ("also-when-told", "Also being told of the order by a police officer."),
    safer="Count the term from the earliest notice; enforce only from presence or service.",
    exposed="The respondent if enforced on being told; children if the term proves to have begun, and so to end, earlier.",
)  # fmt: skip
enter(
    "O-A08", "What does discontinuing the new application do to a continued order?", "13G(3)",
    "An order whose renewal is undecided goes on until the new application is decided. An application that is discontinued is never decided.",
    ("ends-at-discontinuance", "The continuation ends with the discontinuance."),
    ("goes-on", "The order goes on, because nothing was decided."),
    safer="Ask the court to dismiss the application rather than discontinue it; a legal officer agrees first.",
    exposed="Both: children if the order is thought to go on, the respondent if it is enforced.",
)  # fmt: skip
enter(
    "O-A09", "The new application is decided on the last day of the old term", "13G(2)(b), 13G(4)",
    "The continuation asks whether the application was decided before the day on which the order ends; a decision on that day is not before it.",
    ("term-starts-next-day", "The old order runs out its last day, and a new order's term starts the day after."),
    safer="Work out the old last day in each reading of O-A01; act by the earliest.",
    exposed="Nobody much: the difference is a day of the new term.",
    anyway="The term of the new order starts the day after the old last day whenever its application was decided on that day or later, "
    "for each reading of which day that is (O-A01).",
    by="prohibition-order.last-day, prohibition-order.ends",
)  # fmt: skip
enter(
    "O-A10", "Is a person who appears by audio-visual link or telephone present?", "13M(1), 13Q(5), 13R, 13S, 13ZH(1), 13U(1)",
    "Effect and service turn on being present; elsewhere the Act says in person where it means bodily. A lawyer's appearance alone is taken as absence.",
    ("av-link-is-present", "Who takes part by link or telephone is present."),
    ("bodily-only", "Only who is bodily in the room is present."),
    safer="Serve the copy all the same, enforce from service, and count an appeal from the day of the decision.",
    exposed="The respondent if the order is enforced before service; either side if the appeal is counted from service.",
)  # fmt: skip
enter(
    "O-A11", "Child or adult for a temporary order that the court makes of its own motion?", "13K(1), schedule 5",
    "Whether a respondent is a child is judged on the day of the application; an order of the court's own motion has none.",
    ("day-of-final-application", "The day of the application for the prohibition order."),
    ("day-of-decision", "The day on which the temporary order is decided."),
    safer="Handle the person as a child who was under 18 on either day.",
    exposed="A respondent who turned 18 between the days.",
)  # fmt: skip
enter(
    "O-A21", "Do the civil rules about times of service apply to the application for a prohibition order?", "77A(2), 13ZL",
    "The civil rules apply to these proceedings but not to those for a temporary order; this Part has its own rules of personal service.",
    ("rules-apply", "Service after 4 p.m. counts the next day, and three clear business days must be left before the hearing."),
    ("rules-displaced", "Service counts when it is done; the Part's own rules govern."),
    safer="Serve before 4 p.m., three clear business days before the hearing, not on Christmas Day or Good Friday.",
    exposed="Children if the hearing cannot go ahead in absence.",
)  # fmt: skip
enter(
    "O-A22", "Must an extension be served?", "13N, 13S(1)",
    "Service is required of an order that is made, varied or revoked; extending is none of these in words.",
    ("no-duty", "No; it takes effect when granted."),
    ("is-a-variation", "Yes, as a variation."),
    safer="Serve it, and treat it as effective when granted.",
    exposed="The respondent who does not know that the order goes on.",
    anyway="An extension granted while the respondent was not surely there is served in person, and the order is told to go on from the "
    "grant: how long it lasts is said of the extension itself (13M(3)(a)), which waits for no service.",
    by="temporary-order.serve-extension, temporary_order_term/serve_extension, temporary-order.ends",
)  # fmt: skip
enter(
    "O-A23", "A term of years, or a birthday, that starts on 29 February", "13G(1)(b), schedule 5",
    "A common year has no such day.",
    ("feb-28", "The anniversary in a common year is 28 February."),
    ("mar-1", "The anniversary in a common year is 1 March."),
    safer="Let the term end by 28 February; treat the person as a child until 1 March.",
    exposed="Children on the last day of the term; a respondent on the birthday.",
)  # fmt: skip
enter(
    "O-A24", "Does the time for the first report run while the order is unserved?", "schedule 3, 39E, 14",
    "One table counts from the making by a court, and does not say whether a magistrate who acts alone is one; one section speaks of the order while in "
    "effect, another of receiving a notice.",
    ("from-notice", "It runs from receipt of the notice."),
    ("from-making", "It runs from the making of the order."),
    safer="Tell the person the earliest day; enforce only after the notice.",
    exposed="The respondent.",
    anyway="The initial notice goes with an order that is served, and is asked for as soon as practicable of any other; it asks for the "
    "first report when it is received. Whether a notice was received is asked of a suspected failure to report.",
    by="contravention.against, service.serve, notice.prepare-reporting-notice, notice.give-reporting-notice, "
    "notice_of_order/initial_reporting_obligations_notice",
)  # fmt: skip
enter(
    "O-A25", "Immediately, and as soon as practicable", "13J(6), 13B(2), 13B(4), 13R(4), 13S(5)",
    "The Act gives no number of days. Any number shown is a practice of the house, and is labelled as one.",
    ("practice-only", "No number of days is law; the house works to one business day."),
    safer="Do it on the same day where you can.",
    exposed="Whoever has the duty.",
    anyway="Each date shown for such a duty says that it is a practice of the house, which an agency may set; no limit of the Act rests "
    "on one.",
    by="application.filing-in-practice, application.child-copies, order.serve-by, order.reporting-notice-by, order.copies-by, "
    "variation.copies-by",
)  # fmt: skip
enter(
    "O-A26", "A second temporary order while the first is in force", "13K(1), 13M(2)",
    "A court may make a temporary order on an adjournment; nothing forbids a second beside a first that a magistrate made. The Act lists every end of a "
    "temporary order, and that another is made is none of them. The mention at which a second is made ends the first all the same, unless it is extended "
    "there: so a court that wants only one need not extend.",
    ("both-stand", "Both stand, each with its own life and to its own end."),
    safer="Extend the first rather than make a second; if a second is made, keep both.",
    exposed="Children if the first is thought to have gone and the second proves bad.",
    anyway="Each of them has a life and a run of its own, and is asked about at each mention. A court that makes a second one is asked "
    "about.",
    by="hearing.as-the-act-provides, temporary-order.ends, hearing.order-after-it",
)  # fmt: skip
enter(
    "O-A27", "An act that may be done at any of several registries, one of which is closed", "13ZH(1), 67J(1)",
    "A last day moves on where the office is closed. Where another office that may take the filing is open, the day may not be an excluded one.",
    ("this-registry", "The registry chosen decides."),
    ("any-registry", "The day moves only if every available registry is closed."),
    safer="File by the unmoved day; at the latest on the last open day before it in your own registry.",
    exposed="The party that files on the moved day.",
)  # fmt: skip
enter(
    "O-A29", "The respondent later comes under a supervision or forensic order", "13C(1)(a), schedule 5",
    "Such a person is no relevant sexual offender any more; nothing says that an order already made ends.",
    ("order-goes-on", "The order goes on; only new orders are barred."),
    safer="Keep the order; stop new applications; ask a legal officer.",
    exposed="Nobody if the order is kept.",
    anyway="No such order ends one that was made. A new proceeding is asked about, and goes to a legal officer.",
    by="application.is-relevant-sexual-offender, application.before-issue, prohibition-order.ends, temporary-order.ends",
)  # fmt: skip
enter(
    "O-A30", "Does consent dispense with what must be considered for a disqualification order?", "13P(2), 13P(3), 13T(3)",
    "Consent to any order under the Part may be recorded, but only for prohibition and temporary orders does it dispense with the tests.",
    ("tests-remain", "The tests for a disqualification order remain."),
    safer="Record the findings.",
    exposed="Whoever relies on the order.",
    anyway="The finding on the interests of children is asked for, whoever consented.",
    by="hearing.as-the-act-provides, disqualification-order.made-as-provided",
)  # fmt: skip
enter(
    "O-A32", "A return date on a day when the court does not sit", "13M(2)(a), 13U(2)(a)",
    "The return date and time are an instant that a magistrate fixed, not a time that an Act allows for doing something.",
    ("does-not-move", "The instant stands; it does not move on."),
    safer="Warn when it is entered.",
    exposed="Children, if it is thought to move on.",
    anyway="The order ends at that instant unless a proceeding was started. Where a return date is entered on a day on which the court "
    "does not sit this is asked about.",
    by="temporary-order.return-date, temporary-order.returns-in-time, disqualification-order.returns-in-time",
)  # fmt: skip
enter(
    "O-A33", "The final order is made and the temporary order ends at the same instant", "13M(2)(d), 13G(1)(a)",
    "Where the respondent is present one ends as the other takes effect.",
    ("no-gap", "There is no gap: one ends as the other begins."),
    safer="Nothing to do.",
    exposed="Nobody.",
    anyway="Where the respondent is there one takes effect at the instant at which the other ends, and no gap is told.",
    by="prohibition-order.takes-effect, temporary-order.application-decided, prohibition-order.protection-gap",
)  # fmt: skip
enter(
    "O-A34", "Are copies of a child's order due when the child was present?", "13S(5)",
    "The duty stands in a section that begins with orders made in absence.",
    ("only-in-absence", "Only where the order was made in absence."),
    ("always", "Always."),
    safer="Always give them.",
    exposed="The child and the parents.",
    anyway="The copies are asked for, and have their date, whether or not the child was there.",
    by="notice.give-copies, order.copies-by, variation.give-copies, variation.copies-by",
)  # fmt: skip
enter(
    "O-A35", "Is an application decided that is struck out or dismissed by consent?", "13M(2)(d), 13G(3), 13U(2)(d)",
    "A temporary order ends, and a continued order ends, when the application is decided. Whether that takes a decision on the merits is not said.",
    ("any-final-disposal", "Whatever finally disposes of it decides it."),
    ("merits-only", "Only a decision on the merits does."),
    safer="Treat the order as over; ask for a fresh one.",
    exposed="Children if the order is thought to go on; the respondent if it is enforced.",
)  # fmt: skip
enter(
    "O-A37", "Do the civil rules govern an application to vary or revoke a temporary order?", "77A(2)(a), 13Q(1)",
    "They do not apply to a proceeding for a temporary order, but the section on varying refers to rules of court.",
    ("rules-apply", "They apply to the application to vary or revoke."),
    ("rules-do-not-apply", "They do not."),
    safer="Keep their times; never rely on a breach of them.",
    exposed="The applicant.",
)  # fmt: skip
enter(
    "O-A38", "The term ends on a day when the registry is closed", "13G(2)(a)",
    "The new application must be made before the term ends. "
    "That is a state of affairs rather than a time for doing something, so it may not move to the next open day.",
    ("does-not-move", "It must be made before the end of the term, open or closed."),
    ("moves", "It may be made on the next open day."),
    safer="Apply by the last day on or before the shorter last day on which the registry is open.",
    exposed="Children, who would be left without a continued order.",
)  # fmt: skip
enter(
    "O-A39", "A mention, or 28 days from the making, while the temporary order is unserved", "13M(2)(b), 13M(2)(c), 13U(2)(b), 13U(2)(c)",
    "These events end an order that remains in force. It is open whether they can end one that has not taken effect.",
    ("runs-from-making", "They count from the making: the order is over before it took effect."),
    ("runs-from-effect", "They presuppose an order in force: next means next after it takes effect."),
    safer="Ask for a fresh temporary order; do not enforce the old one; leave the service task to a legal officer.",
    exposed="Children if service is abandoned; the respondent if the order is enforced.",
)  # fmt: skip
enter(
    "O-A40", "Two new applications were made in time", "13G(2), 13G(3)",
    "The order goes on until the new application is decided; two may be pending.",
    ("later-decision", "Until the later of them is decided."),
    ("first-decision", "Until the first of them is decided."),
    safer="Make one application; treat the order as uncertain after the first decision.",
    exposed="Both: children and the respondent.",
)  # fmt: skip
enter(
    "O-A43", "Does varying a child's order need a new report?", "13Q(4)(a), 13C(2)(a), 13E",
    "The court regards what the maker had to regard, and that includes a report about the child; the section on the report speaks of making an order.",
    ("no-new-report", "No: a report is ordered before an order is made."),
    ("up-to-date-report", "Yes: to regard the child's circumstances the court needs a report of now."),
    safer="Ask the court whether it wants a report.",
    exposed="The child.",
    anyway="Where the order of a child is varied and no report of now is recorded as considered, that is asked about.",
    by="variation.as-the-act-provides, registered-variation.as-the-act-provides",
)  # fmt: skip
enter(
    "O-A45", "Which safeguards apply to a disqualification order that a court makes of its own motion?", "13T(4)(b), 13K(4), 13K(5)",
    "The cross-reference speaks of an application made under the section, and none is made.",
    ("always", "The same safeguards always apply."),
    ("not-own-motion", "They do not where the court acts of its own motion."),
    safer="Keep the safeguards.",
    exposed="The respondent.",
    anyway="The safeguards are asked about at every making, on application or not.",
    by="hearing.as-the-act-provides",
)  # fmt: skip
enter(
    "O-A46", "May a magistrate acting alone dispense with the tests by consent?", "13P(3), 13J",
    "The provision on consent speaks of the court.",
    ("court-only", "Only a court may."),
    ("magistrate-too", "A magistrate may as well."),
    safer="Record the findings anyway.",
    exposed="Whoever relies on the order.",
    anyway="The findings are asked for, by consent or not; and on an application to vary or revoke it the court is asked to regard the "
    "test.",
    by="temporary-order.made-as-provided, temporary-order.by-consent, variation.regard",
)  # fmt: skip
enter(
    "O-A47", "Does the short way to prove knowledge cover a temporary order?", "67FA(1), 67FA(3)",
    "The offence covers both kinds of order; the provision on knowledge names prohibition orders.",
    ("both-kinds", "It covers temporary orders as well."),
    ("prohibition-orders-only", "It covers prohibition orders only."),
    safer="For a temporary order gather ordinary proof: personal service, and each condition told.",
    exposed="The prosecution.",
)  # fmt: skip
enter(
    "O-A48", "From when is the respondent of an order a reportable offender?", "5(1)(f), 39E, schedule 3",
    "Some provisions speak of the making, some of the order being in effect.",
    ("from-making", "From the making of the order."),
    ("from-effect", "From when the order takes effect."),
    safer="Give notices from the making; enforce only after effect and notice; share information only from effect.",
    exposed="The respondent.",
)  # fmt: skip
enter(
    "O-A49", "From which instant does a prohibition order bind on the day of notice?", "13G(1)(a)",
    "It takes effect on the day notice is given. The day began before the notice.",
    ("whole-day", "The whole of that day."),
    ("from-the-instant", "From the instant of the notice."),
    safer="Enforce only from the instant; treat the protection gap as open until then.",
    exposed="The respondent for what was done earlier that day.",
)  # fmt: skip
enter(
    "O-A53", "The court stated a last day that is not the Act's", "13G(1)(b)",
    "The Act fixes the term of a prohibition order and gives the court no power to state another; yet what a court orders stands until it is set right.",
    ("act-term", "The Act fixes the term; what the court stated does not change it."),
    ("stated-day", "The order ends with the day that the court stated until it is set right."),
    safer="Ask the court to correct the order; act by the earlier day, and treat the time between the two as uncertain.",
    exposed="Children if the stated day is the earlier; the respondent if the later day is enforced.",
)  # fmt: skip
enter(
    "O-A54", "Child or adult where the date of birth is not recorded", "13G(1)(b), 39F, schedule 5",
    "The term depends on whether the respondent was a child on the day of the application, and the date of birth is not known.",
    ("adult", "The respondent was an adult: five years."),
    ("child", "The respondent was a child: two years."),
    safer="Find out the date of birth; act by the shorter term.",
    exposed="Children if the longer term is relied on; the respondent if it is enforced.",
)  # fmt: skip
enter(
    "O-A55", "A court extends a temporary order otherwise than the Act provides", "13N(1)(b), 13N(2), 13N(3), 13V",
    "The Act lets a court extend when it adjourns, for not more than 28 days or longer with consent, and in absence only after service. "
    "It does not say what becomes of an order that was extended all the same.",
    ("stands-until-set-aside", "What the court ordered stands until a court sets it aside."),
    ("of-no-effect", "It is no extension: the order ended at that mention."),
    safer="Bring the matter back to court at once, and ask for a new order in the alternative; treat the order as uncertain from that mention.",
    exposed="The respondent if the order is enforced; children if nobody goes back to court.",
)  # fmt: skip
enter(
    "O-A56", "A varying order is served after a later one has taken effect", "13Q(5)",
    "A variation made in absence takes effect when its copy is served. Nothing says which terms bind if that happens only after a later variation "
    "took effect.",
    ("later-made-prevails", "The terms of the variation made later: the earlier one has been overtaken."),
    ("last-to-take-effect", "The terms that took effect last, whenever they were made."),
    safer="Serve each varying order at once, and tell the court of one that is unserved before it varies again.",
    exposed="The respondent, who cannot know which terms bind; children, if the milder terms do.",
)  # fmt: skip
enter(
    "O-A61", "May an order be extended whose operation is stayed?", "13N(1)(a), 13V, 13ZI(3)",
    "An extension is provided for where an order is in force. A stay suspends its operation; whether an order that does not operate is in force is "
    "not said.",
    ("in-force", "Yes: it is in force, and only its operation is stayed."),
    ("not-in-force", "No: an order that does not operate is not in force, and it ends at that mention."),
    safer="Ask the court to extend it and, in the alternative, to make a fresh temporary order; treat it as uncertain from that mention.",
    exposed="Children, if the extension is relied on when the stay ends; the respondent, if the order is enforced then.",
)  # fmt: skip
enter(
    "O-A70", "For how long may a court make an offender reporting order of its own initiative?", "12B(2), 12C(2), 12E(1)(a)",
    "The prosecution has six months. For the court itself no time is stated; that it may also make the order when it sentences, or makes a forensic "
    "order, may mean: on that occasion.",
    ("no-limit", "The Act states no limit, and there is none."),
    ("on-that-occasion", "Only when it sentences or makes the forensic order, or while it is still seised of the matter."),
    safer="Do not rely on the court's own initiative: apply within six months.",
    exposed="Children, if an order is set aside; the person, who reports under it until then.",
    anyway="The prosecution has its six months as a date. An order that the court makes by itself after them is recorded and asked about, "
    "and stands until it is quashed.",
    by="offender-reporting-order.apply-by, offender-reporting-order.decided-as-provided",
)  # fmt: skip
enter(
    "O-A71", "Is a person told again who was given information about an order under section 74I?", "74E(2), 74I",
    "The duty to give notice of a variation or revocation names an entity that was given information about the order. A person can be an entity; "
    "the duty stands in the section on entities, and the other section has none of its own.",
    ("every-recipient", "Yes: whoever was given information about the order is told."),
    ("entities-only", "No: only those to whom it was given under section 74E."),
    safer="Tell everybody who was given information about the order.",
    exposed="Children, where a parent relies on terms that no longer hold; the respondent.",
    anyway="Everybody who was given information about the order is told of its variation or revocation, entity or person.",
    by="variation.tell-entities, appeal.tell-entities",
)  # fmt: skip
enter(
    "O-A92", "Whose calendar counts for a time that was running when the application was moved to a court at another place?", "77A, 13ZH(1), 13E(4)",
    "Whether a day is a business day, or a registry is open, goes by the place in which something must be done. The Act does not say what becomes of "
    "a time that began while it had to be done at one place and ends when it has to be done at another, with other holidays.",
    ("place-when-it-began", "That of the place at which it had to be done when the time began."),
    ("place-where-it-ends", "That of the place at which it has to be done now."),
    safer="Act by the earlier of the two days.",
    exposed="Whoever must act, if the later day is relied on; the other party, if the earlier day is enforced.",
)  # fmt: skip
enter(
    "O-A52", "Where the Act says court, is a magistrate meant who acts alone?", "13L, 13LA, 13F(4), 13FA, 13T(1)",
    "A magistrate may make a temporary order without a court. Sections written for courts reach that magistrate where the Act says so: in what "
    "may be prohibited, and "
    "what may be required. The section on disqualification orders names both.",
    ("where-it-says-so", "Yes where the Act says so, as it does of conditions, of recovering property, and of disqualification orders; not elsewhere."),
    safer="Ask of a magistrate's order what is asked of a court's.",
    exposed="The respondent, if property is not thought of.",
    anyway="Conditions, the recovery of property and a disqualification order are asked about at a magistrate's order too. Whether a magistrate may "
    "leave the tests out "
    "by consent is a doubt of its own (O-A46), and so is an appeal (O-A13).",
    by="offers/record_temporary_order_13j, temporary_order_application/record_hearing, temporary-order-application.disqualification-as-provided",
)  # fmt: skip
enter(
    "O-A57", "How often may an order be extended?", "13N(1), 13N(2), 13M(3)(a), 13V",
    "The court may extend for not more than 28 days when it adjourns. The Act names no number of extensions and no longest time for all of them together.",
    ("at-each-adjournment", "Whenever its conditions are met again: the order is in force, the court adjourns, and the order would end before the decision."),
    safer="Ask at each mention; press for a hearing of the application, since an interim order is not made to last.",
    exposed="The respondent, whom a chain of extensions binds without a final hearing.",
    anyway="Each extension is measured by itself, from its own adjournment, and none is counted against another.",
    by="temporary-order.ask-for-an-extension, disqualification-order.ask-for-an-extension, hearing.as-the-act-provides",
)  # fmt: skip
