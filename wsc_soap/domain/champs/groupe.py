"""Fields that go together under one element."""

from __future__ import annotations

from .base import ChampType

TYPE = ChampType(nom="groupe", xsd="groupe", composant="groupe")
