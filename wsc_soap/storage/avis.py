"""The opinions asked about dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from wsc_soap.domain.dossier import Avis
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t = tables.avis
_CHAMPS = tuple(champ.name for champ in fields(Avis))
_ADD = Insertion(_t)
_LIST = select_rows(_t, *_CHAMPS, by=["dossier"]).order_by(_t.c.rang)
_GIVE = update_rows(_t, by=["dossier", "rang"]).where(_t.c.avis == "")
_WAITING = (
    select_rows(_t, "dossier", *_CHAMPS, by=["acteur"]).where(_t.c.avis == "").order_by(_t.c.demande_le).limit(200)
)


class Opinions(Repository):
    """The opinions of the collectivité, by number of dossier and rank."""

    def add(self, dossier: str, avis: Sequence[Avis]) -> None:
        """Adds opinions just asked."""
        self._insert_all(_ADD, [{"dossier": dossier, **vars(one)} for one in avis])

    def list_all(self, dossier: str) -> tuple[Avis, ...]:
        """Those of a dossier, in the order they were asked."""
        return tuple(Avis(*row) for row in self._execute(_LIST, b_dossier=dossier))

    def waiting(self, acteur: str) -> tuple[tuple[str, Avis], ...]:
        """The opinions that this acteur owes, oldest first, each with the number of its dossier; 200 at most."""
        return tuple((row[0], Avis(*row[1:])) for row in self._execute(_WAITING, b_acteur=acteur))

    def give(self, dossier: str, rang: int, avis: str, commentaire: str, qui: str, now: datetime) -> bool:
        """Writes an opinion given; False when it was given already."""
        values = {"avis": avis, "commentaire": commentaire, "rendu_par": qui, "rendu_le": now}
        return self._execute(_GIVE, b_dossier=dossier, b_rang=rang, **values).rowcount == 1
