"""Rows 23 and 24 of the attack table: no XPath of the product is made out of values."""

from __future__ import annotations

import ast
from pathlib import Path

import wsc_soap

EVALUANTS = {"xpath", "XPath", "XPathEvaluator", "ETXPath"}


def _composee(expression: ast.expr) -> bool:
    """True for an f-string, or a call of `format` or `join`, anywhere in the expression."""
    return any(
        isinstance(noeud, ast.JoinedStr)
        or (isinstance(noeud, ast.Attribute) and noeud.attr in {"format", "format_map", "join"})
        for noeud in ast.walk(expression)
    )


def test_no_xpath_is_composed_from_values() -> None:
    fautes = []
    for fichier in sorted(Path(wsc_soap.__file__).parent.rglob("*.py")):
        for noeud in ast.walk(ast.parse(fichier.read_bytes())):
            if not (isinstance(noeud, ast.Call) and noeud.args):
                continue
            nom = getattr(noeud.func, "attr", getattr(noeud.func, "id", ""))
            if nom in EVALUANTS and _composee(noeud.args[0]):
                fautes.append(f"{fichier.name}:{noeud.lineno}")
    assert fautes == []
