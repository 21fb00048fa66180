"""Bookings as calendars: a citizen's own, a resource's for the agents who keep it."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from urllib.parse import urlsplit

from wsc_soap.domain.agenda import Ressource
from wsc_soap.domain.dossier import Dossier
from wsc_soap.domain.occupation import ANNULEE, Reservation
from wsc_soap.errors import ReservationIntrouvable
from wsc_soap.operations import booking, types
from wsc_soap.operations.agenda_answers import ETATS
from wsc_soap.operations.context import Context
from wsc_soap.rendering.ical import TYPE, Evenement, calendar
from wsc_soap.storage import UnitOfWork

BEFORE, AFTER = timedelta(days=31), timedelta(days=400)


def of_dossier(context: Context, unit: UnitOfWork, dossier: Dossier, titre: str) -> types.FichierRendu:
    """What a dossier books; `ReservationIntrouvable` when it books nothing."""
    kept = [one for one in unit.agendas.of_dossier(dossier.numero) if one.etat != ANNULEE]
    if not kept:
        raise ReservationIntrouvable()
    events = []
    for one in kept:
        ressource = booking.read_ressource(unit, one.ressource)
        events.append(_event(context, one, ressource, f"{titre} : {ressource.libelle}", f"Dossier n° {dossier.numero}"))
    return _file(context, titre, events, f"reservation-{dossier.numero}.ics")


def of_ressource(context: Context, unit: UnitOfWork, ressource: Ressource) -> types.FichierRendu:
    """What is booked of a resource, from a month ago on: subjects and numbers, no name of a citizen."""
    today = context.today()
    known = booking.timetable(context.collectivite, unit, ressource, today - BEFORE, today + AFTER)
    events = [
        _event(
            context, one, ressource, one.objet or "Réservation", " ".join(filter(None, [ETATS[one.etat], one.dossier]))
        )
        for one in known.taken
        if one.holds(context.now())
    ]
    return _file(context, ressource.libelle, events, f"{ressource.code}.ics")


def feed_key(context: Context, code: str) -> str:
    """What proves the address of a resource's calendar: programs that read it have no session."""
    text = f"agenda\0{context.collectivite.code}\0{code}"
    return hmac.new(context.platform.settings.secret, text.encode(), hashlib.sha256).hexdigest()[:32]


def feed_address(context: Context, code: str) -> str:
    """The address of a resource's calendar, for a calendar program."""
    base = f"{context.platform.settings.address}/{context.collectivite.code}"
    return f"{base}/agendas/{code}.ics?cle={feed_key(context, code)}"


def _event(context: Context, one: Reservation, ressource: Ressource, titre: str, description: str) -> Evenement:
    return Evenement(
        one.id, one.debut, one.fin, titre, one.etat, one.cree_le, lieu=ressource.lieu, description=description
    )


def _file(context: Context, nom: str, events: list[Evenement], fichier: str) -> types.FichierRendu:
    domain = urlsplit(context.platform.settings.address).hostname or context.collectivite.code
    return types.FichierRendu(fichier, TYPE, calendar(nom, domain, events))
