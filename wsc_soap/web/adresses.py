"""Every address of the front door, in one table: rule, methods, view, and whose session counts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Response

from wsc_soap.web import back_office, compte, fichiers, fragments, portail, televersements
from wsc_soap.web.visite import AGENT, CITIZEN

View = Callable[..., Response]


class Adresse(NamedTuple):
    """A page: `rule` stands under the collectivité; (method, view) pairs."""

    rule: str
    vues: tuple[tuple[str, View], ...]
    realm: str = CITIZEN

    def vue(self, methode: str) -> View:
        """The view for a method; HEAD is GET without its body."""
        return dict(self.vues)["GET" if methode == "HEAD" else methode]


def _get(rule: str, vue: View, realm: str = CITIZEN) -> Adresse:
    return Adresse(rule, (("GET", vue),), realm)


def _both(rule: str, shown: View, posted: View, realm: str = CITIZEN) -> Adresse:
    return Adresse(rule, (("GET", shown), ("POST", posted)), realm)


def _post(rule: str, posted: View, realm: str = CITIZEN) -> Adresse:
    return Adresse(rule, (("POST", posted),), realm)


PAGES = (
    _get("", portail.accueil),
    _both("suivi", portail.rechercher_suivi, portail.trouver_suivi),
    _get("services/<code>", portail.presentation),
    _both("services/<code>/formulaire", portail.formulaire, portail.soumettre),
    _get("services/<code>/confirmation", portail.confirmation),
    _both("services/<code>/suivi", portail.suivre, portail.agir),
    _get("services/<code>/recapitulatif.pdf", portail.recapitulatif),
    _get("compte", compte.tableau_de_bord),
    _both("compte/identification", compte.identification, compte.ouvrir),
    _both("compte/inscription", compte.inscription, compte.inscrire),
    _get("compte/message-envoye", compte.message_envoye),
    _both("compte/confirmer", compte.confirmer, compte.confirmer_inscription),
    _get("compte/archives", compte.archives),
    _get("compte/informations", compte.informations),
    _get("compte/messages", compte.messages),
    _both("compte/dossiers/<numero>", compte.dossier, compte.agir),
    _get("compte/dossiers/<numero>/recapitulatif.pdf", compte.recapitulatif),
    _get("compte/dossiers/<numero>/demande.xml", compte.demande),
    _post("compte/deconnexion", compte.deconnexion),
    _get("bo", back_office.dossiers, AGENT),
    _both("bo/identification", back_office.identification, back_office.ouvrir, AGENT),
    _both("bo/dossiers/<numero>", back_office.dossier, back_office.traiter, AGENT),
    _get("bo/dossiers/<numero>/action", back_office.demander_action, AGENT),
    _get("bo/dossiers/<numero>/recapitulatif.pdf", back_office.recapitulatif, AGENT),
    _get("bo/dossiers/<numero>/demande.xml", back_office.demande, AGENT),
    _get("bo/dossiers/<numero>/pieces/<int:rang>", back_office.piece, AGENT),
    _post("bo/deconnexion", back_office.deconnexion, AGENT),
    _get("fragments/services/<code>/<vue>", fragments.teleservice),
    _get("fragments/compte/<vue>", fragments.compte),
    _get("theme.css", fichiers.theme),
    Adresse("televersements/<jeton>", (("PUT", televersements.recevoir),)),
)
FOLDERS = ("", "bo")  # a slash ends them: cookies and links are made on them

PLATFORM = (
    Rule("/sante", endpoint="sante", methods=["GET"]),
    Rule("/favicon.ico", endpoint="favicon", methods=["GET"]),
    Rule("/theme.css", endpoint="theme", methods=["GET"]),
    Rule("/static/<path:chemin>", endpoint="static", methods=["GET"]),
    Rule("/static/<string(length=12):version>/<path:chemin>", endpoint="static", methods=["GET"]),
    Rule("/<collectivite>/soap/<service>", endpoint="soap"),
)


def table() -> Map:
    """The routing table. The endpoint of a page is its `Adresse`."""
    rules: list[Any] = list(PLATFORM)
    for page in PAGES:
        ending = f"{page.rule}/" if page.rule and page.rule in FOLDERS else page.rule
        rules.append(Rule(f"/<collectivite>/{ending}", endpoint=page, methods=list(dict(page.vues))))
    # werkzeug would answer redirects built from the Host header: it is asked for none
    return Map(rules, strict_slashes=False, merge_slashes=False)
