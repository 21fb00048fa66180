"""Patterns of fields, in the regular expressions of XML Schema (part 2, appendix F), matched in linear
time.

The administrator of a town writes them, so they are not given to `re`, which backtracks: a pattern is
compiled to a non-deterministic automaton whose states are followed together. What XSD leaves out (anchors,
look-arounds, back references) does not exist here either; character blocks (`\\p{IsGreek}`) and class
subtraction are not offered.
"""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

Ranges = list[tuple[int, int]]
_MAX_STATES = 3000
_MAX_LENGTH = 500
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}


class MotifInvalide(ValueError):
    """The pattern is not an XSD regular expression, or uses what is not offered, or is too large."""


def verifier_motif(motif: str) -> None:
    """Raise `MotifInvalide` when the pattern cannot be used; for whoever publishes a definition."""
    if motif.startswith("^") or motif.endswith("$"):
        raise MotifInvalide("an XSD pattern is anchored by itself: ^ and $ would stand for themselves")
    _compiled(motif)


def accepte(motif: str, texte: str) -> bool:
    """True when the whole text matches; `MotifInvalide` when the pattern cannot be used."""
    automaton = _compiled(motif)
    states = automaton.closure({automaton.start})
    for char in texte:
        states = automaton.step(states, ord(char))
        if not states:
            return False
    return automaton.end in states


class _Automaton:
    """States 0..n; each has free moves and at most one move on a set of characters."""

    def __init__(self) -> None:
        self.free: list[list[int]] = []
        self.move: list[tuple[Ranges, int] | None] = []
        self.start = self.end = 0
        self._seen: dict[tuple[frozenset[int], int], frozenset[int]] = {}

    def state(self) -> int:
        if len(self.free) >= _MAX_STATES:
            raise MotifInvalide("the pattern is too large")
        self.free.append([])
        self.move.append(None)
        return len(self.free) - 1

    def closure(self, states: set[int]) -> frozenset[int]:
        waiting, reached = list(states), set(states)
        while waiting:
            fresh = [state for state in self.free[waiting.pop()] if state not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return frozenset(reached)

    def step(self, states: frozenset[int], code: int) -> frozenset[int]:
        key = (states, code)
        following = self._seen.get(key)
        if following is None:
            moves = (self.move[state] for state in states)
            following = self.closure({move[1] for move in moves if move and _holds(move[0], code)})
            if len(self._seen) > 5000:
                self._seen.clear()
            self._seen[key] = following
        return following


Fragment = Callable[[_Automaton], tuple[int, int]]


@lru_cache(maxsize=256)
def _compiled(motif: str) -> _Automaton:
    if len(motif) > _MAX_LENGTH:
        raise MotifInvalide("the pattern is too long")
    reader = _Reader(motif)
    fragment = reader.alternatives()
    if reader.at < len(motif):
        raise MotifInvalide(f"unexpected {motif[reader.at]!r} at {reader.at}")
    automaton = _Automaton()
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
            raise MotifInvalide("the pattern stops too early")
        self.at += 1
        return char

    def alternatives(self) -> Fragment:
        branches = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.branch())
        return branches[0] if len(branches) == 1 else _either(branches)

    def branch(self) -> Fragment:
        pieces = []
        while self.peek() not in ("", "|", ")"):
            pieces.append(self.piece())
        return _sequence(pieces)

    def piece(self) -> Fragment:
        atom = self.atom()
        sign = self.peek()
        if not sign or sign not in "?*+{":
            return atom
        self.at += 1
        low, high = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(sign) or self.counts()
        return _repeat(atom, low, high)

    def counts(self) -> tuple[int, int | None]:
        text = self.motif[self.at : self.motif.find("}", self.at)]
        self.at += len(text) + 1
        low, comma, high = text.partition(",")
        if not (low.isascii() and low.isdigit()) or (high and not (high.isascii() and high.isdigit())):
            raise MotifInvalide(f"{{{text}}} is not a count")
        bounds = int(low), (int(high) if high else None) if comma else int(low)
        if bounds[1] is not None and bounds[0] > bounds[1]:
            raise MotifInvalide(f"{{{text}}} counts downwards")
        return bounds

    def atom(self) -> Fragment:
        char = self.next()
        if char == "(":
            return self.group()
        if char in "?*+{}|)]":
            raise MotifInvalide(f"unexpected {char!r} at {self.at - 1}")
        return _one({".": _complement([(10, 10), (13, 13)])}.get(char) or self.char_set(char))

    def group(self) -> Fragment:
        self.depth += 1
        if self.depth > 20:
            raise MotifInvalide("the groups are too deep")
        inner = self.alternatives()
        if self.next() != ")":
            raise MotifInvalide("a group is not closed")
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
        return _complement(ranges) if negative else _merged(ranges)

    def class_item(self, char: str) -> Ranges:
        if char in "[]" or (char == "-" and self.peek() == "["):
            raise MotifInvalide(f"unexpected {char!r} in a class")
        low = self.escape() if char == "\\" else [(ord(char), ord(char))]
        if self.peek() != "-" or self.motif[self.at + 1 : self.at + 2] == "]":
            return low
        self.at += 1
        char = self.next()
        high = self.escape() if char == "\\" else [(ord(char), ord(char))]
        if char == "[" or len(low) != 1 or len(high) != 1 or low[0][0] > high[0][1]:
            raise MotifInvalide("a range of a class is upside down")
        return [(low[0][0], high[0][1])]

    def escape(self) -> Ranges:
        char = self.next()
        if char in "pP":
            return self.category(char == "P")
        if char.lower() in _MULTI:
            return _multi(char)
        if char in _NAMED or char in "\\|.-^?*+{}()[]":
            return [(ord(_NAMED.get(char, char)),) * 2]
        raise MotifInvalide(f"\\{char} is not an escape")

    def category(self, negative: bool) -> Ranges:
        end = self.motif.find("}", self.at)
        name = self.motif[self.at + 1 : end] if self.peek() == "{" else ""
        if end < 0 or name not in _categories():
            raise MotifInvalide(f"\\p{{{name}}} is not a category")
        self.at = end + 1
        return _complement(_categories()[name]) if negative else _categories()[name]


def _one(ranges: Ranges) -> Fragment:
    def build(automaton: _Automaton) -> tuple[int, int]:
        start, end = automaton.state(), automaton.state()
        automaton.move[start] = (ranges, end)
        return start, end

    return build


def _sequence(pieces: list[Fragment]) -> Fragment:
    def build(automaton: _Automaton) -> tuple[int, int]:
        start = end = automaton.state()
        for piece in pieces:
            entry, leave = piece(automaton)
            automaton.free[end].append(entry)
            end = leave
        return start, end

    return build


def _either(branches: list[Fragment]) -> Fragment:
    def build(automaton: _Automaton) -> tuple[int, int]:
        start, end = automaton.state(), automaton.state()
        for branch in branches:
            entry, leave = branch(automaton)
            automaton.free[start].append(entry)
            automaton.free[leave].append(end)
        return start, end

    return build


def _star(atom: Fragment) -> Fragment:
    def build(automaton: _Automaton) -> tuple[int, int]:
        turn = automaton.state()
        entry, leave = atom(automaton)
        automaton.free[turn].append(entry)
        automaton.free[leave].append(turn)
        return turn, turn

    return build


def _repeat(atom: Fragment, low: int, high: int | None) -> Fragment:
    if low > _MAX_STATES or (high or 0) > _MAX_STATES:
        raise MotifInvalide("a count is too large")
    if high is None:
        return _sequence([atom] * low + [_star(atom)])
    return _sequence([atom] * low + [_either([atom, _sequence([])])] * (high - low))


_MULTI = "sdwic"


@lru_cache(maxsize=16)
def _multi(char: str) -> Ranges:
    categories = _categories()
    letter_like = [*categories["L"], *categories["Nl"], (ord("_"), ord("_")), (ord(":"), ord(":"))]
    ranges = {
        "s": [(32, 32), (9, 10), (13, 13)],
        "d": categories["Nd"],
        "w": _complement([*categories["P"], *categories["Z"], *categories["C"]]),
        "i": letter_like,
        "c": [*letter_like, *categories["Nd"], *categories["M"], (45, 46), (183, 183)],
    }[char.lower()]
    return _complement(ranges) if char.isupper() else _merged(ranges)


@lru_cache(maxsize=1)
def _categories() -> dict[str, Ranges]:
    """Ranges of every general category (`Lu`) and of every group of them (`L`), from one pass over
    Unicode."""
    found: dict[str, Ranges] = {}
    for code in range(sys.maxunicode + 1):
        ranges = found.setdefault(unicodedata.category(chr(code)), [])
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    groups = {name[0] for name in found}
    return found | {
        group: _merged([item for name in found if name[0] == group for item in found[name]])
        for group in groups
    }


def _merged(ranges: Ranges) -> Ranges:
    merged: Ranges = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _complement(ranges: Ranges) -> Ranges:
    outside, following = [], 0
    for low, high in _merged(ranges):
        if low > following:
            outside.append((following, low - 1))
        following = high + 1
    return [*outside, (following, sys.maxunicode)] if following <= sys.maxunicode else outside


def _holds(ranges: Ranges, code: int) -> bool:
    at = bisect_right(ranges, (code, sys.maxunicode + 1)) - 1
    return at >= 0 and ranges[at][0] <= code <= ranges[at][1]
