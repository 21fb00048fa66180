"""Keeping the agendas: resources, opening times, exceptions, bookings. An agent keeps those of his departments, an
administrator those of all."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

from wsc_soap import errors
from wsc_soap.domain.agenda import FERMETURE, OUVERTURE, ExceptionAgenda, Horaire, Planning, Ressource, Tarif
from wsc_soap.domain.calendar import holiday_name
from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.french import weekday_and_date
from wsc_soap.domain.occupation import ANNULEE, CONFIRMEE, Reservation
from wsc_soap.domain.profil import ADMINISTRATEUR, may
from wsc_soap.operations import acts, agenda_answers, booking, calendars, once, places, suivi, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage import UnitOfWork

SERVICE = "bo-agendas"
WINDOW = timedelta(days=92)
WEEK = timedelta(days=6)
_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

Code = Annotated[str, "Code de la ressource", MaxLength(60)]
Heure = Annotated[str | None, "hh:mm ; absente : la journée entière", MaxLength(5)]
OWN = (errors.RessourceInconnue,)
CANCELLED = types.Accuse("La réservation est annulée.")


@operation(SERVICE, right="agent")
def lister_ressources(context: Context) -> types.ListeRessources:
    """Liste les ressources des services de l'agent, celles qui ne sont pas offertes comprises."""
    with context.read() as unit:
        return types.ListeRessources(_own(context, unit))


def _own(context: Context, unit: UnitOfWork) -> tuple[types.RessourceAgenda, ...]:
    found = [one for one in unit.agendas.ressources() if _keeps(context, one.service)]
    return tuple(agenda_answers.ressource(context, unit, one) for one in found)


def _keeps(context: Context, service: str) -> bool:
    """Whether the caller keeps the agendas of this department."""
    return service in context.caller.services or may(context.caller.profil, ADMINISTRATEUR)


def _kept(context: Context, unit: UnitOfWork, code: str) -> Ressource:
    """A resource of one of the agent's departments; another department's is unknown to him."""
    source = booking.read_ressource(unit, code)
    if not _keeps(context, source.service):
        raise errors.RessourceInconnue(ressource=code[:60])
    return source


@operation(SERVICE, right="agent", faults=(*OWN, errors.ParametreInvalide, errors.AccesRefuse))
def definir_ressource(
    context: Context,
    code: Code,
    genre: Annotated[str, "salle, elu, spectacle, activite…", MaxLength(60)],
    libelle: Annotated[str, "Nom lu par tous", MaxLength(200)],
    service: Annotated[str, "Code du service qui la gère, un de ceux que l'agent gère", MaxLength(60)],
    capacite: Annotated[int | None, "Personnes admises"] = None,
    places: Annotated[int | None, "Places par créneau, 1 par défaut"] = None,
    duree: Annotated[int | None, "Durée d'un créneau en minutes, 60 par défaut ; 0 : un créneau par ouverture"] = None,
    battement: Annotated[int | None, "Minutes laissées libres entre deux réservations"] = None,
    horizon: Annotated[int | None, "Jours d'avance offerts, 90 par défaut"] = None,
    lieu: Annotated[str | None, "Adresse ou salle", MaxLength(300)] = None,
    description: Annotated[str | None, "Quelques mots pour le citoyen", MaxLength(1000)] = None,
    feries: Annotated[bool | None, "Ouverte les jours fériés"] = None,
    active: Annotated[bool | None, "Offerte à la réservation, vrai par défaut"] = None,
    tarif: Annotated[tuple[types.TarifAgenda, ...], "Tarifs"] = (),
) -> types.RessourceAgenda:
    """Ajoute une ressource, ou change celle qui porte ce code ; ses horaires et ses réservations restent. Rejoué,
    l'appel ne change rien."""
    numbers = {"capacite": capacite or 0, "places": 1 if places is None else places}
    numbers |= {"duree": 60 if duree is None else duree, "battement": battement or 0}
    numbers |= {"horizon": 90 if horizon is None else horizon}
    _check(code, genre, libelle, numbers, tarif)
    if service not in {contact.code for contact in context.collectivite.services}:
        _refuse("service", "ce n'est pas un service de la collectivité")
    if not _keeps(context, service):
        raise errors.AccesRefuse()
    with context.write() as unit:
        known = unit.agendas.ressource(code)
        if known is not None:
            _kept(context, unit, code)
        made = Ressource(
            code, genre, libelle.strip(), service, **numbers, lieu=lieu or "", description=description or "",
            feries=bool(feries), active=active is not False, horaires=known.horaires if known else (),
            tarifs=tuple(Tarif(one.code, one.libelle, one.centimes) for one in tarif),
        )  # fmt: skip
        unit.agendas.save(made)
        answer = agenda_answers.ressource(context, unit, made)
        unit.commit()
    return answer


def _check(code: str, genre: str, libelle: str, numbers: dict[str, int], tarif: tuple[types.TarifAgenda, ...]) -> None:
    bounds = {"capacite": (0, 100_000), "places": (1, 100_000), "duree": (0, 1440), "battement": (0, 1440)}
    bounds |= {"horizon": (1, 730)}
    for nom, text in (("code", code), ("genre", genre)):
        if not _CODE.fullmatch(text):
            _refuse(nom, "minuscules sans accent, chiffres et tirets")
    if not libelle.strip():
        _refuse("libelle", "écrivez un nom")
    for nom, (least, most) in bounds.items():
        if not least <= numbers[nom] <= most:
            _refuse(nom, f"de {least} à {most}")
    if any(not 0 <= one.centimes <= 100_000_00 for one in tarif):
        _refuse("tarif", "un montant en centimes, positif ou nul")


def _refuse(nom: str, raison: str) -> NoReturn:
    raise errors.ParametreInvalide(champ=nom, parametre=nom, raison=raison)


def _hour(nom: str, text: str | None) -> time | None:
    if not text:
        return None
    if not _HOUR.fullmatch(text):
        _refuse(nom, "une heure s'écrit hh:mm, par exemple 09:30")
    return time.fromisoformat(text)


@operation(SERVICE, right="agent", faults=(*OWN, errors.ParametreInvalide))
def definir_horaires(
    context: Context,
    ressource: Code,
    horaire: Annotated[tuple[types.HoraireAgenda, ...], "Toutes les ouvertures de la semaine"] = (),
) -> types.RessourceAgenda:
    """Remplace les ouvertures de chaque semaine. Les réservations déjà prises restent. Rejoué, l'appel ne change
    rien."""
    opened = tuple(_opening(one) for one in horaire)
    with context.write() as unit:
        unit.agendas.lock(ressource)
        source = _kept(context, unit, ressource)
        changed = Ressource(**(vars(source) | {"horaires": tuple(sorted(opened, key=lambda h: (h.jour, h.debut)))}))
        unit.agendas.save(changed)
        answer = agenda_answers.ressource(context, unit, changed)
        unit.commit()
    return answer


def _opening(one: types.HoraireAgenda) -> Horaire:
    debut, fin = _hour("horaire", one.debut), _hour("horaire", one.fin)
    if debut is None or fin is None or not 1 <= one.jour <= 7 or (fin <= debut and fin != time(0)):
        _refuse("horaire", "un jour de 1 à 7, une heure de début puis une heure de fin")
    return Horaire(one.jour, debut, fin)


@operation(SERVICE, right="agent", faults=(*OWN, errors.ParametreInvalide))
def definir_exception(
    context: Context,
    ressource: Code,
    jour: Annotated[date | None, "Jour de l'exception à ajouter"] = None,
    genre: Annotated[str | None, "fermeture (par défaut) ou ouverture", MaxLength(20)] = None,
    debut: Heure = None,
    fin: Heure = None,
    motif: Annotated[str | None, "Pourquoi, pour les agents et le citoyen", MaxLength(200)] = None,
    retirer: Annotated[str | None, "Clé d'une exception à retirer, à la place d'un jour", MaxLength(40)] = None,
    cle: Cle = None,
) -> types.RessourceAgenda:
    """Ajoute une fermeture ou une ouverture exceptionnelle, ou en retire une. Les réservations déjà prises restent."""
    with context.write() as unit:
        unit.agendas.lock(ressource)
        source = _kept(context, unit, ressource)
        content = (ressource, jour, genre, debut, fin, motif, retirer)
        if acts.done_before(context, unit, "definirException", cle, *content):
            pass
        elif retirer:
            unit.agendas.remove_exception(ressource, retirer)
        else:
            unit.agendas.add_exception(ressource, _exception(jour, genre or FERMETURE, debut, fin, motif))
        answer = agenda_answers.ressource(context, unit, source)
        unit.commit()
    return answer


def _exception(jour: date | None, genre: str, debut: str | None, fin: str | None, motif: str | None) -> ExceptionAgenda:
    start, end = _hour("debut", debut), _hour("fin", fin)
    if jour is None:
        _refuse("jour", "dites quel jour")
    if genre not in (FERMETURE, OUVERTURE):
        _refuse("genre", f"{FERMETURE} ou {OUVERTURE}")
    if (start is None) != (end is None) or (start and end and end <= start and end != time(0)):
        _refuse("fin", "une heure de début puis une heure de fin, ou aucune des deux")
    if genre == OUVERTURE and start is None:
        _refuse("debut", "une ouverture a des heures")
    return ExceptionAgenda(booking.new_key(), jour, genre, start, end, motif or "")


@operation(SERVICE, right="agent", faults=(*OWN, errors.ParametreInvalide))
def lister_reservations(
    context: Context,
    ressource: Annotated[str | None, "Code d'une ressource ; absent : toutes celles de l'agent", MaxLength(60)] = None,
    du: Annotated[date | None, "Premier jour, lundi de cette semaine par défaut"] = None,
    au: Annotated[date | None, "Dernier jour, 92 jours au plus après le premier"] = None,
) -> types.ListeReservations:
    """Liste les réservations entre deux jours, options et liste d'attente comprises, par ordre de date."""
    today = context.today()
    first = du or today - timedelta(days=today.weekday())
    last = au or first + WEEK
    if not timedelta(0) <= last - first <= WINDOW:
        _refuse("au", f"{WINDOW.days} jours au plus, après le premier jour")
    with context.read() as unit:
        if ressource:
            _kept(context, unit, ressource)
        own = [one for one in unit.agendas.ressources() if _keeps(context, one.service)]
        chosen = [one for one in own if ressource in (None, "", one.code)]
        lines = [line for one in chosen for line in _lines(context, unit, one, first, last)]
        alone = chosen[0] if len(chosen) == 1 else None
        slots = agenda_answers.slots(context, unit, alone, max(first, today), last) if alone else ()
        listed = tuple(agenda_answers.ressource(context, unit, one) for one in own)
    ordered = tuple(sorted(lines, key=lambda line: (line.debut, line.ressource)))
    return types.ListeReservations(
        profile(context),
        first,
        last,
        listed,
        alone.code if alone and ressource else None,
        ordered,
        slots,
        _days(context, first, last),
        calendars.feed_address(context, alone.code) if alone and ressource else None,
        tuple(
            types.CodeLibelle(contact.code, contact.nom)
            for contact in context.collectivite.services
            if _keeps(context, contact.code)
        ),
    )


def _days(context: Context, first: date, last: date) -> tuple[types.JourAgenda, ...]:
    subdivision = context.collectivite.subdivision
    days = (first + timedelta(days=rank) for rank in range((last - first).days + 1))
    return tuple(types.JourAgenda(day, weekday_and_date(day), holiday_name(day, subdivision) or None) for day in days)


def _lines(context: Context, unit: UnitOfWork, source: Ressource, du: date, au: date) -> list[types.ReservationAgenda]:
    known = booking.timetable(context.collectivite, unit, source, du, au)
    waiting = unit.agendas.waiting(source.code, context.now())

    def within(one: Reservation) -> bool:
        return known.planning.local(one.debut).date() <= au and known.planning.local(one.fin).date() >= du

    return [agenda_answers.reservation(context, one, source, waiting) for one in known.taken if within(one)]


@operation(SERVICE, right="agent", faults=OWN)
def exporter_agenda(context: Context, ressource: Code) -> types.FichierRendu:
    """Rend les réservations d'une ressource au format iCalendar, à lire dans un logiciel d'agenda."""
    with context.read() as unit:
        return calendars.of_ressource(context, unit, _kept(context, unit, ressource))


@operation(SERVICE, right="agent", faults=(*OWN, errors.ParametreInvalide, errors.CreneauIndisponible))
def reserver(
    context: Context,
    ressource: Code,
    jour: Annotated[date, "Jour réservé"],
    debut: Annotated[str, "hh:mm", MaxLength(5)],
    fin: Annotated[str, "hh:mm ; 00:00 : minuit", MaxLength(5)],
    objet: Annotated[str, "Pour qui ou pour quoi, lu par les agents", MaxLength(200)],
    places: Annotated[int | None, "Places prises, 1 par défaut"] = None,
    cle: Cle = None,
) -> types.ReservationAgenda:
    """Réserve pour la ville, ou pour qui appelle ou vient au guichet, sans demande en ligne. La réservation est
    confirmée aussitôt ; un moment pris ou fermé est refusé, avec ceux qui sont libres."""
    start, end = _hour("debut", debut), _hour("fin", fin)
    if jour is None:
        _refuse("jour", "dites quel jour")
    if start is None or end is None:
        _refuse("debut", "une heure de début et une heure de fin")
    if not objet.strip():
        _refuse("objet", "dites pour qui ou pour quoi")
    if not 1 <= (1 if places is None else places) <= 100_000:
        _refuse("places", "une au moins")
    reservation = booking.new_key()
    key = once.key_of(context, "reserver", cle, ressource, jour, debut, fin, objet, places)
    with context.write() as unit:
        made_before = once.take(unit, key, reservation)
        source = _kept(context, unit, ressource)
        if made_before and (before := unit.agendas.reservation(made_before)):
            return agenda_answers.reservation(context, before, source)
        planning = Planning(source, ZoneInfo(context.collectivite.fuseau))
        when, now = planning.interval(jour, start, end), context.now()
        wanted = Reservation(
            reservation, source.code, CONFIRMEE, when.debut, when.fin, now, places or 1, objet=objet.strip()
        )
        made = booking.settle(context.collectivite, unit, wanted, now, champ="debut")
        booking.write(unit, made)
        answer = agenda_answers.reservation(context, made, source)
        unit.commit()
    return answer


@operation(SERVICE, right="agent", faults=(errors.ReservationIntrouvable, errors.MotifManquant))
def annuler_reservation(
    context: Context,
    reservation: Annotated[str, "Clé de la réservation", MaxLength(40)],
    motif: Annotated[str, "Pourquoi : le citoyen le lit", MaxLength(500)],
    cle: Cle = None,
) -> types.Accuse:
    """Annule une réservation. Le citoyen est prévenu, et la place va au premier de la liste d'attente."""
    if not motif.strip():
        raise errors.MotifManquant(action="Annuler la réservation", motifs="une phrase pour le citoyen")
    with context.write() as unit:
        if acts.done_before(context, unit, "annulerReservation", cle, reservation, motif):
            return CANCELLED
        found = unit.agendas.reservation(reservation)
        if found is None or not unit.agendas.lock(found.ressource):
            raise errors.ReservationIntrouvable()
        found = unit.agendas.reservation(reservation)
        source = unit.agendas.ressource(found.ressource) if found else None
        if found is None or source is None or found.etat == ANNULEE or not _keeps(context, source.service):
            raise errors.ReservationIntrouvable()
        line = agenda_answers.reservation(context, found, source)
        places.release(context, unit, found)
        if found.dossier:
            unit.outbox.add([_told(context, unit, found.dossier, line, motif)], context.now())
        unit.commit()
    return CANCELLED


def _told(context: Context, unit: UnitOfWork, numero: str, line: types.ReservationAgenda, motif: str) -> DeferredTask:
    dossier = suivi.read_dossier(unit, numero)
    suite = f"Votre réservation est annulée ({line.ressource_libelle}, {line.libelle}) : {motif.strip()}"
    contenu = {"destinataire": "citoyen", "message": "avancement", "etape": dossier.etape, "motif": "", "suite": suite}
    return DeferredTask("courriel", contenu, context.now(), numero)
