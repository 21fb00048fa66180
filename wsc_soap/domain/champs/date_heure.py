"""A day and an hour, `AAAA-MM-JJThh:mm:ss`, without zone: the local time of the town."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import date_heure

from .base import Defaut, Noms, Saisie, TypeChamp
from .date import DAY, impossible, lire_date
from .heure import HOUR, lire_heure

_ISO = re.compile(f"{DAY}T{HOUR}")
_TYPED = re.compile(
    r"(.*?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?:T|,?\s+(?:à\s+)?)([0-9]{1,2}(?:\D.*)?)", re.IGNORECASE
)


@dataclass(frozen=True)
class DateHeure(TypeChamp):
    """The five entries of the screen are joined by spaces and read as one."""

    FORME: ClassVar[str] = (
        "Écrivez {le} avec un jour, un mois, une année et une heure : 27 3 2027 14\u00a0h\u00a030"
    )
    INEXISTANTE: ClassVar[str] = "Vérifiez {le} : ce jour n’existe pas dans le calendrier"
    TROP_PETIT: ClassVar[str] = "Vérifiez {le} : au plus tôt le {minimum}"
    TROP_GRAND: ClassVar[str] = "Vérifiez {le} : au plus tard le {maximum}"

    def lire(self, saisie: str) -> str:
        """« 27 3 2027 14 30 », « 27/03/2027 à 14h30 », « 2027-03-27T14:30 »."""
        texte = " ".join(saisie.split())
        trouve = _TYPED.fullmatch(texte)
        jour, moment = (lire_date(trouve[1]), lire_heure(trouve[2])) if trouve else (None, None)
        return f"{jour}T{moment}" if jour and moment else texte

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 20 novembre 2026 à 14 h 30 »."""
        instant = self._measure(valeur.strip())
        return date_heure(instant) if instant else valeur

    def _form(self, texte: str, champ: Champ) -> Defaut | None:
        if self._measure(texte) is not None:
            return None
        trouve = _TYPED.fullmatch(texte)
        fausse = trouve is not None and impossible(trouve[1]) and lire_date(trouve[1]) is None
        return Defaut("type", self.phrase(self.INEXISTANTE if fausse else self.FORME, champ))

    def _measure(self, texte: str) -> datetime.datetime | None:
        try:
            return datetime.datetime.fromisoformat(texte) if _ISO.fullmatch(texte) else None
        except ValueError:
            return None


TYPE = DateHeure(
    nom="dateHeure",
    xsd="dateTime",
    composant="date-heure",
    motif=f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{HOUR}",
    saisie=Saisie(inputmode="numeric", largeur="2"),
)
