"""Pieces: the files of a dossier. Their content is in `fichiers.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import literal, union_all

from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, lecture
from wsc_soap.storage.direct import Insertion

_t = tables.piece
_CHAMPS = tuple(champ.name for champ in fields(Piece))
_AJOUTER = Insertion(_t)
_LISTER = lecture(_t, *_CHAMPS, par=["dossier"]).order_by(_t.c.rang)
_LIRE = lecture(_t, *_CHAMPS, par=["dossier", "rang"])
_CITEE = union_all(
    lecture(_t, par=["empreinte"]).with_only_columns(literal(1)),
    lecture(tables.televersement, par=["empreinte"]).with_only_columns(literal(1)),
).limit(1)


class Pieces(Depot):
    """The pieces of the collectivité, by number of dossier and rank."""

    def ajouter(self, dossier: str, pieces: Sequence[Piece]) -> None:
        """Adds pieces whose content is on the disk already."""
        self._inserer_tout(_AJOUTER, [{"dossier": dossier, **vars(piece)} for piece in pieces])

    def lister(self, dossier: str) -> tuple[Piece, ...]:
        """All pieces of the dossier, by rank."""
        return tuple(Piece(*ligne) for ligne in self._executer(_LISTER, b_dossier=dossier))

    def lire(self, dossier: str, rang: int) -> Piece | None:
        """That piece, or None."""
        ligne = self._ligne(_LIRE, b_dossier=dossier, b_rang=rang)
        return Piece(*ligne) if ligne else None

    def cite(self, empreinte: str) -> bool:
        """True when a piece or a televersement names this content: it is no orphan."""
        return self._ligne(_CITEE, b_empreinte=empreinte) is not None
