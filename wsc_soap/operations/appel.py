"""Calling an operation: who asks is found out, the right is checked, then the function runs."""

from __future__ import annotations

from typing import Any

from wsc_soap.errors import AccesRefuse, SessionRequise
from wsc_soap.operations import sessions
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.registre import Operation

_NEEDED = {"citoyen": "citoyen", "agent": "agent"}


def appeler(operation: Operation, contexte: Contexte, arguments: dict[str, Any]) -> Any:
    """Run an operation with Python arguments and give its answer (a dataclass of `types.py`).

    Raises the session errors when its right asks for a session, `AccesRefuse` for a session of the other kind, and
    whatever the operation raises.
    """
    return operation.fonction(_identified(operation, contexte), **arguments)


def _identified(operation: Operation, contexte: Contexte) -> Contexte:
    if operation.droit == "public":
        return contexte
    if not contexte.jeton:
        if operation.droit == "facultatif":
            return contexte
        raise SessionRequise()
    identite = sessions.identifier(contexte)
    wanted = _NEEDED.get(operation.droit, "citoyen")
    if identite.genre != wanted:
        raise AccesRefuse()
    return contexte.avec(identite=identite)
