"""Writing down what agents do to the town's settings, in the transaction of the act."""

from __future__ import annotations

from wsc_soap.operations import once
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork
from wsc_soap.storage.actes import Acte

SYSTEM = "Système"


def author(context: Context) -> str:
    """The name under which an act is written."""
    return context.identity.nom if context.identity else SYSTEM


def note(context: Context, unit: UnitOfWork, operation: str, objet: str, libelle: str) -> None:
    """Add an act to the journal of administrators: the operation's wire name, what it was done to (a code), and the
    French sentence people read."""
    agent = context.identity.sujet if context.identity else ""
    unit.actes.add(Acte(context.now(), agent, author(context), operation, objet, libelle))


def done_before(context: Context, unit: UnitOfWork, operation: str, cle: str | None, *content: object) -> bool:
    """Take the idempotency key of an act: True when the same act was done under it before, so that nothing is left to
    do. `CleReutilisee` when it served for another content. First thing of the transaction."""
    return once.take(unit, once.key_of(context, operation, cle, *content)) is not None
