"""The errors of the house as answers of the web, mapped once; and what is shown of them. Values are never logged or shown."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, cast

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from app.errors import Fault, NotPermitted, Refusal, Stale

log = logging.getLogger(__name__)

_SENTENCES = {
    400: "The page sent something that cannot be read, such as a character that came with what was pasted. Go back and type it instead.",
    404: "There is no such page, or you may not see it.",
    405: "This page cannot be used like that. Go back and use its buttons.",
    413: "That is more than can be taken at once. Send less.",
    429: "Too many attempts. Wait a minute and try again.",
}
UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
"""What no database keeps as text and no page can show: NUL, and half of a surrogate pair."""
_TITLES = {
    400: "This cannot be read", 403: "You may not do this", 404: "Page not found", 409: "Somebody or time was faster",
    413: "Too much at once", 422: "This cannot be recorded as it stands", 429: "Too many attempts", 503: "The system is at fault",
}  # fmt: skip


class FromElsewhere(Exception):
    """Another site sent this on the person's behalf."""


def house() -> dict[str, Any]:
    """The door, the read side, the accounts, the settings."""
    return cast("dict[str, Any]", current_app.extensions["interdict"])


def attach(app: Flask) -> None:
    """Map every error once."""
    app.register_error_handler(Refusal, lambda error: answered(422, error.sentence, provision=error.provision, problems=_problems(error)))
    app.register_error_handler(
        NotPermitted, lambda error: answered(403 if error.seen else 404, error.sentence if error.seen else _SENTENCES[404])
    )
    app.register_error_handler(Stale, lambda error: answered(409, error.sentence, typed=typed()))
    app.register_error_handler(Fault, lambda error: answered(503, error.sentence))
    app.register_error_handler(FromElsewhere, lambda _: answered(403, "This was sent from another site, so it was not carried out."))
    app.register_error_handler(
        CSRFError,
        lambda _: answered(
            403, "This page was open too long, or you have signed in again since. Reload it and send it again.", typed=typed()
        ),
    )
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def answered(
    status: int, sentence: str, *, provision: str | None = None, problems: tuple[str, ...] = (), typed: Mapping[str, str] | None = None
) -> Any:
    """The page that says what is wrong and what would be right."""
    title = _TITLES.get(status, "This did not work")
    page = render_template(
        "problem.html", title=title, sentence=sentence, provision=provision, problems=problems, typed=typed or {}, status=status
    )
    return page, status


def typed() -> dict[str, str]:
    """What was typed, so that nothing is lost: shown to the person who typed it, kept nowhere."""
    if request.method != "POST":
        return {}
    return {
        UNPRINTABLE.sub("", name): UNPRINTABLE.sub("", ", ".join(values))
        for name, values in request.form.lists()
        if not name.startswith(("_", "csrf", "token", "password")) and any(values)
    }


def _problems(error: Refusal) -> tuple[str, ...]:
    return tuple(sentence for sentences in error.fields.values() for sentence in sentences)


def _of_http(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    status = error.code
    return answered(
        status, _SENTENCES.get(status, "The page sent something that cannot be used."), typed=typed() if status in {400, 429} else None
    )


def _unforeseen(error: Exception) -> Any:
    """A fault of ours: logged by class and page only, since a message may hold what was typed."""
    if current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    log.error("unforeseen %s at %s", type(error).__name__, request.endpoint)
    return answered(503, "The system is at fault; nothing was recorded. Try again in a minute, and tell support if it stays so.")
