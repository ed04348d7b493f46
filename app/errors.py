"""The four ways in which something is not done. Every one carries a sentence for the person; none carries personal data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Refusal(Exception):
    """What was asked cannot be done as it stands: `sentence` says what is wrong and what would be right.

    `provision` cites the Act where the rule has one ("13N(2)"); `fields` gives one sentence for each form field
    at fault (field path -> sentences). Answered as 422; nothing has changed and what was typed is kept.
    """

    def __init__(
        self,
        sentence: str,
        *,
        provision: str | None = None,
        fields: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.provision = provision
        self.fields = {name: tuple(said) for name, said in (fields or {}).items()}


class NeedsConfirmation(Refusal):
    """The record would say that a court or officer did what the Act does not provide for: ask, then record and flag it.

    `flags` are the sentences to confirm; the same command with `confirmed` covering them is recorded (architecture idea 7).
    """

    def __init__(self, flags: Sequence[str], *, provision: str | None = None) -> None:
        super().__init__("Is this what in fact happened? " + " ".join(flags), provision=provision)
        self.flags = tuple(flags)


class NotPermitted(Exception):
    """The actor may not do or see this. Unknown and forbidden look the same to a person without a seat (404)."""

    def __init__(self, sentence: str = "You may not do this.", *, policy: str | None = None, seen: bool = True) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.policy = policy
        self.seen = seen


class Stale(Exception):
    """The step is no longer open, or the facts have moved since the page was shown: who did what and when is in `sentence` (409)."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Fault(Exception):
    """The system itself is at fault or not ready (a broken diagram, a full disk, a database that is away). Answered as 503."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
