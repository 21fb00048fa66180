"""The check of a demande that its schema has accepted, for the usual case: all is right.

The schema has judged names, order, numbers, lengths and patterns; what is left is what a schema cannot say. One walk
over a copy makes the view and asks the types that know more than a form; then come the conditions and the rules of a
group, all in one expression. At the first doubt this gives up, and `examination.py` says what is wrong: it is the
authority, and `tests/xmlio/test_made_forms.py` holds both to the same findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml.etree import _Element

from wsc_soap.xmlio.calculs import Calculs, compute
from wsc_soap.xmlio.file_element import is_plain_file
from wsc_soap.xmlio.plan import BLANKS, ROOT, CodeLists, FormNode

Variables = Mapping[str, object]


def right_view(
    plan: FormNode, demande: _Element, code_lists: CodeLists | None, variables: Variables
) -> tuple[_Element, Calculs] | None:
    """The view of a demande that has neither faults nor warnings, with its computed values; None in any doubt."""
    view = deepcopy(demande)
    view.tag = ROOT
    if not _means_something(plan, view, code_lists):
        return None
    calculs = compute(plan, view, variables)
    return (view, calculs) if _holds(plan, view, variables) else None


def _means_something(node: FormNode, group: _Element, code_lists: CodeLists | None) -> bool:
    """Make the copy of a group its view; False for a value that its type refuses, or that is blank."""
    if not len(group):
        return False
    if group.text:
        group.text = None
    by_tag, chosen = node.by_tag, set[tuple[str, str | None]]()
    for child in group:
        inner = by_tag.get(child.tag)  # type: ignore[call-overload]
        if inner is None:
            return False
        child.tag = inner.nom
        if child.tail:
            child.tail = None
        if inner.genre == "valeur":
            if not _value(inner, child, code_lists):
                return False
            if inner.distinct:
                if (inner.nom, child.text) in chosen:
                    return False
                chosen.add((inner.nom, child.text))
        elif not (_file(inner, child) if inner.genre == "fichier" else _means_something(inner, child, code_lists)):
            return False
    return True


def _value(node: FormNode, element: _Element, code_lists: CodeLists | None) -> bool:
    text = element.text or ""
    clean = text.strip(BLANKS)
    if not clean or len(element):
        return False
    if clean != text:
        element.text = clean
    if node.meaning is not None and not node.meaning(text if node.type.xsd == "string" else clean, node.champ):
        return False
    if node.champ.type != "communeInsee" or code_lists is None:
        return True
    before = element.getprevious()
    near = before is not None and before.tag == node.code_postal
    return code_lists.check("communeInsee", clean, before.text if near else None) is None  # type: ignore[union-attr]


def _file(node: FormNode, element: _Element) -> bool:
    if not is_plain_file(element, node.champ):
        return False
    nom, *others = element
    nom.tag = "nom"
    for other in others:
        element.remove(other)
    element.text = nom.tail = None
    return True


def _holds(node: FormNode, group: _Element, variables: Variables) -> bool:
    """Conditions, what they make mandatory, least numbers and rules of a group, then of the groups inside."""
    for expression in node.together:
        if not expression(group, variables):
            return False
    for child in node.to_count:
        if 0 < len(group.findall(child.nom)) < child.champ.occurrences_min:
            return False
    for child in node.groupes:
        for inner in group.iterchildren(child.nom):
            if not _holds(child, inner, variables):
                return False
    return True
