"""Computed values: evaluated in the order of the form over the view of a demande, kept in a document beside it.

The document is `<calculs><calcul champ="/demande/enfant[2]/tarif">12.50</calcul></calculs>`, in no namespace: a value
for each place, lexical as its `forme` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.calcul import written
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.plan import ROOT, FormNode

Calculs = Mapping[str, str]
"""Values by place: `/demande/enfant[2]/tarif`, the rank standing where a group repeats."""


def compute(root: FormNode, view: _Element, variables: Mapping[str, object]) -> dict[str, str]:
    """Compute everything a view allows, write it in the view, each value at the end of its group, and give it by place.

    What was computed before is forgotten. A value whose condition is false, or that is no value (not a number), is
    absent.
    """
    if not root.computes:
        return {}
    forget(root, view)
    return dict(_computed(root, view, f"/{ROOT}", variables))


def forget(node: FormNode, view: _Element) -> None:
    """Take the computed values out of a view."""
    for child in node.children:
        for element in list(view.iterchildren(child.nom)) if child.genre == "calcul" or child.computes else ():
            if child.genre == "calcul":
                view.remove(element)
            else:
                forget(child, element)


def _computed(node: FormNode, view: _Element, place: str, variables: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for child in node.children:
        if child.computes:
            for rank, groupe in enumerate(list(view.iterchildren(child.nom)), 1):
                below = f"{place}/{child.nom}[{rank}]" if child.repeated else f"{place}/{child.nom}"
                yield from _computed(child, groupe, below, variables)
        elif child.calcul is not None and (child.condition is None or child.condition(view, variables)):
            result = child.calcul.value(view, variables)
            if text := "" if result is None else written(result, child.champ.forme):
                SubElement(view, child.nom).text = text
                yield f"{place}/{child.nom}", text


def put_back(view: _Element, calculs: Calculs) -> _Element:
    """The view with values computed earlier: what rules, conditions and merge fields read of a stored demande."""
    for place, value in calculs.items():
        above, _, nom = place.removeprefix(f"/{ROOT}/").rpartition("/")
        groupe = view.find(above) if above else view
        if groupe is not None and groupe.find(nom) is None:
            SubElement(groupe, nom).text = value
    return view


def write_calculs(calculs: Calculs) -> bytes | None:
    """The document of these values; None when nothing was computed."""
    if not calculs:
        return None
    root = Element("calculs")
    for place, value in calculs.items():
        SubElement(root, "calcul", champ=place).text = value
    return etree.tostring(root, encoding="UTF-8")


def read_calculs(document: bytes | None) -> dict[str, str]:
    """The values of such a document."""
    if document is None:
        return {}
    return {calcul.get("champ", ""): calcul.text or "" for calcul in parse_xml(document)}
