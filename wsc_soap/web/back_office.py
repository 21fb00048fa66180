"""The agents' pages: signing in, the list, a dossier, what is done with it."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    ActionImpossible,
    CreneauIndisponible,
    DemandeInvalide,
    DossierModifie,
    IdentifiantsRefuses,
    MotifManquant,
    ParametreInvalide,
    PieceRefusee,
    PieceTropGrande,
    TropDeTentatives,
    WscError,
)
from wsc_soap.web import action_form, way_back
from wsc_soap.web.files import download
from wsc_soap.web.visit import Facts, Visit, missing, sentences

SERVICE = "bo-dossiers"


def identification(visit: Visit) -> Response:
    """Where an agent signs in; who is signed in goes on."""
    suite = way_back.safe(visit.request.args.get("retour", ""), "")
    return visit.redirect(suite) if visit.identity else visit.page("bo-identification", parametres={"retour": suite})


def sign_in(visit: Visit) -> Response:
    """Sign in, then go where one came from."""
    posted = visit.posted
    suite = way_back.safe(posted.get("retour"), "")
    wanted = {"identifiant": "identifiant", "motDePasse": "motDePasse-vide"}
    facts: Facts = missing(visit, wanted)
    if not facts:
        given = {"identifiant": posted.get("identifiant"), "mot_de_passe": posted.get("motDePasse")}
        try:
            visit.open_session(visit.call("bo-session", "ouvrirSession", **given).jeton)
            return visit.redirect(suite)
        except TropDeTentatives as error:
            facts = sentences(error, "identifiant")
        except (IdentifiantsRefuses, ParametreInvalide) as error:
            facts = ((error.code, "identifiant", visit.label("web.champ.agent")),)
    return visit.page(
        "bo-identification",
        erreurs=facts,
        entrees=posted.values("identifiant"),
        parametres={"retour": suite},
        status=422,
    )


def sign_out(visit: Visit) -> Response:
    """Close the session."""
    visit.posted  # noqa: B018 - reading it checks where the post comes from
    if visit.identity:
        visit.call("bo-session", "fermerSession")
    visit.close_session()
    return visit.redirect("identification")


def dossiers(visit: Visit) -> Response:
    """The agent's list, by filter or by words."""
    args = visit.request.args
    words, suite = args.get("q", "").strip()[:200], args.get("suite", "")[:100]
    answer = visit.answer(
        SERVICE,
        "listerDossiers",
        filtre=args.get("filtre") or None,
        suite=suite or None,
        recherche=words or None,
    )
    return visit.page("bo-dossiers", answer, parametres={"q": words, "suite": suite})


def dossier(visit: Visit, numero: str) -> Response:
    """One dossier."""
    return shown_dossier(visit, numero)


def shown_dossier(
    visit: Visit, numero: str, erreurs: Facts = (), status: int = 200, entrees: dict[str, str] | None = None
) -> Response:
    """A dossier's page, under what went wrong, with what was typed."""
    answer = visit.answer(SERVICE, "lireDossier", numero=numero)
    return visit.page(
        "bo-dossier", answer, erreurs=erreurs, entrees=entrees, parametres={"numero": numero}, status=status
    )


def ask_action(visit: Visit, numero: str) -> Response:
    """The page of an action that asks for its motive."""
    return _action(visit, numero, visit.request.args.get("nom", "")[:60])


def _action(
    visit: Visit,
    numero: str,
    nom: str,
    erreurs: Facts = (),
    entrees: dict[str, str] | None = None,
    status: int = 200,
    error: WscError | None = None,
) -> Response:
    answer, avis = visit.answer(SERVICE, "lireDossier", numero=numero), None
    if error is not None:
        back = action_form.again(answer, visit, error)
        answer, erreurs, avis, status = back.answer, back.faits, back.avis, back.status
    return visit.page(
        "bo-action",
        answer,
        erreurs=erreurs,
        avis=avis,
        entrees=entrees,
        parametres={"action": nom, "numero": numero},
        status=status,
    )


def treat(visit: Visit, numero: str) -> Response:
    """Take, give back, or do an action; then the dossier again."""
    action_form.receive(visit)
    take = visit.posted.get("prendre")
    try:
        return _hold(visit, numero, take == "true") if take else _treat(visit, numero)
    except MotifManquant as error:
        facts: Facts = ((error.code, "motif", visit.label("web.champ.motif")),)
        return _action(visit, numero, visit.posted.get("action"), facts, _typed(visit), error.status)
    except (DemandeInvalide, CreneauIndisponible, PieceRefusee, PieceTropGrande) as error:
        return _action(visit, numero, visit.posted.get("action"), entrees=_typed(visit), error=error)
    except (DossierModifie, ActionImpossible) as error:
        return _changed(visit, numero, error)


def _hold(visit: Visit, numero: str, take: bool) -> Response:
    visit.call(SERVICE, "prendreDossier" if take else "libererDossier", numero=numero)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.pris" if take else "web.avis.libere")))


def _treat(visit: Visit, numero: str) -> Response:
    given = visit.posted.action()
    offered = {a.nom: a.libelle for a in visit.call(SERVICE, "lireDossier", numero=numero).action}
    commentaire = visit.posted.get("commentaire")[:2000] or None
    answers = action_form.answers(visit.posted.entrees)
    visit.call(SERVICE, "traiterDossier", numero=numero, commentaire=commentaire, entree=answers, **given)
    nom = visit.posted.get("action")
    libelle = offered.get(nom, nom)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.action-agent", action=libelle)))


def _changed(visit: Visit, numero: str, error: Any) -> Response:
    """The dossier as it is now, under what happened; the line links to the journal, where the change is first. A
    comment that was typed stays in its page."""
    if visit.posted.get("commentaire").strip():
        nom = visit.posted.get("action")
        return _action(visit, numero, nom, sentences(error, ""), _typed(visit), error.status)
    return shown_dossier(visit, numero, sentences(error, "journal"), error.status)


def _typed(visit: Visit) -> dict[str, str]:
    return visit.posted.values("motif", "commentaire")


def recapitulatif(visit: Visit, numero: str) -> Response:
    """The recap as a PDF."""
    return download(visit.call(SERVICE, "telechargerRecapitulatif", numero=numero))


def demande(visit: Visit, numero: str) -> Response:
    """The XML of the demande."""
    return download(visit.call(SERVICE, "telechargerDemande", numero=numero), save=True)


def piece(visit: Visit, numero: str, rang: int) -> Response:
    """A piece: PDF and images in the browser, sandboxed; anything else is saved."""
    return download(visit.call(SERVICE, "lirePiece", numero=numero, rang=rang))
