"""The agenda: resources, when they are open, the slots of a day.

Opening times are wall-clock times of the town; everything computed from them is an aware UTC instant. Slots are stepped
in UTC, so that a day on which clocks change has the slots it really has, each once: none in the hour that is skipped,
none twice in the hour that comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wsc_soap.domain.calendar import is_holiday

FERMETURE, OUVERTURE = "fermeture", "ouverture"
MIDNIGHT = time(0, 0)
LONGEST = timedelta(days=1500)  # of one booking, a crèche place: what is asked for many years is refused at once
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Horaire:
    """An opening of every week: `jour` is 1 for Monday to 7 for Sunday; `fin` at midnight is the end of the day."""

    jour: int
    debut: time
    fin: time


@dataclass(frozen=True)
class ExceptionAgenda:
    """One day that is not like the others: `genre` is `fermeture` or `ouverture`. Without hours a closure takes the
    whole day. Openings of a day replace its weekly ones, and hold on public holidays too."""

    id: str
    jour: date
    genre: str
    debut: time | None = None
    fin: time | None = None
    motif: str = ""


@dataclass(frozen=True)
class Tarif:
    """A price of a resource, in cents."""

    code: str
    libelle: str
    centimes: int


@dataclass(frozen=True)
class Ressource:
    """What can be booked. `capacite` is how many people it holds, `places` how many places one slot offers (1 for a
    room that one person takes whole). `duree` is the length of a slot in minutes, 0 when each opening is one slot;
    `battement` the minutes kept free between two bookings; `horizon` how many days ahead it is offered. `service` is
    the department that keeps it. `feries` true opens it on public holidays."""

    code: str
    genre: str
    libelle: str
    service: str
    capacite: int = 0
    places: int = 1
    duree: int = 60
    battement: int = 0
    horizon: int = 90
    lieu: str = ""
    description: str = ""
    feries: bool = False
    active: bool = True
    horaires: tuple[Horaire, ...] = ()
    tarifs: tuple[Tarif, ...] = ()


@dataclass(frozen=True)
class Besoin:
    """What a form looks for in the agendas: the resources of a `genre`, or the one of that `code`; `libelle` is the
    question that they answer, `facultatif` true when the demande is complete without."""

    genre: str
    code: str
    libelle: str
    facultatif: bool = False

    def met(self, ressources: Iterable[Ressource]) -> bool:
        """Whether one of them answers it."""
        return any(one.active and self._is(one) for one in ressources)

    def _is(self, ressource: Ressource) -> bool:
        return ressource.code == self.code if self.code else ressource.genre == self.genre


@dataclass(frozen=True)
class Intervalle:
    """From `debut` included to `fin` excluded, both UTC."""

    debut: datetime
    fin: datetime

    def overlaps(self, other: Intervalle) -> bool:
        """True when some instant is in both."""
        return self.debut < other.fin and other.debut < self.fin

    def widened(self, minutes: int) -> Intervalle:
        """The same with that many minutes before and after."""
        return Intervalle(self.debut - timedelta(minutes=minutes), self.fin + timedelta(minutes=minutes))


@dataclass(frozen=True)
class Planning:
    """A resource with its exceptions, in its town: what says when it is open."""

    ressource: Ressource
    fuseau: ZoneInfo
    subdivision: str = ""
    exceptions: tuple[ExceptionAgenda, ...] = ()
    _known: dict[date, tuple[Intervalle, ...]] = field(default_factory=dict, compare=False, repr=False)

    def openings(self, day: date) -> tuple[Intervalle, ...]:
        """When it is open on a day of the town, in order."""
        found = self._known.get(day)
        if found is None:
            found = self._known[day] = self._openings(day)
        return found

    def _openings(self, day: date) -> tuple[Intervalle, ...]:
        if not self.ressource.active:
            return ()
        own = [e for e in self.exceptions if e.jour == day]
        special = [e for e in own if e.genre == OUVERTURE and e.debut is not None and e.fin is not None]
        if special:
            hours: Iterable[tuple[time, time]] = [(e.debut or MIDNIGHT, e.fin or MIDNIGHT) for e in special]
        elif not self.ressource.feries and is_holiday(day, self.subdivision):
            return ()
        else:
            hours = [(h.debut, h.fin) for h in self.ressource.horaires if h.jour == day.isoweekday()]
        opened = _merged(self.interval(day, *one) for one in hours)
        for closure in (self._closure(e) for e in own if e.genre == FERMETURE):
            opened = [part for one in opened for part in _without(one, closure)]
        return tuple(one for one in opened if one.debut < one.fin)

    def slots(self, day: date) -> tuple[Intervalle, ...]:
        """The slots of a day of the town, in order, free or not."""
        return tuple(
            slot for opening in self.openings(day) for slot in self._cut(opening) if not self.local(slot.debut).fold
        )

    def slot_at(self, debut: datetime) -> Intervalle | None:
        """The slot that begins at this instant, or None."""
        return next((slot for slot in self.slots(self.local(debut).date()) if slot.debut == debut), None)

    def is_open(self, wanted: Intervalle) -> bool:
        """True when one can come in at its beginning and leave at its end, and nothing closes the place in between:
        nights and lunch hours are kept with the days around them. Never for longer than `LONGEST`."""
        if wanted.fin - wanted.debut > LONGEST:
            return False
        first, last = self.local(wanted.debut).date(), self.local(wanted.fin - timedelta(seconds=1)).date()
        days = [first + _DAY * rank for rank in range((last - first).days + 1)]
        arriving = any(one.debut <= wanted.debut < one.fin for one in self.openings(first))
        leaving = any(one.debut < wanted.fin <= one.fin for one in self.openings(last))
        closures = (self._closure(e) for e in self.exceptions if e.genre == FERMETURE and first <= e.jour <= last)
        return (
            arriving
            and leaving
            and all(self.openings(day) for day in days)
            and not any(wanted.overlaps(closure) for closure in closures)
        )

    def instant(self, wall: datetime) -> datetime:
        """The UTC instant of a wall-clock time of the town; the first one when clocks show it twice."""
        return wall.replace(tzinfo=self.fuseau, fold=0).astimezone(UTC)

    def local(self, instant: datetime) -> datetime:
        """The wall-clock time of an instant."""
        return instant.astimezone(self.fuseau)

    def interval(self, day: date, debut: time, fin: time) -> Intervalle:
        """From an hour to another of a day of the town; midnight at its end is that of the next day."""
        end = day + _DAY if fin == MIDNIGHT else day
        return Intervalle(self.instant(datetime.combine(day, debut)), self.instant(datetime.combine(end, fin)))

    def _closure(self, exception: ExceptionAgenda) -> Intervalle:
        return self.interval(exception.jour, exception.debut or MIDNIGHT, exception.fin or MIDNIGHT)

    def _cut(self, opening: Intervalle) -> Iterator[Intervalle]:
        if not self.ressource.duree:
            yield opening
            return
        length = timedelta(minutes=self.ressource.duree)
        start = opening.debut
        while start + length <= opening.fin:
            yield Intervalle(start, start + length)
            start += length + timedelta(minutes=self.ressource.battement)


def _merged(intervals: Iterable[Intervalle]) -> list[Intervalle]:
    """In order, those that overlap made one; those that only touch stay two."""
    found: list[Intervalle] = []
    for one in sorted(intervals, key=lambda one: (one.debut, one.fin)):
        if found and one.overlaps(found[-1]):
            found[-1] = Intervalle(found[-1].debut, max(found[-1].fin, one.fin))
        else:
            found.append(one)
    return found


def _without(one: Intervalle, closure: Intervalle) -> list[Intervalle]:
    if not one.overlaps(closure):
        return [one]
    return [Intervalle(one.debut, closure.debut), Intervalle(closure.fin, one.fin)]
