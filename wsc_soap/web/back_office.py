"""The agents' pages: signing in, the list, a dossier, what is done with it."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    ActionImpossible,
    DossierModifie,
    IdentifiantsRefuses,
    MotifManquant,
    ParametreInvalide,
    TropDeTentatives,
)
from wsc_soap.web import retour
from wsc_soap.web.fichiers import download
from wsc_soap.web.visite import Facts, Visite, missing, sentences

SERVICE = "bo-dossiers"


def identification(visite: Visite) -> Response:
    """Where an agent signs in; who is signed in goes on."""
    suite = retour.safe(visite.request.args.get("retour", ""), "")
    return visite.redirect(suite) if visite.identite else visite.page("bo-identification", parametres={"retour": suite})


def ouvrir(visite: Visite) -> Response:
    """Sign in, then go where one came from."""
    envoi = visite.envoi
    suite = retour.safe(envoi.get("retour"), "")
    wanted = {"identifiant": "identifiant", "motDePasse": "motDePasse-vide"}
    facts: Facts = missing(visite, wanted)
    if not facts:
        given = {"identifiant": envoi.get("identifiant"), "mot_de_passe": envoi.get("motDePasse")}
        try:
            visite.open_session(visite.call("bo-session", "ouvrirSession", **given).jeton)
            return visite.redirect(suite)
        except TropDeTentatives as erreur:
            facts = sentences(erreur, "identifiant")
        except (IdentifiantsRefuses, ParametreInvalide) as erreur:
            facts = ((erreur.code, "identifiant", visite.label("web.champ.agent")),)
    return visite.page(
        "bo-identification",
        erreurs=facts,
        entrees=envoi.values("identifiant"),
        parametres={"retour": suite},
        statut=422,
    )


def deconnexion(visite: Visite) -> Response:
    """Close the session."""
    visite.envoi  # noqa: B018 - reading it checks where the post comes from
    if visite.identite:
        visite.call("bo-session", "fermerSession")
    visite.close_session()
    return visite.redirect("identification")


def dossiers(visite: Visite) -> Response:
    """The agent's list, by filter or by words."""
    args = visite.request.args
    mots, suite = args.get("q", "").strip()[:200], args.get("suite", "")[:100]
    answer = visite.answer(
        SERVICE,
        "listerDossiers",
        filtre=args.get("filtre") or None,
        suite=suite or None,
        recherche=mots or None,
    )
    return visite.page("bo-dossiers", answer, parametres={"q": mots, "suite": suite})


def dossier(visite: Visite, numero: str) -> Response:
    """One dossier."""
    return _dossier(visite, numero)


def _dossier(visite: Visite, numero: str, erreurs: Facts = (), statut: int = 200) -> Response:
    answer = visite.answer(SERVICE, "lireDossier", numero=numero)
    return visite.page("bo-dossier", answer, erreurs=erreurs, parametres={"numero": numero}, statut=statut)


def demander_action(visite: Visite, numero: str) -> Response:
    """The page of an action that asks for its motive."""
    return _action(visite, numero, visite.request.args.get("nom", "")[:60])


def _action(
    visite: Visite,
    numero: str,
    nom: str,
    erreurs: Facts = (),
    entrees: dict[str, str] | None = None,
    statut: int = 200,
) -> Response:
    answer = visite.answer(SERVICE, "lireDossier", numero=numero)
    return visite.page(
        "bo-action",
        answer,
        erreurs=erreurs,
        entrees=entrees,
        parametres={"action": nom, "numero": numero},
        statut=statut,
    )


def traiter(visite: Visite, numero: str) -> Response:
    """Take, give back, or do an action; then the dossier again."""
    prendre = visite.envoi.get("prendre")
    try:
        return _hold(visite, numero, prendre == "true") if prendre else _treat(visite, numero)
    except MotifManquant as erreur:
        facts: Facts = ((erreur.code, "motif", visite.label("web.champ.motif")),)
        return _action(visite, numero, visite.envoi.get("action"), facts, _typed(visite), erreur.statut)
    except (DossierModifie, ActionImpossible) as erreur:
        return _changed(visite, numero, erreur)


def _hold(visite: Visite, numero: str, take: bool) -> Response:
    visite.call(SERVICE, "prendreDossier" if take else "libererDossier", numero=numero)
    return visite.redirect(f"dossiers/{numero}", ("ok", visite.label("web.avis.pris" if take else "web.avis.libere")))


def _treat(visite: Visite, numero: str) -> Response:
    given = visite.envoi.action()
    offered = {a.nom: a.libelle for a in visite.call(SERVICE, "lireDossier", numero=numero).action}
    commentaire = visite.envoi.get("commentaire")[:2000] or None
    visite.call(SERVICE, "traiterDossier", numero=numero, commentaire=commentaire, **given)
    nom = visite.envoi.get("action")
    libelle = offered.get(nom, nom)
    return visite.redirect(f"dossiers/{numero}", ("ok", visite.label("web.avis.action-agent", action=libelle)))


def _changed(visite: Visite, numero: str, erreur: Any) -> Response:
    """The dossier as it is now, under what happened; the line links to the journal, where the change is first. A
    comment that was typed stays in its page."""
    if visite.envoi.get("commentaire").strip():
        nom = visite.envoi.get("action")
        return _action(visite, numero, nom, sentences(erreur, ""), _typed(visite), erreur.statut)
    return _dossier(visite, numero, sentences(erreur, "journal"), erreur.statut)


def _typed(visite: Visite) -> dict[str, str]:
    return visite.envoi.values("motif", "commentaire")


def recapitulatif(visite: Visite, numero: str) -> Response:
    """The recap as a PDF."""
    return download(visite.call(SERVICE, "telechargerRecapitulatif", numero=numero))


def demande(visite: Visite, numero: str) -> Response:
    """The XML of the demande."""
    return download(visite.call(SERVICE, "telechargerDemande", numero=numero), enregistrer=True)


def piece(visite: Visite, numero: str, rang: int) -> Response:
    """A piece: PDF and images in the browser, sandboxed; anything else is saved."""
    return download(visite.call(SERVICE, "lirePiece", numero=numero, rang=rang))
