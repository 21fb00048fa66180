"""The demandes tried for a form: plain, full, one for each answer, one at each bound, one for each fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from random import Random

from wsc_soap.conformance.agendas import full_choices
from wsc_soap.conformance.answers import Answers, Judge
from wsc_soap.conformance.search import Search
from wsc_soap.conformance.values import Setting, bounds, wrong
from wsc_soap.domain.formulaire import Champ, Regle

PAIRS = 80
_CHOICES = ("choix", "choixMultiple", "booleen")


@dataclass(frozen=True)
class Variant:
    """Answers and what to expect of them: `faulty` is the entry that must be named, empty when all is right."""

    nom: str
    answers: Answers
    faulty: str = ""


class Impossible(Exception):
    """No valid demande was found where the form seems to offer one; the message says which."""


class Variants:
    """Makes the variants of one form. `failures` are those that could not be made, in French, `missing` the answers
    that no valid demande gives."""

    def __init__(self, judge: Judge, setting: Setting) -> None:
        self.search, self.judge = Search(judge, setting), judge
        self.bases: list[Answers] = []
        self.forbidden: list[tuple[str, str]] = []
        self.failures: list[str] = []
        self.notes: list[str] = []
        self.missing: dict[tuple[str, str], str] = {}

    def valid(self) -> Iterator[Variant]:
        """Every valid variant, the plain and the full one first."""
        for nom, optional in (("ordinaire", False), ("complète", True)):
            found = self.search.repair(self.search.start(optional))
            if found is None:
                self.failures.append(f"aucune demande {nom} valide n’a été trouvée")
            else:
                self.bases.append(found)
                yield Variant(nom, found)
        for name, champ in self.search.fields.items():
            yield from self.of_field(name, champ)
        yield from self.groups()

    def among(self, wanted: Iterable[tuple[str, str]]) -> Iterator[Variant]:
        """A valid variant for each of these answers that has one."""
        starts = (self.search.repair(self.search.start(optional)) for optional in (False, True))
        self.bases = [found for found in starts if found is not None]
        for name, value in wanted:
            found = self.with_answer(name, value)
            if found is not None:
                yield Variant(f"{name} = {value[:40]}", found)

    def of_field(self, name: str, champ: Champ) -> Iterator[Variant]:
        """One variant for each answer of a choice and each bound of a value."""
        values = self.search.choices[name] if champ.type in _CHOICES else tuple(bounds(champ))
        for value in values:
            label = f"{name} = {value[:40]}"
            found = self.with_answer(name, value)
            if found is not None:
                yield Variant(label, found)
            elif champ.type == "booleen" or champ.type not in _CHOICES:
                self.notes.append(f"{label} : jamais admis")
            elif self.search.refusal:  # a rule about this very answer: it must be seen to be told
                self.notes.append(f"{label} : toujours refusé, « {self.search.refusal} »")
                self.forbidden.append((name, value))
            else:
                self.missing[name, value] = f"{label} : aucune demande valide ne donne cette réponse"

    def with_answer(self, name: str, value: str) -> Answers | None:
        """Valid answers with this one: from the plain demande, else from the full one, else with two blocks of each
        group."""
        champ = self.search.fields[name]
        others = [(other,) for other in champ.codes if other != value] if champ.type == "choixMultiple" else []
        for more in [(), *others]:
            for search, base in self.starts(name):
                start = base.copy()
                search.put(start, name, value, *more)
                found = search.repair(start, locked=[name])
                if found is not None:
                    return found
        return None

    def starts(self, name: str) -> Iterator[tuple[Search, Answers]]:
        """Where to look for valid answers with another value of an entry."""
        yield from ((self.search, base) for base in self.bases)
        if any(step.isdigit() for step in name.split(".")) and self.two_blocks is not None:
            yield self.twice, self.two_blocks

    @cached_property
    def twice(self) -> Search:
        """The search with two blocks of each repeated group."""
        return Search(self.judge, self.search.setting, 2)

    @cached_property
    def two_blocks(self) -> Answers | None:
        """Valid answers with two blocks of each repeated group."""
        return self.twice.repair(self.twice.start(True))

    def groups(self) -> Iterator[Variant]:
        """Repeated groups with two blocks, where they take two."""
        if any(champ.type == "groupeRepete" for _, champ in self.judge.teleservice.formulaire.walk()):
            if self.two_blocks is None:
                self.notes.append("deux occurrences des groupes répétés : aucune demande valide")
            else:
                yield Variant("deux occurrences", self.two_blocks)

    # --- what must be refused

    def invalid(self, base: Answers) -> Iterator[Variant]:
        """From a valid demande, one fault at a time: an answer missing, a value of the wrong form, a broken rule."""
        shown = self.judge.judge(base).filled.visible
        for name, champ in self.search.fields.items():
            if name not in shown:
                continue
            if champ.obligatoire and champ.type != "booleen":
                yield Variant(f"{name} absent", self.changed(base, name, None), name)
            if champ.type != "pieceJointe" and not champ.options:
                yield from (
                    Variant(f"{name} = {value[:30]}", self.changed(base, name, value), name) for value in wrong(champ)
                )
        for name, value in self.forbidden:
            yield Variant(f"{name} = {value}", self.changed(base, name, value), name)
        yield from self.full()
        yield from self.broken_rules(base)

    def full(self) -> Iterator[Variant]:
        """What the agenda has no place for, where nobody waits for one: the moment asked must be named."""
        listed = dict(full_choices(self.judge.teleservice))
        for rule in self.judge.teleservice.reservations:
            code = listed.get(rule.ressource)
            booking = self.with_answer(rule.ressource, self.search.choices[rule.ressource][0]) if code else None
            if booking is not None and not rule.attente:
                yield Variant(f"{rule.ressource} complet", self.changed(booking, rule.ressource, code), rule.debut)

    def changed(self, base: Answers, name: str, value: str | None) -> Answers:
        """The base with one entry changed; a default would come back, so an empty text is sent."""
        answers = base.copy()
        self.search.put(answers, name, value)
        if value is None and self.search.fields[name].type != "pieceJointe":
            answers.values[name] = [""]
        return answers

    def broken_rules(self, base: Answers) -> Iterator[Variant]:
        """For each rule, answers that break it, found by trying values in the fields that it reads."""
        for path, champ in self.judge.teleservice.formulaire.walk():
            for regle in champ.regles:
                if regle.niveau == "erreur":
                    yield from self.broken(base, path, regle)

    def broken(self, base: Answers, path: str, regle: Regle) -> Iterator[Variant]:
        """Answers whose errors have this rule's sentence; a note when none was found."""
        entry = next((name for name in self.search.fields if _path(name) == path), path.replace("/", "."))
        moves = [move for name in sorted(self.search.around(entry)) for move in self.search.moves(name, base)]
        random = Random(1)  # noqa: S311 - the same trials each time
        pairs = (random.sample(moves, 2) for _ in range(PAIRS if len(moves) > 1 else 0))
        for tried in chain(([move] for move in moves), pairs):
            answers = base.copy()
            for move in tried:
                self.search.put(answers, *move)
            verdict = self.judge.judge(answers)
            told = [verdict.filled.entree_of(e.champ) for e in verdict.findings.errors if e.message == regle.message]
            if entry in told:
                yield Variant(f"règle de {path}", answers, entry)
                return
        self.notes.append(f"règle de {path} : aucune réponse essayée ne l’enfreint")


def _path(entry: str) -> str:
    return "/".join(step for step in entry.split(".") if not step.isdigit())
