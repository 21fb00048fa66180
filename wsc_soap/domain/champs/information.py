"""A text shown in the form, without element."""

from __future__ import annotations

from .base import ChampType

TYPE = ChampType(nom="information", xsd="rien", composant="note")
