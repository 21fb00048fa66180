"""The content of the demonstration (`histoires.toml`) as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

CITOYEN = "citoyen"


@dataclass(frozen=True)
class Pas:
    """An action of a history: by an agent's identifiant or by the citizen, `jours` after the deposit."""

    par: str
    action: str
    jours: float
    motif: str = ""
    commentaire: str = ""


@dataclass(frozen=True)
class Histoire:
    """A dossier to file `age` days before the reference, and what happens to it. `citoyen` is an account's address,
    empty for somebody without one; `demande` the values by element name."""

    cle: str
    ville: str
    teleservice: str
    age: float
    demande: dict[str, Any]
    citoyen: str = ""
    etapes: tuple[Pas, ...] = field(default_factory=tuple)


@cache
def content() -> dict[str, list[dict[str, Any]]]:
    """The file as it is: `ville`, `agent`, `citoyen`, `histoire`."""
    return tomllib.loads((files("wsc_soap.demo") / "histoires.toml").read_text("utf-8"))


def histories() -> tuple[Histoire, ...]:
    """All histories, the oldest first."""
    found = (
        Histoire(**{**entry, "etapes": tuple(Pas(**step) for step in entry["etapes"])})
        for entry in content()["histoire"]
    )
    return tuple(sorted(found, key=lambda histoire: -histoire.age))


def demande_element(histoire: Histoire, espace: str, valeurs: dict[str, str]) -> etree._Element:
    """The `{espace}demande` of a history; `{constat}` and the like are replaced by `valeurs`."""
    root = etree.Element(f"{{{espace}}}demande", nsmap={None: espace})  # type: ignore[dict-item]
    _fill(root, espace, histoire.demande, valeurs)
    return root


def _fill(parent: etree._Element, espace: str, values: dict[str, Any], valeurs: dict[str, str]) -> None:
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            child = etree.SubElement(parent, f"{{{espace}}}{name}")
            if isinstance(one, dict):
                _fill(child, espace, one, valeurs)
            else:
                child.text = _text(one, valeurs)


def _text(value: Any, valeurs: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).format_map(valeurs)
