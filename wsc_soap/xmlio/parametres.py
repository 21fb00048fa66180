"""The value of a `parametre` of a definition as its type has it read: in a sentence, an expression, a variable."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml.etree import _Element

from wsc_soap.domain import french
from wsc_soap.domain.teleservice import Parametre
from wsc_soap.xmlio.variables import PARAMETRES, as_number

SENTENCES = frozenset(
    [
        "aide",
        "destinataire",
        "enteteTerme",
        "enteteTexte",
        "libelle",
        "libelleAgent",
        "libelleCitoyen",
        "suite",
        "terme",
        "titre",
    ]
)  # attributes that people read


def in_expression(parametre: _Element) -> str:
    """The value as it was set."""
    return parametre.get("valeur", "")


def in_sentence(parametre: _Element) -> str:
    """« 5 mars 2027 », « 0,18 € », « 2,5 »; as it was set when its type does not read it."""
    value = parametre.get("valeur", "").strip()
    try:
        match parametre.get("type"):
            case "date":
                return french.long_date(date.fromisoformat(value))
            case "montant":
                return french.amount(Decimal(value))
            case "decimal":
                return french.number(Decimal(value))
    except (ValueError, InvalidOperation):
        pass
    return parametre.get("valeur", "")


def variables(parametres: Iterable[Parametre]) -> dict[str, int]:
    """The dates that a town sets and expressions read (`$dateScrutin`…), as YYYYMMDD; one that is no date is unset."""
    found = {}
    for parametre in parametres:
        if parametre.nom in PARAMETRES and parametre.type == "date":
            try:
                found[parametre.nom] = as_number(date.fromisoformat(parametre.valeur.strip()))
            except ValueError:
                continue
    return found
