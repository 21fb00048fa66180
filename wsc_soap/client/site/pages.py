"""The pages of the site, from its own templates: what goes into them and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wsc_soap.client.site import content
from wsc_soap.client.site.answers import EmbeddedFragment, Template, Visit
from wsc_soap.client.site.forms import RETOUR, prepare

AVIS = {
    "action": "C’est fait : votre dossier est à jour.",
    "ferme": "Vous êtes déconnecté.",
    "confirme": "Votre adresse est confirmée : vous pouvez vous identifier.",
    "session": "Votre session est terminée : identifiez-vous de nouveau pour continuer.",
    "compte-requis": "Cette démarche demande un compte citoyen : identifiez-vous ou créez un compte.",
}
_ERRORS = {
    404: ("Cette page n’existe pas", "Vérifiez l’adresse, ou cherchez ce qu’il vous faut."),
    405: ("Cette page ne s’ouvre pas ainsi", "Revenez à la page précédente et suivez un de ses liens."),
    413: ("Votre envoi est trop lourd", "8 Mo au plus en une fois : envoyez des fichiers plus légers, ou un par un."),
    500: ("Une erreur s’est produite", "Rien n’a été enregistré. Réessayez dans quelques instants."),
}


@dataclass(frozen=True)
class Page:
    """A page to write: template, title, what it shows. `personal`: for one person only."""

    template: str
    titre: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    personal: bool = False


class Pages:
    """Makes and writes pages. `sheet` is the address of the platform's style sheet, `services` where the online
    services are."""

    def __init__(self, stylesheet: str, services: str) -> None:
        self._env = Environment(
            loader=PackageLoader("wsc_soap.client.site", "gabarits"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals.update(
            feuille=stylesheet, services=services, rubriques=content.rubriques(), textes=content.textes()
        )

    def write(self, page: Page, *, signed_in: bool, cachees: Mapping[str, str]) -> str:
        """The HTML of a page. `cachees` go into every form that posts."""
        values = {"titre": page.titre, "connecte": signed_in, "cachees": cachees, "rubrique": None, **page.values}
        return self._env.get_template(page.template).render(values)

    def accueil(self, catalogue: Any) -> Page:
        """The front page."""
        return Page("accueil.html", "", {"actualites": content.actualites(), "themes": catalogue})

    def rubrique(self, rubrique: Mapping[str, Any], catalogue: Any) -> Page:
        """A part of the site with the démarches that belong there."""
        themes = [theme for theme in catalogue or () if theme.code in rubrique["themes"]]
        return Page("rubrique.html", rubrique["titre"], {"rubrique": rubrique, "themes": themes})

    def actualite(self, actualite: Any) -> Page:
        """A piece of news."""
        return Page("actualite.html", actualite.titre, {"actualite": actualite})

    def texte(self, texte: Mapping[str, Any]) -> Page:
        """A plain text."""
        return Page("texte.html", texte["titre"], {"texte": texte})

    def recherche(self, words: str, actualites: Any, themes: Any) -> Page:
        """What was found."""
        return Page("recherche.html", "Recherche", {"mots": words, "actualites": actualites, "themes": themes})

    def service(self, answer: Template | EmbeddedFragment, visit: Visit, visitor: Any, cadre: str) -> Page:
        """A page of the online services: one of ours, or a fragment in its frame."""
        avis = AVIS.get(visit.arguments.get("avis", ""), "")
        common: dict[str, Any] = {"visite": visit, "avis": avis, "erreur": ""}
        common["rubrique"] = content.rubrique("pratique" if cadre == "ma-rue.html" else "active")
        if isinstance(answer, Template):
            return Page(answer.nom, answer.titre, common | dict(answer.values), answer.status, personal=True)
        hidden = {**visitor.cachees, RETOUR: answer.retour} if answer.retour else visitor.cachees
        html = Markup(prepare(answer.fragment.xhtml, hidden, answer.values))  # noqa: S704 - the platform's own markup
        values = common | {"erreur": answer.error, "fragment": html}
        return Page(cadre, answer.fragment.titre, values, answer.status, personal=True)

    def stale(self) -> Page:
        """What was posted does not come from one of our pages, or from a very old one."""
        remede = "Rien n’a été envoyé. Revenez à la page précédente, rechargez-la, puis recommencez."
        return self.fault(403, "Cette page est ouverte depuis trop longtemps", remede)

    def error(self, status: int) -> Page:
        """An error of HTTP in plain French."""
        titre, remede = _ERRORS.get(status, _ERRORS[500])
        return self.fault(status, titre, remede)

    def fault(self, status: int, titre: str, remede: str) -> Page:
        """Something went wrong: what, and what to do."""
        return Page("faute.html", titre, {"remede": remede}, status, personal=True)
