"""The pages of the téléservices: list, presentation, form, confirmation, follow-up. No form is known here."""

from __future__ import annotations

from typing import Any

from wsc_soap.client.errors import (
    ActionImpossible,
    DemandeInvalide,
    DossierIntrouvable,
    DossierModifie,
    MotifManquant,
    WscFault,
)
from wsc_soap.client.site.answers import Answer, Download, EmbeddedFragment, Redirection, Template, Visit
from wsc_soap.client.site.platform import Platform, teleservice

SAISI = ("service", "numero", "cle")
UNKNOWN = "Aucun dossier de cette démarche ne porte ce numéro et cette clé. Vérifiez-les sur l’accusé de réception."
_NAMESPACES = ((" ;", "\u202f;"), (" ?", "\u202f?"), (" :", "\u00a0:"), ("« ", "«\u00a0"), (" »", "\u00a0»"))
ACTION_REFUSALS = (ActionImpossible, DemandeInvalide, MotifManquant, DossierModifie)


def list_services(platform: Platform, visit: Visit) -> Answer:
    """All démarches by theme."""
    return Template("services.html", "Services en ligne", {"themes": platform.catalogue()})


def presentation(platform: Platform, visit: Visit, code: str) -> Answer:
    """What the démarche is."""
    return EmbeddedFragment(platform.presentation(teleservice(code), visit.base, visit.niveau))


def formulaire(platform: Platform, visit: Visit, code: str) -> Answer:
    """The first page of the form; who needs an account is asked to sign in before typing anything."""
    if not visit.jeton and platform.wants_account(teleservice(code)):
        return Redirection(visit.address("compte/identification", retour=visit.path, avis="compte-requis"))
    return EmbeddedFragment(platform.fragment(code, "formulaire", visit.base, visit.niveau, jeton=visit.jeton))


def submit(platform: Platform, visit: Visit, code: str) -> Answer:
    """Whatever was sent goes to the platform; what it answers is shown, or the confirmation at its own address."""
    fragment = platform.submit(teleservice(code), visit.base, visit.niveau, list(visit.entrees), jeton=visit.jeton)
    if fragment.numero:
        path = f"services/{code}/confirmation"
        return Redirection(visit.address(path, numero=fragment.numero, cle=fragment.cle))
    return EmbeddedFragment(fragment)


def brouillon(platform: Platform, visit: Visit, code: str) -> Answer:
    """Where to type the code of a draft; with a code, the form where it was left, or why it cannot be found."""
    given = visit.arguments.get("code", "")[:60]
    if not given:
        return EmbeddedFragment(platform.fragment(teleservice(code), "brouillon", visit.base, visit.niveau))
    return _draft(platform, visit, code, [{"nom": "code", "valeur": given}])


def take_up(platform: Platform, visit: Visit, code: str) -> Answer:
    """From the code typed to the draft's own address; or, with an address, its link by mail."""
    if any(entree["nom"] == "courriel" for entree in visit.entrees):
        return _draft(platform, visit, code, list(visit.entrees))
    return Redirection(visit.address(f"services/{teleservice(code)}/brouillon", code=visit.entree("code").strip()[:60]))


def _draft(platform: Platform, visit: Visit, code: str, entrees: list[dict[str, Any]]) -> EmbeddedFragment:
    fragment = platform.submit(teleservice(code), visit.base, visit.niveau, entrees, visit.jeton, vue="brouillon")
    return EmbeddedFragment(fragment)


def confirmation(platform: Platform, visit: Visit, code: str) -> Answer:
    """The demande is filed: its number, what comes next."""
    return _view(platform, visit, code, "confirmation")


def suivi(platform: Platform, visit: Visit, code: str) -> Answer:
    """Where the dossier stands."""
    return _view(platform, visit, code, "suivi")


def _view(platform: Platform, visit: Visit, code: str, vue: str, error: str = "") -> EmbeddedFragment:
    parametres = {nom: visit.arguments.get(nom, "") for nom in ("numero", "cle")}
    jeton = visit.jeton if vue == "confirmation" else ""
    fragment = platform.fragment(teleservice(code), vue, visit.base, visit.niveau, parametres, jeton)
    return EmbeddedFragment(fragment, 409 if error else 200, error)


def act(platform: Platform, visit: Visit, code: str) -> Answer:
    """An action of the citizen on a dossier followed with its key."""
    numero, cle = visit.arguments.get("numero", ""), visit.arguments.get("cle", "")
    try:
        platform.call(teleservice(code), "effectuerAction", numero=numero, cleSuivi=cle, **action(visit))
    except DemandeInvalide:
        return _asked_again(platform, visit, code, numero, cle)
    except ACTION_REFUSALS as refusal:
        return _view(platform, visit, code, "suivi", sentence(refusal))
    return Redirection(visit.address(f"services/{code}/suivi", numero=numero, cle=cle, avis="action"))


def _asked_again(platform: Platform, visit: Visit, code: str, numero: str, cle: str) -> EmbeddedFragment:
    """The same refused action by the platform's own form: what was typed stays, what it asks more is shown."""
    access = [{"nom": "numero", "valeur": numero}, {"nom": "cle", "valeur": cle}]
    entrees = [entree for entree in visit.entrees if entree["nom"] not in ("numero", "cle")] + access
    return EmbeddedFragment(platform.submit(code, visit.base, visit.niveau, entrees, vue="suivi"))


def recapitulatif(platform: Platform, visit: Visit, code: str) -> Answer:
    """The recap in PDF."""
    numero, cle = visit.arguments.get("numero", ""), visit.arguments.get("cle", "")
    return download(platform.call(teleservice(code), "telechargerRecapitulatif", numero=numero, cleSuivi=cle))


def search(platform: Platform, visit: Visit) -> Answer:
    """Where to type number and key."""
    return _recherche(platform, {nom: visit.arguments.get(nom, "") for nom in SAISI})


def _recherche(platform: Platform, saisi: dict[str, str], error: str = "") -> Template:
    values = {"themes": platform.catalogue(), "saisi": saisi, "erreur": error}
    return Template("suivi.html", "Où en est ma demande ?", values, 422 if error else 200)


def find(platform: Platform, visit: Visit) -> Answer:
    """From number, key and démarche to the page of the dossier; the same sentence whatever is wrong."""
    saisi = {nom: visit.entree(nom).strip() for nom in SAISI}
    try:
        found = platform.call(teleservice(saisi["service"]), "suivre", numero=saisi["numero"], cleSuivi=saisi["cle"])
    except WscFault as refusal:
        if refusal.code not in (DossierIntrouvable.__name__, "TeleserviceInconnu", "MessageInvalide"):
            raise
        return _recherche(platform, saisi, UNKNOWN)
    path = f"services/{saisi['service']}/suivi"
    return Redirection(visit.address(path, numero=found.numero, cle=saisi["cle"]))


def action(visit: Visit) -> dict[str, Any]:
    """The arguments of an action's form."""
    version = visit.entree("version")
    given = {"action": visit.entree("action"), "motif": visit.entree("motif")}
    answers = [entree for entree in visit.entrees if entree["nom"].startswith("champ.")]
    return (
        {nom: value for nom, value in given.items() if value}
        | ({"version": int(version)} if version.isdecimal() and len(version) < 9 else {})
        | ({"entree": answers} if answers else {})
    )


def download(answer: Any) -> Download:
    """A file of the platform, to hand on."""
    return Download(answer.nom, answer.typeMime, answer.contenu)


def sentence(refusal: WscFault) -> str:
    """A fault as people read it, in French print: what, then each place in cause, or what to do."""
    places = " ".join(f"{erreur.libelle} : {erreur.message}." for erreur in refusal.erreurs)
    text = f"{refusal.message} {places or refusal.remede}".strip().replace("'", "’")
    for plain, printed in _NAMESPACES:
        text = text.replace(plain, printed)
    return text
