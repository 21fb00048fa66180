"""The public operations of every téléservice (design, section 4)."""

from __future__ import annotations

import secrets
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.deroulement import Acte
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.processus import USAGER
from wsc_soap.operations import conversions, depot, documents, ecran, fragments, pieces, suivi, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.registre import Demande, Longueur, operation
from wsc_soap.operations.sessions import digest

SERVICE = "teleservice"

Cle = Annotated[str | None, "Clé d'idempotence choisie par l'appelant : la même clé rend le même accusé", Longueur(100)]
Numero = Annotated[str, "Numéro du dossier", Longueur(40)]
CleSuivi = Annotated[str, "Clé de suivi reçue au dépôt", Longueur(40)]
Vue = Annotated[str, "presentation, formulaire, recapitulatif, confirmation ou suivi", Longueur(40)]
Base = Annotated[str | None, "Préfixe des liens du fragment : l'adresse de la page hôte", Longueur(500)]
Niveau = Annotated[int | None, "Niveau du titre du fragment dans la page hôte, de 1 à 5 ; 2 par défaut"]

OUVERTURE = (errors.CollectiviteInconnue, errors.TeleserviceInconnu, errors.TeleserviceFerme)
FICHIERS = (errors.PieceTropGrande, errors.PieceRefusee, errors.PieceIntrouvable)


@operation(SERVICE, erreurs=OUVERTURE)
def decrire(contexte: Contexte) -> types.DescriptionTeleservice:
    """Décrit le téléservice : intitulé, procédure numérotée, pièces à préparer, délai, règles d'usage, contact."""
    return ecran.describe(contexte)


@operation(SERVICE, droit="facultatif", erreurs=OUVERTURE)
def lire_formulaire(contexte: Contexte) -> types.FormulaireAffiche:
    """Rend le formulaire vierge : pages, champs, options, conditions, bornes. Avec une session de citoyen, les
    coordonnées du compte sont déjà remplies."""
    return ecran.blank(contexte)


@operation(SERVICE, droit="facultatif", erreurs=(*OUVERTURE, errors.VersionInconnue))
def verifier(contexte: Contexte, demande: Demande) -> types.Verification:
    """Vérifie une demande sans l'enregistrer : toutes les erreurs et tous les avertissements à la fois."""
    bilan = depot.check(contexte, demande)
    erreurs = bilan.erreurs + pieces.inspect_files(contexte, demande)
    return types.Verification(not erreurs, conversions.erreurs(erreurs), conversions.erreurs(bilan.avertissements))


@operation(
    SERVICE,
    droit="facultatif",
    erreurs=(
        *OUVERTURE,
        errors.VersionInconnue,
        errors.DemandeInvalide,
        errors.CleReutilisee,
        *FICHIERS,
        errors.SessionRequise,
        errors.SessionInvalide,
        errors.SessionExpiree,
    ),
)
def deposer(contexte: Contexte, demande: Demande, cle: Cle = None) -> types.Recu:
    """Dépose une demande. Elle est vérifiée en entier, puis enregistrée ; le numéro rendu est celui du dossier.

    Une demande invalide est refusée par la faute DemandeInvalide, qui nomme chaque champ en cause, la règle et le
    remède ; rien n'est alors enregistré. Avec la même clé et le même contenu, un second appel rend le premier accusé.
    """
    return depot.deposit(contexte, demande, cle)


@operation(SERVICE, droit="facultatif", erreurs=(*OUVERTURE, errors.ParametreInvalide, errors.CleReutilisee))
def soumettre_formulaire(
    contexte: Contexte,
    vue: Vue,
    entree: Annotated[tuple[types.Entree, ...], "Ce que le navigateur a envoyé à la page hôte"],
    cle: Cle = None,
    base: Base = None,
    niveau_titre: Niveau = None,
) -> types.Fragment:
    """Reçoit ce qu'un formulaire HTML a envoyé à la page hôte et rend le fragment suivant : la même page avec ses
    erreurs, la page suivante, la relecture ou la confirmation. Le site hôte n'a rien à savoir du formulaire."""
    return fragments.submit(contexte, vue, entree, cle, base or "", niveau_titre)


@operation(SERVICE, erreurs=(*OUVERTURE, errors.DossierIntrouvable))
def suivre(contexte: Contexte, numero: Numero, cle_suivi: CleSuivi) -> types.Suivi:
    """Dit où en est un dossier, étape par étape, à qui possède son numéro et sa clé de suivi."""
    code = _own(contexte, numero, cle_suivi)
    with contexte.lire() as unite:
        return suivi.view(contexte, unite, _of_service(contexte, suivi.read_dossier(unite, code)))


@operation(SERVICE, erreurs=(*OUVERTURE, errors.DossierIntrouvable))
def lire_recu(contexte: Contexte, numero: Numero, cle_suivi: CleSuivi) -> types.Recu:
    """Rend de nouveau l'accusé d'enregistrement d'une demande, les étapes telles qu'elles sont à présent."""
    code = _own(contexte, numero, cle_suivi)
    with contexte.lire() as unite:
        dossier = _of_service(contexte, suivi.read_dossier(unite, code))
        journal = unite.journal.lister(code)
        demande = suivi.stored_demande(unite, code)
    deposited = contexte.avec(teleservice=suivi.service_of(contexte, dossier), revision=dossier.revision)
    return depot.receipt(deposited, dossier, journal, depot.check(deposited, demande))


@operation(
    SERVICE,
    erreurs=(
        *OUVERTURE,
        errors.DossierIntrouvable,
        errors.ActionImpossible,
        errors.MotifManquant,
        errors.DossierModifie,
    ),
)
def effectuer_action(
    contexte: Contexte,
    numero: Numero,
    cle_suivi: CleSuivi,
    action: Annotated[str, "Nom d'une action rendue par suivre", Longueur(60)],
    version: Annotated[int | None, "Version lue avec le dossier"] = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", Longueur(60)] = None,
) -> types.Suivi:
    """Fait une action que le processus confie au citoyen, par exemple confirmer la réception du document."""
    code = _own(contexte, numero, cle_suivi)
    with contexte.lire() as unite:
        dossier = _of_service(contexte, suivi.read_dossier(unite, code))
    suivi.act(contexte, code, action, Acte(USAGER, dossier.demandeur or "Usager", motif=motif or ""), version)
    with contexte.lire() as unite:
        return suivi.view(contexte, unite, suivi.read_dossier(unite, code))


@operation(SERVICE, erreurs=(*OUVERTURE, errors.DossierIntrouvable))
def telecharger_recapitulatif(contexte: Contexte, numero: Numero, cle_suivi: CleSuivi) -> types.FichierRendu:
    """Rend le récapitulatif de la demande en PDF, à qui possède son numéro et sa clé de suivi."""
    code = _own(contexte, numero, cle_suivi)
    with contexte.lire() as unite:
        answer = suivi.view(contexte, unite, _of_service(contexte, suivi.read_dossier(unite, code)))
    return documents.recap_pdf(contexte, answer)


@operation(
    SERVICE,
    droit="facultatif",
    erreurs=(*OUVERTURE, errors.ParametreInvalide, errors.DossierIntrouvable),
)
def obtenir_fragment(
    contexte: Contexte,
    vue: Vue,
    base: Base = None,
    niveau_titre: Niveau = None,
    parametre: Annotated[
        tuple[types.Entree, ...], "Paramètres de la vue : numero et cle pour suivi et confirmation"
    ] = (),
) -> types.Fragment:
    """Rend une vue du téléservice en XHTML bien formé, liens réécrits sous la base donnée."""
    return fragments.service_view(contexte, vue, base or "", niveau_titre, fragments.values(parametre))


@operation(SERVICE, erreurs=OUVERTURE)
def ouvrir_televersement(contexte: Contexte) -> types.Televersement:
    """Ouvre le téléversement d'un fichier volumineux : envoyez-le par HTTP PUT à l'adresse rendue, puis citez le jeton
    dans la demande, à la place du contenu."""
    jeton, maintenant = secrets.token_urlsafe(24), contexte.maintenant()
    reglages = contexte.plateforme.reglages
    expire = maintenant + reglages.televersement
    with contexte.ecrire() as unite:
        unite.televersements.ouvrir(digest(jeton), maintenant, expire)
        unite.valider()
    adresse = f"{reglages.adresse}/{contexte.collectivite.code}/televersements/{jeton}"
    return types.Televersement(jeton, adresse, contexte.local(expire), reglages.taille_fichier)


def _own(contexte: Contexte, numero: str, cle_suivi: str) -> str:
    code = suivi.canonical_number(numero)
    suivi.check_key(contexte, code, cle_suivi)
    return code


def _of_service(contexte: Contexte, dossier: Dossier) -> Dossier:
    """A dossier of another téléservice is unknown here."""
    if dossier.teleservice != contexte.demarche.code:
        raise errors.DossierIntrouvable(numero=dossier.numero)
    return dossier
