"""Doing a write once under the key of its caller: the same call again finds what the first one made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations import types
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import MaxLength
from wsc_soap.storage import UnitOfWork

Cle = Annotated[
    str | None,
    "Clé d'idempotence choisie par l'appelant : le même appel sous la même clé ne fait rien deux fois",
    MaxLength(100),
]

LONG_ENOUGH = 16
ALONE = f"sans session, tirez-en une au hasard, de {LONG_ENOUGH} caractères au moins"


@dataclass(frozen=True)
class Key:
    """The key of one write: what is done, by whom, under which key, with what content (its digest)."""

    operation: str
    sujet: str
    cle: str
    request: str
    now: datetime


def key_of(context: Context, operation: str, cle: str | None, *content: object, sujet: str = "") -> Key | None:
    """The key of a call, None when the caller gave none. `sujet` says whose it is where no session does; with neither,
    the key itself keeps two people apart: `ParametreInvalide` for a short one."""
    if not cle:
        return None
    if context.identity is None and not sujet and len(cle) < LONG_ENOUGH:
        raise ParametreInvalide(champ="cle", parametre="cle", raison=ALONE)
    request = hashlib.sha256("\n".join(str(one) for one in content).encode()).hexdigest()
    identity = context.identity
    owner = f"{identity.genre}:{identity.sujet}" if identity else sujet
    return Key(f"{context.service}.{operation}", owner, cle, request, context.now())


def answers(entrees: Iterable[types.Entree]) -> str:
    """The answers to a form as content of a call, files by their digest."""
    return "\n".join(
        f"{e.nom}={e.valeur}|{e.nom_fichier}|{hashlib.sha256(e.fichier or b'').hexdigest()}" for e in entrees
    )


def done(unit: UnitOfWork, key: Key | None) -> str | None:
    """What the first call under this key made, without taking it; None when there was none."""
    if key is None:
        return None
    stored = unit.idempotence.find(key.operation, key.sujet, key.cle, key.request)
    return None if stored is None else stored.decode()


def take(unit: UnitOfWork, key: Key | None, made: str = "") -> str | None:
    """Take the key, first thing of the transaction: None when the work is ours, and `made` is what a later call finds;
    else what the first call made. `CleReutilisee` when the key served for another content."""
    if key is None:
        return None
    stored = unit.idempotence.reserve(key.operation, key.sujet, key.cle, key.request, key.now)
    if stored is not None:
        return stored.decode()
    unit.idempotence.conclude(key.operation, key.sujet, key.cle, made.encode())
    return None
