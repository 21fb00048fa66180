"""Signed links for acteurs who have no account: to the actions of an external acteur, or to one opinion.

The link carries what it opens (dossier, acteur, opinion, last day) and a signature (HMAC-SHA256) bound to the
collectivité; nothing is stored.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import date, timedelta

from wsc_soap.errors import LienInvalide
from wsc_soap.operations.context import Context

LIFE = timedelta(days=60)
_SIGNATURE = 16


@dataclass(frozen=True)
class Invitation:
    """What a link opens: the actions of `acteur` on a dossier, or its opinion of that rank; good to the day
    `expire`."""

    numero: str
    acteur: str
    expire: date
    avis: int = 0


def link(context: Context, invitation: Invitation) -> str:
    """The address of the page that answers the invitation."""
    address = context.platform.settings.address
    return f"{address}/{context.collectivite.code}/invitations/{write(context, invitation)}"


def write(context: Context, invitation: Invitation) -> str:
    """The token of an invitation."""
    said = f"{invitation.numero}|{invitation.acteur}|{invitation.avis}|{invitation.expire.isoformat()}".encode()
    return urlsafe_b64encode(_signature(context, said) + said).decode().rstrip("=")


def read(context: Context, jeton: str) -> Invitation:
    """The invitation of a token; `LienInvalide` when it was not made here or is past its last day."""
    try:
        octets = urlsafe_b64decode(jeton.encode("ascii") + b"=" * (-len(jeton) % 4))
    except (Error, UnicodeEncodeError, ValueError):
        raise LienInvalide() from None
    signature, said = octets[:_SIGNATURE], octets[_SIGNATURE:]
    if not hmac.compare_digest(signature, _signature(context, said)):
        raise LienInvalide()
    numero, acteur, avis, expire = said.decode().split("|")
    invitation = Invitation(numero, acteur, date.fromisoformat(expire), int(avis))
    if context.today() > invitation.expire:
        raise LienInvalide()
    return invitation


def _signature(context: Context, said: bytes) -> bytes:
    purpose = f"invitation\0{context.collectivite.code}\0".encode()
    return hmac.digest(context.platform.settings.secret, purpose + said, "sha256")[:_SIGNATURE]
