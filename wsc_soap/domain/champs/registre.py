"""All types of fields by name. A type is a module of this package with a `TYPE`; nothing else is to be
edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from . import __path__ as _folder
from .base import TypeChamp

_NOT_TYPES = ("registre", "obligatoire")  # they need the register itself


def registre(types: Iterable[TypeChamp]) -> dict[str, TypeChamp]:
    """The types by name; ValueError when two have the same."""
    par_nom: dict[str, TypeChamp] = {}
    for type_ in types:
        if type_.nom in par_nom:
            raise ValueError(f"two field types are called {type_.nom!r}")
        par_nom[type_.nom] = type_
    return par_nom


def _declared() -> Iterator[TypeChamp]:
    for module in iter_modules(_folder):
        if module.name not in _NOT_TYPES:
            declared = getattr(import_module(f"{__package__}.{module.name}"), "TYPE", None)
            if declared is not None:
                yield declared


TYPES = registre(_declared())


def type_champ(nom: str) -> TypeChamp:
    """The type of this name; KeyError when there is none."""
    return TYPES[nom]
