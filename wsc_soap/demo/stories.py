"""The content of the demonstration (`histoires.toml`) as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

CITOYEN = "citoyen"


@dataclass(frozen=True)
class Step:
    """An action of a history: by an agent's identifiant or by the citizen, `jours` after the deposit."""

    par: str
    action: str
    jours: float
    motif: str = ""
    commentaire: str = ""


@dataclass(frozen=True)
class Story:
    """A dossier to file `age` days before the reference, and what happens to it. `citoyen` is an account's address,
    empty for somebody without one; `demande` the values by element name."""

    cle: str
    ville: str
    teleservice: str
    age: float
    demande: dict[str, Any]
    citoyen: str = ""
    etapes: tuple[Step, ...] = field(default_factory=tuple)


@cache
def content() -> dict[str, list[dict[str, Any]]]:
    """The file as it is: `ville`, `agent`, `citoyen`, `histoire`."""
    return tomllib.loads((files("wsc_soap.demo") / "histoires.toml").read_text("utf-8"))


def histories() -> tuple[Story, ...]:
    """All histories, the oldest first."""
    found = (
        Story(**{**entry, "etapes": tuple(Step(**step) for step in entry["etapes"])}) for entry in content()["histoire"]
    )
    return tuple(sorted(found, key=lambda story: -story.age))


class Moments(dict[str, str]):
    """What stands for `{constat}` (two hours before the deposit) and `{jour+12}` (so many days after it, or before)."""

    def __init__(self, deposit: datetime) -> None:
        super().__init__(constat=(deposit - timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:00"))
        self.day = deposit.date()

    def __missing__(self, name: str) -> str:
        return (self.day + timedelta(days=int(name.removeprefix("jour")))).isoformat()


def demande_element(story: Story, namespace: str, given: Mapping[str, str]) -> etree._Element:
    """The `{espace}demande` of a history; `{constat}` and the like are replaced by `given`."""
    root = etree.Element(f"{{{namespace}}}demande", nsmap={None: namespace})  # type: ignore[dict-item]
    _fill(root, namespace, story.demande, given)
    return root


def _fill(parent: etree._Element, namespace: str, values: dict[str, Any], given: Mapping[str, str]) -> None:
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            child = etree.SubElement(parent, f"{{{namespace}}}{name}")
            if isinstance(one, dict):
                _fill(child, namespace, one, given)
            else:
                child.text = _text(one, given)


def _text(value: Any, given: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).format_map(given)
