"""Single-use links sent by message (confirmation, new password): only the digest of the token is kept."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, retrait
from wsc_soap.storage.direct import Insertion

_t = tables.jeton
_AJOUTER = Insertion(_t)
_UTILISER = (
    ecriture(_t, par=["empreinte", "usage"])
    .where(_t.c.utilise_le.is_(None), _t.c.expire_le > bindparam("maintenant"))
    .values(utilise_le=bindparam("maintenant"))
    .returning(_t.c.compte)
)
_ANNULER = retrait(_t, par=["compte", "usage"])
_PURGER = retrait(_t, par=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Jetons(Depot):
    """The links of the collectivité."""

    def ajouter(self, empreinte: str, usage: str, compte: str, expire_le: datetime) -> None:
        """Keeps the digest of a link made for that account and that use."""
        self._inserer(_AJOUTER, empreinte=empreinte, usage=usage, compte=compte, expire_le=expire_le)

    def utiliser(self, empreinte: str, usage: str, maintenant: datetime) -> str | None:
        """Uses the link up and returns its account; None when unknown, made for another use, expired or
        used."""
        return self._executer(_UTILISER, b_empreinte=empreinte, b_usage=usage, maintenant=maintenant).scalar()

    def annuler(self, compte: str, usage: str) -> None:
        """Forgets the links of that account for that use: a newer one was sent."""
        self._executer(_ANNULER, b_compte=compte, b_usage=usage)

    def purger(self, maintenant: datetime) -> int:
        """Forgets the expired links; returns how many."""
        return self._executer(_PURGER, maintenant=maintenant).rowcount
