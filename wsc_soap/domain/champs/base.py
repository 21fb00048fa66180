"""What a type of field is: the form of its value in the XML, its widget, and how it is read, checked and
written.

A type declares its XSD builtin and its widget from two short closed lists, so that the schema, the WSDL,
the form and the stylesheets know those lists and never the types themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple, Protocol

from wsc_soap.domain.articles import sentence
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import number

from .motif import accepts
from .visible import TURNED

Xsd = Literal[
    "string", "int", "decimal", "date", "time", "dateTime", "boolean", "fichier", "groupe", "rien"
]  # fmt: skip
Composant = Literal[
    "texte", "zone", "nombre", "date", "date-heure", "heure", "oui-non", "case", "choix", "cases", "fichiers",
    "groupe", "groupe-repete", "position", "calcul", "note", "creneau",
]  # fmt: skip
XML_BLANKS = " \t\r\n"
_LONGEST_TYPED = 100
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Names(Protocol):
    """Who knows the names behind codes; `wsc_soap.reference_data.ReferenceData` does."""

    def commune(self, code: str) -> str | None:
        """The name of the commune of this INSEE code."""

    def pays(self, code: str) -> str | None:
        """The French name of the country of this ISO 3166-1 alpha-2 code."""

    def ressource(self, code: str) -> str | None:
        """The name of the resource of this code in the town's agendas."""


class NoNames:
    """Knows no name: codes are shown as they are."""

    def commune(self, code: str) -> str | None:
        """None."""

    def pays(self, code: str) -> str | None:
        """None."""

    def ressource(self, code: str) -> str | None:
        """None."""


@dataclass(frozen=True)
class InputHints:
    """Hints for the screen: `inputmode`, the default `autocomplete`, and the width in characters (`2`, `4`,
    `10`, `20` or nothing for the whole line)."""

    inputmode: str = ""
    autocompletion: str = ""
    width: str = ""


class Defect(NamedTuple):
    """What is wrong with a value: the `regle` of `wsc_soap.errors.Manquement` and the French sentence."""

    regle: str
    message: str


@dataclass(frozen=True)
class ChampType:
    """One type of field. `motif` is an XSD pattern (implicitly anchored) over the value, `longueur_max` the
    outer bound in characters, `least` the minimum of a field that says none; all belong in the XSD beside the builtin
    `xsd`.

    What `check` refuses and the XSD accepts is meaning (a check digit, a telephone plan), never form.
    """

    nom: str
    xsd: Xsd
    composant: Composant
    motif: str = ""
    longueur_max: int | None = None
    hints: InputHints = InputHints()
    least: str = ""

    CHARACTERS: ClassVar[str] = "Retirez les caractères invisibles : récrivez {le} au clavier"
    FORM: ClassVar[str] = "Vérifiez {le}"
    WIRE: ClassVar[str] = "Écrivez {le} comme le schéma l’attend : {ecrit}"
    MEANING: ClassVar[str] = "Vérifiez {le}"
    TOO_LONG: ClassVar[str] = "Écrivez {le} en {maximum} au plus"
    TOO_SHORT: ClassVar[str] = "Écrivez {le} avec au moins {minimum}"
    MOTIF: ClassVar[str] = "Vérifiez {le} : la forme attendue n’est pas respectée"
    TOO_SMALL: ClassVar[str] = "Vérifiez {le} : le minimum est {minimum}"
    TOO_LARGE: ClassVar[str] = "Vérifiez {le} : le maximum est {maximum}"

    def read(self, typed: str) -> str:
        """What a person typed, as the lexical form kept in the XML. Never raises: what cannot be read comes
        back stripped, and `check` says what to do."""
        return typed.strip()

    def check(self, value: str, champ: Champ) -> str | None:
        """None when the value is right for this type and this field, else the French sentence of the
        remedy."""
        if _NOT_XML.search(value):
            return self.sentence(self.CHARACTERS, champ)
        defect = self.examine(value, champ)
        return defect and defect.message

    def examine(self, value: str, champ: Champ) -> Defect | None:
        """Like `check` for a value that was read in XML, with the short code of the broken rule (`type`,
        `length`, `option`, `regle`)."""
        text = value if self.xsd == "string" else value.strip(XML_BLANKS)
        if not text.isascii() and TURNED.search(text):
            return Defect("type", self.sentence(self.CHARACTERS, champ))
        defect = self._judge(text, champ)
        return self._rewritten(text, champ) or defect if defect and defect.regle == "type" else defect

    def _judge(self, text: str, champ: Champ) -> Defect | None:
        if defect := self._form(text, champ) or self._field(text, champ):
            return defect
        return None if self._makes_sense(text, champ) else Defect("type", self.sentence(self.MEANING, champ))

    def _rewritten(self, text: str, champ: Champ) -> Defect | None:
        """A program sent what a person may type (« 14/07/2002 », « 1,5 »): what the XML should say. A page never comes
        here, having read what was typed."""
        if not self.WIRE or len(text) > _LONGEST_TYPED:
            return None
        read = self.read(text)
        if read == text or self._judge(read, champ) is not None:
            return None
        return Defect("type", self.sentence(self.WIRE, champ, ecrit=read))

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """The value as a French reader reads it; a value that is not right comes back as it is."""
        return value

    def composant_for(self, champ: Champ) -> Composant:
        """The widget for this very field."""
        return self.composant

    def length(self, champ: Champ) -> int | None:
        """The greatest length: the field's own within the bound of the type. It goes in the XSD and in
        `maxlength`."""
        if champ.longueur_max is None or self.longueur_max is None:
            return self.longueur_max if champ.longueur_max is None else champ.longueur_max
        return min(champ.longueur_max, self.longueur_max)

    def motifs(self, champ: Champ) -> tuple[str, ...]:
        """The XSD patterns that must all match; each needs its own step of restriction in the XSD, where
        the patterns of one step are alternatives."""
        return tuple(motif for motif in (self.motif, champ.motif) if motif)

    def is_bound(self, bound: str) -> bool:
        """True when values of this type compare with the bound."""
        return self._lexical(bound) and self._measure(bound) is not None

    def crossed(self, champ: Champ) -> bool:
        """True when the bounds of the field leave no value between them."""
        least = champ.minimum or self.least
        return bool(least and self._measure(least) > self._measure(champ.maximum))

    def sentence(self, template: str, champ: Champ, **values: str) -> str:
        """A message of the type with the field named in it."""
        return sentence(template, champ.libelle, **values)

    def _lexical(self, text: str) -> bool:
        """True when the XSD builtin and pattern accept the text (without the field's own facets)."""
        return self._pattern is None or self._pattern.fullmatch(text) is not None

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        """True when the well-formed text means something."""
        return True

    def _measure(self, text: str) -> Any:
        """The value to compare with the field's bounds, or None when the type has no order."""
        return None

    def _form(self, text: str, champ: Champ) -> Defect | None:
        if self._lexical(text):
            return None
        return Defect("type", self.sentence(self.FORM, champ))

    def _field(self, text: str, champ: Champ) -> Defect | None:
        # a text has a length and no bounds, anything else has bounds and no length
        defect = self._length(text, champ) if self.xsd == "string" else self._bounds(text, champ)
        if defect or not champ.motif or accepts(champ.motif, text):
            return defect
        return Defect("type", self.sentence(self.MOTIF, champ))

    def _length(self, text: str, champ: Champ) -> Defect | None:
        maximum = self.length(champ)
        if maximum is not None and len(text) > maximum:
            return Defect("longueur", self.sentence(self.TOO_LONG, champ, maximum=_characters(maximum)))
        if champ.longueur_min is not None and len(text) < champ.longueur_min:
            return Defect("longueur", self.sentence(self.TOO_SHORT, champ, minimum=_characters(champ.longueur_min)))
        return None

    def _bounds(self, text: str, champ: Champ) -> Defect | None:
        if not champ.minimum and not champ.maximum:
            return None
        measure = self._measure(text)
        minimum, maximum = self._measure(champ.minimum), self._measure(champ.maximum)
        if measure is None:
            return None
        if minimum is not None and measure < minimum:
            return Defect("regle", self.sentence(self.TOO_SMALL, champ, minimum=self._shown(champ.minimum, champ)))
        if maximum is not None and measure > maximum:
            return Defect("regle", self.sentence(self.TOO_LARGE, champ, maximum=self._shown(champ.maximum, champ)))
        return None

    def _shown(self, bound: str, champ: Champ) -> str:
        return self.format_value(bound, champ, NoNames())

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # These patterns keep to what XSD and `re` read alike, but for the category of control characters.
        motif = self.motif.replace(r"\p{Cc}", r"\x00-\x1f\x7f-\x9f")
        return re.compile(motif) if motif else None


def _characters(count: int) -> str:
    return f"{number(count)} caractère{'s' if count > 1 else ''}"
