"""One HTTP call to a partner's address, which may not lead into our own network.

The name is resolved once, every address it has is judged, and the connection goes to the address that was judged, so
that an answer of the name server cannot change in between (OWASP, server-side request forgery). Redirections are not
followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from wsc_soap.errors import PartenaireIncoherent, PartenaireInjoignable, PartenaireInterdit

LIMIT = 256 * 1024
_HEADERS = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"interroger"', "Accept": "text/xml"}


def post(address: str, message: bytes, cle: str, *, timeout: float, private: bool) -> bytes:
    """Send a message and give the body of the answer.

    Raises `PartenaireInterdit` for an address that is not http(s) or lies in a private network (unless `private`),
    `PartenaireInjoignable` when it cannot be reached, is slow or fails (worth trying again), `PartenaireIncoherent` for
    an answer that is no answer.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise PartenaireInterdit()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    judged = _judged(parts.hostname, port, private)
    connection = _Connection(parts.hostname, port, judged, timeout, secure=parts.scheme == "https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", path, message, _HEADERS | {"Idempotency-Key": cle})
        response = connection.getresponse()
        body = response.read(LIMIT + 1)
    except (OSError, http.client.HTTPException):
        raise PartenaireInjoignable() from None
    finally:
        connection.close()
    if response.status >= 500 or response.status == 429:
        raise PartenaireInjoignable()
    if response.status != 200 or len(body) > LIMIT:
        raise PartenaireIncoherent()
    return body


def _judged(host: str, port: int, private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise PartenaireInjoignable() from None
    addresses = [str(entry[4][0]) for entry in found]
    if not private and not all(is_public(address) for address in addresses):
        raise PartenaireInterdit()
    return addresses[0]


def is_public(address: str) -> bool:
    """True for an address of the open Internet, whatever way it is written (IPv4 inside IPv6 included)."""
    parsed = ipaddress.ip_address(address.split("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    if inner is not None:
        return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


class _Connection(http.client.HTTPConnection):
    """A connection to an address already judged, under the name it was judged for."""

    def __init__(self, host: str, port: int, judged: str, timeout: float, *, secure: bool) -> None:
        super().__init__(host, port, timeout=timeout)
        self._judged, self._secure = judged, secure

    def connect(self) -> None:
        """Reach the judged address; TLS checks the name."""
        self.sock = socket.create_connection((self._judged, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
