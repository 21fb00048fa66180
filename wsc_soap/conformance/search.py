"""Valid answers to a form, found by asking its own checks: wrong answers are changed until none is left.

The rules of a form are expressions of any kind, so nothing is solved: values worth trying are tried in the fields that
the errors and their rules name, and a change that leaves fewer errors is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, combinations, permutations
from random import Random

from wsc_soap.conformance.answers import Answers, Judge, Verdict, entries
from wsc_soap.conformance.values import Setting, candidates
from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.expressions import InvalidExpression, compiled

MAX_TRIALS, PAIRS = 900, 300
AND = "|"  # between the answers of a multiple choice
Move = tuple[str, str | None]
_DATED = ("date", "dateHeure", "creneau")
_GROUPS = ("groupe", "groupeRepete")


class Search:
    """One form: `locked` entries are never changed by the repair."""

    def __init__(self, judge: Judge, setting: Setting, occurrences: int = 1) -> None:
        self.judge, self.setting = judge, setting
        self.fields: dict[str, Champ] = dict(entries(judge.teleservice, occurrences))
        self.choices = {name: candidates(champ, setting) for name, champ in self.fields.items()}
        self.trials = 0
        self.refusal = ""

    def start(self, optional: bool) -> Answers:
        """The likeliest value in each field, in mandatory ones only unless `optional`."""
        answers = Answers()
        for name, champ in self.fields.items():
            if optional or champ.obligatoire:
                self.fill(answers, name)
        return answers

    def fill(self, answers: Answers, name: str) -> None:
        """Give a field its likeliest value, or a file."""
        champ = self.fields[name]
        if champ.type == "pieceJointe":
            answers.files[name] = max(1, champ.occurrences_min)
        elif self.choices[name]:
            least = max(1, champ.occurrences_min) if champ.repeated else 1
            answers.values[name] = list(self.choices[name][:least])

    def fulfilling(self, base: Answers, names: Iterable[str], fulfils: Callable[[Verdict], bool]) -> Answers | None:
        """Valid answers near these of which that holds, found by changing one or two of the fields of these names."""
        read = self.expanded(set(names))
        entries = [entry for entry in self.fields if entry.rpartition(".")[2] in read]
        moves = [move for name in entries for move in self.moves(name, base)]
        for tried in chain(([move] for move in moves), self.pairs(moves, Random(1))):  # noqa: S311
            changed = base.copy()
            for move in tried:
                self.put(changed, *move)
            verdict = self.judge.judge(changed)
            given = [name for name, value in tried if value is not None]
            hidden = len(tried) == 1 and not verdict.filled.visible.issuperset(given)
            if hidden or fulfils(verdict):
                found = self.repair(changed, locked=given)
                if found is not None and fulfils(self.judge.judge(found)):
                    return found
        return None

    def repair(self, answers: Answers, locked: Iterable[str] = ()) -> Answers | None:
        """Answers near these that the form accepts, the locked entries kept and seen; None when none was found."""
        kept, self.refusal = frozenset(locked), ""
        self.trials, random = 0, Random(1)  # noqa: S311 - the same trials each time
        verdict = self.judge.judge(answers)
        while not self.reached(verdict, kept):
            better = self.improved(answers, verdict, kept, random)
            if better is None:
                return None
            answers, verdict = better
        return answers

    def reached(self, verdict: Verdict, wanted: frozenset[str]) -> bool:
        """No error, and every wanted entry shown."""
        return not verdict.wrong and wanted <= verdict.filled.visible

    def improved(
        self, answers: Answers, verdict: Verdict, locked: frozenset[str], random: Random
    ) -> tuple[Answers, Verdict] | None:
        """The first change that leaves less to mend, else two changes together."""
        if self.hopeless(verdict, locked):
            return None
        before = self.cost(verdict, locked)
        suspects = self.suspects(verdict, locked - verdict.filled.visible) - locked
        moves = [move for name in sorted(suspects) for move in self.moves(name, answers)]
        for move in moves:
            if (found := self.attempt(answers, [move])) and self.cost(found[1], locked) < before:
                return found
        wider = suspects | (self.readers(suspects) - locked)
        others = [move for name in sorted(wider) for move in self.moves(name, answers)]
        for pair in chain(self.pairs(moves, random), self.days(wider), self.pairs(others, random)):
            if (found := self.attempt(answers, pair)) and self.cost(found[1], locked) < before:
                return found
        return None

    def hopeless(self, verdict: Verdict, locked: frozenset[str]) -> bool:
        """Whether some error is that of kept answers alone: a rule that reads nothing else. `refusal` says it."""
        for error in verdict.findings.errors:
            name = verdict.filled.entree_of(error.champ)
            if name is not None and not self.blamed(name, error.message) - locked:
                self.refusal = error.message
                return True
        return False

    def blamed(self, name: str, message: str) -> set[str]:
        """The entries that the rule of an entry with this message reads; all those around it for other errors."""
        regles = [regle for champ in self.line(name) for regle in champ.regles if regle.message == message]
        if not regles:
            return self.around(name) & self.fields.keys()
        read = self.expanded({text for regle in regles for text in _names(regle.test)})
        return {entry for entry in self.fields if entry.rpartition(".")[2] in read}

    def pairs(self, moves: list[Move], random: Random) -> Iterator[list[Move]]:
        """Two changes together: all of them when they are few, some by chance otherwise."""
        if len(moves) * (len(moves) - 1) <= 2 * PAIRS:
            yield from ([one, other] for one, other in combinations(moves, 2) if one[0] != other[0])
        else:
            yield from (random.sample(moves, 2) for _ in range(PAIRS))

    def days(self, suspects: set[str]) -> Iterator[list[Move]]:
        """Two dates together, the same or the second a little later: what starts and what ends."""
        dated = sorted(name for name in suspects if self.fields[name].type in _DATED)
        for first, second in permutations(dated, 2):
            for rank, value in enumerate(self.choices[first]):
                for other in self.choices[second][rank : rank + 2]:
                    yield [(first, value), (second, other)]

    def cost(self, verdict: Verdict, wanted: frozenset[str]) -> int:
        """What is left to mend: errors, and wanted entries that are hidden, which weigh more."""
        return verdict.wrong + 10 * len(wanted - verdict.filled.visible)

    def attempt(self, answers: Answers, moves: list[Move]) -> tuple[Answers, Verdict] | None:
        """The answers with these entries changed (None empties one), and what the checks say."""
        if self.trials > MAX_TRIALS:
            return None
        self.trials += 1
        changed = answers.copy()
        for name, value in moves:
            self.put(changed, name, value)
        return changed, self.judge.judge(changed)

    def put(self, answers: Answers, name: str, value: str | None, *more: str) -> None:
        """One entry changed; `more` are the further answers of a multiple choice."""
        answers.values.pop(name, None)
        answers.files.pop(name, None)
        if value is None:
            return
        if self.fields[name].type == "pieceJointe":
            answers.files[name] = 1
        else:
            answers.values[name] = [*value.split(AND), *more]

    def moves(self, name: str, answers: Answers) -> Iterator[Move]:
        """Every other value worth trying in a field."""
        if self.fields[name].type == "pieceJointe":
            yield name, None if name in answers.files else "fichier"
            return
        present = answers.values.get(name, [""])[:1]
        yield from ((name, value) for value in self.choices[name] if [value] != present)
        if self.fields[name].type == "choixMultiple":
            yield from ((name, AND.join(pair)) for pair in combinations(self.choices[name][:3], 2))
        if present != [""]:
            yield name, None

    def suspects(self, verdict: Verdict, hidden: frozenset[str]) -> set[str]:
        """The entries that may be to blame: those in error, those their rules read, those that hide a wanted one."""
        found: set[str] = set()
        for error in verdict.findings.errors:
            name = verdict.filled.entree_of(error.champ)
            if name is not None:
                found |= self.around(name)
        for name in hidden:
            found |= self.around(name)
        return found & self.fields.keys()

    def around(self, name: str) -> set[str]:
        """An entry, its group's entries when it is a group, and the entries that its expressions and those of its
        groups read."""
        names = {entry for entry in self.fields if entry == name or entry.startswith(f"{name}.")}
        read = self.read(name)
        return names | {entry for entry in self.fields if entry.rpartition(".")[2] in read}

    def readers(self, names: set[str]) -> set[str]:
        """The entries whose own expressions read one of these: what a change there may put wrong."""
        lasts = {name.rpartition(".")[2] for name in names}
        return {entry for entry in self.fields if lasts & self.read(entry)}

    def read(self, name: str) -> set[str]:
        """The names that the expressions of an entry and of its groups read."""
        found: set[str] = set()
        for champ in self.line(name):
            for text in (champ.condition, *(regle.test for regle in champ.regles)):
                found |= _names(text)
        return self.expanded(found)

    def expanded(self, names: set[str]) -> set[str]:
        """These names, and those that the computed values among them read."""
        return names | {name for calcul in names & self.calculs.keys() for name in self.calculs[calcul]}

    @cached_property
    def calculs(self) -> dict[str, frozenset[str]]:
        """The names that each computed value reads."""
        champs = [champ for _, champ in self.judge.teleservice.formulaire.walk() if champ.type == "calcul"]
        return {champ.nom: _names(champ.calcul) for champ in champs}

    def line(self, name: str) -> Iterator[Champ]:
        """The field of an entry and the groups it stands in."""
        champs = self.judge.teleservice.formulaire.champs
        for step in (step for step in name.split(".") if not step.isdigit()):
            champ = next((champ for champ in champs if champ.nom == step), None)
            if champ is None:
                return
            yield champ
            champs = champ.champs


def _names(text: str) -> frozenset[str]:
    try:
        return compiled(text).names if text else frozenset()
    except InvalidExpression:
        return frozenset()
