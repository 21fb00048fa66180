"""A day, `AAAA-MM-JJ`, without zone."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.francais import MOIS, date_longue

from .base import Defaut, Noms, Saisie, TypeChamp

DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_ISO = re.compile(DAY)
_TYPED = re.compile(
    r"([0-9]{1,2})(?:er)?[\s./-]+([0-9]{1,2}|[^\W\d_]{3,9}\.?)[\s./-]+([0-9]{4})", re.IGNORECASE
)
_PACKED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_SHORT = {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
_UNACCENTED = {"fevrier": 2, "fevr": 2, "aout": 8, "decembre": 12, "dec": 12}
_MONTHS = {nom: rang for rang, nom in enumerate(MOIS, 1)} | _SHORT | _UNACCENTED


def en_date(texte: str) -> datetime.date | None:
    """The day of a lexical form, or None when it has not that form or is not a real day."""
    return _day(*map(int, trouve.groups())) if (trouve := _ISO.fullmatch(texte)) else None


def lire_date(saisie: str) -> str | None:
    """« 27 3 1984 », « 27/03/1984 », « 1er mars 2026 », « 1984-03-27 » as the lexical form; None when it is
    no day."""
    texte = saisie.strip()
    trouve = _TYPED.fullmatch(texte) or _PACKED.fullmatch(texte)
    if trouve is None:
        return texte if en_date(texte) else None
    mois = trouve[2].lower().rstrip(".")
    rang = int(mois) if mois.isdigit() else _MONTHS.get(mois, 0)
    jour = _day(int(trouve[3]), rang, int(trouve[1]))
    return jour.isoformat() if jour else None


def impossible(texte: str) -> bool:
    """True when the text has a day, a month and a year which make no real date: « 31 2 2026 »."""
    return bool(_ISO.fullmatch(texte) or _TYPED.fullmatch(texte) or _PACKED.fullmatch(texte))


def _day(annee: int, mois: int, jour: int) -> datetime.date | None:
    try:
        return datetime.date(annee, mois, jour)
    except ValueError:
        return None


@dataclass(frozen=True)
class Date(TypeChamp):
    """A real day of the years 0001 to 9999. The three entries of the screen are joined by spaces and read
    as one."""

    FORME: ClassVar[str] = "Écrivez {le} avec un jour, un mois et une année : 27 3 1984"
    INEXISTANTE: ClassVar[str] = "Vérifiez {le} : ce jour n’existe pas dans le calendrier"
    TROP_PETIT: ClassVar[str] = "Vérifiez {le} : au plus tôt le {minimum}"
    TROP_GRAND: ClassVar[str] = "Vérifiez {le} : au plus tard le {maximum}"

    def lire(self, saisie: str) -> str:
        """See `lire_date`; a year of two digits is not guessed."""
        return lire_date(saisie) or " ".join(saisie.split())

    def formater(self, valeur: str, champ: Champ, noms: Noms) -> str:
        """« 1er mars 2026 »."""
        jour = self._measure(valeur.strip())
        return date_longue(jour) if jour else valeur

    def _form(self, texte: str, champ: Champ) -> Defaut | None:
        if self._measure(texte) is not None:
            return None
        return Defaut("type", self.phrase(self.INEXISTANTE if impossible(texte) else self.FORME, champ))

    def _measure(self, texte: str) -> datetime.date | None:
        return en_date(texte)


TYPE = Date(
    nom="date",
    xsd="date",
    composant="date",
    motif="[0-9]{4}-[0-9]{2}-[0-9]{2}",
    saisie=Saisie(inputmode="numeric", largeur="2"),
)
