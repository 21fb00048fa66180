"""An expression read as a tree (XPath 1.0, section 3): which fields it reads, what it gives, what it compares.

Verification reads the tree; evaluation never does, libxml2 and the browsers reading the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wsc_soap.xmlio.expressions import NAMED_OPERATORS, InvalidExpression, Token, check

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_ANY = "*"


@dataclass(frozen=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True)
class Variable:
    """`$nom`."""

    nom: str


@dataclass(frozen=True)
class Call:
    """A function and its arguments."""

    nom: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True)
class Binary:
    """Two operands and the sign between them; `|` is one."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Negation:
    """A minus before an operand."""

    operand: Node


@dataclass(frozen=True)
class Step:
    """One step of a path: `child`, `parent` or `self`, a name or `*`, predicates."""

    axis: str
    nom: str
    predicates: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Path:
    """Steps from the context, from the document when `absolute`, or from the nodes of `start`; a start without steps is
    an operand with predicates."""

    steps: tuple[Step, ...]
    absolute: bool = False
    start: Node | None = None
    predicates: tuple[Node, ...] = ()


Node = Text | Number | Variable | Call | Binary | Negation | Path


@lru_cache(maxsize=4096)
def tree(text: str) -> Node:
    """The tree of an accepted text; raises InvalidExpression."""
    reader = _Reader(check(text))
    found = reader.binary(0)
    if reader.peek() is not None:
        raise InvalidExpression("ce n’est pas du XPath 1.0")
    return found


def operands(node: Node) -> tuple[Node, ...]:
    """What stands directly below a node, the predicates of its steps left out."""
    match node:
        case Binary(_, left, right):
            return (left, right)
        case Negation(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Path(start=start) if start is not None:
            return (start,)
    return ()


class _Reader:
    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens, self.place = tokens, 0

    def peek(self, ahead: int = 0) -> Token | None:
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def sees(self, *signs: str, ahead: int = 0) -> bool:
        token = self.peek(ahead)
        return token is not None and token.kind == "signe" and token.value in signs

    def take(self) -> Token:
        token = self.peek()
        if token is None:
            raise InvalidExpression("ce n’est pas du XPath 1.0")
        self.place += 1
        return token

    def expect(self, sign: str) -> None:
        if not self.sees(sign):
            raise InvalidExpression("ce n’est pas du XPath 1.0")
        self.place += 1

    def operator(self, signs: tuple[str, ...]) -> bool:
        """Whether an operator of these stands here: after an operand `and` and `*` are always operators."""
        token = self.peek()
        if token is None or token.value not in signs:
            return False
        return token.kind == "signe" or (token.kind == "nom" and token.value in NAMED_OPERATORS)

    def binary(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.operator(_LEVELS[level]):
            sign = self.take().value
            left = Binary(sign, left, self.binary(level + 1))
        return left

    def unary(self) -> Node:
        if self.sees("-"):
            self.take()
            return Negation(self.unary())
        left = self.path()
        while self.sees("|"):
            self.take()
            left = Binary("|", left, self.path())
        return left

    def path(self) -> Node:
        token = self.peek()
        if token is None:
            raise InvalidExpression("ce n’est pas du XPath 1.0")
        if self.sees("/"):
            self.take()
            return Path(self.steps() if self.starts_step() else (), absolute=True)
        if token.kind in ("texte", "nombre", "variable") or self.sees("(") or self.is_call():
            return self.filtered(self.primary())
        return Path(self.steps())

    def is_call(self) -> bool:
        token = self.peek()
        return token is not None and token.kind == "nom" and self.sees("(", ahead=1)

    def starts_step(self) -> bool:
        token = self.peek()
        return token is not None and (token.kind == "nom" or self.sees(".", "..", _ANY))

    def filtered(self, primary: Node) -> Node:
        predicates = self.predicates()
        if self.sees("/"):
            self.take()
            return Path(self.steps(), start=primary, predicates=predicates)
        return Path((), start=primary, predicates=predicates) if predicates else primary

    def primary(self) -> Node:
        token = self.take()
        if token.kind == "texte":
            return Text(token.value[1:-1])
        if token.kind == "nombre":
            return Number(float(token.value))
        if token.kind == "variable":
            return Variable(token.value)
        if token.kind == "nom":
            return Call(token.value, self.arguments())
        inner = self.binary(0)
        self.expect(")")
        return inner

    def arguments(self) -> tuple[Node, ...]:
        self.expect("(")
        found: list[Node] = []
        while not self.sees(")"):
            if found:
                self.expect(",")
            found.append(self.binary(0))
        self.expect(")")
        return tuple(found)

    def steps(self) -> tuple[Step, ...]:
        found = [self.step()]
        while self.sees("/"):
            self.take()
            found.append(self.step())
        return tuple(found)

    def step(self) -> Step:
        if self.sees(".", ".."):
            axis = "self" if self.take().value == "." else "parent"
            return Step(axis, _ANY)
        axis = "child"
        if self.sees("::", ahead=1):
            axis = self.take().value
            self.take()
        token = self.take()
        if token.kind != "nom" and token.value != _ANY:
            raise InvalidExpression("ce n’est pas du XPath 1.0")
        return Step(axis, token.value, self.predicates())

    def predicates(self) -> tuple[Node, ...]:
        found: list[Node] = []
        while self.sees("["):
            self.take()
            found.append(self.binary(0))
            self.expect("]")
        return tuple(found)


# --- what an expression gives ---------------------------------------------------------------------------------------

_GIVES = {
    **dict.fromkeys(("boolean", "not", "true", "false", "contains", "starts-with"), "boolean"),
    **dict.fromkeys(("number", "sum", "count", "string-length", "floor", "ceiling", "round"), "number"),
}
_AS_TEXT = {"substring": 1, "string": 1, "string-length": 1, "normalize-space": 1}  # others: every argument
_TEXTS = ("concat", "contains", "starts-with", "substring-before", "substring-after", "translate", *_AS_TEXT)
_SMALL = ("count", "string-length")


def gives(node: Node) -> str:
    """`nodes`, `number`, `boolean` or `string`; variables are numbers but `$commune`."""
    match node:
        case Path() | Binary("|"):
            return "nodes"
        case Binary(sign):
            return "number" if sign in ("+", "-", "*", "div", "mod") else "boolean"
        case Number() | Negation():
            return "number"
        case Variable(nom):
            return "string" if nom == "commune" else "number"
        case Call(nom):
            return _GIVES.get(nom, "string")
    return "string"


def numbers_as_text(node: Node) -> Iterator[Node]:
    """The numbers that the expression turns into texts. Engines write them differently (20261123 is « 2.02611e+07 » for
    one of them), so a definition may not; the small whole numbers of `count` and `string-length` are
    alike everywhere."""
    if isinstance(node, Call) and node.nom in _TEXTS:
        for argument in node.arguments[: _AS_TEXT.get(node.nom)]:
            if gives(argument) == "number" and not _is_small(argument):
                yield argument
    for below in every_operand(node):
        yield from numbers_as_text(below)


def _is_small(node: Node) -> bool:
    if isinstance(node, Number):
        return node.value == int(node.value) and node.value < 1_000_000
    return isinstance(node, Call) and node.nom in _SMALL


def every_operand(node: Node) -> Iterator[Node]:
    """What stands directly below a node, the predicates of its steps too."""
    yield from operands(node)
    if isinstance(node, Path):
        yield from node.predicates
        for step in node.steps:
            yield from step.predicates
