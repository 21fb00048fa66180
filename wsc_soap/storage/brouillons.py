"""Drafts of definitions: one per téléservice and collectivité."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.brouillon


@dataclass(frozen=True)
class Brouillon:
    """A draft: the assembled document, its version (1 when opened, one more at each change), the revision it came from
    (0: the delivered model or nothing), who changed it last."""

    teleservice: str
    document: bytes
    version: int
    origine: int
    auteur: str
    ouvert_le: datetime
    modifie_le: datetime


_CHAMPS = tuple(Brouillon.__dataclass_fields__)
_ADD = Insertion(_t, lambda statement: statement.on_conflict_do_nothing().returning(_t.c.teleservice))
_GET = select_rows(_t, *_CHAMPS, by=["teleservice"])
_LIST = select_rows(_t, *_CHAMPS).order_by(_t.c.teleservice)
_CHANGE = update_rows(_t, by=["teleservice"]).where(_t.c.version == bindparam("b_version"))
_DELETE = delete_rows(_t, by=["teleservice"])
_TAKE_OUT = delete_rows(_t, by=["teleservice", "version"])


class Brouillons(Repository):
    """The drafts of the collectivité, by téléservice."""

    def add(self, teleservice: str, document: bytes, origine: int, auteur: str, now: datetime) -> bool:
        """Opens a draft at version 1; False when there is one already."""
        draft = Brouillon(teleservice, document, 1, origine, auteur, now, now)
        return self._insert(_ADD, **vars(draft)) is not None

    def get(self, teleservice: str) -> Brouillon | None:
        """That draft, or None."""
        row = self._row(_GET, b_teleservice=teleservice)
        return _brouillon(row) if row else None

    def list_all(self) -> tuple[Brouillon, ...]:
        """All drafts, by code of téléservice."""
        return tuple(_brouillon(row) for row in self._execute(_LIST))

    def change(self, teleservice: str, version: int, document: bytes, auteur: str, now: datetime) -> bool:
        """Replaces the document of the draft that stands at `version`; False when it stands elsewhere or is gone."""
        values: dict[str, Any] = {"document": document, "version": version + 1, "auteur": auteur, "modifie_le": now}
        return self._execute(_CHANGE, b_teleservice=teleservice, b_version=version, **values).rowcount == 1

    def delete(self, teleservice: str) -> bool:
        """Gives the draft up; False when there was none."""
        return self._execute(_DELETE, b_teleservice=teleservice).rowcount == 1

    def take_out(self, teleservice: str, version: int) -> bool:
        """Takes the draft out if it stands at `version`: of two who try at once, one has it."""
        return self._execute(_TAKE_OUT, b_teleservice=teleservice, b_version=version).rowcount == 1


def _brouillon(row: Any) -> Brouillon:
    return Brouillon(**{**row._asdict(), "document": bytes(row.document)})
