"""A text shown in the form, without element."""

from __future__ import annotations

from .base import TypeChamp

TYPE = TypeChamp(nom="information", xsd="rien", composant="note")
