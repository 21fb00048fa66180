"""Python dataclasses and form fields -> spyne types.

Answers are plain frozen dataclasses: spyne only reads their attributes, so a `ComplexModel` made from the dataclass'
annotations is all it needs. Models of dataclasses are made once and shared by all contracts (`urn:wsc:commun:1`);
models of forms belong to one contract and die with it.
"""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

from spyne.model.binary import ByteArray
from spyne.model.complex import ComplexModel
from spyne.model.primitive import Boolean, Date, DateTime, Integer32, Unicode

from wsc_soap.operations.registry import Parameter, split_annotation, wire_name

COMMUN = "urn:wsc:commun:1"
LIST_LIMIT = 1000
TEXT_LIMIT = 2000

_PRIMITIVES: dict[Any, Any] = {
    str: Unicode,
    int: Integer32,
    bool: Boolean,
    date: Date,
    datetime: DateTime,
    bytes: ByteArray,
}
_models: dict[type, Any] = {}


def model_of(cls: type) -> Any:
    """The spyne model of a dataclass of `operations/types.py`, made at its first use."""
    if cls not in _models:
        _models[cls] = _new_model(cls)
    return _models[cls]


def _new_model(cls: type) -> Any:
    hints = get_type_hints(cls, include_extras=True)
    fields = [(f.name, hints[f.name]) for f in dataclasses.fields(cls)]  # type: ignore[arg-type]
    model = ComplexModel.produce(
        namespace=COMMUN,
        type_name=cls.__name__,
        members={},
    )
    model.Attributes.doc = cls.__doc__
    _models[cls] = model  # before its members: a type may hold itself
    for name, annotation in fields:
        model.append_field(name, _member(name, annotation))
    return model


def _member(name: str, annotation: Any) -> Any:
    inner, optional, doc, _ = split_annotation(annotation)
    occurs: dict[str, Any] = {"min_occurs": 0 if optional else 1, "max_occurs": 1}
    if get_origin(inner) is tuple:
        inner, occurs = get_args(inner)[0], {"min_occurs": 0, "max_occurs": "unbounded"}
    if inner in _PRIMITIVES:  # spyne would print the member's doc as the doc of a whole complex type
        occurs["doc"] = doc or None
    return _base(inner).customize(nillable=False, sub_name=wire_name(name), **occurs)


def _base(inner: Any) -> Any:
    return _PRIMITIVES.get(inner) or model_of(inner)


def parameter_type(parameter: Parameter) -> Any:
    """The spyne type of an input parameter: bounded text, bounded lists."""
    occurs: dict[str, Any] = {"min_occurs": 0 if parameter.optional else 1, "max_occurs": 1}
    inner = parameter.type
    if get_origin(inner) is tuple:
        inner, occurs = get_args(inner)[0], {"min_occurs": 0, "max_occurs": LIST_LIMIT}
    if inner is str:
        occurs["max_len"] = parameter.longueur_max or TEXT_LIMIT
    if inner in _PRIMITIVES:
        occurs["doc"] = parameter.documentation or None
    return _base(inner).customize(nillable=False, **occurs)


def shared_classes() -> frozenset[int]:
    """The ids of the classes that all contracts share and no purge may touch."""
    classes = set(_PRIMITIVES.values()) | set(_models.values())
    members = {member for model in _models.values() for member in model._type_info.values()}
    return frozenset(map(id, classes | members))
