"""What agents write about a dossier, to whom; the documents they fetch."""

from __future__ import annotations

from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.operations import acts, suivi, types
from wsc_soap.operations.bo_dossiers import DOSSIER, SERVICE, Numero, accessible, complete, lire_dossier, note
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.writing import Texte, clean
from wsc_soap.storage import UnitOfWork

__all__ = ["SERVICE"]


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.ParametreInvalide))
def annoter_dossier(context: Context, numero: Numero, texte: Texte, cle: Cle = None) -> types.DossierComplet:
    """Ajoute au journal du dossier une note que seuls les agents lisent."""
    said = clean(texte)
    with context.write() as unit:
        if acts.done_before(context, unit, "annoterDossier", cle, numero, said):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = accessible(context, unit, numero)
        note(context, unit, dossier, "annoterDossier", "Note interne", said)
        unit.commit()
    return lire_dossier(context, dossier.numero)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.ParametreInvalide, errors.ActionImpossible))
def ecrire_citoyen(context: Context, numero: Numero, texte: Texte, cle: Cle = None) -> types.DossierComplet:
    """Écrit au citoyen par courriel ; le message reste dans son dossier et dans le journal."""
    said = clean(texte)
    with context.write() as unit:
        if acts.done_before(context, unit, "ecrireCitoyen", cle, numero, said):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = accessible(context, unit, numero)
        if not dossier.courriel:
            raise errors.ActionImpossible(action="ecrireCitoyen", raison="le citoyen n'a pas donné d'adresse")
        _send(context, unit, dossier, {"destinataire": "citoyen", "message": "message-service", "suite": said})
        note(context, unit, dossier, "ecrireCitoyen", "Message au citoyen", said)
        unit.commit()
    return lire_dossier(context, dossier.numero)


@operation(SERVICE, right="agent", faults=DOSSIER)
def lister_collegues(context: Context, numero: Numero) -> types.Collegues:
    """Liste les autres agents de la collectivité à qui écrire au sujet du dossier."""
    with context.read() as unit:
        dossier = accessible(context, unit, numero)
        others = [one for one in unit.agents.list_all() if one.actif and one.services]
    names = tuple(
        types.CodeLibelle(one.identifiant, one.nom_complet)
        for one in sorted(others, key=lambda one: (one.nom, one.prenom))
        if one.identifiant != context.caller.sujet
    )
    return types.Collegues(profile(context), dossier.numero, dossier.demandeur, names)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.ParametreInvalide))
def ecrire_agent(
    context: Context,
    numero: Numero,
    agent: Annotated[str, "Identifiant de l'agent à qui écrire", MaxLength(80)],
    texte: Texte,
    cle: Cle = None,
) -> types.DossierComplet:
    """Écrit à un autre agent au sujet du dossier, dans la boîte de son service ; le journal garde le message."""
    said = clean(texte)
    with context.write() as unit:
        if acts.done_before(context, unit, "ecrireAgent", cle, numero, agent, said):
            return complete(context, unit, accessible(context, unit, numero))
        dossier = accessible(context, unit, numero)
        found = unit.agents.get(agent)
        if found is None or not found.actif or not found.services:
            raise errors.ParametreInvalide(champ="agent", parametre="agent", raison="il n'existe pas ou n'est plus là")
        contenu = {"destinataire": "service", "acteur": found.services[0], "message": "message-agent", "suite": said}
        _send(context, unit, dossier, contenu)
        note(context, unit, dossier, "ecrireAgent", f"Message à {found.titre}", said)
        unit.commit()
    return lire_dossier(context, dossier.numero)


@operation(SERVICE, right="agent", faults=(*DOSSIER, errors.PieceIntrouvable))
def telecharger_document(
    context: Context, numero: Numero, rang: Annotated[int, "Rang du document, rendu par lireDossier"]
) -> types.FichierRendu:
    """Rend un courrier ou un résultat joint au dossier."""
    with context.read() as unit:
        dossier = accessible(context, unit, numero)
        return suivi.document_file(context, unit, dossier.numero, rang, citizen_only=False)


def _send(context: Context, unit: UnitOfWork, dossier: Dossier, contenu: dict[str, str]) -> None:
    now = context.now()
    said = {"etape": dossier.etape, "auteur": context.caller.nom, **contenu}
    unit.outbox.add([DeferredTask("courriel", said, now, dossier.numero)], now)
