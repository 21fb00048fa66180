"""A file. Its element is of a type of its own, and its content is checked where files are received."""

from __future__ import annotations

from .base import ChampType

TYPE = ChampType(nom="pieceJointe", xsd="fichier", composant="fichiers")
