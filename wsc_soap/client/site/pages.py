"""The pages of the site, from its own templates: what goes into them and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wsc_soap.client.site import contenu
from wsc_soap.client.site.formulaires import RETOUR, appreter
from wsc_soap.client.site.reponses import Gabarit, Morceau, Visite

AVIS = {
    "action": "C’est fait : votre dossier est à jour.",
    "ferme": "Vous êtes déconnecté.",
    "confirme": "Votre adresse est confirmée : vous pouvez vous identifier.",
    "session": "Votre session est terminée : identifiez-vous de nouveau pour continuer.",
    "compte-requis": "Cette démarche demande un compte citoyen : identifiez-vous ou créez un compte.",
}
_ERREURS = {
    404: ("Cette page n’existe pas", "Vérifiez l’adresse, ou cherchez ce qu’il vous faut."),
    405: ("Cette page ne s’ouvre pas ainsi", "Revenez à la page précédente et suivez un de ses liens."),
    413: ("Votre envoi est trop lourd", "8 Mo au plus en une fois : envoyez des fichiers plus légers, ou un par un."),
    500: ("Une erreur s’est produite", "Rien n’a été enregistré. Réessayez dans quelques instants."),
}


@dataclass(frozen=True)
class Page:
    """A page to write: template, title, what it shows. `personnelle`: for one person only."""

    gabarit: str
    titre: str
    valeurs: Mapping[str, Any] = field(default_factory=dict)
    statut: int = 200
    personnelle: bool = False


class Pages:
    """Makes and writes pages. `feuille` is the address of the platform's style sheet, `services` where the online
    services are."""

    def __init__(self, feuille: str, services: str) -> None:
        self._env = Environment(
            loader=PackageLoader("wsc_soap.client.site", "gabarits"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.globals.update(
            feuille=feuille, services=services, rubriques=contenu.rubriques(), textes=contenu.textes()
        )

    def ecrire(self, page: Page, *, connecte: bool, cachees: Mapping[str, str]) -> str:
        """The HTML of a page. `cachees` go into every form that posts."""
        values = {"titre": page.titre, "connecte": connecte, "cachees": cachees, "rubrique": None, **page.valeurs}
        return self._env.get_template(page.gabarit).render(values)

    def accueil(self, catalogue: Any) -> Page:
        """The front page."""
        return Page("accueil.html", "", {"actualites": contenu.actualites(), "themes": catalogue})

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

    def recherche(self, mots: str, actualites: Any, themes: Any) -> Page:
        """What was found."""
        return Page("recherche.html", "Recherche", {"mots": mots, "actualites": actualites, "themes": themes})

    def service(self, answer: Gabarit | Morceau, visite: Visite, visiteur: Any, cadre: str) -> Page:
        """A page of the online services: one of ours, or a fragment in its frame."""
        avis = AVIS.get(visite.arguments.get("avis", ""), "")
        common: dict[str, Any] = {"visite": visite, "avis": avis, "erreur": ""}
        common["rubrique"] = contenu.rubrique("pratique" if cadre == "ma-rue.html" else "active")
        if isinstance(answer, Gabarit):
            return Page(answer.nom, answer.titre, common | dict(answer.valeurs), answer.statut, personnelle=True)
        hidden = {**visiteur.cachees, RETOUR: answer.retour} if answer.retour else visiteur.cachees
        html = Markup(appreter(answer.fragment.xhtml, hidden, answer.valeurs))  # noqa: S704 - the platform's own markup
        values = common | {"erreur": answer.erreur, "fragment": html}
        return Page(cadre, answer.fragment.titre, values, answer.statut, personnelle=True)

    def perimee(self) -> Page:
        """What was posted does not come from one of our pages, or from a very old one."""
        remede = "Rien n’a été envoyé. Revenez à la page précédente, rechargez-la, puis recommencez."
        return self.faute(403, "Cette page est ouverte depuis trop longtemps", remede)

    def erreur(self, statut: int) -> Page:
        """An error of HTTP in plain French."""
        titre, remede = _ERREURS.get(statut, _ERREURS[500])
        return self.faute(statut, titre, remede)

    def faute(self, statut: int, titre: str, remede: str) -> Page:
        """Something went wrong: what, and what to do."""
        return Page("faute.html", titre, {"remede": remede}, statut, personnelle=True)
