"""Demandes: the XML as received, written once with its dossier."""

from __future__ import annotations

from dataclasses import dataclass

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, lecture
from wsc_soap.storage.direct import Insertion

_AJOUTER = Insertion(tables.demande)
_LIRE = lecture(tables.demande, "document", "espace_de_noms", par=["dossier"])


@dataclass(frozen=True)
class Demande:
    """The document and the namespace of its contract."""

    document: bytes
    espace_de_noms: str


class Demandes(Depot):
    """The demandes of the collectivité, by number of dossier."""

    def ajouter(self, dossier: str, document: bytes, espace_de_noms: str) -> None:
        """Keeps the demande of a dossier just added."""
        self._inserer(_AJOUTER, dossier=dossier, document=document, espace_de_noms=espace_de_noms)

    def lire(self, dossier: str) -> Demande | None:
        """The demande of that dossier, or None."""
        ligne = self._ligne(_LIRE, b_dossier=dossier)
        return Demande(*ligne) if ligne else None
