"""Names made from labels: « Date de naissance » -> `dateDeNaissance` for a field, `date-de-naissance` for a page."""

from __future__ import annotations

import re
from collections.abc import Container
from unicodedata import normalize

LONGEST = 40
_SMALL = frozenset(re.findall("[a-z]+", "a au aux d de des du en et l la le les ou par pour s un une votre vos"))


def field_name(libelle: str, taken: Container[str] = ()) -> str:
    """A camelCase name that is not taken; articles and the like are left out."""
    words = _words(libelle)
    head, *rest = words or ["champ"]
    name = _cut("".join([head, *(word.capitalize() for word in rest)]))
    name = name if name[0].isalpha() else f"champ{name.capitalize()}"
    return _free(name, "", taken)


def code(libelle: str, taken: Container[str] = ()) -> str:
    """A kebab-case code that is not taken."""
    name = _cut("-".join(_words(libelle) or ["page"])).rstrip("-")
    name = name if name[0].isalpha() else f"page-{name}"
    return _free(name, "-", taken)


def _words(libelle: str) -> list[str]:
    plain = normalize("NFKD", libelle.replace("œ", "oe").replace("æ", "ae").replace("Œ", "oe")).lower()
    found = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain))
    return [word for word in found if word not in _SMALL] or found


def _cut(name: str) -> str:
    return name[:LONGEST]


def _free(name: str, mark: str, taken: Container[str]) -> str:
    if name not in taken:
        return name
    return next(f"{name}{mark}{rank}" for rank in range(2, 1000) if f"{name}{mark}{rank}" not in taken)
