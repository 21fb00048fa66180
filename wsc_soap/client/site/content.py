"""What the town itself says: parts of the site, news, texts (`contenu.toml`), drawings and style."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = files("wsc_soap.client.site")
_MEDIA_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml"}
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


@dataclass(frozen=True)
class Actualite:
    """A piece of news; its day is counted from today, so that the town is always alive."""

    nom: str
    titre: str
    resume: str
    paragraphes: tuple[str, ...]
    jour: date

    @property
    def mois(self) -> str:
        """The month, short."""
        return _MONTHS[self.jour.month - 1]


@cache
def _everything() -> dict[str, Any]:
    return tomllib.loads((_FOLDER / "contenu.toml").read_text("utf-8"))


def rubriques() -> list[dict[str, Any]]:
    """The four parts of the site."""
    found: list[dict[str, Any]] = _everything()["rubrique"]
    return found


def rubrique(code: str) -> dict[str, Any] | None:
    """One part of the site."""
    return next((one for one in rubriques() if one["code"] == code), None)


def actualites(aujourdhui: date | None = None) -> list[Actualite]:
    """The news, the nearest first."""
    today = aujourdhui or date.today()
    return [
        Actualite(one["nom"], one["titre"], one["resume"], tuple(one["texte"]), today + timedelta(days=one["dans"]))
        for one in _everything()["actualite"]
    ]


def actualite(nom: str) -> Actualite | None:
    """One piece of news."""
    return next((one for one in actualites() if one.nom == nom), None)


def texte(nom: str) -> dict[str, Any] | None:
    """A text such as the legal notice."""
    return next((one for one in _everything()["texte"] if one["nom"] == nom), None)


def textes() -> list[dict[str, Any]]:
    """All such texts, for the foot of the page."""
    found: list[dict[str, Any]] = _everything()["texte"]
    return found


def search(words: str) -> list[Actualite]:
    """The news that hold all these words, accents and capitals aside."""
    wanted = _fold(words).split()
    return [
        one
        for one in actualites()
        if wanted and all(word in _fold(f"{one.titre} {one.resume} {' '.join(one.paragraphes)}") for word in wanted)
    ]


def statique(nom: str) -> tuple[bytes, str] | None:
    """A file of `statique/` and its media type."""
    media_type = _MEDIA_TYPES.get(nom.rpartition(".")[2])
    if media_type is None or not all(letter.isalnum() or letter in "-." for letter in nom):
        return None
    path = _FOLDER / "statique" / nom
    return (path.read_bytes(), media_type) if path.is_file() else None


def _fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).lower()
