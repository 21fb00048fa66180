"""The definition language's schema, and its refusals said in French with their place."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import DefinitionInvalide, Manquement
from wsc_soap.xmlio.definition_limits import too_many
from wsc_soap.xmlio.namespaces import DEFINITION
from wsc_soap.xmlio.parser import parse_xml

_SENTENCES = {
    "SCHEMAV_CVC_COMPLEX_TYPE_4": "Il manque un attribut obligatoire.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "Cet attribut n’est pas du langage.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": "Cet attribut n’est pas du langage.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "Cet élément ne contient pas de texte.",
    "SCHEMAV_ELEMENT_CONTENT": "Cet élément manque de contenu, n’est pas du langage ou n’est pas à sa place.",
    "SCHEMAV_CVC_ELT_1": "Cet élément n’ouvre aucun document du langage.",
}
_ATTRIBUTE = re.compile(r"attribute '(?:\{[^}]*\})?([^']+)'")
_REFUSED = re.compile(r"[Tt]he value '([^']*)'|: '([^']*)' is not a valid value")
_STEP = re.compile(r"(?:[\w.-]+:)?(\*|[\w.-]+)(?:\[([0-9]+)\])?")
_lock = threading.Lock()
_VALUE = "Cette valeur n’est pas admise ici : donnez-en une autre."


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(parse_xml(resources.read("schemas", "teleservice.xsd")))


def check_schema(root: _Element, nom: str, element: str) -> None:
    """Raises DefinitionInvalide with every place of `root` that breaks `schemas/teleservice.xsd`, or when it is not
    the document `element` (`teleservice`, `theme`, `bloc`, `commun`)."""
    schema = _schema()
    with _lock:  # the log belongs to the schema, which all threads share
        refusals = [] if schema.validate(root) else [_manquement(entry, root) for entry in list(schema.error_log)]  # type: ignore[call-overload]
    refuse(nom, refusals)
    if root.tag != f"{{{DEFINITION}}}{element}":
        refuse(nom, [Manquement("/", element, "schema", f"L’élément attendu ici est « {element} ».")])


def refuse(nom: str, faults: list[Manquement]) -> None:
    """Raises DefinitionInvalide when there are faults, does nothing without."""
    by_place = {(one.champ, one.libelle, one.regle if one.regle == "schema" else one): one for one in reversed(faults)}
    uniques = tuple(reversed(by_place.values()))  # the schema tells some twice: by facet, then by type
    if uniques:
        raise DefinitionInvalide(nom=nom, nombre=len(uniques), erreurs=uniques)


def _manquement(entry: etree._LogEntry, root: _Element) -> Manquement:
    found = _ATTRIBUTE.search(entry.message)
    way = _way(root, entry.path or "")
    place = _place(way)
    if found:
        place = f"{place}/{found[1]}" if place else found[1]
    crowd = too_many(way[-1]) if entry.type_name == "SCHEMAV_ELEMENT_CONTENT" and way else ""
    return Manquement(place or "/", f"ligne {entry.line}", "schema", crowd or _sentence(entry))


def _sentence(entry: etree._LogEntry) -> str:
    if entry.type_name in _SENTENCES:
        return _SENTENCES[entry.type_name]
    found = _REFUSED.search(entry.message)
    value = (found[1] or found[2] or "").strip()[:60] if found else ""
    return f"« {value} » n’est pas admis ici : vérifiez cette valeur." if value else _VALUE


def _way(root: _Element, path: str) -> list[_Element]:
    """The elements on the way of `/*/*[10]/*/*[2]`, as libxml2 writes a place."""
    current, way = root, list[_Element]()
    for step in path.split("/")[2:]:
        known = _STEP.fullmatch(step)
        same = [
            one
            for one in current.iterchildren(etree.Element)
            if known and known[1] in ("*", etree.QName(one).localname)
        ]
        rank = int(known[2] or 1) if known else 1
        if len(same) < rank:
            break
        current = same[rank - 1]
        way.append(current)
    return way


def _place(way: list[_Element]) -> str:
    """`formulaire/demandeur/nom`: what has a name or a code is called by it, and the page of a field is left out, as
    everywhere."""
    steps = list[str]()
    for current in way:
        local, above = (etree.QName(one).localname if one is not None else "" for one in (current, current.getparent()))
        if local == "champ" and above == "page" and steps:
            steps.pop()
        called = (current.get("nom") or current.get("code") or "").strip()
        steps.append(called[:60] or local)
    return "/".join(steps)
