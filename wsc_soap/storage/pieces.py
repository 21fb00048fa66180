"""Pieces: the files of a dossier. Their content is in `files.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import literal, union_all

from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.piece
_CHAMPS = tuple(champ.name for champ in fields(Piece))
_ADD = Insertion(_t)
_LIST = select_rows(_t, *_CHAMPS, by=["dossier"]).order_by(_t.c.rang)
_GET = select_rows(_t, *_CHAMPS, by=["dossier", "rang"])
_CITED = union_all(
    select_rows(_t, by=["empreinte"]).with_only_columns(literal(1)),
    select_rows(tables.televersement, by=["empreinte"]).with_only_columns(literal(1)),
    select_rows(tables.document, by=["empreinte"]).with_only_columns(literal(1)),
).limit(1)


class Pieces(Repository):
    """The pieces of the collectivité, by number of dossier and rank."""

    def add(self, dossier: str, pieces: Sequence[Piece]) -> None:
        """Adds pieces whose content is on the disk already."""
        self._insert_all(_ADD, [{"dossier": dossier, **vars(piece)} for piece in pieces])

    def list_all(self, dossier: str) -> tuple[Piece, ...]:
        """All pieces of the dossier, by rank."""
        return tuple(Piece(*row) for row in self._execute(_LIST, b_dossier=dossier))

    def get(self, dossier: str, rank: int) -> Piece | None:
        """That piece, or None."""
        row = self._row(_GET, b_dossier=dossier, b_rang=rank)
        return Piece(*row) if row else None

    def is_cited(self, empreinte: str) -> bool:
        """True when a piece, a televersement or a document names this content: it is no orphan."""
        return self._row(_CITED, b_empreinte=empreinte) is not None
