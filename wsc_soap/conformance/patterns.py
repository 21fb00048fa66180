"""Texts that an XSD pattern accepts, made from its automaton."""

from __future__ import annotations

from collections import deque
from functools import lru_cache

from wsc_soap.domain.champs.automaton import Automaton
from wsc_soap.domain.champs.characters import Ranges, holds
from wsc_soap.domain.champs.motif import compile_pattern

_PREFERRED = "aeA1b2Cd3 -.'/@_:0"
_FARTHEST = 400


@lru_cache(maxsize=512)
def example(motif: str, at_least: int = 0) -> str | None:
    """A text of `at_least` characters or a little more that the whole pattern accepts; None when none is near."""
    automaton = compile_pattern(motif)
    start = automaton.closure({automaton.start})
    waiting: deque[tuple[frozenset[int], str]] = deque([(start, "")])
    seen = {(start, 0)}
    while waiting:
        states, text = waiting.popleft()
        if automaton.end in states and len(text) >= at_least:
            return text
        if len(text) > at_least + _FARTHEST:
            return None
        for char in _characters(automaton, states):
            following = automaton.step(states, ord(char))
            key = (following, min(len(text) + 1, at_least))
            if key not in seen:
                seen.add(key)
                waiting.append((following, text + char))
    return None


def _characters(automaton: Automaton, states: frozenset[int]) -> list[str]:
    """One character for each way on from here."""
    moves = [move for state in states if (move := automaton.move[state])]
    return list(dict.fromkeys(_one_of(ranges) for ranges, _ in moves))


def _one_of(ranges: Ranges) -> str:
    """A character people type, when the set has one."""
    return next((char for char in _PREFERRED if holds(ranges, ord(char))), chr(ranges[0][0]))
