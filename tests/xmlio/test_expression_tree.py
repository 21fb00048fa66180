"""The tree of an expression."""

from __future__ import annotations

import pytest

from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.expression_tree import (
    Binary,
    Call,
    Number,
    Path,
    Step,
    Text,
    Variable,
    gives,
    numbers_as_text,
    tree,
)
from wsc_soap.xmlio.expressions import InvalidExpression
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parser import parse_xml


def test_operators_bind_as_xpath_says() -> None:
    a, b = Path((Step("child", "a"),)), Path((Step("child", "b"),))
    assert tree("a or b = 1 + 2 * 3") == Binary(
        "or", a, Binary("=", b, Binary("+", Number(1), Binary("*", Number(2), Number(3))))
    )
    assert tree("1 - 2 - 3") == Binary("-", Binary("-", Number(1), Number(2)), Number(3))
    assert tree("div div mod") == Binary("div", Path((Step("child", "div"),)), Path((Step("child", "mod"),)))


def test_paths_functions_and_predicates() -> None:
    assert tree("../a[b = 'x']/*") == Path(
        (
            Step("parent", "*"),
            Step("child", "a", (Binary("=", Path((Step("child", "b"),)), Text("x")),)),
            Step("child", "*"),
        )
    )
    assert tree("number(translate(a,'-','')) <= $jPlus30") == Binary(
        "<=",
        Call("number", (Call("translate", (Path((Step("child", "a"),)), Text("-"), Text(""))),)),
        Variable("jPlus30"),
    )


@pytest.mark.parametrize("text", ["a b", "a =", "(a", "a[", "not(a", "f(,)", "/ /", "a::b", "- "])
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(InvalidExpression):
        tree(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("a", "nodes"), ("a + 1", "number"), ("a = 1", "boolean"), ("concat(a, 'x')", "string")]
)
def test_what_it_gives_is_known(text: str, kind: str) -> None:
    assert gives(tree(text)) == kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("concat(count(a), ' x')", 0),
        ("translate(a, '-', '')", 0),
        ("concat(a * 2, ' x')", 1),
        ("string($aujourdhui)", 1),
        ("substring(a, 1, 4 + 1)", 0),
        ("a[string-length(b + 1) = 2]", 1),
    ],
)
def test_a_number_made_text_is_found(text: str, number: int) -> None:
    assert len(list(numbers_as_text(tree(text)))) == number


def test_every_expression_of_the_catalogue_is_read_and_makes_no_number_a_text() -> None:
    library = Library()
    names = {"condition", "test", "calcul"}
    texts = {
        value
        for code in library.codes()
        for element in parse_xml(expand(library.document(code), library)).iter()
        for nom, value in element.attrib.items()
        if nom in names
    }
    assert texts
    assert not [text for text in texts if list(numbers_as_text(tree(text)))]
