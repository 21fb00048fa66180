"""What time does to a dossier: the clocks of its étape, the end of its legal delay, the terms of opinions.

A task names what it was armed for; when the dossier has moved on meanwhile, it does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from wsc_soap.domain import legal_delay, workflow
from wsc_soap.domain.clocks import local_day
from wsc_soap.domain.dossier import Dossier
from wsc_soap.operations import opinions, process
from wsc_soap.operations.context import Context

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork


def strike(context: Context, unit: UnitOfWork, code: str, contenu: Mapping[str, str]) -> None:
    """Do, in this transaction, what a due task of time says."""
    dossier = unit.dossiers.get(code)
    if dossier is None or dossier.clos:
        return
    if "avis" in contenu:
        opinions.strike(context, unit, dossier, contenu)
    elif "silence" in contenu:
        _silence(context, unit, dossier, date.fromisoformat(contenu["silence"]))
    elif contenu.get("passage") == str(dossier.passage):
        _clock(context, unit, dossier, contenu)


def _clock(context: Context, unit: UnitOfWork, dossier: Dossier, contenu: Mapping[str, str]) -> None:
    case = process.open_case(context, unit, dossier)
    prevue = datetime.fromisoformat(contenu["prevue"]) if "prevue" in contenu else context.now()
    process.write(context, unit, dossier, workflow.strike(case, contenu["action"], prevue))


def _silence(context: Context, unit: UnitOfWork, dossier: Dossier, day: date) -> None:
    """The legal delay is over: it runs no more, and the étape's action for it is done."""
    today = local_day(context.collectivite, context.now())
    if legal_delay.is_over(dossier, day, today):
        process.trigger(context, unit, dossier.with_changes(silence_le=None), "silence")
