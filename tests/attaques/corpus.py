"""The corpus of attacks: every row of the attack table that concerns messages, as data.

An `Attaque` is what a stranger would send by HTTP, and what must come of it. `code` is the fault code; None means
that the gate lets the message through because it is harmless there (it is then a call like another, and the whole
application must still answer it well). `ECOUTE` and `CANARI` in a body stand for the address of the local listener
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
ADRESSE = "/demoville/soap/essai"
OPERATION = f'<t:decrire xmlns:t="{TNS}"/>'
ECOUTE, CANARI = b"@ECOUTE@", b"@CANARI@"
SECRET = "canari-7f3a-mot-de-passe"


@dataclass(frozen=True)
class Attaque:
    """One hostile message: the row of the table, a name, the body, changes to the WSGI environ, the outcome."""

    rang: int
    nom: str
    corps: bytes | Callable[[], bytes]
    code: str | None = "MessageInvalide"
    statut: int = 500
    environ: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rang}-{self.nom.replace(' ', '-')}"

    @property
    def octets(self) -> bytes:
        return self.corps() if callable(self.corps) else self.corps


def enveloppe(corps: str = OPERATION, entete: str = "", espace: str = S11, avant: str = "", apres: str = "") -> bytes:
    """A request as text, so that it can be wrong; `avant` stands before the root, `apres` after Body."""
    tete = f"<s:Header>{entete}</s:Header>" if entete else ""
    return f'{avant}<s:Envelope xmlns:s="{espace}">{tete}<s:Body>{corps}</s:Body>{apres}</s:Envelope>'.encode()


def operation(contenu: str = "", attributs: str = "") -> str:
    """The element of an operation that has `contenu`."""
    return f'<t:decrire xmlns:t="{TNS}" {attributs}>{contenu}</t:decrire>'


def bonne_requete() -> dict[str, Any]:
    """The environ of a call that must be answered."""
    return environ(enveloppe())


def environ(corps: bytes, changements: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A WSGI environ; a change of None takes the key away."""
    base = {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": ADRESSE,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.7",
        "HTTP_HOST": "localhost:8080",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(corps)),
        "wsgi.input": io.BytesIO(corps),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return {cle: valeur for cle, valeur in (base | dict(changements or {})).items() if valeur is not None}


def environ_de(attaque: Attaque, ecoute: str, canari: str) -> dict[str, Any]:
    """The environ of an attack, with the real listener and canary in their places."""
    corps = attaque.octets.replace(ECOUTE, ecoute.encode()).replace(CANARI, canari.encode())
    changements = {
        cle: valeur.replace("@ECOUTE@", ecoute) if isinstance(valeur, str) else valeur
        for cle, valeur in attaque.environ.items()
    }
    return environ(corps, changements)
