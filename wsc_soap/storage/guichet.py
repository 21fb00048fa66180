"""What the repositories of one unit of work speak to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable


class _Ferme:
    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("the unit of work is closed")


class Guichet:
    """A connection that can be taken away: it may serve the next unit of work, the repositories of this one must
    not. `driver` is the driver's own connection, for statements that are handed straight to it."""

    __slots__ = ("_connection", "dialect", "driver")

    def __init__(self, connection: Connection) -> None:
        self._connection: Any = connection
        self.dialect = connection.dialect
        self.driver: Any = connection.connection.driver_connection

    def execute(self, statement: Executable, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        """Runs a statement the ordinary way."""
        return self._connection.execute(statement, values)  # type: ignore[no-any-return]

    def close(self) -> None:
        """From now on every call fails with RuntimeError."""
        self._connection = self.driver = _Ferme()
