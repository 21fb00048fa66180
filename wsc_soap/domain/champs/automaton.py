"""Automata that follow all the readings of a pattern together: a text costs what its length deserves."""

from __future__ import annotations

from collections.abc import Callable

from .characters import Ranges, holds

MAX_STATES = 3000


class InvalidPattern(ValueError):
    """The pattern is not an XSD regular expression, or uses what is not offered, or is too large."""


class Automaton:
    """States 0..n; each has free moves and at most one move on a set of characters."""

    def __init__(self) -> None:
        self.free: list[list[int]] = []
        self.move: list[tuple[Ranges, int] | None] = []
        self.start = self.end = 0
        self._seen: dict[tuple[frozenset[int], int], frozenset[int]] = {}

    def state(self) -> int:
        """A new state; `InvalidPattern` when there are too many."""
        if len(self.free) >= MAX_STATES:
            raise InvalidPattern("the pattern is too large")
        self.free.append([])
        self.move.append(None)
        return len(self.free) - 1

    def closure(self, states: set[int]) -> frozenset[int]:
        """These states and all that free moves reach from them."""
        waiting, reached = list(states), set(states)
        while waiting:
            fresh = [state for state in self.free[waiting.pop()] if state not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return frozenset(reached)

    def step(self, states: frozenset[int], code: int) -> frozenset[int]:
        """Where one character leads from these states; remembered."""
        key = (states, code)
        following = self._seen.get(key)
        if following is None:
            moves = (self.move[state] for state in states)
            following = self.closure({move[1] for move in moves if move and holds(move[0], code)})
            if len(self._seen) > 5000:
                self._seen.clear()
            self._seen[key] = following
        return following


Fragment = Callable[[Automaton], tuple[int, int]]


def one(ranges: Ranges) -> Fragment:
    """One character of the set."""

    def build(automaton: Automaton) -> tuple[int, int]:
        start, end = automaton.state(), automaton.state()
        automaton.move[start] = (ranges, end)
        return start, end

    return build


def sequence(pieces: list[Fragment]) -> Fragment:
    """One after the other; nothing at all for an empty list."""

    def build(automaton: Automaton) -> tuple[int, int]:
        start = end = automaton.state()
        for piece in pieces:
            entry, leave = piece(automaton)
            automaton.free[end].append(entry)
            end = leave
        return start, end

    return build


def either(branches: list[Fragment]) -> Fragment:
    """Any one of them."""

    def build(automaton: Automaton) -> tuple[int, int]:
        start, end = automaton.state(), automaton.state()
        for branch in branches:
            entry, leave = branch(automaton)
            automaton.free[start].append(entry)
            automaton.free[leave].append(end)
        return start, end

    return build


def star(atom: Fragment) -> Fragment:
    """Any number of times."""

    def build(automaton: Automaton) -> tuple[int, int]:
        turn = automaton.state()
        entry, leave = atom(automaton)
        automaton.free[turn].append(entry)
        automaton.free[leave].append(turn)
        return turn, turn

    return build


def repeat(atom: Fragment, low: int, high: int | None) -> Fragment:
    """From `low` to `high` times, without end for None."""
    if low > MAX_STATES or (high or 0) > MAX_STATES:
        raise InvalidPattern("a count is too large")
    if high is None:
        return sequence([atom] * low + [star(atom)])
    return sequence([atom] * low + [either([atom, sequence([])])] * (high - low))
