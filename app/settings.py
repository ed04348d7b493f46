"""Every setting, its safe default, and what is refused at start-up. Imports no library and reads no clock.

Settings come from the environment alone. Secrets never appear in `repr`, in a log or in a refusal.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

DEMO_SECRET = "demonstration only and known to everybody: signs nothing that matters"  # noqa: S105 - refused outside demo mode
DEMO_AUDIT_KEY = "demonstration only, known to everybody: proves nothing about the trail"
MODES = ("demo", "development", "production")
LONGEST_IDLE, LONGEST_SESSION = timedelta(minutes=15), timedelta(hours=12)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_YES, _NO = frozenset({"1", "yes", "true", "on"}), frozenset({"", "0", "no", "false", "off"})
_KNOWN = frozenset(
    f"INTERDICT_{name}"
    for name in (
        "MODE",
        "DATABASE_URL",
        "SECRET_KEY",
        "SECRET_KEYS",
        "AUDIT_KEY",
        "SEAL_PATH",
        "HOST",
        "PORT",
        "HTTPS",
        "PROXIES",
        "DEBUG",
        "SMTP_URL",
        "IDLE_MINUTES",
        "SESSION_HOURS",
        "RATE_LIMITS",
        "METRICS_PORT",
        "CI",
        "TEST_POSTGRES",
    )
)


@dataclass(frozen=True)
class Settings:
    """What this installation was told. `refusals()` says in plain words why it must not start like this."""

    mode: str = "production"
    database_url: str = field(default="sqlite:///var/interdict.db", repr=False)
    secret_keys: tuple[str, ...] = field(default=(), repr=False)
    audit_key: str = field(default="", repr=False)
    seal_path: Path = Path("var/seals/seals.jsonl")
    host: str = "127.0.0.1"
    port: int = 8000
    https: bool = True
    proxies: int = 0
    debug: bool = False
    smtp_url: str = field(default="", repr=False)
    idle: timedelta = LONGEST_IDLE
    longest_session: timedelta = LONGEST_SESSION
    rate_limits: str = field(default="memory://", repr=False)
    metrics_port: int = 0
    misread: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, mode: str | None = None) -> Settings:
        """The settings an environment asks for; a value that cannot be read becomes a refusal, never a silent default.

        `mode` overrides INTERDICT_MODE (the command `demo`). Without either, the mode is production: the strictest.
        """
        reader = _Reader(environment)
        mode = mode or reader.text("MODE", "production")
        demo = mode == "demo"
        keys = tuple(key.strip() for key in reader.text("SECRET_KEYS", reader.text("SECRET_KEY", "")).split(",") if key.strip())
        debug = reader.yes("DEBUG", default=False) or environment.get("FLASK_DEBUG", "").lower() in _YES
        return cls(
            mode=mode,
            database_url=reader.text("DATABASE_URL", "sqlite:///var/interdict.db"),
            secret_keys=keys or ((DEMO_SECRET,) if demo else ()),
            audit_key=reader.text("AUDIT_KEY", DEMO_AUDIT_KEY if demo else ""),
            seal_path=Path(reader.text("SEAL_PATH", "var/seals/seals.jsonl")),
            host=reader.text("HOST", "127.0.0.1"),
            port=reader.number("PORT", int(port) if (port := environment.get("PORT", "")).isdecimal() else 8000, most=65535),
            https=reader.yes("HTTPS", default=not demo),
            proxies=reader.number("PROXIES", 0, most=5),
            debug=debug,
            smtp_url=reader.text("SMTP_URL", ""),
            idle=timedelta(minutes=reader.number("IDLE_MINUTES", 15, least=1, most=15)),
            longest_session=timedelta(hours=reader.number("SESSION_HOURS", 12, least=1, most=12)),
            rate_limits=reader.text("RATE_LIMITS", "memory://"),
            metrics_port=reader.number("METRICS_PORT", 0, most=65535),
            misread=tuple(reader.misread),
            unknown=tuple(sorted(name for name in environment if name.startswith("INTERDICT_") and name not in _KNOWN)),
        )

    @property
    def demo(self) -> bool:
        """Synthetic people, known sign-ins, a clock that can be moved."""
        return self.mode == "demo"

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the pages."""
        return self.host in LOOPBACK

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies are marked Secure and carry the __Host- prefix."""
        return self.https

    @property
    def audit_key_bytes(self) -> bytes:
        """The key of the audit chain, as `storage.audit` wants it."""
        return self.audit_key.encode()

    @property
    def destroyed_list(self) -> Path:
        """The list of destructions: beside the seals, and so apart from the database and its backups."""
        return self.seal_path.with_name("destroyed.jsonl")

    @property
    def sqlite_file(self) -> Path | None:
        """The SQLite file, or None (PostgreSQL, or a database in memory)."""
        scheme, _, rest = self.database_url.partition("://")
        path = rest.removeprefix("/").partition("?")[0]
        return Path(path) if scheme.startswith("sqlite") and path and path != ":memory:" else None

    def make_room(self) -> None:
        """Create the folders of database and seals for the owner alone, and the SQLite file itself (0600), where they are missing."""
        for folder in {self.seal_path.parent, *((self.sqlite_file.parent,) if self.sqlite_file else ())}:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.sqlite_file is not None and not self.sqlite_file.exists():
            os.close(os.open(self.sqlite_file, os.O_CREAT | os.O_WRONLY, 0o600))

    def refusals(self, *, offset_seconds: int = 0) -> tuple[str, ...]:
        """Why the application must not start like this, one sentence each; `offset_seconds` is the demonstration clock's."""
        said = [*self.misread]
        if self.mode not in MODES:
            said.append(f"INTERDICT_MODE is {self.mode!r}; it must be demo, development or production.")
        if not self.demo:
            said += self._about_secrets()
            said += self._about_files()
            if offset_seconds:
                said.append("The legal clock of this database was moved for a demonstration; it may only be opened in demo mode.")
        if self.debug and self.mode != "development":
            said.append("Debugging is on: error pages would show protected information. Unset INTERDICT_DEBUG and FLASK_DEBUG.")
        said += self._about_the_network()
        return tuple(said)

    def warnings(self) -> tuple[str, ...]:
        """What is allowed and ought to be known."""
        said = [f"{name} is not a setting of Interdict; is it misspelt?" for name in self.unknown]
        if self.mode == "production" and self.sqlite_file is not None:
            said.append("The whole record is one SQLite file: encrypt the disk, and do not keep protected-witness matters here.")
        if self.mode == "production" and self.rate_limits.startswith("memory:"):
            said.append("Sign-in attempts are counted in each process alone; with more than one process set INTERDICT_RATE_LIMITS.")
        return tuple(said)

    def _about_secrets(self) -> list[str]:
        said = []
        if not self.secret_keys:
            said.append("INTERDICT_SECRET_KEY is not set. Give at least 32 random characters; several keys, newest first, in SECRET_KEYS.")
        if any(len(key) < 32 for key in self.secret_keys):
            said.append("INTERDICT_SECRET_KEY is too short: at least 32 random characters are needed.")
        if DEMO_SECRET in self.secret_keys or self.audit_key == DEMO_AUDIT_KEY:
            said.append("A key of the demonstration is in use; everybody knows it. Make keys of your own.")
        if len(self.audit_key) < 32:
            said.append(
                "INTERDICT_AUDIT_KEY is not set or too short: at least 32 random characters, kept outside the database and its backups."
            )
        elif self.audit_key in self.secret_keys:
            said.append("INTERDICT_AUDIT_KEY and INTERDICT_SECRET_KEY are the same; they must differ.")
        return said

    def _about_files(self) -> list[str]:
        said = []
        file = self.sqlite_file
        if file is None and self.database_url.startswith("sqlite") and self.mode == "production":
            said.append("The database is in memory: everything would be lost when the application stops.")
        if file is not None:
            said += [
                f"Others on this machine can read {path}: chmod {wanted} {path}"
                for path, wanted in ((file, "600"), (file.parent, "700"))
                if _open_to_others(path)
            ]
            if self.mode == "production" and self.seal_path.resolve().parent == file.resolve().parent:
                said.append(
                    "The seals lie beside the database: who can change one can change the other. Put INTERDICT_SEAL_PATH elsewhere."
                )
        if _open_to_others(self.seal_path):
            said.append(f"Others on this machine can read {self.seal_path}: chmod 600 {self.seal_path}")
        return said

    def _about_the_network(self) -> list[str]:
        said = []
        if not self.loopback and not self.https:
            said.append("Cookies would travel in the clear: serve with HTTPS and set INTERDICT_HTTPS=yes, or listen on 127.0.0.1 only.")
        if self.demo and not self.loopback:
            said.append("A demonstration shows its passwords on the sign-in page, so it listens on 127.0.0.1 only.")
        if self.smtp_url:
            url = urlsplit(self.smtp_url)
            if url.scheme not in {"smtp", "smtps", "smtp+starttls"}:
                said.append("INTERDICT_SMTP_URL must begin with smtps://, smtp+starttls:// or, on this machine, smtp://.")
            elif url.scheme == "smtp" and url.hostname not in LOOPBACK:
                said.append("Mail would travel in the clear: use smtps:// or smtp+starttls:// in INTERDICT_SMTP_URL.")
        return said


def _open_to_others(path: Path) -> bool:
    """Whether group or others may read it; unknown (so not refused) where the system has no such permissions."""
    if os.name != "posix" or not path.exists():
        return False
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


class _Reader:
    """Reads one environment and remembers what it could not read."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.misread: list[str] = []

    def text(self, name: str, default: str) -> str:
        return self._environment.get(f"INTERDICT_{name}", "").strip() or default

    def yes(self, name: str, *, default: bool) -> bool:
        said = self.text(name, "").lower()
        if said not in _YES | _NO:
            self.misread.append(f"INTERDICT_{name} must be yes or no.")
        return default if not said else said in _YES

    def number(self, name: str, default: int, *, least: int = 0, most: int) -> int:
        said = self.text(name, str(default))
        if not said.isdecimal() or not least <= int(said) <= most:
            self.misread.append(f"INTERDICT_{name} must be a whole number from {least} to {most}.")
            return default
        return int(said)
