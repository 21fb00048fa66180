"""Open sessions of citizens and agents: only the digest of the token is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.session


@dataclass(frozen=True)
class Session:
    """`genre` is `citoyen` or `agent`, `sujet` the account's id or the agent's identifiant, `canal` where it
    is used (`portail`, `soap`, the name of a site)."""

    empreinte: str
    genre: str
    sujet: str
    canal: str
    cree_le: datetime
    vue_le: datetime
    expire_le: datetime


_CHAMPS = tuple(Session.__dataclass_fields__)
_ADD = Insertion(_t)
_GET = select_rows(_t, *_CHAMPS, by=["empreinte"])
_FOR_SUJET = select_rows(_t, *_CHAMPS, by=["genre", "sujet"]).order_by(_t.c.cree_le)
_TOUCH = update_rows(_t, by=["empreinte"])
_CLOSE = delete_rows(_t, by=["empreinte"])
_CLOSE_ALL = delete_rows(_t, by=["genre", "sujet"]).where(_t.c.empreinte != bindparam("sauf"))
_PURGE = delete_rows(_t, by=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Sessions(Repository):
    """The sessions of the collectivité: a token of another one is unknown here."""

    def open(self, session: Session) -> None:
        """Adds a session."""
        self._insert(_ADD, **vars(session))

    def get(self, empreinte: str) -> Session | None:
        """The session of that token, expired or not; None when unknown."""
        row = self._row(_GET, b_empreinte=empreinte)
        return Session(*row) if row else None

    def for_sujet(self, genre: str, sujet: str) -> tuple[Session, ...]:
        """The sessions of one person, the oldest first."""
        return tuple(Session(*row) for row in self._execute(_FOR_SUJET, b_genre=genre, b_sujet=sujet))

    def touch(self, empreinte: str, vue_le: datetime, expire_le: datetime) -> None:
        """Writes down that the session served, and until when it stays open."""
        self._execute(_TOUCH, b_empreinte=empreinte, vue_le=vue_le, expire_le=expire_le)

    def close(self, empreinte: str) -> bool:
        """Closes the session; False when unknown."""
        return self._execute(_CLOSE, b_empreinte=empreinte).rowcount == 1

    def close_all(self, genre: str, sujet: str, but_for: str = "") -> int:
        """Closes the sessions of one person, but for the one of digest `but_for`; returns how many."""
        return self._execute(_CLOSE_ALL, b_genre=genre, b_sujet=sujet, sauf=but_for).rowcount

    def purge(self, now: datetime) -> int:
        """Forgets the expired sessions; returns how many."""
        return self._execute(_PURGE, maintenant=now).rowcount
