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

OWN_ACTEUR, OWN_DELAI = "acteur-etape", "{delaiEtape}"


def put_library(root: _Element, shared: list[_Element]) -> list[str]:
    """Complete the process of an expanded definition, in place; gives the étapes and actions that nobody wrote."""
    processus = root.find(tag("processus"))
    if processus is None:  # told elsewhere
        return []
    etapes = _etapes(shared)
    unknown = list(_put_references(processus, etapes))
    actions = _actions(processus, shared)
    for etape in processus.iterchildren(tag("etape")):
        unknown += _complete(etape, actions)
    unknown += _add_etapes(processus, etapes, actions)
    return unknown


def offered(root: _Element, shared: list[_Element]) -> dict[str, list[_Element]]:
    """For each étape where a department acts, by code: the library's actions that suit it and that it has not."""
    processus = root.find(tag("processus"))
    if processus is None:
        return {}
    actions = _actions(processus, shared)
    services = {a.get("code") for a in processus.iterchildren(tag("acteur")) if a.get("genre") == "service"}
    found: dict[str, list[_Element]] = {}
    for etape in processus.iterchildren(tag("etape")):
        if etape.get("acteur") in services and not etape.get("issue"):
            known = {action.get("nom") for action in etape}
            suiting = [one for nom, one in actions.items() if nom not in known and _suits(one, etape)]
            found[etape.get("code", "")] = suiting
    return found


def put_parametres(root: _Element, shared: list[_Element]) -> None:
    """The shared parameters that the document uses and does not set, before its own."""
    known = {parametre.get("nom") for parametre in root.iterchildren(tag("parametre"))}
    text = etree.tostring(root, encoding="unicode")
    for document in shared:
        for parametre in reversed(document.findall(tag("parametre"))):
            nom = parametre.get("nom")
            if nom not in known and (f"{{{nom}}}" in text or f"${nom}" in text):
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


def _actions(processus: _Element, shared: list[_Element]) -> dict[str, _Element]:
    """The library's actions by name; the end of the legal delay is done where the process has one of that effect."""
    effects = {silence.get("effet") for silence in processus.iterchildren(tag("silence"))}
    found: dict[str, _Element] = {}
    for document in shared:
        families = [*document.iterchildren(tag("traitement"))]
        families += [one for one in document.iterchildren(tag("silence")) if one.get("effet") in effects]
        for family in families:
            for action in family:
                found.setdefault(action.get("nom", ""), action)
    return found


def _complete(etape: _Element, actions: dict[str, _Element]) -> Iterator[str]:
    """Put the library's actions in an étape: those it refers to, and all of them when it is one of treatment."""
    for reference in list(etape.iterchildren(tag("actionPartagee"))):
        nom = reference.get("ref", "")
        if nom not in actions:
            yield nom
            continue
        etape.replace(reference, _shared_action(etape, actions[nom], reference))
    if etape.get("traitement") in ("true", "1"):
        known = {action.get("nom") for action in etape}
        etape.extend(
            _shared_action(etape, action)
            for nom, action in actions.items()
            if nom not in known and _suits(action, etape)
        )


def _suits(action: _Element, etape: _Element) -> bool:
    """Where the legal delay is held, its end never comes; without a delay of its own, an étape is never late."""
    if action.get("declencheur") == "silence":
        return not etape.get("delaiLegal")
    return action.get("apres") != OWN_DELAI or bool(etape.get("delai"))


def _shared_action(etape: _Element, action: _Element, reference: _Element | None = None) -> _Element:
    """A copy for this étape, done by its acteur; the motives of the reference come before the library's."""
    added = deepcopy(action)
    if added.get("acteur") == OWN_ACTEUR:
        added.set("acteur", etape.get("acteur", ""))
    if added.get("apres") == OWN_DELAI:
        added.set("apres", etape.get("delai", ""))
    explication = added.find(tag("explication"))
    place = 0 if explication is None else added.index(explication) + 1
    own = [] if reference is None else [deepcopy(motif) for motif in reference]
    added[place:place] = own
    return added


def _add_etapes(processus: _Element, etapes: dict[str, _Element], actions: dict[str, _Element]) -> list[str]:
    """Add the shared étapes that are aimed at, until none is missing, in the order of the shared documents."""
    taken: dict[str, _Element] = {}
    unknown: list[str] = []
    while missing := _missing(processus) & etapes.keys():
        for code in missing:
            taken[code] = deepcopy(etapes[code])
            unknown += _complete(taken[code], actions)
            processus.append(taken[code])
    for code in etapes:
        if code in taken:
            processus.append(taken[code])  # moves it to its place
    return unknown


def _missing(processus: _Element) -> set[str]:
    aimed = {action.get("cible", "") for action in processus.iter(tag("action"))}
    return aimed - {etape.get("code", "") for etape in processus.iterchildren(tag("etape"))}
