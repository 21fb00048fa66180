"""What an action books, its effect `reserver`: written in the transaction of the action, before it is done, so that of
two agents who give the last place one wins and the other is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wsc_soap.domain.actions.reservation import RESERVER
from wsc_soap.domain.agenda import Intervalle
from wsc_soap.domain.case import Act, Case
from wsc_soap.domain.dossier import Dossier, LigneJournal
from wsc_soap.domain.occupation import ANNULEE, OPTION, Reservation
from wsc_soap.domain.processus import Action
from wsc_soap.errors import ActionImpossible, CreneauIndisponible
from wsc_soap.operations import booking, places, process, reservations
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork


@dataclass(frozen=True)
class _Asked:
    """What one effect asks; `champ` is the field of the action's form that says which resource."""

    ressource: str
    debut: datetime
    fin: datetime | None
    places: int
    waiting: bool
    champ: str


def book(context: Context, unit: UnitOfWork, case: Case, action: Action, act: Act) -> bool:
    """Book what the action asks for, in place of what the dossier held; True when its bookings may have changed.

    Raises `CreneauIndisponible` for a moment past, closed or full without a waiting list, `ActionImpossible` for a
    resource that does not exist.
    """
    said = _said(case, action, act)
    rules = [effet.parametres for effet in action.effets if effet.genre == RESERVER]
    rules = [rule for rule in rules if said.holds(rule.get("si", ""))]
    if not rules:
        return False
    asked = [one for one in (_read(said, action, rule) for rule in rules) if one is not None]
    held = [one for one in unit.agendas.of_dossier(case.dossier.numero) if one.etat != ANNULEE]
    codes = {one.ressource for one in held} | {one.ressource for one in asked}
    for code in sorted(codes):  # always in this order: nobody waits in a circle
        unit.agendas.lock(code)
    for one in held:
        places.release(context, unit, one)
    for wanted in asked:
        booking.write(unit, _settled(context, unit, case.dossier, action, wanted))
    return True


def _said(case: Case, action: Action, act: Act) -> Case:
    """The case with the line that the action is about to write: its form is read in it."""
    line = LigneJournal(
        len(case.journal) + 1, case.now, act.genre, act.nom, action.nom, action.libelle, case.dossier.etape, "",
        valeurs=act.valeurs,
    )  # fmt: skip
    return case.with_changes(journal=(*case.journal, line))


def _read(said: Case, action: Action, rule: Mapping[str, str]) -> _Asked | None:
    """What one effect asks for; None when its values are missing."""
    texts = {nom: said.judge.text(rule[nom], said) for nom in ("ressource", "debut", "fin", "places") if rule.get(nom)}
    debut, fin = (reservations.moment(texts.get(nom, "")) for nom in ("debut", "fin"))
    wanted = texts.get("places", "1")
    if not texts.get("ressource") or debut is None or (fin is None and rule.get("fin")) or not wanted.isdigit():
        return None
    named = re.fullmatch(rf"\.\./actions/{action.nom}/(\w+)", rule["ressource"])
    champ = f"/action/{named[1]}" if named else ""
    return _Asked(texts["ressource"], debut, fin, int(wanted), rule.get("attente") == "true", champ)


def _settled(context: Context, unit: UnitOfWork, dossier: Dossier, action: Action, asked: _Asked) -> Reservation:
    ressource, now = unit.agendas.ressource(asked.ressource), context.now()
    if ressource is None:
        raise ActionImpossible(action=action.libelle, raison=f"l'agenda n'a pas de ressource « {asked.ressource} »")
    day = asked.debut.date()
    planning = booking.timetable(context.collectivite, unit, ressource, day, day).planning
    wanted: Intervalle = reservations.stretch(planning, asked.debut, asked.fin)
    made = Reservation(
        booking.new_key(), asked.ressource, OPTION, wanted.debut, wanted.fin, now, asked.places, dossier.numero,
        process.service_of(context, dossier).intitule_court,
    )  # fmt: skip
    try:
        return booking.settle(context.collectivite, unit, made, now, waiting=asked.waiting, champ=asked.champ)
    except CreneauIndisponible as error:
        libelle = next((c.libelle for c in action.champs if asked.champ == f"/action/{c.nom}"), ressource.libelle)
        raise reservations.readable(error, libelle) from None
