"""The arguments of a call, from the body element that the schema validated."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from lxml import etree

from wsc_soap.operations.registry import Demande, Operation, Parameter, split_annotation, wire_name

_VALUES: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: lambda text: text.strip() in ("true", "1"),
    date: lambda text: date.fromisoformat(text.strip()),
    datetime: lambda text: datetime.fromisoformat(text.strip()),
    bytes: b64decode,
}
_tables: dict[tuple[str, str], dict[str, _Input]] = {}


class _Input(NamedTuple):
    """A parameter: its Python name, how its element is read, and whether there may be several."""

    nom: str
    read: Callable[[etree._Element], Any]
    many: bool


def arguments(operation: Operation, body: etree._Element) -> dict[str, Any]:
    """Python arguments; an absent one is None, or an empty tuple for a list. The demande is handed over as its
    element."""
    inputs = _inputs(operation)
    found: dict[str, Any] = {made.nom: () if made.many else None for made in inputs.values()}
    for child in body:
        nom, value, many = inputs[etree.QName(child).localname]
        found[nom] = (*found[nom], value(child)) if many else value(child)
    return found


def _inputs(operation: Operation) -> dict[str, _Input]:
    key = operation.service, operation.name
    if key not in _tables:
        _tables[key] = {wire_name(parametre.name): _input(parametre) for parametre in operation.parameters}
    return _tables[key]


def _input(parametre: Parameter) -> _Input:
    return _reading(parametre.name, parametre.type)


def _reading(nom: str, type_: Any) -> _Input:
    many = get_origin(type_) is tuple
    inner = get_args(type_)[0] if many else type_
    if inner is Demande:
        return _Input(nom, lambda element: element, many)
    if isinstance(inner, type) and is_dataclass(inner):
        return _Input(nom, lambda element: read(element, inner), many)
    value = _VALUES[inner]
    return _Input(nom, lambda element: value(element.text or ""), many)


def read(element: etree._Element, cls: type) -> Any:
    """A value of the dataclass, dataclasses within included; a field whose element is absent is None, or an empty tuple
    for a list."""
    members = _members(cls)
    found: dict[str, Any] = {member.nom: () if member.many else None for member in members.values()}
    for child in element:
        nom, value, many = members[etree.QName(child).localname]
        found[nom] = (*found[nom], value(child)) if many else value(child)
    return cls(**found)


@cache
def _members(cls: type) -> dict[str, _Input]:
    hints = get_type_hints(cls, include_extras=True)
    return {wire_name(f.name): _reading(f.name, split_annotation(hints[f.name])[0]) for f in fields(cls)}
