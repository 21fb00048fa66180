"""Saved simulations: what is played in the draft of a téléservice, and where the dossier must arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows

_t = tables.simulation


@dataclass(frozen=True)
class SavedSimulation:
    """A simulation under its name; `contenu` is its acts and its answers, as plain values."""

    teleservice: str
    nom: str
    contenu: dict[str, Any]
    auteur: str
    modifie_le: datetime


_CHAMPS = tuple(SavedSimulation.__dataclass_fields__)


def _save(statement: Any) -> Any:
    changes = {name: statement.excluded[name] for name in ("contenu", "auteur", "modifie_le")}
    return statement.on_conflict_do_update(index_elements=["collectivite", "teleservice", "nom"], set_=changes)


_SAVE = Insertion(_t, _save)
_LIST = select_rows(_t, *_CHAMPS, by=["teleservice"]).order_by(_t.c.nom)
_DELETE = delete_rows(_t, by=["teleservice", "nom"])


class Simulations(Repository):
    """The saved simulations of the collectivité, by téléservice and name."""

    def save(self, simulation: SavedSimulation) -> None:
        """Adds a simulation or writes it again."""
        self._insert(_SAVE, **vars(simulation))

    def list_all(self, teleservice: str) -> tuple[SavedSimulation, ...]:
        """Those of a téléservice, by name."""
        return tuple(SavedSimulation(*row) for row in self._execute(_LIST, b_teleservice=teleservice))

    def delete(self, teleservice: str, nom: str) -> bool:
        """Forgets one; False when unknown."""
        return self._execute(_DELETE, b_teleservice=teleservice, b_nom=nom).rowcount == 1
