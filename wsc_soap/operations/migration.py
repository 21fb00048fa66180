"""Moving a running dossier to the revision in force: where its étape maps, with its clocks armed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from wsc_soap.domain import legal_delay
from wsc_soap.domain.case import Case
from wsc_soap.domain.clocks import first_due, next_due, timer
from wsc_soap.domain.dossier import DeferredTask, Dossier, LigneJournal
from wsc_soap.domain.processus import Action, Etape, Processus
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.domain.workflow import echeance
from wsc_soap.operations import process
from wsc_soap.operations.context import Context

if TYPE_CHECKING:
    from wsc_soap.storage import UnitOfWork

ACTION = "migrerDossier"
Mapped = Mapping[str, str]


def obstacle(old: Teleservice, new: Teleservice, dossier: Dossier, mapping: Mapped) -> str:
    """Why a dossier cannot move, in French; empty when it can."""
    if dossier.clos:
        return "le dossier est clos"
    if old.espace_de_noms != new.espace_de_noms:
        return "le formulaire a changé : la demande se lit avec son ancienne révision"
    for code in filter(None, (dossier.etape, dossier.origine)):
        etape = _etape(new.processus, mapping.get(code, code))
        if etape is None:
            return f"l'étape « {code} » n'existe plus : donnez celle qui la remplace"
        if etape.issue:
            return f"l'étape « {etape.code} » clôt le dossier : elle ne remplace pas « {code} »"
    return ""


def unmapped(old: Teleservice, new: Teleservice, dossier: Dossier, mapping: Mapped) -> bool:
    """True when all that keeps a dossier is that nobody said what replaces its étape."""
    known = old.espace_de_noms == new.espace_de_noms and not dossier.clos
    return known and _etape(new.processus, mapping.get(dossier.etape, dossier.etape)) is None


def _etape(processus: Processus, code: str) -> Etape | None:
    return next((etape for etape in processus.etapes if etape.code == code), None)


def move(
    context: Context, unit: UnitOfWork, dossier: Dossier, new: Teleservice, revision: int, mapping: Mapped
) -> Dossier:
    """Move a dossier that nothing keeps from it, in this transaction; gives it as it is then.

    Its passage stays, so that what was armed for another stay still does nothing. Clocks count from the same arrival as
    before; one that struck already does not strike again. Raises `DossierModifie` when somebody was faster.
    """
    old = process.service_of(context, dossier)
    before = process.open_case(context, unit, dossier)
    code = mapping.get(dossier.etape, dossier.etape)
    etape, acteurs = new.processus.etape(code), {a.code: a.genre for a in new.processus.acteurs}
    changed = old.processus.etape(dossier.etape).acteur != etape.acteur and acteurs.get(etape.acteur) == "service"
    after = dossier.with_changes(
        revision=revision,
        etape=code,
        origine=mapping.get(dossier.origine, dossier.origine),
        service=etape.acteur if changed else dossier.service,
        en_attente=dossier.en_attente if not changed else False,
        echeance=echeance(etape, context.collectivite, dossier.etape_depuis),
    )
    judge = process.judge(context, new, lambda: process.stored_view(unit, after.numero))
    case = before.with_changes(processus=new.processus, dossier=after, judge=judge)
    if old.processus.silences != new.processus.silences:
        case = case.with_changes(dossier=legal_delay.carried(before, case))
    return _write(context, unit, before, case)


def _write(context: Context, unit: UnitOfWork, before: Case, case: Case) -> Dossier:
    dossier = case.dossier
    if not unit.dossiers.update(dossier, before.dossier.version):
        raise process.modified(unit, dossier.numero, before.dossier.version)
    moved = before.dossier.etape != dossier.etape
    libelle = f"Dossier passé à la révision {dossier.revision}"
    line = LigneJournal(0, context.now(), "agent", context.caller.nom, ACTION, libelle, before.dossier.etape,
                        dossier.etape if moved else "", sujet=context.caller.sujet)  # fmt: skip
    unit.journal.add(dossier.numero, line)
    running = unit.outbox.clocks(dossier.numero, dossier.passage)
    for clock in before.etape.clocks:
        unit.outbox.disarm(dossier.numero, clock.nom)
    deadline = legal_delay.deadline(case, before.dossier)
    if deadline:
        unit.outbox.disarm(dossier.numero, legal_delay.CLOCK)
    unit.outbox.add([*_clocks(before, case, running), *deadline], context.now())
    return dossier


def _clocks(before: Case, case: Case, running: Mapped) -> Iterator[DeferredTask]:
    """The clocks of the étape as the new revision has them; `running` are those that were to strike, by name, each with
    when."""
    for action in case.etape.clocks:
        due = _due(before, case, action, running.get(action.nom, ""))
        if due is not None:
            yield from timer(case, action, due)


def _due(before: Case, case: Case, action: Action, prevue: str) -> datetime | None:
    """When a clock strikes next. One that an effect starts goes on as it was, or not at all; one that was due already
    during this stay and does not repeat strikes no more."""
    if action.nom in case.processus.armed:
        return datetime.fromisoformat(prevue) if prevue else None
    due, known = first_due(case, action), before.etape.action(action.nom)
    if due is None or known not in before.etape.clocks or known is None or first_due(before, known) is None:
        return due
    struck = action.nom in _since_arrival(case)
    return next_due(case, action, due) if struck or not prevue else due


def _since_arrival(case: Case) -> list[str]:
    """The actions done during this stay. By the order of the journal: a stay may begin in the second of a strike."""
    done = []
    for line in reversed(case.journal):
        if line.cible and line.action != ACTION:
            break
        done.append(line.action)
    return done
