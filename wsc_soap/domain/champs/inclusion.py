"""Does a pattern accept all that others accept together? Their automata are followed side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .automaton import Automaton
from .motif import compile_pattern

MOST_STATES = 2000
_Joint = tuple[frozenset[int], ...]


def includes(wider: str, narrower: Sequence[str]) -> bool:
    """True when every text that all of `narrower` accept is accepted by `wider`. False also when it takes too long to
    know; InvalidPattern on a pattern that cannot be used."""
    if wider in narrower:
        return True
    automata = [compile_pattern(motif) for motif in (*narrower, wider)]
    start = tuple(automaton.closure({automaton.start}) for automaton in automata)
    seen, waiting, codes = {start}, [start], _representatives(automata)
    while waiting:
        joint = waiting.pop()
        if _escapes(automata, joint):
            return False
        for following in _following(automata, joint, codes, len(narrower)):  # what one of them refuses is no matter
            if following not in seen:
                seen.add(following)
                waiting.append(following)
        if len(seen) > MOST_STATES:
            return False
    return True


def _escapes(automata: Sequence[Automaton], joint: _Joint) -> bool:
    """True where the text read so far is accepted by all but the last."""
    *narrower, wider = (automaton.end in states for automaton, states in zip(automata, joint, strict=True))
    return all(narrower) and not wider


def _following(automata: Sequence[Automaton], joint: _Joint, codes: Iterable[int], alive: int) -> Iterator[_Joint]:
    """Where one more character leads, as long as the first `alive` automata go on."""
    for code in codes:
        after = tuple(automaton.step(states, code) for automaton, states in zip(automata, joint, strict=True))
        if all(after[:alive]):
            yield after


def _representatives(automata: Sequence[Automaton]) -> list[int]:
    """One character of each set that no automaton tells apart."""
    bounds = {0}
    for automaton in automata:
        for ranges in {id(move[0]): move[0] for move in automaton.move if move}.values():
            bounds.update(bound for low, high in ranges for bound in (low, high + 1))
    return sorted(bound for bound in bounds if bound <= 0x10FFFF)


def shortest(motifs: Sequence[str]) -> int | None:
    """The length of the shortest text that all the patterns accept; None when none does. 0 when it takes too long to
    know."""
    automata = [compile_pattern(motif) for motif in motifs]
    level = {tuple(automaton.closure({automaton.start}) for automaton in automata)}
    seen, codes, length = set(level), _representatives(automata), 0
    while level:
        if any(all(a.end in states for a, states in zip(automata, joint, strict=True)) for joint in level):
            return length
        after = {following for joint in level for following in _following(automata, joint, codes, len(motifs))} - seen
        seen |= after
        level, length = after, length + 1
        if len(seen) > MOST_STATES:
            return 0
    return None
