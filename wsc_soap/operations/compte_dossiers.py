"""What a citizen does with a dossier of the account: actions, messages to the town, documents to fetch."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import DeferredTask, LigneJournal
from wsc_soap.domain.processus import USAGER
from wsc_soap.domain.workflow import Act
from wsc_soap.operations import action_forms, acts, calendars, fragments, payment_answers, refused_action, suivi, types
from wsc_soap.operations.compte import DOSSIER, SERVICE, Numero, lire_dossier, mine, obtenir_fragment
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.teleservice import FICHIERS, Reponses, Version
from wsc_soap.operations.views import Cadre
from wsc_soap.operations.writing import WRITTEN, Texte, clean

__all__ = ["SERVICE"]


@operation(
    SERVICE,
    right="citoyen",
    faults=(
        *DOSSIER,
        errors.ActionImpossible,
        errors.MotifManquant,
        errors.DossierModifie,
        errors.DemandeInvalide,
        errors.BoucleAutomatique,
        *FICHIERS,
    ),
)
def effectuer_action(
    context: Context,
    numero: Numero,
    action: Annotated[str, "Nom d'une action rendue par lireDossier", MaxLength(60)],
    version: Version = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", MaxLength(60)] = None,
    entree: Reponses = (),
    cle: Cle = None,
) -> types.Suivi:
    """Fait une action que le processus confie au citoyen, par exemple confirmer la réception du document."""
    code = suivi.canonical_number(numero)
    act = Act(USAGER, context.caller.nom, motif=motif or "", sujet=context.caller.sujet)
    key = suivi.key_of_act(context, code, action, act, version, entree, cle)
    suivi.act(context, code, action, act, version, owner=context.caller.sujet, entrees=entree, key=key)
    return lire_dossier(context, code)


@operation(SERVICE, right="citoyen", faults=(*DOSSIER, errors.BoucleAutomatique, errors.ParametreInvalide))
def soumettre_formulaire(
    context: Context,
    numero: Numero,
    entree: Annotated[tuple[types.Entree, ...], "Ce que le navigateur a envoyé à la page hôte"],
    base: Annotated[str | None, "Préfixe des liens du fragment", MaxLength(500)] = None,
    niveau_titre: Annotated[int | None, "Niveau du titre du fragment, de 1 à 5"] = None,
    cle: Cle = None,
) -> types.Fragment:
    """Reçoit ce que le formulaire d'une action a envoyé à la page hôte et rend le fragment suivant : le dossier à jour,
    avec son numéro ; ou, sans numéro, le formulaire refusé, réponses en place, avec ses erreurs ou ses questions."""
    posted = fragments.values(entree)
    try:
        done = effectuer_action(context, numero, *refused_action.asked(posted), action_forms.answers_in(entree), cle)
    except errors.DossierIntrouvable:
        raise
    except errors.WscError as error:
        shown = lire_dossier(context, numero)
        cadre = Cadre(parametres={"numero": shown.numero})
        view = ("dossier", shown.intitule, shown)
        return fragments.refused(context, view, entree, error, base or "", niveau_titre, cadre)
    given = (types.Entree("numero", done.numero, None, None),)
    return replace(obtenir_fragment(context, "dossier", base, niveau_titre, given), numero=done.numero)


@operation(SERVICE, right="citoyen", faults=(*DOSSIER, errors.ParametreInvalide))
def ecrire_message(context: Context, numero: Numero, texte: Texte, cle: Cle = None) -> types.Suivi:
    """Écrit au service chargé d'un dossier du compte ; sa réponse arrive par courriel et dans le dossier."""
    said = clean(texte)
    with context.write() as unit:
        if acts.done_before(context, unit, "ecrireMessage", cle, numero, said):
            return suivi.view(context, unit, mine(context, unit, numero))
        dossier = mine(context, unit, numero)
        caller, now = context.caller, context.now()
        contenu = {"destinataire": "service", "acteur": dossier.service, "message": "message-citoyen", "suite": said}
        unit.outbox.add([DeferredTask("courriel", contenu, now, dossier.numero)], now)
        line = LigneJournal(
            0, now, USAGER, caller.nom, WRITTEN, "Message du citoyen", dossier.etape, "", "", said, sujet=caller.sujet
        )
        unit.journal.add(dossier.numero, line)
        unit.commit()
    return lire_dossier(context, numero)


@operation(SERVICE, right="citoyen", faults=(*DOSSIER, errors.PieceIntrouvable))
def telecharger_document(
    context: Context, numero: Numero, rang: Annotated[int, "Rang du document, rendu par lireDossier"]
) -> types.FichierRendu:
    """Rend un document que la mairie a joint à un dossier du compte."""
    with context.read() as unit:
        dossier = mine(context, unit, numero)
        return suivi.document_file(context, unit, dossier.numero, rang, citizen_only=True)


@operation(SERVICE, right="citoyen", faults=(*DOSSIER, errors.ReservationIntrouvable))
def telecharger_agenda(context: Context, numero: Numero) -> types.FichierRendu:
    """Rend ce que le dossier réserve au format iCalendar, à ajouter à un agenda personnel."""
    with context.read() as unit:
        dossier = mine(context, unit, numero)
        return calendars.of_dossier(context, unit, dossier, suivi.service_of(context, dossier).intitule_court)


@operation(SERVICE, right="citoyen", faults=(*DOSSIER, errors.ActionImpossible))
def ouvrir_paiement(context: Context, numero: Numero) -> types.PaiementOuvert:
    """Rend l'adresse de la page où payer ce que le dossier doit ; elle ramène ensuite au dossier. Rejoué, l'appel ne
    doit rien de plus."""
    with context.read() as unit:
        dossier = mine(context, unit, numero)
        town = f"{context.platform.settings.address}/{context.collectivite.code}"
        return payment_answers.opened(context, unit, dossier.numero, f"{town}/compte/dossiers/{dossier.numero}")
