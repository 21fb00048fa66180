"""Two documents of a téléservice -> their differences, in sentences that a clerk reads.

Elements are paired by what names them (a field by its name, an étape by its code); what has no name is paired by its
rank. Works on drafts too: nothing needs to be valid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree
from lxml.etree import _Element

AJOUT, RETRAIT, MODIFICATION, DEPLACEMENT = "ajout", "retrait", "modification", "deplacement"
PRESENTATION = "presentation"
_FAMILIES = {
    "parametre": "parametres",
    "formulaire": "formulaire",
    "reservation": "reservations",
    "doublons": "formulaire",
    "processus": "processus",
    "messages": "messages",
    "courriers": "courriers",
    "echanges": "echanges",
}
_KEYS = {
    **dict.fromkeys(("champ", "action", "parametre", "pousse"), "nom"),
    **dict.fromkeys(("page", "option", "acteur", "etape", "message", "courrier", "motif"), "code"),
    **dict.fromkeys(("point", "rubrique"), "titre"),
    "piece": "libelle",
    "ligne": "terme",
    "tire": "champ",
    "regle": "test",
}
_NOUNS = {
    "teleservice": "Téléservice",
    "parametre": "Paramètre",
    "page": "Page",
    "champ": "Champ",
    "option": "Choix",
    "regle": "Règle",
    "acteur": "Acteur",
    "etape": "Étape",
    "action": "Action",
    "motif": "Motif",
    "message": "Message",
    "courrier": "Courrier",
    "point": "Point de la procédure",
    "piece": "Pièce à préparer",
    "rubrique": "Passage de la page",
    "ligne": "Ligne",
    "silence": "Silence de l’administration",
    "reservation": "Réservation",
    "doublons": "Recherche de doublons",
    "motCle": "Mot clé",
    "evenement": "Événement de vie",
    "intitule": "Titre",
    "intituleCourt": "Titre court",
    "intituleOrigine": "Titre d’origine",
    "resume": "Résumé",
    "prix": "Prix",
    "delai": "Délai annoncé",
    "fondement": "Fondement juridique",
    "aide": "Aide",
    "absent": "Phrase de réponse manquante",
    "intro": "Introduction",
    "explication": "Explication",
    "objet": "Objet",
    "corps": "Texte",
    "paragraphe": "Paragraphe",
}
_ATTRIBUTES = {
    "libelle": "le libellé",
    "titre": "le titre",
    "type": "le type",
    "obligatoire": "le caractère obligatoire",
    "condition": "la condition d’affichage",
    "calcul": "le calcul",
    "defaut": "la valeur par défaut",
    "prerempli": "d’où la réponse est reprise",
    "longueurMin": "la longueur la plus petite",
    "longueurMax": "la longueur la plus grande",
    "minimum": "la plus petite valeur",
    "maximum": "la plus grande valeur",
    "motif": "le modèle d’écriture",
    "occurrencesMin": "le nombre le plus petit",
    "occurrencesMax": "le nombre le plus grand",
    "valeur": "la valeur",
    "aVerifier": "la marque « à vérifier »",
    "cible": "l’étape d’arrivée",
    "acteur": "l’acteur",
    "delai": "le délai",
    "libelleAgent": "le libellé pour les agents",
    "libelleCitoyen": "le libellé pour le citoyen",
    "niveau": "le niveau",
    "theme": "le thème",
    "service": "le service chargé des dossiers",
    "compte": "l’usage du compte citoyen",
    "debut": "l’étape de départ",
    "apres": "le délai de l’horloge",
    "issue": "l’issue",
}
_READ = {"true": "oui", "false": "non"}
_SILENT = frozenset({"espaceDeNoms", "version", "themeLibelle"})  # told by the contract, or by another attribute
_BLANKS = re.compile("[ \t\r\n]+")  # not the unbreakable spaces of French typography
_LONGEST = 300


@dataclass(frozen=True)
class DefinitionChange:
    """One difference. `famille` is `presentation`, `parametres`, `formulaire`, `reservations`, `processus`, `messages`,
    `courriers` or `echanges`; `lieu` the path of names; `genre` one of the four above; `phrase` the whole sentence."""

    famille: str
    lieu: str
    genre: str
    phrase: str


def definition_changes(before: _Element, after: _Element) -> tuple[DefinitionChange, ...]:
    """The differences from one document to another, in the order of the second."""
    return tuple(_element(before, after, PRESENTATION, ""))


def _element(old: _Element, new: _Element, famille: str, place: str) -> Iterator[DefinitionChange]:
    yield from _attributes(old, new, famille, place)
    before, after = _text(old), _text(new)
    if before != after:
        yield DefinitionChange(famille, place, MODIFICATION, f"{_name(new)} : {_passage(before, after)}")
    yield from _children(old, new, famille, place)


def _attributes(old: _Element, new: _Element, famille: str, place: str) -> Iterator[DefinitionChange]:
    for nom in dict.fromkeys([*map(str, new.attrib), *map(str, old.attrib)]):
        before, after = old.get(nom, ""), new.get(nom, "")
        if before != after and nom not in _SILENT:
            what = _ATTRIBUTES.get(nom, f"« {nom} »")
            yield DefinitionChange(famille, place, MODIFICATION, f"{_name(old)} : {what}, {_passage(before, after)}")


def _children(old: _Element, new: _Element, famille: str, place: str) -> Iterator[DefinitionChange]:
    olds, news = _by_key(old), _by_key(new)
    for key, child in news.items():
        inside, where = _FAMILIES.get(_local(child), famille), f"{place}/{key}".lstrip("/")
        if key in olds:
            yield from _element(olds[key], child, inside, where)
        else:
            yield DefinitionChange(inside, where, AJOUT, f"{_name(child)} : ajout{_detail(child)}")
    for key, child in olds.items():
        if key not in news:
            inside, where = _FAMILIES.get(_local(child), famille), f"{place}/{key}".lstrip("/")
            yield DefinitionChange(inside, where, RETRAIT, f"{_name(child)} : suppression{_detail(child)}")
    yield from _moved(olds, news, famille, place)


def _moved(
    olds: dict[str, _Element], news: dict[str, _Element], famille: str, place: str
) -> Iterator[DefinitionChange]:
    """Children that stand elsewhere among those that stayed, `champ`, `page`, `option` and `etape` only."""
    stayed_before = [key for key in olds if key in news and _local(olds[key]) in ("champ", "page", "option", "etape")]
    stayed_after = [key for key in news if key in olds and _local(news[key]) in ("champ", "page", "option", "etape")]
    for old, new in zip_longest(stayed_before, stayed_after):
        if old != new:
            inside = _FAMILIES.get(_local(news[new]), famille)
            yield DefinitionChange(
                inside, f"{place}/{new}".lstrip("/"), DEPLACEMENT, f"{_name(news[new])} : déplacement"
            )
            return  # one sentence for a list: the rest follows from it


def _by_key(parent: _Element) -> dict[str, _Element]:
    """The children by name; a rank stands for the name of those that have none, or the name of another."""
    found: dict[str, _Element] = {}
    ranks: dict[str, int] = {}
    for child in parent.iterchildren(etree.Element):
        local = _local(child)
        nom = child.get(_KEYS.get(local, "code"), "")
        key = f"{local}/{nom}" if nom else local
        ranks[key] = ranks.get(key, 0) + 1
        found[key if ranks[key] == 1 else f"{key}[{ranks[key]}]"] = child
    return found


def _name(element: _Element) -> str:
    """« Champ « Téléphone » », « Étape « Instruction » », « Titre »."""
    local = _local(element)
    noun = _NOUNS.get(local, local)
    if local == "regle":
        return _of_parent(element, noun)
    words = element.get("libelle") or element.get("libelleAgent") or element.get("titre") or element.get("terme")
    words = words or element.get("code") or element.get("nom")
    return f"{noun} « {words} »" if words and local != "teleservice" else _of_parent(element, noun)


def _of_parent(element: _Element, noun: str) -> str:
    parent = element.getparent()
    if parent is None or _local(parent) in ("teleservice", "formulaire", "processus"):
        return noun
    name = _name(parent)
    return f"{name}, {noun[:1].lower()}{noun[1:]}"


def _detail(element: _Element) -> str:
    match _local(element):
        case "champ":
            mandatory = ", obligatoire" if element.get("obligatoire") in ("true", "1") else ""
            return f", type {element.get('type', '')}{mandatory}"
        case "regle" | "motCle" | "evenement" | "paragraphe" | "aide" | "absent" | "explication" | "intro":
            return f", {_quoted(_text(element))}"
    return ""


def _passage(before: str, after: str) -> str:
    if not before:
        return f"maintenant {_quoted(after)}"
    if not after:
        return f"n’est plus donné, c’était {_quoted(before)}"
    return f"{_quoted(before)} devient {_quoted(after)}"


def _quoted(text: str) -> str:
    text = _READ.get(text, text)
    return f"« {text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'} »"


def _text(element: _Element) -> str:
    """The text of an element that has no other, blanks squeezed."""
    return "" if len(element) else _BLANKS.sub(" ", element.text or "").strip(" ")


def _local(element: _Element) -> str:
    return etree.QName(element).localname
