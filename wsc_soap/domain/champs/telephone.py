"""A telephone number, kept in E.164 (`+33612345678`).

French and overseas numbers follow the national plan, premium rates refused (ARCEP: 081x, 082x, 089x); the
number of a person abroad is taken when it exists in its country's plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

import phonenumbers

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import NBSP

from .base import ChampType, InputHints, Names

_FRENCH = re.compile(r"\+33(?!8[129])[1-9][0-9]{8}")
# Overseas numbers are dialled like those of the mainland, yet each territory has its own country code.
_OVERSEAS = re.compile(
    r"0(?:(?P<c262>26[29]|263|639|69[23])|(?P<c590>590|69[01])|(?P<c594>594|694)|"
    r"(?P<c596>596|69[67])|(?P<c508>508))[0-9]{6}"
)


@dataclass(frozen=True)
class Telephone(ChampType):
    """Digits after a plus sign on the wire; typed in any usual way."""

    FORM: ClassVar[str] = "Écrivez {le} avec 10 chiffres : 01\u00a023\u00a045\u00a067\u00a089"
    MEANING: ClassVar[str] = "Vérifiez {le} : ce numéro n’existe pas ou est surtaxé"

    def read(self, typed: str) -> str:
        """« 01 23 45 67 89 », « 0033 6.12.34.56.78 » -> E.164."""
        compact = re.sub(r"[\s.()/\-‐‑–]+", "", typed)
        if re.fullmatch(r"00[1-9][0-9]+", compact):
            return "+" + compact[2:]
        if re.fullmatch(r"0[1-9][0-9]{8}", compact):
            return _international(compact)
        return compact if re.fullmatch(self.motif, compact) else typed.strip()

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 01 23 45 67 89 » for a French number, « +32 2 123 45 67 » for others, unbreakable."""
        if _FRENCH.fullmatch(value):
            local = "0" + value[3:]
            return NBSP.join(local[rank : rank + 2] for rank in range(0, 10, 2))
        numero = _parsed(value)
        if numero is None:
            return value
        style = phonenumbers.PhoneNumberFormat
        overseas = numero.country_code in (262, 590, 594, 596)
        written = phonenumbers.format_number(numero, style.NATIONAL if overseas else style.INTERNATIONAL)
        return str(written).replace(" ", NBSP)

    def _makes_sense(self, text: str, champ: Champ) -> bool:
        if text.startswith("+33"):
            return _FRENCH.fullmatch(text) is not None
        numero = _parsed(text)
        return numero is not None and _exists(numero) and _e164(numero) == text


def dialled(text: str) -> str:
    """A number typed in any usual way, as E.164; empty when it is none (« aucun »)."""
    numero = TYPE.read(text)
    return numero if re.fullmatch(TYPE.motif, numero) else ""


def _international(local: str) -> str:
    overseas = _OVERSEAS.fullmatch(local)
    if overseas is None:
        return "+33" + local[1:]
    pays = (overseas.lastgroup or "")[1:]
    return f"+{pays}{local[4:] if pays == '508' else local[1:]}"


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        return None


def _exists(numero: phonenumbers.PhoneNumber) -> bool:
    # New ranges open overseas before every table knows them: their length is enough.
    if numero.country_code in (262, 508, 590, 594, 596, 681, 687, 689):
        return bool(phonenumbers.is_possible_number(numero))
    return bool(phonenumbers.is_valid_number(numero))


def _e164(numero: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164))


TYPE = Telephone(
    nom="telephone",
    xsd="string",
    composant="texte",
    motif=r"\+[1-9][0-9]{6,14}",
    longueur_max=16,
    hints=InputHints(inputmode="tel", autocompletion="tel", width="20"),
)
