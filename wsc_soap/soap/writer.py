"""The one serialiser: answers of the operations to XML, for SOAP and for the screens.

It follows the spyne models of the answers, from which the schema of the contract comes too, but walks them once per
type instead of once per message: spyne's own way took a fifth of the time of a deposit.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from spyne.model.binary import ByteArray
from spyne.model.complex import ComplexModelBase
from spyne.model.primitive import Boolean, Date, DateTime, Integer32, Unicode

from wsc_soap.soap.models import COMMUN, model_of


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _base64(value: bytes) -> str:
    return b64encode(value).decode()


_TEXTS: dict[Any, Callable[[Any], str]] = {
    Unicode: str,
    Integer32: str,
    Boolean: _boolean,
    DateTime: datetime.isoformat,
    Date: date.isoformat,
    ByteArray: _base64,
}


class _Member(NamedTuple):
    """A field of an answer: where it is read, its element, and how a value is written: as text, or by its own members.
    An empty text that may be absent is left out."""

    field: str
    tag: str
    text: Callable[[Any], str] | None
    members: type | None
    many: bool
    optional: bool

    def write(self, value: Any, parent: etree._Element) -> None:
        if self.text is None:
            _write_members(self.members, value, etree.SubElement(parent, self.tag))
        elif value != "" or not self.optional:
            etree.SubElement(parent, self.tag).text = self.text(value)


@cache
def _members(model: Any) -> tuple[_Member, ...]:
    """The members of a model, read once. They name nested models, not their members: a type may hold itself."""
    return tuple(_member(field, type_) for field, type_ in model._type_info.items())


def _member(field: str, type_: Any) -> _Member:
    attributes = type_.Attributes
    base = type_.__orig__ or type_
    text = None if issubclass(type_, ComplexModelBase) else _TEXTS[base]
    tag = f"{{{COMMUN}}}{attributes.sub_name or field}"
    many = attributes.max_occurs > 1
    # an empty text in a repeated element keeps its place: the parts of a date are read by position
    optional = attributes.min_occurs == 0 and not many
    return _Member(field, tag, text, type_ if text is None else None, many, optional)


def _write_members(model: Any, answer: Any, element: etree._Element) -> None:
    for member in _members(model):
        value = getattr(answer, member.field)
        if value is None:
            continue
        if member.many:
            for item in value:
                member.write(item, element)
        else:
            member.write(value, element)


def write(answer: Any, parent: etree._Element, namespace: str) -> etree._Element:
    """Add an answer (a dataclass of `operations/types`) to `parent`, as the element `{espace}<typeLowerCamel>`."""
    element = etree.SubElement(parent, f"{{{namespace}}}{wire_type(type(answer))}")
    _write_members(model_of(type(answer)), answer, element)
    return element


def element(answer: Any) -> etree._Element:
    """An answer as an element called like its type: the child of the reply that SOAP sends."""
    root = etree.Element(f"{{{COMMUN}}}{wire_type(type(answer))}", nsmap={"c": COMMUN})
    _write_members(model_of(type(answer)), answer, root)
    return root


def wire_type(cls: type) -> str:
    """`ListeDossiers` -> `listeDossiers`."""
    return cls.__name__[:1].lower() + cls.__name__[1:]
