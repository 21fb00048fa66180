"""The pages of business software: who it is, its keys, its counted calls."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import IntegrateurConnu, IntegrateurInconnu, ParametreInvalide
from wsc_soap.web.posted import PostedForm
from wsc_soap.web.process_forms import code_from
from wsc_soap.web.visit import Facts, Visit, sentences

SERVICE = "bo-integrateurs"
PATH = "integrateurs"


def integrators(visit: Visit) -> Response:
    """The software registered, and the one chosen with its keys."""
    return _page(visit, visit.request.args.get("integrateur", "")[:60])


def _page(visit: Visit, chosen: str, erreurs: Facts = (), status: int = 200, secret: str = "") -> Response:
    answers = (visit.answer(SERVICE, "listerIntegrateurs"), visit.answer(SERVICE, "listerAppels"))
    entrees = visit.posted.typed() if erreurs else {}
    parametres = {"integrateur": chosen, "secret": secret}
    return visit.page(
        "bo-integrateurs", *answers, erreurs=erreurs, entrees=entrees, parametres=parametres, status=status
    )


def change(visit: Visit) -> Response:
    """Register software or change it, make a key or revoke one. A new key stands in this answer and nowhere else."""
    posted = visit.posted
    chosen, geste = posted.get("integrateur")[:60], posted.get("geste")
    try:
        if geste == "creer":
            made = visit.call(
                SERVICE, "creerCle", integrateur=chosen, libelle=posted.get("libelle"), expire=posted.day("expire")
            )
            return _page(visit, chosen, secret=made.secret)
        if geste == "revoquer":
            visit.call(SERVICE, "revoquerCle", integrateur=chosen, debut=posted.get("debut"))
            return _done(visit, chosen, "integrateurs.avis.revoquee")
        return _define(visit, posted, chosen)
    except (ParametreInvalide, IntegrateurConnu, IntegrateurInconnu) as refusal:
        return _page(visit, chosen, sentences(refusal), refusal.status)


def _define(visit: Visit, posted: PostedForm, chosen: str) -> Response:
    nom, courriel = posted.get("nom").strip(), posted.get("courriel").strip()
    code = chosen or posted.get("code").strip() or code_from(nom)
    active = posted.get("geste") != "desactiver"
    operation = "modifierIntegrateur" if chosen else "definirIntegrateur"
    visit.call(SERVICE, operation, code=code, nom=nom, courriel=courriel if chosen else courriel or None, actif=active)
    return _done(visit, code, "integrateurs.avis.enregistre" if active else "integrateurs.avis.desactive")


def _done(visit: Visit, code: str, cle: str) -> Response:
    return visit.redirect(f"{PATH}?integrateur={code}", ("ok", visit.label(cle)))


def calls(visit: Visit) -> Response:
    """The calls by contract, software and operation, of one téléservice or all, since a day."""
    args = visit.request.args
    asked = {nom: args.get(nom, "").strip()[:60] for nom in ("teleservice", "depuis")}
    wanted: dict[str, Any] = {"teleservice": asked["teleservice"] or None}
    erreurs: Facts = ()
    try:
        since = date.fromisoformat(asked["depuis"]) if asked["depuis"] else None
        answer = visit.answer(SERVICE, "listerAppels", **wanted, depuis=since)
    except (ValueError, ParametreInvalide) as refusal:
        unread = (("ParametreInvalide", "depuis", visit.label("integrateurs.depuis-invalide")),)
        erreurs = sentences(refusal) if isinstance(refusal, ParametreInvalide) else unread
        answer = visit.answer(SERVICE, "listerAppels", **wanted)
    answers = (answer, visit.answer(SERVICE, "listerIntegrateurs"), visit.answer("bo-services", "listerTeleservices"))
    status = 400 if erreurs else 200
    return visit.page("bo-appels", *answers, erreurs=erreurs, entrees=asked, status=status)
