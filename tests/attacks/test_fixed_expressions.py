"""Rows 23 and 24 of the attack table: no XPath of the product is made out of values."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import wsc_soap
from wsc_soap.xmlio.expressions import InvalidExpression, compiled

# joins expressions of a published definition, each accepted alone before: none can close a parenthesis it did not open
JOINS_ACCEPTED_EXPRESSIONS = {"conjunction.py"}
EVALUATING = {"xpath", "XPath", "XPathEvaluator", "ETXPath"}


def _composed(expression: ast.expr) -> bool:
    """True for an f-string, or a call of `format` or `join`, anywhere in the expression."""
    return any(
        isinstance(node, ast.JoinedStr)
        or (isinstance(node, ast.Attribute) and node.attr in {"format", "format_map", "join"})
        for node in ast.walk(expression)
    )


def test_no_xpath_is_composed_from_values() -> None:
    faults = []
    for fichier in sorted(Path(wsc_soap.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(fichier.read_bytes())):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            nom = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if nom in EVALUATING and _composed(node.args[0]) and fichier.name not in JOINS_ACCEPTED_EXPRESSIONS:
                faults.append(f"{fichier.name}:{node.lineno}")
    assert faults == []


@pytest.mark.parametrize("text", ["true()) or (true()", "nom]) or (../*[1", "'a) or ('b", 'nom = "x") or ("x"'])
def test_an_expression_that_would_leave_its_parentheses_when_joined_to_others_is_not_accepted(text: str) -> None:
    with pytest.raises(InvalidExpression):
        compiled(text)
