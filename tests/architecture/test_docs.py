"""What the documents name is there: every file and folder, every command and option, a page for each process."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from app.cli.root import interdict

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    *sorted(ROOT.glob("*.md")),
    *sorted(ROOT.glob("docs/*.md")),
    *sorted(ROOT.glob("docs/decisions/*.md")),
    *sorted(ROOT.glob("workflows/*/*.md")),
)
NAMED = re.compile(r"(?<![\w/.<-])((?:app|data|docs|forms|tests|tools|workflows)/[\w./-]*\w)")
LINKED = re.compile(r"\]\((?!https?:)([^)#\s]+)")
TYPED = re.compile(r"(?:bin/|Scripts\\|`|^ +)interdict ((?:[a-z-]+ )*[a-z-]+)([^`\n]*)", re.MULTILINE)


def command(words: list[str]) -> click.Command | None:
    """The command of these words, or of as many as name one: "audit verify", "restore" of "restore --verify"."""
    found: click.Command | None = None
    group: click.Command = interdict
    for word in words:
        inner = group.commands.get(word) if isinstance(group, click.Group) else None
        if inner is None:
            return found
        found = group = inner
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    files = [name for name in NAMED.findall(text) if not any(ROOT.glob(f"{name}*"))]
    links = [name for name in LINKED.findall(text) if not (page.parent / name).exists()]
    assert files + links == []


def test_every_command_that_the_documents_tell_is_there_with_its_options() -> None:
    strange, seen = [], 0
    for page in PAGES:
        for words, rest in TYPED.findall(page.read_text(encoding="utf-8")):
            found = command(words.split())
            options = {name for each in (found.params if found else ()) for name in each.opts} | {"--help"}
            if found is None or not set(re.findall(r"--[a-z-]+", rest.partition("#")[0])) <= options:
                strange.append(f"{page.relative_to(ROOT)}: interdict {words}{rest}")
            seen += 1
    assert strange == []
    assert seen


def test_each_process_has_a_page_for_a_legal_officer() -> None:
    processes = sorted(path.parent for path in ROOT.glob("workflows/*/*.bpmn"))
    assert processes
    assert [path.name for path in processes if not (path / "README.md").exists()] == []
