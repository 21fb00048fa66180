"""The town's site as a WSGI program: its own pages, and the online services wherever they are placed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Response

from wsc_soap.client.errors import Indisponible, WscFault
from wsc_soap.client.site import content, portal
from wsc_soap.client.site.answers import Download, Redirection
from wsc_soap.client.site.forms import FormRequest
from wsc_soap.client.site.pages import Page, Pages
from wsc_soap.client.site.platform import Platform
from wsc_soap.client.site.services import sentence
from wsc_soap.client.site.visitors import Visitor, Visitors

SERVICES = "/services-en-ligne/"
MA_RUE, INCIDENT = "/pratique/ma-rue", "incident-voirie"
_TITRES = {
    "TeleserviceInconnu": "Cette démarche n’existe pas",
    "TeleserviceFerme": "Cette démarche n’est pas ouverte en ce moment",
    "DossierIntrouvable": "Ce dossier est introuvable",
    "ActionImpossible": "Cette action n’est plus possible",
}
_log = logging.getLogger(__name__)

ROUTES = Map(
    [
        Rule("/", endpoint="accueil"),
        Rule(MA_RUE, endpoint="ma_rue", methods=["GET", "POST"]),
        Rule(SERVICES, endpoint="services", defaults={"chemin": ""}, methods=["GET", "POST"]),
        Rule(f"{SERVICES}<path:chemin>", endpoint="services", methods=["GET", "POST"]),
        Rule("/actualites/<nom>", endpoint="actualite"),
        Rule("/recherche", endpoint="recherche"),
        Rule("/statique/<nom>", endpoint="statique"),
        Rule("/sante", endpoint="sante"),
        Rule("/<rubrique>/", endpoint="rubrique"),
        Rule("/<nom>", endpoint="texte"),
    ],
    strict_slashes=False,
)


@dataclass(frozen=True)
class SiteSettings:
    """The site's settings: the platform's address, the collectivité's code there, the site's own public address."""

    platform: str
    collectivite: str
    address: str = "http://localhost:8081"
    secret: bytes = b""


class Site:
    """The WSGI application."""

    def __init__(self, settings: SiteSettings) -> None:
        self.platform = Platform(settings.platform, settings.collectivite)
        self.pages = Pages(stylesheet=f"{settings.platform}/static/wsc.css", services=SERVICES)
        self.visitors = Visitors(https=settings.address.startswith("https:"), secret=settings.secret)
        self._origin = settings.platform

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        request = FormRequest(environ)
        visitor = self.visitors.recognise(request)
        response = self._answer(request, visitor)
        visitor.finish(response)
        self._protect(response)
        return response(environ, start_response)

    def _answer(self, request: FormRequest, visitor: Visitor) -> Response:
        try:
            endpoint, values = ROUTES.bind_to_environ(request.environ).match()
            response: Response = getattr(self, endpoint)(request, visitor, **values)
            return response
        except Indisponible as refusal:
            _log.warning("the platform is away: %s %s", refusal.code, refusal.champ)
            return self._fault(visitor, 503, "Les services en ligne ne répondent pas pour l’instant", refusal)
        except WscFault as refusal:
            status = 404 if refusal.code.endswith(("Introuvable", "Inconnu")) else 422
            return self._fault(visitor, status, _TITRES.get(refusal.code, "La demande n’a pas pu aboutir"), refusal)
        except HTTPException as error:
            if error.code in (301, 302, 303, 307, 308):
                elsewhere: Any = error.get_response()
                return elsewhere
            return self._page(visitor, self.pages.error(error.code or 500))
        except Exception:
            _log.exception("unexpected error of the site")
            return self._page(visitor, self.pages.error(500))

    # --- the town's own pages -------------------------------------------------------------------------------------

    def accueil(self, request: FormRequest, visitor: Visitor) -> Response:
        """News, and the online services when the platform answers."""
        return self._page(visitor, self.pages.accueil(self._catalogue()))

    def rubrique(self, request: FormRequest, visitor: Visitor, rubrique: str) -> Response:
        """One of the four parts of the site."""
        return self._page(visitor, self.pages.rubrique(_or_404(content.rubrique(rubrique)), self._catalogue()))

    def actualite(self, request: FormRequest, visitor: Visitor, nom: str) -> Response:
        """A piece of news."""
        return self._page(visitor, self.pages.actualite(_or_404(content.actualite(nom))))

    def texte(self, request: FormRequest, visitor: Visitor, nom: str) -> Response:
        """Legal notice, contact, accessibility, map of the site."""
        return self._page(visitor, self.pages.texte(_or_404(content.texte(nom))))

    def recherche(self, request: FormRequest, visitor: Visitor) -> Response:
        """News and démarches under some words."""
        words = request.args.get("q", "").strip()[:100]
        try:
            themes = self.platform.search(words) if words else ()
        except WscFault:
            themes = ()
        return self._page(visitor, self.pages.recherche(words, content.search(words), themes))

    def statique(self, request: FormRequest, visitor: Visitor, nom: str) -> Response:
        """The site's own style sheet and drawing."""
        octets, media_type = _or_404(content.statique(nom))
        response = Response(octets, content_type=media_type)
        response.headers["Cache-Control"] = "public, max-age=300"
        return response

    def sante(self, request: FormRequest, visitor: Visitor) -> Response:
        """200: the site itself runs, whatever the platform does."""
        return Response("ok\n", content_type="text/plain; charset=utf-8")

    # --- the online services --------------------------------------------------------------------------------------

    def services(self, request: FormRequest, visitor: Visitor, chemin: str) -> Response:
        """The whole of the online services, at the head of a page of their own."""
        visit = visitor.visit(request, SERVICES, 1, chemin)
        return self._served(request, visitor, visit, "fragment.html")

    def ma_rue(self, request: FormRequest, visitor: Visitor) -> Response:
        """One téléservice inside an editorial page: its address has one path, so the fragment's are in `wsc`."""
        path = request.args.get("wsc", f"services/{INCIDENT}/formulaire")
        if not path.startswith(f"services/{INCIDENT}"):
            parameters = {nom: value for nom, value in request.args.items() if nom != "wsc"}
            query = f"?{urlencode(parameters)}" if parameters else ""
            return _see_other(f"{SERVICES}{path}{query}")
        visit = visitor.visit(request, f"{MA_RUE}?wsc=", 2, path)
        return self._served(request, visitor, visit, "ma-rue.html")

    def _served(self, request: FormRequest, visitor: Visitor, visit: Any, cadre: str) -> Response:
        if request.method == "POST" and not visitor.from_here(request):
            return self._page(visitor, self.pages.stale())
        answer = portal.answer(self.platform, visit, request.method)
        match answer:
            case Redirection():
                if answer.session is not None:
                    visitor.session(answer.session)
                return _see_other(answer.address)
            case Download():
                return _download(answer)
        return self._page(visitor, self.pages.service(answer, visit, visitor, cadre))

    def _catalogue(self) -> Any:
        """The démarches, or None when the platform is away: the town's news do not wait for it."""
        try:
            return self.platform.catalogue()
        except WscFault:
            return None

    # --- what goes out --------------------------------------------------------------------------------------------

    def _page(self, visitor: Visitor, page: Page) -> Response:
        html = self.pages.write(page, signed_in=bool(visitor.jeton), cachees=visitor.cachees)
        response = Response(html, page.status, content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = "no-store" if page.personal or visitor.jeton else "no-cache"
        return response

    def _fault(self, visitor: Visitor, status: int, titre: str, refusal: WscFault) -> Response:
        return self._page(visitor, self.pages.fault(status, titre, sentence(refusal)))

    def _protect(self, response: Response) -> None:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'self' {self._origin}; font-src 'self' {self._origin}; "
            "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"


def _or_404(found: Any) -> Any:
    if found is None:
        raise NotFound
    return found


def _see_other(address: str) -> Response:
    response = Response(status=HTTPStatus.SEE_OTHER, headers={"Location": address})
    response.headers["Cache-Control"] = "no-store"
    return response


def _download(fichier: Any) -> Response:
    response = Response(fichier.contenu, content_type=fichier.type_mime)
    shown = "inline" if fichier.type_mime == "application/pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{fichier.nom}"'
    response.headers["Cache-Control"] = "no-store"
    return response
