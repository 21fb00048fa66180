"""What the repositories of one unit of work speak to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable


class _Ferme:
    def __getattr__(self, nom: str) -> Any:
        raise RuntimeError("the unit of work is closed")


class Guichet:
    """A connection that can be taken away: it may serve the next unit of work, the repositories of this one must
    not. `pilote` is the driver's own connection, for statements that are handed straight to it."""

    __slots__ = ("_connexion", "dialect", "pilote")

    def __init__(self, connexion: Connection) -> None:
        self._connexion: Any = connexion
        self.dialect = connexion.dialect
        self.pilote: Any = connexion.connection.driver_connection

    def execute(self, ordre: Executable, valeurs: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        """Runs a statement the ordinary way."""
        return self._connexion.execute(ordre, valeurs)  # type: ignore[no-any-return]

    def fermer(self) -> None:
        """From now on every call fails with RuntimeError."""
        self._connexion = self.pilote = _Ferme()
