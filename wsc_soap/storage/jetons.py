"""Single-use links sent by message (confirmation, new password): only the digest of the token is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, update_rows

_t = tables.jeton
_ADD = Insertion(_t)
_USE = (
    update_rows(_t, by=["empreinte", "usage"])
    .where(_t.c.utilise_le.is_(None), _t.c.expire_le > bindparam("maintenant"))
    .values(utilise_le=bindparam("maintenant"))
    .returning(_t.c.compte)
)
_CANCEL = delete_rows(_t, by=["compte", "usage"])
_PURGE = delete_rows(_t, by=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Jetons(Repository):
    """The links of the collectivité."""

    def add(self, empreinte: str, usage: str, compte: str, expire_le: datetime) -> None:
        """Keeps the digest of a link made for that account and that use."""
        self._insert(_ADD, empreinte=empreinte, usage=usage, compte=compte, expire_le=expire_le)

    def use(self, empreinte: str, usage: str, now: datetime) -> str | None:
        """Uses the link up and returns its account; None when unknown, made for another use, expired or
        used."""
        return self._execute(_USE, b_empreinte=empreinte, b_usage=usage, maintenant=now).scalar()

    def cancel(self, compte: str, usage: str) -> None:
        """Forgets the links of that account for that use: a newer one was sent."""
        self._execute(_CANCEL, b_compte=compte, b_usage=usage)

    def purge(self, now: datetime) -> int:
        """Forgets the expired links; returns how many."""
        return self._execute(_PURGE, maintenant=now).rowcount
