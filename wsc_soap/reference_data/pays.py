"""Countries by ISO 3166-1 alpha-2 code, with the French names of the CLDR (through babel)."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from wsc_soap.domain.champs.pays import CODES

from .spelling import search_key

_ALIASES = {
    "usa": "US",
    "etats unis d amerique": "US",
    "grande bretagne": "GB",
    "angleterre": "GB",
    "hollande": "NL",
    "birmanie": "MM",
    "bielorussie": "BY",
    "republique tcheque": "CZ",
    "cote d ivoire": "CI",
    "congo": "CG",
    "republique democratique du congo": "CD",
    "rdc": "CD",
    "macedoine": "MK",
    "palestine": "PS",
    "vatican": "VA",
    "hong kong": "HK",
}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    territories = Locale.parse("fr").territories
    return {code: territories[code] for code in CODES}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {search_key(nom): code for code, nom in _names().items()} | _ALIASES


class Countries:
    """The countries of the world, as French readers name and sort them."""

    def name(self, code: str) -> str | None:
        """« Belgique » for `BE`; None when there is no such code."""
        return _names().get(code)

    def every(self) -> tuple[tuple[str, str], ...]:
        """Every (code, name), in the alphabetical order of French names."""
        return tuple(sorted(_names().items(), key=lambda pays: search_key(pays[1])))

    def resolve(self, text: str) -> str:
        """The code meant by « Belgique », « belgique » or « be »; the text as it is when there is none."""
        code = text.strip().upper()
        return code if code in CODES else _codes().get(search_key(text), text)
