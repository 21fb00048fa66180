"""What a page needs to evaluate a form's expressions by itself: the view under way, and the values of the variables."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.formulaire import Formulaire
from wsc_soap.xmlio.expressions import compiled
from wsc_soap.xmlio.plan import FormNode


def live_view(root: FormNode, view: _Element) -> str:
    """A view as text, files by their names only."""
    copy = Element(view.tag)
    _copy(root, view, copy)
    return etree.tostring(copy, encoding="unicode")


def _copy(node: FormNode, view: _Element, copy: _Element) -> None:
    for element in view:
        child = node.by_name[element.tag]
        new = SubElement(copy, element.tag)
        if child.genre == "groupe":
            _copy(child, element, new)
        elif child.genre == "fichier":
            SubElement(new, "nom").text = element.findtext("nom")
        else:
            new.text = element.text


def literals(formulaire: Formulaire, variables: Mapping[str, object]) -> dict[str, str]:
    """What stands for each variable that the form's conditions and computed values name: browsers bind none."""
    names = {nom for expression in _expressions(formulaire) for nom in compiled(expression).variables}
    return {nom: literal(variables[nom]) for nom in sorted(names)}


def literal(value: object) -> str:
    """A value as XPath 1.0 writes it: a number, or a text between apostrophes."""
    if isinstance(value, str):
        return f"'{value.replace(chr(39), '')}'"
    return str(value) if isinstance(value, int | float) and math.isfinite(value) else "0 div 0"


def _expressions(formulaire: Formulaire) -> Iterator[str]:
    for _, champ in formulaire.walk():
        yield from filter(None, (champ.condition, champ.calcul))
