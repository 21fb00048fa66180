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

_INSERTIONS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_Prepare = Callable[[Any], Any] | None


class _Compilee(NamedTuple):
    """The SQL, and for each parameter in order its name and what makes it fit for the driver."""

    sql: str
    parametres: tuple[tuple[str, _Prepare], ...]
    constantes: dict[str, Any]
    nommes: bool

    def lier(self, ligne: Mapping[str, Any]) -> Any:
        valeurs = {**self.constantes, **ligne} if self.constantes else ligne
        if self.nommes:
            return {nom: pret(valeurs[nom]) if pret else valeurs[nom] for nom, pret in self.parametres}
        return [pret(valeurs[nom]) if pret else valeurs[nom] for nom, pret in self.parametres]


class Direct:
    """The statement that `construire` makes, given the engine's name; its columns are those of the values."""

    def __init__(self, construire: Callable[[str], Insert | Update]) -> None:
        self._construire = construire
        self._compilees: dict[tuple[str, tuple[str, ...]], _Compilee] = {}

    def executer(self, guichet: Guichet, valeurs: Mapping[str, Any]) -> Any:
        """Runs it once and returns what RETURNING gives of the row: a tuple, or None."""
        compilee = self._compiler(guichet.dialect, tuple(valeurs))
        curseur = guichet.pilote.execute(compilee.sql, compilee.lier(valeurs))
        return curseur.fetchone() if curseur.description else None

    def executer_tout(self, guichet: Guichet, lignes: Sequence[Mapping[str, Any]]) -> None:
        """Runs it for several rows of the same columns at once."""
        compilee = self._compiler(guichet.dialect, tuple(lignes[0]))
        guichet.pilote.cursor().executemany(compilee.sql, [compilee.lier(ligne) for ligne in lignes])

    def _compiler(self, dialecte: Dialect, colonnes: tuple[str, ...]) -> _Compilee:
        cle = (dialecte.name, colonnes)
        if cle not in self._compilees:
            self._compilees[cle] = _compiler(self._construire(dialecte.name), dialecte, colonnes)
        return self._compilees[cle]


class Insertion(Direct):
    """The INSERT that `construire` makes from the engine's own one (ON CONFLICT differs); a plain one without
    it."""

    def __init__(self, table: Table, construire: Callable[[Any], Insert] = lambda ordre: ordre) -> None:
        super().__init__(lambda moteur: construire(_INSERTIONS[moteur](table)))


def _compiler(ordre: Insert | Update, dialecte: Dialect, colonnes: tuple[str, ...]) -> _Compilee:
    compile_ = ordre.compile(dialect=dialecte, column_keys=list(colonnes))
    types = {nom: lien.type.dialect_impl(dialecte) for lien, nom in compile_.bind_names.items()}
    prepare = {nom: type_.bind_processor(dialecte) for nom, type_ in types.items()}
    noms = compile_.positiontup or list(types)
    constantes = {nom: valeur for nom, valeur in compile_.params.items() if nom not in colonnes}
    parametres = tuple((nom, prepare[nom]) for nom in noms)
    return _Compilee(str(compile_), parametres, constantes, nommes=compile_.positiontup is None)
