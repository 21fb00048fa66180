"""Demandes: the XML as received, written once with its dossier."""

from __future__ import annotations

from dataclasses import dataclass

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_ADD = Insertion(tables.demande)
_GET = select_rows(tables.demande, "document", "espace_de_noms", "calculs", by=["dossier"])


@dataclass(frozen=True)
class Demande:
    """The document, the namespace of its contract, and the document of what was computed from it, if anything."""

    document: bytes
    espace_de_noms: str
    calculs: bytes | None = None


class Demandes(Repository):
    """The demandes of the collectivité, by number of dossier."""

    def add(self, dossier: str, document: bytes, espace_de_noms: str, calculs: bytes | None = None) -> None:
        """Keeps the demande of a dossier just added."""
        self._insert(_ADD, dossier=dossier, document=document, espace_de_noms=espace_de_noms, calculs=calculs)

    def get(self, dossier: str) -> Demande | None:
        """The demande of that dossier, or None."""
        row = self._row(_GET, b_dossier=dossier)
        return Demande(*row) if row else None
