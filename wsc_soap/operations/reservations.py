"""What a demande takes from the agendas: read from its definition, checked, booked with it.

A definition says it with `<reservation>`; fields of type `creneau` and choices of resources are checked here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lxml import etree

from wsc_soap.domain.agenda import Intervalle, Planning
from wsc_soap.domain.formulaire import RESSOURCES, Champ
from wsc_soap.domain.occupation import ATTENTE, CAPACITE, COMPLET, OPTION, Reservation, alternatives, refusal
from wsc_soap.domain.teleservice import Reservation as Rule
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import CreneauIndisponible, Manquement
from wsc_soap.operations import booking, places
from wsc_soap.operations.context import Context
from wsc_soap.operations.sessions import digest
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio.demande import Findings
from wsc_soap.xmlio.expressions import compiled

COMPLETE = "complet"
UNKNOWN = "Choisissez une réponse de la liste"
NO_SLOT = "Choisissez un moment de la liste : celui-ci n’est pas ou n’est plus proposé"
WAITING = (
    "C’est complet : votre demande sera placée sur la liste d’attente, et nous vous écrirons si une place se libère."
)
_SENTENCES = {
    "passe": "Choisissez un moment à venir : celui-ci est passé",
    "ferme": "Choisissez un moment pendant les heures d’ouverture",
    CAPACITE: "Demandez moins de places : il n’y en a pas autant",
    COMPLET: "Choisissez un autre moment : celui-ci n’est plus libre",
}
_PATH = re.compile(r"[a-z][A-Za-z0-9]*(/[a-z][A-Za-z0-9]*)*")


@dataclass(frozen=True)
class Asked:
    """What one rule of the definition asks for in a demande; times are the town's own, without zone."""

    rule: Rule
    ressource: str
    debut: datetime
    fin: datetime | None
    places: int


class WithCapacity(Mapping[str, object]):
    """The variables of expressions, with `$capacite`: how many people the chosen resource holds, read when asked."""

    def __init__(self, context: Context, view: etree._Element, known: Mapping[str, object]) -> None:
        self._context, self._view, self._known = context, view, known

    def __getitem__(self, nom: str) -> object:
        if nom == "capacite":
            return self._capacity()
        return self._known[nom]

    def _capacity(self) -> float:
        for rule in self._context.demarche.reservations:
            code = compiled(rule.ressource).as_text(self._view, self._known)
            found = self._context.platform.bouquet.ressources(self._context.collectivite.code).get(code)
            if found is not None:
                return float(found.capacite)
        return float("nan")

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def concerns(service: Teleservice) -> bool:
    """True when a form has to do with agendas."""
    return bool(service.reservations) or service.formulaire.has_agenda


def asked(service: Teleservice, view: etree._Element, variables: Mapping[str, object]) -> list[Asked]:
    """What a demande asks for; a rule whose values are missing or unreadable asks for nothing."""
    found = []
    for rule in service.reservations:
        if rule.condition and not compiled(rule.condition)(view, variables):
            continue
        texts = [
            compiled(one).as_text(view, variables) if one else "" for one in (rule.ressource, rule.debut, rule.fin)
        ]
        places = compiled(rule.places).as_text(view, variables) if rule.places else "1"
        debut, fin = moment(texts[1]), moment(texts[2])
        if texts[0] and debut and places.isdigit() and int(places) > 0 and (fin or not rule.fin):
            found.append(Asked(rule, texts[0], debut, fin, int(places)))
    return found


def moment(text: str) -> datetime | None:
    """A local time as a demande writes it; None for another text."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def examine(context: Context, findings: Findings, variables: Mapping[str, object], hold: str | None) -> Findings:
    """The findings with what the agendas say: unknown resources, moments past, outside hours, full, beyond capacity.
    `hold` is the token of a held slot."""
    service = context.demarche
    if not concerns(service):
        return findings
    with context.read() as unit:
        wrong = {error.champ for error in findings.errors}
        errors = [error for error in check_fields(context, unit, findings.view) if error.champ not in wrong]
        held = unit.agendas.held(digest(hold)) if hold else None
        wrong |= {error.champ for error in errors}
        warnings = []
        for one in asked(service, findings.view, variables):
            for fault in _check_asked(context, unit, one, held):
                waits = fault.regle == COMPLETE and one.rule.attente
                if waits:
                    warnings.append(replace(fault, message=WAITING))
                elif fault.champ not in wrong:
                    errors.append(fault)
    return replace(findings, errors=findings.errors + tuple(errors), warnings=findings.warnings + tuple(warnings))


def check_fields(context: Context, unit: UnitOfWork, view: etree._Element) -> Iterator[Manquement]:
    """The fields whose answer is no resource of the town, or no slot of one."""
    for champ in context.demarche.formulaire.champs:
        value = view.findtext(champ.nom, "")
        if not value or not champ.of_agenda:
            continue
        place = f"/demande/{champ.nom}"
        if champ.liste:
            found = unit.agendas.ressource(value)
            if found is None or not found.active or found.genre != champ.liste.removeprefix(RESSOURCES):
                yield Manquement(place, champ.libelle, "option", f"{UNKNOWN} : {champ.libelle}")
        elif (why := _not_a_slot(context, unit, champ, value, view)) is not None:
            yield Manquement(place, champ.libelle, "option", why)


def _not_a_slot(context: Context, unit: UnitOfWork, champ: Champ, value: str, view: etree._Element) -> str | None:
    """Why a value of a `creneau` field is no slot to come of its resource; None when it is one, free or not."""
    code = compiled(champ.ressource).as_text(view, {}) if champ.ressource else ""
    ressource, debut = unit.agendas.ressource(code), moment(value)
    if ressource is None or debut is None:
        return NO_SLOT
    planning = booking.timetable(context.collectivite, unit, ressource, debut.date(), debut.date()).planning
    slot = planning.slot_at(planning.instant(debut))
    if slot is not None and slot.debut <= context.now():
        return _SENTENCES["passe"]
    return NO_SLOT if slot is None else None


def _check_asked(context: Context, unit: UnitOfWork, one: Asked, held: Reservation | None) -> Iterator[Manquement]:
    ressource = unit.agendas.ressource(one.ressource)
    if ressource is None or not ressource.active:
        return
    now = context.now()
    known = booking.horizon(context.collectivite, unit, ressource, now)
    wanted = interval(known.planning, one)
    near = booking.timetable(context.collectivite, unit, ressource, one.debut.date(), (one.fin or one.debut).date())
    taken = [other for other in near.taken if held is None or other.id != held.id]
    why = refusal(near.planning, taken, wanted, one.places, now)
    if why is None:
        return
    waits = why == COMPLET and one.rule.attente
    free = [] if waits else alternatives(known.planning, known.taken, wanted, one.places, now)
    said = _SENTENCES[why] + (f". {booking.sentence(known.planning, free).rstrip('.')}" if free else "")
    champ = _champ_of(one.rule, why)
    yield Manquement(champ, _label(context, champ), why, said)


def interval(planning: Planning, one: Asked) -> Intervalle:
    """From and to, UTC: without an end, that of the slot, else the usual length."""
    return stretch(planning, one.debut, one.fin)


def stretch(planning: Planning, debut: datetime, fin: datetime | None) -> Intervalle:
    """The same for two local times."""
    start = planning.instant(debut)
    if fin is not None:
        return Intervalle(start, planning.instant(fin))
    return planning.slot_at(start) or Intervalle(start, start + timedelta(minutes=planning.ressource.duree or 60))


def _champ_of(rule: Rule, why: str) -> str:
    expression = rule.places if why == CAPACITE and _PATH.fullmatch(rule.places) else rule.debut
    return f"/demande/{expression}" if _PATH.fullmatch(expression) else "/demande"


def _label(context: Context, place: str) -> str:
    path = place.removeprefix("/demande/")
    return next((champ.libelle for known, champ in context.demarche.formulaire.walk() if known == path), "Demande")


def book(
    context: Context,
    unit: UnitOfWork,
    numero: str,
    view: etree._Element,
    variables: Mapping[str, object],
    hold: str | None,
) -> list[tuple[Reservation, Reservation | None]]:
    """The bookings to write with a demande, each with the hold that it takes over: resources locked, places found.

    Raises `CreneauIndisponible` when somebody was faster.
    """
    service, now = context.demarche, context.now()
    made: list[tuple[Reservation, Reservation | None]] = []
    held = unit.agendas.held(digest(hold)) if hold else None
    for one in sorted(asked(service, view, variables), key=lambda a: a.ressource):
        ressource = booking.locked(unit, one.ressource)
        planning = booking.timetable(context.collectivite, unit, ressource, one.debut.date(), one.debut.date()).planning
        wanted = interval(planning, one)
        taking = held if held is not None and held.ressource == one.ressource and held.holds(now) else None
        expiry = now + timedelta(days=one.rule.option) if one.rule.option else None
        asks = Reservation(
            booking.new_key(), one.ressource, OPTION, wanted.debut, wanted.fin, now, one.places, numero,
            service.intitule_court, expiry,
        )  # fmt: skip
        others = [booked for booked, _ in made]
        champ = _champ_of(one.rule, COMPLET)
        try:
            settled = booking.settle(
                context.collectivite, unit, asks, now, hold=taking, waiting=one.rule.attente, champ=champ, others=others
            )
        except CreneauIndisponible as error:
            raise _as_examined(context, error) from None
        made.append((settled, taking))
    return made


def _as_examined(context: Context, error: CreneauIndisponible) -> CreneauIndisponible:
    """What whoever was slower by an instant is told: the same as those who come a minute later."""
    return readable(error, _label(context, error.champ))


def readable(error: CreneauIndisponible, libelle: str) -> CreneauIndisponible:
    """The same fault in one line, about a field of that label."""
    why = next(code for code, raison in booking.WHY.items() if raison == error.values["raison"])
    said = f"{_SENTENCES[why]}. {error.values['alternatives']}".rstrip(".")
    line = Manquement(error.champ, libelle, why, said)
    return CreneauIndisponible(champ=error.champ, **(error.values | {"erreurs": (line,)}))


def write(context: Context, unit: UnitOfWork, booked: list[tuple[Reservation, Reservation | None]]) -> None:
    """Write what `book` settled, once the dossier is there; options are given back by the worker at their end."""
    for made, hold in booked:
        booking.write(unit, made, hold)
        if made.etat == OPTION:
            places.expire_with(unit, made, context)


def refuse_full(findings: Findings) -> None:
    """Raise `CreneauIndisponible` when all that is wrong is that the moment is no longer free."""
    if findings.errors and all(error.regle == COMPLETE for error in findings.errors):
        first = findings.errors[0]
        raise CreneauIndisponible(
            champ=first.champ,
            ressource=first.libelle,
            raison=booking.WHY[COMPLET],
            alternatives=first.message.partition(". ")[2] + "." if ". " in first.message else "",
            erreurs=findings.errors,
        )


def facts(reservations: list[Reservation]) -> dict[str, str]:
    """What conditions read in `../dossier/reservation` of bookings about to be written."""
    states = [one.etat for one in reservations]
    return {"reservation": ATTENTE if ATTENTE in states else states[0]} if states else {}
