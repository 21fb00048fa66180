"""Fields that go together under one element."""

from __future__ import annotations

from .base import TypeChamp

TYPE = TypeChamp(nom="groupe", xsd="groupe", composant="groupe")
