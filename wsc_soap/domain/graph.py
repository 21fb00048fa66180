"""A process as a graph: its arcs, what is reached from where, its paths from the deposit to each outcome."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from wsc_soap.domain.processus import Action, Processus

PATHS = 200
_STEPS = 50_000


@dataclass(frozen=True)
class Arc:
    """An action that leads from an étape to another one."""

    depart: str
    arrivee: str
    action: Action


@dataclass(frozen=True)
class Chemin:
    """A way from the deposit to an outcome that passes nowhere twice. `etapes` are its codes; `actions[i]` are the
    labels of the actions that lead from `etapes[i]` to the next one; `issue` is the outcome."""

    etapes: tuple[str, ...]
    actions: tuple[tuple[str, ...], ...]
    issue: str


def arcs(processus: Processus) -> tuple[Arc, ...]:
    """Every move of the process, in its order. An action `versOrigine` leads to each étape that leads to its own; one
    that aims at an unknown étape makes no arc."""
    codes = {etape.code for etape in processus.etapes}
    found = [Arc(etape.code, a.cible, a) for etape in processus.etapes for a in etape.actions if a.cible in codes]
    origins: dict[str, list[str]] = {}
    for arc in found:
        if arc.depart != arc.arrivee:
            origins.setdefault(arc.arrivee, []).append(arc.depart)
    for etape in processus.etapes:
        for action in (action for action in etape.actions if action.vers_origine):
            found += [Arc(etape.code, origin, action) for origin in dict.fromkeys(origins.get(etape.code, ()))]
    return tuple(found)


def successors(moves: Iterable[Arc]) -> dict[str, list[str]]:
    """The étapes that each étape leads to, without doubles, in order."""
    found: dict[str, dict[str, None]] = {}
    for arc in moves:
        found.setdefault(arc.depart, {})[arc.arrivee] = None
    return {depart: list(targets) for depart, targets in found.items()}


def predecessors(moves: Iterable[Arc]) -> dict[str, list[str]]:
    """The étapes that lead to each étape."""
    return successors(Arc(arc.arrivee, arc.depart, arc.action) for arc in moves)


def reachable(starts: Iterable[str], following: Mapping[str, Iterable[str]]) -> set[str]:
    """The starts and everything that follows them."""
    seen = set(starts)
    pending = list(seen)
    while pending:
        new = set(following.get(pending.pop(), ())) - seen
        seen |= new
        pending.extend(new)
    return seen


def loop(moves: Iterable[Arc]) -> tuple[str, ...]:
    """The étapes of a closed circle among these moves, in order; empty when there is none."""
    following = successors(moves)
    closed: set[str] = set()
    for start in following:
        found = _circle(start, following, closed)
        if found:
            return found
    return ()


def _circle(start: str, following: Mapping[str, list[str]], closed: set[str]) -> tuple[str, ...]:
    """Depth first, without recursion; `closed` are the étapes that lead into no circle."""
    if start in closed:
        return ()
    path, turns = [start], [iter(following.get(start, ()))]
    while path:
        code = next(turns[-1], None)
        if code is None:
            closed.add(path.pop())
            turns.pop()
        elif code in path:
            return tuple(path[path.index(code) :])
        elif code not in closed:
            path.append(code)
            turns.append(iter(following.get(code, ())))
    return ()


def paths(processus: Processus, limit: int = PATHS) -> tuple[tuple[Chemin, ...], bool]:
    """The ways from the deposit to every outcome, the shortest one to each first, at most `limit`; and whether these
    are all of them. A process of sixty étapes may have more ways than could be read: the search is bounded too."""
    moves = arcs(processus)
    following = successors(moves)
    issues = {etape.code: etape.issue for etape in processus.etapes if etape.issue}
    useful = reachable(issues, predecessors(moves))
    shortest = list(filter(None, (_shortest(processus.debut, code, following) for code in issues)))
    found, whole = dict.fromkeys(shortest), True
    for path in _simple(processus.debut, following, useful, issues):
        if path is None or (len(found) >= limit and path not in found):
            whole = False
            break
        found[path] = None
    return tuple(_chemin(path, moves, issues) for path in found), whole


def _shortest(start: str, goal: str, following: Mapping[str, list[str]]) -> tuple[str, ...] | None:
    pending: deque[tuple[str, ...]] = deque([(start,)])
    seen = {start}
    while pending:
        path = pending.popleft()
        if path[-1] == goal:
            return path
        for code in following.get(path[-1], ()):
            if code not in seen:
                seen.add(code)
                pending.append((*path, code))
    return None


def _simple(
    start: str, following: Mapping[str, list[str]], useful: set[str], issues: Mapping[str, str]
) -> Iterator[tuple[str, ...] | None]:
    """Each way that passes nowhere twice; None when the search had to stop before its end."""
    path, turns = [start], [iter(following.get(start, ()))]
    for _ in range(_STEPS):
        if not path:
            return
        code = next(turns[-1], None)
        if code is None:
            path.pop()
            turns.pop()
        elif code in issues:
            yield (*path, code)
        elif code in useful and code not in path:
            path.append(code)
            turns.append(iter(following.get(code, ())))
    yield None


def _chemin(path: tuple[str, ...], moves: Iterable[Arc], issues: Mapping[str, str]) -> Chemin:
    labels: dict[tuple[str, str], dict[str, None]] = {}
    for arc in moves:
        labels.setdefault((arc.depart, arc.arrivee), {})[arc.action.libelle] = None
    steps = pairwise(path)
    return Chemin(path, tuple(tuple(labels[step]) for step in steps), issues[path[-1]])
