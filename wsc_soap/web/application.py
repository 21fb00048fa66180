"""The WSGI front door: SOAP, documentation, pages, files. No exception ever reaches the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from wsc_soap.errors import PageInconnue, WscError
from wsc_soap.soap.door import Door, unexpected
from wsc_soap.web.adresses import FOLDERS, Adresse, table
from wsc_soap.web.appel import appeler, destinataire
from wsc_soap.web.debit import Debit
from wsc_soap.web.entetes import secure
from wsc_soap.web.envoi import Request
from wsc_soap.web.fichiers import CSS, static
from wsc_soap.web.limites import Limites
from wsc_soap.web.pannes import Ailleurs, error_fragment, error_page, visit_or_nowhere
from wsc_soap.web.site import Site
from wsc_soap.web.soap import soap
from wsc_soap.web.visite import AGENT, CITIZEN, Visite

TEXT = "text/plain; charset=utf-8"
StartResponse = Callable[..., Any]
ROUTES = table()


class Application:
    """Routes a request and turns every error into an answer."""

    def __init__(self, door: Door, limites: Limites, debit: Debit) -> None:
        self.door = door
        self.site = Site(door, limites, debit)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        try:
            called = destinataire(environ)
            if called:
                return appeler(self.site, environ, *called).envoyer(start_response, self.site.https)
            response = self._respond(Request(environ))
        except Exception as error:
            response = Response(unexpected(error).texte, 503, content_type=TEXT)
        return secure(response, self.site.https)(environ, start_response)

    def _respond(self, request: Request) -> Response:
        try:
            endpoint, values = ROUTES.bind_to_environ(request.environ).match()
        except HTTPException as error:
            return self._nothing(request, error)
        if isinstance(endpoint, Adresse):
            return self._page(request, endpoint, **values)
        answer: Response = getattr(self, f"_{endpoint}")(request, **values)
        return answer

    def _sante(self, request: Request) -> Response:
        """200 when the database answers, 503 otherwise."""
        self.site.door.plateforme.stockage.collectivites()
        return Response("ok\n", content_type=TEXT)

    def _static(self, request: Request, **values: str) -> Response:
        try:
            return static(self.site, request, **values)
        except HTTPException as error:
            return self._nothing(request, error)

    def _favicon(self, request: Request) -> Response:
        """Browsers ask for it whatever a page says: there is none, and that is no error."""
        return Response(status=204, headers={"Cache-Control": "public, max-age=86400"})

    def _theme(self, request: Request) -> Response:
        """The colours of a page of no collectivité: those of the style sheet."""
        return Response("", content_type=CSS, headers={"Cache-Control": "public, max-age=86400"})

    def _soap(self, request: Request, collectivite: str, service: str) -> Response:
        return soap(self.site, request, collectivite, service)

    def _page(self, request: Request, page: Adresse, collectivite: str, **values: Any) -> Response:
        request.place = values
        visite = Visite(self.site, request, collectivite, page.realm)
        try:
            if page.rule in FOLDERS and not request.path.endswith("/"):
                return visite.redirect("")
            if request.method not in ("GET", "HEAD"):
                self.site.debit.compter(request.remote_addr or "", collectivite)
            visite.contexte("compte")  # an unknown collectivité has no page at all
            response = page.vue(request.method)(visite, **values)
        except WscError as erreur:
            response = self._failed(visite, page, erreur)
        except Exception as error:
            response = self._failed(visite, page, unexpected(error))
        return visite.finish(response)

    def _failed(self, visite: Visite, page: Adresse, erreur: WscError) -> Response:
        """The page of an error; when even that fails, one that needs neither collectivité nor database."""
        try:
            known = visit_or_nowhere(self.site, visite.request, visite.collectivite, page.realm)
            shown = visite if type(known) is Visite else known
            if page.rule.startswith("fragments/"):
                return error_fragment(shown, erreur)
            return error_page(shown, erreur)
        except Exception as second:
            unexpected(second)
            return error_page(Ailleurs(self.site, visite.request), erreur)

    def _nothing(self, request: Request, error: HTTPException) -> Response:
        """No such page, or no such method on it."""
        _, collectivite, second, *_ = [*request.path.split("/"), "", ""]
        realm = AGENT if second == "bo" else CITIZEN
        try:
            visite = visit_or_nowhere(self.site, request, collectivite, realm)
        except WscError:
            visite = Ailleurs(self.site, request)
        response = visite.finish(error_page(visite, PageInconnue(), error.code or 404))
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return response
