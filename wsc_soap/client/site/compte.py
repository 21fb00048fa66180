"""The citizen's account on the town's own pages. The token of the session stays in the site's own cookie."""

from __future__ import annotations

from contextlib import suppress

from wsc_soap.client.erreurs import (
    FauteWsc,
    IdentifiantsRefuses,
    LienInvalide,
    MessageInvalide,
    ParametreInvalide,
    SessionAbsente,
    TropDeTentatives,
)
from wsc_soap.client.site.demarches import REFUS_D_ACTION, action, fichier, phrase
from wsc_soap.client.site.plateforme import Plateforme
from wsc_soap.client.site.reponses import Gabarit, Morceau, Redirection, Reponse, Visite

COMPTE = "compte"
_IDENTITE = ("civilite", "nom", "prenoms", "courriel", "telephone")
_CHAMPS = {
    "courriel": "Écrivez une adresse électronique comme nom@exemple.fr",
    "motDePasse": "Choisissez un mot de passe de 12 caractères au moins, difficile à deviner",
    "nom": "Écrivez votre nom",
    "prenoms": "Écrivez vos prénoms",
}


def identification(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Where to sign in."""
    suite = local(visite.arguments.get("retour", ""))
    if visite.jeton:
        return Redirection(visite.adresse(suite))
    return _identification(plateforme, visite, suite)


def _identification(plateforme: Plateforme, visite: Visite, suite: str, erreur: str = "") -> Reponse:
    fragment = plateforme.fragment(COMPTE, "identification", visite.base, visite.niveau)
    valeurs = {"courriel": visite.entree("courriel")}
    return Morceau(fragment, 422 if erreur else 200, erreur, valeurs, suite)


def ouvrir(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Sign in by SOAP, then go where one came from."""
    suite = local(visite.retour)
    courriel, secret = visite.entree("courriel").strip(), visite.entree("motDePasse")
    if not courriel or not secret:
        return _identification(plateforme, visite, suite, "Écrivez votre adresse électronique et votre mot de passe.")
    try:
        opened = plateforme.appeler(COMPTE, "ouvrirSession", courriel=courriel, motDePasse=secret)
    except (IdentifiantsRefuses, TropDeTentatives, ParametreInvalide, MessageInvalide) as refus:
        return _identification(plateforme, visite, suite, phrase(refus))
    return Redirection(visite.adresse(suite), session=opened.jeton)


def fermer(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Sign out: the token is closed on the platform, then forgotten here."""
    if visite.jeton:
        with suppress(SessionAbsente):
            plateforme.appeler(COMPTE, "fermerSession", jeton=visite.jeton)
    return Redirection(visite.adresse("compte/identification", avis="ferme"), session="")


def inscription(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Where to ask for an account."""
    return Gabarit("inscription.html", "Créer un compte citoyen", {"saisi": {}, "erreurs": {}})


def inscrire(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Ask for an account by SOAP."""
    saisi = {nom: visite.entree(nom).strip() for nom in _IDENTITE}
    secret = visite.entree("motDePasse")
    erreurs = {nom: _CHAMPS[nom] for nom in ("nom", "prenoms", "courriel") if not saisi[nom]}
    if len(secret) < 12:
        erreurs["motDePasse"] = _CHAMPS["motDePasse"]
    if not erreurs:
        try:
            given = {nom: valeur for nom, valeur in saisi.items() if valeur}
            plateforme.appeler(COMPTE, "inscrire", motDePasse=secret, **given)
            return Gabarit("message-envoye.html", "Un message vous attend", {"courriel": saisi["courriel"]})
        except (ParametreInvalide, MessageInvalide) as refus:
            erreurs[refus.champ] = _CHAMPS.get(refus.champ, phrase(refus))
    return Gabarit("inscription.html", "Créer un compte citoyen", {"saisi": saisi, "erreurs": erreurs}, 422)


def confirmer(plateforme: Plateforme, visite: Visite) -> Reponse:
    """The link of the message: a button, since mail readers open links by themselves."""
    valeurs = {"jeton": visite.arguments.get("jeton", "")[:100]}
    return Gabarit("confirmer.html", "Confirmer votre adresse", valeurs)


def confirmer_inscription(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Use the link up."""
    jeton = visite.entree("jeton")
    try:
        plateforme.appeler(COMPTE, "confirmerInscription", jeton=jeton)
    except LienInvalide as refus:
        valeurs = {"jeton": jeton, "erreur": phrase(refus)}
        return Gabarit("confirmer.html", "Confirmer votre adresse", valeurs, 410)
    return Redirection(visite.adresse("compte/identification", avis="confirme"))


def vue(plateforme: Plateforme, visite: Visite, nom: str, numero: str = "") -> Reponse:
    """A view of the account that wants a session: tableau-de-bord, archives, informations, messages, dossier."""
    return _vue(plateforme, visite, nom, numero)


def _vue(plateforme: Plateforme, visite: Visite, nom: str, numero: str, erreur: str = "") -> Morceau:
    parametres = {"numero": numero, "suite": visite.arguments.get("suite", "")}
    fragment = plateforme.fragment(COMPTE, nom, visite.base, visite.niveau, parametres, ouverte(visite))
    return Morceau(fragment, 409 if erreur else 200, erreur)


def agir(plateforme: Plateforme, visite: Visite, numero: str) -> Reponse:
    """An action of the citizen on one of his dossiers."""
    try:
        plateforme.appeler(COMPTE, "effectuerAction", jeton=ouverte(visite), numero=numero, **action(visite))
    except REFUS_D_ACTION as refus:
        return _vue(plateforme, visite, "dossier", numero, phrase(refus))
    return Redirection(visite.adresse(f"compte/dossiers/{numero}", avis="action"))


def telecharger(plateforme: Plateforme, visite: Visite, operation: str, numero: str) -> Reponse:
    """A file of a dossier: telechargerRecapitulatif or telechargerDemande."""
    return fichier(plateforme.appeler(COMPTE, operation, jeton=ouverte(visite), numero=numero))


def ouverte(visite: Visite) -> str:
    """The token of the session; SessionAbsente when nobody is signed in, without asking the platform."""
    if not visite.jeton:
        raise SessionAbsente("SessionRequise", "Cette page demande d’être identifié.", "Identifiez-vous.")
    return visite.jeton


def local(chemin: str) -> str:
    """Where to go on after signing in: a path under our own base, the account when it is anything else."""
    return chemin if chemin.startswith(("compte", "services/")) and "//" not in chemin and ":" not in chemin else COMPTE


def session_perdue(refus: FauteWsc, visite: Visite) -> Redirection:
    """Nobody is signed in, or no longer: sign in, then come back here."""
    avis = "session" if visite.jeton else "compte-requis"
    return Redirection(visite.adresse("compte/identification", retour=visite.chemin, avis=avis), session="")
