"""A bank account number (ISO 13616), with the French RIB key where there is one. Shown masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from stdnum import iban

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import NBSP

from .base import Names
from .compact import Compact

_RIB = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


@dataclass(frozen=True)
class Iban(Compact):
    """Without spaces, in capitals; length and structure by country, key modulo 97."""

    FORM: ClassVar[str] = "Écrivez {le} en entier, tel qu’il figure sur le relevé : FR76 puis 23 caractères"
    MEANING: ClassVar[str] = "Vérifiez {le} : une lettre ou un chiffre ne correspond pas à la clé de contrôle"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« FR76 •••• •••• 0189 »: enough to recognise an account, not to use it."""
        return NBSP.join((value[:4], "••••", "••••", value[-4:])) if self._lexical(value) else value

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        # The further checks of some countries look a bank up in a list, which is never up to date.
        valide = bool(iban.is_valid(text, check_country=False))
        return valide and (text[:2] not in ("FR", "MC") or _rib_key(text[4:]))


def _rib_key(rib: str) -> bool:
    """True when the last two digits are the key of bank, counter and account (décision du CFONB)."""
    digits = rib.translate(_RIB)
    bank, branch, compte = int(digits[:5]), int(digits[5:10]), int(digits[10:21])
    return int(digits[21:]) == 97 - (89 * bank + 15 * branch + 3 * compte) % 97


TYPE = Iban(
    nom="iban",
    xsd="string",
    composant="texte",
    motif="[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
    longueur_max=34,
)
