"""Writes the pages that are made from the law: docs/readings, docs/provisions.md, docs/invariants.md, and the outputs in docs/timeline.md.

Run it after a rule, a doubt, a label or a test that names a provision has changed; with --check it only says which pages are out of
step. Either way it says which provisions are not carried out, or by no test (tools/provisions.py); --check fails then too.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import app.law.all  # noqa: E402, F401 - every rule registers itself
from app.cli.timeline import timeline_command  # noqa: E402
from app.law.doubts import becomes  # noqa: E402
from app.law.invariants import HELD_ELSEWHERE, INVARIANTS  # noqa: E402
from app.law.provisions import CARRIED_OUT, INDEX, section_of  # noqa: E402
from app.law.questions import QUESTIONS  # noqa: E402
from app.law.register import ABOUT, REGISTER, page, page_name  # noqa: E402
from tools import provisions  # noqa: E402

DOCS = ROOT / "docs"
EXAMPLE = re.compile(
    r"```yaml\n# (?P<name>[\w.-]+)\n(?P<facts>.*?)```\n(?P<between>.*?)```text\n\$ interdict timeline (?P<asked>[^\n]*)\n(?P<said>.*?)```", re.DOTALL,
)  # fmt: skip


def pages() -> Iterator[tuple[Path, str]]:
    """Each page with what should stand in it."""
    for id_ in ABOUT:
        yield DOCS / "readings" / page_name(id_), page(id_)
    yield DOCS / "readings" / "README.md", readings_index()
    yield DOCS / "provisions.md", provisions_page()
    yield DOCS / "invariants.md", invariants_page()
    manual = DOCS / "timeline.md"
    yield manual, EXAMPLE.sub(_answered, manual.read_text(encoding="utf-8"))


def readings_index() -> str:
    """The list of doubtful texts."""
    rows = "".join(
        f"| [{id_}]({page_name(id_)}) | {REGISTER[id_].title} | {REGISTER[id_].provision} | {becomes(id_)} |\n" for id_ in sorted(ABOUT)
    )
    return (
        "# Doubtful texts\n\nOne page for each, made from `app/law/register.py`. A rule that meets a doubtful text asks its reading, and is run once\n"
        "for every consistent choice; what is shown is certain only where all choices agree. A legal officer may elect a reading: that narrows what is shown,\n"
        "and never moves a date to act by. Where the house does the same whichever reading is right, the page says what, and names what does it. A settled\n"
        f"text has one reading.\n\n| doubt | about | provisions | in the law |\n|---|---|---|---|\n{rows}"
    )


PROVISIONS_SAY = (
    "Made by `tools/law_pages.py`. Headings are ours; the provisions of Parts 3, 3A, 4AA and 4A and of sections 74D to 77F stand in",
    "`docs/provisions.csv`, with the reason for each that is not a process. A test stands here if it names the provision; it fails unless it",
    "in fact reached an element, called a rule, filled in a form or prepared a document of that row (docs/decisions/0012-provisions-covered.md).",
    "What cites a section or subsection as a whole stands below its table, and carries no row. An element stands as process/element, a form as",
    "process/form, a rule and a test by module, a document and a question by name.",
)


def provisions_page() -> str:
    """Every provision of the index with what carries it out and the tests that show it; and the other sections on which rules lean."""
    lines = ["# Provisions and where they live", "", *PROVISIONS_SAY, ""]
    part = ""
    for section, rows in groupby(provisions.index().values(), key=lambda row: section_of(row.provision)):
        known = INDEX[section]
        if known.part != part:
            part = known.part
            lines += [f"## Part {part}", ""]
        lines += ["", f"### {section} {known.heading}", "", *_doubts_of(section)]
        lines += ["| provision | about | diagrams | law | forms and documents | tests |", "|---|---|---|---|---|---|"]
        lines += [*map(_provision_row, rows), *_wider(section)]
    lines += ["", "## Other sections on which rules lean", "", *_other_sections(), ""]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines))


def _provision_row(row: provisions.Row) -> str:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, name in provisions.carrying(row.provision):
        by_kind[kind].append(f"`{name.removeprefix('app.law.')}`")
    law = by_kind[provisions.RULE] + [f"`{name}`" for name in provisions.asked(row.provision)]
    written = by_kind[provisions.FORM] + by_kind[provisions.DOCUMENT]
    shown = [f"`{name.replace('.py', '')}`" for name in provisions.tests().get(row.provision, ())]
    if row.not_a_process:
        shown = [f"not a process ({row.not_a_process}{f': {row.why}' if row.why else ''})"]
    cells = (row.provision, row.about, *("; ".join(found) for found in (by_kind[provisions.ELEMENT], law, written, shown)))
    return f"| {' | '.join(cells)} |"


def _doubts_of(section: str) -> list[str]:
    found = [id_ for id_ in ABOUT if section in {section_of(cited) for cited in REGISTER[id_].provision.split(",")}]
    return [f"Doubts: {', '.join(f'[{id_}](readings/{page_name(id_)})' for id_ in found)}.", ""] if found else []


def _wider(section: str) -> list[str]:
    found = [f"`{name.removeprefix('app.law.')}` ({', '.join(cited)})" for (_, name), cited in provisions.wider(section).items()]
    return ["", f"As a whole: {'; '.join(found)}.", ""] if found else []


def _other_sections() -> list[str]:
    """Which rule carries out which provision of the other sections, and which questions and doubts lean on it."""
    rules, asked, doubts = defaultdict(list), defaultdict(list), defaultdict(list)
    for cited, names in CARRIED_OUT.items():
        for name in names:
            rules[section_of(cited)].append(f"{cited}: `{name.removeprefix('app.law.')}`")
    for question in QUESTIONS.values():
        for cited in question.provision.split(","):
            asked[section_of(cited)].append(f"`{question.name}`")
    for id_ in ABOUT:
        for cited in REGISTER[id_].provision.split(","):
            doubts[section_of(cited)].append(f"[{id_}](readings/{page_name(id_)})")
    lines = ["A section without a rule is one that people apply, not this software.", ""]
    lines += ["| section | about | rules | questions | doubts |", "|---|---|---|---|---|"]
    indexed = {section_of(provision) for provision in provisions.index()}
    for number, provision in INDEX.items():
        if number not in indexed:
            cells = ["; ".join(sorted(set(found[number]))) for found in (rules, asked, doubts)]
            lines.append(f"| {number} | {provision.heading} | {' | '.join(cells)} |")
    return lines


INVARIANTS_SAY = (
    "- **Act**: what a court, an officer or the house did. It is confirmed when it is recorded, never refused, and shown until it is put right.",
    "- **Status**: what this software says. It holds by the way the law is computed and is checked against the facts alone: a breach is our fault.",
    "- **B**: nothing rests on it until a legal officer has looked. **A**: people are told.",
    "",
    "Every write asks them, but for those marked †, which compute a matter a second time. `interdict audit invariants [--database URL]` asks all of",
    "them of a whole database: one line for each breach, exit status 1 if there is one. A matter's page shows what breaks one, and so do the lists",
    "of supervisors and legal officers.",
)


def invariants_page() -> str:
    """Every invariant with its severity, its predicate and the tests that keep and break it; and those that are not predicates."""
    tests = invariant_tests()
    lines = ["# Invariants", "", "Made by `tools/law_pages.py` from `app/law/invariants`.", "", *INVARIANTS_SAY, ""]
    lines += ["| id | severity | kind | provision | what is always so | predicate | tests |", "|---|---|---|---|---|---|---|"]
    for one in sorted(INVARIANTS.values(), key=lambda each: each.id):
        predicate = f"{one.rule.__module__.removeprefix('app.law.')}.{one.rule.__name__}"
        where = ", ".join(f"`{name}`" for name in tests.get(one.id, ()))
        mark = " †" if one.again else ""
        lines.append(
            f"| {one.id}{mark} | {one.severity} | {one.kind.lower()} | {one.provision} | {one.sentence} | `{predicate}` | {where} |"
        )
    lines += ["", "## Held elsewhere", "", *(f"- {id_}: {by}." for id_, by in HELD_ELSEWHERE.items())]
    return "\n".join([*lines, ""])


def invariant_tests() -> dict[str, list[str]]:
    """The tests of each invariant, by its number: those whose names begin with it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests" / "law").glob("test_invariants_*.py")):
        for register, number, name in re.findall(r"^def test_(r_)?i(\d\d)_(\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            id_ = f"R-I{number}" if register else f"I-{number}"
            found[id_].append(f"{path.stem}::test_{register}i{number}_{name}")
    return found


def _answered(example: re.Match[str]) -> str:
    """An example with the output that its command gives now."""
    said = run(example["name"], example["facts"], example["asked"])
    return f"```yaml\n# {example['name']}\n{example['facts']}```\n{example['between']}```text\n$ interdict timeline {example['asked']}\n{said}```"


def run(name: str, facts: str, asked: str) -> str:
    """What `interdict timeline` says of these facts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(facts, encoding="utf-8")
        words = [one.strip('"') for one in re.findall(r'"[^"]*"|\S+', asked)]
        return CliRunner().invoke(timeline_command, [str(file) if one == name else one for one in words], catch_exceptions=False).output


def out_of_step() -> list[Path]:
    """The pages that do not say what they should, and those that nothing makes any more."""
    wanted = dict(pages())
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return stale + [path for path in sorted((DOCS / "readings").glob("[0-9]*.md")) if path not in wanted]


if __name__ == "__main__":
    found = [f"{path.relative_to(ROOT)} is not what would be made now: run tools/law_pages.py" for path in out_of_step()]
    wanting = provisions.findings()
    print("\n".join(found + wanting) or "Every page and every provision is in step.")
    if "--check" in sys.argv:
        sys.exit(1 if found or wanting else 0)
    for target, content in pages():
        target.write_text(content, encoding="utf-8")
