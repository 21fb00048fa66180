"""The namespace-free view of a demande, over which conditions and rules are evaluated."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.visible import is_seen
from wsc_soap.xmlio.plan import BLANKS, FormNode

# No rule reads more of a value; without a bound, the content of every attached file would be copied.
MAX_TEXT = 20_000


def text_of(element: _Element) -> str:
    """The text of a leaf, whatever comments stand in it, as written."""
    text = element.text or ""
    return text + "".join(child.tail or "" for child in element) if len(element) else text


def shown(text: str) -> str:
    """A value without its outer blanks; empty when nothing of it would be seen."""
    clean = text.strip(BLANKS)
    return clean if clean.isascii() or is_seen(clean) else ""


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def view(demande: _Element) -> _Element:
    """A namespace-free copy of a demande: texts stripped, empty elements dropped, order kept."""
    copy = Element(local_name(demande) or "demande")
    _copy(demande, copy)
    return copy


def _copy(source: _Element, copy: _Element) -> None:
    for element in source:
        nom = local_name(element)
        if not nom:
            continue
        if any(local_name(child) for child in element):
            groupe = SubElement(copy, nom)
            _copy(element, groupe)
            if not len(groupe):
                copy.remove(groupe)
        elif text := shown(text_of(element)[:MAX_TEXT]):
            SubElement(copy, nom).text = text


def visible(node: FormNode, context: _Element, variables: Mapping[str, object]) -> bool:
    """Whether a field is shown, `context` being the view's element it stands in."""
    return node.condition is None or node.condition(context, variables)


def hide(node: FormNode, copy: _Element, variables: Mapping[str, object]) -> list[_Element]:
    """Take the hidden fields out of a view, in order and until nothing changes; gives the elements taken out.

    A field that a hidden field alone made visible goes with it. Terminates: nothing is ever put back.
    """
    removed: list[_Element] = []
    while taken := _one_pass(node, copy, variables):
        removed += taken
    return removed


def _one_pass(node: FormNode, copy: _Element, variables: Mapping[str, object]) -> list[_Element]:
    removed: list[_Element] = []
    verdicts: dict[str, bool] = {}
    for element in list(copy):
        child = node.by_name.get(element.tag)
        if child is None:
            continue
        if child.condition is not None:
            if child.nom not in verdicts:
                verdicts[child.nom] = child.condition(copy, variables)
            if not verdicts[child.nom]:
                copy.remove(element)
                removed.append(element)
                continue
        if child.genre == "groupe":
            removed += _one_pass(child, element, variables)
    return removed
