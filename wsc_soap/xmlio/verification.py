"""What a definition must satisfy beyond its schema: every fault at once, each with its place.

Places read `formulaire/demandeur/codePostal/condition`, `processus/envoi-document/confirmerReception`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wsc_soap.domain.champs.motif import InvalidPattern, check_pattern
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import RESSOURCES, Champ, Formulaire
from wsc_soap.domain.processus import Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.field_verification import check_limits
from wsc_soap.xmlio.form_verification import check_expressions
from wsc_soap.xmlio.meaning import duplicates as _duplicates
from wsc_soap.xmlio.meaning import expression as _expression
from wsc_soap.xmlio.meaning import fault as _fault
from wsc_soap.xmlio.pattern_probe import bears_long_texts
from wsc_soap.xmlio.process_verification import check_processus, check_texts

RESERVED_CODES = ("compte", "catalogue", "agenda", "invitations", "paiement")
MAX_DEPTH = 10
FORMATS = frozenset({"pdf", "jpeg", "png"})
GROUPES = frozenset({"groupe", "groupeRepete"})
WITH_OPTIONS = frozenset({"choix", "choixMultiple"})


def check_definition(teleservice: Teleservice, leftovers: Iterable[str] = ()) -> Iterator[Manquement]:
    """Every fault of meaning; `leftovers` are places that an expansion should have replaced."""
    for place in leftovers:
        yield _fault(place, "reference", "Ce renvoi n’est pas développé : développez le document d’abord.")
    code = teleservice.code
    if code in RESERVED_CODES or code.startswith("bo-"):
        yield _fault("teleservice/code", "code", f"« {code} » est réservé à la plateforme : choisissez un autre code.")
    yield from _demandeur(teleservice)
    yield from _formulaire(teleservice.formulaire)
    yield from _reservations(teleservice)
    yield from _doublons(teleservice)
    yield from check_processus(teleservice)
    for etape in teleservice.processus.etapes:
        for action in etape.actions:
            yield from _action_form(f"processus/{etape.code}/{action.nom}", action)
    yield from check_texts(teleservice)


def _demandeur(teleservice: Teleservice) -> Iterator[Manquement]:
    for place in ("libelle", "courriel", "telephone"):
        text = getattr(teleservice, f"demandeur_{place}")
        if text or place != "telephone":
            yield from _expression(f"demandeur/{place}", text, with_variables=False)


# --- form ---------------------------------------------------------------------------------------------------------


def _formulaire(formulaire: Formulaire) -> Iterator[Manquement]:
    yield from _duplicates("formulaire", (page.code for page in formulaire.pages))
    yield from _duplicates("formulaire", (champ.nom for champ in formulaire.champs))
    if not formulaire.champs:
        yield _fault("formulaire", "vide", "Le formulaire n’a aucun champ.")
    for page in formulaire.pages:
        if not page.champs:
            yield _fault(f"formulaire/{page.code}", "vide", "Cette page n’a aucun champ : ajoutez-en un ou retirez-la.")
    repeated = tuple(f"{path}/" for path, champ in formulaire.walk() if champ.type == "groupeRepete")
    for path, champ in formulaire.walk():
        yield from _champ(f"formulaire/{path}", champ)
        if champ.prerempli and path.startswith(repeated):
            message = "Une réponse d’un groupe répété ne se reprend pas : rien ne dit laquelle."
            yield _fault(f"formulaire/{path}/prerempli", "prerempli", message)
    yield from check_expressions(formulaire)


def _action_form(place: str, action: Action) -> Iterator[Manquement]:
    yield from _duplicates(place, (champ.nom for champ in action.champs))
    for path, champ in action.formulaire.walk():
        yield from _champ(f"{place}/{path}", champ)
    for fault in check_expressions(action.formulaire):
        yield replace(fault, champ=place + fault.champ.removeprefix("formulaire"))


def _champ(place: str, champ: Champ) -> Iterator[Manquement]:
    yield from _type(place, champ)
    yield from check_limits(place, champ)
    if not champ.libelle.strip():
        yield _fault(f"{place}/libelle", "libelle", "Ce champ n’a pas de libellé : dites ce qu’il demande.")
    if place.count("/") > MAX_DEPTH:
        yield _fault(place, "groupe", f"Des groupes s’imbriquent sur plus de {MAX_DEPTH} niveaux.")
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


def _doublons(teleservice: Teleservice) -> Iterator[Manquement]:
    rule = teleservice.doublons
    if rule is None:
        return
    for nom in ("position", "lieu", "memes"):
        if text := getattr(rule, nom):
            yield from _expression(f"doublons/{nom}", text)
    if not (rule.position or rule.lieu):
        yield _fault("doublons", "reference", "Dites où lire la position ou le lieu.")


def _motif(place: str, motif: str) -> Iterator[Manquement]:
    try:
        check_pattern(motif)
    except InvalidPattern:
        yield _fault(place, "motif", "Ce motif n’est pas une expression régulière d’XML Schema.")
        return
    if not bears_long_texts(motif):
        message = "Ce motif se lit de trop de façons : répétez une seule fois ce qui se répète, sans choix ambigu."
        yield _fault(place, "motif", message)
