"""A value computed by the server, shown and never received."""

from __future__ import annotations

from .number import Number

TYPE = Number(nom="calcul", xsd="rien", composant="note")
