"""How a doubtful text is entered in the register, what becomes of it in the law, and how it is told on its page.

A doubt is either asked by a rule, so that the answers differ with its readings; or the house does the same whichever reading is
right, and then its entry says what (`anyway`) and names what does it (`by`): a question of the law, be it a step, a check or a date,
or an element, form or document as process/name, an offer as offers/name. `interdict check` refuses a doubt that is neither, and a
name that nothing has. A text with one reading is settled, and says all the same where the house lives by it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.law.readings import REGISTER, Doubt, doubt

LAW: Final = Path(__file__).resolve().parent


@dataclass(frozen=True)
class About:
    """Why a text is doubtful, and who is exposed if the wrong reading is acted on."""

    open_because: str
    exposed: str


ABOUT: dict[str, About] = {}


def enter(
    id_: str, title: str, provision: str, because: str, *readings: tuple[str, str], safer: str, exposed: str, anyway: str = "", by: str = ""
) -> Doubt:
    """Enter a doubt with its readings; the first is the one that a rule takes first, and has no greater weight. `by`: names with commas between."""
    ABOUT[id_] = About(because, exposed)
    return doubt(
        id_, title, provision, *readings, safer=safer, anyway=anyway, by=tuple(name.strip() for name in by.split(",") if name.strip())
    )


# ---------------------------------------------------------------- what becomes of it
@cache
def asked_by() -> Mapping[str, tuple[str, ...]]:
    """By which modules of the law each doubt is asked, as their sources say it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(LAW.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for id_ in _asked(ast.parse(source)) if ".ask(" in source else ():
            found[id_].add(path.relative_to(LAW).with_suffix("").as_posix())
    return {id_: tuple(sorted(modules)) for id_, modules in found.items()}


def _asked(tree: ast.AST) -> Iterator[str]:
    """What stands in a call of `….ask("…")` with one word."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ask" and len(node.args) == 1:
            said = node.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def left_open(register: Mapping[str, Doubt], asked: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Doubts of which nothing becomes, and asked ones that nobody entered: which, what is wrong, what would be right."""
    for id_ in sorted(asked.keys() - register.keys()):
        yield id_, f"is asked by {', '.join(asked[id_])} and stands in no register", "enter it with its readings"
    for id_, one in register.items():
        if bool(one.anyway) != bool(one.by):
            yield id_, "says what is done whichever reading is right, or what does it, but not both", "give `anyway` and `by`"
        elif id_ not in asked and not one.by:
            yield id_, "is asked by no rule, and nothing is done whichever reading is right", "ask it, or give `anyway` and `by`"


# ---------------------------------------------------------------- its page
def page(id_: str) -> str:
    """The page of one doubt for docs/readings, in Markdown."""
    one, about = REGISTER[id_], ABOUT[id_]
    lines = [
        f"# {one.id}: {one.title}", "", f"Provisions: {one.provision}.", "", about.open_because, "",
        "## Settled" if is_settled(one) else "## Readings", "",
        *(f"- `{r.name}`: {r.sentence}" for r in one.readings), "",
        "## The safer course", "", one.safer, "",
        "## Who is exposed", "", about.exposed, "",
        "## What the house does", "", *_becomes(one),
    ]  # fmt: skip
    return "\n".join(lines)


def _becomes(one: Doubt) -> Iterator[str]:
    asked = asked_by().get(one.id, ())
    if asked:
        yield from (f"A rule asks it, so that the answers differ where its readings do: {_named(f'law/{name}' for name in asked)}.", "")
    if one.by:
        whichever = "" if is_settled(one) else "Whichever reading is right: "
        yield from (f"{whichever}{one.anyway}", "", f"By: {_named(one.by)}.", "")


def _named(names: Iterator[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def is_settled(one: Doubt) -> bool:
    """Has it one reading alone?"""
    return len(one.readings) == 1


def becomes(id_: str) -> str:
    """In a word: what becomes of a doubt."""
    one = REGISTER[id_]
    words = [word for word, so in (("asked", id_ in asked_by()), ("the same whichever is right", bool(one.by))) if so]
    return "settled" if is_settled(one) and id_ not in asked_by() else " and ".join(words)


def page_name(id_: str) -> str:
    """The file name of a doubt's page: its number and its id."""
    return f"{int(id_.rpartition('A')[2]):04d}-{id_.lower()}.md"
