"""A slot of a resource, by its beginning: `AAAA-MM-JJThh:mm:ss`, the town's own time without zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import time_of_day, weekday_and_date

from .base import Names
from .date_heure import TYPE as DATE_HEURE
from .date_heure import DateHeure


@dataclass(frozen=True)
class Creneau(DateHeure):
    """Chosen among the free slots; whether it is one, and free, is the agenda's business."""

    FORM: ClassVar[str] = "Choisissez un moment libre dans la liste : {libelle}"

    def format_value(self, value: str, champ: Champ, names: Names) -> str:
        """« mardi 1er décembre 2026 à 14 h »."""
        instant = self._measure(value.strip())
        return f"{weekday_and_date(instant.date())} à {time_of_day(instant.time())}" if instant else value


TYPE = Creneau(nom="creneau", xsd="dateTime", composant="creneau", motif=DATE_HEURE.motif)
