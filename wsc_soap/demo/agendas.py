"""The agendas of the demonstration (`agendas.toml`): rooms, permanences, shows, activities, the town's own bookings."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from wsc_soap.domain.agenda import OUVERTURE, ExceptionAgenda, Horaire, Ressource, Tarif
from wsc_soap.domain.occupation import CONFIRMEE, Reservation
from wsc_soap.storage import Storage, UnitOfWork

_PARIS = ZoneInfo("Europe/Paris")
_FIELDS = ("code", "genre", "libelle", "service", "capacite", "places", "duree", "battement", "horizon", "lieu")


def install_agendas(storage: Storage, town: str, reference: datetime) -> None:
    """Fill the agendas of a town; done again, it changes nothing."""
    entries: list[dict[str, Any]] = tomllib.loads((files("wsc_soap.demo") / "agendas.toml").read_text("utf-8"))[
        "ressource"
    ]
    today = reference.astimezone(_PARIS).date()
    with storage.write(town) as unit:
        for entry in entries:
            known = unit.agendas.ressource(entry["code"]) is not None
            unit.agendas.save(_ressource(entry))
            if not known:
                _fill(unit, entry, today, reference)
        unit.commit()


def _ressource(entry: dict[str, Any]) -> Ressource:
    own = {nom: entry[nom] for nom in (*_FIELDS, "description", "feries") if nom in entry}
    hours = tuple(Horaire(j, time.fromisoformat(a), time.fromisoformat(b)) for j, a, b in entry.get("horaires", ()))
    return Ressource(**own, horaires=hours, tarifs=tuple(Tarif(*one) for one in entry.get("tarifs", ())))


def _fill(unit: UnitOfWork, entry: dict[str, Any], today: date, now: datetime) -> None:
    code = entry["code"]
    for rank, (days, start, end) in enumerate(entry.get("ouvertures", ())):
        opened = today + timedelta(days=days)
        hours = time.fromisoformat(start), time.fromisoformat(end)
        unit.agendas.add_exception(code, ExceptionAgenda(f"{code}-{rank}", opened, OUVERTURE, *hours))
    for rank, (days, start, end, objet) in enumerate(entry.get("reservations", ())):
        from_, to = (
            datetime.combine(today + timedelta(days=days), time.fromisoformat(hour), _PARIS).astimezone(UTC)
            for hour in (start, end)
        )
        unit.agendas.add(Reservation(f"{code}-{rank}", code, CONFIRMEE, from_, to, now, objet=objet))
