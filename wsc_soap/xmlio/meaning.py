"""How the verifications of a definition say what is wrong: a place, a rule, a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wsc_soap.errors import Manquement
from wsc_soap.xmlio.expressions import InvalidExpression, compiled


def fault(place: str, regle: str, message: str) -> Manquement:
    """One fault; its name is the last step of its place."""
    return Manquement(place, place.rpartition("/")[2], regle, message)


def unknown(place: str, what: str, nom: str) -> Manquement:
    """A reference that leads nowhere: « Le message « x » n’existe pas. »"""
    return fault(place, "reference", f"{what} « {nom} » n’existe pas.")


def expression(place: str, text: str, with_variables: bool = True) -> Iterator[Manquement]:
    """The fault of an expression that is refused."""
    try:
        if compiled(text).variables and not with_variables:
            yield fault(place, "expression", "Une variable n’a pas de valeur ici : lisez la demande seulement.")
    except InvalidExpression as error:
        yield fault(place, "expression", f"Expression refusée : {error}.")


def duplicates(place: str, names: Iterable[str]) -> Iterator[Manquement]:
    """One fault for each name written twice."""
    for nom, number in Counter(names).items():
        if number > 1:
            yield fault(f"{place}/{nom}", "double", f"« {nom} » est écrit {number} fois : gardez-en un.")
