"""The process engine over storage: a dossier read as a case, a step written whole, what the system does by itself.

`trigger` is the seam for whatever happens to a dossier outside its actions (a payment, a place that comes free, an
opinion, a partner's answer): call it in the transaction that records the event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree

from wsc_soap.domain import workflow
from wsc_soap.domain.actions.publier_metier import ECHANGE
from wsc_soap.domain.case import Case
from wsc_soap.domain.dossier import DeferredTask, Dossier, LigneJournal
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import Step
from wsc_soap.errors import DossierIntrouvable, DossierModifie
from wsc_soap.operations.context import Context
from wsc_soap.xmlio import demande
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.process_view import ProcessJudge

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

Facts = Callable[["UnitOfWork", str], Mapping[str, str]]
_FACTS: list[Facts] = []


def facts(function: Facts) -> Facts:
    """Register a function `(unit, numero) -> {name: text}` that gives more of what conditions read in
    `../dossier/…`."""
    _FACTS.append(function)
    return function


Closing = Callable[["UnitOfWork", Dossier], list[DeferredTask]]
_CLOSINGS: list[Closing] = []


def on_closing(function: Closing) -> Closing:
    """Register a function `(unit, dossier) -> tasks` that says what else the end of a dossier brings."""
    _CLOSINGS.append(function)
    return function


def service_of(context: Context, dossier: Dossier) -> Teleservice:
    """The revision of the téléservice that the dossier runs on."""
    return context.platform.bouquet.revision(context.collectivite.code, dossier.teleservice, dossier.revision)


def open_case(
    context: Context,
    unit: UnitOfWork,
    dossier: Dossier,
    journal: tuple[LigneJournal, ...] | None = None,
) -> Case:
    """The case of a dossier now. What conditions read of the demande is read when one is evaluated."""
    service = service_of(context, dossier)
    processus = service.processus
    return Case(
        processus=processus,
        collectivite=context.collectivite,
        dossier=dossier,
        now=context.now(),
        journal=unit.journal.list_all(dossier.numero) if journal is None else journal,
        avis=unit.avis.list_all(dossier.numero) if processus.asks_opinions else (),
        judge=judge(context, service, lambda: stored_view(unit, dossier.numero)),
        facts={nom: text for give in _FACTS for nom, text in give(unit, dossier.numero).items()},
    )


def judge(context: Context, service: Teleservice, read_view: Callable[[], etree._Element]) -> ProcessJudge:
    """The judge of a dossier whose demande, when asked for, is that view."""
    return ProcessJudge(read_view, context.platform.bouquet.variables(context.collectivite, context.now(), service))


def stored_view(unit: UnitOfWork, code: str) -> etree._Element:
    """The view of a stored demande, computed values included."""
    stored = unit.demandes.get(code)
    if stored is None:
        raise DossierIntrouvable(numero=code)
    return demande.stored_view(parse_xml(stored.document), demande.read_calculs(stored.calculs))


def write(context: Context, unit: UnitOfWork, before: Dossier, step: Step) -> Dossier:
    """Write a step in this transaction: dossier, journal, opinions, effects; gives the dossier after it.

    Raises `DossierModifie` when somebody was faster.
    """
    after, now = step.dossier, context.now()
    if not step.lines:  # a clock that only starts again
        unit.outbox.add(step.tasks, now)
        return before
    if not unit.dossiers.update(after, before.version):
        raise modified(unit, before.numero, before.version)
    for line in step.lines:
        unit.journal.add(after.numero, line)
    write_effects(unit, step, now)
    return after


def write_effects(unit: UnitOfWork, step: Step, now: datetime) -> None:
    """Write what a step brings beside the dossier and its journal."""
    code = step.dossier.numero
    if step.avis:
        unit.avis.add(code, step.avis)
    for action in step.disarmed:
        unit.outbox.disarm(code, action)
    for task in step.tasks:
        if task.genre == ECHANGE:
            unit.exchanges.publish(code, step.dossier.teleservice, task.contenu["evenement"], task.contenu, now)
    unit.outbox.add([task for task in step.tasks if task.genre != ECHANGE], now)
    if step.dossier.clos:
        unit.outbox.add([task for closing in _CLOSINGS for task in closing(unit, step.dossier)], now)


def trigger(context: Context, unit: UnitOfWork, dossier: Dossier, declencheur: str) -> Dossier:
    """Do, in this transaction and as the system, the action that the étape gives to this trigger (the first whose
    conditions hold), with the automatic actions that follow; gives the dossier after it, the same without such an
    action or when it is closed. `declencheur` is one of the definition language's."""
    if dossier.clos:
        return dossier
    step = workflow.trigger(open_case(context, unit, dossier), declencheur)
    return dossier if step is None else write(context, unit, dossier, step)


def modified(unit: UnitOfWork, code: str, version: int | None) -> DossierModifie:
    """The error for whoever read `version`: who changed the dossier since, and by doing what."""
    journal = unit.journal.list_all(code)
    if not journal:
        return DossierModifie(numero=code, auteur="une autre personne")
    last = journal[-1]
    return DossierModifie(numero=code, auteur=f"{last.acteur} (« {last.libelle} »)")
