"""Téléservices that a collectivité has taken, and their immutable revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t, _r, _p, _c = tables.teleservice, tables.revision, tables.mode_prevu, tables.contrat


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


@dataclass(frozen=True)
class ModePrevu:
    """A change of mode that the worker will make at the instant `le`."""

    teleservice: str
    le: datetime
    mode: str
    auteur: str


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
_PLAN = Insertion(
    _p,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", "teleservice", "le"],
        set_={"mode": statement.excluded.mode, "auteur": statement.excluded.auteur},
    ),
)
_PLANNED = select_rows(_p, *ModePrevu.__dataclass_fields__).order_by(_p.c.le, _p.c.teleservice)
_UNPLAN = delete_rows(_p, by=["teleservice"])
_TAKE_PLAN = delete_rows(_p, by=["teleservice", "le", "mode"])
_END = Insertion(
    _c,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", "teleservice", "espace_de_noms"],
        set_={"fin_acceptation": statement.excluded.fin_acceptation},
    ),
)
_UNEND = delete_rows(_c, by=["teleservice", "espace_de_noms"])
_ENDS = select_rows(_c, "espace_de_noms", "fin_acceptation", by=["teleservice"])


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

    def plan_mode(self, prevu: ModePrevu) -> None:
        """Writes a change of mode to come; another at the same instant is replaced."""
        self._insert(_PLAN, **vars(prevu))

    def planned_modes(self) -> tuple[ModePrevu, ...]:
        """The changes of mode to come, the nearest first."""
        return tuple(ModePrevu(*row) for row in self._execute(_PLANNED))

    def forget_plans(self, code: str) -> int:
        """Gives up what was planned for that téléservice; returns how many changes."""
        return self._execute(_UNPLAN, b_teleservice=code).rowcount

    def take_plan(self, code: str, le: datetime, mode: str) -> bool:
        """Takes a planned change out to make it; False when it was given up or made meanwhile."""
        return self._execute(_TAKE_PLAN, b_teleservice=code, b_le=le, b_mode=mode).rowcount == 1

    def set_end(self, code: str, espace_de_noms: str, fin: date | None) -> None:
        """Announces the last day on which a contract is accepted; None takes the announcement back."""
        if fin is None:
            self._execute(_UNEND, b_teleservice=code, b_espace_de_noms=espace_de_noms)
        else:
            self._insert(_END, teleservice=code, espace_de_noms=espace_de_noms, fin_acceptation=fin)

    def ends(self, code: str) -> dict[str, date]:
        """The last day of each contract that has one, by namespace."""
        return dict(tuple(row) for row in self._execute(_ENDS, b_teleservice=code))

    def _same(self, current: TeleserviceActif, empreinte: str) -> bool:
        revision = self.revision(current.code, current.revision)
        return revision is not None and revision.empreinte == empreinte
