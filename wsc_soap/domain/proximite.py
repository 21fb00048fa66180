"""Places that are near each other: signalements of one problem are told by where, when and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from math import asin, cos, radians, sin, sqrt

from wsc_soap.domain.french import unaccented

MICRO = 1_000_000
_EARTH = 6_371_000.0
_METRES_PER_DEGREE = 111_195.0
_POINT = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]+)?) (-?[0-9]{1,3}(?:\.[0-9]+)?)")
_BETWEEN = re.compile(r"\W+")


@dataclass(frozen=True)
class Doublons:
    """What makes two open dossiers of a téléservice near duplicates: at most `rayon` metres and `jours` days between
    them, and the same answer to `memes`. `position`, `lieu` and `memes` are expressions over the demande; `lieu` is a
    typed place, compared where a position is missing."""

    rayon: int
    jours: int
    position: str = ""
    lieu: str = ""
    memes: str = ""


@dataclass(frozen=True)
class Lieu:
    """Where a dossier is about. `cle` is what must be the same; latitude and longitude are in millionths of a degree,
    None without a position; `principal` is the dossier that this one was attached to, empty for none."""

    dossier: str
    teleservice: str
    cle: str
    adresse: str
    latitude: int | None
    longitude: int | None
    depose_le: datetime
    principal: str = ""


def point(text: str) -> tuple[int | None, int | None]:
    """« 48.8566 2.3522 » in millionths of a degree; (None, None) when it is no position."""
    found = _POINT.fullmatch(text.strip())
    if found is None:
        return None, None
    return round(float(found[1]) * MICRO), round(float(found[2]) * MICRO)


def written(lieu: Lieu) -> str | None:
    """A position as demandes write it, « 48.856600 2.352200 »; None without one."""
    if lieu.latitude is None or lieu.longitude is None:
        return None
    return f"{lieu.latitude / MICRO:.6f} {lieu.longitude / MICRO:.6f}"


def folded(adresse: str) -> str:
    """A typed place as it is compared: lower case, without accents nor punctuation."""
    return _BETWEEN.sub(" ", unaccented(adresse)).strip()


def box(lieu: Lieu, rayon: int) -> tuple[int, int, int, int] | None:
    """The least and greatest latitudes, then longitudes, around a place; None without a position."""
    if lieu.latitude is None or lieu.longitude is None:
        return None
    high = rayon / _METRES_PER_DEGREE * MICRO
    wide = high / max(0.01, cos(radians(lieu.latitude / MICRO)))
    south, north = int(lieu.latitude - high) - 1, int(lieu.latitude + high) + 1
    return south, north, int(lieu.longitude - wide) - 1, int(lieu.longitude + wide) + 1


def metres(one: Lieu, other: Lieu) -> int | None:
    """How far apart two places are; None when one has no position."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    first, second = radians(one.latitude / MICRO), radians(other.latitude / MICRO)
    across = radians((other.longitude - one.longitude) / MICRO)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return round(2 * _EARTH * asin(min(1.0, sqrt(half))))


def near(one: Lieu, other: Lieu, rayon: int) -> bool:
    """True for two places within `rayon` metres, or of the same typed address where one has no position."""
    distance = metres(one, other)
    if distance is not None:
        return distance <= rayon
    return bool(one.adresse) and one.adresse == other.adresse
