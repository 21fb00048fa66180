"""Calls, counted by day, contract, integrator and operation: rows that add up, never one per call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.appel
_KEY = ("jour", "teleservice", "espace_de_noms", "integrateur", "operation")


@dataclass(frozen=True)
class Comptage:
    """How often an operation of a contract was called on a day; `integrateur` is empty for callers unknown."""

    jour: date
    teleservice: str
    espace_de_noms: str
    integrateur: str
    operation: str
    nombre: int
    refus: int


_ADD = Insertion(
    _t,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", *_KEY],
        set_={name: _t.c[name] + statement.excluded[name] for name in ("nombre", "refus")},
    ),
)
_SUMMED = ("teleservice", "espace_de_noms", "integrateur", "operation")
_SUMS = (
    select_rows(_t)
    .with_only_columns(
        func.max(_t.c.jour), *(_t.c[name] for name in _SUMMED), func.sum(_t.c.nombre), func.sum(_t.c.refus)
    )
    .where(_t.c.jour >= bindparam("depuis"))
    .group_by(*(_t.c[name] for name in _SUMMED))
    .order_by(*(_t.c[name] for name in _SUMMED))
)
_SUMS_OF = _SUMS.where(_t.c.teleservice == bindparam("b_teleservice"))


class Appels(Repository):
    """The counts of the collectivité."""

    def add(self, counts: Iterable[Comptage]) -> None:
        """Adds counts to those of the same day, contract, integrator and operation."""
        self._insert_all(_ADD, [vars(count) for count in counts])

    def since(self, depuis: date, teleservice: str = "") -> tuple[Comptage, ...]:
        """The sums since that day, by contract, integrator and operation; `jour` is the last day called."""
        if teleservice:
            rows = self._execute(_SUMS_OF, depuis=depuis, b_teleservice=teleservice)
        else:
            rows = self._execute(_SUMS, depuis=depuis)
        return tuple(Comptage(*row) for row in rows)
