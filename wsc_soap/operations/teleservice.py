"""The public operations of every téléservice (design, section 4)."""

from __future__ import annotations

import secrets
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.dossier import Dossier
from wsc_soap.operations import (
    brouillons,
    calendars,
    conversions,
    deposit,
    documents,
    fragments,
    journey,
    payment_answers,
    pieces,
    screen,
    suivi,
    types,
)
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle as CleActe
from wsc_soap.operations.registry import Demande, MaxLength, operation
from wsc_soap.operations.sessions import digest

SERVICE = "teleservice"

Cle = Annotated[
    str | None, "Clé d'idempotence choisie par l'appelant : la même clé rend le même accusé", MaxLength(100)
]
Numero = Annotated[str, "Numéro du dossier", MaxLength(40)]
CleSuivi = Annotated[str, "Clé de suivi reçue au dépôt", MaxLength(40)]
Vue = Annotated[str, "presentation, formulaire, recapitulatif, confirmation, suivi ou brouillon", MaxLength(40)]
Base = Annotated[str | None, "Préfixe des liens du fragment : l'adresse de la page hôte", MaxLength(500)]
Niveau = Annotated[int | None, "Niveau du titre du fragment dans la page hôte, de 1 à 5 ; 2 par défaut"]

CodeBrouillon = Annotated[str | None, "Code du brouillon à remplacer", MaxLength(60)]

OUVERTURE = (errors.CollectiviteInconnue, errors.TeleserviceInconnu, errors.TeleserviceFerme)
FICHIERS = (errors.PieceTropGrande, errors.PieceRefusee, errors.PieceIntrouvable)


@operation(SERVICE, faults=OUVERTURE)
def decrire(context: Context) -> types.DescriptionTeleservice:
    """Décrit le téléservice : intitulé, procédure numérotée, pièces à préparer, délai, règles d'usage, contact."""
    return screen.describe(context)


@operation(SERVICE, right="facultatif", faults=OUVERTURE)
def lire_formulaire(context: Context) -> types.FormulaireAffiche:
    """Rend le formulaire vierge : pages, champs, options, conditions, bornes. Avec une session de citoyen, les
    coordonnées du compte sont déjà remplies."""
    return screen.blank(context)


@operation(SERVICE, right="facultatif", faults=(*OUVERTURE, errors.VersionInconnue))
def verifier(context: Context, demande: Demande) -> types.Verification:
    """Vérifie une demande sans l'enregistrer : toutes les erreurs et tous les avertissements à la fois, et les valeurs
    que la mairie calcule à partir d'elle."""
    findings = deposit.check(context, demande)
    known = {error.champ for error in findings.errors}
    erreurs = findings.errors + tuple(e for e in pieces.inspect_files(context, demande) if e.champ not in known)
    return types.Verification(
        not erreurs,
        conversions.erreurs(erreurs),
        conversions.erreurs(findings.warnings),
        deposit.computed(context, findings.calculs),
    )


@operation(
    SERVICE,
    right="facultatif",
    faults=(
        *OUVERTURE,
        errors.VersionInconnue,
        errors.DemandeInvalide,
        errors.CreneauIndisponible,
        errors.CleReutilisee,
        *FICHIERS,
        errors.SessionRequise,
        errors.SessionInvalide,
        errors.SessionExpiree,
    ),
)
def deposer(
    context: Context,
    demande: Demande,
    cle: Cle = None,
    creneau: Annotated[str | None, "Jeton d'un créneau retenu par le service agenda", MaxLength(100)] = None,
) -> types.Recu:
    """Dépose une demande. Elle est vérifiée en entier, puis enregistrée ; le numéro rendu est celui du dossier.

    Une demande invalide est refusée par la faute DemandeInvalide, qui nomme chaque champ en cause, la règle et le
    remède ; rien n'est alors enregistré. Avec la même clé et le même contenu, un second appel rend le premier accusé.
    """
    return deposit.deposit(context, demande, cle, creneau)


@operation(
    SERVICE,
    right="facultatif",
    faults=(*OUVERTURE, errors.ParametreInvalide, errors.CleReutilisee, errors.BrouillonIntrouvable),
)
def soumettre_formulaire(
    context: Context,
    vue: Vue,
    entree: Annotated[tuple[types.Entree, ...], "Ce que le navigateur a envoyé à la page hôte"],
    cle: Cle = None,
    base: Base = None,
    niveau_titre: Niveau = None,
) -> types.Fragment:
    """Reçoit ce qu'un formulaire HTML a envoyé à la page hôte et rend le fragment suivant : la même page avec ses
    erreurs, la page suivante, la relecture ou la confirmation. Le site hôte n'a rien à savoir du formulaire."""
    return fragments.submit(context, vue, entree, cle, base or "", niveau_titre)


@operation(
    SERVICE,
    right="facultatif",
    faults=(*OUVERTURE, errors.ParametreInvalide, errors.BrouillonIntrouvable, *FICHIERS),
)
def enregistrer_brouillon(
    context: Context,
    entree: Annotated[tuple[types.Entree, ...], "Réponses, sous les noms d'entrée de lireFormulaire"],
    code: CodeBrouillon = None,
    courriel: Annotated[str | None, "Adresse où envoyer le lien de reprise", MaxLength(254)] = None,
    cle: CleActe = None,
) -> types.BrouillonDemande:
    """Garde une demande commencée, complète ou non, pour 30 jours après le dernier enregistrement. Avec le code d'un
    brouillon, le remplace. Avec une session, le brouillon figure dans le compte."""
    kept = journey.save(context, entree, code, cle)
    if courriel:
        brouillons.send_link(context, kept.code, courriel, cle)
    return kept


@operation(SERVICE, right="facultatif", faults=(*OUVERTURE, errors.BrouillonIntrouvable))
def lire_brouillon(context: Context, code: Annotated[str, "Code de reprise", MaxLength(60)]) -> types.BrouillonLu:
    """Rend une demande commencée : le formulaire à la page où elle a été laissée, réponses en place."""
    return journey.resume(context, code)


@operation(SERVICE, faults=(*OUVERTURE, errors.BrouillonIntrouvable, errors.ParametreInvalide))
def envoyer_lien_brouillon(
    context: Context,
    code: Annotated[str, "Code de reprise", MaxLength(60)],
    courriel: Annotated[str, "Adresse où envoyer le lien de reprise", MaxLength(254)],
    cle: CleActe = None,
) -> types.Accuse:
    """Envoie par courriel le lien qui reprend un brouillon sur un autre appareil."""
    brouillons.send_link(context, code, courriel, cle)
    return types.Accuse("Le lien de reprise part à cette adresse.")


@operation(SERVICE, faults=OUVERTURE)
def supprimer_brouillon(context: Context, code: Annotated[str, "Code de reprise", MaxLength(60)]) -> types.Accuse:
    """Efface une demande commencée. Rejoué, l'appel ne change rien."""
    brouillons.forget(context, code)
    return types.Accuse("Le brouillon est effacé.")


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable))
def suivre(context: Context, numero: Numero, cle_suivi: CleSuivi) -> types.Suivi:
    """Dit où en est un dossier, étape par étape, à qui possède son numéro et sa clé de suivi."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        return suivi.view(context, unit, _of_service(context, suivi.read_dossier(unit, code)))


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable))
def lire_recu(context: Context, numero: Numero, cle_suivi: CleSuivi) -> types.Recu:
    """Rend de nouveau l'accusé d'enregistrement d'une demande, les étapes telles qu'elles sont à présent."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        dossier = _of_service(context, suivi.read_dossier(unit, code))
        journal = unit.journal.list_all(code)
        demande = suivi.stored_demande(unit, code)
    deposited = context.with_changes(teleservice=suivi.service_of(context, dossier), revision=dossier.revision)
    return deposit.receipt(deposited, dossier, journal, deposit.check(deposited, demande))


ACTION = (
    *OUVERTURE,
    errors.DossierIntrouvable,
    errors.ActionImpossible,
    errors.MotifManquant,
    errors.DossierModifie,
    errors.DemandeInvalide,
    errors.BoucleAutomatique,
    *FICHIERS,
)
Version = Annotated[int | None, "Version lue avec le dossier"]
Reponses = Annotated[
    tuple[types.Entree, ...], "Réponses au formulaire de l'action : une entrée par champ, ou par fichier"
]


@operation(SERVICE, faults=ACTION)
def effectuer_action(
    context: Context,
    numero: Numero,
    cle_suivi: CleSuivi,
    action: Annotated[str, "Nom d'une action rendue par suivre", MaxLength(60)],
    version: Version = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", MaxLength(60)] = None,
    entree: Reponses = (),
    cle: CleActe = None,
) -> types.Suivi:
    """Fait une action que le processus confie au citoyen, par exemple confirmer la réception du document."""
    return _act(context, numero, cle_suivi, action, version, motif, entree, cle)


@operation(SERVICE, faults=ACTION)
def completer(
    context: Context,
    numero: Numero,
    cle_suivi: CleSuivi,
    version: Version = None,
    entree: Reponses = (),
    cle: CleActe = None,
) -> types.Suivi:
    """Répond à une demande de complément : une précision, des fichiers. Le service reprend l'examen de la demande."""
    return _act(context, numero, cle_suivi, "completer", version, None, entree, cle)


@operation(SERVICE, faults=ACTION)
def retirer(
    context: Context, numero: Numero, cle_suivi: CleSuivi, version: Version = None, cle: CleActe = None
) -> types.Suivi:
    """Retire la demande : le dossier est clos sans suite."""
    return _act(context, numero, cle_suivi, "retirer", version, None, (), cle)


def _act(
    context: Context,
    numero: str,
    cle_suivi: str,
    action: str,
    version: int | None,
    motif: str | None,
    entrees: tuple[types.Entree, ...],
    cle: str | None,
) -> types.Suivi:
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        dossier = _of_service(context, suivi.read_dossier(unit, code))
    act = suivi.citizen(dossier, motif or "")
    key = suivi.key_of_act(context, code, action, act, version, entrees, cle)
    suivi.act(context, code, action, act, version, entrees=entrees, key=key)
    with context.read() as unit:
        return suivi.view(context, unit, suivi.read_dossier(unit, code))


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable, errors.PieceIntrouvable))
def telecharger_document(
    context: Context, numero: Numero, cle_suivi: CleSuivi, rang: Annotated[int, "Rang du document, rendu par suivre"]
) -> types.FichierRendu:
    """Rend un document que la mairie a joint au dossier."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        _of_service(context, suivi.read_dossier(unit, code))
        return suivi.document_file(context, unit, code, rang, citizen_only=True)


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable))
def telecharger_recapitulatif(context: Context, numero: Numero, cle_suivi: CleSuivi) -> types.FichierRendu:
    """Rend le récapitulatif de la demande en PDF, à qui possède son numéro et sa clé de suivi."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        answer = suivi.view(context, unit, _of_service(context, suivi.read_dossier(unit, code)))
    return documents.recap_pdf(context, answer)


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable, errors.ReservationIntrouvable))
def telecharger_agenda(context: Context, numero: Numero, cle_suivi: CleSuivi) -> types.FichierRendu:
    """Rend ce que la demande réserve au format iCalendar, à ajouter à un agenda personnel."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        dossier = _of_service(context, suivi.read_dossier(unit, code))
        return calendars.of_dossier(context, unit, dossier, context.demarche.intitule_court)


@operation(SERVICE, faults=(*OUVERTURE, errors.DossierIntrouvable, errors.ActionImpossible))
def ouvrir_paiement(context: Context, numero: Numero, cle_suivi: CleSuivi) -> types.PaiementOuvert:
    """Rend l'adresse de la page où payer ce que le dossier doit ; elle ramène ensuite au suivi du dossier. Rejoué,
    l'appel ne doit rien de plus."""
    code = _own(context, numero, cle_suivi)
    with context.read() as unit:
        _of_service(context, suivi.read_dossier(unit, code))
        back = deposit.follow_link(context, context.demarche.code, code, cle_suivi)
        return payment_answers.opened(context, unit, code, back)


@operation(
    SERVICE,
    right="facultatif",
    faults=(*OUVERTURE, errors.ParametreInvalide, errors.DossierIntrouvable, errors.BrouillonIntrouvable),
)
def obtenir_fragment(
    context: Context,
    vue: Vue,
    base: Base = None,
    niveau_titre: Niveau = None,
    parametre: Annotated[
        tuple[types.Entree, ...], "Paramètres de la vue : numero et cle pour suivi et confirmation, code pour brouillon"
    ] = (),
) -> types.Fragment:
    """Rend une vue du téléservice en XHTML bien formé, liens réécrits sous la base donnée."""
    return fragments.service_view(context, vue, base or "", niveau_titre, fragments.values(parametre))


@operation(SERVICE, faults=OUVERTURE)
def ouvrir_televersement(context: Context) -> types.Televersement:
    """Ouvre le téléversement d'un fichier volumineux : envoyez-le par HTTP PUT à l'adresse rendue, puis citez le jeton
    dans la demande, à la place du contenu. Rejoué, l'appel ouvre un autre téléversement ; celui qui ne sert pas
    expire."""
    jeton, now = secrets.token_urlsafe(24), context.now()
    settings = context.platform.settings
    expire = now + settings.upload_life
    with context.write() as unit:
        unit.televersements.open(digest(jeton), now, expire)
        unit.commit()
    address = f"{settings.address}/{context.collectivite.code}/televersements/{jeton}"
    return types.Televersement(jeton, address, context.local(expire), settings.file_limit)


def _own(context: Context, numero: str, cle_suivi: str) -> str:
    code = suivi.canonical_number(numero)
    suivi.check_key(context, code, cle_suivi)
    return code


def _of_service(context: Context, dossier: Dossier) -> Dossier:
    """A dossier of another téléservice is unknown here."""
    if dossier.teleservice != context.demarche.code:
        raise errors.DossierIntrouvable(numero=dossier.numero)
    return dossier
