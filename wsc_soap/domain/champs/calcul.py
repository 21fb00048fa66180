"""A value computed by the server: shown, stored beside the demande, never received.

The expression gives a number, a text or a truth; `forme` says how it is kept and how it reads. The page computes the
same values from the same rules (`js/formulaire.js`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from wsc_soap.domain.formulaire import Champ

from .base import ChampType, Names
from .date import TYPE as DATE
from .date import as_date
from .decimal import TYPE as DECIMAL
from .entier import TYPE as ENTIER
from .montant import TYPE as MONTANT

DEFAUT = "decimal"
LONGEST = 1000
# beyond fifteen digits a binary number tells its own noise: 1.115 * 3 must be 3.345
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = Decimal(10) ** 12
_BLANKS = re.compile("[ \t\r\n]+")
Result = float | bool | str


def written(result: Result, forme: str) -> str:
    """The lexical form of a computed value; empty when it has none (not a number, no such day).

    Numbers are rounded half up, never to even: `entier` to units, `montant` to cents, `decimal` to the sixth decimal.
    """
    return FORMES[forme or DEFAUT](result)


def _number(result: Result) -> Decimal | None:
    if isinstance(result, str):
        return None if (value := _as_float(result)) is None else _number(value)
    if not math.isfinite(result):
        return None
    measure = _DIGITS.plus(Decimal(result))
    return measure if abs(measure) < _LARGEST else None


def _as_float(text: str) -> float | None:
    """XPath's `number()`: an optional minus, digits, a point; anything else is no number (XPath 1.0, section 4.4)."""
    clean = text.strip(" \t\r\n")
    digits = clean.removeprefix("-").replace(".", "", 1)
    return float(clean) if digits.isascii() and digits.isdigit() else None


def _rounded(step: str) -> Callable[[Result], str]:
    def write(result: Result) -> str:
        measure = _number(result)
        if measure is None:
            return ""
        text = f"{abs(measure.quantize(Decimal(step), ROUND_HALF_UP)):f}"
        return f"-{text}" if measure < 0 and text.strip("0.") else text

    return write


def _decimal(result: Result) -> str:
    text = _rounded("0.000001")(result)
    return text.rstrip("0").rstrip(".") if text else ""


def _date(result: Result) -> str:
    """From `AAAA-MM-JJ`, or from the number YYYYMMDD that expressions compare."""
    if not isinstance(result, str):
        digits = _rounded("1")(result)
        result = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else ""
    return result if as_date(result) else ""


def _text(result: Result) -> str:
    if isinstance(result, bool):
        return "true" if result else "false"
    if isinstance(result, float | int):
        return _decimal(result)
    return _BLANKS.sub(" ", result[:LONGEST]).strip(" ")


FORMES: dict[str, Callable[[Result], str]] = {
    "decimal": _decimal,
    "entier": _rounded("1"),
    "montant": _rounded("0.01"),
    "date": _date,
    "texte": _text,
}
_PRINTED: dict[str, ChampType] = {"decimal": DECIMAL, "entier": ENTIER, "montant": MONTANT, "date": DATE}
_WORDS = {"true": "Oui", "false": "Non"}


@dataclass(frozen=True)
class Calcul(ChampType):
    """No element of its own in the demande."""

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« 12,50 € », « 1er mars 2026 », as the field's `forme` says; a text as it is, a truth « Oui » or « Non »."""
        printed = _PRINTED.get(champ.forme or DEFAUT)
        return printed.format_value(value, champ, names) if printed else _WORDS.get(value, value)


TYPE = Calcul(nom="calcul", xsd="rien", composant="calcul")
