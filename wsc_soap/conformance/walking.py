"""Walking a process: dossiers are filed and moved until every action of every étape was done, each to an outcome."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from wsc_soap.conformance.answers import Answers
from wsc_soap.conformance.filing import Filed, Filing
from wsc_soap.conformance.moves import Edge, Moves
from wsc_soap.conformance.pool import Pool
from wsc_soap.domain.processus import HORLOGE, Action, Processus

MAX_STEPS, TRIES = 80, 4
_ACTIONS = re.compile(r"(?<!not\()\.\./actions/(\w+)")


@dataclass
class Walked:
    """What was seen: the ways taken (étapes passed, as one line each), the edges done, those that never were with the
    sentence that says so, the outcomes."""

    ways: set[tuple[str, ...]] = field(default_factory=set)
    done: set[Edge] = field(default_factory=set)
    missing: dict[Edge, str] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    filed: list[Filed] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Walk:
    """One process, walked with demandes taken in turn from `pool`, to do the `wanted` edges (all without any)."""

    def __init__(self, filing: Filing, moves: Moves, pool: list[Answers], wanted: Iterable[Edge] | None = None) -> None:
        self.filing, self.moves, self.pool = filing, moves, Pool(filing.judge, moves.setting, pool)
        self.processus, self.start = moves.teleservice.processus, moves.stage.clock()
        self.edges = _edges(self.processus)
        self.wanted = frozenset(self.edges if wanted is None else wanted)
        self.tries: Counter[Edge] = Counter()
        self.refusals: dict[Edge, str] = {}
        self.seen = Walked()
        self.here = self.origin = ""
        self.tried: set[Edge] = set()
        self.first: set[str] = set()

    def run(self) -> Walked:
        """Walk until every edge is done or was tried often enough."""
        while (target := self.next_target()) is not None:
            self.tries[target] += 1
            self.walk(target, self.pool.suited(self.conditions(target), self.tries[target] - 1))
        for edge in sorted(self.wanted - self.seen.done):
            said = f"{edge[0]}/{edge[1]} : jamais faite ({self.refusals.get(edge, 'jamais offerte')})"
            self.seen.missing[edge] = said
        return self.seen

    def conditions(self, target: Edge) -> list[str]:
        """What must hold for the target and for the actions of a shortest way to it."""
        silence = [self.silence()] if self.edges[target].declencheur == "silence" else []
        first = [next(edge for edge in self.edges if edge[1] == nom) for nom in self.needed(target)]
        way = [target, *(edge for one in first or [target] for edge in self.way(one))]
        return list(dict.fromkeys(text for text in [*(self.edges[edge].condition for edge in way), *silence] if text))

    def way(self, target: Edge) -> list[Edge]:
        """The target, then the actions of a shortest way to it."""
        code = self.processus.etape(self.processus.debut).actions[0].cible
        way = [target]
        while code != target[0] and len(way) < MAX_STEPS:
            edge = self.towards(code, {target[0]}, set())
            if edge is None or not self.edges[edge].cible:
                break
            way, code = [*way, edge], self.edges[edge].cible
        return way

    def silence(self) -> str:
        """What a demande must fulfil to have a legal delay, empty when all have one."""
        conditions = [silence.condition for silence in self.processus.silences]
        return " or ".join(f"({text})" for text in conditions) if all(conditions) else ""

    def next_target(self) -> Edge | None:
        """The edge tried least often among those that are not done."""
        left = [edge for edge in self.edges if edge in self.wanted - self.seen.done]
        waiting = [edge for edge in left if self.tries[edge] < TRIES]
        return min(waiting, key=lambda edge: self.tries[edge], default=None)

    def walk(self, target: Edge, answers: Answers) -> None:
        """File a demande and move it through the target edge to an outcome."""
        self.moves.stage.clock.instant = self.start  # each dossier on the same day: what is due before is done or void
        filed = self.filing.by_soap(answers)
        self.moves.stage.work()
        refused: set[Edge] = set()
        self.tried, self.moves.rank = set(), self.tries[target] - 1
        self.first = self.needed(target)
        for _ in range(MAX_STEPS):
            dossier = self.moves.dossier(filed)
            if dossier.clos:
                break
            self.here, self.origin = dossier.etape, dossier.origine
            edge = self.choose(dossier.etape, target, refused)
            if edge is None:
                self.seen.failures.append(
                    f"{dossier.etape} : le dossier n’avance plus ({', '.join(sorted(a for _, a in refused))})"
                )
                break
            if self.late(target, edge):
                self.moves.linger(filed, self.edges[target])
            self.tried.add(edge)
            before = len(self.moves.journal(filed))
            trouble = self.moves.attempt(filed, self.edges[edge])
            if trouble:
                self.refusals[edge] = trouble
            if edge not in self.note(filed, before):
                refused.add(edge)
            elif self.prepares(edge):
                refused.discard(target)  # what was done here may be what it waits for
        self.end(filed)

    def choose(self, etape: str, target: Edge, refused: set[Edge]) -> Edge | None:
        """The next edge: the target, one on the way to it, a new one, or one on the way out."""
        if (edge := self.before(etape, refused)) is not None:
            return edge
        done = self.seen.done
        here = [edge for edge in self.edges if edge[0] == etape and edge not in refused]
        first = [edge for edge in here if edge not in self.tried | {target} and self.prepares(edge)]
        if self.tries[target] == TRIES:
            first += [edge for edge in here if edge not in self.tried | {target} and self.comes_back(edge)]
        if target in here and target not in done:
            return first[0] if first and self.tries[target] > 1 else target
        if target not in done and target not in refused:
            towards = self.towards(etape, {target[0]}, refused)
            if towards is not None:
                return towards
        if target in refused and target[0] == etape and target not in done and first:
            return first[0]
        fresh = [edge for edge in here if edge not in done and self.leads_on(edge)]
        if fresh:
            return fresh[0]
        return self.towards(etape, {e.code for e in self.processus.etapes if e.issue}, refused)

    def late(self, target: Edge, edge: Edge) -> bool:
        """Whether to let the legal delay nearly end before entering the étape where its end is awaited: opinions and
        other clocks would move the dossier long before."""
        action = self.edges[target]
        legal = action.declencheur == "silence" or "dateSilence" in action.reference
        return legal and self.tries[target] == TRIES - 1 and self.edges[edge].cible == target[0] != edge[0]

    def needed(self, target: Edge) -> set[str]:
        """The actions that must have been done before; the second and third times, those that the target may want."""
        own = 1 < self.tries[target] < TRIES
        found: set[str] = set()
        for edge in self.way(target):
            action = self.edges[edge]
            found |= {*action.exige, *_ACTIONS.findall(action.reference)}
            found |= set(_ACTIONS.findall(action.condition) if own or edge != target else ())
        return found & {edge[1] for edge in self.edges}

    def before(self, etape: str, refused: set[Edge]) -> Edge | None:
        """The next edge towards an action to be done first."""
        self.first -= {edge[1] for edge in self.tried}
        wanted = [edge for edge in self.edges if edge[1] in self.first and edge not in refused]
        here = next((edge for edge in wanted if edge[0] == etape), None)
        return here or self.towards(etape, {edge[0] for edge in wanted}, refused)

    def prepares(self, edge: Edge) -> bool:
        """An edge that somebody does and that stays or comes back: another action there may wait for it."""
        action = self.edges[edge]
        return action.cible in ("", edge[0]) and not action.vers_origine and action.acteur != HORLOGE

    def comes_back(self, edge: Edge) -> bool:
        """An edge to an étape from which the dossier returns."""
        action = self.edges[edge]
        return bool(action.cible) and any(one.vers_origine for one in self.processus.etape(action.cible).actions)

    def leads_on(self, edge: Edge) -> bool:
        """An edge that moves, or that stays but was never done."""
        return bool(self.edges[edge].cible) or edge not in self.seen.done

    def towards(self, etape: str, goals: set[str], refused: set[Edge]) -> Edge | None:
        """The first edge of a shortest way from an étape to one of the goals."""
        waiting: deque[tuple[str, Edge | None]] = deque([(etape, None)])
        reached = {etape}
        while waiting:
            code, first = waiting.popleft()
            for edge, action in self.edges.items():
                if edge[0] != code or edge in refused:
                    continue
                for following in self.targets(action, code):
                    if following in goals and following != etape:
                        return first or edge
                    if following not in reached:
                        reached.add(following)
                        waiting.append((following, first or edge))
        return None

    def targets(self, action: Action, etape: str) -> tuple[str, ...]:
        """Where an action may lead."""
        if action.vers_origine:
            return (self.origin,) if self.origin and etape == self.here else ()
        return (action.cible,) if action.cible else ()

    def note(self, filed: Filed, since: int = 0) -> set[Edge]:
        """What the journal says was done after that many lines."""
        done = {(line.etape, line.action) for line in self.moves.journal(filed)[since:]}
        self.seen.done |= done
        return done

    def end(self, filed: Filed) -> None:
        """The way of a dossier and its outcome."""
        self.note(filed)
        self.seen.filed.append(filed)
        way = tuple(f"{line.etape}.{line.action}" for line in self.moves.journal(filed))
        self.seen.ways.add(way)
        self.seen.outcomes[self.moves.dossier(filed).issue or "ouvert"] += 1


def _edges(processus: Processus) -> dict[Edge, Action]:
    """Every action of every étape but the deposit itself."""
    return {
        (etape.code, action.nom): action
        for etape in processus.etapes
        for action in etape.actions
        if etape.code != processus.debut
    }
