"""An hour of the day, `hh:mm:ss`, without zone."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import heure

from .base import Noms, Saisie, TypeChamp

HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_ISO = re.compile(HOUR)
_TYPED = re.compile(
    r"([0-9]{1,2})(?:\s*(?:h|:|\s)\s*([0-9]{2}))?(?:\s*(?:h|min|mn))?(?::([0-9]{2}))?", re.IGNORECASE
)


def lire_heure(saisie: str) -> str | None:
    """« 14h30 », « 14 h 30 », « 14:30 », « 9 h » as the lexical form; None when it is no hour."""
    trouve = _TYPED.fullmatch(saisie.strip())
    if trouve is None:
        return None
    lue = f"{int(trouve[1]):02d}:{trouve[2] or '00'}:{trouve[3] or '00'}"
    return lue if _ISO.fullmatch(lue) else None


@dataclass(frozen=True)
class Heure(TypeChamp):
    """From 00:00:00 to 23:59:59."""

    FORME: ClassVar[str] = "Écrivez {le} avec l’heure et les minutes : 14\u00a0h\u00a030"
    TROP_PETIT: ClassVar[str] = "Vérifiez {le} : au plus tôt {minimum}"
    TROP_GRAND: ClassVar[str] = "Vérifiez {le} : au plus tard {maximum}"

    def lire(self, saisie: str) -> str:
        """See `lire_heure`."""
        return lire_heure(saisie) or saisie.strip()

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 14 h 30 »."""
        moment = self._measure(valeur.strip())
        return heure(moment) if moment else valeur

    def _measure(self, texte: str) -> datetime.time | None:
        return datetime.time.fromisoformat(texte) if _ISO.fullmatch(texte) else None


TYPE = Heure(
    nom="heure", xsd="time", composant="heure", motif=HOUR, saisie=Saisie(inputmode="numeric", largeur="10")
)
