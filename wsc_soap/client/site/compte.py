"""The citizen's account on the town's own pages. The token of the session stays in the site's own cookie."""

from __future__ import annotations

from contextlib import suppress

from wsc_soap.client.errors import (
    DemandeInvalide,
    IdentifiantsRefuses,
    LienInvalide,
    MessageInvalide,
    NoSession,
    ParametreInvalide,
    TropDeTentatives,
    WscFault,
)
from wsc_soap.client.site.answers import Answer, EmbeddedFragment, Redirection, Template, Visit
from wsc_soap.client.site.platform import Platform
from wsc_soap.client.site.services import ACTION_REFUSALS, action, download, sentence

COMPTE = "compte"
_IDENTITY = ("civilite", "nom", "prenoms", "courriel", "telephone")
_CHAMPS = {
    "courriel": "Écrivez une adresse électronique comme nom@exemple.fr",
    "motDePasse": "Choisissez un mot de passe de 12 caractères au moins, difficile à deviner",
    "nom": "Écrivez votre nom",
    "prenoms": "Écrivez vos prénoms",
}


def identification(platform: Platform, visit: Visit) -> Answer:
    """Where to sign in."""
    suite = local(visit.arguments.get("retour", ""))
    if visit.jeton:
        return Redirection(visit.address(suite))
    return _identification(platform, visit, suite)


def _identification(platform: Platform, visit: Visit, suite: str, error: str = "") -> Answer:
    fragment = platform.fragment(COMPTE, "identification", visit.base, visit.niveau)
    values = {"courriel": visit.entree("courriel")}
    return EmbeddedFragment(fragment, 422 if error else 200, error, values, suite)


def sign_in(platform: Platform, visit: Visit) -> Answer:
    """Sign in by SOAP, then go where one came from."""
    suite = local(visit.retour)
    courriel, secret = visit.entree("courriel").strip(), visit.entree("motDePasse")
    if not courriel or not secret:
        return _identification(platform, visit, suite, "Écrivez votre adresse électronique et votre mot de passe.")
    try:
        opened = platform.call(COMPTE, "ouvrirSession", courriel=courriel, motDePasse=secret)
    except (IdentifiantsRefuses, TropDeTentatives, ParametreInvalide, MessageInvalide) as refusal:
        return _identification(platform, visit, suite, sentence(refusal))
    return Redirection(visit.address(suite), session=opened.jeton)


def sign_out(platform: Platform, visit: Visit) -> Answer:
    """Sign out: the token is closed on the platform, then forgotten here."""
    if visit.jeton:
        with suppress(NoSession):
            platform.call(COMPTE, "fermerSession", jeton=visit.jeton)
    return Redirection(visit.address("compte/identification", avis="ferme"), session="")


def inscription(platform: Platform, visit: Visit) -> Answer:
    """Where to ask for an account."""
    return Template("inscription.html", "Créer un compte citoyen", {"saisi": {}, "erreurs": {}})


def register(platform: Platform, visit: Visit) -> Answer:
    """Ask for an account by SOAP."""
    saisi = {nom: visit.entree(nom).strip() for nom in _IDENTITY}
    secret = visit.entree("motDePasse")
    erreurs = {nom: _CHAMPS[nom] for nom in ("nom", "prenoms", "courriel") if not saisi[nom]}
    if len(secret) < 12:
        erreurs["motDePasse"] = _CHAMPS["motDePasse"]
    if not erreurs:
        try:
            given = {nom: value for nom, value in saisi.items() if value}
            platform.call(COMPTE, "inscrire", motDePasse=secret, **given)
            return Template("message-envoye.html", "Un message vous attend", {"courriel": saisi["courriel"]})
        except (ParametreInvalide, MessageInvalide) as refusal:
            erreurs[refusal.champ] = _CHAMPS.get(refusal.champ, sentence(refusal))
    return Template("inscription.html", "Créer un compte citoyen", {"saisi": saisi, "erreurs": erreurs}, 422)


def confirm(platform: Platform, visit: Visit) -> Answer:
    """The link of the message: a button, since mail readers open links by themselves."""
    values = {"jeton": visit.arguments.get("jeton", "")[:100]}
    return Template("confirmer.html", "Confirmer votre adresse", values)


def confirm_registration(platform: Platform, visit: Visit) -> Answer:
    """Use the link up."""
    jeton = visit.entree("jeton")
    try:
        platform.call(COMPTE, "confirmerInscription", jeton=jeton)
    except LienInvalide as refusal:
        values = {"jeton": jeton, "erreur": sentence(refusal)}
        return Template("confirmer.html", "Confirmer votre adresse", values, 410)
    return Redirection(visit.address("compte/identification", avis="confirme"))


def view(platform: Platform, visit: Visit, nom: str, numero: str = "") -> Answer:
    """A view of the account that wants a session: tableau-de-bord, archives, informations, messages, dossier."""
    return _view(platform, visit, nom, numero)


def _view(platform: Platform, visit: Visit, nom: str, numero: str, error: str = "") -> EmbeddedFragment:
    parametres = {"numero": numero, "suite": visit.arguments.get("suite", "")}
    fragment = platform.fragment(COMPTE, nom, visit.base, visit.niveau, parametres, open_token(visit))
    return EmbeddedFragment(fragment, 409 if error else 200, error)


def act(platform: Platform, visit: Visit, numero: str) -> Answer:
    """An action of the citizen on one of his dossiers."""
    try:
        platform.call(COMPTE, "effectuerAction", jeton=open_token(visit), numero=numero, **action(visit))
    except DemandeInvalide:
        return _asked_again(platform, visit, numero)
    except ACTION_REFUSALS as refusal:
        return _view(platform, visit, "dossier", numero, sentence(refusal))
    return Redirection(visit.address(f"compte/dossiers/{numero}", avis="action"))


def _asked_again(platform: Platform, visit: Visit, numero: str) -> EmbeddedFragment:
    """The same refused action by the platform's own form: what was typed stays, what it asks more is shown."""
    entrees = list(visit.entrees)
    return EmbeddedFragment(platform.submit_action(numero, visit.base, visit.niveau, entrees, open_token(visit)))


def download_file(platform: Platform, visit: Visit, operation: str, numero: str) -> Answer:
    """A file of a dossier: telechargerRecapitulatif or telechargerDemande."""
    return download(platform.call(COMPTE, operation, jeton=open_token(visit), numero=numero))


def open_token(visit: Visit) -> str:
    """The token of the session; SessionAbsente when nobody is signed in, without asking the platform."""
    if not visit.jeton:
        raise NoSession("SessionRequise", "Cette page demande d’être identifié.", "Identifiez-vous.")
    return visit.jeton


def local(path: str) -> str:
    """Where to go on after signing in: a path under our own base, the account when it is anything else."""
    return path if path.startswith(("compte", "services/")) and "//" not in path and ":" not in path else COMPTE


def session_lost(refusal: WscFault, visit: Visit) -> Redirection:
    """Nobody is signed in, or no longer: sign in, then come back here."""
    avis = "session" if visit.jeton else "compte-requis"
    return Redirection(visit.address("compte/identification", retour=visit.path, avis=avis), session="")
