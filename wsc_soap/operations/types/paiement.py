"""Payments expected from a citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated


@dataclass(frozen=True)
class Paiement:
    """Ce qu'un dossier doit, et où en est le paiement."""

    id: str
    objet: str
    centimes: Annotated[int, "Montant en centimes d'euro"]
    montant: Annotated[str, "Le montant en français"]
    etat: Annotated[str, "a-payer, paye, echoue ou annule"]
    etat_libelle: str
    date: Annotated[datetime, "Jour et heure du dernier changement"]
    reference: Annotated[str | None, "Référence de la page de paiement"]
    en_ligne: Annotated[bool, "Peut être payé en ligne maintenant : voir ouvrirPaiement"]


@dataclass(frozen=True)
class PaiementOuvert:
    """Où le citoyen paie."""

    paiement: Paiement
    adresse: Annotated[str, "Adresse de la page de paiement, à ouvrir dans le navigateur du citoyen"]
