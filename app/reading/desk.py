"""The read side as the pages hold it: every question of app/reading/pages.Reading, answered by the modules of this room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app.reading import (
    calendars,
    dates,
    destroying,
    doubts,
    forms,
    history,
    joining,
    matter,
    moving,
    outlook,
    pages,
    people,
    registers,
    worklist,
)
from app.reading.room import House, Room


class Desk:
    """Everything that pages ask, bound to one house."""

    def __init__(self, door: House, *, persons: Callable[[], tuple[pages.Choice, ...]] = tuple) -> None:
        """`persons` gives, in demo mode, whom one may become."""
        room = Room(door)
        self.room = room
        self._persons = persons
        self.your_work = partial(worklist.your_work, room)
        self.matter_page = partial(matter.matter_page, room)
        self.may_see = room.may_see
        self.step_form = partial(forms.step_form, room)
        self.open_matter_form = partial(forms.open_matter_form, room)
        self.entry_page = partial(forms.entry_page, room)
        self.join_form = partial(joining.join_form, room)
        self.joining_page = partial(joining.joining_page, room)
        self.likeness_page = partial(joining.likeness_page, room)
        self.joined_page = partial(joining.joined_page, room)
        self.move_form = partial(moving.move_form, room)
        self.destruction_form = partial(destroying.destruction_form, room)
        self.destruction_page = partial(destroying.destruction_page, room)
        self.document = partial(forms.document, room)
        self.what_follows = partial(outlook.what_follows, room)
        self.what_if = partial(outlook.what_if, room)
        self.left_draft = partial(forms.left_draft, room)
        self.run_history = partial(history.run_history, room)
        self.why_date = partial(dates.why_date, room)
        self.deadline_board = partial(dates.deadline_board, room)
        self.paper_list = partial(dates.paper_list, room)
        self.look_up = partial(registers.look_up, room)
        self.readings_page = partial(doubts.readings_page, room)
        self.processes_page = partial(registers.processes_page, room)
        self.people_page = partial(people.people_page, room)
        self.person_page = partial(people.person_page, room)
        self.team_page = partial(people.team_page, room)
        self.access_page = partial(people.access_page, room)
        self.hand_over_page = partial(people.hand_over_page, room)
        self.calendars_page = partial(calendars.calendars_page, room)
        self.moved_page = partial(calendars.moved_page, room)
        self.matter_readings = partial(doubts.matter_readings, room)
        self.diagram_xml = partial(registers.diagram_xml, room)

    def frame(self, actor: Any) -> pages.Frame:
        """What stands on every page."""
        demo = self.room.door.mode == "demo"
        return forms.frame(self.room, actor, demo=demo, persons=self._persons() if demo else ())
