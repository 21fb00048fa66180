"""Valid answers to a form, found by asking its own checks: wrong answers are changed until none is left.

The rules of a form are expressions of any kind, so nothing is solved: values worth trying are tried in the fields that
the errors and their rules name, and a change that leaves fewer errors is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from wsc_soap.conformance.answers import Answers, Judge, Verdict, entries
from wsc_soap.conformance.values import Setting, candidates
from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.expressions import InvalidExpression, compiled

MAX_TRIALS = 1500
_GROUPS = ("groupe", "groupeRepete")


class Search:
    """One form: `locked` entries are never changed by the repair."""

    def __init__(self, judge: Judge, setting: Setting, occurrences: int = 1) -> None:
        self.judge, self.setting = judge, setting
        self.fields: dict[str, Champ] = dict(entries(judge.teleservice, occurrences))
        self.choices = {name: candidates(champ, setting) for name, champ in self.fields.items()}
        self.trials = 0

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

    def repair(
        self, answers: Answers, locked: Iterable[str] = (), goal: frozenset[str] = frozenset()
    ) -> Answers | None:
        """Answers near these that the form accepts, the locked entries kept and seen; None when none was found."""
        kept = frozenset(locked)
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
        before = self.cost(verdict, locked)
        suspects = self.suspects(verdict, locked - verdict.filled.visible) - locked
        moves = [move for name in sorted(suspects) for move in self.moves(name, answers)]
        for move in moves:
            if (found := self.attempt(answers, [move])) and self.cost(found[1], locked) < before:
                return found
        for _ in range(300):
            if len(moves) < 2 or self.trials > MAX_TRIALS:
                return None
            if (found := self.attempt(answers, random.sample(moves, 2))) and self.cost(found[1], locked) < before:
                return found
        return None

    def cost(self, verdict: Verdict, wanted: frozenset[str]) -> int:
        """What is left to mend: errors, and wanted entries that are hidden, which weigh more."""
        return verdict.wrong + 10 * len(wanted - verdict.filled.visible)

    def attempt(self, answers: Answers, moves: list[tuple[str, str | None]]) -> tuple[Answers, Verdict] | None:
        """The answers with these entries changed (None empties one), and what the checks say."""
        if self.trials > MAX_TRIALS:
            return None
        self.trials += 1
        changed = answers.copy()
        for name, value in moves:
            self.put(changed, name, value)
        return changed, self.judge.judge(changed)

    def put(self, answers: Answers, name: str, value: str | None) -> None:
        """One entry changed."""
        answers.values.pop(name, None)
        answers.files.pop(name, None)
        if value is None:
            return
        if self.fields[name].type == "pieceJointe":
            answers.files[name] = 1
        else:
            answers.values[name] = [value]

    def moves(self, name: str, answers: Answers) -> Iterator[tuple[str, str | None]]:
        """Every other value worth trying in a field."""
        if self.fields[name].type == "pieceJointe":
            yield name, None if name in answers.files else "fichier"
            return
        present = answers.values.get(name, [""])[:1]
        yield from ((name, value) for value in self.choices[name] if [value] != present)
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
        read: set[str] = set()
        for champ in self.line(name):
            for text in (champ.condition, *(regle.test for regle in champ.regles)):
                read |= _names(text)
        return names | {entry for entry in self.fields if entry.rpartition(".")[2] in read}

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
