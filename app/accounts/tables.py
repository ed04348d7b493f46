"""The tables of accounts: people with their roles and units, and their sessions. Apart from the record's tables, with metadata of their own."""

from __future__ import annotations

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import Column, Engine, ForeignKey, String, Table, Text, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.storage.moment import Moment


class Base(DeclarativeBase):
    """The metadata of accounts."""


person_role = Table(
    "account_person_role",
    Base.metadata,
    Column("person", ForeignKey("account_person.id"), primary_key=True),
    Column("role", ForeignKey("account_role.name"), primary_key=True),
)


class AccountRole(Base, RoleMixin):
    """A role by the name that app/access/roles.py gives it."""

    __tablename__ = "account_role"
    name: Mapped[str] = mapped_column(String(40), primary_key=True)


class PersonUnit(Base):
    """A unit in which a person works."""

    __tablename__ = "account_person_unit"
    person: Mapped[str] = mapped_column(ForeignKey("account_person.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(60), primary_key=True)


class Person(Base, UserMixin):
    """Someone who signs in. `id` is what the docket and the audit keep; the name is for pages only."""

    __tablename__ = "account_person"
    id: Mapped[str] = mapped_column(String(60), primary_key=True)  # type: ignore[assignment]  # the library expects a number and never counts with it
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str] = mapped_column(String(255))
    password_given: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Did somebody else give it? Then it is changed before anything else is done."""
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    roles: Mapped[list[AccountRole]] = relationship(secondary=person_role, lazy="selectin")  # type: ignore[assignment]  # narrower
    units: Mapped[list[PersonUnit]] = relationship(lazy="selectin", cascade="all, delete-orphan")


class SessionRow(Base):
    """One session. The cookie's value is nowhere: `id_hash` is its SHA-256; `public_id` names the session's audit stream."""

    __tablename__ = "account_session"
    id_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    person: Mapped[str | None] = mapped_column(String(60), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
    contents: Mapped[str] = mapped_column(Text)


metadata = Base.metadata


def create_tables(engine: Engine) -> None:
    """Create the tables that are missing."""
    metadata.create_all(engine)
