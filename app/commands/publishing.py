"""Commands about bundles: publish what a release brings, and move the runs of one matter to it. No run moves by itself."""

from __future__ import annotations

from collections.abc import Iterator

from app.commands.dispatcher import Work, handles
from app.commands.matter_file import MatterFile
from app.commands.passages import passages_between
from app.commands.words import MoveRuns, Outcome, Publish
from app.engine.runs import Runs
from app.errors import Refusal
from app.storage import definitions
from app.storage.moment import written

OPENS, CLOSES = ("entered", "armed"), ("left", "called off")


@handles(Publish)
def publish(work: Work, command: Publish) -> Outcome:  # noqa: ARG001 - the command says nothing but what it is
    """Keep the bundle of every process of this release that is not kept yet; the audit names each."""
    work.need("administer")
    new = {
        one.process: one.bundle_hash
        for one in work.house.catalogue.definitions.values()
        if definitions.publish(work.connection, one.process, one.bundle_hash, one.contents, written(work.now))
    }
    if new:
        work.record("publish", matter=None, details={"bundles": new})
    return Outcome(sentence=f"{len(new)} published." if new else "Nothing is new.", details={"bundles": new})


@handles(MoveRuns)
def move_runs(work: Work, command: MoveRuns) -> Outcome:
    """Move this matter's runs of a process to the release's bundle, or only look what would open and close."""
    file = work.matter
    work.need("move_runs")
    newest = work.house.catalogue.definition(command.process)
    if not definitions.is_published(work.connection, newest.process, newest.bundle_hash):
        message = f"The version of {command.process} in this release is not published: run `interdict publish` first."
        raise Refusal(message)
    if not any(process == command.process and run.bundle != newest.bundle for (process, _), run in file.runs.items()):
        message = f"No run of {command.process} in this matter stands on an older version."
        raise Refusal(message)
    after = file.moved(command.process, work.now)
    told = {"opens": list(_named(file, after, OPENS)), "closes": list(_named(file, after, CLOSES))}
    if command.look:
        return Outcome(file.id, file.version, "Nothing was moved.", told)
    file.settle(work.now, how="moved", keeping=after)
    file.write(work.now)
    work.record("move_runs", matter=file.id, details={"process": command.process, "bundle": newest.bundle_hash, **told})
    return Outcome(file.id, file.version, "Moved.", told)


def _named(file: MatterFile, after: Runs, moves: tuple[str, ...]) -> Iterator[str]:
    """The steps and waits that open (or close) between the runs as they stand and as they would, as a person reads them."""
    for process, subject in {**file.runs, **after}:
        key = (process, subject)
        either = (file.definition(process, subject), file.house.catalogue.as_kept(process, ""))
        for one in passages_between(key, file.runs.get(key), after.get(key)):
            if one.moved in moves:
                name = next((d.names[one.element] for d in either if d is not None and d.names.get(one.element)), one.element)
                yield f"{subject}: {name}" + (f" ({one.about})" if one.about else "")
