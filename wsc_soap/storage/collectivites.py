"""The collectivité itself: its document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, lecture
from wsc_soap.storage.direct import Insertion

_t = tables.collectivite


def _enregistrer(ordre: Any) -> Any:
    return ordre.on_conflict_do_update(index_elements=["collectivite"], set_={"document": ordre.excluded.document})


_ENREGISTRER = Insertion(_t, _enregistrer)
_LIRE = lecture(_t, "document")


class Collectivites(Depot):
    """The collectivité of the transaction. For the codes of all, see `Stockage.collectivites`."""

    def enregistrer(self, document: bytes, maintenant: datetime) -> None:
        """Creates the collectivité or replaces its document."""
        self._inserer(_ENREGISTRER, document=document, cree_le=maintenant)

    def lire(self) -> bytes | None:
        """The document, or None when there is no such collectivité."""
        ligne = self._ligne(_LIRE)
        return bytes(ligne.document) if ligne else None
