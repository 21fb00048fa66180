"""What a definition must satisfy beyond its schema: every fault at once, each with its place.

Places read `formulaire/demandeur/codePostal/condition`, `processus/envoi-document/confirmerReception`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wsc_soap.domain.actions import genres
from wsc_soap.domain.champs.motif import MotifInvalide, verifier_motif
from wsc_soap.domain.champs.registre import type_champ
from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.domain.processus import HORLOGE, USAGER, Action, Effet, Etape, Processus
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.expressions import ExpressionInvalide, compiler
from wsc_soap.xmlio.fusion import champ_connu, champs_cites

CODES_RESERVES = ("compte", "catalogue", "agenda")
FORMATS = frozenset({"pdf", "jpeg", "png"})
GROUPES = frozenset({"groupe", "groupeRepete"})
A_OPTIONS = frozenset({"choix", "choixMultiple"})


def verifier_definition(teleservice: Teleservice, restes: Iterable[str] = ()) -> Iterator[Manquement]:
    """Every fault of meaning; `restes` are places that an expansion should have replaced."""
    for place in restes:
        yield _faute(place, "reference", "Ce renvoi n’est pas développé : développez le document d’abord.")
    code = teleservice.code
    if code in CODES_RESERVES or code.startswith("bo-"):
        yield _faute("teleservice/code", "code", f"« {code} » est réservé à la plateforme : choisissez un autre code.")
    for place, texte in (("libelle", teleservice.demandeur_libelle), ("courriel", teleservice.demandeur_courriel)):
        yield from _expression(f"demandeur/{place}", texte, avec_variables=False)
    yield from _formulaire(teleservice.formulaire)
    yield from _processus(teleservice)
    yield from _messages(teleservice)


def _faute(place: str, regle: str, message: str) -> Manquement:
    return Manquement(place, place.rpartition("/")[2], regle, message)


def _expression(place: str, texte: str, avec_variables: bool = True) -> Iterator[Manquement]:
    try:
        if compiler(texte).variables and not avec_variables:
            yield _faute(place, "expression", "Une variable n’a pas de valeur ici : lisez la demande seulement.")
    except ExpressionInvalide as erreur:
        yield _faute(place, "expression", f"Expression refusée : {erreur}.")


def _doubles(place: str, noms: Iterable[str]) -> Iterator[Manquement]:
    for nom, nombre in Counter(noms).items():
        if nombre > 1:
            yield _faute(f"{place}/{nom}", "double", f"« {nom} » est écrit {nombre} fois : gardez-en un.")


# --- form ---------------------------------------------------------------------------------------------------------


def _formulaire(formulaire: Formulaire) -> Iterator[Manquement]:
    yield from _doubles("formulaire", (page.code for page in formulaire.pages))
    yield from _doubles("formulaire", (champ.nom for champ in formulaire.champs))
    if not formulaire.champs:
        yield _faute("formulaire", "vide", "Le formulaire n’a aucun champ.")
    for chemin, champ in formulaire.parcourir():
        yield from _champ(f"formulaire/{chemin}", champ)


def _champ(place: str, champ: Champ) -> Iterator[Manquement]:
    yield from _type(place, champ)
    yield from _bornes(place, champ)
    if champ.condition:
        yield from _expression(f"{place}/condition", champ.condition)
    for rang, regle in enumerate(champ.regles, 1):
        yield from _expression(f"{place}/regle[{rang}]", regle.test)
    if champ.motif:
        yield from _motif(f"{place}/motif", champ.motif)
    yield from _doubles(place, (option.code for option in champ.options))
    yield from _doubles(place, (enfant.nom for enfant in champ.champs))
    inconnus = set(champ.formats) - FORMATS
    if inconnus:
        yield _faute(f"{place}/formats", "format", f"Format non admis : {', '.join(sorted(inconnus))}.")


def _type(place: str, champ: Champ) -> Iterator[Manquement]:
    try:
        type_champ(champ.type)
    except KeyError:
        yield _faute(f"{place}/type", "type", f"Le type « {champ.type} » n’existe pas.")
        return
    if (champ.type in GROUPES) != bool(champ.champs):
        yield _faute(place, "groupe", "Un groupe contient des champs, et lui seul.")
    if (champ.type in A_OPTIONS) != bool(champ.options):
        yield _faute(place, "option", "Un choix a des options, et lui seul.")
    if champ.defaut and champ.options and champ.defaut not in {option.code for option in champ.options}:
        yield _faute(f"{place}/defaut", "option", "La valeur par défaut n’est pas une des options.")
    if (champ.type == "calcul") != bool(champ.calcul):
        yield _faute(place, "calcul", "Un champ de type calcul a une expression, et lui seul.")
    elif champ.calcul:
        yield from _expression(f"{place}/calcul", champ.calcul)


def _bornes(place: str, champ: Champ) -> Iterator[Manquement]:
    if champ.occurrences_min > champ.occurrences_max:
        yield _faute(f"{place}/occurrencesMin", "borne", "Le nombre le plus petit dépasse le plus grand.")
    if champ.longueur_min is not None and champ.longueur_max is not None and champ.longueur_min > champ.longueur_max:
        yield _faute(f"{place}/longueurMin", "borne", "La longueur la plus petite dépasse la plus grande.")
    for nom, borne in (("minimum", champ.minimum), ("maximum", champ.maximum)):
        if borne and not _nombre(borne):
            yield _faute(f"{place}/{nom}", "borne", "Cette borne n’est pas un nombre.")


def _nombre(texte: str) -> bool:
    entier, _, decimales = texte.removeprefix("-").partition(".")
    return entier.isascii() and entier.isdigit() and (not decimales or (decimales.isascii() and decimales.isdigit()))


def _motif(place: str, motif: str) -> Iterator[Manquement]:
    try:
        verifier_motif(motif)
    except MotifInvalide:
        yield _faute(place, "motif", "Ce motif n’est pas une expression régulière d’XML Schema.")


# --- process --------------------------------------------------------------------------------------------------------


def _processus(teleservice: Teleservice) -> Iterator[Manquement]:
    processus = teleservice.processus
    yield from _doubles("processus", (acteur.code for acteur in processus.acteurs))
    yield from _doubles("processus", (etape.code for etape in processus.etapes))
    debut = next((etape for etape in processus.etapes if etape.code == processus.debut), None)
    if debut is None:
        yield _faute("processus/debut", "reference", f"L’étape « {processus.debut} » n’existe pas.")
    elif not any(action.acteur == USAGER and action.cible for action in debut.actions):
        yield _faute(f"processus/{debut.code}", "debut", "L’étape de départ n’a pas d’action de dépôt pour l’usager.")
    for etape in processus.etapes:
        yield from _etape(teleservice, etape)
    yield from _chemins(processus)


def _etape(teleservice: Teleservice, etape: Etape) -> Iterator[Manquement]:
    place = f"processus/{etape.code}"
    codes = {acteur.code for acteur in teleservice.processus.acteurs}
    if not etape.acteur:
        yield _faute(place, "acteur", "Cette étape n’a pas d’acteur : dites qui doit agir.")
    elif etape.acteur not in codes:
        yield _faute(f"{place}/acteur", "reference", f"L’acteur « {etape.acteur} » n’existe pas.")
    yield from _doubles(place, (action.nom for action in etape.actions))
    if etape.issue and etape.actions:
        yield _faute(place, "issue", "Une étape terminale n’a pas d’action.")
    if not etape.issue and not any(action.cible for action in etape.actions):
        yield _faute(place, "issue", "Aucune action ne quitte cette étape : donnez-lui une issue ou une action.")
    for action in etape.actions:
        yield from _action(teleservice, f"{place}/{action.nom}", action)


def _action(teleservice: Teleservice, place: str, action: Action) -> Iterator[Manquement]:
    processus = teleservice.processus
    genre = {acteur.code: acteur.genre for acteur in processus.acteurs}.get(action.acteur)
    if genre is None:
        yield _faute(f"{place}/acteur", "reference", f"L’acteur « {action.acteur} » n’existe pas.")
    elif (action.apres is not None) != (action.acteur == HORLOGE):
        yield _faute(f"{place}/apres", "horloge", "Un délai va avec une action de l’horloge, et avec elle seule.")
    if action.cible and action.cible not in {etape.code for etape in processus.etapes}:
        yield _faute(f"{place}/cible", "reference", f"L’étape « {action.cible} » n’existe pas.")
    yield from _doubles(place, (motif.code for motif in action.motifs))
    for motif in action.motifs:
        if not motif.code or not motif.libelle:
            yield _faute(f"{place}/motif", "motif", "Un motif a un code et une phrase.")
    for effet in action.effets:
        yield from _effet(teleservice, f"{place}/{effet.genre}", effet)


def _effet(teleservice: Teleservice, place: str, effet: Effet) -> Iterator[Manquement]:
    if effet.genre not in genres():
        yield _faute(place, "effet", f"L’effet « {effet.genre} » n’existe pas.")
        return
    message = effet.parametres.get("code" if effet.genre == "envoyerMessage" else "message")
    if effet.genre == "envoyerMessage" and message is None:
        yield _faute(place, "reference", "Dites quel message envoyer, par son code.")
    if message is not None and message not in teleservice.messages:
        yield _faute(place, "reference", f"Le message « {message} » n’existe pas.")
    acteur = effet.parametres.get("acteur")
    if effet.genre == "alerter" and acteur is None:
        yield _faute(place, "reference", "Dites quel acteur alerter.")
    if acteur is not None and acteur not in {acteur.code for acteur in teleservice.processus.acteurs}:
        yield _faute(place, "reference", f"L’acteur « {acteur} » n’existe pas.")


def _chemins(processus: Processus) -> Iterator[Manquement]:
    """Every étape can be reached, and from each one an outcome can."""
    suites = {etape.code: {action.cible for action in etape.actions if action.cible} for etape in processus.etapes}
    atteintes = _depuis({processus.debut}, suites)
    retours: dict[str, set[str]] = {}
    for code, cibles in suites.items():
        for cible in cibles:
            retours.setdefault(cible, set()).add(code)
    # An étape that nothing leaves is told elsewhere.
    finissables = _depuis({etape.code for etape in processus.etapes if etape.issue or not suites[etape.code]}, retours)
    for code in suites:
        if code not in atteintes:
            yield _faute(f"processus/{code}", "chemin", "Aucun chemin ne mène à cette étape.")
        elif code not in finissables:
            yield _faute(f"processus/{code}", "chemin", "Depuis cette étape, aucun chemin ne mène à une issue.")


def _depuis(departs: set[str], suites: dict[str, set[str]]) -> set[str]:
    vues, attente = set(departs), list(departs)
    while attente:
        nouvelles = suites.get(attente.pop(), set()) - vues
        vues |= nouvelles
        attente.extend(nouvelles)
    return vues


# --- messages -------------------------------------------------------------------------------------------------------


def _messages(teleservice: Teleservice) -> Iterator[Manquement]:
    for message in teleservice.messages.values():
        for partie, modele in (("objet", message.objet), ("corps", message.corps)):
            for nom in champs_cites(modele):
                if not champ_connu(nom, teleservice.formulaire):
                    place = f"messages/{message.code}/{partie}"
                    yield _faute(place, "fusion", f"Le champ de fusion « {nom} » n’existe pas.")
