"""What the person sees when something went wrong: a page with the sentence, the remedy and a way on, never a trace."""

from __future__ import annotations

from functools import cached_property

from werkzeug.wrappers import Response

from wsc_soap.domain.collectivite import Collectivite, Contact
from wsc_soap.errors import (
    CollectiviteInconnue,
    SessionExpiree,
    SessionInvalide,
    SessionRequise,
    TropDeRequetes,
    WscError,
)
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.vues import Cadre, view_document
from wsc_soap.rendering.typographie import typographier
from wsc_soap.web import retour
from wsc_soap.web.envoi import Request, legible
from wsc_soap.web.site import Site
from wsc_soap.web.visite import AGENT, HTML, Visite

_SESSION = (SessionRequise, SessionExpiree, SessionInvalide)


def error_page(visite: Visite, erreur: WscError, statut: int = 0) -> Response:
    """The page of an error; a session that is needed leads to where one signs in, and back."""
    if isinstance(erreur, _SESSION):
        return _sign_in(visite)
    agent = visite.realm == AGENT
    numero, remede = visite.request.place.get("numero", ""), _remedy(visite, erreur)
    sentence = typographier(f"{erreur.texte} {remede}" if agent else erreur.texte)
    parametres = {"numero": numero, "remede": "" if agent else remede}
    response = visite.page(
        "bo-erreur" if agent else "erreur",
        erreurs=((erreur.code, "", sentence),),
        parametres={nom: valeur for nom, valeur in parametres.items() if valeur},
        statut=statut or page_status(erreur),
    )
    if isinstance(erreur, TropDeRequetes):
        response.headers["Retry-After"] = str(erreur.valeurs["attente"])
    return response


def _remedy(visite: Visite, erreur: WscError) -> str:
    """The remedy for who reads it: an agent has no follow-up key."""
    textes = visite.site.door.plateforme.feuilles.textes
    own = textes.get(f"web.remede-{visite.realm}.{erreur.code}")
    return own or typographier(erreur.texte_remede)


def error_fragment(visite: Visite, erreur: WscError) -> Response:
    """The same for a page of the town."""
    cadre = Cadre(
        erreurs=((erreur.code, "", legible(typographier(erreur.texte))),),
        parametres={"remede": typographier(erreur.texte_remede)},
    )
    plateforme = visite.site.door.plateforme
    xhtml = plateforme.feuilles.xhtml(
        "html/fragment.xsl",
        view_document(visite.contexte("compte"), "erreur", "", cadre=cadre),
        base=visite.base,
        niveau="2",
        prefixe="wsc-erreur-",
        statique=f"{visite.site.adresse}/static/",
    )
    response = Response(xhtml, page_status(erreur), content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    return response


def page_status(erreur: WscError) -> int:
    """401 needs a WWW-Authenticate header that cookies have no scheme for (RFC 9110, section 15.5.2): 403."""
    return 403 if erreur.statut == 401 else erreur.statut


def _sign_in(visite: Visite) -> Response:
    chemin = visite.request.full_path.rstrip("?").removeprefix(_prefix(visite))
    suite = retour.safe(chemin, "")
    realm = "identification" if visite.realm == AGENT else "compte/identification"
    cle = "web.avis.session-expiree" if visite.expired else ""
    if not cle and chemin.startswith("services/"):
        cle = "web.avis.session-requise"
    query = f"?retour={retour.quoted(suite)}" if suite else ""
    return visite.redirect(realm + query, ("wait", visite.label(cle)) if cle else None)


def _prefix(visite: Visite) -> str:
    return f"/{visite.collectivite}/" + ("bo/" if visite.realm == AGENT else "")


class Ailleurs(Visite):
    """A request that names no collectivité that we know: nobody's session, nobody's colours."""

    def __init__(self, site: Site, request: Request) -> None:
        super().__init__(site, request, "")

    @cached_property
    def identite(self) -> None:
        """Nobody."""
        return None

    def _open(self, service: str) -> Contexte:
        nowhere = Contact("accueil", "", "", "", "", "")
        nom = self.label("web.plateforme")
        return Contexte(self.site.door.plateforme, Collectivite("", nom, nom, "", "", nowhere, ()), service)


def visit_or_nowhere(site: Site, request: Request, collectivite: str, realm: str) -> Visite:
    """The visit of a collectivité, or of none when it does not exist."""
    if not collectivite:
        return Ailleurs(site, request)
    visite = Visite(site, request, collectivite, realm)
    try:
        visite.contexte("compte")
    except CollectiviteInconnue:
        return Ailleurs(site, request)
    return visite
