"""Téléservices that a collectivité has taken, and their immutable revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t, _r = tables.teleservice, tables.revision


@dataclass(frozen=True)
class TeleserviceActif:
    """A téléservice of the collectivité: `mode` is `brouillon`, `essai`, `en-ligne` or `suspendu`; `revision`
    is the one in force."""

    code: str
    theme: str
    mode: str
    revision: int


@dataclass(frozen=True)
class Revision:
    """One immutable revision: the expanded definition document, its SHA-256, the namespace of its
    contract. `source` is the document before its parameters were settled, None for the oldest ones."""

    teleservice: str
    revision: int
    espace_de_noms: str
    empreinte: str
    document: bytes
    publiee_le: datetime
    source: bytes | None = None
    auteur: str = ""


_IN_FORCE = tuple(TeleserviceActif.__dataclass_fields__)
_CHAMPS = tuple(Revision.__dataclass_fields__)


def _put_in_force(statement: Any) -> Any:
    return statement.on_conflict_do_update(
        index_elements=["collectivite", "code"],
        set_={"revision": statement.excluded.revision, "theme": statement.excluded.theme},
    )


_PUBLISH = Insertion(_r)
_PUT_IN_FORCE = Insertion(_t, _put_in_force)
_LAST = select_rows(_r, by=["teleservice"]).with_only_columns(func.max(_r.c.revision))
_LIST = select_rows(_t, *_IN_FORCE).order_by(_t.c.code)
_GET = select_rows(_t, *_IN_FORCE, by=["code"])
_MODE = update_rows(_t, by=["code"])
_REVISION = select_rows(_r, *_CHAMPS, by=["teleservice", "revision"])
_REVISIONS = select_rows(_r, *_CHAMPS, by=["teleservice"]).order_by(_r.c.revision.desc())
_BY_NAMESPACE = select_rows(_r, *_CHAMPS, by=["teleservice", "espace_de_noms"]).order_by(_r.c.revision.desc()).limit(1)


class Teleservices(Repository):
    """The téléservices of the collectivité, by code."""

    def publish(
        self,
        code: str,
        theme: str,
        document: bytes,
        *,
        espace_de_noms: str,
        empreinte: str,
        now: datetime,
        source: bytes | None = None,
        auteur: str = "",
    ) -> int:
        """Makes the document the revision in force and returns its number. The same document as the one in
        force makes no new revision. A téléservice published for the first time is in `brouillon`."""
        current = self.get(code)
        if current and self._same(current, empreinte):
            return current.revision
        numero = (self._execute(_LAST, b_teleservice=code).scalar() or 0) + 1
        revision = Revision(code, numero, espace_de_noms, empreinte, document, now, source, auteur)
        self._insert(_PUBLISH, **vars(revision))
        self._insert(_PUT_IN_FORCE, code=code, theme=theme, mode="brouillon", revision=numero)
        return numero

    def set_mode(self, code: str, mode: str) -> bool:
        """Changes the mode; False when there is no such téléservice."""
        return self._execute(_MODE, b_code=code, mode=mode).rowcount == 1

    def list_all(self) -> tuple[TeleserviceActif, ...]:
        """All of them, by code."""
        return tuple(TeleserviceActif(*row) for row in self._execute(_LIST))

    def get(self, code: str) -> TeleserviceActif | None:
        """That téléservice, or None."""
        row = self._row(_GET, b_code=code)
        return TeleserviceActif(*row) if row else None

    def revision(self, code: str, numero: int) -> Revision | None:
        """That revision, or None."""
        row = self._row(_REVISION, b_teleservice=code, b_revision=numero)
        return Revision(*row) if row else None

    def revisions(self, code: str) -> tuple[Revision, ...]:
        """All revisions, the newest first."""
        return tuple(Revision(*row) for row in self._execute(_REVISIONS, b_teleservice=code))

    def by_namespace(self, code: str, espace_de_noms: str) -> Revision | None:
        """The newest revision of that contract, or None."""
        row = self._row(_BY_NAMESPACE, b_teleservice=code, b_espace_de_noms=espace_de_noms)
        return Revision(*row) if row else None

    def _same(self, current: TeleserviceActif, empreinte: str) -> bool:
        revision = self.revision(current.code, current.revision)
        return revision is not None and revision.empreinte == empreinte
