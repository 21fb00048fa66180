"""What a process takes from the library: the actions of its étapes of treatment, and the étapes it aims at."""

from __future__ import annotations

from copy import deepcopy

from lxml.etree import _Element

from wsc_soap.xmlio.namespaces import definition_tag as tag

OWN_ACTEUR = "acteur-etape"


def put_library(root: _Element, library: _Element | None) -> None:
    """Complete the process of an expanded definition, in place. What the process defines itself always wins."""
    processus = root.find(tag("processus"))
    if library is None or processus is None:  # both missing things are told elsewhere
        return
    actions = library.findall(f"{tag('traitement')}/{tag('action')}")
    for etape in processus.iterchildren(tag("etape")):
        if etape.get("traitement") in ("true", "1"):
            _add_actions(etape, actions)
    taken = _add_etapes(processus, {etape.get("code", ""): etape for etape in library.iterchildren(tag("etape"))})
    if taken or any(etape.get("traitement") in ("true", "1") for etape in processus):
        _add_parametres(root, library)


def _add_actions(etape: _Element, actions: list[_Element]) -> None:
    known = {action.get("nom") for action in etape}
    for action in actions:
        if action.get("nom") not in known:
            added = deepcopy(action)
            if added.get("acteur") == OWN_ACTEUR:
                added.set("acteur", etape.get("acteur", ""))
            etape.append(added)


def _add_etapes(processus: _Element, library: dict[str, _Element]) -> bool:
    """Add the library's étapes that are aimed at, until none is missing; True when there were some."""
    taken = False
    while missing := _missing(processus) & library.keys():
        taken = True
        for code in (code for code in library if code in missing):  # in the order of the library
            processus.append(deepcopy(library[code]))
    return taken


def _missing(processus: _Element) -> set[str]:
    aimed = {action.get("cible", "") for action in processus.iter(tag("action"))}
    return aimed - {etape.get("code", "") for etape in processus.iterchildren(tag("etape"))}


def _add_parametres(root: _Element, library: _Element) -> None:
    """Parameters open a téléservice: the library's go before the others."""
    known = {parametre.get("nom") for parametre in root.iterchildren(tag("parametre"))}
    for parametre in reversed(library.findall(tag("parametre"))):
        if parametre.get("nom") not in known:
            root.insert(0, deepcopy(parametre))
