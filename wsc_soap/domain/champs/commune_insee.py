"""A French commune by its code of the Code officiel géographique: 69123, 2A004, 97411.

This type knows the form of the code; which communes there are is known by `wsc_soap.reference_data.communes`,
which also turns what a person types (« Lyon », « 69001 Lyon ») into the code before the value is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, InputHints, Names


@dataclass(frozen=True)
class CommuneInsee(ChampType):
    """Five characters; departments 01 to 95 without 20, 2A, 2B, 97 and 98."""

    FORM: ClassVar[str] = "Choisissez une commune dans la liste, ou écrivez son nom et son code postal : 69001 Lyon"

    def read(self, typed: str) -> str:
        """The text on one line; « 2a004 » in capitals."""
        text = " ".join(typed.split())
        return text.upper() if len(text) == 5 and text[2:].isdigit() else text

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """The name of the commune."""
        return names.commune(value) or value


TYPE = CommuneInsee(
    nom="communeInsee",
    xsd="string",
    composant="texte",
    motif="(0[1-9]|1[0-9]|2[1-9AB]|[3-8][0-9]|9[0-5]|97|98)[0-9]{3}",
    longueur_max=5,
    hints=InputHints(autocompletion="address-level2"),
)
