"""The clocks of an étape: when each is due, in the town's own time.

A delay in days, working days or months falls on its day at the hour it was counted from, whatever the change of
clocks in between; one in hours or minutes is that time exactly. A date read in the demande counts from eight in the
morning, so that nobody is written to at midnight.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.calendar import is_working_day, months_after, working_days_after
from wsc_soap.domain.case import Case
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.processus import Action

MORNING = time(8)
_CATCH_UP = 20_000
_EXACT = {"minutes": timedelta(minutes=1), "heures": timedelta(hours=1)}


def timers(case: Case) -> list[DeferredTask]:
    """The clock tasks of the étape just entered; those that an effect `armer` starts are left out."""
    started = [action for action in case.etape.clocks if action.nom not in case.processus.armed]
    return [task for action in started for task in timer(case, action)]


def timer(case: Case, action: Action, due: datetime | None = None) -> list[DeferredTask]:
    """The task of one clock, due at `due` or when the action says; empty when its date is not known."""
    when = due or first_due(case, action)
    if when is None:
        return []
    contenu = {"action": action.nom, "passage": str(case.dossier.passage), "prevue": when.isoformat()}
    return [DeferredTask("minuterie", contenu, when, case.dossier.numero)]


def first_due(case: Case, action: Action) -> datetime | None:
    """When a clock strikes first, UTC; None when the date it counts from is not known."""
    start = _start(case, action)
    assert action.apres is not None
    return None if start is None else shifted(start, action.apres, action.unite, case.collectivite)


def next_due(case: Case, action: Action, prevue: datetime) -> datetime | None:
    """When a repeated clock strikes again after `prevue`: the first time that is still to come, so that a worker that
    slept strikes once; None when it does not repeat."""
    if not action.repete or not action.apres or action.apres < 0:
        return None
    due = prevue
    for _ in range(_CATCH_UP):
        due = shifted(due, action.apres, action.unite, case.collectivite)
        if due > case.now:
            return due
    return shifted(case.now, action.apres, action.unite, case.collectivite)


def _start(case: Case, action: Action) -> datetime | None:
    dossier = case.dossier
    if action.reference:
        moment = case.judge.moment(action.reference, case)
        return None if moment is None else _instant(moment, case.collectivite)
    return {"depot": dossier.depose_le, "complet": dossier.complet_le}.get(action.depuis, dossier.etape_depuis)


def _instant(moment: date, collectivite: Collectivite) -> datetime:
    local = moment if isinstance(moment, datetime) else datetime.combine(moment, MORNING)
    return local.replace(tzinfo=ZoneInfo(collectivite.fuseau)).astimezone(UTC)


def shifted(start: datetime, number: int, unite: str, collectivite: Collectivite) -> datetime:
    """`start` (UTC) moved by a number of `minutes`, `heures`, `jours`, `joursOuvres` or `mois`, UTC."""
    if unite in _EXACT:
        return start + number * _EXACT[unite]
    zone = ZoneInfo(collectivite.fuseau)
    local = start.astimezone(zone)
    day = day_after(local.date(), number, unite, collectivite)
    # through UTC: an hour that the change of clocks skips or repeats becomes one real instant
    return datetime.combine(day, local.time(), zone).astimezone(UTC)


def day_after(day: date, number: int, unite: str, collectivite: Collectivite) -> date:
    """The day that is that many `jours`, `joursOuvres` or `mois` after, or before when negative."""
    if unite == "mois":
        return months_after(day, number) if number >= 0 else _months_before(day, -number)
    if unite == "joursOuvres":
        return _working_days(day, number, collectivite.subdivision)
    return day + timedelta(days=number)


def _months_before(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 - number, 12)
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), months_after(first, 1) - timedelta(days=1))


def _working_days(day: date, number: int, subdivision: str) -> date:
    if number >= 0:
        return working_days_after(day, number, subdivision)
    while number:
        day -= timedelta(days=1)
        number += is_working_day(day, subdivision)
    return day


def local_day(collectivite: Collectivite, instant: datetime) -> date:
    """The day of an instant in the town."""
    return instant.astimezone(ZoneInfo(collectivite.fuseau)).date()


def midnight_after(collectivite: Collectivite, day: date) -> datetime:
    """The instant (UTC) when that day is over in the town."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(collectivite.fuseau)).astimezone(UTC)
