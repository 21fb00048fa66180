"""Registered integrators (business software) and their keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t, _k = tables.integrateur, tables.cle_integrateur


@dataclass(frozen=True)
class Integrateur:
    """A piece of business software; `courriel` is whom to warn of a change."""

    code: str
    nom: str
    courriel: str
    actif: bool
    cree_le: datetime


@dataclass(frozen=True)
class CleIntegrateur:
    """A key: `empreinte` is the SHA-256 of it, `debut` its first characters, which people know it by."""

    empreinte: str
    integrateur: str
    debut: str
    libelle: str
    creee_le: datetime
    expire_le: datetime | None = None
    revoquee_le: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """True when the key still opens something."""
        return self.revoquee_le is None and (self.expire_le is None or now < self.expire_le)


_SAVE = Insertion(
    _t,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", "code"],
        set_={name: statement.excluded[name] for name in ("nom", "courriel", "actif")},
    ),
)
_CHAMPS, _OF_KEY = tuple(Integrateur.__dataclass_fields__), tuple(CleIntegrateur.__dataclass_fields__)
_GET = select_rows(_t, *_CHAMPS, by=["code"])
_LIST = select_rows(_t, *_CHAMPS).order_by(_t.c.code)
_ADD_KEY = Insertion(_k)
_KEY = select_rows(_k, *_OF_KEY, by=["empreinte"])
_KEYS = select_rows(_k, *_OF_KEY).order_by(_k.c.creee_le, _k.c.empreinte)
_REVOKE = update_rows(_k, by=["empreinte"]).where(_k.c.revoquee_le.is_(None))


class Integrateurs(Repository):
    """The integrators of the collectivité, by code; never removed: what they called names them."""

    def save(self, integrateur: Integrateur) -> None:
        """Adds it or writes it whole, its day of creation excepted."""
        self._insert(_SAVE, **vars(integrateur))

    def get(self, code: str) -> Integrateur | None:
        """That integrator, or None."""
        row = self._row(_GET, b_code=code)
        return Integrateur(*row) if row else None

    def list_all(self) -> tuple[Integrateur, ...]:
        """All of them, by code."""
        return tuple(Integrateur(*row) for row in self._execute(_LIST))

    def add_key(self, cle: CleIntegrateur) -> None:
        """Adds a key."""
        self._insert(_ADD_KEY, **vars(cle))

    def key(self, empreinte: str) -> CleIntegrateur | None:
        """That key, revoked or not; None when unknown."""
        row = self._row(_KEY, b_empreinte=empreinte)
        return CleIntegrateur(*row) if row else None

    def all_keys(self) -> tuple[CleIntegrateur, ...]:
        """All keys, the oldest first."""
        return tuple(CleIntegrateur(*row) for row in self._execute(_KEYS))

    def revoke(self, empreinte: str, now: datetime) -> bool:
        """Revokes a key; False when unknown or revoked already."""
        return self._execute(_REVOKE, b_empreinte=empreinte, revoquee_le=now).rowcount == 1
