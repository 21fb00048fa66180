"""Grouping the signalements of one problem: one is attached to another and ends with it."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain import workflow
from wsc_soap.domain.clocks import timers
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.processus import Action, Effet
from wsc_soap.operations import acts, process, types
from wsc_soap.operations.bo_dossiers import (
    DOSSIER,
    SERVICE,
    Numero,
    Version,
    accessible,
    acting,
    at_version,
    complete,
    lire_dossier,
    note,
)
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage import UnitOfWork

REGROUPER, DETACHER, RECU = "regrouperDossier", "detacherDossier", "rattacherDoublon"
MESSAGE = "regroupement"
FAULTS = (*DOSSIER, errors.ActionImpossible, errors.DossierModifie)


@operation(SERVICE, right="agent", faults=FAULTS)
def regrouper_dossier(
    context: Context,
    numero: Numero,
    principal: Annotated[str, "Numéro du dossier qui sera traité pour les deux", MaxLength(40)],
    version: Version = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Rattache le dossier à un autre signalement du même problème : il attend, se clôt avec lui, et son auteur est
    prévenu maintenant puis à la fin."""
    with context.write() as unit:
        if acts.done_before(context, unit, REGROUPER, cle, numero, principal, version):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = at_version(context, unit, numero, version)
        main = accessible(context, unit, principal)
        _refuse(unit, dossier, main)
        after = _step(context, unit, dossier, REGROUPER, f"Regroupé avec le dossier {main.numero}", "mettreEnAttente")
        for clock in process.service_of(context, dossier).processus.etape(dossier.etape).clocks:
            unit.outbox.disarm(dossier.numero, clock.nom)
        for other in (dossier.numero, *(one.dossier for one in unit.lieux.attached(dossier.numero))):
            unit.lieux.attach(other, main.numero)
        note(context, unit, main, RECU, f"Dossier {dossier.numero} regroupé avec celui-ci")
        unit.commit()
    return lire_dossier(context, after.numero)


@operation(SERVICE, right="agent", faults=FAULTS)
def detacher_dossier(
    context: Context, numero: Numero, version: Version = None, cle: Cle = None
) -> types.DossierComplet:
    """Détache le dossier de celui auquel il était rattaché : il revient dans la liste à traiter."""
    with context.write() as unit:
        if acts.done_before(context, unit, DETACHER, cle, numero, version):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = at_version(context, unit, numero, version)
        lieu = unit.lieux.get(dossier.numero)
        if dossier.clos or lieu is None or not lieu.principal:
            raise errors.ActionImpossible(action=DETACHER, raison="le dossier n'est rattaché à aucun autre")
        after = _step(context, unit, dossier, DETACHER, f"Détaché du dossier {lieu.principal}", "reprendre")
        unit.outbox.add(timers(process.open_case(context, unit, after)), context.now())
        unit.lieux.attach(dossier.numero, "")
        unit.commit()
    return lire_dossier(context, after.numero)


def _refuse(unit: UnitOfWork, dossier: Dossier, main: Dossier) -> None:
    """Raise `ActionImpossible` for two dossiers that cannot be grouped."""
    here, there = unit.lieux.get(dossier.numero), unit.lieux.get(main.numero)
    if dossier.numero == main.numero:
        raison = "un dossier ne se regroupe pas avec lui-même"
    elif dossier.clos or main.clos:
        raison = "l'un des deux dossiers est clos"
    elif here is None or there is None or here.teleservice != there.teleservice:
        raison = "ces dossiers ne sont pas des signalements d'une même démarche"
    elif here.principal:
        raison = f"le dossier est déjà rattaché au dossier {here.principal}"
    elif there.principal:
        raison = f"le dossier {main.numero} est lui-même rattaché au dossier {there.principal}"
    else:
        return
    raise errors.ActionImpossible(action=REGROUPER, raison=raison)


def _step(context: Context, unit: UnitOfWork, dossier: Dossier, nom: str, libelle: str, effet: str) -> Dossier:
    """A step that stays at its étape: its line in the journal, its effect, a word to the citizen when grouped."""
    told = (Effet("envoyerMessage", {"code": MESSAGE}),) if nom == REGROUPER else ()
    case = process.open_case(context, unit, dossier)
    action = Action(nom, libelle, case.etape.acteur, "", effets=(Effet(effet, {}), *told))
    return process.write(context, unit, dossier, workflow.perform(case, action, acting(context)))
