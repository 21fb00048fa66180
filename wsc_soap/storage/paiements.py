"""Payments expected from citizens."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam

from wsc_soap.domain.paiement import ANNULE, PAYE, Paiement
from wsc_soap.storage import tables
from wsc_soap.storage.columns import Instant
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t = tables.paiement
_COLUMNS = tuple(Paiement.__dataclass_fields__)
_ADD = Insertion(_t, lambda statement: statement.on_conflict_do_nothing().returning(_t.c.id))
_GET = select_rows(_t, *_COLUMNS, by=["id"])
_LOCK = _GET.with_for_update()
_OF_DOSSIER = select_rows(_t, *_COLUMNS, by=["dossier"]).order_by(_t.c.cree_le, _t.c.id)
_UPDATE = update_rows(_t, by=["id"])
_CANCEL = (
    update_rows(_t, by=["dossier"])
    .where(_t.c.etat.not_in([PAYE, ANNULE]))
    .values(etat=ANNULE, change_le=bindparam("maintenant", type_=Instant()))
)


class Paiements(Repository):
    """The payments of the collectivité."""

    def add(self, paiement: Paiement) -> bool:
        """Adds a payment; False, and nothing written, when there is one of that key already."""
        return self._insert(_ADD, **vars(paiement)) is not None

    def get(self, id: str) -> Paiement | None:
        """The payment of that key, or None."""
        return _paiement(self._row(_GET, b_id=id))

    def lock(self, id: str) -> Paiement | None:
        """The same, and nobody else changes it until the transaction ends."""
        return _paiement(self._row(_GET if self._engine_name == "sqlite" else _LOCK, b_id=id))

    def of_dossier(self, numero: str) -> tuple[Paiement, ...]:
        """The payments of a dossier, oldest first."""
        return tuple(Paiement(*row) for row in self._execute(_OF_DOSSIER, b_dossier=numero))

    def update(self, paiement: Paiement) -> None:
        """Writes a payment again."""
        values = vars(paiement).copy()
        del values["id"]
        self._execute(_UPDATE, b_id=paiement.id, **values)

    def cancel(self, numero: str, now: datetime) -> int:
        """Nothing more is expected of a dossier; returns how many payments are cancelled."""
        return self._execute(_CANCEL, b_dossier=numero, maintenant=now).rowcount


def _paiement(row: Row[Any] | None) -> Paiement | None:
    return Paiement(**dict(row._mapping)) if row else None
