"""What people write to each other about a dossier."""

from __future__ import annotations

from typing import Annotated

from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations.registry import MaxLength

WRITTEN = "ecrireMessage"
LONGEST = 4000
Texte = Annotated[str, "Texte, tel qu'il sera lu", MaxLength(LONGEST)]


def clean(texte: str) -> str:
    """The text without blanks around it; `ParametreInvalide` when nothing is left."""
    said = texte.replace("\r\n", "\n").strip()
    if not said:
        raise ParametreInvalide(champ="texte", parametre="texte", raison="il est vide")
    return said
