"""The agendas of the stage: for each resource that a definition names, one always free and, for a genre, one full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

from wsc_soap.domain.actions.reservation import RESERVER
from wsc_soap.domain.agenda import MIDNIGHT, Horaire, Ressource
from wsc_soap.domain.formulaire import RESSOURCES, Champ
from wsc_soap.domain.occupation import ATTENTE, CONFIRMEE, Reservation
from wsc_soap.domain.processus import Action
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import booking, places
from wsc_soap.operations.context import Context
from wsc_soap.storage import UnitOfWork

PLACES, PEOPLE, DAYS = 100_000, 5_000, 1  # few days: all of them are looked at for what is free instead
_CODE = re.compile(r"'([^']+)'")
_ALWAYS = tuple(Horaire(day, time(0), MIDNIGHT) for day in range(1, 8))
_FROM, _TO = datetime(2020, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def free(genre: str) -> str:
    """The code of the resource of a genre that always has places."""
    return f"{genre}-libre"


def full(genre: str) -> str:
    """The code of the one that has none."""
    return f"{genre}-complet"


def waits(teleservice: Teleservice) -> bool:
    """Whether a demande for what is full goes on a waiting list."""
    return any(rule.attente for rule in teleservice.reservations)


def books(action: Action) -> bool:
    """Whether an action takes a place: its choice of a resource is then made of the free one and of the full one."""
    return any(effet.genre == RESERVER for effet in action.effets)


def full_choices(teleservice: Teleservice) -> Iterator[tuple[str, str]]:
    """The fields whose answer is a resource, each with the one that is full."""
    for path, champ in teleservice.formulaire.walk():
        if champ.liste.startswith(RESSOURCES):
            yield path, full(champ.liste.removeprefix(RESSOURCES))


def open_agendas(unit: UnitOfWork, teleservice: Teleservice, now: datetime) -> None:
    """The resources that a téléservice names, open at every hour of every day."""
    champs: list[Champ] = [champ for _, champ in teleservice.formulaire.walk()]
    champs += [
        champ for etape in teleservice.processus.etapes for a in etape.actions for _, champ in a.formulaire.walk()
    ]
    genres = {champ.liste.removeprefix(RESSOURCES) for champ in champs if champ.liste.startswith(RESSOURCES)}
    named = [champ.ressource for champ in champs] + [rule.ressource for rule in teleservice.reservations]
    codes = {found[1] for text in named if (found := _CODE.fullmatch(text))}
    for genre, code in [*((genre, free(genre)) for genre in genres), *(("guichet", code) for code in codes)]:
        unit.agendas.save(_ressource(genre, code, "Maison des Tilleuls", teleservice.service))
    for genre in genres:
        unit.agendas.save(_ressource(genre, full(genre), "Maison des Coteaux", teleservice.service))
        fill(unit, full(genre), now)


def _ressource(genre: str, code: str, libelle: str, service: str) -> Ressource:
    return Ressource(
        code, genre, libelle, service, PEOPLE, PLACES,
        horizon=DAYS, lieu="12 rue des Tilleuls", feries=True, horaires=_ALWAYS,
    )  # fmt: skip


def fill(unit: UnitOfWork, code: str, now: datetime) -> None:
    """Take every place of a resource for the town's own use."""
    unit.agendas.add(Reservation(booking.new_key(), code, CONFIRMEE, _FROM, _TO, now, PLACES, objet="Travaux"))


def free_a_place(context: Context, unit: UnitOfWork, numero: str) -> bool:
    """Give back what the town took of the resource that a dossier waits for, then take it again: who waits is served
    in between, as when somebody gives up. False when the dossier waits for nothing."""
    waited = [one for one in unit.agendas.of_dossier(numero) if one.etat == ATTENTE]
    for one in waited:
        unit.agendas.lock(one.ressource)
        taken = unit.agendas.during(one.ressource, one.debut, one.fin)
        for own in (other for other in taken if not other.dossier):
            places.release(context, unit, own)
        fill(unit, one.ressource, context.now())
    return bool(waited)
