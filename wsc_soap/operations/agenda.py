"""The public agenda: what can be booked, what is free, a slot held while the demande is filled in."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from wsc_soap import errors
from wsc_soap.domain.agenda import Intervalle, Planning
from wsc_soap.domain.occupation import OPTION, Reservation
from wsc_soap.operations import agenda_answers, booking, once, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.sessions import digest
from wsc_soap.storage import UnitOfWork

SERVICE = "agenda"
WINDOW = timedelta(days=62)
DEFAULT_WINDOW = timedelta(days=13)
HOLD = timedelta(minutes=15)
HOLDS_AT_ONCE = 5

Code = Annotated[str, "Code d'une ressource rendue par listerRessources", MaxLength(60)]


@operation(SERVICE)
def lister_ressources(
    context: Context,
    genre: Annotated[str | None, "salle, elu, spectacle, activite… ; absent : toutes", MaxLength(60)] = None,
) -> types.ListeRessources:
    """Liste ce qui se réserve : salles, permanences d'élus, spectacles, activités, avec horaires et tarifs."""
    with context.read() as unit:
        found = unit.agendas.ressources(genre or "")
        return types.ListeRessources(tuple(agenda_answers.ressource(context, unit, one) for one in found if one.active))


@operation(SERVICE, faults=(errors.RessourceInconnue, errors.ParametreInvalide))
def lister_creneaux(
    context: Context,
    ressource: Code,
    du: Annotated[date | None, "Premier jour, aujourd'hui par défaut"] = None,
    au: Annotated[date | None, "Dernier jour, deux semaines plus tard par défaut ; 62 jours au plus"] = None,
    places: Annotated[int | None, "Places voulues : seuls les créneaux qui les ont sont rendus"] = None,
) -> types.ListeCreneaux:
    """Liste les créneaux à venir d'une ressource, avec leurs places libres ; 0 dit que c'est complet."""
    first = max(du or date.min, context.today())
    last = au or first + DEFAULT_WINDOW
    if last - first > WINDOW:
        raise errors.ParametreInvalide(champ="au", parametre="au", raison=f"{WINDOW.days} jours au plus à la fois")
    with context.read() as unit:
        source = booking.read_ressource(unit, ressource)
        found = agenda_answers.slots(context, unit, source, first, last, places or 0)
    return types.ListeCreneaux(source.code, source.libelle, first, max(first, last), found)


@operation(
    SERVICE,
    faults=(errors.RessourceInconnue, errors.CreneauIndisponible, errors.ParametreInvalide),
)
def retenir_creneau(
    context: Context,
    ressource: Code,
    debut: Annotated[datetime, "Début du créneau, à l'heure de la collectivité"],
    fin: Annotated[datetime | None, "Fin ; absente : celle du créneau"] = None,
    places: Annotated[int | None, "Nombre de places, 1 par défaut"] = None,
    cle: Cle = None,
) -> types.CreneauRetenu:
    """Retient un créneau un quart d'heure, le temps de remplir la demande ; le jeton rendu se cite dans deposer.

    Quand le créneau n'est pas libre, la faute CreneauIndisponible nomme ceux qui le sont.
    """
    if places is not None and not 1 <= places <= 1000:
        raise errors.ParametreInvalide(champ="places", parametre="places", raison="1 au moins")
    now, jeton = context.now(), secrets.token_urlsafe(24)
    reservation = booking.new_key()
    key = once.key_of(context, "retenirCreneau", cle, ressource, debut, fin, places)
    with context.write() as unit:
        if (made := once.take(unit, key, f"{reservation} {jeton}")) is not None:
            return _held(context, unit, *made.split())
        unit.agendas.lock(ressource)
        source = booking.read_ressource(unit, ressource)
        known = booking.timetable(context.collectivite, unit, source, *_around(debut))
        held = [one for one in known.taken if one.jeton and one.holds(now)]
        if len(held) >= max(HOLDS_AT_ONCE, source.places):
            raise errors.TropDeRequetes(attente=int(HOLD.total_seconds()))
        wanted = _interval(known.planning, debut, fin)
        kept = Reservation(
            reservation, ressource, OPTION, wanted.debut, wanted.fin, now, places or 1,
            objet="Créneau retenu le temps d’une demande", expire_le=now + HOLD, jeton=digest(jeton),
        )  # fmt: skip
        booking.book(context.collectivite, unit, kept, now, champ="debut")
        unit.commit()
    slot = agenda_answers.creneau(known.planning, kept.interval, kept.places)
    return types.CreneauRetenu(jeton, ressource, slot, kept.places, context.local(now + HOLD))


def _held(context: Context, unit: UnitOfWork, reservation: str, jeton: str) -> types.CreneauRetenu:
    """The slot that the same call held; `CreneauIndisponible` once it is let go."""
    kept = unit.agendas.reservation(reservation)
    if kept is None or kept.expire_le is None or not kept.holds(context.now()):
        gone, again = (
            "le créneau retenu par cet appel n'est plus en attente",
            "Retenez-en un autre, sous une autre clé.",
        )
        raise errors.CreneauIndisponible(
            champ="debut", ressource=kept.ressource if kept else "Créneau", raison=gone, alternatives=again
        )
    source = booking.read_ressource(unit, kept.ressource)
    known = booking.timetable(context.collectivite, unit, source, *_around(kept.debut))
    slot = agenda_answers.creneau(known.planning, kept.interval, kept.places)
    return types.CreneauRetenu(jeton, kept.ressource, slot, kept.places, context.local(kept.expire_le))


def _around(debut: datetime) -> tuple[date, date]:
    return debut.date() - timedelta(days=1), debut.date() + timedelta(days=4)


def _interval(planning: Planning, debut: datetime, fin: datetime | None) -> Intervalle:
    """From a caller's times, with or without zone; without an end, the slot's own, or its usual length."""
    start = planning.instant(debut) if debut.tzinfo is None else debut.astimezone(UTC)
    if fin is not None:
        return Intervalle(start, planning.instant(fin) if fin.tzinfo is None else fin.astimezone(UTC))
    slot = planning.slot_at(start)
    return slot or Intervalle(start, start + timedelta(minutes=planning.ressource.duree or 60))
