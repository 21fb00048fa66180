"""The citizen's account (specification, section 2 « compte citoyen » and section 3)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Annotated, Any

from wsc_soap import errors
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.operations import (
    brouillons,
    documents,
    fragments,
    sessions,
    suivi,
    types,
)
from wsc_soap.operations.addresses import address
from wsc_soap.operations.context import Context
from wsc_soap.operations.passwords import hash_password, verify_password
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.views import Cadre
from wsc_soap.storage import Compte, UnitOfWork

SERVICE = "compte"
CONFIRMATION = "confirmation"
PAGE = 20
SENT = "Un courriel de confirmation part à cette adresse : suivez le lien qu'il contient."

Courriel = Annotated[str, "Adresse électronique du compte", MaxLength(254)]
MotDePasse = Annotated[str, "Mot de passe, de 12 à 128 caractères", MaxLength(200)]
Numero = Annotated[str, "Numéro du dossier", MaxLength(40)]
DOSSIER = (errors.DossierIntrouvable,)


@operation(SERVICE, faults=(errors.ParametreInvalide,))
def inscrire(
    context: Context,
    courriel: Courriel,
    mot_de_passe: MotDePasse,
    nom: Annotated[str, "Nom", MaxLength(100)],
    prenoms: Annotated[str, "Prénoms", MaxLength(150)],
    civilite: Annotated[str | None, "madame, monsieur ou nonPrecisee", MaxLength(20)] = None,
    telephone: Annotated[str | None, "Téléphone", MaxLength(30)] = None,
) -> types.Accuse:
    """Crée un compte citoyen. Il s'ouvre une fois l'adresse confirmée par le lien reçu par courriel.

    La réponse est la même que l'adresse ait déjà un compte ou non : seul le courriel le dit. Rejoué, l'appel ne crée
    pas un second compte.
    """
    place = address(courriel)
    for label, value in (("nom", nom), ("prenoms", prenoms)):
        if not value.strip() or any(ord(letter) < 32 for letter in value):
            raise errors.ParametreInvalide(champ=label, parametre=label, raison="il est vide ou illisible")
    hashed, now = hash_password(mot_de_passe), context.now()
    compte = Compte(
        secrets.token_hex(12),
        place,
        hashed,
        civilite or "",
        nom.strip(),
        prenoms.strip(),
        telephone or "",
        now,
    )
    with context.write() as unit:
        _register(context, unit, compte)
        unit.commit()
    return types.Accuse(SENT)


def _register(context: Context, unit: UnitOfWork, compte: Compte) -> None:
    """Store the account and its confirmation mail; for an address already taken only a mail that says so."""
    now = context.now()
    known = unit.comptes.by_courriel(compte.courriel)
    if known and known.confirme_le:
        unit.outbox.add([_mail(context, known.courriel, "compte-existant", known.prenoms, "")], now)
        return
    if known:
        unit.jetons.cancel(known.id, CONFIRMATION)
    elif not unit.comptes.add(compte):
        return
    target = known or compte
    jeton = secrets.token_urlsafe(32)
    expire = now + context.platform.settings.confirmation_life
    unit.jetons.add(sessions.digest(jeton), CONFIRMATION, target.id, expire)
    link = f"{context.platform.settings.address}/{context.collectivite.code}/compte/confirmer?jeton={jeton}"
    unit.outbox.add([_mail(context, target.courriel, "confirmation-compte", target.prenoms, link)], now)


def _mail(context: Context, address: str, message: str, prenoms: str, link: str) -> DeferredTask:
    contenu = {"destinataire": "adresse", "adresse": address, "message": message, "prenoms": prenoms, "lien": link}
    return DeferredTask("courriel", contenu, context.now())


@operation(SERVICE, faults=(errors.LienInvalide,))
def confirmer_inscription(
    context: Context, jeton: Annotated[str, "Jeton du lien reçu par courriel", MaxLength(100)]
) -> types.Accuse:
    """Confirme l'adresse d'un compte : le lien ne sert qu'une fois et expire après 48 heures. Rejoué, l'appel est
    refusé, le compte restant confirmé."""
    now = context.now()
    with context.write() as unit:
        compte = unit.jetons.use(sessions.digest(jeton), CONFIRMATION, now)
        if compte is None:
            raise errors.LienInvalide()
        unit.comptes.confirm(compte, now)
        unit.commit()
    return types.Accuse("Votre compte est confirmé. Vous pouvez vous identifier.")


@operation(SERVICE, faults=(errors.IdentifiantsRefuses, errors.TropDeTentatives))
def ouvrir_session(context: Context, courriel: Courriel, mot_de_passe: MotDePasse) -> types.SessionOuverte:
    """Ouvre une session de citoyen. Le jeton rendu se place dans l'en-tête {urn:wsc:commun:1}Session.

    La session se ferme après 30 minutes sans appel, et au plus tard après 24 heures. Rejoué, l'appel ouvre une
    autre session.
    """
    subject = f"compte:{courriel.strip().lower()}"
    sessions.check_attempts(context, subject)
    with context.read() as unit:
        compte = unit.comptes.by_courriel(courriel)
    right = verify_password(compte.mot_de_passe if compte else None, mot_de_passe)
    sessions.note_attempt(context, subject, right)
    if not right or compte is None or compte.confirme_le is None:
        raise errors.IdentifiantsRefuses(champ="courriel")
    return sessions.open_session(context, "citoyen", compte.id, f"{compte.prenoms} {compte.nom}")


@operation(SERVICE, right="citoyen")
def fermer_session(context: Context) -> types.Accuse:
    """Ferme la session : son jeton ne sert plus. Rejoué, l'appel est refusé, la session n'étant plus."""
    with context.write() as unit:
        unit.sessions.close(context.caller.session)
        unit.commit()
    return types.Accuse("Vous êtes déconnecté.")


@operation(SERVICE, right="citoyen")
def lire_compte(context: Context) -> types.Compte:
    """Rend les informations personnelles du compte."""
    with context.read() as unit:
        compte = unit.comptes.get(context.caller.sujet)
    assert compte is not None
    return types.Compte(
        compte.courriel,
        compte.civilite or None,
        compte.nom,
        compte.prenoms,
        compte.telephone or None,
        context.local(compte.cree_le),
    )


@operation(SERVICE, right="citoyen", faults=(errors.ParametreInvalide,))
def lister_dossiers(
    context: Context,
    archives: Annotated[bool | None, "vrai : les dossiers clos ; faux ou absent : les dossiers en cours"] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", MaxLength(100)] = None,
) -> types.ListeDossiers:
    """Liste les dossiers du compte, du plus récent au plus ancien, avec l'état de chaque étape."""
    with context.read() as unit:
        page = unit.dossiers.for_account(context.caller.sujet, archives=bool(archives), after=suite or "", limit=PAGE)
        lines = tuple(
            suivi.summary(context, unit, dossier, unit.journal.list_all(dossier.numero)) for dossier in page.dossiers
        )
    return types.ListeDossiers(bool(archives), context.caller.nom, lines, page.suite)


@operation(SERVICE, right="citoyen")
def lister_brouillons(context: Context) -> types.BrouillonsDemandes:
    """Liste les demandes commencées et gardées dans le compte, la dernière modifiée d'abord."""
    with context.read() as unit:
        return types.BrouillonsDemandes(brouillons.of_account(context, unit))


@operation(SERVICE, right="citoyen", faults=DOSSIER)
def lire_dossier(context: Context, numero: Numero) -> types.Suivi:
    """Rend un dossier du compte dans la vision restreinte : étapes, actions offertes, messages, réponses données."""
    with context.read() as unit:
        return suivi.view(context, unit, mine(context, unit, numero))


def mine(context: Context, unit: UnitOfWork, numero: str) -> Dossier:
    """A dossier of the account of the session; another account's is unknown to it."""
    dossier = suivi.read_dossier(unit, suivi.canonical_number(numero))
    if dossier.compte != context.caller.sujet:
        raise errors.DossierIntrouvable(numero=dossier.numero)
    return dossier


@operation(SERVICE, right="citoyen", faults=DOSSIER)
def telecharger_recapitulatif(context: Context, numero: Numero) -> types.FichierRendu:
    """Rend le récapitulatif d'un dossier du compte, en PDF."""
    return documents.recap_pdf(context, lire_dossier(context, numero))


@operation(SERVICE, right="citoyen", faults=DOSSIER)
def telecharger_demande(context: Context, numero: Numero) -> types.FichierRendu:
    """Rend le XML de la demande, tel qu'il a été reçu, fichiers compris."""
    with context.read() as unit:
        dossier = mine(context, unit, numero)
        contenu = suivi.original_demande(context, unit, dossier.numero)
    return types.FichierRendu(f"demande-{dossier.numero}.xml", "application/xml", contenu)


@operation(SERVICE, right="citoyen")
def lister_messages(context: Context) -> types.Messages:
    """Liste les messages que la mairie a envoyés au sujet des derniers dossiers du compte, le plus récent d'abord."""
    with context.read() as unit:
        found = [
            message
            for archives in (False, True)
            for dossier in unit.dossiers.for_account(
                context.caller.sujet, archives=archives, after="", limit=PAGE
            ).dossiers
            for message in suivi.messages(context, unit, dossier.numero)
        ]
    return types.Messages(tuple(sorted(found, key=lambda message: message.date, reverse=True)))


_VIEWS: dict[str, Callable[[Context, dict[str, str]], Any]] = {
    "tableau-de-bord": lambda context, parametres: lister_dossiers(context, False, parametres.get("suite")),
    "archives": lambda context, parametres: lister_dossiers(context, True, parametres.get("suite")),
    "dossier": lambda context, parametres: lire_dossier(context, parametres.get("numero", "")),
    "informations": lambda context, parametres: lire_compte(context),
    "messages": lambda context, parametres: lister_messages(context),
}


@operation(SERVICE, right="facultatif", faults=(errors.ParametreInvalide, errors.SessionRequise, *DOSSIER))
def obtenir_fragment(
    context: Context,
    vue: Annotated[str, "identification, tableau-de-bord, dossier, archives, informations ou messages", MaxLength(40)],
    base: Annotated[str | None, "Préfixe des liens du fragment", MaxLength(500)] = None,
    niveau_titre: Annotated[int | None, "Niveau du titre du fragment, de 1 à 5"] = None,
    parametre: Annotated[tuple[types.Entree, ...], "Paramètres de la vue : numero, suite"] = (),
) -> types.Fragment:
    """Rend une vue du compte en XHTML bien formé. Toutes demandent une session, sauf identification."""
    parametres = fragments.values(parametre)
    if vue != "identification" and vue not in _VIEWS:
        raise errors.ParametreInvalide(champ="vue", parametre="vue", raison="elle n'est pas une vue du compte")
    if vue != "identification" and context.identity is None:
        raise errors.SessionRequise()
    answer = None if vue == "identification" else _VIEWS[vue](context, parametres)
    titre = {"dossier": getattr(answer, "intitule", "")}.get(vue, "Mon compte citoyen")
    xhtml = fragments.render(context, vue, titre, answer, base or "", niveau_titre, Cadre(parametres=parametres))
    return types.Fragment(vue, titre, xhtml, None, None, None)
