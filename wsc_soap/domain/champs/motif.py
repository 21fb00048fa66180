"""Patterns of fields: the regular expressions of XML Schema (part 2, appendix F), in linear time.

The administrator of a town writes them, so they are not given to `re`, which backtracks: a pattern is
compiled to a non-deterministic automaton whose states are followed together. What XSD leaves out (anchors,
look-arounds, back references) does not exist here either; character blocks (`\\p{IsGreek}`) and class
subtraction are not offered.
"""

from __future__ import annotations

from functools import lru_cache

from .automaton import Automaton, Fragment, InvalidPattern, either, one, repeat, sequence
from .characters import MULTI, Ranges, categories, complement, merge, multi

__all__ = ["InvalidPattern", "accepts", "check_pattern", "compile_pattern"]

_MAX_LENGTH = 500
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}


def check_pattern(motif: str) -> None:
    """Raise `InvalidPattern` when the pattern cannot be used; for whoever publishes a definition."""
    if motif.startswith("^") or motif.endswith("$"):
        raise InvalidPattern("an XSD pattern is anchored by itself: ^ and $ would stand for themselves")
    compile_pattern(motif)


def accepts(motif: str, text: str) -> bool:
    """True when the whole text matches; `InvalidPattern` when the pattern cannot be used."""
    automaton = compile_pattern(motif)
    states = automaton.closure({automaton.start})
    for char in text:
        states = automaton.step(states, ord(char))
        if not states:
            return False
    return automaton.end in states


@lru_cache(maxsize=256)
def compile_pattern(motif: str) -> Automaton:
    """The automaton of a pattern, compiled once; `InvalidPattern` when it cannot be used."""
    if len(motif) > _MAX_LENGTH:
        raise InvalidPattern("the pattern is too long")
    reader = _Reader(motif)
    fragment = reader.alternatives()
    if reader.at < len(motif):
        raise InvalidPattern(f"unexpected {motif[reader.at]!r} at {reader.at}")
    automaton = Automaton()
    automaton.start, automaton.end = fragment(automaton)
    return automaton


class _Reader:
    """Recursive descent over the grammar of appendix F; each method gives a builder of states."""

    def __init__(self, motif: str) -> None:
        self.motif, self.at, self.depth = motif, 0, 0

    def peek(self) -> str:
        return self.motif[self.at : self.at + 1]

    def next(self) -> str:
        char = self.peek()
        if not char:
            raise InvalidPattern("the pattern stops too early")
        self.at += 1
        return char

    def alternatives(self) -> Fragment:
        branches = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.branch())
        return branches[0] if len(branches) == 1 else either(branches)

    def branch(self) -> Fragment:
        pieces = []
        while self.peek() not in ("", "|", ")"):
            pieces.append(self.piece())
        return sequence(pieces)

    def piece(self) -> Fragment:
        atom = self.atom()
        sign = self.peek()
        if not sign or sign not in "?*+{":
            return atom
        self.at += 1
        low, high = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(sign) or self.counts()
        return repeat(atom, low, high)

    def counts(self) -> tuple[int, int | None]:
        text = self.motif[self.at : self.motif.find("}", self.at)]
        self.at += len(text) + 1
        low, comma, high = text.partition(",")
        if not (low.isascii() and low.isdigit()) or (high and not (high.isascii() and high.isdigit())):
            raise InvalidPattern(f"{{{text}}} is not a count")
        bounds = int(low), (int(high) if high else None) if comma else int(low)
        if bounds[1] is not None and bounds[0] > bounds[1]:
            raise InvalidPattern(f"{{{text}}} counts downwards")
        return bounds

    def atom(self) -> Fragment:
        char = self.next()
        if char == "(":
            return self.group()
        if char in "?*+{}|)]":
            raise InvalidPattern(f"unexpected {char!r} at {self.at - 1}")
        return one({".": complement([(10, 10), (13, 13)])}.get(char) or self.char_set(char))

    def group(self) -> Fragment:
        self.depth += 1
        if self.depth > 20:
            raise InvalidPattern("the groups are too deep")
        inner = self.alternatives()
        if self.next() != ")":
            raise InvalidPattern("a group is not closed")
        self.depth -= 1
        return inner

    def char_set(self, char: str) -> Ranges:
        if char == "[":
            return self.char_class()
        return self.escape() if char == "\\" else [(ord(char), ord(char))]

    def char_class(self) -> Ranges:
        negative = self.peek() == "^"
        self.at += negative
        ranges = self.class_item(self.next())
        while (char := self.next()) != "]":
            ranges = ranges + self.class_item(char)
        return complement(ranges) if negative else merge(ranges)

    def class_item(self, char: str) -> Ranges:
        if char in "[]" or (char == "-" and self.peek() == "["):
            raise InvalidPattern(f"unexpected {char!r} in a class")
        low = self.escape() if char == "\\" else [(ord(char), ord(char))]
        if self.peek() != "-" or self.motif[self.at + 1 : self.at + 2] == "]":
            return low
        self.at += 1
        char = self.next()
        high = self.escape() if char == "\\" else [(ord(char), ord(char))]
        if char == "[" or len(low) != 1 or len(high) != 1 or low[0][0] > high[0][1]:
            raise InvalidPattern("a range of a class is upside down")
        return [(low[0][0], high[0][1])]

    def escape(self) -> Ranges:
        char = self.next()
        if char in "pP":
            return self.category(char == "P")
        if char.lower() in MULTI:
            return multi(char)
        if char in _NAMED or char in "\\|.-^?*+{}()[]":
            return [(ord(_NAMED.get(char, char)),) * 2]
        raise InvalidPattern(f"\\{char} is not an escape")

    def category(self, negative: bool) -> Ranges:
        end = self.motif.find("}", self.at)
        name = self.motif[self.at + 1 : end] if self.peek() == "{" else ""
        if end < 0 or name not in categories():
            raise InvalidPattern(f"\\p{{{name}}} is not a category")
        self.at = end + 1
        return complement(categories()[name]) if negative else categories()[name]
