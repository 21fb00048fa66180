"""The properties of a field as attributes and texts of its element, each checked before it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml.etree import Element, _Element

from wsc_soap.domain.champs.motif import InvalidPattern, check_pattern
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.errors import ModificationRefusee
from wsc_soap.xmlio.editing_places import CHAMP, GROUPES, check_nom, check_phrase, insert_child
from wsc_soap.xmlio.expressions import MAX_LENGTH, InvalidExpression, compiled
from wsc_soap.xmlio.namespaces import definition_tag as tag

Properties = Mapping[str, str]
TEXTS = ("aide", "absent")
WITH_OPTIONS = ("choix", "choixMultiple")
FORMATS = ("pdf", "jpeg", "png")
FORMES = ("decimal", "entier", "montant", "date", "texte")
_REFERENCE = re.compile(r"\{([a-z][A-Za-z0-9]*)\}")
# a number, a date, an hour; what the type of the field makes of it is told with the whole form
_BOUND = re.compile(r"-?[0-9]{1,15}([.][0-9]{1,6})?|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:]{8})?|[0-9]{2}:[0-9]{2}:[0-9]{2}")
_LISTE = re.compile(r"[a-z]+:[a-z][A-Za-z0-9-]*")
_SOURCE = r"(compte\.(civilite|nom|prenoms|courriel|telephone)|demande(\.[a-z][A-Za-z0-9]{0,59}){1,4})"
_SOURCES = re.compile(rf"{_SOURCE}( {_SOURCE}){{0,4}}")
_AUTOCOMPLETE = re.compile(r"[a-z][a-z0-9-]*( [a-z][a-z0-9-]*){0,3}")


def settled(root: _Element, text: str, place: str, nom: str) -> str:
    """The text with the values of the parameters that it names; ModificationRefusee for one that is not there."""
    values = {p.get("nom", ""): p.get("valeur", "") for p in root.iterchildren(tag("parametre"))}
    for found in _REFERENCE.finditer(text):
        if found[1] not in values:
            raise ModificationRefusee(champ=place, propriete=nom, raison=f"le paramètre {found[1]} n'existe pas")
    return _REFERENCE.sub(lambda found: values[found[1]], text)


def check_expression(root: _Element, text: str, place: str, nom: str) -> None:
    """Raises ModificationRefusee, with the reason, unless the text is an expression that we accept."""
    try:
        compiled(settled(root, text, place, nom))
    except InvalidExpression as error:
        raise ModificationRefusee(champ=place, propriete=nom, raison=str(error)) from None
    if len(text) > MAX_LENGTH:
        raise ModificationRefusee(champ=place, propriete=nom, raison=f"plus de {MAX_LENGTH} caractères")


def _integer(text: str) -> str:
    return "" if text.isascii() and text.isdigit() and int(text) <= 100_000 else "un nombre entier, de 0 à 100 000"


def _bound(text: str) -> str:
    return "" if _BOUND.fullmatch(text) else "un nombre, avec un point pour les décimales, ou une date : 2026-03-27"


def _boolean(text: str) -> str:
    return "" if text in ("true", "false") else "true ou false"


def _motif(text: str) -> str:
    try:
        check_pattern(text)
    except InvalidPattern:
        return "ce n'est pas une expression régulière d'XML Schema"
    return ""


def _formats(text: str) -> str:
    return "" if set(text.split()) <= set(FORMATS) else "des formats parmi pdf, jpeg, png"


def _among(*values: str) -> Callable[[str], str]:
    return lambda text: "" if text in values else "une valeur parmi " + ", ".join(values)


def _like(pattern: re.Pattern[str], reason: str) -> Callable[[str], str]:
    return lambda text: "" if pattern.fullmatch(text) else reason


# attribute -> what is wrong with its value; a reference {parameter} is admitted where the schema admits one
_CHECKS: dict[str, Callable[[str], str]] = {
    "obligatoire": _boolean,
    "sensible": _boolean,
    "longueurMin": _integer,
    "longueurMax": _integer,
    "occurrencesMin": _integer,
    "occurrencesMax": _integer,
    "tailleMaxMo": _integer,
    "minimum": _bound,
    "maximum": _bound,
    "motif": _motif,
    "formats": _formats,
    "forme": _among(*FORMES),
    "liste": _like(_LISTE, "le nom d'une liste, comme ressources:salle"),
    "prerempli": _like(_SOURCES, "compte.courriel par exemple, ou demande.demandeur.adresse"),
    "autocompletion": _like(_AUTOCOMPLETE, "une valeur d'autocomplete, comme family-name"),
}
_EXPRESSIONS = ("condition", "calcul", "ressource")
ATTRIBUTES = ("nom", "type", "libelle", "defaut", *_EXPRESSIONS, *_CHECKS)


def check_properties(root: _Element, path: str, properties: Properties) -> None:
    """Raises ModificationRefusee for the first property that the language does not admit."""
    place = f"formulaire/{path}"
    for nom, text in properties.items():
        if nom not in ATTRIBUTES and nom not in TEXTS:
            raise ModificationRefusee(champ=place, propriete=nom[:60], raison="un champ n'a pas cette propriété")
        _check(root, f"{place}/{nom}", nom, text)
    check_nom(f"{place}/nom", properties.get("nom", ""))
    check_phrase(f"{place}/libelle", "libelle", properties.get("libelle", ""))
    if properties.get("type") not in TYPES:
        raise ModificationRefusee(champ=f"{place}/type", propriete="type", raison="ce type de champ n'existe pas")


def _check(root: _Element, place: str, nom: str, text: str) -> None:
    if nom in ("nom", "type", "libelle"):
        return
    if nom in _EXPRESSIONS:
        check_expression(root, text, place, nom)
    elif nom in _CHECKS:
        value = text if nom == "motif" else settled(root, text, place, nom)
        if reason := _CHECKS[nom](value):
            raise ModificationRefusee(champ=place, propriete=nom, raison=reason)
    else:
        check_phrase(place, nom, text)


def write_properties(champ: _Element, properties: Properties) -> None:
    """Make these the properties of the field, and these alone; its options, rules and fields stay, but for the options
    of a type that has none."""
    for nom in ATTRIBUTES:
        champ.attrib.pop(nom, None)
    for nom in ATTRIBUTES:
        if properties.get(nom) and not (nom in ("obligatoire", "sensible") and properties[nom] == "false"):
            champ.set(nom, properties[nom])
    for nom in TEXTS:
        for old in champ.findall(tag(nom)):
            champ.remove(old)
        if properties.get(nom):
            text = Element(tag(nom))
            text.text = properties[nom]
            insert_child(champ, text, None)
    if champ.get("type") not in WITH_OPTIONS or champ.get("liste"):
        for option in champ.findall(tag("option")):
            champ.remove(option)


def read_properties(champ: _Element) -> dict[str, str]:
    """The properties that a field has."""
    found = {nom: champ.get(nom, "") for nom in ATTRIBUTES if champ.get(nom)}
    return found | {nom: champ.findtext(tag(nom), "") for nom in TEXTS if champ.find(tag(nom)) is not None}


def check_type_change(champ: _Element, type_: str) -> None:
    """Raises ModificationRefusee when a group with fields would stop being one."""
    if type_ not in GROUPES and champ.find(CHAMP) is not None:
        place = f"formulaire/{champ.get('nom')}/type"
        raise ModificationRefusee(champ=place, propriete="type", raison="sortez d'abord les champs de ce groupe")
