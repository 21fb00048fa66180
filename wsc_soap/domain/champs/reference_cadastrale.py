"""The reference of a cadastral parcel, 14 characters: `75104000AB0123`.

Commune (5), prefix of an absorbed commune (3), section (2), number (4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .compact import Compact, group

_TYPED = re.compile(
    r"((?:[0-9]{2}|2[AB])\s?[0-9]{3})[\s-]+(?:([0-9]{3})[\s-]+)?"
    r"(?:(0?[A-Z]|[A-Z]{2})[\s-]*|([0-9]{1,2})[\s-]+)([0-9]{1,4})"
)


@dataclass(frozen=True)
class ReferenceCadastrale(Compact):
    """The prefix may be left out when typing, the section and the number written without their zeros."""

    FORM: ClassVar[str] = "Écrivez {le} avec le code de la commune, la section et le numéro : 75104 AB 123"

    def read(self, typed: str) -> str:
        """« 75104 AB 123 » -> « 75104000AB0123 »."""
        found = _TYPED.fullmatch(typed.strip().upper())
        if found is None:
            return super().read(typed)
        commune, prefix, letters, digits, numero = found.groups()
        return "".join(commune.split()) + (prefix or "000") + (letters or digits).zfill(2) + numero.zfill(4)

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 75104 000 AB 0123 »."""
        return group(value, 5, 3, 2) if self._lexical(value) else value


TYPE = ReferenceCadastrale(
    nom="referenceCadastrale",
    xsd="string",
    composant="texte",
    motif=(
        "([0-9]{2}|2[AB])[0-9]{3}[0-9]{3}(0[A-Z]|[A-Z]{2}|[0-9]{2})([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    ),
    longueur_max=14,
    hints=InputHints(width="20"),
)
