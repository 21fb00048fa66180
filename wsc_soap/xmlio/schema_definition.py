"""The definition language's schema, and its refusals said in French with their place."""

from __future__ import annotations

import threading
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import DefinitionInvalide, Manquement
from wsc_soap.xmlio.espaces import DEFINITION
from wsc_soap.xmlio.parser import parse_xml

_PHRASES = {
    "SCHEMAV_CVC_COMPLEX_TYPE_4": "Il manque un attribut obligatoire.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "Cet attribut n’est pas du langage.",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": "Cet attribut n’est pas du langage.",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": "Cet élément ne contient pas de texte.",
    "SCHEMAV_ELEMENT_CONTENT": "Cet élément manque de contenu, n’est pas du langage ou n’est pas à sa place.",
    "SCHEMAV_CVC_ELT_1": "Cet élément n’ouvre aucun document du langage.",
}
_verrou = threading.Lock()
_VALEUR = "Cette valeur n’est pas admise ici."


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(parse_xml(resources.lire("schemas", "teleservice.xsd")))


def verifier_schema(racine: _Element, nom: str, element: str) -> None:
    """Raises DefinitionInvalide with every place of `racine` that breaks `schemas/teleservice.xsd`, or when it is not
    the document `element` (`teleservice`, `theme`, `bloc`, `commun`)."""
    schema = _schema()
    with _verrou:  # the log belongs to the schema, which all threads share
        refus = [] if schema.validate(racine) else [_manquement(entree) for entree in list(schema.error_log)]  # type: ignore[call-overload]
    refuser(nom, refus)
    if racine.tag != f"{{{DEFINITION}}}{element}":
        refuser(nom, [Manquement("/", element, "schema", f"L’élément attendu ici est « {element} ».")])


def refuser(nom: str, fautes: list[Manquement]) -> None:
    """Raises DefinitionInvalide when there are faults, does nothing without."""
    uniques = tuple(dict.fromkeys(fautes))
    if uniques:
        raise DefinitionInvalide(nom=nom, nombre=len(uniques), erreurs=uniques)


def _manquement(refus: etree._LogEntry) -> Manquement:
    place = (refus.path or "/").replace("*", "element")
    phrase = _PHRASES.get(refus.type_name, _VALEUR)
    return Manquement(place, f"ligne {refus.line}", "schema", phrase)
