"""Who takes what of a resource: free places, why a booking is refused, what is free instead, who is next.

Nothing is ever counted twice: the place taken at an instant is the sum of the bookings that hold it at that instant,
with the time the resource keeps free around each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from wsc_soap.domain.agenda import Intervalle, Planning

OPTION, CONFIRMEE, ATTENTE, ANNULEE = "option", "confirmee", "attente", "annulee"
PASSE, FERME, CAPACITE, COMPLET = "passe", "ferme", "capacite", "complet"
ALTERNATIVES = 5
_OFFERED = timedelta(days=62)  # longer stretches are not searched for: every day of each would be looked at


@dataclass(frozen=True)
class Reservation:
    """A booking. `etat` is `option` (held until `expire_le`, without end when None), `confirmee`, `attente` (on the
    waiting list, in the order of `ordre`) or `annulee`. `dossier` is empty for a hold not filed yet or for the town's
    own use; `objet` is what an agent reads. `jeton` is the digest of the token of a hold. `ordre` is its rank among all
    those of the resource, 0 until it is written."""

    id: str
    ressource: str
    etat: str
    debut: datetime
    fin: datetime
    cree_le: datetime
    places: int = 1
    dossier: str = ""
    objet: str = ""
    expire_le: datetime | None = None
    jeton: str = ""
    ordre: int = 0

    @property
    def interval(self) -> Intervalle:
        """When it takes the resource."""
        return Intervalle(self.debut, self.fin)

    def holds(self, now: datetime) -> bool:
        """True while its places are taken."""
        if self.etat == OPTION:
            return self.expire_le is None or now < self.expire_le
        return self.etat == CONFIRMEE

    def with_changes(self, **changes: object) -> Reservation:
        """A copy with these fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


def free_places(planning: Planning, taken: Iterable[Reservation], wanted: Intervalle, now: datetime) -> int:
    """How many places are free during the whole of `wanted`, never less than 0."""
    wide = wanted.widened(planning.ressource.battement)
    held = [one for one in taken if one.holds(now) and one.interval.overlaps(wide)]
    # the peak is reached where a booking begins, or at the beginning of what is wanted
    instants = {wide.debut, *(one.debut for one in held if one.debut > wide.debut)}
    peak = max(sum(one.places for one in held if one.debut <= instant < one.fin) for instant in instants)
    return max(0, planning.ressource.places - peak)


def refusal(
    planning: Planning, taken: Iterable[Reservation], wanted: Intervalle, places: int, now: datetime
) -> str | None:
    """Why `places` cannot be booked: `passe`, `ferme`, `capacite` (more than there ever are), `complet`; else None."""
    if wanted.debut <= now:
        return PASSE
    if wanted.fin <= wanted.debut or not planning.is_open(wanted):
        return FERME
    if places > planning.ressource.places:
        return CAPACITE
    return COMPLET if free_places(planning, taken, wanted, now) < places else None


def free_slots(
    planning: Planning, taken: Sequence[Reservation], days: Iterable[date], now: datetime
) -> list[tuple[Intervalle, int]]:
    """The slots to come of these days, each with its free places (0 when full)."""
    return [
        (slot, free_places(planning, taken, slot, now))
        for day in days
        for slot in planning.slots(day)
        if slot.debut > now
    ]


def alternatives(
    planning: Planning, taken: Sequence[Reservation], wanted: Intervalle, places: int, now: datetime
) -> list[Intervalle]:
    """Up to five free stretches as long as `wanted`, the nearest to it in time, in order of time."""
    length = wanted.fin - wanted.debut
    if places > planning.ressource.places or length > _OFFERED:
        return []
    centre = max(planning.local(wanted.debut).date(), planning.local(now).date())
    found: list[Intervalle] = []
    for distance in range(planning.ressource.horizon + 1):
        if len(found) >= ALTERNATIVES:
            break
        for day in {centre - timedelta(days=distance), centre + timedelta(days=distance)}:
            starts = (Intervalle(slot.debut, slot.debut + length) for slot in planning.slots(day))
            found += [one for one in starts if refusal(planning, taken, one, places, now) is None]
    nearest = sorted(found, key=lambda one: abs(one.debut - wanted.debut))[:ALTERNATIVES]
    return sorted(nearest, key=lambda one: one.debut)


def rank_of(waiting: Sequence[Reservation], reservation: Reservation) -> int:
    """The place of a booking on the waiting list, from 1: how many asked earlier for a time that meets its own."""
    before = [
        one
        for one in waiting
        if one.etat == ATTENTE and one.interval.overlaps(reservation.interval) and one.ordre < reservation.ordre
    ]
    return len(before) + 1


def next_served(
    planning: Planning, taken: Sequence[Reservation], waiting: Iterable[Reservation], now: datetime
) -> Reservation | None:
    """The first of the waiting list that fits now, or None; who asked first is served first."""
    for one in sorted(waiting, key=lambda w: w.ordre):
        if one.etat == ATTENTE and refusal(planning, taken, one.interval, one.places, now) is None:
            return one
    return None
