"""What an expression reads: its location paths, resolved against the form without a demande.

An element of the demande is named by its path from the root, `("demandeur", "pays")`; what lies outside the demande
(`../dossier/etape` read from its root) starts with `..`. Nothing is evaluated: the text is only walked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wsc_soap.xmlio.expressions import NAMED_OPERATORS, InvalidExpression, Token, tokenise
from wsc_soap.xmlio.plan import ROOT

Path = tuple[str, ...]
OUTSIDE = ".."
_PARAMETRE = re.compile(r"(?<!\{)\{[a-z][A-Za-z0-9]*\}(?!\})")
_OPERAND_ENDS = (")", "]", "..", ".", "*")


@dataclass(frozen=True)
class Step:
    """One step: the element it reaches (None when that cannot be told), and the token of its name, if it has one."""

    reached: Path | None
    token: Token | None


@dataclass(frozen=True)
class LocationPath:
    """One location path of an expression, from `start` to `end` in its text; `plain` without predicates.

    `context` is where it starts from, None when that cannot be told; `nested` in a predicate.
    """

    context: Path | None
    steps: tuple[Step, ...]
    start: int
    end: int
    plain: bool
    nested: bool = False

    @property
    def reached(self) -> Path | None:
        """The element it gives."""
        return self.steps[-1].reached if self.steps else self.context


def masked(text: str) -> str:
    """The text with its parameters `{name}` replaced by as many digits, so that it can be cut in tokens."""
    return _PARAMETRE.sub(lambda found: "0" * len(found[0]), text)


def location_paths(text: str, context: Path) -> tuple[LocationPath, ...]:
    """Every location path of an expression read at `context`, those inside predicates too.

    Raises InvalidExpression when the text cannot be cut in tokens.
    """
    return tuple(_Walk(tuple(tokenise(masked(text)))).expression(context))


def relative(context: Path, target: Path) -> str:
    """How `target` is written at `context`: `nom`, `../demandeur/pays`, `.`."""
    common = 0
    while common < min(len(context), len(target)) and context[common] == target[common]:
        common += 1
    steps = [".."] * (len(context) - common) + list(target[common:])
    return "/".join(steps) or "."


def down(place: Path | None, nom: str) -> Path | None:
    """The child of that name; the root of the demande is the empty path."""
    if place is None:
        return None
    return () if place == (OUTSIDE,) and nom == ROOT else (*place, nom)


def up(place: Path | None) -> Path | None:
    """The parent."""
    if place is None:
        return None
    return place[:-1] if place and place[-1] != OUTSIDE else (*place, OUTSIDE)


class _Walk:
    """Reads the tokens of one expression from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens, self.rank, self.depth = tokens, 0, 0

    def expression(self, context: Path | None) -> Iterator[LocationPath]:
        """The paths up to the bracket that closes this part, or to the end."""
        while self.rank < len(self.tokens):
            token = self.tokens[self.rank]
            if token.value == "]" and token.kind == "signe":
                return
            if self.starts_path(token):
                after_value = token.value == "/" and self.operand_before()
                yield from self.path(None if after_value else context)
            elif token.value == "[" and token.kind == "signe":  # a predicate on a value that is no path
                yield from self.predicate(None)
            else:
                self.rank += 1

    def starts_path(self, token: Token) -> bool:
        if token.kind == "nom":
            return self.next_value() != "(" and not (token.value in NAMED_OPERATORS and self.operand_before())
        if token.kind != "signe":
            return False
        return token.value in ("/", ".", "..") or (token.value == "*" and not self.operand_before())

    def operand_before(self) -> bool:
        before = self.tokens[self.rank - 1] if self.rank else None
        if before is None:
            return False
        if before.kind == "nom":
            return before.value not in NAMED_OPERATORS or self.rank < 2
        return before.kind != "signe" or before.value in _OPERAND_ENDS

    def next_value(self) -> str:
        following = self.tokens[self.rank + 1 : self.rank + 2]
        return following[0].value if following and following[0].kind == "signe" else ""

    def path(self, context: Path | None) -> Iterator[LocationPath]:
        start, steps, inner, place = self.rank, [], [], context
        if self.tokens[self.rank].value == "/":
            self.rank += 1
            place = context = None if context is None else (OUTSIDE,)
        while self.rank < len(self.tokens):
            place, token = self.step(place)
            steps.append(Step(place, token))
            while self.here("["):
                inner += self.predicate(place)
            if not self.here("/"):
                break
            self.rank += 1
        last = self.tokens[min(self.rank, len(self.tokens)) - 1]
        end = last.place + len(last.value)
        plain = all(token[:2] != ("signe", "[") for token in self.tokens[start : self.rank])
        yield LocationPath(context, tuple(steps), self.tokens[start].place, end, plain, self.depth > 0)
        yield from inner

    def predicate(self, place: Path | None) -> list[LocationPath]:
        self.rank, self.depth = self.rank + 1, self.depth + 1
        found = list(self.expression(place))
        self.rank, self.depth = self.rank + 1, self.depth - 1
        return found

    def here(self, value: str) -> bool:
        return self.rank < len(self.tokens) and self.tokens[self.rank][:2] == ("signe", value)

    def step(self, place: Path | None) -> tuple[Path | None, Token | None]:
        token = self.tokens[self.rank]
        axis = "child"
        if token.kind == "nom" and self.next_value() == "::":
            axis, self.rank = token.value, self.rank + 2
            token = self.tokens[min(self.rank, len(self.tokens) - 1)]
        self.rank += 1
        if token.value in (".", "..") and token.kind == "signe":
            return (up(place) if token.value == ".." else place), None
        if axis != "child":
            return (up(place) if axis == "parent" else place), None
        if token.kind != "nom":
            return None, None
        return down(place, token.value), token


def checked(text: str, context: Path) -> tuple[LocationPath, ...]:
    """Like `location_paths`; an expression that cannot be read reads nothing."""
    try:
        return location_paths(text, context)
    except InvalidExpression:
        return ()
