"""Saisies: the drafts of demandes, found by their identifier, listed by account, forgotten at their term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.saisie
MOST = 50


@dataclass(frozen=True)
class Saisie:
    """One draft. `document` holds what was typed; `compte` is None for who was not signed in."""

    id: str
    teleservice: str
    compte: str | None
    document: bytes
    cree_le: datetime
    modifie_le: datetime
    expire_le: datetime


_CHAMPS = tuple(Saisie.__dataclass_fields__)
_ADD = Insertion(_t)
_GET = select_rows(_t, *_CHAMPS, by=["id"])
_OF = select_rows(_t, *_CHAMPS, by=["compte"]).order_by(_t.c.modifie_le.desc(), _t.c.id).limit(MOST)
_LIVING = _t.c.expire_le > bindparam("maintenant")
_SAVE = update_rows(_t, by=["id"])
_DELETE = delete_rows(_t, by=["id"])
_PURGE = delete_rows(_t, by=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Saisies(Repository):
    """The drafts of the collectivité."""

    def add(self, saisie: Saisie) -> None:
        """Keeps a new draft."""
        self._insert(_ADD, **vars(saisie))

    def save(self, saisie: Saisie) -> None:
        """Keeps what a draft has become."""
        changed = {nom: value for nom, value in vars(saisie).items() if nom not in ("id", "cree_le")}
        self._execute(_SAVE, b_id=saisie.id, **changed)

    def get(self, id: str, now: datetime) -> Saisie | None:
        """The draft, or None when there is none or its term is over."""
        row = self._row(_GET.where(_LIVING), b_id=id, maintenant=now)
        return Saisie(*row) if row else None

    def of_account(self, compte: str, now: datetime) -> tuple[Saisie, ...]:
        """The living drafts of an account, the last touched first, at most 50."""
        return tuple(Saisie(*row) for row in self._execute(_OF.where(_LIVING), b_compte=compte, maintenant=now))

    def delete(self, id: str) -> bool:
        """Forgets a draft; False when there was none."""
        return self._execute(_DELETE, b_id=id).rowcount == 1

    def purge(self, now: datetime) -> int:
        """Forgets the drafts whose term is over; returns how many."""
        return self._execute(_PURGE, maintenant=now).rowcount
