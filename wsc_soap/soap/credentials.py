"""What business software says of itself: an HTTP bearer key, or a WS-Security UsernameToken in clear (over TLS).

Sources: RFC 6750 section 2.1; OASIS Web Services Security UsernameToken Profile 1.1.1, section 3.1. The digest form is
refused: it would oblige the platform to keep keys in clear.
"""

from __future__ import annotations

from wsc_soap.errors import CleRefusee
from wsc_soap.operations.integrators import Credentials
from wsc_soap.xmlio.envelope import SECURITY, Envelope
from wsc_soap.xmlio.namespaces import WSSE

LONGEST = 200
_TEXT = "#PasswordText"


def credentials(message: Envelope, authorization: str) -> Credentials | None:
    """The credentials of a call, or None; `CleRefusee` when they cannot be read as such."""
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return _checked(key.strip(), "")
    header = message.header(SECURITY)
    token = header.find(f"{{{WSSE}}}UsernameToken") if header is not None else None
    if token is None:
        return None
    password = token.find(f"{{{WSSE}}}Password")
    if password is None or not (password.get("Type") or _TEXT).endswith(_TEXT):
        raise CleRefusee()
    return _checked((password.text or "").strip(), token.findtext(f"{{{WSSE}}}Username", "").strip())


def _checked(key: str, integrateur: str) -> Credentials:
    if not key or len(key) > LONGEST or len(integrateur) > LONGEST:
        raise CleRefusee()
    return Credentials(key, integrateur)
