"""All types of fields by name. A type is a module of this package with a `TYPE`; nothing else is to be
edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from . import __path__ as _folder
from .base import ChampType

_NOT_TYPES = ("registry", "required")  # they need the register itself


def registry(types: Iterable[ChampType]) -> dict[str, ChampType]:
    """The types by name; ValueError when two have the same."""
    by_name: dict[str, ChampType] = {}
    for type_ in types:
        if type_.nom in by_name:
            raise ValueError(f"two field types are called {type_.nom!r}")
        by_name[type_.nom] = type_
    return by_name


def _declared() -> Iterator[ChampType]:
    for module in iter_modules(_folder):
        if module.name not in _NOT_TYPES:
            declared = getattr(import_module(f"{__package__}.{module.name}"), "TYPE", None)
            if declared is not None:
                yield declared


TYPES = registry(_declared())


def champ_type(nom: str) -> ChampType:
    """The type of this name; KeyError when there is none."""
    return TYPES[nom]
