"""What every repository is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    CursorResult,
    Delete,
    Executable,
    Row,
    Table,
    Update,
    bindparam,
    delete,
    select,
    update,
)

from wsc_soap.storage.direct import Direct, Insertion
from wsc_soap.storage.guichet import Guichet

TENANT: BindParameter[str] = bindparam("tenant")


class Depot:
    """One noun's rows of one collectivité, inside one transaction.

    The tenant is in the construction, not in the filter: the helpers below add it to every statement.
    Statements are built once per module, so that SQLAlchemy compiles each of them once per process.
    """

    def __init__(self, guichet: Guichet, collectivite: str) -> None:
        self._guichet = guichet
        self._collectivite = collectivite

    def _executer(self, ordre: Executable, **valeurs: Any) -> CursorResult[*tuple[Any, ...]]:
        return self._guichet.execute(ordre, {"tenant": self._collectivite, **valeurs})

    def _ligne(self, ordre: Executable, **valeurs: Any) -> Row[*tuple[Any, ...]] | None:
        return self._executer(ordre, **valeurs).first()

    def _inserer(self, insertion: Insertion, **valeurs: Any) -> Any:
        """One row; what RETURNING gives of it, or None."""
        return insertion.executer(self._guichet, {"collectivite": self._collectivite, **valeurs})

    def _changer(self, ordre: Direct, **valeurs: Any) -> Any:
        """One UPDATE, where the way through SQLAlchemy would cost too much."""
        return ordre.executer(self._guichet, {"tenant": self._collectivite, **valeurs})

    def _inserer_tout(self, insertion: Insertion, lignes: Sequence[dict[str, Any]]) -> None:
        """Several rows of the same columns at once."""
        if lignes:
            completes = [{"collectivite": self._collectivite, **ligne} for ligne in lignes]
            insertion.executer_tout(self._guichet, completes)

    @property
    def _moteur(self) -> str:
        return self._guichet.dialect.name


def lecture(table: Table, *colonnes: str, par: Sequence[str] = ()) -> Any:
    """SELECT of these columns (all without any) among the collectivité's rows; `par` columns are bound as
    `b_<name>`."""
    choix = [table.c[nom] for nom in colonnes] if colonnes else [table]
    return select(*choix).where(*_conditions(table, par))


def ecriture(table: Table, par: Sequence[str]) -> Update:
    """UPDATE of the row found by `par` (bound as `b_<name>`); the columns to set are the values given."""
    return update(table).where(*_conditions(table, par))


def retrait(table: Table, par: Sequence[str]) -> Delete:
    """DELETE of the rows found by `par` (bound as `b_<name>`)."""
    return delete(table).where(*_conditions(table, par))


def _conditions(table: Table, par: Sequence[str]) -> list[Any]:
    egalites = [table.c[nom] == bindparam(f"b_{nom}") for nom in par]
    return [table.c.collectivite == TENANT, *egalites]
