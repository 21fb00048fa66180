"""A letter, as its stylesheet reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day

from wsc_soap.operations.types.commun import Contact


@dataclass(frozen=True)
class Lettre:
    """Un courrier de la mairie au sujet d'un dossier."""

    numero: str
    intitule: str
    date: day
    destinataire: str
    adresse: tuple[str, ...]
    objet: str
    paragraphe: tuple[str, ...]
    contact: Contact
