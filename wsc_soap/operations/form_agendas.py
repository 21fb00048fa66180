"""What the agendas give a form: the resources of a choice, the free moments of the resource chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from lxml import etree

from wsc_soap.domain.agenda import Intervalle, Planning, Ressource
from wsc_soap.domain.formulaire import RESSOURCES, Champ
from wsc_soap.domain.french import amount, number, time_of_day, weekday_and_date
from wsc_soap.domain.occupation import free_slots
from wsc_soap.operations import booking, types
from wsc_soap.operations.context import Context
from wsc_soap.xmlio.demande import view
from wsc_soap.xmlio.expressions import compiled

DAYS = 14  # with something free, at most: a list longer than a screen or two is no list
WEEKS = timedelta(days=6)


class FormAgendas:
    """The agendas behind the fields of one form under way."""

    def __init__(self, context: Context, demande: etree._Element) -> None:
        self._context, self._demande = context, demande

    @cached_property
    def _view(self) -> etree._Element:
        return view(self._demande)

    def options(self, champ: Champ, typed: Sequence[str]) -> tuple[types.OptionChamp, ...]:
        """The resources that a choice offers."""
        known = self._context.platform.bouquet.ressources(self._context.collectivite.code).values()
        genre = champ.liste.removeprefix(RESSOURCES)
        return tuple(
            types.OptionChamp(one.code, one.libelle, _hint(one) or None, one.code in typed)
            for one in known
            if one.active and one.genre == genre
        )

    def days(self, champ: Champ, typed: Sequence[str], entree: str) -> tuple[types.JourLibre, ...]:
        """The days that have a free moment, from tomorrow on, each with its moments; none while no resource is chosen.
        Days without any that lie between are given too, so that a calendar can be drawn."""
        if not champ.ressource or "." in entree:
            return ()
        code = compiled(champ.ressource).as_text(self._view, {})
        ressource = self._context.platform.bouquet.ressources(self._context.collectivite.code).get(code)
        if ressource is None or not ressource.active:
            return ()
        with self._context.read() as unit:
            known = booking.horizon(self._context.collectivite, unit, ressource, self._context.now())
        return tuple(self._whole_weeks(self._free(known, typed, ressource, champ)))

    def values(self, champ: Champ) -> tuple[str, ...]:
        """Values that a sample may give: the resources of a choice, the widest first; the beginnings of what is free of
        a resource, and an hour later for the end of what is booked; nothing for another field."""
        town = self._context.collectivite.code
        if champ.liste.startswith(RESSOURCES):
            genre = champ.liste.removeprefix(RESSOURCES)
            known = [one for one in self._context.platform.bouquet.ressources(town).values() if one.active]
            return tuple(one.code for one in sorted(known, key=lambda one: -one.capacite) if one.genre == genre)
        for rule in self._context.demarche.reservations:
            begun = self._view.findtext(rule.debut, "") if rule.fin == champ.nom and rule.debut.isalnum() else ""
            if begun:
                return ((datetime.fromisoformat(begun) + timedelta(hours=1)).isoformat(),)
        moments = [moment for day in self.days(champ, (), "") for moment in day.moment]
        return tuple(moment.debut for moment in reversed(moments))

    def _free(
        self, known: booking.Timetable, typed: Sequence[str], ressource: Ressource, champ: Champ
    ) -> dict[date, types.JourLibre]:
        now = self._context.now()
        today = known.planning.local(now).date()
        found: dict[date, types.JourLibre] = {}
        for rank in range(ressource.horizon + 1):
            day = today + timedelta(days=rank)
            slots = [one for one in free_slots(known.planning, known.taken, [day], now) if one[1]]
            slots = [one for one in slots if self._admitted(champ, booking.wire(known.planning, one[0].debut))]
            if champ.type == "dateHeure":
                slots = _joined(slots)
            if slots:
                moments = tuple(_moment(known.planning, slot, free, typed) for slot, free in slots)
                found[day] = types.JourLibre(day, weekday_and_date(day), moments)
            if len(found) == DAYS:
                break
        return found

    def _admitted(self, champ: Champ, value: str) -> bool:
        """Whether the rules that read this field alone let it have the value: what they refuse is not offered."""
        rules = [compiled(regle.test) for regle in champ.regles if regle.niveau == "erreur"]
        demande = etree.Element("demande")
        etree.SubElement(demande, champ.nom).text = value
        return all(rule(demande, self._variables) for rule in rules if set(rule.names) <= {champ.nom})

    @cached_property
    def _variables(self) -> Mapping[str, object]:
        town, now = self._context.collectivite, self._context.now()
        return self._context.platform.bouquet.variables(town, now, self._context.demarche)

    def _whole_weeks(self, found: dict[date, types.JourLibre]) -> Iterator[types.JourLibre]:
        """Monday to Sunday, full days between free ones."""
        if not found:
            return
        first, last = min(found), max(found)
        day, end = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
        while day <= end:
            yield found.get(day) or types.JourLibre(day, weekday_and_date(day), ())
            day += timedelta(days=1)


def _joined(slots: list[tuple[Intervalle, int]]) -> list[tuple[Intervalle, int]]:
    """Free slots that follow each other as one stretch: for a field that takes any hours of it."""
    found: list[tuple[Intervalle, int]] = []
    for slot, free in slots:
        if found and found[-1][0].fin == slot.debut:
            found[-1] = (Intervalle(found[-1][0].debut, slot.fin), min(found[-1][1], free))
        else:
            found.append((slot, free))
    return found


def _moment(planning: Planning, slot: Intervalle, free: int, typed: Sequence[str]) -> types.MomentLibre:
    value = booking.wire(planning, slot.debut)
    start, end = planning.local(slot.debut), planning.local(slot.fin)
    label = f"de {time_of_day(start.time())} à {time_of_day(end.time())}"
    return types.MomentLibre(value, label, free, value in typed)


def _hint(ressource: Ressource) -> str:
    """« 120 personnes. 1 place du Marché. Habitant : 25,00 €. »"""
    parts = [f"{number(ressource.capacite)} personnes"] if ressource.capacite else []
    parts += [text for text in (ressource.lieu, ressource.description) if text]
    parts += [f"{one.libelle}\u00a0: {amount(booking.euros(one.centimes))}" for one in ressource.tarifs]
    return ". ".join(part.rstrip(".") for part in parts)
