"""The part of XPath that simple conditions are written in, read as a tree; anything richer is not read at all."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wsc_soap.xmlio.expressions import InvalidExpression, Token, tokenise
from wsc_soap.xmlio.location_paths import Path, down, masked, up

_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")


class TooRich(Exception):
    """The expression says more than a simple condition can."""


@dataclass(frozen=True)
class Node:
    """A piece of an expression: `kind` is `et`, `ou`, `compare`, `appel`, `plus`, `chemin`, `texte`, `nombre` or
    `variable`; `value` is its operator, function, literal or name."""

    kind: str
    value: str = ""
    path: Path = ()
    parts: tuple[Node, ...] = ()


def read_tree(text: str, context: Path, outside: Collection[str] = ()) -> Node:
    """The tree of an expression read at `context`; `outside` names what it may read beside the demande.

    Raises TooRich.
    """
    try:
        tokens = tuple(tokenise(masked(text)))
    except InvalidExpression:
        raise TooRich from None
    reader = _Reader(text, tokens, context, outside)
    node = reader.alternatives()
    if reader.rank != len(tokens):
        raise TooRich
    return node


class _Reader:
    """Recursive descent over the tokens; `text` is the expression as written, with its parameters."""

    def __init__(self, text: str, tokens: Sequence[Token], context: Path, outside: Collection[str]) -> None:
        self.text, self.tokens, self.context, self.outside, self.rank = text, tokens, context, outside, 0

    def alternatives(self) -> Node:
        return self.chain("ou", "or", self.conjunction)

    def conjunction(self) -> Node:
        return self.chain("et", "and", self.comparison)

    def chain(self, kind: str, word: str, read_part: object) -> Node:
        parts = [read_part()]  # type: ignore[operator]
        while self.take("nom", word):
            parts.append(read_part())  # type: ignore[operator]
        return parts[0] if len(parts) == 1 else Node(kind, parts=tuple(parts))

    def comparison(self) -> Node:
        left = self.sum()
        for sign in _COMPARISONS:
            if self.take("signe", sign):
                return Node("compare", sign, parts=(left, self.sum()))
        return left

    def sum(self) -> Node:
        left = self.operand()
        return Node("plus", parts=(left, self.operand())) if self.take("signe", "+") else left

    def operand(self) -> Node:
        token = self.next()
        if token[:2] == ("signe", "-"):
            return Node("nombre", "-" + self.number())
        written = self.written(token)
        if token.kind == "texte":
            return Node("texte", written[1:-1])
        if token.kind == "nombre":
            return Node("nombre", written)
        if token.kind == "variable":
            return Node("variable", written)
        if token[:2] == ("signe", "("):
            node = self.alternatives()
            self.expect(")")
            return node
        if token.kind == "nom" and self.take("signe", "("):
            return Node("appel", token.value, parts=self.arguments())
        self.rank -= 1
        return Node("chemin", path=self.path())

    def number(self) -> str:
        token = self.next()
        if token.kind != "nombre":
            raise TooRich
        return self.written(token)

    def arguments(self) -> tuple[Node, ...]:
        found: list[Node] = []
        while not self.take("signe", ")"):
            if found:
                self.expect(",")
            found.append(self.alternatives())
        return tuple(found)

    def path(self) -> Path:
        place: Path | None = self.context
        while True:
            token = self.next()
            if token[:2] == ("signe", ".."):
                place = up(place)
            elif token.kind == "nom":
                place = down(place, token.value)
            else:
                raise TooRich
            if not self.take("signe", "/"):
                break
        if not place or (place[0] == ".." and not self.beside(place)):
            raise TooRich
        return place

    def beside(self, place: Path) -> bool:
        """Whether a path that leaves the demande leads to something that may be read."""
        return len(place) > 2 and place[1] in self.outside

    def next(self) -> Token:
        if self.rank >= len(self.tokens):
            raise TooRich
        self.rank += 1
        return self.tokens[self.rank - 1]

    def take(self, kind: str, value: str) -> bool:
        found = self.rank < len(self.tokens) and self.tokens[self.rank][:2] == (kind, value)
        self.rank += found
        return found

    def expect(self, value: str) -> None:
        if not self.take("signe", value):
            raise TooRich

    def written(self, token: Token) -> str:
        start = token.place + (token.kind == "variable")
        return self.text[start : start + len(token.value)]
