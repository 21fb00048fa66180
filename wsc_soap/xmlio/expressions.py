"""XPath 1.0, bounded by construction: conditions, rules and readings of a definition (design, section 5).

libxml2 has no time limit, so what could run away is refused before it is compiled: `//`, every axis but child, self
and parent, attributes, prefixes, functions out of a short list, unknown variables, long texts, deep nesting.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from wsc_soap.xmlio.variables import known_variable

MAX_LENGTH = 1000
MAX_DEPTH = 20
MAX_PREDICATES = 2

FUNCTIONS = frozenset(
    [
        "boolean",
        "ceiling",
        "concat",
        "contains",
        "count",
        "false",
        "floor",
        "normalize-space",
        "not",
        "number",
        "round",
        "starts-with",
        "string",
        "string-length",
        "substring",
        "substring-after",
        "substring-before",
        "sum",
        "translate",
        "true",
    ]
)
AXES = frozenset({"child", "parent", "self"})
NAMED_OPERATORS = frozenset({"and", "or", "div", "mod"})
_DOUBLE = ("::", "..", "//", "<=", ">=", "!=")
_SIMPLE = "()[],/|+-=<>*.@"
_DIGITS = frozenset("0123456789")


class InvalidExpression(ValueError):
    """The text is not an expression we accept; the message says why, in French, for the administrator."""


class Token(NamedTuple):
    """One token: `kind` is `nom`, `variable`, `nombre`, `texte` or `signe`."""

    kind: str
    value: str
    place: int


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of an XPath 1.0 text (XPath 1.0, section 3.7). Raises ExpressionInvalide on a stray character."""
    place = 0
    while place < len(text):
        if text[place] in " \t\r\n":
            place += 1
            continue
        token = _token(text, place)
        yield token
        place += len(token.value) + (token.kind == "variable")


def _token(text: str, place: int) -> Token:
    char = text[place]
    if char in "'\"":
        return _literal(text, place)
    if char in _DIGITS or (char == "." and text[place + 1 : place + 2] in _DIGITS):
        return Token("nombre", _take_while(text, place, lambda c: c in _DIGITS or c == "."), place)
    if _starts_name(char):
        return Token("nom", _take_while(text, place, _inside_name), place)
    if char == "$" and _starts_name(text[place + 1 : place + 2]):
        return Token("variable", _take_while(text, place + 1, _inside_name), place)
    if text[place : place + 2] in _DOUBLE:
        return Token("signe", text[place : place + 2], place)
    if char in _SIMPLE:
        return Token("signe", char, place)
    raise InvalidExpression(f"caractère inattendu « {char} » en position {place + 1}")


def _literal(text: str, place: int) -> Token:
    end = text.find(text[place], place + 1)
    if end < 0:
        raise InvalidExpression(f"texte non fermé en position {place + 1}")
    return Token("texte", text[place : end + 1], place)


def _take_while(text: str, place: int, admitted: Callable[[str], bool]) -> str:
    end = place
    while end < len(text) and admitted(text[end]):
        end += 1
    return text[place:end]


def _starts_name(char: str) -> bool:
    return bool(char) and (char.isalpha() or char == "_")


def _inside_name(char: str) -> bool:
    return char.isalnum() or char in "_-."


def check(text: str) -> tuple[Token, ...]:
    """The tokens of an accepted text; raises ExpressionInvalide with the first reason why not."""
    if not text.strip():
        raise InvalidExpression("expression vide")
    if len(text) > MAX_LENGTH:
        raise InvalidExpression(f"plus de {MAX_LENGTH} caractères")
    tokens = tuple(tokenise(text))
    _check_nesting(tokens)
    operators = _operators(tokens)
    for rank, token in enumerate(tokens):
        _check_token(token, token.place in operators, tokens[rank + 1 : rank + 2])
    return tokens


def _check_nesting(tokens: tuple[Token, ...]) -> None:
    opened: list[str] = []
    for token in tokens:
        if token.kind != "signe":
            continue
        if token.value in "([":
            opened.append(token.value)
        elif token.value in ")]" and opened:
            opened.pop()
        if len(opened) > MAX_DEPTH:
            raise InvalidExpression(f"plus de {MAX_DEPTH} niveaux d’imbrication")
        # One predicate inside another already costs the square of the number of elements.
        if opened.count("[") > MAX_PREDICATES:
            raise InvalidExpression(f"plus de {MAX_PREDICATES} prédicats l’un dans l’autre")


def _check_token(token: Token, is_operator: bool, after: tuple[Token, ...]) -> None:
    following = after[0].value if after and after[0].kind == "signe" else ""
    if token.kind == "signe" and token.value in ("//", "@"):
        raise InvalidExpression(f"« {token.value} » n’est pas admis")
    if token.kind == "variable" and not known_variable(token.value):
        raise InvalidExpression(f"variable inconnue ${token.value}")
    if token.kind != "nom" or is_operator:
        return
    if following == "(" and token.value not in FUNCTIONS:
        raise InvalidExpression(f"fonction non admise {token.value}()")
    if following == "::" and token.value not in AXES:
        raise InvalidExpression(f"axe non admis {token.value}::")


def _operators(tokens: tuple[Token, ...]) -> frozenset[int]:
    """The places of the named operators (XPath 1.0, section 3.7): after an operand, `and`, `or`, `div`, `mod` are
    operators, else they are names."""
    found, after_operand = set(), False
    for token in tokens:
        if token.kind == "nom" and token.value in NAMED_OPERATORS and after_operand:
            found.add(token.place)
            after_operand = False
        elif token.kind == "signe":
            after_operand = token.value in (")", "]", "..", ".") or (token.value == "*" and not after_operand)
        else:
            after_operand = True
    return frozenset(found)


class Expression:
    """One accepted and compiled expression; immutable, to be shared by threads.

    `names` are the element names it reads, `variables` the variables it needs. Raises ExpressionInvalide.
    """

    __slots__ = ("_xpath", "names", "source", "variables")

    def __init__(self, text: str) -> None:
        tokens = check(text)
        self.source = text
        self.variables = frozenset(token.value for token in tokens if token.kind == "variable")
        self.names = frozenset(token.value for token in name_tests(tokens))
        try:
            self._xpath = etree.XPath(text, regexp=False, smart_strings=False)
        except etree.XPathSyntaxError as error:
            raise InvalidExpression("ce n’est pas du XPath 1.0") from error

    def __call__(self, element: etree._Element, variables: Mapping[str, object]) -> bool:
        """Whether it holds with `element` as context node (XPath `boolean()` rules)."""
        result = self.evaluate(element, variables)
        if isinstance(result, float):
            return result != 0 and not math.isnan(result)
        return bool(result)

    def evaluate(self, element: etree._Element, variables: Mapping[str, Any]) -> Any:
        """The raw XPath value; an expression that fails at evaluation is false."""
        try:
            if not self.variables:
                return self._xpath(element)
            return self._xpath(element, **{name: variables[name] for name in self.variables})
        except etree.XPathError:
            return False

    def value(self, element: etree._Element, variables: Mapping[str, object]) -> float | bool | str | None:
        """The value as XPath knows it, a node-set as the text of its first node; None when it has none."""
        try:
            result = self._xpath(element, **{name: variables[name] for name in self.variables})  # type: ignore[arg-type]
        except etree.XPathError:
            return None
        if isinstance(result, list):
            return "".join(result[0].itertext()) if result else ""
        return result if isinstance(result, float | bool | str) else str(result)

    def as_text(self, element: etree._Element, variables: Mapping[str, object]) -> str:
        """The value as text, blanks collapsed: the string of the first node, a number without useless decimals."""
        result = self.evaluate(element, variables)
        if isinstance(result, list):
            result = "".join(result[0].itertext()) if result else ""
        if isinstance(result, bool):
            return "true" if result else "false"
        text = f"{result:g}" if isinstance(result, float) else str(result)
        return " ".join(text.split())


def name_tests(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The tokens that name elements: neither functions, nor axes, nor operators."""
    operators = _operators(tokens)
    for rank, token in enumerate(tokens):
        following = tokens[rank + 1].value if rank + 1 < len(tokens) else ""
        if token.kind == "nom" and following not in ("(", "::") and token.place not in operators:
            yield token


@lru_cache(maxsize=4096)
def compiled(text: str) -> Expression:
    """The expression of this text, compiled once per process."""
    return Expression(text)


def variables(text: str) -> frozenset[str]:
    """The names of the variables the text needs, without `$`. Raises ExpressionInvalide."""
    return compiled(text).variables
