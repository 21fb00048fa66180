"""The citizen's account: signing up and in, the dossiers, the way out."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    IdentifiantsRefuses,
    LienInvalide,
    ParametreInvalide,
    TropDeTentatives,
    WscError,
)
from wsc_soap.web import retour
from wsc_soap.web.fichiers import download
from wsc_soap.web.portail import ACTION
from wsc_soap.web.visite import Facts, Visite, missing, sentences

SERVICE = "compte"
_IDENTITY = ("civilite", "nom", "prenoms", "courriel", "telephone")


def identification(visite: Visite) -> Response:
    """Where to sign in; who is signed in goes on."""
    suite = retour.safe(visite.request.args.get("retour", ""), "compte")
    if visite.identite:
        return visite.redirect(suite)
    return visite.page("identification", parametres={"retour": suite})


def ouvrir(visite: Visite) -> Response:
    """Sign in, then go where one came from."""
    envoi = visite.envoi
    suite = retour.safe(envoi.get("retour"), "compte")
    facts: Facts = missing(visite, {"courriel": "courriel", "motDePasse": "motDePasse-vide"})
    if not facts:
        try:
            opened = visite.call(
                SERVICE, "ouvrirSession", courriel=envoi.get("courriel"), mot_de_passe=envoi.get("motDePasse")
            )
            visite.open_session(opened.jeton)
            return visite.redirect(suite)
        except (IdentifiantsRefuses, TropDeTentatives, ParametreInvalide) as erreur:
            facts = sentences(erreur, "courriel")
    return visite.page(
        "identification",
        erreurs=facts,
        entrees=envoi.values("courriel"),
        parametres={"retour": suite},
        statut=422,
    )


def inscription(visite: Visite) -> Response:
    """Where to ask for an account."""
    return visite.page("inscription")


def inscrire(visite: Visite) -> Response:
    """Ask for an account; what comes next is the same whether the address has one or not."""
    envoi = visite.envoi
    facts: Facts = missing(visite, {nom: nom for nom in ("nom", "prenoms", "courriel", "motDePasse")})
    if not facts:
        given = {nom: envoi.get(nom) or None for nom in _IDENTITY}
        try:
            visite.call(SERVICE, "inscrire", mot_de_passe=envoi.get("motDePasse"), **given)
            return visite.redirect("compte/message-envoye")
        except ParametreInvalide as erreur:
            facts = ((erreur.code, erreur.champ, visite.label(f"web.champ.{erreur.champ}")),)
    return visite.page("inscription", erreurs=facts, entrees=envoi.values(*_IDENTITY), statut=422)


def message_envoye(visite: Visite) -> Response:
    """A mail is on its way."""
    return visite.page("message-envoye")


def confirmer(visite: Visite) -> Response:
    """The link of the mail: a button, since mail readers open links by themselves."""
    return visite.page("confirmer", parametres={"jeton": visite.request.args.get("jeton", "")[:100]})


def confirmer_inscription(visite: Visite) -> Response:
    """Use the link up."""
    jeton = visite.envoi.get("jeton")
    try:
        accuse = visite.call(SERVICE, "confirmerInscription", jeton=jeton)
    except LienInvalide as erreur:
        return visite.page("confirmer", erreurs=sentences(erreur), parametres={"jeton": jeton}, statut=410)
    return visite.redirect("compte/identification", ("ok", accuse.message))


def tableau_de_bord(visite: Visite) -> Response:
    """The dossiers under way."""
    suite = visite.request.args.get("suite") or None
    answer = visite.answer(SERVICE, "listerDossiers", archives=False, suite=suite)
    return visite.page("tableau-de-bord", answer, visite.answer("catalogue", "listerTeleservices"))


def archives(visite: Visite) -> Response:
    """The closed dossiers."""
    suite = visite.request.args.get("suite") or None
    return visite.page("archives", visite.answer(SERVICE, "listerDossiers", archives=True, suite=suite))


def informations(visite: Visite) -> Response:
    """What the account knows of its holder."""
    return visite.page("informations", visite.answer(SERVICE, "lireCompte"))


def messages(visite: Visite) -> Response:
    """What the town wrote."""
    return visite.page("messages", visite.answer(SERVICE, "listerMessages"))


def dossier(visite: Visite, numero: str) -> Response:
    """One dossier of the account."""
    return _dossier(visite, numero)


def _dossier(visite: Visite, numero: str, erreurs: Facts = (), statut: int = 200) -> Response:
    answer: Any = visite.answer(SERVICE, "lireDossier", numero=numero)
    titre = visite.label("web.titre.dossier", numero=answer.findtext("{*}numero"))
    return visite.page("dossier", answer, titre=titre, erreurs=erreurs, statut=statut)


def agir(visite: Visite, numero: str) -> Response:
    """An action of the citizen, then the dossier again."""
    envoi = visite.envoi
    try:
        done = visite.call(SERVICE, "effectuerAction", numero=numero, **envoi.action())
    except WscError as erreur:
        if erreur.code not in ACTION:
            raise
        return _dossier(visite, numero, sentences(erreur, ""), erreur.statut)
    return visite.redirect(f"compte/dossiers/{done.numero}", ("ok", visite.label("web.avis.action")))


def recapitulatif(visite: Visite, numero: str) -> Response:
    """The recap as a PDF."""
    return download(visite.call(SERVICE, "telechargerRecapitulatif", numero=numero))


def demande(visite: Visite, numero: str) -> Response:
    """The XML of the demande."""
    return download(visite.call(SERVICE, "telechargerDemande", numero=numero), enregistrer=True)


def deconnexion(visite: Visite) -> Response:
    """Close the session; nothing to close is not an error."""
    visite.envoi  # noqa: B018 - reading it checks where the post comes from
    avis = None
    if visite.identite:
        avis = ("ok", visite.call(SERVICE, "fermerSession").message)
    visite.close_session()
    return visite.redirect("", avis)
