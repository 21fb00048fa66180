"""The journal of a dossier: lines are added, never changed (a trigger refuses it), each chained to the one
before.

empreinte = SHA-256(empreinte of the line before + the line as canonical JSON), in hexadecimal
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import UTC
from typing import Any

from wsc_soap.domain.dossier import LigneJournal
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.journal
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_LATE = ("sujet", "valeurs")
_CHAMPS = tuple(champ.name for champ in fields(LigneJournal))
_ADD = Insertion(_t)
_LIST = select_rows(_t, *_CHAMPS, by=["dossier"]).order_by(_t.c.rang)
_LAST = select_rows(_t, "rang", "empreinte", by=["dossier"]).order_by(_t.c.rang.desc()).limit(1)
_DOSSIERS = select_rows(tables.dossier, "numero").order_by(tables.dossier.c.numero)
_LOCK = select_rows(tables.dossier, "numero", by=["numero"]).with_for_update()


class Journal(Repository):
    """The journals of the collectivité, by number of dossier. Ranks and digests are given here, whatever the
    line says."""

    def open(self, dossier: str, line: LigneJournal) -> LigneJournal:
        """Writes the first line of a dossier just added; returns it with its rank and digest."""
        return self._write(dossier, line, 1, "")

    def add(self, dossier: str, line: LigneJournal) -> LigneJournal:
        """Writes the next line of the dossier; returns it with its rank and digest."""
        self.lock(dossier)
        rank, previous = self._row(_LAST, b_dossier=dossier) or (0, "")
        return self._write(dossier, line, rank + 1, previous)

    def lock(self, dossier: str) -> None:
        """Lets nobody else write a line of this dossier before the end of the transaction: for who reads the journal to
        decide what to write; SQLite has one writer already."""
        if self._engine_name != "sqlite":
            self._execute(_LOCK, b_numero=dossier)

    def list_all(self, dossier: str) -> tuple[LigneJournal, ...]:
        """All lines, in order."""
        return tuple(LigneJournal(*line) for line in self._execute(_LIST, b_dossier=dossier))

    def verify_chain(self, dossier: str) -> int | None:
        """The rank of the first line that was changed, removed or moved; None when the chain holds. A dossier
        without any line is bad from rank 1. Lines cut off the end leave a shorter chain that holds: anchors
        show those."""
        lines = self.list_all(dossier)
        previous = ""
        for expected, line in enumerate(lines, start=1):
            if line.rang != expected or line.empreinte != self._empreinte(dossier, vars(line), previous):
                return expected
            previous = line.empreinte
        return None if lines else 1

    def dossiers(self) -> tuple[str, ...]:
        """The numbers of all dossiers of the collectivité: each has a journal."""
        return tuple(self._execute(_DOSSIERS).scalars())

    def check(self) -> dict[str, int]:
        """The first bad rank of every dossier of the collectivité whose chain does not hold."""
        ranks = {numero: self.verify_chain(numero) for numero in self.dossiers()}
        return {numero: rank for numero, rank in ranks.items() if rank is not None}

    def _write(self, dossier: str, line: LigneJournal, rank: int, previous: str) -> LigneJournal:
        content = {**vars(line), "rang": rank}
        content["empreinte"] = self._empreinte(dossier, content, previous)
        self._insert(_ADD, dossier=dossier, **content)
        return LigneJournal(**content)

    def _empreinte(self, dossier: str, line: dict[str, Any], previous: str) -> str:
        content = {**line, "collectivite": self._collectivite, "dossier": dossier}
        del content["empreinte"]
        for late in _LATE:  # columns that came later: lines without them keep the digest they had
            if not content[late]:
                del content[late]
        content["instant"] = line["instant"].astimezone(UTC).isoformat(timespec="microseconds")
        return hashlib.sha256((previous + _canonical(content)).encode()).hexdigest()
