"""How a dossier moves: one pure step from a dossier and an act to the next dossier, its journal line and its tasks.

Specification, section 4.1 (étapes, actions, enchaînements, acteurs) and 4.2; design, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.actions import tasks
from wsc_soap.domain.actions.registry import Instant
from wsc_soap.domain.calendar import working_days_after
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.dossier import DeferredTask, Dossier, LigneJournal
from wsc_soap.domain.processus import HORLOGE, USAGER, Action, Etape, Processus
from wsc_soap.errors import ActionImpossible, MotifManquant


@dataclass(frozen=True)
class Act:
    """Somebody does something: `genre` is `usager`, `agent` or `clock`, `nom` as printed in the journal;
    `services` are the departments an agent works for."""

    genre: str
    nom: str
    services: tuple[str, ...] = ()
    motif: str = ""
    commentaire: str = ""


@dataclass(frozen=True)
class Step:
    """The outcome of a step; nothing of it is stored yet."""

    dossier: Dossier
    line: LigneJournal
    tasks: tuple[DeferredTask, ...]


def possible_actions(
    processus: Processus, dossier: Dossier, genre: str, services: Iterable[str] = ()
) -> tuple[Action, ...]:
    """The actions that an acteur may do now; none on a closed dossier."""
    if dossier.clos:
        return ()
    etape = processus.etape(dossier.etape)
    return tuple(action for action in etape.actions if _may(processus, action, genre, frozenset(services)))


def _may(processus: Processus, action: Action, genre: str, services: frozenset[str]) -> bool:
    if genre in (USAGER, HORLOGE):
        return action.acteur == genre
    if action.acteur in (USAGER, HORLOGE):
        return False
    # an external acteur's answer is entered by an agent of the department in charge
    return processus.acteur(action.acteur).genre == "externe" or action.acteur in services


def advance(
    processus: Processus,
    collectivite: Collectivite,
    dossier: Dossier,
    nom: str,
    act: Act,
    now: datetime,
    rank: int,
) -> Step:
    """Do the action `nom` on a dossier.

    `now` is UTC, `rank` the rank of the journal line to write. Raises `ActionImpossible` when the action is not
    offered to this acteur at this étape, `MotifManquant` when it wants a reason and none of its reasons is given.
    """
    action = _chosen(processus, dossier, nom, act)
    motif = _reason(action, act)
    after = _arrive(processus, collectivite, dossier, action, now)
    line = LigneJournal(
        rank,
        now,
        act.genre,
        act.nom,
        action.nom,
        action.libelle,
        dossier.etape,
        action.cible,
        motif,
        act.commentaire,
    )
    instant = Instant(after, now, motif, act.commentaire)
    deferred = [task for demande in action.effets for task in tasks(demande, instant)]
    if action.cible:
        deferred += timers(processus.etape(action.cible), collectivite, after, now)
    return Step(after, line, tuple(deferred))


def _chosen(processus: Processus, dossier: Dossier, nom: str, act: Act) -> Action:
    if dossier.clos:
        raise ActionImpossible(action=nom, raison="le dossier est clos")
    for action in possible_actions(processus, dossier, act.genre, act.services):
        if action.nom == nom:
            return action
    raise ActionImpossible(action=nom, raison="elle n'est pas offerte à cette étape ou à votre profil")


def _reason(action: Action, act: Act) -> str:
    if not action.motifs:
        return ""
    for motif in action.motifs:
        if motif.code == act.motif:
            return motif.libelle
    raise MotifManquant(action=action.libelle, motifs=", ".join(motif.code for motif in action.motifs))


def _arrive(
    processus: Processus, collectivite: Collectivite, dossier: Dossier, action: Action, now: datetime
) -> Dossier:
    if not action.cible:
        return dossier.with_changes(version=dossier.version + 1)
    etape = processus.etape(action.cible)
    return dossier.with_changes(
        etape=etape.code,
        passage=dossier.passage + 1,
        etape_depuis=now,
        echeance=echeance(etape, collectivite, now),
        service=_in_charge(processus, etape, dossier.service),
        en_attente=processus.acteur(etape.acteur).genre != "service" and not etape.issue,
        agent=None if etape.issue else dossier.agent,
        issue=etape.issue,
        clos_le=now if etape.issue else None,
        version=dossier.version + 1,
    )


def _in_charge(processus: Processus, etape: Etape, service: str) -> str:
    return etape.acteur if processus.acteur(etape.acteur).genre == "service" else service


def echeance(etape: Etape, collectivite: Collectivite, now: datetime) -> date | None:
    """The day by which an étape entered now should be left, in working days of the place; None without a delay."""
    if not etape.delai:
        return None
    return working_days_after(_day(collectivite, now), etape.delai, collectivite.subdivision)


def timers(etape: Etape, collectivite: Collectivite, dossier: Dossier, now: datetime) -> list[DeferredTask]:
    """The clock tasks of an étape just entered, each due on its day at the hour of arrival (local time, so that a
    change of clocks moves nothing to another day)."""
    zone = ZoneInfo(collectivite.fuseau)
    arrival = now.astimezone(zone)
    found = []
    for action in etape.actions:
        if action.acteur == HORLOGE and action.apres is not None:
            day = _after(action, arrival.date(), collectivite)
            when = datetime.combine(day, time(arrival.hour, arrival.minute, arrival.second), zone)
            contenu = {"action": action.nom, "passage": str(dossier.passage)}
            found.append(DeferredTask("minuterie", contenu, when.astimezone(now.tzinfo), dossier.numero))
    return found


def _after(action: Action, day: date, collectivite: Collectivite) -> date:
    assert action.apres is not None
    if action.unite == "joursOuvres":
        return working_days_after(day, action.apres, collectivite.subdivision)
    return day + timedelta(days=action.apres)


def _day(collectivite: Collectivite, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(collectivite.fuseau)).date()
