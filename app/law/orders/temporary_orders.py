"""The life of a temporary order: from when and until when it is in force, and why it ends (13M, 13N, 13Q(6)).

The same walk is that of a disqualification order (law/disqualification_orders.py): 13U says again what 13M says, and 13V applies 13N.
Only where each stands in the Act differs, and that is `Sections`.

One fold over what happened, in legal order, that never looks ahead; everything else about an order only looks at its result. What may be
asked of that life by a diagram stands in law/temporary_order_questions.py. No rule here sees a clock, and no end ever rolls.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from app.casework.answer import Answer, Derivation, Reckoned, certainly
from app.casework.clock import day_of, start_of
from app.law import reckoning  # which imports the register, so that the readings asked here are known
from app.law.facts import ABSENT, DOUBTFUL, Service, kind_of, presence
from app.law.facts.appealed_orders import Restored, Revocations
from app.law.facts.temporary_orders import Disposal, Extension, InterimOrder, Mention, interim_order
from app.law.orders.stays import RESTORED, effective_as_made, interruptions
from app.law.provisions import implements
from app.law.questions import Case
from app.law.readings import Readings, answer_settling
from app.law.status import Interruption, Life, life_of

PERIOD = 28
ENDED = {
    "a": "No proceeding for the final order was started by the return date and time",
    "b": "The application for the final order was mentioned and the order was not extended",
    "c": "Its period is over",
    "d": "The application for the final order was decided",
    "e": "The application for the final order was discontinued",
    "f": "It was revoked",
}
GOES_ON = "It has no end yet."
NOT_MADE = "No such order was made."
NONE_REVOKED = Revocations(None, ())
SETTLED = (
    ("O-A60", "to-the-day-stated"), ("O-A94", "only-to-a-day-named"), ("O-A61", "not-in-force"), ("O-A35", "any-final-disposal"),
    ("O-A55", "of-no-effect"), ("O-A16", "ordinary-rules"), ("O-A39", "runs-from-making"), ("O-A06", "cannot-extend-before-effect"),
)  # fmt: skip
SET_ASIDE = "set aside"


@dataclass(frozen=True)
class Sections:
    """Where the Act says of one kind of order what it says of both: its name in questions, the sections on its term and on extending it.

    `extended_for` is where it says for how long.
    """

    name: str
    term: str
    extending: str
    extended_for: str

    @property
    def in_words(self) -> str:
        """The kind of order as a sentence names it."""
        return self.name.replace("-", " ")

    def ends(self, letter: str) -> str:
        """The paragraph under which it ends."""
        return f"{self.term}(2)({letter})"

    def ended(self, letter: str) -> str:
        """Why it ended, in a sentence."""
        return f"{ENDED[letter]} ({self.ends(letter)})."

    @property
    def unserved(self) -> str:
        """Why it has not taken effect, in a sentence."""
        return f"It was made in the respondent's absence and no copy has been served ({self.term}(1)(b))."


SECTIONS = {
    "temporary-order": Sections("temporary-order", "13M", "13N", "13N(2), 13M(3)(a)"),
    "disqualification-order": Sections("disqualification-order", "13U", "13V", "13V, 13N(2), 13U(3)(a)"),
}


def sections_of(subject: str) -> Sections:
    """Where the Act says it of the kind of this order."""
    return SECTIONS[kind_of(subject)]


def cause(one: Life) -> str:
    """The paragraph of 13M(2) or 13U(2) under which this life ended; "" where it has not."""
    return next((letter for sections in SECTIONS.values() for letter in ENDED if sections.ended(letter) == one.why), "")


@dataclass(frozen=True, eq=False)
class Period:
    """The prescribed period as it stands (13M(3), 13U(3)): n days from a first day, or (n = 0) up to a last day that a court stated.

    `earliest` is the earliest instant at which any reading ends it, `latest_last_day` the latest last day. Its last day and its end are
    asked only when that instant is reached, so that a reading which makes no difference is never asked. It is the same in every world.
    """

    sections: Sections
    earliest: datetime
    latest_last_day: date
    first: date
    n: int
    words: str
    entry: str
    provision: str = ""
    before: Period | None = None
    served_on: date | None = None

    def last(self, readings: Readings) -> date:
        """Its last day in this world."""
        if self._from_current_end(readings) and self.before is not None:
            return self.before.last(readings) + timedelta(days=self.n)
        return reckoning.last_of_days(self._from(readings), self.n, readings) if self.n else self.first

    def ends(self, readings: Readings) -> Reckoned:
        """The instant at which it is over in this world, and how that came about."""
        rule, sections = f"{self.sections.name}.ends", self.sections
        if self.n == 0:
            return reckoning.stated_last_day(
                self.first, provision=self.provision, rule=rule, trigger_words=self.words, trigger_entry=self.entry
            )
        if self._from_current_end(readings) and self.before is not None:
            return reckoning.period_of_days(
                self.before.last(readings), self.n, readings=readings, provision=sections.extended_for, rule=rule,
                trigger_words="the last day of the period extended", trigger_entry=self.entry, first_day_counts=False,
            )  # fmt: skip
        on = self._from(readings)
        return reckoning.period_of_days(
            on, self.n, readings=readings, provision=f"{sections.ends('c')}, {sections.term}(3)", rule=rule,
            trigger_words=self.words if on == self.first else "the order took effect", trigger_entry=self.entry,
        )  # fmt: skip

    def _from_current_end(self, readings: Readings) -> bool:
        """Is it measured from the end of the period that it extends (O-A04)?"""
        return self.before is not None and readings.ask("O-A04") == "from-current-end"

    def _from(self, readings: Readings) -> date:
        """From the making or, where the order was served on another day, from taking effect (O-A03)."""
        later = self.served_on is not None and self.served_on != self.first and readings.ask("O-A03") == "from-effect"
        return self.served_on if later and self.served_on is not None else self.first


@lru_cache(maxsize=4096)
@implements("13M(2)(c)", "13M(3)(b)", "13U(2)(c)", "13U(3)")
def first_period(sections: Sections, made_on: date, served_on: date | None, entry: str) -> Period:
    """28 days. Doubtful, where the order was served on another day: from the making or from taking effect (O-A03)."""
    more = timedelta(days=PERIOD)
    return Period(
        sections, start_of(made_on + more), (served_on or made_on) + more, made_on, PERIOD, "the order was made", entry, served_on=served_on
    )


@lru_cache(maxsize=4096)
def period_for_days(sections: Sections, before: Period | None, granted: date, n: int, entry: str) -> Period:
    """An extension by a number of days: from its grant, or from the end of the period that it extends (O-A04)."""
    more = timedelta(days=n)
    earliest, latest = start_of(granted + more), granted + more
    if before is not None:
        earliest, latest = min(earliest, before.earliest + more), max(latest, before.latest_last_day + more)
    return Period(sections, earliest, latest, granted, n, "the extension was granted", entry, before=before)


def period_up_to(sections: Sections, last: date, provision: str, words: str, entry: str) -> Period:
    """A period to a last day that a court stated."""
    return Period(sections, start_of(last + timedelta(days=1)), last, last, 0, words, entry, provision)


What = str | Service | Mention | Disposal | Restored
Happening = tuple[datetime, int, What]


@implements("13M(2)", "13U(2)")
def happenings(order: InterimOrder) -> list[Happening]:
    """What bears on the order after its making, in legal order; at one instant: ends, service, mentions, doubtful decisions, the appeal court."""
    found: list[Happening] = []
    if order.by_magistrate and order.return_at and not _started_in_time(order, order.return_at):
        found.append((order.return_at, 0, "a"))
    found += [(at, 0, why) for at, why in ((order.discontinued_at, "e"), (order.revoked_at, "f")) if at]
    if order.set_aside_at:
        found.append((order.set_aside_at, 3, SET_ASIDE))
    found += [(d.at, 0 if d.how in ("MADE", "REFUSED") else 3, d) for d in order.disposals]
    if order.copy:
        found.append((order.copy.at, 1, order.copy))
    found += [(m.at, 2, m) for m in order.mentions]
    found += [(r.at, 4, r) for r in order.restored]
    return sorted(found, key=lambda h: (h[0], h[1], _which(h[2])))


def _which(what: What) -> str:
    """Of certain ends at one instant: decided before discontinued before revoked before the return date."""
    if isinstance(what, Disposal):
        return "0"
    return {"e": "1", "f": "2", "a": "3"}.get(what, "") if isinstance(what, str) else ""


@implements("13M(2)(a)", "13U(2)(a)", "13J(6)")
def _started_in_time(order: InterimOrder, return_at: datetime) -> bool:
    """Was the proceeding started by the return date and time? An instant that an order fixes: it never rolls (O-A32 is settled)."""
    return order.proceeding_started_at is not None and order.proceeding_started_at <= return_at


class Walk:
    """One walk through what happened, in one world."""

    def __init__(self, order: InterimOrder, happened: list[Happening], readings: Readings) -> None:
        """Stand at the making: in force at once if the respondent was present, else waiting for service."""
        self.order, self.happened, self.readings = order, happened, readings
        self.sections = sections_of(order.subject)
        self.rule = f"{self.sections.name}.ends"
        self.effect: datetime | None = None
        self.began: Derivation | None = None
        self.extended = False
        self.period: Period | None = first_period(self.sections, day_of(order.made_at), None, order.entry)
        self.broken: tuple[Interruption, ...] = ()
        if self._present(order.presence):
            self._takes_effect(order.made_at, "made in the respondent's presence", f"{self.sections.term}(1)(a)", order.entry)
        elif effective_as_made(order.on_appeal, readings):
            self._takes_effect(order.made_at, "made by the appeal court", "13ZJ", order.entry)

    def life(self) -> Life:
        """From when and until when the order is in force in this world (13M, 13U)."""
        broken = interruptions(self.order.stays, self.order.revoked, self.readings)
        found = self._lived()
        return replace(found, interruptions=(*self.broken, *broken))

    def _lived(self) -> Life:
        ended: Life | None = None
        for at, _, what in self.happened:
            ended = ended or self._period_over(at)
            if ended is None:
                ended = self._after(at, what)
            elif isinstance(what, Service):
                self._served(what)  # a copy is a copy: where the appeal court puts the order back it need not be served again
            elif isinstance(what, Restored) and self._goes_on(ended, what):
                ended = None
        return (
            ended
            or self._period_over(None)
            or Life(self.effect, None, GOES_ON if self.effect else self.sections.unserved, None, self.began)
        )

    @implements("13ZJ(1)", "13ZJ(3)")
    def _goes_on(self, ended: Life, restored: Restored) -> bool:
        """Does an order that was over go on, because the appeal court put it back? Never before it did so.

        To a last day that it named; without one perhaps for what is left of its period (O-A94).
        """
        if ended.end is None:
            return False
        if restored.until is not None and restored.until >= day_of(restored.at):
            self._put_back(restored, restored.until)
        elif restored.until is not None or not self._for_the_rest(restored):
            return False
        self.broken = (*self.broken, Interruption(ended.end, restored.at, f"{ended.why} {RESTORED}"))
        return True

    def _for_the_rest(self, restored: Restored) -> bool:
        """Is something left of its period, and may it be put back for that? A revocation set aside gives back no more than the revocation took."""
        if any(entry == restored.entry for _, _, entry in self.order.revoked.set_aside) or self._period_over(restored.at) is not None:
            return False
        return self.readings.ask("O-A94") == "for-the-rest-of-its-period"

    def _put_back(self, restored: Restored, last: date) -> None:
        words = "the appeal court put the order back to a last day"
        self.period, self.extended = period_up_to(self.sections, last, "13ZJ(1)", words, restored.entry), True

    def _after(self, at: datetime, what: What) -> Life | None:
        if isinstance(what, Restored):
            if what.until is not None:
                self._put_back(what, max(what.until, day_of(what.at)))
            return None
        if isinstance(what, Mention):
            return self._mentioned(what)
        if isinstance(what, Service):
            self._served(what)
            return None
        if isinstance(what, Disposal):
            return self._decided(at, what)
        return self._set_aside(at) if what == SET_ASIDE else self._ended_by(what, at)

    def _set_aside(self, at: datetime) -> Life | None:
        """A disqualification order that an appeal court set aside: revoked, or not, because no appeal reaches it (O-A15)."""
        if self.readings.ask("O-A15") == "no-appeal":
            return None
        return self._ended("f", at, "an appeal court set the order aside", self.order.entry)

    @implements("13M(2)(d)", "13U(2)(d)")
    def _decided(self, at: datetime, disposal: Disposal) -> Life | None:
        """The decision of the application ends it; whether a striking out is a decision is doubtful (O-A35)."""
        if disposal.how not in ("MADE", "REFUSED") and self.readings.ask("O-A35") == "merits-only":
            return None
        return self._ended("d", at, "the application was decided", disposal.entry)

    @implements("13M(2)(a)", "13M(2)(e)", "13M(2)(f)", "13U(2)(a)", "13U(2)(e)", "13U(2)(f)")
    def _ended_by(self, what: str, at: datetime) -> Life:
        words = {"a": "the return date and time", "e": "the application was discontinued", "f": "the order was revoked"}[what]
        return self._ended(what, at, words, self.order.entry)

    def _ended(self, letter: str, at: datetime, words: str, entry: str) -> Life:
        told = reckoning.instant(at, provision=self.sections.ends(letter), rule=self.rule, trigger_words=words, trigger_entry=entry)
        return Life(self.effect, at, self.sections.ended(letter), told.derivation, self.began)

    # ---------------------------------------------------------------- effect
    @implements("13M(1)(a)", "13M(1)(b)", "13U(1)(a)", "13U(1)(b)")
    def _present(self, recorded: str) -> bool:
        """Present in person; by video or telephone that is doubtful (O-A10)."""
        told = presence(recorded)
        return told != ABSENT and not (told == DOUBTFUL and self.readings.ask("O-A10") == "bodily-only")

    def _takes_effect(self, at: datetime, words: str, provision: str, entry: str) -> None:
        rule = f"{self.sections.name}.takes-effect"
        told = reckoning.instant(at, provision=provision, rule=rule, trigger_words=words, trigger_entry=entry)
        self.effect, self.began = at, told.derivation

    @implements("13M(1)(b)", "13U(1)(b)")
    def _served(self, copy: Service) -> None:
        """An order made in absence takes effect when its copy is served; its period starts then if none runs yet."""
        if self.effect is not None:
            return
        self._takes_effect(copy.at, "copy of the order served", f"{self.sections.term}(1)(b)", copy.entry)
        if not self.extended:
            made_on, served_on = day_of(self.order.made_at), day_of(copy.at)
            self.period = first_period(self.sections, made_on if self.period else served_on, served_on, self.order.entry)

    # ---------------------------------------------------------------- the prescribed period
    @implements("13M(2)(c)", "13U(2)(c)")
    def _period_over(self, by: datetime | None) -> Life | None:
        """The order's end if its period is over at or before an instant (None: ever).

        Unserved it is over only if 28 days run from the making (O-A03) and an order that binds nobody can end (O-A39).
        """
        period = self.period
        if period is None or (by is not None and by < period.earliest):
            return None
        end = period.ends(self.readings)
        if end.at is None or (by is not None and by < end.at):
            return None
        if self.effect is None and not self.extended and not self._runs_out_unserved():
            self.period = None
            return None
        return Life(self.effect, end.at, self.sections.ended("c"), end.derivation, self.began)

    def _runs_out_unserved(self) -> bool:
        return self.readings.ask("O-A39") == "runs-from-making" and self.readings.ask("O-A03") == "from-making"

    # ---------------------------------------------------------------- mentions and extensions
    @implements("13M(2)(b)", "13U(2)(b)")
    def _mentioned(self, mention: Mention) -> Life | None:
        """A mention ends the order unless it is extended there.

        Doubtful: a later mention inside an extension (O-A05), a mention while the order is unserved (O-A39), and one while it stood
        revoked by a revocation that the appeal court set aside later (O-A95).
        """
        period = self._extension_of(mention) if mention.extension else None
        if period is not None:
            self.period, self.extended = period, True
            return None
        if self._stood_revoked(mention.at) and self.readings.ask("O-A95") == "nothing-to-extend":
            return None
        if self.effect is None:
            survives = self.readings.ask("O-A39") == "runs-from-effect"
        else:
            survives = self.extended and self.readings.ask("O-A05") == "first-mention-only"
        return None if survives else self._ended("b", mention.at, "mention at which the order was not extended", mention.entry)

    @implements("13N(1)", "13N(3)", "13V")
    def _extension_of(self, mention: Mention) -> Period | None:
        """The period that an extension gives; None where in this world it does nothing.

        Only an order in force may be extended (O-A06; stayed: O-A61), on an adjournment, and in absence only after service (O-A55).
        """
        if mention.extension is None:
            return None
        if self.effect is None and self.readings.ask("O-A06") == "cannot-extend-before-effect":
            return None
        if self._stayed(mention.at) and self.readings.ask("O-A61") == "not-in-force":
            return None
        if not self._as_provided(mention) and self.readings.ask("O-A55") == "of-no-effect":
            return None
        return self._extended(mention.extension, day_of(mention.at))

    def _stayed(self, at: datetime) -> bool:
        """Is the operation of the order stayed at this instant (13ZI(3))?"""
        stays = self.order.stays
        return bool(stays) and any(one.has(at) for one in interruptions(stays, NONE_REVOKED, self.readings))

    def _stood_revoked(self, at: datetime) -> bool:
        """Was the order thought to be over at this instant, by a revocation that was set aside since?"""
        return any(start <= at < end for start, end, _ in self.order.revoked.set_aside)

    def _as_provided(self, mention: Mention) -> bool:
        if not mention.adjourned:
            return False
        return (mention.documents_served and mention.satisfied_of_service) or self._present(mention.presence)

    @implements("13N(2)", "13M(3)(a)", "13V", "13U(3)")
    def _extended(self, given: Extension, granted: date) -> Period | None:
        """Not more than 28 days, or longer with the respondent's consent; longer without it may be of no effect (O-A55)."""
        n = given.days or PERIOD
        if given.until is None:
            if n > PERIOD and not given.consent and self.readings.ask("O-A55") == "of-no-effect":
                return None
            return period_for_days(self.sections, self.period, granted, n, given.entry)
        if given.consent or given.until < granted + timedelta(days=PERIOD):
            return self._until(given, max(given.until, granted))
        if given.until == granted + timedelta(days=PERIOD):
            return period_for_days(self.sections, None, granted, PERIOD, given.entry)
        current_last = self.period.latest_last_day if self.period else granted
        if given.until <= current_last + timedelta(days=PERIOD):
            measured_from_end = self.readings.ask("O-A04") == "from-current-end"
            return (
                self._until(given, given.until) if measured_from_end else period_for_days(self.sections, None, granted, PERIOD, given.entry)
            )
        return None if self.readings.ask("O-A55") == "of-no-effect" else self._until(given, given.until)

    def _until(self, given: Extension, last: date) -> Period:
        return period_up_to(self.sections, last, self.sections.extended_for, "extension to a stated last day", given.entry)


@life_of("temporary-order")
@implements("13M", "13N")
def life_of_temporary_order(case: Case, subject: str) -> Answer[Life]:
    """Every life that a temporary order may have, over all live readings of the Act."""
    return life_of_interim_order(case, subject)


def life_of_interim_order(case: Case, subject: str) -> Answer[Life]:
    """The same of either kind of order that a mention ends unless it is extended there."""
    order = interim_order(case.docket, subject)
    return certainly(Life(None, None, NOT_MADE)) if order is None else _lives(order)[0]


def crowded(case: Case, subject: str) -> tuple[str, ...]:
    """The doubts that were taken by their safer course because too many met; none in any ordinary matter."""
    order = interim_order(case.docket, subject)
    return () if order is None else _lives(order)[1]


@lru_cache(maxsize=4096)
def _lives(order: InterimOrder) -> tuple[Answer[Life], tuple[str, ...]]:
    """The same facts have the same lives, whichever docket they were read from: the door asks before and after each command."""
    happened = happenings(order)
    return answer_settling(lambda readings: Walk(order, happened, readings).life(), SETTLED)
