"""The legal delay: the day when the administration's silence decides, its suspension and its new start.

Code des relations entre le public et l'administration, L231-1 to L231-5 (silence), L114-5 (a complement suspends the
delay, or makes it start again once received).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wsc_soap.domain.case import Case
from wsc_soap.domain.clocks import day_after, local_day, midnight_after
from wsc_soap.domain.dossier import DeferredTask, Dossier
from wsc_soap.domain.processus import Etape, Silence

SUSPENDRE, REPRENDRE, REINITIALISER, RECALCULER = "suspendre", "reprendre", "reinitialiser", "recalculer"
COMPLET = "complet"


def silence_of(case: Case) -> Silence | None:
    """The first silence of the process whose condition holds."""
    return next((silence for silence in case.processus.silences if case.holds(silence.condition)), None)


def begun(case: Case) -> Dossier:
    """The dossier with its legal delay running from its deposit or its complete demande."""
    return _running(case, None)


def restarted(case: Case) -> Dossier:
    """The dossier with its legal delay running again from now, whole."""
    return _running(case, case.now)


def _running(case: Case, start: datetime | None) -> Dossier:
    silence = silence_of(case)
    if silence is None:
        return case.dossier.with_changes(silence_le=None, suspendu_le=None)
    since = start or (case.dossier.complet_le if silence.depuis == COMPLET else case.dossier.depose_le)
    if since is None:
        return case.dossier.with_changes(silence_le=None, suspendu_le=None)
    day = day_after(local_day(case.collectivite, since), silence.delai, silence.unite, case.collectivite)
    return case.dossier.with_changes(silence_le=day, suspendu_le=None)


def suspended(case: Case) -> Dossier:
    """The dossier with its delay stopped; nothing changes when none runs."""
    if case.dossier.silence_le is None or case.dossier.suspendu_le is not None:
        return case.dossier
    return case.dossier.with_changes(suspendu_le=case.now)


def resumed(case: Case) -> Dossier:
    """The dossier with its delay running again: its end is put off by the days it was stopped."""
    dossier = case.dossier
    if dossier.silence_le is None or dossier.suspendu_le is None:
        return dossier
    stopped = local_day(case.collectivite, case.now) - local_day(case.collectivite, dossier.suspendu_le)
    return dossier.with_changes(silence_le=dossier.silence_le + stopped, suspendu_le=None)


def carried(before: Case, after: Case) -> Dossier:
    """The dossier under another process: its delay counted as that process says, put off by the same days as before,
    stopped if it was; one that was over stays over."""
    old, plain, moved_to = before.dossier.silence_le, begun(before).silence_le, begun(after)
    if old is None and plain is not None:
        return after.dossier.with_changes(silence_le=None, suspendu_le=None)
    if moved_to.silence_le is None:
        return moved_to
    put_off = old - plain if old and plain else timedelta()
    return moved_to.with_changes(silence_le=moved_to.silence_le + put_off, suspendu_le=before.dossier.suspendu_le)


CLOCK = "(silence)"  # no action has such a name
CHANGES = {SUSPENDRE: suspended, REPRENDRE: resumed, REINITIALISER: restarted, RECALCULER: begun}


def moved(case: Case, left: Etape, completed: bool) -> Dossier:
    """The dossier once it has left an étape for the one where it stands; `completed` when its complement came."""
    here = case.etape
    if case.dossier.passage == 1:
        case = case.with_changes(dossier=begun(case))
    elif left.delai_legal == "reinitialise" or (completed and _from_complete(case)):
        case = case.with_changes(dossier=restarted(case))
    elif left.delai_legal == "suspendu":
        case = case.with_changes(dossier=resumed(case))
    return suspended(case) if here.delai_legal else case.dossier


def _from_complete(case: Case) -> bool:
    silence = silence_of(case)
    return silence is not None and silence.depuis == COMPLET


def deadline(case: Case, before: Dossier) -> list[DeferredTask]:
    """The task that strikes when the delay ends, if that end is another one than before the step; it takes the place of
    the one armed before, which `CLOCK` names."""
    dossier = case.dossier
    if dossier.clos or dossier.silence_le is None or dossier.suspendu_le is not None:
        return []
    if dossier.silence_le == before.silence_le and before.suspendu_le is None:
        return []
    contenu = {"silence": dossier.silence_le.isoformat(), "action": CLOCK}
    return [DeferredTask("minuterie", contenu, midnight_after(case.collectivite, dossier.silence_le), dossier.numero)]


def is_over(dossier: Dossier, day: date, today: date) -> bool:
    """Whether the delay that a task named by its last `day` really ended: it runs still to that day, now past."""
    running = dossier.suspendu_le is None and not dossier.clos
    return running and dossier.silence_le == day and today > day
