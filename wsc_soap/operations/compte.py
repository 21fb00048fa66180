"""The citizen's account (specification, section 2 « compte citoyen » and section 3)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from email_validator import EmailNotValidError, validate_email

from wsc_soap import errors
from wsc_soap.domain.deroulement import Acte, actions_possibles
from wsc_soap.domain.dossier import Dossier, TacheDifferee
from wsc_soap.domain.processus import USAGER
from wsc_soap.operations import conversions, documents, fragments, sessions, suivi, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.mots_de_passe import hash_password, verify_password
from wsc_soap.operations.registre import Longueur, operation
from wsc_soap.operations.vues import Cadre
from wsc_soap.storage import Compte, Unite

SERVICE = "compte"
CONFIRMATION = "confirmation"
PAGE = 20
SENT = "Un courriel de confirmation part à cette adresse : suivez le lien qu'il contient."

Courriel = Annotated[str, "Adresse électronique du compte", Longueur(254)]
MotDePasse = Annotated[str, "Mot de passe, de 12 à 128 caractères", Longueur(200)]
Numero = Annotated[str, "Numéro du dossier", Longueur(40)]
DOSSIER = (errors.DossierIntrouvable,)


@operation(SERVICE, erreurs=(errors.ParametreInvalide,))
def inscrire(
    contexte: Contexte,
    courriel: Courriel,
    mot_de_passe: MotDePasse,
    nom: Annotated[str, "Nom", Longueur(100)],
    prenoms: Annotated[str, "Prénoms", Longueur(150)],
    civilite: Annotated[str | None, "madame, monsieur ou nonPrecisee", Longueur(20)] = None,
    telephone: Annotated[str | None, "Téléphone", Longueur(30)] = None,
) -> types.Accuse:
    """Crée un compte citoyen. Il s'ouvre une fois l'adresse confirmée par le lien reçu par courriel.

    La réponse est la même que l'adresse ait déjà un compte ou non : seul le courriel le dit.
    """
    address = _address(courriel)
    for label, value in (("nom", nom), ("prenoms", prenoms)):
        if not value.strip() or any(ord(letter) < 32 for letter in value):
            raise errors.ParametreInvalide(champ=label, parametre=label, raison="il est vide ou illisible")
    hashed, maintenant = hash_password(mot_de_passe), contexte.maintenant()
    compte = Compte(
        secrets.token_hex(12),
        address,
        hashed,
        civilite or "",
        nom.strip(),
        prenoms.strip(),
        telephone or "",
        maintenant,
    )
    with contexte.ecrire() as unite:
        _register(contexte, unite, compte)
        unite.valider()
    return types.Accuse(SENT)


def _address(courriel: str) -> str:
    try:
        return validate_email(courriel.strip(), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise errors.ParametreInvalide(
            champ="courriel", parametre="courriel", raison="écrivez une adresse comme nom@exemple.fr"
        ) from None


def _register(contexte: Contexte, unite: Unite, compte: Compte) -> None:
    """Store the account and its confirmation mail; for an address already taken only a mail that says so."""
    maintenant = contexte.maintenant()
    known = unite.comptes.par_courriel(compte.courriel)
    if known and known.confirme_le:
        unite.boite.ajouter([_mail(contexte, known.courriel, "compte-existant", known.prenoms, "")], maintenant)
        return
    if known:
        unite.jetons.annuler(known.id, CONFIRMATION)
    elif not unite.comptes.ajouter(compte):
        return
    target = known or compte
    jeton = secrets.token_urlsafe(32)
    expire = maintenant + contexte.plateforme.reglages.confirmation
    unite.jetons.ajouter(sessions.digest(jeton), CONFIRMATION, target.id, expire)
    lien = f"{contexte.plateforme.reglages.adresse}/{contexte.collectivite.code}/compte/confirmer?jeton={jeton}"
    unite.boite.ajouter([_mail(contexte, target.courriel, "confirmation-compte", target.prenoms, lien)], maintenant)


def _mail(contexte: Contexte, adresse: str, message: str, prenoms: str, lien: str) -> TacheDifferee:
    contenu = {"destinataire": "adresse", "adresse": adresse, "message": message, "prenoms": prenoms, "lien": lien}
    return TacheDifferee("courriel", contenu, contexte.maintenant())


@operation(SERVICE, erreurs=(errors.LienInvalide,))
def confirmer_inscription(
    contexte: Contexte, jeton: Annotated[str, "Jeton du lien reçu par courriel", Longueur(100)]
) -> types.Accuse:
    """Confirme l'adresse d'un compte : le lien ne sert qu'une fois et expire après 48 heures."""
    maintenant = contexte.maintenant()
    with contexte.ecrire() as unite:
        compte = unite.jetons.utiliser(sessions.digest(jeton), CONFIRMATION, maintenant)
        if compte is None:
            raise errors.LienInvalide()
        unite.comptes.confirmer(compte, maintenant)
        unite.valider()
    return types.Accuse("Votre compte est confirmé. Vous pouvez vous identifier.")


@operation(SERVICE, erreurs=(errors.IdentifiantsRefuses, errors.TropDeTentatives))
def ouvrir_session(contexte: Contexte, courriel: Courriel, mot_de_passe: MotDePasse) -> types.SessionOuverte:
    """Ouvre une session de citoyen. Le jeton rendu se place dans l'en-tête {urn:wsc:commun:1}Session.

    La session se ferme après 30 minutes sans appel, et au plus tard après 24 heures.
    """
    subject = f"compte:{courriel.strip().lower()}"
    sessions.check_attempts(contexte, subject)
    with contexte.lire() as unite:
        compte = unite.comptes.par_courriel(courriel)
    right = verify_password(compte.mot_de_passe if compte else None, mot_de_passe)
    sessions.note_attempt(contexte, subject, right)
    if not right or compte is None or compte.confirme_le is None:
        raise errors.IdentifiantsRefuses(champ="courriel")
    return sessions.open_session(contexte, "citoyen", compte.id, f"{compte.prenoms} {compte.nom}")


@operation(SERVICE, droit="citoyen")
def fermer_session(contexte: Contexte) -> types.Accuse:
    """Ferme la session : son jeton ne sert plus."""
    with contexte.ecrire() as unite:
        unite.sessions.fermer(contexte.acteur.session)
        unite.valider()
    return types.Accuse("Vous êtes déconnecté.")


@operation(SERVICE, droit="citoyen")
def lire_compte(contexte: Contexte) -> types.Compte:
    """Rend les informations personnelles du compte."""
    with contexte.lire() as unite:
        compte = unite.comptes.lire(contexte.acteur.sujet)
    assert compte is not None
    return types.Compte(
        compte.courriel,
        compte.civilite or None,
        compte.nom,
        compte.prenoms,
        compte.telephone or None,
        contexte.local(compte.cree_le),
    )


@operation(SERVICE, droit="citoyen", erreurs=(errors.ParametreInvalide,))
def lister_dossiers(
    contexte: Contexte,
    archives: Annotated[bool | None, "vrai : les dossiers clos ; faux ou absent : les dossiers en cours"] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", Longueur(100)] = None,
) -> types.ListeDossiers:
    """Liste les dossiers du compte, du plus récent au plus ancien, avec l'état de chaque étape."""
    with contexte.lire() as unite:
        page = unite.dossiers.du_compte(contexte.acteur.sujet, archives=bool(archives), apres=suite or "", limite=PAGE)
        lines = tuple(_summary(contexte, unite, dossier) for dossier in page.dossiers)
    return types.ListeDossiers(bool(archives), contexte.acteur.nom, lines, page.suite)


def _summary(contexte: Contexte, unite: Unite, dossier: Dossier) -> types.ResumeDossier:
    service = suivi.service_of(contexte, dossier)
    return types.ResumeDossier(
        numero=dossier.numero,
        teleservice=dossier.teleservice,
        intitule=service.intitule_court,
        theme=service.theme.code,
        theme_libelle=service.theme.libelle,
        date_depot=contexte.local(dossier.depose_le),
        etat=conversions.etat(dossier),
        etat_libelle=conversions.etat_libelle(dossier),
        issue=dossier.issue or None,
        date_cloture=contexte.local(dossier.clos_le) if dossier.clos_le else None,
        etape=conversions.etapes(contexte, service.processus, dossier, unite.journal.lister(dossier.numero)),
        action=conversions.actions(actions_possibles(service.processus, dossier, USAGER)),
    )


@operation(SERVICE, droit="citoyen", erreurs=DOSSIER)
def lire_dossier(contexte: Contexte, numero: Numero) -> types.Suivi:
    """Rend un dossier du compte dans la vision restreinte : étapes, actions offertes, messages, réponses données."""
    with contexte.lire() as unite:
        return suivi.view(contexte, unite, _mine(contexte, unite, numero))


def _mine(contexte: Contexte, unite: Unite, numero: str) -> Dossier:
    dossier = suivi.read_dossier(unite, suivi.canonical_number(numero))
    if dossier.compte != contexte.acteur.sujet:
        raise errors.DossierIntrouvable(numero=dossier.numero)
    return dossier


@operation(
    SERVICE,
    droit="citoyen",
    erreurs=(*DOSSIER, errors.ActionImpossible, errors.MotifManquant, errors.DossierModifie),
)
def effectuer_action(
    contexte: Contexte,
    numero: Numero,
    action: Annotated[str, "Nom d'une action rendue par lireDossier", Longueur(60)],
    version: Annotated[int | None, "Version lue avec le dossier"] = None,
    motif: Annotated[str | None, "Code d'un motif de l'action", Longueur(60)] = None,
) -> types.Suivi:
    """Fait une action que le processus confie au citoyen, par exemple confirmer la réception du document."""
    code = suivi.canonical_number(numero)
    acte = Acte(USAGER, contexte.acteur.nom, motif=motif or "")
    suivi.act(contexte, code, action, acte, version, owner=contexte.acteur.sujet)
    return lire_dossier(contexte, code)


@operation(SERVICE, droit="citoyen", erreurs=DOSSIER)
def telecharger_recapitulatif(contexte: Contexte, numero: Numero) -> types.FichierRendu:
    """Rend le récapitulatif d'un dossier du compte, en PDF."""
    return documents.recap_pdf(contexte, lire_dossier(contexte, numero))


@operation(SERVICE, droit="citoyen", erreurs=DOSSIER)
def telecharger_demande(contexte: Contexte, numero: Numero) -> types.FichierRendu:
    """Rend le XML de la demande, tel qu'il a été reçu, fichiers compris."""
    with contexte.lire() as unite:
        dossier = _mine(contexte, unite, numero)
        contenu = suivi.original_demande(contexte, unite, dossier.numero)
    return types.FichierRendu(f"demande-{dossier.numero}.xml", "application/xml", contenu)


@operation(SERVICE, droit="citoyen")
def lister_messages(contexte: Contexte) -> types.Messages:
    """Liste les messages que la mairie a envoyés au sujet des derniers dossiers du compte, le plus récent d'abord."""
    with contexte.lire() as unite:
        found = [
            message
            for archives in (False, True)
            for dossier in unite.dossiers.du_compte(
                contexte.acteur.sujet, archives=archives, apres="", limite=PAGE
            ).dossiers
            for message in suivi.messages(contexte, unite, dossier.numero)
        ]
    return types.Messages(tuple(sorted(found, key=lambda message: message.date, reverse=True)))


_VIEWS: dict[str, Callable[[Contexte, dict[str, str]], Any]] = {
    "tableau-de-bord": lambda contexte, parametres: lister_dossiers(contexte, False, parametres.get("suite")),
    "archives": lambda contexte, parametres: lister_dossiers(contexte, True, parametres.get("suite")),
    "dossier": lambda contexte, parametres: lire_dossier(contexte, parametres.get("numero", "")),
    "informations": lambda contexte, parametres: lire_compte(contexte),
    "messages": lambda contexte, parametres: lister_messages(contexte),
}


@operation(SERVICE, droit="facultatif", erreurs=(errors.ParametreInvalide, errors.SessionRequise, *DOSSIER))
def obtenir_fragment(
    contexte: Contexte,
    vue: Annotated[str, "identification, tableau-de-bord, dossier, archives, informations ou messages", Longueur(40)],
    base: Annotated[str | None, "Préfixe des liens du fragment", Longueur(500)] = None,
    niveau_titre: Annotated[int | None, "Niveau du titre du fragment, de 1 à 5"] = None,
    parametre: Annotated[tuple[types.Entree, ...], "Paramètres de la vue : numero, suite"] = (),
) -> types.Fragment:
    """Rend une vue du compte en XHTML bien formé. Toutes demandent une session, sauf identification."""
    parametres = fragments.values(parametre)
    if vue != "identification" and vue not in _VIEWS:
        raise errors.ParametreInvalide(champ="vue", parametre="vue", raison="elle n'est pas une vue du compte")
    if vue != "identification" and contexte.identite is None:
        raise errors.SessionRequise()
    answer = None if vue == "identification" else _VIEWS[vue](contexte, parametres)
    titre = {"dossier": getattr(answer, "intitule", "")}.get(vue, "Mon compte citoyen")
    xhtml = fragments.render(contexte, vue, titre, answer, base or "", niveau_titre, Cadre(parametres=parametres))
    return types.Fragment(vue, titre, xhtml, None, None, None)
