"""Opinions about a dossier: given by an agent or by an invited acteur, reminded, or standing by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from wsc_soap.domain.case import SYSTEME, Act
from wsc_soap.domain.dossier import Avis, DeferredTask, Dossier, LigneJournal
from wsc_soap.errors import ActionImpossible, AvisDejaRendu, ParametreInvalide
from wsc_soap.operations import process, types
from wsc_soap.operations.context import Context

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

AVIS = {"favorable": "Avis favorable", "defavorable": "Avis défavorable", "aucun": "Sans avis"}
REMINDER = "relance-avis"
RECEIVED = "avis-recus"
ACTION, REMIND = "rendreAvis", "relancerAvis"


def give(
    context: Context, unit: UnitOfWork, dossier: Dossier, rang: int, avis: str, commentaire: str, act: Act
) -> Dossier:
    """Write an opinion and its line of the journal; the last one awaited does the étape's action for it.

    Raises `ParametreInvalide` for another word than the three, `AvisDejaRendu` when it was given or is not asked.
    """
    if avis not in AVIS:
        raise ParametreInvalide(champ="avis", parametre="avis", raison=", ".join(AVIS))
    if not unit.avis.give(dossier.numero, rang, avis, commentaire, act.nom, context.now()):
        raise AvisDejaRendu(numero=dossier.numero)
    asked = unit.avis.list_all(dossier.numero)
    acteur = next(one.acteur for one in asked if one.rang == rang)
    libelle = f"{AVIS[avis]} : {acteur_label(context, dossier, acteur)}"
    unit.journal.add(dossier.numero, _line(context, dossier, libelle, commentaire, act))
    if any(not one.avis for one in asked):
        return dossier
    return process.trigger(context, unit, dossier, RECEIVED)


def shown(context: Context, unit: UnitOfWork, dossier: Dossier) -> tuple[types.AvisDossier, ...]:
    """The opinions asked about a dossier, as an agent sees them."""
    services, asked = context.caller.services, unit.avis.list_all(dossier.numero)
    reminded = _reminded(context, unit, dossier) if asked else set()
    return tuple(
        types.AvisDossier(
            avis.rang,
            avis.acteur,
            acteur_label(context, dossier, avis.acteur),
            context.local(avis.demande_le),
            avis.terme,
            avis.avis or None,
            avis.commentaire or None,
            context.local(avis.rendu_le) if avis.rendu_le else None,
            avis.rendu_par or None,
            not avis.avis and may_give(context, dossier, avis, services),
            not avis.avis and not dossier.clos and dossier.service in services and avis.rang not in reminded,
        )
        for avis in asked
    )


def remind(context: Context, unit: UnitOfWork, dossier: Dossier, avis: Avis, act: Act) -> None:
    """Write again to who owes an opinion, and a line of the journal.

    Raises `AvisDejaRendu` when it was given, `ActionImpossible` when it was reminded today or the dossier is closed.
    """
    libelle = f"Avis relancé : {acteur_label(context, dossier, avis.acteur)}"
    if avis.avis:
        raise AvisDejaRendu(numero=dossier.numero)
    if dossier.clos:
        raise ActionImpossible(action=REMIND, raison="le dossier est clos")
    unit.journal.lock(dossier.numero)  # two who remind at once would both find that nobody did today
    if avis.rang in _reminded(context, unit, dossier):
        raise ActionImpossible(action=REMIND, raison="cet avis a déjà été relancé aujourd'hui")
    unit.outbox.add([_reminder(context, dossier, avis, {})], context.now())
    line = _line(context, dossier, libelle, "", act)
    unit.journal.add(dossier.numero, replace(line, action=f"{REMIND}.{avis.rang}"))


def _reminded(context: Context, unit: UnitOfWork, dossier: Dossier) -> set[int]:
    """The ranks of the opinions that somebody reminded today."""
    today = context.today()
    return {
        int(line.action.rpartition(".")[2])
        for line in unit.journal.list_all(dossier.numero)
        if line.action.startswith(f"{REMIND}.") and context.local(line.instant).date() == today
    }


def may_give(context: Context, dossier: Dossier, avis: Avis, services: tuple[str, ...]) -> bool:
    """An agent gives the opinion of his departments; those in charge of the dossier enter an external acteur's."""
    acteurs = {acteur.code: acteur.genre for acteur in process.service_of(context, dossier).processus.acteurs}
    external = acteurs.get(avis.acteur) == "externe"
    return avis.acteur in services or (external and dossier.service in services)


def acteur_label(context: Context, dossier: Dossier, code: str) -> str:
    """The name of an acteur of the dossier's process."""
    acteurs = process.service_of(context, dossier).processus.acteurs
    return next((acteur.libelle for acteur in acteurs if acteur.code == code), code)


def strike(context: Context, unit: UnitOfWork, dossier: Dossier, contenu: Mapping[str, str]) -> None:
    """Remind who still owes an opinion, or let its default stand once its last day is over."""
    rang = int(contenu["avis"])
    avis = next((one for one in unit.avis.list_all(dossier.numero) if one.rang == rang), None)
    if avis is None or avis.avis:
        return
    if contenu["quoi"] == "relance":
        unit.outbox.add([_reminder(context, dossier, avis, contenu)], context.now())
    else:
        give(context, unit, dossier, rang, avis.defaut, "Sans réponse dans le délai.", Act(SYSTEME, "Système"))


def _reminder(context: Context, dossier: Dossier, avis: Avis, contenu: Mapping[str, str]) -> DeferredTask:
    facts = {"destinataire": "avis", "acteur": avis.acteur, "message": REMINDER, "avis": str(avis.rang)}
    facts |= {"etape": dossier.etape, "motif": "", "suite": "", "rang": contenu.get("rang", "0")}
    if avis.terme:
        facts["dateLimite"] = avis.terme.isoformat()
    return DeferredTask("courriel", facts, context.now(), dossier.numero)


def _line(context: Context, dossier: Dossier, libelle: str, commentaire: str, act: Act) -> LigneJournal:
    return LigneJournal(
        0, context.now(), act.genre, act.nom, ACTION, libelle, dossier.etape, "", "", commentaire, sujet=act.sujet
    )
