"""The definition language's schema, and its refusals said in French with their place."""

from __future__ import annotations

import threading
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import DefinitionInvalide, Manquement
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
_lock = threading.Lock()
_VALUE = "Cette valeur n’est pas admise ici."


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(parse_xml(resources.read("schemas", "teleservice.xsd")))


def check_schema(root: _Element, nom: str, element: str) -> None:
    """Raises DefinitionInvalide with every place of `root` that breaks `schemas/teleservice.xsd`, or when it is not
    the document `element` (`teleservice`, `theme`, `bloc`, `commun`)."""
    schema = _schema()
    with _lock:  # the log belongs to the schema, which all threads share
        refusals = [] if schema.validate(root) else [_manquement(entry) for entry in list(schema.error_log)]  # type: ignore[call-overload]
    refuse(nom, refusals)
    if root.tag != f"{{{DEFINITION}}}{element}":
        refuse(nom, [Manquement("/", element, "schema", f"L’élément attendu ici est « {element} ».")])


def refuse(nom: str, faults: list[Manquement]) -> None:
    """Raises DefinitionInvalide when there are faults, does nothing without."""
    uniques = tuple(dict.fromkeys(faults))
    if uniques:
        raise DefinitionInvalide(nom=nom, nombre=len(uniques), erreurs=uniques)


def _manquement(entry: etree._LogEntry) -> Manquement:
    place = (entry.path or "/").replace("*", "element")
    sentence = _SENTENCES.get(entry.type_name, _VALUE)
    return Manquement(place, f"ligne {entry.line}", "schema", sentence)
