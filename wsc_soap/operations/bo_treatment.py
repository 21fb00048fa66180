"""Treating a dossier beyond the actions of its étape: library actions by name, assignment, reopening."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.reopening import MESSAGE, reopen
from wsc_soap.operations import acts, assignment, process, suivi, types
from wsc_soap.operations.bo_dossiers import (
    ACTION,
    DOSSIER,
    SERVICE,
    Commentaire,
    Motif,
    Numero,
    Version,
    accessible,
    acting,
    at_version,
    complete,
    lire_dossier,
    note,
    traiter_dossier,
)
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation

__all__ = ["SERVICE"]

AFFECTER, AFFECTE = "affecterDossier", "Dossier affecté à {nom}"


@operation(SERVICE, right="agent", faults=ACTION)
def demander_complement(
    context: Context,
    numero: Numero,
    pieces_manquantes: Annotated[str, "Ce que le citoyen doit envoyer, une précision par ligne", MaxLength(1000)],
    motif: Motif = None,
    commentaire: Commentaire = None,
    version: Version = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Demande au citoyen ce qui manque à son dossier ; le délai légal s'arrête jusqu'à sa réponse."""
    asked = (types.Entree("piecesManquantes", pieces_manquantes, None, None),)
    return traiter_dossier(context, numero, "demanderComplement", version, motif, commentaire, asked, cle)


@operation(SERVICE, right="agent", faults=ACTION)
def mettre_en_attente(
    context: Context,
    numero: Numero,
    motif: Motif = None,
    commentaire: Commentaire = None,
    version: Version = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Met le dossier en attente, avec son motif : il sort de la liste à traiter."""
    return traiter_dossier(context, numero, "mettreEnAttente", version, motif, commentaire, cle=cle)


@operation(SERVICE, right="agent", faults=ACTION)
def reprendre(
    context: Context, numero: Numero, commentaire: Commentaire = None, version: Version = None, cle: Cle = None
) -> types.DossierComplet:
    """Reprend un dossier mis en attente : il revient dans la liste à traiter."""
    return traiter_dossier(context, numero, "reprendre", version, None, commentaire, cle=cle)


@operation(
    SERVICE,
    right="gestionnaire",
    faults=(*DOSSIER, errors.ActionImpossible, errors.DossierModifie, errors.ParametreInvalide),
)
def rouvrir_dossier(
    context: Context,
    numero: Numero,
    commentaire: Annotated[str, "Pourquoi le dossier est rouvert : le citoyen le lit", MaxLength(2000)],
    version: Version = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Rouvre un dossier clos, à l'étape d'où il avait été clos ; le citoyen en est prévenu."""
    if not commentaire.strip():
        raise errors.ParametreInvalide(champ="commentaire", parametre="commentaire", raison="dites pourquoi")
    with context.write() as unit:
        if acts.done_before(context, unit, "rouvrirDossier", cle, numero, commentaire, version):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = at_version(context, unit, numero, version)
        tell = MESSAGE in process.service_of(context, dossier).messages
        step = reopen(process.open_case(context, unit, dossier), acting(context, commentaire=commentaire.strip()), tell)
        process.write(context, unit, dossier, step)
        unit.commit()
    return lire_dossier(context, dossier.numero)


@operation(SERVICE, right="gestionnaire", faults=DOSSIER)
def lister_affectations(context: Context, numero: Numero) -> types.Affectations:
    """Liste à qui le dossier peut être confié : services et agents, avec les absents et qui les remplace."""
    with context.read() as unit:
        dossier = accessible(context, unit, numero)
        intitule = process.service_of(context, dossier).intitule_court
        offered = assignment.choices(context, unit, dossier)
    return types.Affectations(profile(context), dossier.numero, dossier.demandeur, intitule, dossier.version, offered)


@operation(
    SERVICE,
    right="gestionnaire",
    faults=(*DOSSIER, errors.ParametreInvalide, errors.ActionImpossible, errors.DossierModifie),
)
def affecter_dossier(
    context: Context,
    numero: Numero,
    service: Annotated[str | None, "Code du service qui traitera le dossier", MaxLength(60)] = None,
    agent: Annotated[str | None, "Identifiant de l'agent qui traitera le dossier", MaxLength(80)] = None,
    commentaire: Annotated[str | None, "Mot pour qui reçoit le dossier", MaxLength(2000)] = None,
    version: Version = None,
    cle: Cle = None,
) -> types.DossierComplet:
    """Confie le dossier à un autre service, ou à un agent de ce service."""
    with context.write() as unit:
        if acts.done_before(context, unit, AFFECTER, cle, numero, service, agent, commentaire, version):
            return complete(context, unit, suivi.read_dossier(unit, suivi.canonical_number(numero)))
        dossier = at_version(context, unit, numero, version)
        if dossier.clos:
            raise errors.ActionImpossible(action=AFFECTER, raison="le dossier est clos")
        changed, nom = assignment.assigned(context, unit, dossier, service, agent)
        if not unit.dossiers.update(changed, dossier.version):
            raise process.modified(unit, dossier.numero, dossier.version)
        note(context, unit, dossier, AFFECTER, AFFECTE.format(nom=nom), commentaire or "")
        unit.commit()
    return _read(context, dossier.numero)


def _read(context: Context, code: str) -> types.DossierComplet:
    """The dossier after it was given away, even to a department that is not the agent's."""
    with context.read() as unit:
        return complete(context, unit, suivi.read_dossier(unit, code))
