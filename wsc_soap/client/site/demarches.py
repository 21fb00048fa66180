"""The pages of the téléservices: list, presentation, form, confirmation, follow-up. No form is known here."""

from __future__ import annotations

from typing import Any

from wsc_soap.client.erreurs import ActionImpossible, DossierIntrouvable, DossierModifie, FauteWsc, MotifManquant
from wsc_soap.client.site.plateforme import Plateforme, teleservice
from wsc_soap.client.site.reponses import Fichier, Gabarit, Morceau, Redirection, Reponse, Visite

SAISI = ("service", "numero", "cle")
INCONNU = "Aucun dossier de cette démarche ne porte ce numéro et cette clé. Vérifiez-les sur l’accusé de réception."
_ESPACES = ((" ;", "\u202f;"), (" ?", "\u202f?"), (" :", "\u00a0:"), ("« ", "«\u00a0"), (" »", "\u00a0»"))
REFUS_D_ACTION = (ActionImpossible, MotifManquant, DossierModifie)


def liste(plateforme: Plateforme, visite: Visite) -> Reponse:
    """All démarches by theme."""
    return Gabarit("services.html", "Services en ligne", {"themes": plateforme.catalogue()})


def presentation(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """What the démarche is."""
    return Morceau(plateforme.presentation(teleservice(code), visite.base, visite.niveau))


def formulaire(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """The first page of the form; who needs an account is asked to sign in before typing anything."""
    if not visite.jeton and plateforme.veut_un_compte(teleservice(code)):
        return Redirection(visite.adresse("compte/identification", retour=visite.chemin, avis="compte-requis"))
    return Morceau(plateforme.fragment(code, "formulaire", visite.base, visite.niveau, jeton=visite.jeton))


def soumettre(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """Whatever was sent goes to the platform; what it answers is shown, or the confirmation at its own address."""
    fragment = plateforme.soumettre(
        teleservice(code), visite.base, visite.niveau, list(visite.entrees), jeton=visite.jeton
    )
    if fragment.numero:
        chemin = f"services/{code}/confirmation"
        return Redirection(visite.adresse(chemin, numero=fragment.numero, cle=fragment.cle))
    return Morceau(fragment)


def confirmation(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """The demande is filed: its number, what comes next."""
    return _vue(plateforme, visite, code, "confirmation")


def suivi(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """Where the dossier stands."""
    return _vue(plateforme, visite, code, "suivi")


def _vue(plateforme: Plateforme, visite: Visite, code: str, vue: str, erreur: str = "") -> Morceau:
    parametres = {nom: visite.arguments.get(nom, "") for nom in ("numero", "cle")}
    jeton = visite.jeton if vue == "confirmation" else ""
    fragment = plateforme.fragment(teleservice(code), vue, visite.base, visite.niveau, parametres, jeton)
    return Morceau(fragment, 409 if erreur else 200, erreur)


def agir(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """An action of the citizen on a dossier followed with its key."""
    numero, cle = visite.arguments.get("numero", ""), visite.arguments.get("cle", "")
    try:
        plateforme.appeler(teleservice(code), "effectuerAction", numero=numero, cleSuivi=cle, **action(visite))
    except REFUS_D_ACTION as refus:
        return _vue(plateforme, visite, code, "suivi", phrase(refus))
    return Redirection(visite.adresse(f"services/{code}/suivi", numero=numero, cle=cle, avis="action"))


def recapitulatif(plateforme: Plateforme, visite: Visite, code: str) -> Reponse:
    """The recap in PDF."""
    numero, cle = visite.arguments.get("numero", ""), visite.arguments.get("cle", "")
    return fichier(
        plateforme.appeler(teleservice(code), "telechargerRecapitulatif", numero=numero, cleSuivi=cle)
    )


def rechercher(plateforme: Plateforme, visite: Visite) -> Reponse:
    """Where to type number and key."""
    return _recherche(plateforme, {nom: visite.arguments.get(nom, "") for nom in SAISI})


def _recherche(plateforme: Plateforme, saisi: dict[str, str], erreur: str = "") -> Gabarit:
    valeurs = {"themes": plateforme.catalogue(), "saisi": saisi, "erreur": erreur}
    return Gabarit("suivi.html", "Où en est ma demande ?", valeurs, 422 if erreur else 200)


def trouver(plateforme: Plateforme, visite: Visite) -> Reponse:
    """From number, key and démarche to the page of the dossier; the same sentence whatever is wrong."""
    saisi = {nom: visite.entree(nom).strip() for nom in SAISI}
    try:
        found = plateforme.appeler(
            teleservice(saisi["service"]), "suivre", numero=saisi["numero"], cleSuivi=saisi["cle"]
        )
    except FauteWsc as refus:
        if refus.code not in (DossierIntrouvable.__name__, "TeleserviceInconnu", "MessageInvalide"):
            raise
        return _recherche(plateforme, saisi, INCONNU)
    chemin = f"services/{saisi['service']}/suivi"
    return Redirection(visite.adresse(chemin, numero=found.numero, cle=saisi["cle"]))


def action(visite: Visite) -> dict[str, Any]:
    """The arguments of an action's form."""
    version = visite.entree("version")
    given = {"action": visite.entree("action"), "motif": visite.entree("motif")}
    return {nom: valeur for nom, valeur in given.items() if valeur} | (
        {"version": int(version)} if version.isdecimal() and len(version) < 9 else {}
    )


def fichier(answer: Any) -> Fichier:
    """A file of the platform, to hand on."""
    return Fichier(answer.nom, answer.typeMime, answer.contenu)


def phrase(refus: FauteWsc) -> str:
    """A fault as people read it: what, and what to do, with the spaces and the apostrophe of French print."""
    texte = f"{refus.message} {refus.remede}".strip().replace("'", "’")
    for plain, printed in _ESPACES:
        texte = texte.replace(plain, printed)
    return texte
