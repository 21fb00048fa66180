"""The journal of what administrators do: acts are added, never changed (a trigger refuses it), each chained to the one
before.

empreinte = SHA-256(empreinte of the act before + the act as canonical JSON), in hexadecimal
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.acte
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
FIRST = ""


@dataclass(frozen=True)
class Acte:
    """One act: which agent, under which name, which operation, on what (code of a téléservice, of an agent…), and the
    French sentence people read. `rang` and `empreinte` are given when it is written."""

    instant: datetime
    agent: str
    auteur: str
    operation: str
    objet: str
    libelle: str
    rang: int = 0
    empreinte: str = FIRST


_CHAMPS = tuple(Acte.__dataclass_fields__)
_ADD = Insertion(_t)
_LAST = select_rows(_t, "rang", "empreinte").order_by(_t.c.rang.desc()).limit(1)
_BEFORE = select_rows(_t, *_CHAMPS).where(_t.c.rang < bindparam("avant")).order_by(_t.c.rang.desc())
_OF = select_rows(_t, *_CHAMPS, by=["objet"]).where(_t.c.rang < bindparam("avant")).order_by(_t.c.rang.desc())
_ALL = select_rows(_t, *_CHAMPS).order_by(_t.c.rang)
_LOCK = select_rows(tables.collectivite, "collectivite").with_for_update()
_END = 2**31 - 1


class Actes(Repository):
    """The acts of the collectivité's administrators, in the order they were done."""

    def add(self, acte: Acte) -> Acte:
        """Writes an act; returns it with its rank and digest."""
        self.lock()
        rank, previous = self._row(_LAST) or (0, FIRST)
        content = {**vars(acte), "rang": rank + 1}
        content["empreinte"] = self._digest(content, previous)
        self._insert(_ADD, **content)
        return Acte(**content)

    def lock(self) -> None:
        """Lets nobody else write an act of this collectivité before the end of the transaction; SQLite has one writer
        already."""
        if self._engine_name != "sqlite":
            self._execute(_LOCK)

    def page(self, *, objet: str = "", before: int = 0, limit: int) -> tuple[Acte, ...]:
        """The newest acts of rank below `before` (0: all), those on `objet` only when it is given."""
        values = {"avant": before or _END}
        statement = _OF if objet else _BEFORE
        if objet:
            values["b_objet"] = objet  # type: ignore[assignment]
        return tuple(Acte(*row) for row in self._execute(statement.limit(limit), **values))

    def verify_chain(self) -> int | None:
        """The rank of the first act that was changed, removed or moved; None when the chain holds."""
        previous = FIRST
        for expected, row in enumerate(self._execute(_ALL), start=1):
            acte = Acte(*row)
            if acte.rang != expected or acte.empreinte != self._digest(vars(acte), previous):
                return expected
            previous = acte.empreinte
        return None

    def _digest(self, act: dict[str, Any], previous: str) -> str:
        content = {**act, "collectivite": self._collectivite}
        del content["empreinte"]
        content["instant"] = act["instant"].astimezone(UTC).isoformat(timespec="microseconds")
        return hashlib.sha256((previous + _canonical(content)).encode()).hexdigest()
