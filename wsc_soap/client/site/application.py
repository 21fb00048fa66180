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

from wsc_soap.client.erreurs import FauteWsc, Indisponible
from wsc_soap.client.site import contenu, portail
from wsc_soap.client.site.demarches import phrase
from wsc_soap.client.site.formulaires import Envoi
from wsc_soap.client.site.pages import Page, Pages
from wsc_soap.client.site.plateforme import Plateforme
from wsc_soap.client.site.reponses import Fichier, Redirection
from wsc_soap.client.site.visiteurs import Visiteur, Visiteurs

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
class Reglages:
    """The site's settings: the platform's address, the collectivité's code there, the site's own public address."""

    plateforme: str
    collectivite: str
    adresse: str = "http://localhost:8081"
    secret: bytes = b""


class Site:
    """The WSGI application."""

    def __init__(self, reglages: Reglages) -> None:
        self.plateforme = Plateforme(reglages.plateforme, reglages.collectivite)
        self.pages = Pages(feuille=f"{reglages.plateforme}/static/wsc.css", services=SERVICES)
        self.visiteurs = Visiteurs(https=reglages.adresse.startswith("https:"), secret=reglages.secret)
        self._origine = reglages.plateforme

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        requete = Envoi(environ)
        visiteur = self.visiteurs.reconnaitre(requete)
        response = self._answer(requete, visiteur)
        visiteur.finir(response)
        self._protect(response)
        return response(environ, start_response)

    def _answer(self, requete: Envoi, visiteur: Visiteur) -> Response:
        try:
            endpoint, values = ROUTES.bind_to_environ(requete.environ).match()
            response: Response = getattr(self, endpoint)(requete, visiteur, **values)
            return response
        except Indisponible as refus:
            _log.warning("the platform is away: %s %s", refus.code, refus.champ)
            return self._fault(visiteur, 503, "Les services en ligne ne répondent pas pour l’instant", refus)
        except FauteWsc as refus:
            statut = 404 if refus.code.endswith(("Introuvable", "Inconnu")) else 422
            return self._fault(visiteur, statut, _TITRES.get(refus.code, "La demande n’a pas pu aboutir"), refus)
        except HTTPException as error:
            if error.code in (301, 302, 303, 307, 308):
                elsewhere: Any = error.get_response()
                return elsewhere
            return self._page(visiteur, self.pages.erreur(error.code or 500))
        except Exception:
            _log.exception("unexpected error of the site")
            return self._page(visiteur, self.pages.erreur(500))

    # --- the town's own pages -------------------------------------------------------------------------------------

    def accueil(self, requete: Envoi, visiteur: Visiteur) -> Response:
        """News, and the online services when the platform answers."""
        return self._page(visiteur, self.pages.accueil(self._catalogue()))

    def rubrique(self, requete: Envoi, visiteur: Visiteur, rubrique: str) -> Response:
        """One of the four parts of the site."""
        return self._page(visiteur, self.pages.rubrique(_or_404(contenu.rubrique(rubrique)), self._catalogue()))

    def actualite(self, requete: Envoi, visiteur: Visiteur, nom: str) -> Response:
        """A piece of news."""
        return self._page(visiteur, self.pages.actualite(_or_404(contenu.actualite(nom))))

    def texte(self, requete: Envoi, visiteur: Visiteur, nom: str) -> Response:
        """Legal notice, contact, accessibility, map of the site."""
        return self._page(visiteur, self.pages.texte(_or_404(contenu.texte(nom))))

    def recherche(self, requete: Envoi, visiteur: Visiteur) -> Response:
        """News and démarches under some words."""
        mots = requete.args.get("q", "").strip()[:100]
        try:
            themes = self.plateforme.chercher(mots) if mots else ()
        except FauteWsc:
            themes = ()
        return self._page(visiteur, self.pages.recherche(mots, contenu.chercher(mots), themes))

    def statique(self, requete: Envoi, visiteur: Visiteur, nom: str) -> Response:
        """The site's own style sheet and drawing."""
        octets, genre = _or_404(contenu.statique(nom))
        response = Response(octets, content_type=genre)
        response.headers["Cache-Control"] = "public, max-age=300"
        return response

    def sante(self, requete: Envoi, visiteur: Visiteur) -> Response:
        """200: the site itself runs, whatever the platform does."""
        return Response("ok\n", content_type="text/plain; charset=utf-8")

    # --- the online services --------------------------------------------------------------------------------------

    def services(self, requete: Envoi, visiteur: Visiteur, chemin: str) -> Response:
        """The whole of the online services, at the head of a page of their own."""
        visite = visiteur.visite(requete, SERVICES, 1, chemin)
        return self._served(requete, visiteur, visite, "fragment.html")

    def ma_rue(self, requete: Envoi, visiteur: Visiteur) -> Response:
        """One téléservice inside an editorial page: its address has one path, so the fragment's are in `wsc`."""
        chemin = requete.args.get("wsc", f"services/{INCIDENT}/formulaire")
        if not chemin.startswith(f"services/{INCIDENT}"):
            parameters = {nom: valeur for nom, valeur in requete.args.items() if nom != "wsc"}
            query = f"?{urlencode(parameters)}" if parameters else ""
            return _see_other(f"{SERVICES}{chemin}{query}")
        visite = visiteur.visite(requete, f"{MA_RUE}?wsc=", 2, chemin)
        return self._served(requete, visiteur, visite, "ma-rue.html")

    def _served(self, requete: Envoi, visiteur: Visiteur, visite: Any, cadre: str) -> Response:
        if requete.method == "POST" and not visiteur.de_chez_nous(requete):
            return self._page(visiteur, self.pages.perimee())
        answer = portail.repondre(self.plateforme, visite, requete.method)
        match answer:
            case Redirection():
                if answer.session is not None:
                    visiteur.session(answer.session)
                return _see_other(answer.adresse)
            case Fichier():
                return _download(answer)
        return self._page(visiteur, self.pages.service(answer, visite, visiteur, cadre))

    def _catalogue(self) -> Any:
        """The démarches, or None when the platform is away: the town's news do not wait for it."""
        try:
            return self.plateforme.catalogue()
        except FauteWsc:
            return None

    # --- what goes out --------------------------------------------------------------------------------------------

    def _page(self, visiteur: Visiteur, page: Page) -> Response:
        html = self.pages.ecrire(page, connecte=bool(visiteur.jeton), cachees=visiteur.cachees)
        response = Response(html, page.statut, content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = "no-store" if page.personnelle or visiteur.jeton else "no-cache"
        return response

    def _fault(self, visiteur: Visiteur, statut: int, titre: str, refus: FauteWsc) -> Response:
        return self._page(visiteur, self.pages.faute(statut, titre, phrase(refus)))

    def _protect(self, response: Response) -> None:
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'self' {self._origine}; font-src 'self' {self._origine}; "
            "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"


def _or_404(found: Any) -> Any:
    if found is None:
        raise NotFound
    return found


def _see_other(adresse: str) -> Response:
    response = Response(status=HTTPStatus.SEE_OTHER, headers={"Location": adresse})
    response.headers["Cache-Control"] = "no-store"
    return response


def _download(fichier: Any) -> Response:
    response = Response(fichier.contenu, content_type=fichier.type_mime)
    shown = "inline" if fichier.type_mime == "application/pdf" else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{fichier.nom}"'
    response.headers["Cache-Control"] = "no-store"
    return response
