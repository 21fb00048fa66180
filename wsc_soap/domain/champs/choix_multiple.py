"""Several codes of a list: one element of the same name for each."""

from __future__ import annotations

from .choix import Choix

TYPE = Choix(nom="choixMultiple", xsd="string", composant="cases", motif=r"[^\p{Cc}]+", longueur_max=100)
