"""Declaring an operation: one decorated function is one SOAP operation, its right, its faults and its documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from wsc_soap import errors
from wsc_soap.domain.profil import ADMINISTRATEUR, GESTIONNAIRE

F = TypeVar("F", bound=Callable[..., Any])
Demande = NewType("Demande", object)
"""The validated `{ns}demande` element, exactly as received; its type comes from the form of the contract."""

COMMON: tuple[type[errors.WscError], ...] = (
    errors.MessageInvalide,
    errors.TropDeRequetes,
    errors.Indisponible,
    errors.CleRefusee,
)
OF_SESSION: tuple[type[errors.WscError], ...] = (
    errors.SessionRequise,
    errors.SessionInvalide,
    errors.SessionExpiree,
)


@dataclass(frozen=True)
class Parameter:
    """One parameter: `name` as in Python, `type` without Optional and Annotated, its documentation."""

    name: str
    type: Any
    optional: bool
    documentation: str
    longueur_max: int | None = None


@dataclass(frozen=True)
class Operation:
    """A function of `operations/` as the wire knows it."""

    service: str
    name: str
    right: str
    function: Callable[..., Any]
    parameters: tuple[Parameter, ...]
    result: Any
    faults: tuple[type[errors.WscError], ...]
    documentation: str


@dataclass(frozen=True)
class MaxLength:
    """Longest text that a string parameter may hold, in characters."""

    maximum: int


def wire_name(name: str) -> str:
    """`date_depot` -> `dateDepot`."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def python_name(name: str) -> str:
    """`dateDepot` -> `date_depot`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match.group(1).lower(), name)


def split_annotation(annotation: Any) -> tuple[Any, bool, str, int | None]:
    """Take `Annotated[X | None, "doc", MaxLength(9)]` apart into (X, optional, doc, longest)."""
    documentation, length = "", None
    if get_origin(annotation) is Annotated:
        annotation, *extras = get_args(annotation)
        documentation = next((extra for extra in extras if isinstance(extra, str)), "")
        length = next((extra.maximum for extra in extras if isinstance(extra, MaxLength)), None)
    if get_origin(annotation) in (UnionType, Union) and type(None) in get_args(annotation):
        inner = next(arg for arg in get_args(annotation) if arg is not type(None))
        return inner, True, documentation, length
    return annotation, False, documentation, length


_OPERATIONS: dict[tuple[str, str], Operation] = {}


def operation(
    service: str, *, right: str = "public", faults: tuple[type[errors.WscError], ...] = ()
) -> Callable[[F], F]:
    """Register a function `f(context, …)` as the operation of that name of `service`.

    `right` is `public`, `facultatif` (a citizen session is used when given), `citoyen` or `agent` (one is needed),
    `gestionnaire` or `administrateur` (an agent of at least that profile).
    `faults` are the faults it may answer beyond those every operation may, and every one that takes a `cle`. A second
    operation of the same name in a service is refused.
    """

    def declare(function: F) -> F:
        hints = get_type_hints(function, include_extras=True)
        result = hints.pop("return")
        parameters = tuple(_parameter(name, hints[name]) for name in list(inspect.signature(function).parameters)[1:])
        name = wire_name(function.__name__)
        if (service, name) in _OPERATIONS:
            raise ValueError(f"operation {service}.{name} declared twice")
        keyed = (errors.CleReutilisee,) if any(one.name == "cle" for one in parameters) else ()
        every = tuple(dict.fromkeys(COMMON + _of_right(right) + faults + keyed))
        _OPERATIONS[service, name] = Operation(
            service, name, right, function, parameters, result, every, inspect.getdoc(function) or ""
        )
        return function

    return declare


def _of_right(right: str) -> tuple[type[errors.WscError], ...]:
    if right in (GESTIONNAIRE, ADMINISTRATEUR):
        return (*OF_SESSION, errors.AccesRefuse)
    return OF_SESSION if right != "public" else ()


def _parameter(name: str, annotation: Any) -> Parameter:
    type_, optional, documentation, length = split_annotation(annotation)
    return Parameter(name, type_, optional, documentation, length)


def operations_of(service: str) -> tuple[Operation, ...]:
    """The operations of a service, in the order they were declared."""
    return tuple(operation for operation in _OPERATIONS.values() if operation.service == service)


def find_operation(service: str, name: str) -> Operation:
    """One operation by its wire name; `OperationInconnue` when there is none."""
    try:
        return _OPERATIONS[service, name]
    except KeyError:
        raise errors.OperationInconnue(operation=name) from None


def services() -> tuple[str, ...]:
    """The names of all services that have operations."""
    return tuple(dict.fromkeys(operation.service for operation in _OPERATIONS.values()))
