"""The command `interdict`. Each command is handed what it needs by the composition root; none decides about law or access."""

from __future__ import annotations

import click

from app.cli.audit import audit_commands
from app.cli.calendars import import_calendar
from app.cli.check import check
from app.cli.destroyed import destroyed
from app.cli.house import add_administrator, backup, broken_invariants, demo, doctor, init, migrate, restore, serve, verified_trail
from app.cli.publish import move_runs, publish
from app.cli.rehearse import rehearse
from app.cli.take_on import take_on_command
from app.cli.timeline import timeline_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def interdict(context: click.Context) -> None:
    """Court orders that protect children, as running processes."""
    context.ensure_object(dict)


audit = audit_commands(verified_trail, broken_invariants)
for _command in (
    audit,
    backup,
    check,
    demo,
    add_administrator,
    destroyed,
    doctor,
    import_calendar,
    init,
    migrate,
    move_runs,
    publish,
    rehearse,
    restore,
    serve,
    take_on_command,
    timeline_command,
):
    interdict.add_command(_command)
