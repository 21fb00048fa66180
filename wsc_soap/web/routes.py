"""Every address of the front door, in one table: rule, methods, view, and whose session counts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Response

from wsc_soap.web import (
    back_office,
    back_office_writing,
    bo_agendas,
    bo_dossier_gestures,
    bo_integrateurs,
    bo_modes,
    bo_teleservices,
    calendars,
    compte,
    designer,
    files,
    fragments,
    invitations,
    paiement,
    portal,
    process_routes,
    uploads,
)
from wsc_soap.web.visit import AGENT, CITIZEN

View = Callable[..., Response]


class Route(NamedTuple):
    """A page: `rule` stands under the collectivité; (method, view) pairs."""

    rule: str
    views: tuple[tuple[str, View], ...]
    realm: str = CITIZEN

    def view(self, method: str) -> View:
        """The view for a method; HEAD is GET without its body."""
        return dict(self.views)["GET" if method == "HEAD" else method]


def _get(rule: str, view: View, realm: str = CITIZEN) -> Route:
    return Route(rule, (("GET", view),), realm)


def _both(rule: str, shown: View, posted: View, realm: str = CITIZEN) -> Route:
    return Route(rule, (("GET", shown), ("POST", posted)), realm)


def _post(rule: str, posted: View, realm: str = CITIZEN) -> Route:
    return Route(rule, (("POST", posted),), realm)


PAGES = (
    _get("evenements", portal.evenements),
    _get("", portal.accueil),
    _both("suivi", portal.search_suivi, portal.find_suivi),
    _get("services/<code>", portal.presentation),
    _both("services/<code>/formulaire", portal.formulaire, portal.submit),
    _both("services/<code>/brouillon", portal.brouillon, portal.take_up),
    _get("services/<code>/brouillon-garde", portal.kept),
    _get("services/<code>/confirmation", portal.confirmation),
    _both("services/<code>/suivi", portal.follow, portal.act),
    _get("services/<code>/recapitulatif.pdf", portal.recapitulatif),
    _get("services/<code>/documents/<int:rang>", portal.document),
    _both("invitations/<jeton>", invitations.show, invitations.respond),
    _get("services/<code>/reservation.ics", calendars.of_demande),
    _get("compte/dossiers/<numero>/reservation.ics", calendars.of_account),
    _get("agendas/<code>.ics", calendars.feed),
    _get("services/<code>/paiement", paiement.pay),
    _get("compte/dossiers/<numero>/paiement", paiement.pay_from_account),
    _both(paiement.PATH, paiement.trial, paiement.trial_paid),
    _post("paiements/notification", paiement.notification),
    _get("compte", compte.tableau_de_bord),
    _both("compte/identification", compte.identification, compte.sign_in),
    _both("compte/inscription", compte.inscription, compte.register),
    _get("compte/message-envoye", compte.message_envoye),
    _both("compte/confirmer", compte.confirm, compte.confirm_registration),
    _get("compte/archives", compte.archives),
    _get("compte/informations", compte.informations),
    _get("compte/messages", compte.messages),
    _both("compte/dossiers/<numero>", compte.dossier, compte.act),
    _get("compte/dossiers/<numero>/recapitulatif.pdf", compte.recapitulatif),
    _get("compte/dossiers/<numero>/demande.xml", compte.demande),
    _get("compte/dossiers/<numero>/documents/<int:rang>", compte.document),
    _post("compte/dossiers/<numero>/message", compte.write),
    _post("compte/deconnexion", compte.sign_out),
    _get("bo", back_office.dossiers, AGENT),
    _both("bo/identification", back_office.identification, back_office.sign_in, AGENT),
    _both("bo/dossiers/<numero>", back_office.dossier, back_office.treat, AGENT),
    _get("bo/dossiers/<numero>/action", back_office.ask_action, AGENT),
    _get("bo/dossiers/<numero>/recapitulatif.pdf", back_office.recapitulatif, AGENT),
    _get("bo/dossiers/<numero>/demande.xml", back_office.demande, AGENT),
    _get("bo/dossiers/<numero>/documents/<int:rang>", back_office_writing.document, AGENT),
    _post("bo/dossiers/<numero>/ecrire", back_office_writing.write, AGENT),
    _post("bo/dossiers/<numero>/avis", back_office_writing.give_opinion, AGENT),
    _post("bo/dossiers/<numero>/relance", bo_dossier_gestures.remind, AGENT),
    _both("bo/dossiers/<numero>/affectation", bo_dossier_gestures.assignment, bo_dossier_gestures.assign, AGENT),
    _post("bo/dossiers/<numero>/regroupement", bo_dossier_gestures.group, AGENT),
    _both("bo/dossiers/<numero>/reouverture", bo_dossier_gestures.reopening, bo_dossier_gestures.reopen, AGENT),
    _both("bo/dossiers/<numero>/collegue", bo_dossier_gestures.colleague, bo_dossier_gestures.write_to, AGENT),
    _get("bo/avis", bo_dossier_gestures.opinions, AGENT),
    _get("bo/recherche", bo_dossier_gestures.search, AGENT),
    _get("bo/dossiers/<numero>/pieces/<int:rang>", back_office.piece, AGENT),
    _both("bo/teleservices", bo_teleservices.teleservices, bo_modes.change, AGENT),
    _both("bo/teleservices/nouveau", bo_teleservices.new, bo_teleservices.create, AGENT),
    _post("bo/teleservices/importer", bo_teleservices.take_in, AGENT),
    _both("bo/teleservices/<code>", bo_teleservices.teleservice, bo_teleservices.act, AGENT),
    _post("bo/teleservices/<code>/parametres", bo_teleservices.parameters, AGENT),
    _get("bo/teleservices/<code>/comparaison", bo_teleservices.comparison, AGENT),
    _get("bo/teleservices/<code>/paquet.xml", bo_teleservices.package, AGENT),
    _get("bo/teleservices/<code>/apercu", bo_teleservices.preview, AGENT),
    _both("bo/rubriques", bo_teleservices.rubriques, bo_teleservices.set_rubrique, AGENT),
    _both("bo/teleservices/<code>/formulaire", designer.show, designer.change, AGENT),
    _both("bo/teleservices/<code>/formulaire/apercu", designer.preview, designer.preview_posted, AGENT),
    _both(
        "bo/teleservices/<code>/formulaire/apercu/services/<service>/formulaire",
        designer.preview,
        designer.preview_posted,
        AGENT,
    ),
    *(Route(rule, views, AGENT) for rule, views in process_routes.PAGES),
    _both("bo/integrateurs", bo_integrateurs.integrators, bo_integrateurs.change, AGENT),
    _get("bo/integrateurs/appels", bo_integrateurs.calls, AGENT),
    _both("bo/agendas", bo_agendas.week, bo_agendas.change, AGENT),
    _both("bo/agendas/<code>", bo_agendas.settings, bo_agendas.define, AGENT),
    _post("bo/agendas/<code>/horaires", bo_agendas.define_hours, AGENT),
    _post("bo/agendas/<code>/exceptions", bo_agendas.define_exception, AGENT),
    _post("bo/deconnexion", back_office.sign_out, AGENT),
    _get("fragments/services/<code>/<vue>", fragments.teleservice),
    _get("fragments/compte/<vue>", fragments.compte),
    _get("theme.css", files.theme),
    Route("televersements/<jeton>", (("PUT", uploads.take_in),)),
)
FOLDERS = ("", "bo")  # a slash ends them: cookies and links are made on them

PLATFORM = (
    Rule("/sante", endpoint="sante", methods=["GET"]),
    Rule("/favicon.ico", endpoint="favicon", methods=["GET"]),
    Rule("/theme.css", endpoint="theme", methods=["GET"]),
    Rule("/static/<path:path>", endpoint="static", methods=["GET"]),
    Rule("/static/<string(length=12):version>/<path:path>", endpoint="static", methods=["GET"]),
    Rule("/<collectivite>/soap/<service>", endpoint="soap"),
)


def table() -> Map:
    """The routing table. The endpoint of a page is its `Route`."""
    rules: list[Any] = list(PLATFORM)
    for page in PAGES:
        ending = f"{page.rule}/" if page.rule and page.rule in FOLDERS else page.rule
        rules.append(Rule(f"/<collectivite>/{ending}", endpoint=page, methods=list(dict(page.views))))
    # werkzeug would answer redirects built from the Host header: it is asked for none
    return Map(rules, strict_slashes=False, merge_slashes=False)
