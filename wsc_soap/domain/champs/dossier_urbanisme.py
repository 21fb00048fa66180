"""The number of a planning file, `PC 075 104 26 A0012` (code de l'urbanisme, A423-3), with its amendment if
any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import InputHints, Names
from .compact import Compact, group


@dataclass(frozen=True)
class DossierUrbanisme(Compact):
    """Kind, department (3), commune (3), year (2), number (5); spaces may stand between them on the wire."""

    FORM: ClassVar[str] = "Écrivez {le} comme sur l’arrêté : PC 075 104 26 A0012"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« PC 075 104 26 A0012 »."""
        return group(re.sub(r"\s", "", value), 2, 3, 3, 2, 5) if self._lexical(value) else value


TYPE = DossierUrbanisme(
    nom="dossierUrbanisme",
    xsd="string",
    composant="texte",
    motif="(PC|PA|PD|DP|CU|AT) ?([0-9]{3}|02[AB]) ?[0-9]{3} ?[0-9]{2} ?[A-Z0-9][0-9]{4}( ?[MT][0-9]{2})?",
    longueur_max=23,
    hints=InputHints(width="20"),
)
