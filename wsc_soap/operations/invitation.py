"""Answering without an account: what a signed link opens to an external acteur."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.case import EXTERNE, Act
from wsc_soap.domain.dossier import Dossier
from wsc_soap.operations import action_forms, invitations, once, opinions, process, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.invitations import Invitation
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.teleservice import FICHIERS, Reponses
from wsc_soap.storage import UnitOfWork

SERVICE = "invitations"
Jeton = Annotated[str, "Jeton du lien reçu", MaxLength(400)]
LINK = (errors.LienInvalide,)


@operation(SERVICE, faults=LINK)
def lire_invitation(context: Context, jeton: Jeton) -> types.DossierInvite:
    """Rend ce qu'un lien d'invitation donne à lire et les réponses qu'il permet."""
    invitation = invitations.read(context, jeton)
    with context.read() as unit:
        return _shown(context, unit, invitation, _dossier(unit, invitation))


@operation(
    SERVICE,
    faults=(
        *LINK,
        errors.ParametreInvalide,
        errors.AvisDejaRendu,
        errors.ActionImpossible,
        errors.MotifManquant,
        errors.DossierModifie,
        errors.DemandeInvalide,
        errors.BoucleAutomatique,
        *FICHIERS,
    ),
)
def repondre_invitation(
    context: Context,
    jeton: Jeton,
    action: Annotated[str | None, "Nom d'une action rendue par lireInvitation", MaxLength(60)] = None,
    avis: Annotated[str | None, "Pour un avis : favorable, defavorable ou aucun", MaxLength(20)] = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", MaxLength(60)] = None,
    commentaire: Annotated[str | None, "Ce qui fonde la réponse", MaxLength(2000)] = None,
    entree: Reponses = (),
    cle: Cle = None,
) -> types.DossierInvite:
    """Répond à une invitation : fait une action, ou rend l'avis demandé."""
    invitation = invitations.read(context, jeton)
    with context.read() as unit:
        dossier = _dossier(unit, invitation)
    act = _act(context, dossier, invitation, motif or "", (commentaire or "").strip())
    if invitation.avis:
        _give(context, invitation, avis or "", act, cle)
    else:
        key = suivi.key_of_act(context, invitation.numero, action or "", act, None, entree, cle)
        suivi.act(context, invitation.numero, action or "", act, None, entrees=entree, key=key)
    return lire_invitation(context, jeton)


def _give(context: Context, invitation: Invitation, avis: str, act: Act, cle: str | None) -> None:
    key = suivi.key_of_act(context, invitation.numero, f"avis {invitation.avis} {avis}", act, None, (), cle)
    with context.write() as unit:
        if once.take(unit, key) is not None:
            return
        dossier = _dossier(unit, invitation)
        if dossier.clos:
            raise errors.AvisDejaRendu(numero=dossier.numero)
        opinions.give(context, unit, dossier, invitation.avis, avis, act.commentaire, act)
        unit.commit()


def _dossier(unit: UnitOfWork, invitation: Invitation) -> Dossier:
    dossier = unit.dossiers.get(invitation.numero)
    if dossier is None:
        raise errors.LienInvalide()
    return dossier


def _act(context: Context, dossier: Dossier, invitation: Invitation, motif: str = "", commentaire: str = "") -> Act:
    nom = opinions.acteur_label(context, dossier, invitation.acteur)
    sujet = f"externe:{invitation.acteur}"
    return Act(EXTERNE, nom, motif=motif, commentaire=commentaire, sujet=sujet, acteur=invitation.acteur)


def _shown(context: Context, unit: UnitOfWork, invitation: Invitation, dossier: Dossier) -> types.DossierInvite:
    service = process.service_of(context, dossier)
    act = _act(context, dossier, invitation)
    owed = any(one.rang == invitation.avis and not one.avis for one in unit.avis.list_all(dossier.numero))
    actions: tuple[types.ActionPossible, ...] = ()
    if not invitation.avis:
        actions = action_forms.offered(context, process.open_case(context, unit, dossier), act, service)
    return types.DossierInvite(
        numero=dossier.numero,
        intitule=service.intitule_court,
        date_depot=context.local(dossier.depose_le),
        invite=act.nom,
        expire_le=invitation.expire,
        avis_attendu=owed and not dossier.clos,
        action=actions,
        section=suivi.sections(context, unit, service, dossier.numero),
    )
