"""Opinions about a dossier: given by an agent or by an invited acteur, reminded, or standing by default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wsc_soap.domain.case import SYSTEME, Act
from wsc_soap.domain.dossier import Avis, DeferredTask, Dossier, LigneJournal
from wsc_soap.errors import AvisDejaRendu, ParametreInvalide
from wsc_soap.operations import process, types
from wsc_soap.operations.context import Context

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

AVIS = {"favorable": "Avis favorable", "defavorable": "Avis défavorable", "aucun": "Sans avis"}
REMINDER = "relance-avis"
RECEIVED = "avis-recus"
ACTION = "rendreAvis"


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
    services = context.caller.services
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
        )
        for avis in unit.avis.list_all(dossier.numero)
    )


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
