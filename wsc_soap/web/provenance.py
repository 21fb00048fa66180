"""Where a post comes from: one of our own pages, shown to this very browser not long ago, or elsewhere.

Two independent proofs (OWASP, Cross-Site Request Forgery Prevention): what the browser itself says (`Sec-Fetch-Site`,
else `Origin`), and a signed token in the page, bound to the session or to the form cookie of this browser.
"""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit

from werkzeug.wrappers import Request

from wsc_soap.web.cookies import FORM_AGE, Signatures

FIELD = "_csrf"
_OWN = ("same-origin", "none")


def from_here(request: Request, address: str) -> bool:
    """False when the browser says that the request was made by a page of another site."""
    said = request.headers.get("Sec-Fetch-Site")
    if said:
        return said in _OWN
    origin = request.headers.get("Origin")
    return origin is None or origin in (origin_of(address), origin_of(request.host_url))


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as browsers write an origin (RFC 6454, section 6.2)."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def token(signatures: Signatures, collectivite: str, realm: str, secret: str) -> str:
    """The token of a page's forms; `secret` is the session's token or the form cookie."""
    return signatures.sign(_bound(collectivite, realm, secret))


def holds(signatures: Signatures, value: str, collectivite: str, realm: str, secret: str) -> bool:
    """True when this token was made for the same browser, collectivité and realm, within two hours."""
    return bool(secret) and signatures.signed(value, _bound(collectivite, realm, secret), FORM_AGE)


def _bound(collectivite: str, realm: str, secret: str) -> str:
    """A digest, so that the page never shows the session's token."""
    return hashlib.sha256(f"{collectivite}\0{realm}\0{secret}".encode()).hexdigest()[:32]
