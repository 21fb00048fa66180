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


class Repository:
    """One noun's rows of one collectivité, inside one transaction.

    The tenant is in the construction, not in the filter: the helpers below add it to every statement.
    Statements are built once per module, so that SQLAlchemy compiles each of them once per process.
    """

    def __init__(self, branch: Guichet, collectivite: str) -> None:
        self._branch = branch
        self._collectivite = collectivite

    def _execute(self, statement: Executable, **values: Any) -> CursorResult[*tuple[Any, ...]]:
        return self._branch.execute(statement, {"tenant": self._collectivite, **values})

    def _row(self, statement: Executable, **values: Any) -> Row[*tuple[Any, ...]] | None:
        return self._execute(statement, **values).first()

    def _insert(self, insertion: Insertion, **values: Any) -> Any:
        """One row; what RETURNING gives of it, or None."""
        return insertion.execute(self._branch, {"collectivite": self._collectivite, **values})

    def _update(self, statement: Direct, **values: Any) -> Any:
        """One UPDATE, where the way through SQLAlchemy would cost too much."""
        return statement.execute(self._branch, {"tenant": self._collectivite, **values})

    def _insert_all(self, insertion: Insertion, rows: Sequence[dict[str, Any]]) -> None:
        """Several rows of the same columns at once."""
        if rows:
            completed = [{"collectivite": self._collectivite, **row} for row in rows]
            insertion.execute_all(self._branch, completed)

    @property
    def _engine_name(self) -> str:
        return self._branch.dialect.name


def select_rows(table: Table, *columns: str, by: Sequence[str] = ()) -> Any:
    """SELECT of these columns (all without any) among the collectivité's rows; `by` columns are bound as
    `b_<name>`."""
    chosen = [table.c[name] for name in columns] if columns else [table]
    return select(*chosen).where(*_conditions(table, by))


def update_rows(table: Table, by: Sequence[str]) -> Update:
    """UPDATE of the row found by `by` (bound as `b_<name>`); the columns to set are the values given."""
    return update(table).where(*_conditions(table, by))


def delete_rows(table: Table, by: Sequence[str]) -> Delete:
    """DELETE of the rows found by `by` (bound as `b_<name>`)."""
    return delete(table).where(*_conditions(table, by))


def _conditions(table: Table, by: Sequence[str]) -> list[Any]:
    equalities = [table.c[name] == bindparam(f"b_{name}") for name in by]
    return [table.c.collectivite == TENANT, *equalities]
