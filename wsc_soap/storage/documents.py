"""The documents added to dossiers: letters and results. Their content is in `files.py`."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import func

from wsc_soap.domain.dossier import Document
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.document
_CHAMPS = tuple(champ.name for champ in fields(Document))
_ADD = Insertion(_t)
_LIST = select_rows(_t, *_CHAMPS, by=["dossier"]).order_by(_t.c.rang)
_GET = select_rows(_t, *_CHAMPS, by=["dossier", "rang"])
_MADE = select_rows(_t, *_CHAMPS, by=["dossier", "tache"])
_LAST = select_rows(_t, by=["dossier"]).with_only_columns(func.max(_t.c.rang))


class Documents(Repository):
    """The documents of the collectivité, by number of dossier and rank."""

    def add(self, dossier: str, document: Document, tache: str = "") -> Document:
        """Adds a document whose content is on the disk already, at the next rank; the one that the same task added
        before is given instead."""
        if tache and (row := self._row(_MADE, b_dossier=dossier, b_tache=tache)):
            return Document(*row)
        last = self._row(_LAST, b_dossier=dossier)
        added = replace(document, rang=(last[0] if last and last[0] else 0) + 1)
        self._insert(_ADD, dossier=dossier, tache=tache, **vars(added))
        return added

    def list_all(self, dossier: str) -> tuple[Document, ...]:
        """All documents of the dossier, by rank."""
        return tuple(Document(*row) for row in self._execute(_LIST, b_dossier=dossier))

    def get(self, dossier: str, rang: int) -> Document | None:
        """That document, or None."""
        row = self._row(_GET, b_dossier=dossier, b_rang=rang)
        return Document(*row) if row else None
