"""A SOAP call, from what the server read to what it will send.

It is the hot path and needs nothing of a web framework: routing and answering through werkzeug took a tenth of the
time of a deposit. Everything else goes by `application.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NamedTuple

from wsc_soap.errors import WscError
from wsc_soap.soap.door import unexpected
from wsc_soap.web.entetes import autres
from wsc_soap.web.gate import entetes_http, lire_requete, statut_http
from wsc_soap.web.genre import Environ, version_annoncee
from wsc_soap.web.site import Site

MEDIA = {"1.1": "text/xml; charset=utf-8", "1.2": "application/soap+xml; charset=utf-8"}


class Reponse(NamedTuple):
    """An answer: a message or a fault. `entetes` are the headers of its own."""

    statut: int
    media: str
    corps: bytes
    entetes: tuple[tuple[str, str], ...] = ()

    def envoyer(self, start_response: Callable[..., Any], https: bool) -> list[bytes]:
        """Answer as WSGI wants it, with the headers of protection."""
        ecrits = [("Content-Type", self.media), ("Content-Length", str(len(self.corps)))]
        statut = f"{self.statut} {HTTPStatus(self.statut).phrase}"
        start_response(statut, [*ecrits, *self.entetes, *autres(https)])
        return [self.corps]


def destinataire(environ: Environ) -> tuple[str, str] | None:
    """The collectivité and the service that are called; None when it is a look, or no SOAP address."""
    chemin = str(environ.get("PATH_INFO", ""))
    parties = chemin.split("/")
    if len(parties) != 4 or parties[2] != "soap" or environ.get("REQUEST_METHOD") in ("GET", "HEAD"):
        return None
    avant, collectivite, _, service = parties
    if avant or not collectivite or not service or not chemin.isascii():
        return None
    return collectivite, service


def appeler(site: Site, environ: Environ, collectivite: str, service: str) -> Reponse:
    """Perform the call; whatever goes wrong is a fault."""
    version = version_annoncee(environ)
    try:
        requete = lire_requete(environ, site.limites, debit=site.debit, collectivite=collectivite)
        version = requete.enveloppe.version
        return Reponse(200, MEDIA[version], site.door.serve(collectivite, service, requete.enveloppe))
    except WscError as erreur:
        return faute(site, erreur, version, collectivite, service)
    except Exception as error:
        return faute(site, unexpected(error), version, collectivite, service)


def faute(site: Site, erreur: WscError, version: str, collectivite: str, service: str) -> Reponse:
    """The fault of an error, with its status."""
    corps = site.door.fault(erreur, version, collectivite, service)
    return Reponse(statut_http(erreur, version), MEDIA[version], corps, tuple(entetes_http(erreur)))
