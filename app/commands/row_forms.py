"""The forms of one row filled in one after another: which subjects they mean, at which hearing, and what stands behind a field at fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.casework.clock import BRISBANE, day_of
from app.casework.docket import Entry
from app.commands.dispatcher import Work
from app.commands.matter_file import MatterFile
from app.errors import Refusal
from app.forms.proposal import proposed
from app.law.facts.hearings import hearings
from app.law.questions import LISTS
from app.law.taking_on.forms import NAMED, Form

NEEDING_A_DECISION = "hearing.orders-needing-a-decision"
OVER_BY_THEN = (
    "By the law this order was not running when that hearing began: an extension before it is missing, its service is, or a date is not"
    " right. Put a row before this one for each earlier mention at which it was extended."
)
NONE_BEFORE = "No earlier order was running at that hearing: clear this."


class RowForms:
    """What the forms of one row have made so far: later forms are about it."""

    def __init__(self, work: Work, file: MatterFile, *, place: str, under: str, same_application: str | None) -> None:
        """Of a matter in which other orders may stand already.

        `under`: the provisions under which such an order is made. `same_application`: an order made on the application that the row means.
        """
        self.work, self.file, self.under = work, file, under
        self.asked: list[str] = []
        self.provision: str | None = None
        self.names = {"place": place, "application": file.docket.next_subject("application")}
        if same_application:
            self.names["application"] = self._application_of(same_application)

    def fill_in(self, form: Form) -> tuple[Entry, ...]:
        """Record one form (Refusal names the columns at fault); what the law asks about is gathered in `asked`."""
        return self._by_form(self._at_its_hearing(form) if form.held_at else form)

    def _by_form(self, form: Form) -> tuple[Entry, ...]:
        file, now, by = self.file, self.work.now, self.work.actor.id
        subject = self._named(form.subject)
        asked = self.work.door.book.form(form.process, form.element)
        try:
            made = proposed(
                asked, self._named(form.answers), case=file.case, subject=subject, about="", now=now,
                step=f"{form.process}/{subject}/{form.element}/", would_be=lambda entries: file.would_be(entries, now=now, by=by),
            )  # fmt: skip
        except Refusal as refused:
            fields: dict[str, list[str]] = {}
            for path, said in refused.fields.items():
                fields.setdefault(form.column_of(path), []).extend(said)
            provision = self.under if refused.provision == asked.spec.provision else refused.provision  # a whole form's are many
            raise Refusal(refused.sentence, provision=provision, fields=fields) from refused
        if made.to_confirm:
            self.asked += made.flags
            self.provision = self.provision or made.to_confirm[0].provision
        added = file.append(made.entries, now=now, by=by, flags=made.flags)
        self.work.appended += [entry.id for entry in added]
        file.settle(now, how="recorded", entry=added[0].id)
        self._learn(added)
        return added

    def _learn(self, entries: Sequence[Entry]) -> None:
        """What these entries are about, and the application on which an order was made."""
        for entry in entries:
            self.names[entry.subject.rpartition(":")[0]] = entry.subject
            if entry.kind in {"temporary-order-made", "disqualification-order-made"}:
                self.names["application"] = str(entry.values["application"])

    def _named(self, said: Any) -> Any:
        """Answers in which "{hearing}" stands for the hearing of this row; what a person typed is left as it is."""
        if isinstance(said, str):
            return NAMED.sub(lambda found: self.names.get(found[0][1:-1], found[0]), said) if said.endswith("}") else said
        if isinstance(said, Mapping):
            return {name: self._named(each) if name in NAMING else each for name, each in said.items()}
        return said

    # ---------------------------------------------------------------- hearings
    def _at_its_hearing(self, form: Form) -> Form:
        """The form about the hearing that was held then, which is listed if the file has none of that day, with each order's own decision."""
        self.names["hearing"] = self._hearing(form)
        if not form.orders:
            return form
        wanted = LISTS[NEEDING_A_DECISION](self.file.case, self.names["hearing"])
        decided = {self._named(order): said for order, said in form.orders}
        if "*" in decided:
            if not wanted:
                raise Refusal(NONE_BEFORE, fields={form.column_of("orders"): (NONE_BEFORE,)})
            decided = dict.fromkeys(wanted, decided["*"])
        if any(order not in wanted for order in decided):
            raise Refusal(OVER_BY_THEN, provision="13M(2), 13U(2)", fields={form.column_of("orders"): (OVER_BY_THEN,)})
        return replace(form, answers={**form.answers, "orders": [{"subject": order, **said} for order, said in decided.items()]})

    def _hearing(self, form: Form) -> str:
        application, at = self.names["application"], datetime.fromisoformat(form.held_at).replace(tzinfo=BRISBANE)
        if form.orders and form.orders[0][0] != "*":
            application = self.names["application"] = self._application_of(self._named(form.orders[0][0]))
        for one in hearings(self.file.docket, application):
            if one.held_at is None and one.vacated_at is None and one.listed_for and day_of(one.listed_for) == day_of(at):
                return one.subject
        listed = {"listed_for": form.held_at, "court_place": form.answers.get("next_place") or "{place}"}
        columns = {"listed_for": form.column_of("at")}
        self._by_form(Form("offers", "list_mention", application, listed, columns))
        return self.names["hearing"]

    def _application_of(self, order: str) -> str:
        """The application on which an order was made (Refusal of one that was made on none)."""
        made = next((e for e in self.file.docket.about(order) if e.kind.endswith("-made")), None)
        found = str(made.values.get("application") or "") if made else ""
        if not found:
            said = "That order was made on no application: leave this column empty."
            raise Refusal(said, fields={"on_application_of": (said,)})
        return found


NAMING = frozenset({"application", "next_place", "court_place", "registry"})
"""The answers that a row leaves to what it has made; in no other is a brace looked for."""
