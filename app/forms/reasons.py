"""A reason that somebody types outside a form, held to what a form would take: words that can be seen, and nothing that cannot be printed."""

from __future__ import annotations

from marshmallow import ValidationError

from app.errors import Refusal
from app.forms.fields import LONG, clean, is_blank


def in_words(said: str, field: str, sentence: str, *, least: int = 1, short: str = "Say why.") -> str:
    """The reason without surrounding blanks (Refusal that names its field, where it says nothing or cannot be printed)."""
    try:
        words = "" if is_blank(said) else clean(said, "Reason", LONG)
    except ValidationError as error:
        raise Refusal(short, fields={field: (str(error.messages[0]),)}) from error
    if len(words) < least:
        raise Refusal(short, fields={field: (sentence,)})
    return words
