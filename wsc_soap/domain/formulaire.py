"""The form of a téléservice: pages, fields, conditions and rules, as immutable values.

Conditions, rules and computations are XPath 1.0 texts over the namespace-free view of the demande; they are carried
here as text and evaluated by `wsc_soap.xmlio`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

RESSOURCES = "ressources:"  # before the kind of resources that a choice lists


@dataclass(frozen=True)
class Option:
    """One choice of a `choix` or `choixMultiple`."""

    code: str
    libelle: str
    aide: str = ""


@dataclass(frozen=True)
class Regle:
    """`test` must hold where the field stands; `niveau` is `erreur` or `avertissement`; `message` says the remedy."""

    test: str
    message: str
    niveau: str = "erreur"


@dataclass(frozen=True)
class Champ:
    """One field, group or repeated group of a form.

    `occurrences_min`/`occurrences_max` bound repeated groups, `choixMultiple` and `pieceJointe`; `longueur_*` count
    characters; `minimum`/`maximum` bound numbers (as text). `condition` empty means always shown. `champs` holds the
    fields of a `groupe` or `groupeRepete`. `forme` says how a `calcul` reads; `liste` names the living list that
    gives a `choix` its options; `ressource` is the expression of the resource whose slots a `creneau` offers;
    `prerempli` names where the value may be known from (`compte.courriel`, `demande.demandeur.adresse`);
    `sensible` marks data of article 9 of the RGPD.
    """

    nom: str
    type: str
    libelle: str
    obligatoire: bool = False
    aide: str = ""
    condition: str = ""
    calcul: str = ""
    defaut: str = ""
    options: tuple[Option, ...] = ()
    regles: tuple[Regle, ...] = ()
    longueur_min: int | None = None
    longueur_max: int | None = None
    minimum: str = ""
    maximum: str = ""
    motif: str = ""
    occurrences_min: int = 0
    occurrences_max: int = 1
    formats: tuple[str, ...] = ()
    taille_max: int | None = None
    autocompletion: str = ""
    prerempli: tuple[str, ...] = ()
    message_absent: str = ""
    forme: str = ""
    liste: str = ""
    ressource: str = ""
    sensible: bool = False
    champs: tuple[Champ, ...] = ()

    @property
    def of_agenda(self) -> bool:
        """True of a moment, and of a choice among the town's resources."""
        return self.type == "creneau" or self.liste.startswith(RESSOURCES)

    @property
    def repeated(self) -> bool:
        """True when the field may stand several times in the demande."""
        return self.occurrences_max > 1 or self.type in ("groupeRepete", "choixMultiple")

    @property
    def is_input(self) -> bool:
        """True when the caller gives the value (neither displayed text nor computed)."""
        return self.type not in ("information", "calcul")

    @property
    def has_value(self) -> bool:
        """True when there is a value to read, given or computed."""
        return self.type != "information"

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the options."""
        return frozenset(option.code for option in self.options)

    def champ(self, nom: str) -> Champ:
        """The field of this group called `nom`; KeyError when there is none."""
        return self._by_name[nom]

    @cached_property
    def _by_name(self) -> dict[str, Champ]:
        return {champ.nom: champ for champ in self.champs}


@dataclass(frozen=True)
class Page:
    """One page of the form, with its title and its fields in order."""

    code: str
    titre: str
    champs: tuple[Champ, ...]
    intro: str = ""


@dataclass(frozen=True)
class Formulaire:
    """The whole form."""

    pages: tuple[Page, ...]

    @cached_property
    def champs(self) -> tuple[Champ, ...]:
        """All top-level fields, in the order of the demande's XML."""
        return tuple(champ for page in self.pages for champ in page.champs)

    @cached_property
    def by_name(self) -> dict[str, Champ]:
        """Top-level fields by name."""
        return {champ.nom: champ for champ in self.champs}

    @cached_property
    def has_agenda(self) -> bool:
        """True when a top-level field has to do with agendas."""
        return any(champ.of_agenda for champ in self.champs)

    @cached_property
    def pieces(self) -> tuple[tuple[str, Champ], ...]:
        """The fields that take files, with their paths."""
        return tuple((path, champ) for path, champ in self.walk() if champ.type == "pieceJointe")

    def walk(self) -> Iterator[tuple[str, Champ]]:
        """Every field with its path (`demandeur/codePostal`), groups before their fields."""
        return _walk("", self.champs)


def _walk(base: str, champs: tuple[Champ, ...]) -> Iterator[tuple[str, Champ]]:
    for champ in champs:
        yield base + champ.nom, champ
        yield from _walk(f"{base}{champ.nom}/", champ.champs)
