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

from wsc_soap.domain.articles import phrase
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import nombre

from .motif import accepte

Xsd = Literal[
    "string", "int", "decimal", "date", "time", "dateTime", "boolean", "fichier", "groupe", "rien"
]  # fmt: skip
Composant = Literal[
    "texte", "zone", "nombre", "date", "date-heure", "heure", "oui-non", "case", "choix", "cases", "fichiers",
    "groupe", "groupe-repete", "position", "note",
]  # fmt: skip
XML_BLANKS = " \t\r\n"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Noms(Protocol):
    """Who knows the names behind codes; `wsc_soap.referentiels.Referentiels` does."""

    def commune(self, code: str) -> str | None:
        """The name of the commune of this INSEE code."""

    def pays(self, code: str) -> str | None:
        """The French name of the country of this ISO 3166-1 alpha-2 code."""


class SansNoms:
    """Knows no name: codes are shown as they are."""

    def commune(self, code: str) -> str | None:
        """None."""

    def pays(self, code: str) -> str | None:
        """None."""


@dataclass(frozen=True)
class Saisie:
    """Hints for the screen: `inputmode`, the default `autocomplete`, and the width in characters (`2`, `4`,
    `10`, `20` or nothing for the whole line)."""

    inputmode: str = ""
    autocompletion: str = ""
    largeur: str = ""


class Defaut(NamedTuple):
    """What is wrong with a value: the `regle` of `wsc_soap.errors.Manquement` and the French sentence."""

    regle: str
    message: str


@dataclass(frozen=True)
class TypeChamp:
    """One type of field. `motif` is an XSD pattern (implicitly anchored) over the value, `longueur_max` the
    outer bound in characters; both belong in the XSD beside the builtin `xsd`.

    What `verifier` refuses and the XSD accepts is meaning (a check digit, a telephone plan), never form.
    """

    nom: str
    xsd: Xsd
    composant: Composant
    motif: str = ""
    longueur_max: int | None = None
    saisie: Saisie = Saisie()

    CARACTERES: ClassVar[str] = "Retirez les caractères invisibles : récrivez {le} au clavier"
    FORME: ClassVar[str] = "Vérifiez {le}"
    SENS: ClassVar[str] = "Vérifiez {le}"
    TROP_LONG: ClassVar[str] = "Écrivez {le} en {maximum} caractères au plus"
    TROP_COURT: ClassVar[str] = "Écrivez {le} avec au moins {minimum} caractères"
    MOTIF: ClassVar[str] = "Vérifiez {le} : la forme attendue n’est pas respectée"
    TROP_PETIT: ClassVar[str] = "Vérifiez {le} : le minimum est {minimum}"
    TROP_GRAND: ClassVar[str] = "Vérifiez {le} : le maximum est {maximum}"

    def lire(self, saisie: str) -> str:
        """What a person typed, as the lexical form kept in the XML. Never raises: what cannot be read comes
        back stripped, and `verifier` says what to do."""
        return saisie.strip()

    def verifier(self, valeur: str, champ: Champ) -> str | None:
        """None when the value is right for this type and this field, else the French sentence of the
        remedy."""
        if _NOT_XML.search(valeur):
            return self.phrase(self.CARACTERES, champ)
        defaut = self.examiner(valeur, champ)
        return defaut and defaut.message

    def examiner(self, valeur: str, champ: Champ) -> Defaut | None:
        """Like `verifier` for a value that was read in XML, with the short code of the broken rule (`type`,
        `longueur`, `option`, `regle`)."""
        texte = valeur if self.xsd == "string" else valeur.strip(XML_BLANKS)
        if defaut := self._form(texte, champ) or self._field(texte, champ):
            return defaut
        return None if self._sensible(texte, champ) else Defaut("type", self.phrase(self.SENS, champ))

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """The value as a French reader reads it; a value that is not right comes back as it is."""
        return valeur

    def composant_pour(self, champ: Champ) -> Composant:
        """The widget for this very field."""
        return self.composant

    def longueur(self, champ: Champ) -> int | None:
        """The greatest length: the field's own within the bound of the type. It goes in the XSD and in
        `maxlength`."""
        if champ.longueur_max is None or self.longueur_max is None:
            return self.longueur_max if champ.longueur_max is None else champ.longueur_max
        return min(champ.longueur_max, self.longueur_max)

    def motifs(self, champ: Champ) -> tuple[str, ...]:
        """The XSD patterns that must all match; each needs its own step of restriction in the XSD, where
        the patterns of one step are alternatives."""
        return tuple(motif for motif in (self.motif, champ.motif) if motif)

    def phrase(self, modele: str, champ: Champ, **valeurs: str) -> str:
        """A message of the type with the field named in it."""
        return phrase(modele, champ.libelle, **valeurs)

    def _lexical(self, texte: str) -> bool:
        """True when the XSD builtin and pattern accept the text (without the field's own facets)."""
        return self._pattern is None or self._pattern.fullmatch(texte) is not None

    def _sensible(self, texte: str, champ: Champ) -> bool:
        """True when the well-formed text means something."""
        return True

    def _measure(self, texte: str) -> Any:
        """The value to compare with the field's bounds, or None when the type has no order."""
        return None

    def _form(self, texte: str, champ: Champ) -> Defaut | None:
        if self._lexical(texte):
            return None
        return Defaut("type", self.phrase(self.FORME, champ))

    def _field(self, texte: str, champ: Champ) -> Defaut | None:
        # a text has a length and no bounds, anything else has bounds and no length
        defaut = self._length(texte, champ) if self.xsd == "string" else self._bounds(texte, champ)
        if defaut or not champ.motif or accepte(champ.motif, texte):
            return defaut
        return Defaut("type", self.phrase(self.MOTIF, champ))

    def _length(self, texte: str, champ: Champ) -> Defaut | None:
        maximum = self.longueur(champ)
        if maximum is not None and len(texte) > maximum:
            return Defaut("longueur", self.phrase(self.TROP_LONG, champ, maximum=nombre(maximum)))
        if champ.longueur_min is not None and len(texte) < champ.longueur_min:
            return Defaut("longueur", self.phrase(self.TROP_COURT, champ, minimum=nombre(champ.longueur_min)))
        return None

    def _bounds(self, texte: str, champ: Champ) -> Defaut | None:
        if not champ.minimum and not champ.maximum:
            return None
        mesure = self._measure(texte)
        minimum, maximum = self._measure(champ.minimum), self._measure(champ.maximum)
        if mesure is None:
            return None
        if minimum is not None and mesure < minimum:
            return Defaut(
                "regle", self.phrase(self.TROP_PETIT, champ, minimum=self._shown(champ.minimum, champ))
            )
        if maximum is not None and mesure > maximum:
            return Defaut(
                "regle", self.phrase(self.TROP_GRAND, champ, maximum=self._shown(champ.maximum, champ))
            )
        return None

    def _shown(self, borne: str, champ: Champ) -> str:
        return self.formater(borne, champ, SansNoms())

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        # These patterns keep to what XSD and `re` read alike, but for the category of control characters.
        motif = self.motif.replace(r"\p{Cc}", r"\x00-\x1f\x7f-\x9f")
        return re.compile(motif) if motif else None
