"""The corpus of attacks: every row of the attack table that concerns messages, as data.

An `Attack` is what a stranger would send by HTTP, and what must come of it. `code` is the fault code; None means
that the gate lets the message through because it is harmless there (it is then a call like another, and the whole
application must still answer it well). `ECOUTE` and `CANARY` in a body stand for the address of the local listener
and the path of the canary file.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

S11 = "http://schemas.xmlsoap.org/soap/envelope/"
S12 = "http://www.w3.org/2003/05/soap-envelope"
TNS = "urn:wsc:teleservice:essai:1"
ADDRESS = "/demoville/soap/essai"
OPERATION = f'<t:decrire xmlns:t="{TNS}"/>'
ECOUTE, CANARY = b"@ECOUTE@", b"@CANARI@"
SECRET = "canari-7f3a-mot-de-passe"


@dataclass(frozen=True)
class Attack:
    """One hostile message: the row of the table, a name, the body, changes to the WSGI environ, the outcome."""

    rank: int
    nom: str
    body: bytes | Callable[[], bytes]
    code: str | None = "MessageInvalide"
    status: int = 500
    environ: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rank}-{self.nom.replace(' ', '-')}"

    @property
    def octets(self) -> bytes:
        return self.body() if callable(self.body) else self.body


def envelope(body: str = OPERATION, header: str = "", namespace: str = S11, before: str = "", after: str = "") -> bytes:
    """A request as text, so that it can be wrong; `before` stands before the root, `after` after Body."""
    head = f"<s:Header>{header}</s:Header>" if header else ""
    return f'{before}<s:Envelope xmlns:s="{namespace}">{head}<s:Body>{body}</s:Body>{after}</s:Envelope>'.encode()


def operation(contenu: str = "", attributes: str = "") -> str:
    """The element of an operation that has `contenu`."""
    return f'<t:decrire xmlns:t="{TNS}" {attributes}>{contenu}</t:decrire>'


def good_request() -> dict[str, Any]:
    """The environ of a call that must be answered."""
    return environ(envelope())


def environ(body: bytes, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A WSGI environ; a change of None takes the key away."""
    base = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": ADDRESS,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": "localhost:8080",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return {cle: value for cle, value in (base | dict(changes or {})).items() if value is not None}


def environ_de(attack: Attack, ecoute: str, canary: str) -> dict[str, Any]:
    """The environ of an attack, with the real listener and canary in their places."""
    body = attack.octets.replace(ECOUTE, ecoute.encode()).replace(CANARY, canary.encode())
    changes = {
        cle: value.replace("@ECOUTE@", ecoute) if isinstance(value, str) else value
        for cle, value in attack.environ.items()
    }
    return environ(body, changes)
