"""A statement compiled once and handed straight to the driver.

Deposits are the hot path, and through `Connection.execute` SQLAlchemy costs more than SQLite itself. The
statement, its types and its dialect stay SQLAlchemy's; only the way to the driver is shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Dialect, Insert, Table, Update
from sqlalchemy.dialects import postgresql, sqlite

from wsc_soap.storage.guichet import Guichet

_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_Prepare = Callable[[Any], Any] | None


class _Compiled(NamedTuple):
    """The SQL, and for each parameter in order its name and what makes it fit for the driver."""

    sql: str
    parameters: tuple[tuple[str, _Prepare], ...]
    constants: dict[str, Any]
    named: bool

    def bind(self, row: Mapping[str, Any]) -> Any:
        values = {**self.constants, **row} if self.constants else row
        if self.named:
            return {name: ready(values[name]) if ready else values[name] for name, ready in self.parameters}
        return [ready(values[name]) if ready else values[name] for name, ready in self.parameters]


class Direct:
    """The statement that `construire` makes, given the engine's name; its columns are those of the values."""

    def __init__(self, build: Callable[[str], Insert | Update]) -> None:
        self._build = build
        self._compiled: dict[tuple[str, tuple[str, ...]], _Compiled] = {}

    def execute(self, branch: Guichet, values: Mapping[str, Any]) -> Any:
        """Runs it once and returns what RETURNING gives of the row: a tuple, or None."""
        compiled = self._compile(branch.dialect, tuple(values))
        cursor = branch.driver.execute(compiled.sql, compiled.bind(values))
        return cursor.fetchone() if cursor.description else None

    def execute_all(self, branch: Guichet, rows: Sequence[Mapping[str, Any]]) -> None:
        """Runs it for several rows of the same columns at once."""
        compiled = self._compile(branch.dialect, tuple(rows[0]))
        branch.driver.cursor().executemany(compiled.sql, [compiled.bind(row) for row in rows])

    def _compile(self, dialect: Dialect, columns: tuple[str, ...]) -> _Compiled:
        key = (dialect.name, columns)
        if key not in self._compiled:
            self._compiled[key] = _compile(self._build(dialect.name), dialect, columns)
        return self._compiled[key]


class Insertion(Direct):
    """The INSERT that `construire` makes from the engine's own one (ON CONFLICT differs); a plain one without
    it."""

    def __init__(self, table: Table, build: Callable[[Any], Insert] = lambda statement: statement) -> None:
        super().__init__(lambda engine: build(_INSERTS[engine](table)))


def _compile(statement: Insert | Update, dialect: Dialect, columns: tuple[str, ...]) -> _Compiled:
    compile_ = statement.compile(dialect=dialect, column_keys=list(columns))
    types = {name: link.type.dialect_impl(dialect) for link, name in compile_.bind_names.items()}
    prepare = {name: type_.bind_processor(dialect) for name, type_ in types.items()}
    names = compile_.positiontup or list(types)
    constants = {name: value for name, value in compile_.params.items() if name not in columns}
    parameters = tuple((name, prepare[name]) for name in names)
    return _Compiled(str(compile_), parameters, constants, named=compile_.positiontup is None)
