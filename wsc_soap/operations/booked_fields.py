"""What a booking gives to the texts of its dossier: `{{reservation.…}}`, and the rendez-vous of who chose a slot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from lxml import etree

from wsc_soap.domain.agenda import Intervalle, Planning, Ressource
from wsc_soap.domain.french import time_of_day, weekday_and_date
from wsc_soap.domain.occupation import ANNULEE, ATTENTE, Reservation, rank_of
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import booking, reservations
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

NOTHING: Mapping[str, str] = dict.fromkeys(
    ("ressource", "lieu", "date", "heure", "moment", "libelle", "dateHeure", "rang"), ""
)


def of_dossier(context: Context, unit: UnitOfWork, numero: str) -> Mapping[str, str]:
    """What the dossier books, else what it booked last: whoever cancels is told what."""
    known = unit.agendas.of_dossier(numero)
    standing = [one for one in known if one.etat != ANNULEE]
    for one in standing or known[-1:]:
        ressource = unit.agendas.ressource(one.ressource)
        if ressource is not None:
            planning = Planning(ressource, ZoneInfo(context.collectivite.fuseau))
            return {**_told(planning, one.interval), "rang": _rank(context, unit, one)}
    return NOTHING


def _rank(context: Context, unit: UnitOfWork, one: Reservation) -> str:
    """Its rank on the waiting list; empty for what is booked."""
    if one.etat != ATTENTE:
        return ""
    return str(rank_of(unit.agendas.waiting(one.ressource, context.now()), one))


def of_demande(context: Context, service: Teleservice, view: etree._Element) -> Mapping[str, str]:
    """What a demande that nobody filed would book."""
    if not service.reservations:
        return NOTHING
    variables = context.platform.bouquet.variables(context.collectivite, context.now(), service)
    known = reservations.WithCapacity(context, view, variables)
    for one in reservations.asked(service, view, known):
        with context.read() as unit:
            ressource = unit.agendas.ressource(one.ressource)
            if ressource is not None:
                day = one.debut.date()
                planning = booking.timetable(context.collectivite, unit, ressource, day, day).planning
                return _told(planning, reservations.interval(planning, one))
    return NOTHING


def example(context: Context, day: date) -> Mapping[str, str]:
    """A booking that reads well."""
    ressource = Ressource("exemple", "exemple", "Salle des fêtes", "", lieu=context.collectivite.accueil.adresse)
    planning = Planning(ressource, ZoneInfo(context.collectivite.fuseau))
    start, end = (planning.instant(datetime.combine(day, time(hour))) for hour in (14, 16))
    return {**_told(planning, Intervalle(start, end)), "rang": "2"}


def rendez_vous(asked: Mapping[str, str], booked: Mapping[str, str]) -> Mapping[str, str]:
    """The date and place that an agent gave, else those of the booking."""
    if asked.get("rendezVousDate"):
        return {"date": asked["rendezVousDate"], "lieu": asked.get("rendezVousLieu", "")}
    return {"date": booked["dateHeure"], "lieu": booked["lieu"]}


def _told(planning: Planning, interval: Intervalle) -> Mapping[str, str]:
    start, ressource = planning.local(interval.debut), planning.ressource
    day, hour, moment = weekday_and_date(start.date()), time_of_day(start.time()), booking.moment(planning, interval)
    return {
        "rang": "",
        "ressource": ressource.libelle,
        "lieu": ressource.lieu or ressource.libelle,
        "date": day,
        "heure": hour,
        "moment": moment,
        "libelle": ", ".join(filter(None, (ressource.libelle, moment, ressource.lieu))),
        "dateHeure": f"{day} à {hour}",
    }
