"""Anchors: at each one, the last line of every journal that grew since the one before, chained and never changed.

A chain of digests shows what was changed in a journal, not lines cut off its end: the anchor does, and so does the
digest of the last anchor, which the platform writes in its log where the database has no hand.

empreinte = SHA-256(empreinte of the anchor before + the anchor as canonical JSON), in hexadecimal
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, func

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t, _j = tables.ancre, tables.journal
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class Anchor:
    """`contenu` has, for each journal that grew, its dossier, its last rank then and that line's digest."""

    rang: int
    instant: datetime
    contenu: list[list[str | int]]
    empreinte: str


_CHAMPS = tuple(Anchor.__dataclass_fields__)
_ADD = Insertion(_t)
_LAST = select_rows(_t, *_CHAMPS).order_by(_t.c.rang.desc()).limit(1)
_ALL = select_rows(_t, *_CHAMPS).order_by(_t.c.rang)
_GREW = (
    select_rows(_j)
    .with_only_columns(_j.c.dossier, func.max(_j.c.rang).label("rang"))
    .where(_j.c.instant >= bindparam("depuis", type_=_j.c.instant.type))
    .group_by(_j.c.dossier)
    .order_by(_j.c.dossier)
)
_GREW_EVER = (
    select_rows(_j)
    .with_only_columns(_j.c.dossier, func.max(_j.c.rang).label("rang"))
    .group_by(_j.c.dossier)
    .order_by(_j.c.dossier)
)
_LINE = select_rows(_j, "empreinte", by=["dossier", "rang"])


class Anchors(Repository):
    """The anchors of the collectivité's journals."""

    def last(self) -> Anchor | None:
        """The newest one, or None."""
        row = self._row(_LAST)
        return Anchor(*row) if row else None

    def add(self, now: datetime) -> Anchor:
        """Anchors every journal that grew since the last time, that instant included."""
        before = self.last()
        rows = self._execute(_GREW, depuis=before.instant) if before else self._execute(_GREW_EVER)
        contenu = [[row.dossier, row.rang, self._digest_of(row.dossier, row.rang)] for row in rows.all()]
        rang = before.rang + 1 if before else 1
        empreinte = self._digest(rang, now, contenu, before.empreinte if before else "")
        self._insert(_ADD, rang=rang, instant=now, contenu=contenu, empreinte=empreinte)
        return Anchor(rang, now, contenu, empreinte)

    def check(self) -> Iterator[tuple[str, int]]:
        """What no longer holds: a dossier and the rank of a line that was anchored and is gone or other, or an empty
        name and the rank of an anchor that was changed or taken away. The first one of each dossier only."""
        previous, told = "", set()
        for expected, row in enumerate(self._execute(_ALL).all(), start=1):
            anchor = Anchor(*row)
            digest = self._digest(anchor.rang, anchor.instant, anchor.contenu, previous)
            if anchor.rang != expected or anchor.empreinte != digest:
                yield "", expected
                return
            previous = anchor.empreinte
            for dossier, rang, empreinte in anchor.contenu:
                if dossier not in told and self._digest_of(str(dossier), int(rang)) != empreinte:
                    told.add(dossier)
                    yield str(dossier), int(rang)

    def _digest_of(self, dossier: str, rang: int) -> str:
        row = self._row(_LINE, b_dossier=dossier, b_rang=rang)
        return str(row.empreinte) if row else ""

    def _digest(self, rang: int, instant: datetime, contenu: list[list[str | int]], previous: str) -> str:
        when = instant.astimezone(UTC).isoformat(timespec="microseconds")
        content = {"collectivite": self._collectivite, "rang": rang, "instant": when, "contenu": contenu}
        return hashlib.sha256((previous + _canonical(content)).encode()).hexdigest()
