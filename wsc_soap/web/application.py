"""The WSGI front door: SOAP, documentation, pages, files. No exception ever reaches the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Response

from wsc_soap.errors import MethodeNonAdmise, WscError
from wsc_soap.soap.door import Door, unexpected
from wsc_soap.web.debit import Debit
from wsc_soap.web.gate import entetes_http, lire_requete, statut_http
from wsc_soap.web.genre import version_annoncee
from wsc_soap.web.limites import Limites

MEDIA = {"1.1": "text/xml; charset=utf-8", "1.2": "application/soap+xml; charset=utf-8"}
StartResponse = Callable[..., Any]

ROUTES = Map(
    [
        Rule("/sante", endpoint="sante", methods=["GET"]),
        Rule("/<collectivite>/soap/<service>", endpoint="soap"),
    ],
    strict_slashes=False,
    merge_slashes=False,  # werkzeug would answer a redirect built from the Host header
)


class Application:
    """Routes a request and turns every error into an answer."""

    def __init__(self, door: Door, limites: Limites, debit: Debit) -> None:
        self.door = door
        self.limites = limites
        self.debit = debit

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        try:
            endpoint, values = ROUTES.bind_to_environ(environ).match()
            response = getattr(self, endpoint)(environ, **values)
        except HTTPException as error:
            response = error.get_response(environ)
        except Exception as error:
            response = Response(unexpected(error).texte, 503, content_type="text/plain; charset=utf-8")
        return response(environ, start_response)

    def sante(self, environ: dict[str, Any]) -> Response:
        """200 when the database answers, 503 otherwise."""
        self.door.plateforme.stockage.collectivites()
        return Response("ok\n", content_type="text/plain; charset=utf-8")

    def soap(self, environ: dict[str, Any], collectivite: str, service: str) -> Response:
        """A SOAP call (POST), or the contract and its documentation (GET)."""
        version = version_annoncee(environ)
        try:
            if environ["REQUEST_METHOD"] in ("GET", "HEAD"):
                return self._describe(environ, collectivite, service)
            requete = lire_requete(environ, self.limites, debit=self.debit, collectivite=collectivite)
            version = requete.enveloppe.version
            answer = self.door.serve(collectivite, service, requete.enveloppe)
            return Response(answer, content_type=MEDIA[version])
        except WscError as erreur:
            return self._fault(erreur, version, collectivite, service)
        except Exception as error:
            return self._fault(unexpected(error), version, collectivite, service)

    def _describe(self, environ: dict[str, Any], collectivite: str, service: str) -> Response:
        if environ.get("QUERY_STRING", "").lower().startswith("wsdl"):
            return Response(self.door.wsdl(collectivite, service), content_type="text/xml; charset=utf-8")
        raise MethodeNonAdmise(methode="GET")

    def _fault(self, erreur: WscError, version: str, collectivite: str, service: str) -> Response:
        body = self.door.fault(erreur, version, collectivite, service)
        return Response(body, statut_http(erreur, version), entetes_http(erreur), content_type=MEDIA[version])
