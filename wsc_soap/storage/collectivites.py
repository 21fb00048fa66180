"""The collectivité itself: its document."""

from __future__ import annotations

from datetime import datetime

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, lecture, selon_moteur

_t = tables.collectivite


def _enregistrer(insertion):  # type: ignore[no-untyped-def]
    nouvelle = insertion(_t)
    return nouvelle.on_conflict_do_update(
        index_elements=["collectivite"], set_={"document": nouvelle.excluded.document}
    )


_ENREGISTRER = selon_moteur(_enregistrer)
_LIRE = lecture(_t, "document")


class Collectivites(Depot):
    """The collectivité of the transaction. For the codes of all, see `Stockage.collectivites`."""

    def enregistrer(self, document: bytes, maintenant: datetime) -> None:
        """Creates the collectivité or replaces its document."""
        self._inserer(_ENREGISTRER[self._moteur], document=document, cree_le=maintenant)

    def lire(self) -> bytes | None:
        """The document, or None when there is no such collectivité."""
        ligne = self._ligne(_LIRE)
        return bytes(ligne.document) if ligne else None
