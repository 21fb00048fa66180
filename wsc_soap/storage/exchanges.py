"""What waits for business software: one row for each event published about a dossier.

A row is `a-relever`, then `relevee` once pulled, `acquittee` once the software said that it has it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.outbox import new_id
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t = tables.echange
A_RELEVER, RELEVEE, ACQUITTEE = "a-relever", "relevee", "acquittee"


@dataclass(frozen=True)
class Exchange:
    """One event: `contenu` is what the step added to the demande (reason, comment)."""

    id: str
    dossier: str
    teleservice: str
    evenement: str
    contenu: dict[str, str]
    etat: str
    cree_le: datetime
    change_le: datetime
    erreur: str = ""


_CHAMPS = tuple(champ.name for champ in fields(Exchange))
_ADD = Insertion(_t)
_LIST = select_rows(_t, *_CHAMPS, by=["dossier"]).order_by(_t.c.id)
_WAITING = select_rows(_t, *_CHAMPS, by=["teleservice", "etat"]).order_by(_t.c.id)
_MOVE = update_rows(_t, by=["id"])


class Exchanges(Repository):
    """The exchanges of the collectivité."""

    def publish(self, dossier: str, teleservice: str, evenement: str, contenu: dict[str, str], now: datetime) -> str:
        """Adds an event for business software to pull; gives its id, in order of creation."""
        row = Exchange(new_id(), dossier, teleservice, evenement, contenu, A_RELEVER, now, now)
        self._insert(_ADD, **vars(row))
        return row.id

    def list_all(self, dossier: str) -> tuple[Exchange, ...]:
        """Those of a dossier, oldest first."""
        return tuple(Exchange(*row) for row in self._execute(_LIST, b_dossier=dossier))

    def waiting(self, teleservice: str, etat: str = A_RELEVER, limit: int = 100) -> tuple[Exchange, ...]:
        """Those of a téléservice in that state, oldest first."""
        found = self._execute(_WAITING.limit(limit), b_teleservice=teleservice, b_etat=etat)
        return tuple(Exchange(*row) for row in found)

    def move(self, id: str, etat: str, now: datetime, erreur: str = "") -> bool:
        """Changes the state of one; False when there is none of this id."""
        return self._execute(_MOVE, b_id=id, etat=etat, change_le=now, erreur=erreur).rowcount == 1
