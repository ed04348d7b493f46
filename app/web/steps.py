"""Record a step: one generic page for every form. What was typed is never lost, whatever is wrong."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for

from app.commands.words import DismissDraft, HandOverStep, RecordStep, SaveDraft, TakeStep
from app.errors import NeedsConfirmation, Refusal
from app.web.asking import said, sent
from app.web.looks import noted
from app.web.raw import at_most, changed_in_shape, posted, shown_again
from app.web.refusals import house

pages = Blueprint("steps", __name__)
_AT = "/matters/<matter>/steps/<process>/<subject>/<element>"


def _page(step: dict[str, str], values: dict[str, Any] | None, errors: Any) -> Any:
    return house()["reading"].step_form(g.actor, step["matter"], **_without(step), values=values, errors=errors)


def _without(step: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in step.items() if name != "matter"}


def _named(matter: str, process: str, subject: str, element: str) -> dict[str, str]:
    about = at_most(request.values.get("_about") or request.args.get("about"), 200)
    return {"matter": matter, "process": process, "subject": subject, "element": element, "about": about}


@pages.get(_AT)
def step(matter: str, process: str, subject: str, element: str) -> str:
    """The form of a step."""
    named = _named(matter, process, subject, element)
    page = _page(named, None, {})
    return render_template("step.html", page=page, token=page.token or secrets.token_urlsafe(18))


@pages.post(_AT)
def record(matter: str, process: str, subject: str, element: str) -> Any:
    """Record it; or look what would follow, keep a draft, add or take away a group, confirm what the court in fact did."""
    named = _named(matter, process, subject, element)
    token = at_most(request.form.get("_token"), 64)
    action = request.form.get("_action")
    if action == "change" or changed_in_shape():
        return render_template("step.html", page=_page(named, shown_again(), {}), token=token)
    if action == "draft":
        return sent(SaveDraft(**named, answers=posted()), then=url_for("matters.matter", matter=matter))
    confirmed = tuple(request.form.getlist("_confirmed"))
    try:
        if action == "look":
            return _what_follows(named, token)
        outcome = house()["door"].execute(RecordStep(**named, answers=posted(), confirmed=confirmed, token=token), by=g.actor)
    except NeedsConfirmation as asked:
        page = _page(named, shown_again(), {})
        return render_template("step.html", page=page, token=token, flags=asked.flags, confirmed=confirmed, refused=asked), 422
    except Refusal as refused:
        return render_template("step.html", page=_page(named, shown_again(), refused.fields), token=token, refused=refused), 422
    flash(outcome.sentence)
    return redirect(_onward(matter), 303)


def _onward(matter: str) -> str:
    """The matter's page; or one's own work, where no step is left in a matter in which one had a seat for a step alone."""
    if house()["reading"].may_see(g.actor, matter):
        return url_for("matters.matter", matter=matter)
    flash("No step of this matter is left to you, so it is no longer shown to you.")
    return url_for("lists.work")


def _what_follows(named: dict[str, str], token: str) -> str:
    """What would follow, worked out without writing; the answers go along, to be recorded or changed."""
    page = house()["reading"].what_follows(g.actor, named["matter"], **_without(named), answers=posted())
    noted(named["matter"], page.outlook)
    ours = {"csrf_token", "_token", "_action", "_confirmed"}
    typed = [(name, value) for name, values in request.form.lists() if name not in ours for value in values]
    return render_template("follows.html", page=page, token=token, typed=typed)


@pages.get(_AT + "/draft")
def draft(matter: str, process: str, subject: str, element: str) -> str:
    """One's own draft of a step that closed before it was recorded: to be read and copied."""
    named = _named(matter, process, subject, element)
    return render_template("draft.html", page=house()["reading"].left_draft(g.actor, matter, **_without(named)))


@pages.post(_AT + "/draft/dismiss")
def dismiss_draft(matter: str, process: str, subject: str, element: str) -> Any:
    """Forget such a draft."""
    return sent(DismissDraft(**_named(matter, process, subject, element)), then=url_for("matters.matter", matter=matter))


@pages.post(_AT + "/take")
def take(matter: str, process: str, subject: str, element: str) -> Any:
    """Take a step on oneself."""
    return sent(TakeStep(**_named(matter, process, subject, element)), then=_back(matter))


@pages.get(_AT + "/hand-over")
def hand_over_form(matter: str, process: str, subject: str, element: str) -> str:
    """To whom a step can be handed."""
    return _hand_over(_named(matter, process, subject, element))


def _hand_over(named: dict[str, str], refused: Refusal | None = None) -> str:
    page = house()["reading"].hand_over_page(g.actor, named["matter"], **_without(named))
    return render_template("hand_over.html", page=page, refused=refused)


@pages.post(_AT + "/hand-over")
def hand_over(matter: str, process: str, subject: str, element: str) -> Any:
    """Hand a step to another person, or back to the unit."""
    named = _named(matter, process, subject, element)
    command = HandOverStep(**named, person=said("_person", 80))
    return sent(command, then=_back(matter), again=lambda refused: _hand_over(named, refused))


def _back(matter: str) -> str:
    return url_for("lists.work") if request.form.get("_back") == "work" else url_for("matters.matter", matter=matter)
