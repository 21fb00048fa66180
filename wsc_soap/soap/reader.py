"""The dataclasses that some parameters are made of (`entree`, `parametre`), from elements that the schema validated."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from lxml import etree

from wsc_soap.operations.registre import split_annotation, wire_name

_VALUES: dict[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: lambda text: text.strip() in ("true", "1"),
    bytes: b64decode,
}


def dataclass_of(annotation: Any) -> type | None:
    """The dataclass of a parameter, of its items for a list; None for a parameter of a simple type."""
    inner = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    return inner if isinstance(inner, type) and is_dataclass(inner) else None


def read(element: etree._Element, cls: type) -> Any:
    """A value of the dataclass; a field whose element is absent is None."""
    found = {name: None for name, _, _ in _members(cls)}
    by_tag = {tag: (name, value) for name, tag, value in _members(cls)}
    for child in element:
        name, value = by_tag[etree.QName(child).localname]
        found[name] = value(child.text or "")
    return cls(**found)


@cache
def _members(cls: type) -> tuple[tuple[str, str, Callable[[str], Any]], ...]:
    hints = get_type_hints(cls, include_extras=True)
    return tuple((f.name, wire_name(f.name), _VALUES[split_annotation(hints[f.name])[0]]) for f in fields(cls))
