"""A value computed by the server, shown and never received."""

from __future__ import annotations

from .nombre import Nombre

TYPE = Nombre(nom="calcul", xsd="rien", composant="note")
