"""What each effect of an action names must exist, and what it counts must be a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wsc_soap.domain.actions import kinds
from wsc_soap.domain.actions.alerter import IN_CHARGE
from wsc_soap.domain.actions.reservation import RESERVER
from wsc_soap.domain.processus import Action, Effet, Etape
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.meaning import expression, fault, unknown
from wsc_soap.xmlio.platform_texts import platform_codes

# effect -> the attributes it cannot do without
NEEDED = {
    "envoyerMessage": ("code",),
    "envoyerSms": ("code",),
    "alerter": ("acteur",),
    "ecrireA": ("adresse",),
    "demanderAvis": ("acteurs",),
    "inviter": ("acteur",),
    "genererCourrier": ("code",),
    "appelerPartenaire": ("partenaire",),
    "demanderPaiement": ("montant",),
    "reserver": ("ressource", "debut"),
    "armer": ("action",),
    "desarmer": ("action",),
}
SAID = {
    "code": "Dites quel texte employer, par son code.",
    "acteur": "Dites quel acteur, par son code.",
    "acteurs": "Dites à quels acteurs demander un avis.",
    "adresse": "Dites à quelle adresse écrire.",
    "partenaire": "Dites quel partenaire appeler.",
    "action": "Dites quelle horloge.",
    "montant": "Dites quel montant, par une expression.",
    "ressource": "Dites quelle ressource réserver, par une expression.",
    "debut": "Dites quand la réservation commence, par une expression.",
}
NO_NUMBER = (
    "Dites où lire le numéro du citoyen qui accepte les SMS (attribut telephone de demandeur), ou donnez un numéro."
)
NUMBERS = ("delai", "relance")


def check_effet(
    teleservice: Teleservice, etape: Etape, action: Action, place: str, effet: Effet
) -> Iterator[Manquement]:
    """Every fault of one effect of an action of an étape."""
    if effet.genre not in kinds():
        yield fault(place, "effet", f"L’effet « {effet.genre} » n’existe pas.")
        return
    for attribute in NEEDED.get(effet.genre, ()):
        if not effet.parametres.get(attribute):
            yield fault(place, "reference", SAID[attribute])
    for attribute in NUMBERS:
        value = effet.parametres.get(attribute, "")
        if value and not (value.isascii() and value.isdigit()):
            yield fault(f"{place}/{attribute}", "nombre", "Écrivez un nombre entier.")
    if effet.genre == "demanderPaiement" and effet.parametres.get("montant"):
        yield from expression(f"{place}/montant", effet.parametres["montant"], with_variables=False)
    if effet.parametres.get("si"):
        yield from expression(f"{place}/si", effet.parametres["si"])
    if effet.genre == RESERVER:
        yield from _reservation(teleservice, action, place, effet)
    yield from _texts(teleservice, place, effet)
    yield from _acteurs(teleservice, place, effet)
    if effet.genre == "envoyerSms" and not ("numero" in effet.parametres or teleservice.demandeur_telephone):
        yield fault(place, "reference", NO_NUMBER)
    if effet.genre in ("armer", "desarmer"):
        yield from _clock(teleservice, etape, action, place, effet)
    if effet.genre == "affecter" and not (effet.parametres.get("service") or effet.parametres.get("agent")):
        yield fault(place, "reference", "Dites à quel service ou à quel agent.")


def _reservation(teleservice: Teleservice, action: Action, place: str, effet: Effet) -> Iterator[Manquement]:
    """Its expressions can be read, and it is an agent who books: who is refused must be there to choose again."""
    for attribute in ("ressource", "debut", "fin", "places"):
        if effet.parametres.get(attribute):
            yield from expression(f"{place}/{attribute}", effet.parametres[attribute])
    genre = next((acteur.genre for acteur in teleservice.processus.acteurs if acteur.code == action.acteur), "")
    if genre != "service" or action.automatique or action.declencheur:
        yield fault(place, "acteur", "Seule une action d’un service réserve : un agent choisit la place.")


def _texts(teleservice: Teleservice, place: str, effet: Effet) -> Iterator[Manquement]:
    code = effet.parametres.get("code")
    if effet.genre == "genererCourrier":
        if code and code not in teleservice.courriers:
            yield unknown(place, "Le courrier", code)
        return
    known = teleservice.messages.keys() | platform_codes()
    for message in (code if effet.genre in ("envoyerMessage", "envoyerSms") else None, effet.parametres.get("message")):
        if message and message not in known:
            yield unknown(place, "Le message", message)


def _acteurs(teleservice: Teleservice, place: str, effet: Effet) -> Iterator[Manquement]:
    genres = {acteur.code: acteur.genre for acteur in teleservice.processus.acteurs}
    named = effet.parametres.get("acteurs", "").split()
    acteur = effet.parametres.get("acteur", "")
    if acteur and not (effet.genre == "alerter" and acteur == IN_CHARGE):
        named.append(acteur)
    admitted: dict[str, Callable[[str], bool]] = {
        "demanderAvis": lambda genre: genre in ("service", "externe"),
        "inviter": lambda genre: genre == "externe",
    }
    for code in named:
        if code not in genres:
            yield unknown(place, "L’acteur", code)
        elif effet.genre in admitted and not admitted[effet.genre](genres[code]):
            yield fault(place, "acteur", f"L’acteur « {code} » n’est pas de ceux à qui l’on écrit ainsi.")


def _clock(teleservice: Teleservice, etape: Etape, action: Action, place: str, effet: Effet) -> Iterator[Manquement]:
    """The clock is one of the étape where the dossier stands after the action."""
    nom = effet.parametres.get("action", "")
    if action.vers_origine:
        there = teleservice.processus.etapes
    else:
        there = tuple(one for one in teleservice.processus.etapes if one.code == (action.cible or etape.code))
    if nom and nom not in {clock.nom for one in there for clock in one.clocks}:
        yield fault(place, "reference", f"L’horloge « {nom} » n’est pas de l’étape où le dossier se trouve alors.")
