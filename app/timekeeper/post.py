"""Sending word: by SMTP where one is set, else into a folder on this machine (the demonstration's post box)."""

from __future__ import annotations

import hashlib
import smtplib
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

from app.commands.word_out import Message, Send

NOBODY = "nobody is there to be told"


def sender(smtp_url: str, folder: Path) -> Send:
    """How messages are sent. They carry matter numbers and never a name."""
    return _by_smtp(smtp_url) if smtp_url else _into(folder)


def _by_smtp(url: str) -> Send:
    where = urlsplit(url)

    def send(message: Message) -> None:
        if not message.to:
            raise OSError(NOBODY)
        mail = EmailMessage()
        mail["To"], mail["From"], mail["Subject"] = ", ".join(message.to), where.username or "interdict@localhost", message.subject
        mail["Message-ID"] = f"<{hashlib.sha256(message.key.encode()).hexdigest()}@interdict>"
        mail.set_content(message.body)
        kind = smtplib.SMTP_SSL if where.scheme == "smtps" else smtplib.SMTP
        with kind(where.hostname or "localhost", where.port or 0, timeout=20) as server:
            if where.username and where.password:
                server.login(where.username, where.password)
            server.send_message(mail)

    return send


def _into(folder: Path) -> Send:
    def send(message: Message) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(message.key.encode()).hexdigest()[:24]
        to = f"{message.recipient} ({', '.join(message.to) or NOBODY})"
        (folder / f"{name}.txt").write_text(f"To: {to}\nSubject: {message.subject}\n\n{message.body}\n", encoding="utf-8")

    return send
