"""The number of a planning file, `PC 075 104 26 A0012` (code de l'urbanisme, A423-3), with its amendment if
any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ

from .base import Noms, Saisie
from .compact import Compact, grouper


@dataclass(frozen=True)
class DossierUrbanisme(Compact):
    """Kind, department (3), commune (3), year (2), number (5); spaces may stand between them on the wire."""

    FORME: ClassVar[str] = "Écrivez {le} comme sur l’arrêté : PC 075 104 26 A0012"

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« PC 075 104 26 A0012 »."""
        return grouper(re.sub(r"\s", "", valeur), 2, 3, 3, 2, 5) if self._lexical(valeur) else valeur


TYPE = DossierUrbanisme(
    nom="dossierUrbanisme",
    xsd="string",
    composant="texte",
    motif="(PC|PA|PD|DP|CU|AT) ?([0-9]{3}|02[AB]) ?[0-9]{3} ?[0-9]{2} ?[A-Z0-9][0-9]{4}( ?[MT][0-9]{2})?",
    longueur_max=23,
    saisie=Saisie(largeur="20"),
)
