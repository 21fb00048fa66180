"""The town's own themes, titles of themes, and rubriques."""

from __future__ import annotations

from dataclasses import dataclass

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows

_t = tables.rubrique
THEME, RUBRIQUE = "theme", "rubrique"


@dataclass(frozen=True)
class Rubrique:
    """A heading of the town: `genre` is `theme` (its title replaces the delivered one) or `rubrique` (it lists
    `teleservices` by code, in order). `rang` orders them."""

    genre: str
    code: str
    libelle: str
    rang: int
    teleservices: tuple[str, ...] = ()


_CHAMPS = tuple(Rubrique.__dataclass_fields__)
_SAVE = Insertion(
    _t,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", "genre", "code"],
        set_={name: statement.excluded[name] for name in ("libelle", "rang", "teleservices")},
    ),
)
_LIST = select_rows(_t, *_CHAMPS).order_by(_t.c.rang, _t.c.code)
_DELETE = delete_rows(_t, by=["genre", "code"])


class Rubriques(Repository):
    """The headings of the collectivité."""

    def save(self, rubrique: Rubrique) -> None:
        """Adds it or writes it whole."""
        self._insert(_SAVE, **{**vars(rubrique), "teleservices": list(rubrique.teleservices)})

    def list_all(self, genre: str) -> tuple[Rubrique, ...]:
        """Those of that kind, in their order."""
        rows = (row for row in self._execute(_LIST) if row.genre == genre)
        return tuple(Rubrique(**{**row._asdict(), "teleservices": tuple(row.teleservices)}) for row in rows)

    def delete(self, genre: str, code: str) -> bool:
        """Removes it; False when there was none."""
        return self._execute(_DELETE, b_genre=genre, b_code=code).rowcount == 1
