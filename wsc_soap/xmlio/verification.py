"""What a definition must satisfy beyond its schema: every fault at once, each with its place.

Places read `formulaire/demandeur/codePostal/condition`, `processus/envoi-document/confirmerReception`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wsc_soap.domain.actions import kinds
from wsc_soap.domain.champs.motif import InvalidPattern, check_pattern
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.domain.processus import HORLOGE, USAGER, Action, Effet, Etape, Processus
from wsc_soap.domain.proof import defects
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.expressions import InvalidExpression, compiled
from wsc_soap.xmlio.merge_fields import fields_named, known_field

RESERVED_CODES = ("compte", "catalogue", "agenda")
FORMATS = frozenset({"pdf", "jpeg", "png"})
GROUPES = frozenset({"groupe", "groupeRepete"})
RESSOURCES = "ressources:"
WITH_OPTIONS = frozenset({"choix", "choixMultiple"})


def check_definition(teleservice: Teleservice, leftovers: Iterable[str] = ()) -> Iterator[Manquement]:
    """Every fault of meaning; `leftovers` are places that an expansion should have replaced."""
    for place in leftovers:
        yield _fault(place, "reference", "Ce renvoi n’est pas développé : développez le document d’abord.")
    code = teleservice.code
    if code in RESERVED_CODES or code.startswith("bo-"):
        yield _fault("teleservice/code", "code", f"« {code} » est réservé à la plateforme : choisissez un autre code.")
    for place, text in (("libelle", teleservice.demandeur_libelle), ("courriel", teleservice.demandeur_courriel)):
        yield from _expression(f"demandeur/{place}", text, with_variables=False)
    yield from _formulaire(teleservice.formulaire)
    yield from _reservations(teleservice)
    yield from _processus(teleservice)
    yield from _messages(teleservice)


def _fault(place: str, regle: str, message: str) -> Manquement:
    return Manquement(place, place.rpartition("/")[2], regle, message)


def _expression(place: str, text: str, with_variables: bool = True) -> Iterator[Manquement]:
    try:
        if compiled(text).variables and not with_variables:
            yield _fault(place, "expression", "Une variable n’a pas de valeur ici : lisez la demande seulement.")
    except InvalidExpression as error:
        yield _fault(place, "expression", f"Expression refusée : {error}.")


def _duplicates(place: str, names: Iterable[str]) -> Iterator[Manquement]:
    for nom, number in Counter(names).items():
        if number > 1:
            yield _fault(f"{place}/{nom}", "double", f"« {nom} » est écrit {number} fois : gardez-en un.")


# --- form ---------------------------------------------------------------------------------------------------------


def _formulaire(formulaire: Formulaire) -> Iterator[Manquement]:
    yield from _duplicates("formulaire", (page.code for page in formulaire.pages))
    yield from _duplicates("formulaire", (champ.nom for champ in formulaire.champs))
    if not formulaire.champs:
        yield _fault("formulaire", "vide", "Le formulaire n’a aucun champ.")
    for page in formulaire.pages:
        if not page.champs:
            yield _fault(f"formulaire/{page.code}", "vide", "Cette page n’a aucun champ : ajoutez-en un ou retirez-la.")
    for path, champ in formulaire.walk():
        yield from _champ(f"formulaire/{path}", champ)


def _champ(place: str, champ: Champ) -> Iterator[Manquement]:
    yield from _type(place, champ)
    yield from _bounds(place, champ)
    if champ.condition:
        yield from _expression(f"{place}/condition", champ.condition)
    for rank, regle in enumerate(champ.regles, 1):
        yield from _expression(f"{place}/regle[{rank}]", regle.test)
    if champ.motif:
        yield from _motif(f"{place}/motif", champ.motif)
    yield from _duplicates(place, (option.code for option in champ.options))
    yield from _duplicates(place, (child.nom for child in champ.champs))
    unknown = set(champ.formats) - FORMATS
    if unknown:
        yield _fault(f"{place}/formats", "format", f"Format non admis : {', '.join(sorted(unknown))}.")


def _type(place: str, champ: Champ) -> Iterator[Manquement]:
    try:
        champ_type(champ.type)
    except KeyError:
        yield _fault(f"{place}/type", "type", f"Le type « {champ.type} » n’existe pas.")
        return
    if (champ.type in GROUPES) != bool(champ.champs):
        yield _fault(place, "groupe", "Un groupe contient des champs, et lui seul.")
    if (champ.type in WITH_OPTIONS) != bool(champ.options or champ.liste):
        yield _fault(place, "option", "Un choix a des options, et lui seul.")
    yield from _agenda(place, champ)
    if champ.defaut and champ.options and champ.defaut not in {option.code for option in champ.options}:
        yield _fault(f"{place}/defaut", "option", "La valeur par défaut n’est pas une des options.")
    if (champ.type == "calcul") != bool(champ.calcul):
        yield _fault(place, "calcul", "Un champ de type calcul a une expression, et lui seul.")
    elif champ.calcul:
        yield from _expression(f"{place}/calcul", champ.calcul)


def _agenda(place: str, champ: Champ) -> Iterator[Manquement]:
    if champ.liste and (champ.options or not champ.liste.startswith(RESSOURCES) or champ.type != "choix"):
        message = f"Une liste vivante s’écrit {RESSOURCES}genre, sur un choix sans options."
        yield _fault(f"{place}/liste", "liste", message)
    if champ.type == "creneau" and not champ.ressource:
        yield _fault(f"{place}/ressource", "ressource", "Dites de quelle ressource sont les créneaux.")
    if champ.ressource:
        yield from _expression(f"{place}/ressource", champ.ressource)


def _reservations(teleservice: Teleservice) -> Iterator[Manquement]:
    for rank, rule in enumerate(teleservice.reservations, 1):
        for nom in ("ressource", "debut", "fin", "places", "condition"):
            if text := getattr(rule, nom):
                yield from _expression(f"reservation[{rank}]/{nom}", text)


def _bounds(place: str, champ: Champ) -> Iterator[Manquement]:
    if champ.occurrences_min > champ.occurrences_max:
        yield _fault(f"{place}/occurrencesMin", "borne", "Le nombre le plus petit dépasse le plus grand.")
    if champ.longueur_min is not None and champ.longueur_max is not None and champ.longueur_min > champ.longueur_max:
        yield _fault(f"{place}/longueurMin", "borne", "La longueur la plus petite dépasse la plus grande.")
    for nom, bound in (("minimum", champ.minimum), ("maximum", champ.maximum)):
        if bound and not _is_number(bound):
            yield _fault(f"{place}/{nom}", "borne", "Cette borne n’est pas un nombre.")


def _is_number(text: str) -> bool:
    integer, _, decimals = text.removeprefix("-").partition(".")
    return integer.isascii() and integer.isdigit() and (not decimals or (decimals.isascii() and decimals.isdigit()))


def _motif(place: str, motif: str) -> Iterator[Manquement]:
    try:
        check_pattern(motif)
    except InvalidPattern:
        yield _fault(place, "motif", "Ce motif n’est pas une expression régulière d’XML Schema.")


# --- process --------------------------------------------------------------------------------------------------------


def _processus(teleservice: Teleservice) -> Iterator[Manquement]:
    processus = teleservice.processus
    yield from _duplicates("processus", (acteur.code for acteur in processus.acteurs))
    yield from _duplicates("processus", (etape.code for etape in processus.etapes))
    start = next((etape for etape in processus.etapes if etape.code == processus.debut), None)
    if start is None:
        yield _fault("processus/debut", "reference", f"L’étape « {processus.debut} » n’existe pas.")
    elif not any(action.acteur == USAGER and action.cible for action in start.actions):
        yield _fault(f"processus/{start.code}", "debut", "L’étape de départ n’a pas d’action de dépôt pour l’usager.")
    for etape in processus.etapes:
        yield from _etape(teleservice, etape)
    yield from _proof(processus)


def _etape(teleservice: Teleservice, etape: Etape) -> Iterator[Manquement]:
    place = f"processus/{etape.code}"
    codes = {acteur.code for acteur in teleservice.processus.acteurs}
    if not etape.acteur:
        yield _fault(place, "acteur", "Cette étape n’a pas d’acteur : dites qui doit agir.")
    elif etape.acteur not in codes:
        yield _fault(f"{place}/acteur", "reference", f"L’acteur « {etape.acteur} » n’existe pas.")
    yield from _duplicates(place, (action.nom for action in etape.actions))
    if etape.issue and etape.actions:
        yield _fault(place, "issue", "Une étape terminale n’a pas d’action.")
    if not etape.issue and not any(action.cible for action in etape.actions):
        yield _fault(place, "issue", "Aucune action ne quitte cette étape : donnez-lui une issue ou une action.")
    for action in etape.actions:
        yield from _action(teleservice, f"{place}/{action.nom}", action)


def _action(teleservice: Teleservice, place: str, action: Action) -> Iterator[Manquement]:
    processus = teleservice.processus
    genre = {acteur.code: acteur.genre for acteur in processus.acteurs}.get(action.acteur)
    if genre is None:
        yield _fault(f"{place}/acteur", "reference", f"L’acteur « {action.acteur} » n’existe pas.")
    elif (action.apres is not None) != (action.acteur == HORLOGE):
        yield _fault(f"{place}/apres", "horloge", "Un délai va avec une action de l’horloge, et avec elle seule.")
    if action.cible and action.cible not in {etape.code for etape in processus.etapes}:
        yield _fault(f"{place}/cible", "reference", f"L’étape « {action.cible} » n’existe pas.")
    yield from _duplicates(place, (motif.code for motif in action.motifs))
    for motif in action.motifs:
        if not motif.code or not motif.libelle:
            yield _fault(f"{place}/motif", "motif", "Un motif a un code et une phrase.")
    for effet in action.effets:
        yield from _effet(teleservice, f"{place}/{effet.genre}", effet)


def _effet(teleservice: Teleservice, place: str, effet: Effet) -> Iterator[Manquement]:
    if effet.genre not in kinds():
        yield _fault(place, "effet", f"L’effet « {effet.genre} » n’existe pas.")
        return
    message = effet.parametres.get("code" if effet.genre == "envoyerMessage" else "message")
    if effet.genre == "envoyerMessage" and message is None:
        yield _fault(place, "reference", "Dites quel message envoyer, par son code.")
    if message is not None and message not in teleservice.messages:
        yield _fault(place, "reference", f"Le message « {message} » n’existe pas.")
    acteur = effet.parametres.get("acteur")
    if effet.genre == "alerter" and acteur is None:
        yield _fault(place, "reference", "Dites quel acteur alerter.")
    if acteur is not None and acteur not in {acteur.code for acteur in teleservice.processus.acteurs}:
        yield _fault(place, "reference", f"L’acteur « {acteur} » n’existe pas.")


def _proof(processus: Processus) -> Iterator[Manquement]:
    """What the proof of the process finds grave (see `domain/proof.py`)."""
    for constat in defects(processus):
        yield _fault(constat.place, constat.regle, constat.message)


# --- messages -------------------------------------------------------------------------------------------------------


def _messages(teleservice: Teleservice) -> Iterator[Manquement]:
    for message in teleservice.messages.values():
        for part, template in (("objet", message.objet), ("corps", message.corps)):
            for nom in fields_named(template):
                if not known_field(nom, teleservice.formulaire):
                    place = f"messages/{message.code}/{part}"
                    yield _fault(place, "fusion", f"Le champ de fusion « {nom} » n’existe pas.")
