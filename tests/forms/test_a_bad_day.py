"""A registrar on a bad day: every form that is open, filled in at random, rightly and wrongly, in matters that grow out of what was taken.

Whatever is typed is recorded or refused in words; whatever was recorded, corrected or withdrawn, every run still stands and every form is still shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

import app.law.all  # noqa: F401 - every question of every diagram
from app.casework.docket import Docket, Entry
from app.engine.catalogue import Catalogue
from app.engine.stand import stand
from app.errors import Refusal
from app.forms.book import FormBook
from app.forms.correcting import changes
from app.forms.form import Form
from app.forms.proposal import proposed
from app.law.calendars import seed
from app.law.questions import OFFERS, STARTS, Case
from tests.support.filling_in import Typist
from tests.support.order_stories import at

ROOT = Path(__file__).parents[2]
Open = tuple[str, str, str, str]


@cache
def book() -> FormBook:
    return FormBook.load(ROOT / "forms")


@cache
def diagrams() -> Catalogue:
    return Catalogue.load(ROOT)


class BadDay:
    """One matter, its clock, and somebody who fills in whatever is open."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.ids = (f"n{n}" for n in count())
        self.now = at("2026-03-02")
        born = self.chance.choice(("1980-05-05", "2010-05-05", "2008-03-20"))
        person = {"given_names": "Testa", "family_name": "Example-Person", "birth_date": born, "birth_date_certainty": "EXACT"}
        described = Entry("e0", "respondent-described", "respondent:1", self.now, person)
        self.case = Case(Docket().append(described, recorded_at=self.now), seed())
        self.tried: Counter[tuple[str, str]] = Counter()
        self.taken: Counter[tuple[str, str]] = Counter()

    # ------------------------------------------------------------ what is open
    def open(self) -> list[Open]:
        """Every step that a run asks for now, and every offer: each run is computed for it."""
        found: list[Open] = []
        for process, subjects in STARTS.items():
            for subject in subjects(self.case):
                run = stand(diagrams().definition(process), self.case, subject, self.now)
                found += [(process, subject, step.element, step.about) for step in run.wanted]
        found += [("offers", subject, name, "") for name, offer in OFFERS.items() for subject in offer.rule(self.case)]
        return found

    def typist(self) -> Typist:
        """Who fills in a form now."""
        return Typist(self.chance, self.now, {e.subject for e in self.case.docket.effective} | {"hearing:99", "respondent:1", "nobody"})

    # ------------------------------------------------------------ filling in
    def shown(self, form: Form, subject: str, about: str, **what: Any) -> None:
        form.view(self.case, subject, about, **what, needs=True)

    def does(self, one: Open) -> None:
        """Fill in a form, put right what it refuses a few times, and record it if it is taken."""
        process, subject, element, about = one
        form = book().form(process, element)
        self.tried[process, element] += 1
        self.shown(form, subject, about)
        typist = self.typist()
        said = typist.fills(form.spec.fields, self.chance.choice((0.0, 0.0, 0.1, 0.6)))
        for _ in range(8):
            try:
                done = proposed(
                    form, said, case=self.case, subject=subject, about=about, now=self.now, step="",
                    would_be=lambda entries: self.case.after(self.case.docket.append(*entries, recorded_at=self.now)),
                )  # fmt: skip
            except Refusal as refused:
                in_words(refused)
                self.shown(form, subject, about, values=said, errors=refused.fields)
                said = typist.put_right(form, said, refused)
                continue
            for entry in done.entries:
                book().dictionary.check_entry(entry)
            self.case = done.case
            self.taken[process, element] += 1
            return

    # ------------------------------------------------------------ correcting and withdrawing
    def corrects(self) -> None:
        """Correct one answer of an entry, or withdraw it."""
        stands = self.chance.choice(self.case.docket.effective)
        newest = (stands, *self.case.docket.words_on(stands.id))[-1].id
        form = book().correction(stands.kind)
        self.shown(form, stands.subject, "", stands={**stands.values, "at": stands.at.isoformat()})
        if self.chance.random() < 0.4 and stands.kind != "respondent-described":
            self.append(Entry(next(self.ids), "withdrawal", stands.subject, self.now, {}, withdraws=newest, reason="a made-up slip"))
            return
        field = self.chance.choice(form.spec.fields[:-1])
        said = {**self.typist().answer(field, self.chance.choice((0.0, 0.3)), field.name), "reason": "a made-up slip"}
        try:
            values = changes(form, stands, said, case=self.case, now=self.now)
        except Refusal as refused:
            in_words(refused)
            self.shown(form, stands.subject, "", values=said, errors=refused.fields)
            return
        self.append(Entry(next(self.ids), "correction", stands.subject, self.now, values, corrects=newest, reason="a made-up slip"))

    def append(self, entry: Entry) -> None:
        self.case = self.case.after(self.case.docket.append(entry, recorded_at=self.now))

    # ------------------------------------------------------------ the day
    def goes(self, steps: int, *, before: Mapping[tuple[str, str], int] | None = None) -> Iterator[Docket]:
        """So many acts, the least tried first; between them time passes."""
        for n in range(steps):
            there = self.open()
            self.does(
                min(there, key=lambda one: ((before or {}).get((one[0], one[2]), 0) + self.tried[one[0], one[2]], self.chance.random()))
            )
            if n % 4 == 3:
                self.corrects()
            self.now += timedelta(hours=self.chance.choice((1, 1, 2, 24, 24 * 7, 24 * 40)))
            yield self.case.docket
        self.now += timedelta(days=3000)
        self.open()


def in_words(refused: Refusal) -> None:
    """A refusal says what would be right, and repeats nothing that was typed."""
    for sentence in (refused.sentence, *(each for says in refused.fields.values() for each in says)):
        assert sentence.strip().endswith((".", "!", "?")), sentence
        assert "<script" not in sentence
        assert "Traceback" not in sentence


@pytest.mark.parametrize("number", range(5))
def test_whatever_is_typed_is_recorded_or_refused_in_words_and_every_run_still_stands(number: int) -> None:
    day = BadDay(number)
    for _ in day.goes(36):
        pass
    assert len(day.taken) >= 5, "else nothing was ever recorded, and nothing was tried"
