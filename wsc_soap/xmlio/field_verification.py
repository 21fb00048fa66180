"""What bounds a field: numbers that its type has, in order, and a default value that they admit."""

from __future__ import annotations

from collections.abc import Iterator

from wsc_soap.domain.champs.base import ChampType
from wsc_soap.domain.champs.inclusion import shortest
from wsc_soap.domain.champs.motif import InvalidPattern
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.formulaire import Champ
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.meaning import fault

REPEATED = frozenset({"groupeRepete", "choixMultiple", "pieceJointe"})
VALUES = frozenset({"string", "int", "decimal", "date", "time", "dateTime", "boolean"})
# what the law or time forbids to carry from a demande to another
NEVER_KNOWN = frozenset({"nir", "creneau"})
# a code chosen in a list needs no other limit, and the XSD would take none beside its enumeration
LISTED = frozenset({"choix", "choixMultiple"})


def check_limits(place: str, champ: Champ) -> Iterator[Manquement]:
    """Every fault of the limits of a field whose type exists, and of its default value."""
    kind = TYPES.get(champ.type)
    if kind is None:
        return
    faults = [*_occurrences(place, champ), *_lengths(place, champ, kind), *_bounds(place, champ, kind)]
    if champ.motif and (kind.xsd not in VALUES or champ.type in LISTED):
        faults.append(fault(f"{place}/motif", "motif", "Un motif va avec une valeur que l’on écrit."))
    if kind.xsd != "fichier" and (champ.formats or champ.taille_max):
        faults.append(fault(f"{place}/formats", "format", "Formats et taille vont avec une pièce jointe."))
    if champ.taille_max == 0:
        faults.append(fault(f"{place}/tailleMaxMo", "format", "Aucun fichier n’aurait cette taille."))
    if champ.motif and not faults:
        faults += _pattern(place, champ, kind)
    if champ.prerempli and (kind.xsd not in VALUES or champ.sensible or champ.type in NEVER_KNOWN):
        message = "Cette réponse ne se reprend pas : elle est sensible, calculée, ou n’est pas une valeur."
        faults.append(fault(f"{place}/prerempli", "prerempli", message))
    yield from faults
    if not faults:
        yield from _default(place, champ, kind)


def _occurrences(place: str, champ: Champ) -> Iterator[Manquement]:
    if champ.occurrences_min > champ.occurrences_max:
        yield fault(f"{place}/occurrencesMin", "borne", "Le nombre le plus petit dépasse le plus grand.")
    if champ.type not in REPEATED and (champ.occurrences_max > 1 or champ.occurrences_min > 1):
        message = "Seuls un groupe répété, un choix multiple et une pièce jointe se répètent."
        yield fault(f"{place}/occurrencesMax", "borne", message)


def _lengths(place: str, champ: Champ, kind: ChampType) -> Iterator[Manquement]:
    least, most = champ.longueur_min, champ.longueur_max
    if least is None and most is None:
        return
    if kind.xsd != "string" or champ.type in LISTED:
        nom = "longueurMin" if least is not None else "longueurMax"
        yield fault(f"{place}/{nom}", "borne", "Une longueur va avec un texte.")
        return
    if most == 0:
        yield fault(f"{place}/longueurMax", "borne", "Aucune réponse n’aurait cette longueur.")
    longest = kind.length(champ)
    if least is not None and longest is not None and least > longest:
        what = "la plus grande" if longest == most else f"celle que le type admet : {longest}"
        yield fault(f"{place}/longueurMin", "borne", f"La longueur la plus petite dépasse {what}.")


def _pattern(place: str, champ: Champ, kind: ChampType) -> Iterator[Manquement]:
    """A pattern that no answer follows, within its type and its length."""
    try:
        least = shortest(kind.motifs(champ))
    except InvalidPattern:
        return  # told elsewhere
    longest = kind.length(champ)
    if least is None or (kind.xsd == "string" and longest is not None and least > longest):
        message = "Aucune réponse ne suivrait ce motif avec le type et la longueur du champ."
        yield fault(f"{place}/motif", "motif", message)


def _bounds(place: str, champ: Champ, kind: ChampType) -> Iterator[Manquement]:
    bad = False
    for nom, bound in (("minimum", champ.minimum), ("maximum", champ.maximum)):
        if bound and not kind.is_bound(bound):
            bad = True
            yield fault(f"{place}/{nom}", "borne", _BAD_BOUND.get(kind.xsd, "Une borne va avec un nombre ou une date."))
    if not bad and champ.maximum and kind.crossed(champ):
        yield fault(f"{place}/minimum", "borne", "Le minimum dépasse le maximum : aucune réponse ne conviendrait.")


_BAD_BOUND = {
    "int": "Cette borne n’est pas un nombre entier.",
    "decimal": "Cette borne n’est pas un nombre.",
    "date": "Cette borne n’est pas une date : écrivez 2026-03-27.",
    "time": "Cette borne n’est pas une heure : écrivez 14:30:00.",
    "dateTime": "Cette borne n’est pas une date avec une heure : écrivez 2026-03-27T14:30:00.",
}


def _default(place: str, champ: Champ, kind: ChampType) -> Iterator[Manquement]:
    if not champ.defaut:
        return
    if kind.xsd not in VALUES:
        yield fault(f"{place}/defaut", "defaut", "Une valeur par défaut va avec une valeur que l’on écrit ou choisit.")
    elif champ.options and champ.defaut not in champ.codes:
        yield fault(f"{place}/defaut", "option", "La valeur par défaut n’est pas une des options.")
    elif not champ.options and (sentence := kind.check(kind.read(champ.defaut), champ)):
        yield fault(f"{place}/defaut", "defaut", f"La valeur par défaut serait refusée. {sentence}.")
