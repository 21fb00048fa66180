"""Who a piece of business software is: by the key it sends, HTTP bearer (RFC 6750) or WS-Security UsernameToken 1.1."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from wsc_soap.errors import CleRefusee
from wsc_soap.operations.context import Context
from wsc_soap.storage.integrateurs import CleIntegrateur

PREFIX = "wsc_"
SHOWN = 10


@dataclass(frozen=True)
class Credentials:
    """What a caller sent: a key, and the integrator's code when it said one."""

    cle: str
    integrateur: str = ""


def new_key(integrateur: str, libelle: str, now: datetime, expire: datetime | None) -> tuple[str, CleIntegrateur]:
    """A key, shown this once, and what is kept of it."""
    key = PREFIX + secrets.token_urlsafe(32)
    return key, CleIntegrateur(digest(key), integrateur, key[:SHOWN], libelle, now, expire)


def digest(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def identify(context: Context, given: Credentials) -> str:
    """The code of the integrator who holds this key; `CleRefusee` for one that is unknown here, revoked, expired, or
    not of the integrator named."""
    bouquet = context.platform.bouquet
    found = bouquet.key(context.collectivite.code, digest(given.cle))
    if found is None or not found.holds(context.now()):
        raise CleRefusee()
    if given.integrateur and not hmac.compare_digest(found.integrateur.encode(), given.integrateur.encode()):
        raise CleRefusee()
    return found.integrateur
