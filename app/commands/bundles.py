"""Looking at bundles: is this release published, is what was published whole, does this release still know what running bundles name. Reads only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection, Engine, text

import app.law.all  # noqa: F401 - registers every question before names are looked up
from app.engine import lint
from app.engine.catalogue import Catalogue, Definition, unpacked
from app.errors import Fault
from app.forms.book import FormBook, compiled_text
from app.forms.entries import Dictionary
from app.forms.spec import BrokenForm
from app.storage import definitions
from app.storage.database import opened, reading
from app.storage.migrate import behind


def refusals(engine: Engine, catalogue: Catalogue, dictionary: Dictionary) -> tuple[str, ...]:
    """Why this release must not run on this database as far as bundles go: what is not published, what it no longer knows."""
    with reading(engine) as connection:
        return (*_not_published(connection, catalogue), *_forgotten(connection, catalogue, dictionary))


def findings(engine: Engine, catalogue: Catalogue, dictionary: Dictionary, *, published: bool) -> tuple[str, ...]:
    """Whatever lies among the published bundles that is not what was published; else names forgotten and (`published`) a release that is not."""
    with reading(engine) as connection:
        changed = tuple(_changed(connection))
        if changed:  # nothing can be computed from these: said first, and alone
            return changed
        unpublished = tuple(_not_published(connection, catalogue)) if published else ()
        return (*unpublished, *_forgotten(connection, catalogue, dictionary))


def forgotten(root: Path, url: str) -> tuple[str, ...]:
    """One line for each name that a running bundle of this database uses and the checkout at `root` no longer knows."""
    engine = opened(url)
    try:
        if behind(engine):
            return ("The database is not at this release's schema: run `interdict migrate`.",)
        with reading(engine) as connection:
            return tuple(_forgotten(connection, Catalogue.load(root), Dictionary.load(root / "forms")))
    finally:
        engine.dispose()


def matter_called(engine: Engine, name: str) -> str | None:
    """The identity of the matter with this number (or this identity)."""
    with reading(engine) as connection:
        return connection.execute(text("select id from matter where number=:n or id=:n"), {"n": name}).scalar()


def _not_published(connection: Connection, catalogue: Catalogue) -> Iterator[str]:
    for one in catalogue.definitions.values():
        if definitions.is_published(connection, one.process, one.bundle_hash):
            continue
        last = definitions.newest(connection, one.process)
        if last is None:
            yield f"{one.process} was never published. If this release is meant to run, run `interdict publish`."
        else:
            differ = ", ".join(_differing(one, unpacked(last)))
            yield f"{one.process} is not what was published; different are: {differ}. If that is meant, run `interdict publish`."


def _differing(here: Definition, there: Definition) -> Iterator[str]:
    return (name for name in sorted({**here.files, **there.files}) if here.files.get(name) != there.files.get(name))


def _changed(connection: Connection) -> Iterator[str]:
    """Published bundles whose bytes have another fingerprint, or that the audit does not name; and those it names that are gone."""
    named: set[tuple[str, str]] = set()
    for details in connection.execute(text("select details from audit where stream='administration' and act='publish'")).scalars():
        named |= set(json.loads(details).get("bundles", {}).items())
    there = set()
    for process, bundle, contents in definitions.every(connection):
        there.add((process, bundle))
        if sha256(contents).hexdigest() != bundle:
            yield f"{process}: the published bundle {bundle[:16]} was changed: its bytes have another fingerprint."
        elif (process, bundle) not in named:
            yield f"{process}: the bundle {bundle[:16]} lies here, and no command of the audit published it."
    yield from (f"{process}: the published bundle {bundle[:16]} is gone." for process, bundle in sorted(named - there))


def _forgotten(connection: Connection, catalogue: Catalogue, dictionary: Dictionary) -> Iterator[str]:
    for process, bundle in definitions.in_use(connection):
        definition = catalogue.as_kept(process, bundle, partial(definitions.contents, connection))
        if definition is None:
            yield f"{process}: runs stand on the bundle {bundle}, which is not published, and this release has no such process."
        elif definition.bundle == bundle:
            yield from _names_of(definition, dictionary)


def _names_of(definition: Definition, dictionary: Dictionary) -> Iterator[str]:
    where = f"{definition.process} {definition.bundle}"
    yield from (str(found) for found in lint.forgotten(definition.xml, where))
    for step in definition.steps:
        try:
            form = compiled_text(definition.process, step, definition.form_text(step), dictionary)
        except (BrokenForm, Fault, LookupError) as broken:
            yield f"{where}: {step}: its form cannot be read any more: {broken}"
            continue
        for said in FormBook({(definition.process, step): form}, dictionary).unknown_names():
            yield f"{where}: {said}"
