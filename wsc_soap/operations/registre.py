"""Declaring an operation: one decorated function is one SOAP operation, its right, its faults and its documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from wsc_soap import errors

F = TypeVar("F", bound=Callable[..., Any])
Demande = NewType("Demande", object)
"""The validated `{ns}demande` element, exactly as received; its type comes from the form of the contract."""

COMMUNES: tuple[type[errors.WscError], ...] = (errors.MessageInvalide, errors.TropDeRequetes, errors.Indisponible)
DE_SESSION: tuple[type[errors.WscError], ...] = (
    errors.SessionRequise,
    errors.SessionInvalide,
    errors.SessionExpiree,
)


@dataclass(frozen=True)
class Parametre:
    """One parameter: `nom` as in Python, `type` without Optional and Annotated, its documentation."""

    nom: str
    type: Any
    facultatif: bool
    documentation: str
    longueur_max: int | None = None


@dataclass(frozen=True)
class Operation:
    """A function of `operations/` as the wire knows it."""

    service: str
    nom: str
    droit: str
    fonction: Callable[..., Any]
    parametres: tuple[Parametre, ...]
    resultat: Any
    erreurs: tuple[type[errors.WscError], ...]
    documentation: str


@dataclass(frozen=True)
class Longueur:
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
    """Take `Annotated[X | None, "doc", Longueur(9)]` apart into (X, optional, doc, longest)."""
    documentation, longueur = "", None
    if get_origin(annotation) is Annotated:
        annotation, *extras = get_args(annotation)
        documentation = next((extra for extra in extras if isinstance(extra, str)), "")
        longueur = next((extra.maximum for extra in extras if isinstance(extra, Longueur)), None)
    if get_origin(annotation) in (UnionType, Union) and type(None) in get_args(annotation):
        inner = next(arg for arg in get_args(annotation) if arg is not type(None))
        return inner, True, documentation, longueur
    return annotation, False, documentation, longueur


_OPERATIONS: dict[tuple[str, str], Operation] = {}


def operation(
    service: str, *, droit: str = "public", erreurs: tuple[type[errors.WscError], ...] = ()
) -> Callable[[F], F]:
    """Register a function `f(contexte, …)` as the operation of that name of `service`.

    `droit` is `public`, `facultatif` (a citizen session is used when given), `citoyen` or `agent` (one is needed).
    `erreurs` are the faults it may answer beyond those every operation may. A second operation of the same name in a
    service is refused.
    """

    def declare(fonction: F) -> F:
        hints = get_type_hints(fonction, include_extras=True)
        resultat = hints.pop("return")
        parametres = tuple(_parameter(nom, hints[nom]) for nom in list(inspect.signature(fonction).parameters)[1:])
        nom = wire_name(fonction.__name__)
        if (service, nom) in _OPERATIONS:
            raise ValueError(f"operation {service}.{nom} declared twice")
        toutes = tuple(dict.fromkeys(COMMUNES + (DE_SESSION if droit != "public" else ()) + erreurs))
        _OPERATIONS[service, nom] = Operation(
            service, nom, droit, fonction, parametres, resultat, toutes, inspect.getdoc(fonction) or ""
        )
        return fonction

    return declare


def _parameter(nom: str, annotation: Any) -> Parametre:
    type_, facultatif, documentation, longueur = split_annotation(annotation)
    return Parametre(nom, type_, facultatif, documentation, longueur)


def operations_de(service: str) -> tuple[Operation, ...]:
    """The operations of a service, in the order they were declared."""
    return tuple(operation for operation in _OPERATIONS.values() if operation.service == service)


def lire_operation(service: str, nom: str) -> Operation:
    """One operation by its wire name; `OperationInconnue` when there is none."""
    try:
        return _OPERATIONS[service, nom]
    except KeyError:
        raise errors.OperationInconnue(operation=nom) from None


def services() -> tuple[str, ...]:
    """The names of all services that have operations."""
    return tuple(dict.fromkeys(operation.service for operation in _OPERATIONS.values()))
