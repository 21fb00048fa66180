"""Failed attempts at a password, counted by subject (an account, an address on the network): the rule is
elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture, retrait
from wsc_soap.storage.direct import Insertion

_t = tables.essai


@dataclass(frozen=True)
class Essai:
    """Failures in a row, and until when the subject is blocked."""

    echecs: int = 0
    dernier_le: datetime | None = None
    bloque_jusqua: datetime | None = None


def _compter(ordre: Any) -> Any:
    un = ordre.values(echecs=1)
    plus_un = {"echecs": _t.c.echecs + 1, "dernier_le": un.excluded.dernier_le}
    conflit = un.on_conflict_do_update(index_elements=["collectivite", "sujet"], set_=plus_un)
    return conflit.returning(_t.c.echecs)


_LIRE = lecture(_t, *Essai.__dataclass_fields__, par=["sujet"])
_ECHOUER = Insertion(_t, _compter)
_BLOQUER = ecriture(_t, par=["sujet"])
_EFFACER = retrait(_t, par=["sujet"])
_PURGER = retrait(_t, par=[]).where(_t.c.dernier_le < bindparam("avant"))


class Essais(Depot):
    """The failures counted in the collectivité. Write them in a transaction that commits, whatever is
    answered."""

    def lire(self, sujet: str) -> Essai:
        """What is known of the subject; zero failures when nothing is."""
        ligne = self._ligne(_LIRE, b_sujet=sujet)
        return Essai(*ligne) if ligne else Essai()

    def echouer(self, sujet: str, maintenant: datetime) -> int:
        """Counts one failure more; returns how many in a row."""
        return int(self._inserer(_ECHOUER, sujet=sujet, dernier_le=maintenant)[0])

    def bloquer(self, sujet: str, jusqua: datetime) -> None:
        """Blocks a subject that failed."""
        self._executer(_BLOQUER, b_sujet=sujet, bloque_jusqua=jusqua)

    def effacer(self, sujet: str) -> None:
        """Forgets the subject: the password was right."""
        self._executer(_EFFACER, b_sujet=sujet)

    def purger(self, avant: datetime) -> int:
        """Forgets the subjects whose last failure is older than `avant`; returns how many."""
        return self._executer(_PURGER, avant=avant).rowcount
