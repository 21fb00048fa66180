"""Dossiers: one by one. Their lists are in `lists.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, false, func

from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.french import unaccented
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.lists import COLUMNS, Lists
from wsc_soap.storage.repository import select_rows, update_rows

_t = tables.dossier
_FAR = date(9999, 12, 31)


def _following(statement: Any) -> Any:
    last = tables.compteur.c.dernier
    first = statement.values(dernier=1)
    conflict = first.on_conflict_do_update(index_elements=["collectivite", "annee"], set_={"dernier": last + 1})
    return conflict.returning(last)


_NUMERO = Insertion(tables.compteur, _following)
_ADD = Insertion(_t)
_GET = select_rows(_t, *COLUMNS, by=["numero"])
_OPEN = select_rows(_t, *COLUMNS, by=["teleservice"]).where(_t.c.clos == false()).order_by(_t.c.numero)
_COUNT_OPEN = select_rows(_t, by=["teleservice"]).with_only_columns(func.count()).where(_t.c.clos == false())
_UPDATE = update_rows(_t, by=["numero", "version"])
_ATTACH = (
    update_rows(_t, by=["numero"])
    .where(_t.c.compte.is_(None))
    .values(compte=bindparam("vers_compte"), version=_t.c.version + 1)
)


class Dossiers(Lists):
    """The dossiers of the collectivité."""

    def next_rank(self, year: int) -> int:
        """The next rank of the year, from 1, without a hole: undone with the transaction. On PostgreSQL the
        collectivité's other deposits wait from here to the commit, so take it late."""
        return int(self._insert(_NUMERO, annee=year)[0])

    def add(self, dossier: Dossier) -> None:
        """Adds a new dossier; its revision, and its compte and agent when there are any, must exist."""
        self._insert(_ADD, **_columns(dossier))

    def get(self, numero: str) -> Dossier | None:
        """The dossier of that number, or None."""
        row = self._row(_GET, b_numero=numero)
        return Dossier(*row) if row else None

    def update(self, dossier: Dossier, version_read: int) -> bool:
        """Writes the dossier if it is still at `version_read`, and makes its version `version_read + 1`
        whatever `dossier.version` says. False, and nothing written, when somebody else was first."""
        values = _columns(dossier) | {"version": version_read + 1}
        del values["numero"]
        return self._execute(_UPDATE, b_numero=dossier.numero, b_version=version_read, **values).rowcount == 1

    def open_of(self, teleservice: str, after: str = "", limit: int = 1000) -> tuple[Dossier, ...]:
        """The open dossiers of a téléservice whose number follows `after`, by number."""
        statement = _OPEN.where(_t.c.numero > bindparam("apres")).limit(limit)
        return tuple(Dossier(*row) for row in self._execute(statement, b_teleservice=teleservice, apres=after))

    def count_open(self, teleservice: str) -> int:
        """How many dossiers of a téléservice are open."""
        return int(self._execute(_COUNT_OPEN, b_teleservice=teleservice).scalar() or 0)

    def attach(self, numero: str, compte: str) -> bool:
        """Gives the dossier to a citizen's account. False when there is no such dossier without an
        account."""
        return self._execute(_ATTACH, b_numero=numero, vers_compte=compte).rowcount == 1


def _columns(dossier: Dossier) -> dict[str, Any]:
    return {
        **vars(dossier),
        "clos": dossier.clos,
        "urgence": dossier.echeance or _FAR,
        "recherche": unaccented(f"{dossier.numero} {dossier.demandeur} {dossier.courriel}"),
    }
