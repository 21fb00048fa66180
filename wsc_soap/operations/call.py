"""Calling an operation: who asks is found out, the right is checked, then the function runs."""

from __future__ import annotations

from typing import Any

from wsc_soap.domain.profil import PROFILS, may
from wsc_soap.errors import AccesRefuse, SessionRequise
from wsc_soap.operations import sessions
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import Operation

_GENRES = dict.fromkeys(PROFILS, "agent")


def call(operation: Operation, context: Context, arguments: dict[str, Any]) -> Any:
    """Run an operation with Python arguments and give its answer (a dataclass of `types.py`).

    Raises the session errors when its right asks for a session, `AccesRefuse` for a session of the other kind or
    a profile too low, and whatever the operation raises.
    """
    return operation.function(_identified(operation, context), **arguments)


def check_right(operation: Operation, context: Context) -> None:
    """Raise what `call` would raise of the session and the profile, without doing anything."""
    _identified(operation, context)


def _identified(operation: Operation, context: Context) -> Context:
    if operation.right == "public":
        return context
    if not context.jeton:
        if operation.right == "facultatif":
            return context
        raise SessionRequise()
    identity = sessions.identify(context)
    if identity.genre != _GENRES.get(operation.right, "citoyen"):
        raise AccesRefuse()
    if operation.right in PROFILS and not may(identity.profil, operation.right):
        raise AccesRefuse()
    return context.with_changes(identity=identity)
