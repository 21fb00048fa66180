"""The WSGI front door: SOAP, documentation, pages, files. No exception ever reaches the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from wsc_soap.errors import PageInconnue, WscError
from wsc_soap.soap.door import Door, unexpected
from wsc_soap.web.failures import Elsewhere, error_fragment, error_page, visit_or_nowhere
from wsc_soap.web.files import CSS, static
from wsc_soap.web.headers import secure
from wsc_soap.web.limits import Limits
from wsc_soap.web.posted import Request
from wsc_soap.web.rate_limit import RateLimit
from wsc_soap.web.routes import FOLDERS, Route, table
from wsc_soap.web.site import Site
from wsc_soap.web.soap import soap
from wsc_soap.web.soap_call import call, destinataire
from wsc_soap.web.visit import AGENT, CITIZEN, Visit
from wsc_soap.xmlio import thread_parser

TEXT = "text/plain; charset=utf-8"
StartResponse = Callable[..., Any]
ROUTES = table()


class Application:
    """Routes a request and turns every error into an answer."""

    def __init__(self, door: Door, limits: Limits, rate_limit: RateLimit) -> None:
        self.door = door
        self.site = Site(door, limits, rate_limit)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        thread_parser.enter()
        try:
            called = destinataire(environ)
            if called:
                return call(self.site, environ, *called).send(start_response, self.site.https)
            response = self._respond(Request(environ))
        except Exception as error:
            response = Response(unexpected(error).text, 503, content_type=TEXT)
        return secure(response, self.site.https)(environ, start_response)

    def _respond(self, request: Request) -> Response:
        try:
            endpoint, values = ROUTES.bind_to_environ(request.environ).match()
        except HTTPException as error:
            return self._nothing(request, error)
        if isinstance(endpoint, Route):
            return self._page(request, endpoint, **values)
        answer: Response = getattr(self, f"_{endpoint}")(request, **values)
        return answer

    def _sante(self, request: Request) -> Response:
        """200 when the database answers, 503 otherwise."""
        self.site.door.platform.storage.collectivites()
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

    def _page(self, request: Request, page: Route, collectivite: str, **values: Any) -> Response:
        request.place = values
        visit = Visit(self.site, request, collectivite, page.realm)
        try:
            if page.rule in FOLDERS and not request.path.endswith("/"):
                return visit.redirect("")
            if request.method not in ("GET", "HEAD"):
                self.site.rate_limit.count(request.remote_addr or "", collectivite)
            visit.context("compte")  # an unknown collectivité has no page at all
            response = page.view(request.method)(visit, **values)
        except WscError as refusal:
            response = self._failed(visit, page, refusal)
        except Exception as error:
            response = self._failed(visit, page, unexpected(error))
        return visit.finish(response)

    def _failed(self, visit: Visit, page: Route, refusal: WscError) -> Response:
        """The page of an error; when even that fails, one that needs neither collectivité nor database."""
        try:
            known = visit_or_nowhere(self.site, visit.request, visit.collectivite, page.realm)
            shown = visit if type(known) is Visit else known
            if page.rule.startswith("fragments/"):
                return error_fragment(shown, refusal)
            return error_page(shown, refusal)
        except Exception as second:
            unexpected(second)
            return error_page(Elsewhere(self.site, visit.request), refusal)

    def _nothing(self, request: Request, error: HTTPException) -> Response:
        """No such page, or no such method on it."""
        _, collectivite, second, *_ = [*request.path.split("/"), "", ""]
        realm = AGENT if second == "bo" else CITIZEN
        try:
            visit = visit_or_nowhere(self.site, request, collectivite, realm)
        except WscError:
            visit = Elsewhere(self.site, request)
        response = visit.finish(error_page(visit, PageInconnue(), error.code or 404))
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return response
