"""The check of a demande that its schema has accepted, for the usual case: all is right.

The schema has judged names, order, numbers, lengths and patterns; what is left is what a schema cannot say. The types
that know more than a form are asked about their values, as they came; then come the conditions and the rules of a
group, all in one expression, over the demande itself where they read it as they would read its view. At the first
doubt this gives up, and `examination.py` says what is wrong: it is the authority, and
`tests/xmlio/test_made_forms.py` holds both to the same findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from lxml import etree
from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.visible import is_plain
from wsc_soap.xmlio.calculs import compute
from wsc_soap.xmlio.examination import Findings
from wsc_soap.xmlio.file_element import is_plain_file
from wsc_soap.xmlio.plan import FILE_NAME, ROOT, CodeLists, FormNode

Variables = Mapping[str, object]
_NOT_ELEMENTS = (etree.Comment, etree.ProcessingInstruction, etree.Entity)


def all_right(plan: FormNode, demande: _Element, code_lists: CodeLists | None, variables: Variables) -> Findings | None:
    """What is found of a demande that has neither faults nor warnings; None in any doubt."""
    elements = list(demande.iter())  # kept, so that lxml makes each of them once
    if not (_neat(demande, elements) and _means_something(plan, demande, code_lists)):
        return None
    if plan.unchanged:
        right = _holds(plan, demande, variables)
        return Findings((), (), {}, partial(_view, plan, demande)) if right else None
    view = _view(plan, demande)
    calculs = compute(plan, view, variables)
    return Findings((), (), calculs, lambda: view) if _holds(plan, view, variables) else None


def _neat(demande: _Element, elements: list[_Element]) -> bool:
    """Whether there are but elements, none empty, no blanks around a value, and nothing in it that is not seen."""
    for element in elements:
        text = element.text
        if not text or text.strip() != text:
            if not len(element):
                return False
        elif not text.isascii() and not is_plain(text):
            return False
    return next(demande.iter(*_NOT_ELEMENTS), None) is None


def _means_something(node: FormNode, group: _Element, code_lists: CodeLists | None) -> bool:
    """False for a value that its type or the official lists refuse, or that is given twice."""
    if not node.to_ask:
        return True
    by_tag, chosen = node.by_tag, set[tuple[str, str | None]]()
    for child in group.iterchildren(*node.to_ask):
        inner = by_tag[child.tag]  # type: ignore[index]
        if inner.meaning is not None:
            right = inner.meaning(child.text or "", inner.champ)
        elif inner.genre == "fichier":
            right = is_plain_file(child, inner.champ)
        elif inner.genre == "groupe":
            right = _means_something(inner, child, code_lists)
        elif inner.distinct:
            right = (inner.nom, child.text) not in chosen
            chosen.add((inner.nom, child.text))
        else:
            right = code_lists is None or _is_commune(node, inner, child, code_lists)
        if not right:
            return False
    return True


def _is_commune(parent: FormNode, node: FormNode, element: _Element, code_lists: CodeLists) -> bool:
    before = element.getprevious() if node.code_postal else None
    near = before is not None and before.tag == parent.by_name[node.code_postal].tag
    return code_lists.check("communeInsee", element.text or "", before.text if near else None) is None  # type: ignore[union-attr]


def _holds(node: FormNode, group: _Element, variables: Variables) -> bool:
    """Conditions, what they make mandatory, least numbers and rules of a group, then of the groups inside."""
    for expression in node.together:
        if not expression(group, variables):
            return False
    for child in node.to_count:
        if 0 < len(group.findall(child.spelt)) < child.champ.occurrences_min:
            return False
    for child in node.groupes:
        for inner in group.iterchildren(child.spelt):
            if not _holds(child, inner, variables):
                return False
    return True


def _view(plan: FormNode, demande: _Element) -> _Element:
    view = Element(ROOT)
    _copy(plan, demande, view)
    return view


def _copy(node: FormNode, group: _Element, copy: _Element) -> None:
    by_tag = node.by_tag
    for child in group:
        inner = by_tag[child.tag]  # type: ignore[index]
        new = SubElement(copy, inner.nom)
        if inner.genre == "groupe":
            _copy(inner, child, new)
        elif inner.genre == "fichier":
            SubElement(new, FILE_NAME).text = child[0].text
        else:
            new.text = child.text
