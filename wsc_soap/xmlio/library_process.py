"""What a process takes from shared documents: étapes, the actions of its étapes of treatment, parameters.

The shared documents come nearest first: theme, common document, library of processes. What the téléservice writes
itself always wins, then what is nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from wsc_soap.xmlio.namespaces import definition_tag as tag

OWN_ACTEUR = "acteur-etape"


def put_library(root: _Element, shared: list[_Element]) -> list[str]:
    """Complete the process of an expanded definition, in place; gives the étapes asked for that nobody wrote."""
    processus = root.find(tag("processus"))
    if processus is None:  # told elsewhere
        return []
    etapes = _etapes(shared)
    unknown = list(_put_references(processus, etapes))
    actions = [action for document in shared for action in document.iterfind(f"{tag('traitement')}/{tag('action')}")]
    for etape in processus.iterchildren(tag("etape")):
        _add_actions(etape, actions)
    _add_etapes(processus, etapes, actions)
    return unknown


def put_parametres(root: _Element, shared: list[_Element]) -> None:
    """The shared parameters that the document uses and does not set, before its own."""
    known = {parametre.get("nom") for parametre in root.iterchildren(tag("parametre"))}
    text = etree.tostring(root, encoding="unicode")
    for document in shared:
        for parametre in reversed(document.findall(tag("parametre"))):
            nom = parametre.get("nom")
            if nom not in known and f"{{{nom}}}" in text:
                known.add(nom)
                root.insert(0, deepcopy(parametre))


def _etapes(shared: list[_Element]) -> dict[str, _Element]:
    etapes: dict[str, _Element] = {}
    for document in shared:
        for etape in document.iterchildren(tag("etape")):
            etapes.setdefault(etape.get("code", ""), etape)
    return etapes


def _put_references(processus: _Element, etapes: dict[str, _Element]) -> Iterator[str]:
    """Put shared étapes at the place where they are named."""
    for reference in list(processus.iterchildren(tag("etapePartagee"))):
        code = reference.get("ref", "")
        if code not in etapes:
            yield code
            continue
        processus.replace(reference, _merged(etapes[code], reference))


def _merged(shared: _Element, reference: _Element) -> _Element:
    """A shared étape with the attributes and the actions that its reference writes itself."""
    etape = deepcopy(shared)
    for nom, value in reference.attrib.items():
        if nom != "ref":
            etape.set(nom, value)
    for action in reference:
        own = deepcopy(action)
        old = next((one for one in etape if one.get("nom") == action.get("nom")), None)
        if old is None:
            etape.append(own)
        else:
            etape.replace(old, own)
    return etape


def _add_actions(etape: _Element, actions: list[_Element]) -> None:
    if etape.get("traitement") not in ("true", "1"):
        return
    known = {action.get("nom") for action in etape}
    for action in actions:
        if action.get("nom") not in known:
            added = deepcopy(action)
            if added.get("acteur") == OWN_ACTEUR:
                added.set("acteur", etape.get("acteur", ""))
            etape.append(added)


def _add_etapes(processus: _Element, etapes: dict[str, _Element], actions: list[_Element]) -> None:
    """Add the shared étapes that are aimed at, until none is missing, in the order of the shared documents."""
    taken: dict[str, _Element] = {}
    while missing := _missing(processus) & etapes.keys():
        for code in missing:
            taken[code] = deepcopy(etapes[code])
            _add_actions(taken[code], actions)
            processus.append(taken[code])
    for code in etapes:
        if code in taken:
            processus.append(taken[code])  # moves it to its place


def _missing(processus: _Element) -> set[str]:
    aimed = {action.get("cible", "") for action in processus.iter(tag("action"))}
    return aimed - {etape.get("code", "") for etape in processus.iterchildren(tag("etape"))}
