"""Pages of one matter: the file, why a date, opening one, correcting an entry, its documents. Every look is noted."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for

from app.access.protection import FOR_UNMASKING
from app.casework.clock import BRISBANE, start_of
from app.commands.words import ConfirmCorrection, CorrectEntry, IssueDocument, NoteViewed, OpenMatter, WithdrawEntry
from app.errors import NeedsConfirmation, Refusal
from app.web import timeline, words
from app.web.asking import said, sent
from app.web.looks import note, noted
from app.web.raw import at_most, changed_in_shape, posted, shown_again
from app.web.refusals import house

pages = Blueprint("matters", __name__)
HOURS = (("0", "As it begins"), ("9", "9:00am"), ("12", "Midday"), ("17", "5:00pm"), ("24", "When it is over"))
NEWEST = "NEWEST"
"""Of a corrected entry the newest correction alone is withdrawn."""
GROUNDS = tuple(each for each in FOR_UNMASKING if not each.only_about_a_child)
"""The grounds of s 67FE(2) on which a name may be shown here."""


def _reading() -> Any:
    return house()["reading"]


def _do(command: Any) -> Any:
    return house()["door"].execute(command, by=g.actor)


def _at(matter: str, part: str) -> str:
    return url_for(".matter", matter=matter, _anchor=part)


@pages.get("/matters/<matter>")
def matter(matter: str) -> str:
    """One person's file: status first, then what next, dates, diagram, docket. Names stay masked."""
    return _shown(matter, "")


@pages.post("/matters/<matter>/unmask")
def unmask(matter: str) -> Any:
    """The same page with protected values shown, on a basis that is kept with the person's name."""
    basis = at_most(request.form.get("basis"), 40)
    if basis not in {each.code for each in GROUNDS}:
        sentence = "Choose the ground on which you see names: it is kept with yours."
        raise Refusal(sentence, provision="67FE", fields={"basis": (sentence,)})
    return _shown(matter, basis)


def _shown(matter: str, basis: str) -> str:
    page = _reading().matter_page(g.actor, matter, unmask=basis)
    frame = _reading().frame(g.actor)
    g.frame = frame
    note(matter, tuple((order.subject, order.said) for order in page.orders), basis)
    return render_template(
        "matter.html",
        page=page,
        line=timeline.drawn(page.orders, frame.now),
        near=timeline.close_up(page.orders, frame.now),
        unmasked=bool(basis),
        grounds=GROUNDS,
    )


@pages.get("/matters/<matter>/why/<subject>/<name>")
def why(matter: str, subject: str, name: str) -> str:
    """Why this date: the trigger, the rule, each day counted or skipped, the readings."""
    return render_template("why.html", why=_reading().why_date(g.actor, matter, name=name, subject=subject))


@pages.get("/matters/<matter>/history/<process>/<subject>")
def history(matter: str, process: str, subject: str) -> str:
    """Where a run stood at each moment at which it moved, with its diagram in full."""
    asked = at_most(request.args.get("moment"), 6)
    moment = int(asked) if asked.isascii() and asked.isdecimal() else None
    page = _reading().run_history(g.actor, matter, process=process, subject=subject, moment=moment)
    stands = [
        {
            "said": f"{words.moment(one.at)} · {one.why}", "open": [e.element for e in one.open], "waits": [e.element for e in one.waits],
            "passed": one.passed,
        }
        for one in page.moments
    ]  # fmt: skip
    return render_template("history.html", page=page, stands=stands)


@pages.get("/matters/<matter>/what-if")
def what_if(matter: str) -> Any:
    """What if? A later moment is chosen, and the matter is shown as it would stand then. Nothing of it is written."""
    asked = {part: at_most(request.args.get(f"then-{part}"), 4) for part in ("day", "month", "year", "hour")}
    problem = ""
    try:
        then = _then(asked, at_most(request.args.get("at"), 40))
        page = _reading().what_if(g.actor, matter, then=then)
    except (ValueError, OverflowError, Refusal) as wrong:
        problem = wrong.sentence if isinstance(wrong, Refusal) else "Say which day, such as 27 3 2026."
        page = _reading().what_if(g.actor, matter)
    if page.outlook is not None:
        noted(matter, page.outlook)
        day, hour = _day_and_hour(page.outlook.then)
        asked = {"day": str(day.day), "month": str(day.month), "year": str(day.year), "hour": hour}
    problems = [(problem, "then-day")] if problem else []
    shown = render_template("what_if.html", page=page, asked=asked, hours=HOURS, problems=problems)
    return shown, 422 if problem else 200


def _then(asked: dict[str, str], at: str) -> datetime | None:
    """The moment asked for: of a link, or day and hour of the form (ValueError if it is none); None: nothing was asked."""
    if at:
        then = datetime.fromisoformat(at)
        return then if then.tzinfo is not None else then.replace(tzinfo=BRISBANE)
    if not any(asked[part] for part in ("day", "month", "year")):
        return None
    day = start_of(date(int(asked["year"]), int(asked["month"]), int(asked["day"])))
    return day + timedelta(hours=max(0, min(int(asked["hour"] or 9), 24)))


def _day_and_hour(then: datetime) -> tuple[date, str]:
    """The moment as the form asks for it: midnight is said as the day that it ends."""
    local = then.astimezone(BRISBANE)
    if (local.hour, local.minute) == (0, 0):
        return local.date() - timedelta(days=1), "24"
    return local.date(), str(local.hour)


# ---------------------------------------------------------------- opening one
@pages.get("/open-a-matter")
def open_form() -> str:
    """Open a matter: the form."""
    page = _reading().open_matter_form(g.actor, values={}, errors={})
    return render_template("open_matter.html", page=page, token=page.token or secrets.token_urlsafe(18), unit=page.unit)


@pages.post("/open-a-matter")
def open_matter() -> Any:
    """Open a matter, and go to it."""
    unit, place = at_most(request.form.get("_unit"), 80), at_most(request.form.get("_place"), 80)
    token = at_most(request.form.get("_token"), 64)
    if changed_in_shape():
        page = _reading().open_matter_form(g.actor, values=shown_again(), errors={})
        return render_template("open_matter.html", page=page, token=token, unit=unit)
    confirmed = tuple(request.form.getlist("_confirmed"))
    command = OpenMatter(posted(), unit, place or "Brisbane", token, confirmed)
    try:
        outcome = _do(command)
    except Refusal as refused:
        page = _reading().open_matter_form(g.actor, values=shown_again(), errors=refused.fields)
        flags = refused.flags if isinstance(refused, NeedsConfirmation) else ()
        return render_template(
            "open_matter.html", page=page, token=token, unit=unit, refused=refused if not flags else None, flags=flags, confirmed=confirmed
        ), 422
    flash(outcome.sentence)
    return redirect(url_for(".matter", matter=outcome.matter), 303)


# ---------------------------------------------------------------- entries
@pages.get("/matters/<matter>/entries/<entry>")
def entry(matter: str, entry: str) -> str:
    """One entry, to be corrected or withdrawn."""
    return _entry(matter, entry)


def _entry(matter: str, entry: str, *, values: Any = None, errors: Any = None, **more: Any) -> str:
    """The page of one entry; it keeps the newest word that was seen when it was first shown."""
    page = _reading().entry_page(g.actor, matter, entry, values=values or {}, errors=errors or {})
    return render_template("entry.html", page=page, seen=said("_seen", 26) or page.entry.newest, **more)


@pages.post("/matters/<matter>/entries/<entry>")
def correct(matter: str, entry: str) -> Any:
    """Correct an entry: what stood before stays in the docket."""
    if changed_in_shape():
        return _entry(matter, entry, values=shown_again())
    answers = posted()
    reason = str(answers.pop("reason", ""))

    def again(refused: Refusal) -> str:
        return _entry(matter, entry, values=shown_again(), errors=refused.fields, refused=refused)

    return sent(CorrectEntry(matter, entry, answers, reason, said("_seen", 26)), then=_at(matter, "docket"), again=again)


@pages.post("/matters/<matter>/entries/<entry>/withdraw")
def withdraw(matter: str, entry: str) -> Any:
    """Withdraw an entry that should never have been made, or undo its newest correction."""
    seen, reason, what = said("_seen", 26) or entry, said("reason", 5000), said("what", 10)
    command = WithdrawEntry(matter, seen, reason, whole=what != NEWEST)

    def again(refused: Refusal) -> str:
        return _entry(matter, entry, withdrawing=refused, reason=reason, what=what)

    return sent(command, then=_at(matter, "docket"), again=again)


@pages.post("/matters/<matter>/entries/<entry>/confirm")
def confirm(matter: str, entry: str) -> Any:
    """A second person confirms a correction that changed what was already past."""
    return sent(ConfirmCorrection(matter, entry), then=_at(matter, "docket"))


# ---------------------------------------------------------------- documents
@pages.get("/matters/<matter>/documents/<subject>/<document>")
def document(matter: str, subject: str, document: str) -> Response:
    """A document's bytes: as issued (?sha256=) or prepared now. Streamed after the right to see it was asked, each time."""
    sha256 = at_most(request.args.get("sha256"), 64)
    content, fingerprint = _reading().document(g.actor, matter, subject=subject, document=document, sha256=sha256)
    _do(NoteViewed(matter, document=fingerprint, about=subject))
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="document.pdf"'
    answer.headers["Document-Fingerprint"] = fingerprint
    return answer


@pages.get("/matters/<matter>/documents/<subject>/<document>/issue")
def issue_form(matter: str, subject: str, document: str) -> str:
    """Look at the document as it would be issued, and issue it by the fingerprint seen."""
    _, fingerprint = _reading().document(g.actor, matter, subject=subject, document=document)
    return render_template("issue.html", matter=matter, subject=subject, document=document, sha256=fingerprint)


@pages.post("/matters/<matter>/documents/<subject>/<document>/issue")
def issue(matter: str, subject: str, document: str) -> Any:
    """Issue the document that was seen; Stale if the facts have moved since."""
    return sent(IssueDocument(matter, subject, document, said("sha256", 64)), then=_at(matter, "documents"))
