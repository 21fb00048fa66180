"""Answers to a form, as a browser posts them, and the demande they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import deposit, screen
from wsc_soap.operations.context import Context
from wsc_soap.xmlio.demande import Findings
from wsc_soap.xmlio.filled_form import FilledForm, FormFile

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d4944415478da6364f8cf500f00038601805a347d6b0000000049454e44ae426082"
)
FILES = {"pdf": ("piece.pdf", PDF), "png": ("piece.png", PNG)}


@dataclass(frozen=True)
class Field:
    """A leaf of the form: its entry names by occurrence, and the path of its field."""

    path: str
    champ: Champ


@dataclass
class Answers:
    """Values by entry name; `occurrences` says how many blocks a repeated group has (1 without saying)."""

    values: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)

    def copy(self) -> Answers:
        """The same answers, to be changed apart."""
        return Answers({name: list(texts) for name, texts in self.values.items()}, dict(self.files))


@dataclass(frozen=True)
class Verdict:
    """What the platform's own checks say of answers."""

    filled: FilledForm
    findings: Findings

    @property
    def wrong(self) -> int:
        """How many errors there are."""
        return len(self.findings.errors)


@dataclass(frozen=True)
class Judge:
    """The checks of one form, agendas included, as a deposit made now in that context meets them."""

    context: Context

    @property
    def teleservice(self) -> Teleservice:
        """Whose form it is."""
        return self.context.demarche

    @cached_property
    def fields(self) -> Mapping[str, Champ]:
        """Every entry with its field."""
        return dict(entries(self.teleservice, 2))

    def judge(self, answers: Answers) -> Verdict:
        """Make the demande of these answers and check it."""
        files = {name: [file_of(self.fields[name], at) for at in range(count)] for name, count in answers.files.items()}
        filled = screen.read_entries(self.context, answers.values, files)
        return Verdict(filled, deposit.check(self.context, filled.demande))

    def variables(self) -> Mapping[str, object]:
        """What expressions read beside the demande."""
        town, now = self.context.collectivite, self.context.now()
        return self.context.platform.bouquet.variables(town, now, self.teleservice)


def file_of(champ: Champ, rank: int) -> FormFile:
    """A small real file that the field admits."""
    kind = next((code for code in champ.formats if code in FILES), "pdf")
    name, content = FILES[kind]
    return FormFile(f"{rank + 1}-{name}", content)


def entries(teleservice: Teleservice, occurrences: int = 1) -> list[tuple[str, Champ]]:
    """Every entry name of the form with its field; repeated groups with that many blocks."""
    return list(_entries("", teleservice.formulaire.champs, occurrences))


def _entries(base: str, champs: tuple[Champ, ...], occurrences: int) -> list[tuple[str, Champ]]:
    found: list[tuple[str, Champ]] = []
    for champ in champs:
        if champ.type == "groupe":
            found += _entries(f"{base}{champ.nom}.", champ.champs, occurrences)
        elif champ.type == "groupeRepete":
            count = min(max(occurrences, champ.occurrences_min), champ.occurrences_max)
            for rank in range(1, count + 1):
                found += _entries(f"{base}{champ.nom}.{rank}.", champ.champs, occurrences)
        elif champ.is_input:
            found.append((base + champ.nom, champ))
    return found
