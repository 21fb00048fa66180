"""Agendas: resources, their exceptions, their bookings. Nothing is booked without the resource being locked first."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, func

from wsc_soap.domain.agenda import ExceptionAgenda, Horaire, Ressource, Tarif
from wsc_soap.domain.occupation import ANNULEE, ATTENTE, Reservation
from wsc_soap.storage import tables
from wsc_soap.storage.columns import Instant
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_r, _e, _b = tables.ressource, tables.exception_agenda, tables.reservation
_COLUMNS = tuple(column.name for column in _r.columns if column.name != "collectivite")
_BOOKING = tuple(column.name for column in _b.columns if column.name != "collectivite")
_SAVE = Insertion(
    _r,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["collectivite", "code"],
        set_={name: statement.excluded[name] for name in _COLUMNS if name != "code"},
    ),
)
_GET = select_rows(_r, *_COLUMNS, by=["code"])
_LOCK = select_rows(_r, "code", by=["code"]).with_for_update()
_LIST = select_rows(_r, *_COLUMNS).order_by(_r.c.genre, _r.c.code)
_OF_GENRE = select_rows(_r, *_COLUMNS, by=["genre"]).order_by(_r.c.code)

_ADD_EXCEPTION = Insertion(_e)
_DROP_EXCEPTION = delete_rows(_e, by=["ressource", "id"])
_EXCEPTIONS = (
    select_rows(_e, by=["ressource"])
    .where(_e.c.jour >= bindparam("du"), _e.c.jour <= bindparam("au"))
    .order_by(_e.c.jour, _e.c.id)
)

_ADD = Insertion(_b)
_LAST = select_rows(_b, by=["ressource"]).with_only_columns(func.max(_b.c.ordre))
_UPDATE = update_rows(_b, by=["id"])
_BOOKED = select_rows(_b, *_BOOKING, by=["id"])
_HELD = select_rows(_b, *_BOOKING, by=["jeton"])
_OF_DOSSIER = select_rows(_b, *_BOOKING, by=["dossier"]).order_by(_b.c.debut, _b.c.id)
_DURING = (
    select_rows(_b, *_BOOKING, by=["ressource"])
    .where(
        _b.c.etat != ANNULEE,
        _b.c.fin > bindparam("du", type_=Instant()),
        _b.c.debut < bindparam("au", type_=Instant()),
    )
    .order_by(_b.c.debut, _b.c.ordre)
)
_WAITING = (
    select_rows(_b, *_BOOKING, by=["ressource"])
    .where(_b.c.etat == ATTENTE, _b.c.fin > bindparam("apres", type_=Instant()))
    .order_by(_b.c.ordre)
)


class Agendas(Repository):
    """The agendas of the collectivité."""

    def save(self, ressource: Ressource) -> None:
        """Adds a resource, or replaces the one of that code."""
        values = vars(ressource) | {
            "horaires": [[h.jour, _hour(h.debut), _hour(h.fin)] for h in ressource.horaires],
            "tarifs": [[t.code, t.libelle, t.centimes] for t in ressource.tarifs],
        }
        self._insert(_SAVE, **values)

    def ressource(self, code: str) -> Ressource | None:
        """The resource of that code, or None."""
        row = self._row(_GET, b_code=code)
        return _ressource(row) if row else None

    def ressources(self, genre: str = "") -> tuple[Ressource, ...]:
        """The resources, or those of a genre, by code."""
        rows = self._execute(_OF_GENRE, b_genre=genre) if genre else self._execute(_LIST)
        return tuple(map(_ressource, rows))

    def lock(self, code: str) -> bool:
        """Nobody else books this resource until the transaction ends; False when there is none. SQLite has one
        writer at a time: there the transaction itself is the lock."""
        statement = _GET if self._engine_name == "sqlite" else _LOCK
        return self._row(statement, b_code=code) is not None

    def add_exception(self, ressource: str, exception: ExceptionAgenda) -> None:
        """Adds a day that is not like the others."""
        hours = {"debut": _hour(exception.debut), "fin": _hour(exception.fin)}
        self._insert(_ADD_EXCEPTION, ressource=ressource, **(vars(exception) | hours))

    def remove_exception(self, ressource: str, id: str) -> bool:
        """Takes such a day away; False when there is none of that key."""
        return self._execute(_DROP_EXCEPTION, b_ressource=ressource, b_id=id).rowcount == 1

    def exceptions(self, ressource: str, du: date, au: date) -> tuple[ExceptionAgenda, ...]:
        """The exceptions from `du` to `au`, both included."""
        rows = self._execute(_EXCEPTIONS, b_ressource=ressource, du=du, au=au)
        return tuple(ExceptionAgenda(r.id, r.jour, r.genre, _time(r.debut), _time(r.fin), r.motif) for r in rows)

    def add(self, reservation: Reservation) -> None:
        """Adds a booking, after those of its resource, which is locked, and free."""
        last = self._execute(_LAST, b_ressource=reservation.ressource).scalar() or 0
        self._insert(_ADD, **_columns(reservation) | {"ordre": last + 1})

    def update(self, reservation: Reservation) -> None:
        """Writes a booking again; the resource is locked."""
        values = _columns(reservation)
        del values["id"]
        self._execute(_UPDATE, b_id=reservation.id, **values)

    def reservation(self, id: str) -> Reservation | None:
        """The booking of that key, or None."""
        return _booking(self._row(_BOOKED, b_id=id))

    def held(self, jeton: str) -> Reservation | None:
        """The hold whose token has that digest, or None."""
        return _booking(self._row(_HELD, b_jeton=jeton))

    def of_dossier(self, numero: str) -> tuple[Reservation, ...]:
        """Every booking of a dossier, cancelled ones too."""
        return tuple(Reservation(**_values(row)) for row in self._execute(_OF_DOSSIER, b_dossier=numero))

    def during(self, ressource: str, du: datetime, au: datetime) -> tuple[Reservation, ...]:
        """The bookings of a resource that meet this stretch of time, cancelled ones left out."""
        rows = self._execute(_DURING, b_ressource=ressource, du=du, au=au)
        return tuple(Reservation(**_values(row)) for row in rows)

    def waiting(self, ressource: str, after: datetime) -> tuple[Reservation, ...]:
        """The waiting list of a resource for times that end after `after`, who asked first comes first."""
        rows = self._execute(_WAITING, b_ressource=ressource, apres=after)
        return tuple(Reservation(**_values(row)) for row in rows)


def _ressource(row: Row[Any]) -> Ressource:
    values = dict(row._mapping)
    values["horaires"] = tuple(Horaire(j, time.fromisoformat(a), time.fromisoformat(b)) for j, a, b in row.horaires)
    values["tarifs"] = tuple(Tarif(*tarif) for tarif in row.tarifs)
    return Ressource(**values)


def _booking(row: Row[Any] | None) -> Reservation | None:
    return Reservation(**_values(row)) if row else None


def _values(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping) | {"dossier": row.dossier or "", "jeton": row.jeton or ""}


def _columns(reservation: Reservation) -> dict[str, Any]:
    return vars(reservation) | {"dossier": reservation.dossier or None, "jeton": reservation.jeton or None}


def _hour(moment: time | None) -> str:
    return moment.isoformat("minutes") if moment else ""


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
