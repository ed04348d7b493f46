"""Plays a rehearsal: people's steps and moves of the legal clock, through the real door, and says what came of each.

A script is YAML: `title`, `start` (an instant), `steps` (a list); docs/rehearsal.md says it at length. A step is one of
  at: INSTANT                                              the legal clock moves forward; what is due passes
  as: PERSON, opens: {answers}                             open the matter
  as: PERSON, does: STEP, [subject: S], with: {answers}    record an open step
  as: PERSON, records: OFFER, subject: S, with: {answers}  record what may be recorded at any time
  as: PERSON, corrects | withdraws: {kind: K, [subject: S], values: {...}, reason: "...", [whole: true]}
  as: PERSON, confirms: true                               a second person confirms the correction that waits
  as: PERSON, moves: {kind: K, [subject: S], to: NAME, [with: [kinds]], [subjects: {S: new}]}  an entry goes to another matter
  as: PERSON, joins: {other: NAME, grounds: "...", [seats: [...]]}    proposes that the other matter goes on in this one
  as: PERSON, confirms-joining: true                       a second person confirms it
  as: PERSON, seats: {unit | person: NAME, basis: CODE}    lets a unit or a person see the matter
  expect: {status: {ORDER: YES}, worklist: {PERSON: [STEP]}, not-worklist: ..., gap: true, flagged: "words"}
`confirm: true` on a step confirms what the law asks about. `refused: words` on a step expects a refusal that says so.
`in: NAME` says which matter a step is about, where a script opens several: it is named where it is opened, and stays the one until another is.
`at` and `expect` may stand on the step of a person too. What cannot be understood is said so; nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

import yaml

from app.casework.clock import BRISBANE, SetClock
from app.cli.cast import CAST, UNITS, WHO_DOES, actor
from app.commands.passing import sweep
from app.commands.upkeep import add_units
from app.commands.words import (
    ConfirmCorrection,
    ConfirmJoining,
    CorrectEntry,
    GiveSeat,
    MoveEntries,
    OpenMatter,
    Outcome,
    ProposeJoining,
    RecordStep,
    WithdrawEntry,
)
from app.errors import Fault, NeedsConfirmation, NotPermitted, Refusal, Stale
from app.law.questions import OFFERS
from app.reading.pages import EntryRow, MatterPage

VERBS: Final = ("opens", "does", "records", "corrects", "withdraws", "confirms", "moves", "joins", "confirms-joining", "seats")
SAID_WITH: Final = {"as", "at", "in", "subject", "with", "confirm", "refused", "expect", "place", "note"}
NEEDS: Final = {
    "moves": (({"kind", "to"},), "which entry goes to which matter: {kind: ..., to: NAME}"),
    "joins": (({"other"},), "which other matter: {other: NAME, grounds: ...}"),
    "seats": (({"unit"}, {"person"}), "{unit: NAME} or {person: NAME}"),
}
"""What must be said of those acts, and how it is written."""
EXPECTED: Final = {"status", "worklist", "not-worklist", "gap", "flagged"}


class BrokenScript(ValueError):
    """A script says something that cannot be played, or expected what did not come."""


@dataclass
class Played:
    """What came of one step of a script."""

    number: int
    what: str
    at: datetime
    refused: str = ""
    page: MatterPage | None = None
    worklists: Mapping[str, list[str]] = field(default_factory=dict)


def instant(said: Any) -> datetime:
    """An instant in a script: "2026-03-02 10:00" in Brisbane, or with an offset (BrokenScript otherwise)."""
    try:
        at = said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
    except ValueError as error:
        message = f"{said!r} is not an instant; write it as 2026-03-02 10:00"
        raise BrokenScript(message) from error
    return at if at.tzinfo else at.replace(tzinfo=BRISBANE)


class Player:
    """Plays scripts through one house; the clock stands where the script puts it."""

    def __init__(self, house: Any, clock: SetClock, *, looks: bool = True) -> None:
        """Play through this house's door, whose legal time is this clock; `looks`: read the matter's page after each step."""
        self.house = house
        self.looks = looks
        self.clock = clock
        self.matter = ""
        self.matters: dict[str, str] = {}
        add_units(house.door, UNITS)

    def play(self, text: str) -> Iterator[Played]:
        """Play a script and give what came of each step; BrokenScript where it cannot be played or an expectation fails."""
        try:
            script = yaml.safe_load(text)
        except yaml.YAMLError as error:
            message = f"the script is not YAML: {' '.join(str(error).split())}"
            raise BrokenScript(message) from error
        if not isinstance(script, dict) or not isinstance(script.get("steps"), list):
            message = "a script has `start` and a list of `steps`"
            raise BrokenScript(message)
        self.matter, self.matters = "", {}
        self.clock.at = instant(script.get("start", "2026-03-02 09:00"))
        for number, step in enumerate(script["steps"], start=1):
            try:
                _understood(step)
                yield self._one(number, step)
            except (BrokenScript, Fault) as error:
                message = f"step {number}: {error}"
                raise BrokenScript(message) from error

    def _one(self, number: int, step: Mapping[str, Any]) -> Played:
        played = Played(number, self._words(step), self.clock.at)
        if "at" in step:
            if instant(step["at"]) < self.clock.at:
                message = f"the legal clock only moves forward, and it stands at {self.clock.at:%Y-%m-%d %H:%M}"
                raise BrokenScript(message)
            self.clock.at = instant(step["at"])
            played.at = self.clock.at
            sweep(self.house.door)
        try:
            self._act(step)
        except (Refusal, NotPermitted, Stale) as error:
            played.refused = error.sentence + _fields(error)
            expected = step.get("refused")
            if expected is None:
                message = f"{played.what}: refused. {played.refused}"
                raise BrokenScript(message) from error
            if expected is not True and str(expected).casefold() not in played.refused.casefold():
                message = f"{played.what}: refused as expected, but in other words: {played.refused}"
                raise BrokenScript(message) from error
        else:
            if step.get("refused"):
                message = f"{played.what}: a refusal was expected, and it was recorded"
                raise BrokenScript(message)
        if self.matter and (self.looks or step.get("expect")):
            played.page = self.house.desk.matter_page(actor("legal"), self.matter)
            played.worklists = self.worklists(played.page)
        self._expect(step.get("expect") or {}, played)
        return played

    def worklists(self, page: MatterPage) -> Mapping[str, list[str]]:
        """For each of the cast: the steps of this matter that are theirs to do."""
        lanes: dict[str, list[str]] = {}
        in_unit = {unit: short for short, _, _, unit in CAST if unit}
        for row in page.open_steps:
            role = row.lane.lower().replace(" ", "_")
            lanes.setdefault(in_unit.get(row.unit) or WHO_DOES.get(role, row.lane), []).append(row.element)
        return {person: sorted(steps) for person, steps in lanes.items()}

    # ------------------------------------------------------------------ acts
    def _act(self, step: Mapping[str, Any]) -> None:
        if "in" in step and "opens" not in step:
            self.matter = self._named(str(step["in"]))
        if "as" not in step:
            return
        try:
            who = actor(step["as"])
        except KeyError:
            message = f"nobody is called {step['as']!r}; the cast is {', '.join(c[0] for c in CAST)}"
            raise BrokenScript(message) from None
        if "opens" in step:
            self.matter = self.matters[str(step.get("in", ""))] = self._open(who, step)
            return
        if not self.matter:
            message = "no matter is open yet; begin with a step that `opens` one"
            raise BrokenScript(message)
        if "does" in step:
            self._record(who, self._open_step(step), step)
        elif "records" in step:
            if step["records"] not in OFFERS:
                message = f"nothing of the name {step['records']} may be recorded at any time; these may: {', '.join(sorted(OFFERS))}"
                raise BrokenScript(message)
            self._record(who, ("offers", step.get("subject", "respondent:1"), step["records"], ""), step)
        elif "corrects" in step or "withdraws" in step:
            self._change(who, step)
        elif "confirms" in step:
            row = next((s for s in self._page().open_steps if s.element == "confirm_correction"), None)
            if row is None:
                message = "no correction awaits confirmation"
                raise BrokenScript(message)
            self.house.door.execute(ConfirmCorrection(self.matter, row.about), by=who)
        else:
            self._about_matters(who, step)

    def _about_matters(self, who: Any, step: Mapping[str, Any]) -> None:
        """What is done with a whole matter, or with two."""
        if "moves" in step:
            self._move(who, step)
        elif "joins" in step:
            said = step["joins"]
            other = self._number(said["other"])
            command = ProposeJoining(self.matter, other, said.get("grounds", ""), tuple(said.get("seats") or ()))
            self.house.door.execute(command, by=who)
        elif "confirms-joining" in step:
            row = next((s for s in self._page().open_steps if s.element == "confirm_joining"), None)
            if row is None:
                message = "no joining awaits confirmation"
                raise BrokenScript(message)
            page = self.house.desk.joining_page(actor("legal"), self.matter, row.about)
            self.house.door.execute(ConfirmJoining(self.matter, row.about, page.other), by=who)
        elif "seats" in step:
            said = step["seats"]
            seat = GiveSeat(self.matter, said.get("basis", "WORKS_ON_IT"), person=said.get("person", ""), unit=said.get("unit", ""))
            self.house.door.execute(seat, by=who)

    def _move(self, who: Any, step: Mapping[str, Any]) -> None:
        said = step["moves"]
        going = [self._entry({"kind": kind}).id for kind in said.get("with") or ()]
        subjects = {str(name): str(there) for name, there in (said.get("subjects") or {}).items()}
        command = MoveEntries(self.matter, (self._entry(said).id, *going), self._number(said["to"]), subjects)
        try:
            self.house.door.execute(command, by=who)
        except NeedsConfirmation as error:
            if not step.get("confirm"):
                raise
            self.house.door.execute(replace(command, confirmed=error.flags), by=who)

    def _named(self, name: str) -> str:
        """The matter that this script calls so."""
        if name not in self.matters:
            message = f"no matter of this script is called {name!r}; open it with `in: {name}`"
            raise BrokenScript(message)
        return self.matters[name]

    def _number(self, name: str) -> str:
        return str(self.house.desk.matter_page(actor("legal"), self._named(str(name))).number)

    def _open(self, who: Any, step: Mapping[str, Any]) -> str:
        """Open a matter; people of scripts are made up, so that one who is like another is another."""
        command = OpenMatter(_posted(step["opens"]), next(iter(who.units), ""), step.get("place", "Brisbane"))
        try:
            return str(self.house.door.execute(command, by=who).matter)
        except NeedsConfirmation as error:
            return str(self.house.door.execute(replace(command, confirmed=error.flags), by=who).matter)

    def _page(self) -> MatterPage:
        page: MatterPage = self.house.desk.matter_page(actor("legal"), self.matter)
        return page

    def _open_step(self, step: Mapping[str, Any]) -> tuple[str, str, str, str]:
        subject = step.get("subject")
        found = [s for s in self._page().open_steps if s.element == step["does"] and subject in (None, s.subject)]
        if not found:
            now_open = ", ".join(sorted({f"{s.element} ({s.subject})" for s in self._page().open_steps}))
            message = f"the step {step['does']} is not open; open are: {now_open or 'none'}"
            raise BrokenScript(message)
        return found[0].process, found[0].subject, found[0].element, found[0].about

    def _record(self, who: Any, where: tuple[str, str, str, str], step: Mapping[str, Any]) -> Outcome:
        answers = _posted(step.get("with") or {})
        try:
            return self.house.door.execute(RecordStep(self.matter, *where, answers), by=who)  # type: ignore[no-any-return]
        except NeedsConfirmation as error:
            if not step.get("confirm"):
                raise
            return self.house.door.execute(RecordStep(self.matter, *where, answers, confirmed=error.flags), by=who)  # type: ignore[no-any-return]

    def _change(self, who: Any, step: Mapping[str, Any]) -> None:
        wanted = step.get("corrects") or step["withdraws"]
        found = self._entry(wanted)
        if "corrects" in step:
            values = {k: instant(v).isoformat() if k == "at" else v for k, v in _posted(wanted.get("values") or {}).items()}
            self.house.door.execute(CorrectEntry(self.matter, found.id, values, wanted.get("reason", "")), by=who)
        else:
            command = WithdrawEntry(self.matter, found.newest, wanted.get("reason", ""), whole=bool(wanted.get("whole")))
            self.house.door.execute(command, by=who)

    def _entry(self, wanted: Any) -> EntryRow:
        """The newest entry of a kind, one that stands before one that was withdrawn."""
        if not isinstance(wanted, dict) or "kind" not in wanted:
            message = "say which entry: {kind: ..., subject: ..., reason: ...}"
            raise BrokenScript(message)
        dictionary = self.house.door.book.dictionary
        label = dictionary.kind(wanted["kind"]).label if wanted["kind"] in dictionary.kinds else None
        found = [r for r in self._page().docket if r.label == label and wanted.get("subject") in (None, r.subject)]
        found.sort(key=lambda row: row.corrected == "withdrawn")
        if not found:
            message = f"no entry of the kind {wanted['kind']} stands in the docket"
            raise BrokenScript(message)
        return found[0]

    # ------------------------------------------------------------------ expectations
    def _expect(self, expected: Mapping[str, Any], played: Played) -> None:
        if not expected:
            return
        if played.page is None:
            message = "nothing can be expected before a matter is open"
            raise BrokenScript(message)
        said = {card.subject: card.said for card in played.page.orders}
        for order, status in (expected.get("status") or {}).items():
            wanted = {True: "YES", False: "NO"}.get(status, status)
            if said.get(order) != wanted:
                message = f"{order} should be {wanted}, it is {said.get(order, 'not there')}"
                raise BrokenScript(message)
        for person, steps in (expected.get("worklist") or {}).items():
            missing = set(steps) - set(played.worklists.get(person, []))
            if missing:
                message = (
                    f"{person} should have {', '.join(sorted(missing))}; has {', '.join(played.worklists.get(person, [])) or 'nothing'}"
                )
                raise BrokenScript(message)
        for person, steps in (expected.get("not-worklist") or {}).items():
            extra = set(steps) & set(played.worklists.get(person, []))
            if extra:
                message = f"{person} should not have {', '.join(sorted(extra))}"
                raise BrokenScript(message)
        if "gap" in expected and bool(played.page.gaps) != bool(expected["gap"]):
            message = f"{'a' if expected['gap'] else 'no'} protection gap was expected; there is {'one' if played.page.gaps else 'none'}"
            raise BrokenScript(message)
        words = str(expected.get("flagged", ""))
        if not any(words.casefold() in flag.casefold() for flag in played.page.flags) and "flagged" in expected:
            message = f"a flag that says {words!r} was expected; flags are: {' '.join(played.page.flags) or 'none'}"
            raise BrokenScript(message)

    @staticmethod
    def _words(step: Mapping[str, Any]) -> str:
        for verb in VERBS:
            if verb in step:
                what = {"opens": "a matter", "confirms": "the correction", "confirms-joining": "the other matter"}.get(verb, step[verb])
                if isinstance(what, dict):
                    what = next((what[name] for name in ("kind", "other", "unit", "person") if name in what), "")
                return f"{step.get('as')} {verb.partition('-')[0]} {what}"
        return f"the clock moves to {step['at']}" if "at" in step else "look"


def _understood(step: Any) -> None:
    """BrokenScript unless a step is made of words that the player knows, and says one thing to do."""
    if not isinstance(step, dict):
        message = f"{step!r} is not a step; write `as: PERSON` with what that person does, or `at: INSTANT`"
        raise BrokenScript(message)
    expected = step.get("expect") or {}
    if not isinstance(expected, dict) or not all(isinstance(step.get(part) or {}, dict) for part in ("with", "opens")):
        message = "`with`, `opens` and `expect` hold names with values"
        raise BrokenScript(message)
    for unknown in (*(set(step) - SAID_WITH - set(VERBS)), *(set(expected) - EXPECTED)):
        message = f"{unknown!r} means nothing here; a step has {', '.join((*VERBS, *sorted(SAID_WITH)))}; expect has {', '.join(sorted(EXPECTED))}"
        raise BrokenScript(message)
    for verb, (names, right) in NEEDS.items():
        said = step.get(verb, {})
        if verb in step and not (isinstance(said, dict) and any(set(each) <= said.keys() for each in names)):
            message = f"`{verb}` says {right}"
            raise BrokenScript(message)
    acts = [verb for verb in VERBS if verb in step]
    if ("as" in step) != (len(acts) == 1) or len(acts) > 1:
        message = f"a person (`as`) does one thing ({', '.join(VERBS)}), and whoever does it is named"
        raise BrokenScript(message)
    if not acts and "at" not in step and "expect" not in step:
        message = "the step says nothing to do"
        raise BrokenScript(message)


def _posted(said: Any) -> Any:
    """Answers as a browser would post them: YAML's own truth values, days, instants and numbers as words."""
    if isinstance(said, dict):
        return {str(name): _posted(value) for name, value in said.items()}
    if isinstance(said, list):
        return [_posted(value) for value in said]
    if isinstance(said, bool):
        return "YES" if said else "NO"
    if isinstance(said, datetime):
        return f"{said:%Y-%m-%dT%H:%M}"
    return said.isoformat() if isinstance(said, date) else str(said) if isinstance(said, (int, float)) else said


def _fields(error: Exception) -> str:
    fields: Mapping[str, tuple[str, ...]] = getattr(error, "fields", {})
    return "".join(f" [{name}: {' '.join(said)}]" for name, said in fields.items())
