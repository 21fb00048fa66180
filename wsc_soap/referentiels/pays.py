"""Countries by ISO 3166-1 alpha-2 code, with the French names of the CLDR (through babel)."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from wsc_soap.domain.champs.pays import CODES

from .orthographe import cle

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
    return {cle(nom): code for code, nom in _names().items()} | _ALIASES


class ListePays:
    """The countries of the world, as French readers name and sort them."""

    def nom(self, code: str) -> str | None:
        """« Belgique » for `BE`; None when there is no such code."""
        return _names().get(code)

    def tous(self) -> tuple[tuple[str, str], ...]:
        """Every (code, name), in the alphabetical order of French names."""
        return tuple(sorted(_names().items(), key=lambda pays: cle(pays[1])))

    def resoudre(self, texte: str) -> str:
        """The code meant by « Belgique », « belgique » or « be »; the text as it is when there is none."""
        code = texte.strip().upper()
        return code if code in CODES else _codes().get(cle(texte), texte)
