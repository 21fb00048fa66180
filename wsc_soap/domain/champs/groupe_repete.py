"""Fields that go together, as many times as there are persons, dates or lines: one element for each."""

from __future__ import annotations

from .base import ChampType

TYPE = ChampType(nom="groupeRepete", xsd="groupe", composant="groupe-repete")
