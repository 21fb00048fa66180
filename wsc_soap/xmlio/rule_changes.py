"""What a schema does not say and a demande is judged by all the same: conditions, rules, files, meaning.

Two forms -> the changes that make a demande refused which was accepted, and those that free it. Like the changes of the
schema they are judged by one question, and where it cannot be answered the change is a break.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wsc_soap.domain.champs.base import ChampType
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.domain.french import file_size
from wsc_soap.xmlio.expression_order import Known, holds_without, is_wider, never_without
from wsc_soap.xmlio.expression_tree import Path
from wsc_soap.xmlio.file_element import EXTENSIONS, LIBELLES
from wsc_soap.xmlio.form_graph import resolve
from wsc_soap.xmlio.schema_changes import BREAK, COMPATIBLE, WITH_DEFAULT, SchemaChange

_CHECKED_ELSEWHERE = ("communeInsee", "creneau")  # against a list, against the agenda


def rule_changes(before: Formulaire, after: Formulaire) -> tuple[SchemaChange, ...]:
    """The changes that no schema shows, in the order of the second form. What is only in one of the forms is the
    schema's matter, but for what it makes mandatory and what its rules ask of the others."""
    return tuple(_Forms(before, after).changes())


class _Forms:
    def __init__(self, before: Formulaire, after: Formulaire) -> None:
        self.before = {path: champ for path, champ in before.walk() if champ.is_input}
        self.after = {path: champ for path, champ in after.walk() if champ.is_input}
        self.rules = Counter(_rules(before))
        self.kept_rules = Counter(_rules(after))

    def changes(self) -> Iterator[SchemaChange]:
        for path, champ in self.after.items():
            old = self.before.get(path)
            if old is not None:
                yield from self.condition(path, old, champ)
                yield from _files(path, old, champ)
                yield from _occurrences(path, old, champ)
                if old.type != champ.type and _knows_more(champ):
                    yield SchemaChange(path, BREAK, f"devient un champ {champ.type}, dont la valeur est contrôlée")
            elif champ.obligatoire and champ.condition and self.above(path) in {"", *self.before}:
                yield from self.mandatory(path, champ, "est demandé dans certains cas")
            yield from self.added_rules(path, champ)
        for group, test in self.rules - self.kept_rules:
            path = self.where[group, test]
            if path in self.after:
                yield SchemaChange(path, COMPATIBLE, f"ne suit plus une règle : {test}")

    @property
    def where(self) -> dict[tuple[str, str], str]:
        """The field that each rule of the first form stands at."""
        return {(self.above(path), regle.test): path for path, champ in self.before.items() for regle in champ.regles}

    @staticmethod
    def above(path: str) -> str:
        return path.rpartition("/")[0]

    def known(self, path: str) -> Known:
        """Whether a program of the first form may give what an expression at that field reads."""
        context = tuple(filter(None, self.above(path).split("/")))

        def known(read: Path) -> bool:
            place = None if read.start is not None else resolve(read, context)
            return place is None or not place or "/".join(place) not in self.after or "/".join(place) in self.before

        return known

    def condition(self, path: str, old: Champ, new: Champ) -> Iterator[SchemaChange]:
        if new.condition and not old.condition:
            yield SchemaChange(path, BREAK, f"n’est plus admis que si : {new.condition}")
        if new.obligatoire and new.condition and not old.obligatoire:
            yield from self.mandatory(path, new, "devient obligatoire dans certains cas")
        if not old.condition or old.condition == new.condition:
            return
        if new.condition and not is_wider(old.condition, new.condition):
            yield SchemaChange(path, BREAK, f"n’est plus admis dans les mêmes cas : {new.condition}")
        elif new.obligatoire and old.obligatoire and new.condition:
            yield _mandatory(path, new, "est demandé dans plus de cas")
        elif not new.obligatoire:
            yield SchemaChange(path, COMPATIBLE, "est admis dans plus de cas")

    def mandatory(self, path: str, champ: Champ, what: str) -> Iterator[SchemaChange]:
        if not never_without(champ.condition, self.known(path)):
            yield _mandatory(path, champ, what)

    def added_rules(self, path: str, champ: Champ) -> Iterator[SchemaChange]:
        known = self.known(path)
        for regle in champ.regles:
            key = (self.above(path), regle.test)
            if regle.niveau != "erreur" or key in self.rules or holds_without(regle.test, known):
                continue
            if champ.condition and never_without(champ.condition, known):
                continue
            if any(group == key[0] and is_wider(test, regle.test) for group, test in self.rules):
                yield SchemaChange(path, COMPATIBLE, f"suit une règle plus large : {regle.message}")
            else:
                yield SchemaChange(path, BREAK, f"suit une règle de plus : {regle.message}")


def _rules(form: Formulaire) -> Iterator[tuple[str, str]]:
    for path, champ in form.walk():
        yield from ((path.rpartition("/")[0], regle.test) for regle in champ.regles if regle.niveau == "erreur")


def _mandatory(path: str, champ: Champ, what: str) -> SchemaChange:
    if champ.defaut:
        return SchemaChange(path, WITH_DEFAULT, f"{what} ; à défaut, donnez « {champ.defaut} »")
    return SchemaChange(path, BREAK, f"{what}, sans valeur par défaut")


def _knows_more(champ: Champ) -> bool:
    kind = champ_type(champ.type)
    return type(kind)._makes_sense is not ChampType._makes_sense or champ.type in _CHECKED_ELSEWHERE


def _files(path: str, old: Champ, new: Champ) -> Iterator[SchemaChange]:
    if new.type != "pieceJointe" or old.type != new.type:
        return
    before, after = (set(champ.formats or EXTENSIONS) for champ in (old, new))
    for kind, what, formats in (
        (BREAK, "n’admet plus les fichiers", before - after),
        (COMPATIBLE, "admet aussi les fichiers", after - before),
    ):
        if formats:
            yield SchemaChange(path, kind, f"{what} {', '.join(sorted(LIBELLES.get(code, code) for code in formats))}")
    if old.taille_max != new.taille_max:
        yield _size(path, old.taille_max, new.taille_max)


def _size(path: str, old: int | None, new: int | None) -> SchemaChange:
    if new is None:
        return SchemaChange(path, COMPATIBLE, "n’a plus de taille à lui")
    kind = COMPATIBLE if old is not None and new > old else BREAK
    return SchemaChange(
        path, kind, f"admet {file_size(new)} par fichier" + (f", au lieu de {file_size(old)}" if old else "")
    )


def _occurrences(path: str, old: Champ, new: Champ) -> Iterator[SchemaChange]:
    """The least number of what may be left out: given at all, it must be reached."""
    before, after = (max(champ.occurrences_min, 1) for champ in (old, new))
    told = new.obligatoire and not new.condition  # by the schema
    if after > before and not told:
        yield SchemaChange(path, BREAK, f"se répète au moins {after} fois quand il est donné")
    elif after < before and not told and (not old.obligatoire or old.condition):
        yield SchemaChange(path, COMPATIBLE, "se répète moins de fois quand il est donné")
