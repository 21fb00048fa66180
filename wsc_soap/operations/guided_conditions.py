"""Conditions without XPath: from the rows that a person chose to an expression, and back with the words of the fields.

The one place where both designers, of forms and of processes, meet the language of conditions. `Fields` says which
fields may be named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import normalize

from lxml.etree import _Element

from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.french import long_date
from wsc_soap.errors import EndroitInconnu, ModificationRefusee
from wsc_soap.operations import types
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.condition_reading import read_condition
from wsc_soap.xmlio.conditions import OPERATEURS, Comparaison, Condition, InvalidCondition, write_condition
from wsc_soap.xmlio.editing_places import find_champ
from wsc_soap.xmlio.location_paths import Path
from wsc_soap.xmlio.namespaces import definition_tag as tag

_FRENCH_DAY = re.compile(r"(\d{1,2})[/ .](\d{1,2})[/ .](\d{4})")
# a boolean compared by hand with a word reads as yes or no
_BOOLEANS = {("egal", "true"): "oui", ("egal", "false"): "non", ("different", "true"): "pasOui"}


@dataclass(frozen=True)
class Fields:
    """What a condition may read: `find` gives the element of a field by its path, or raises EndroitInconnu; `outside`
    names what stands beside the demande."""

    find: Callable[[str], _Element]
    names: ReferenceData
    outside: Collection[str] = ()

    def known(self, path: str) -> _Element | None:
        """The field, None when it is not there."""
        try:
            return self.find(path)
        except EndroitInconnu:
            return None


def form_fields(root: _Element, names: ReferenceData) -> Fields:
    """The fields of the form of a definition."""
    return Fields(lambda path: find_champ(root, path), names)


# --- writing --------------------------------------------------------------------------------------------------------


def expression(known: Fields, given: types.ConditionChamp, context: Path, own: str, place: str) -> str:
    """The expression of a condition; every field it names must be there.

    Raises EndroitInconnu for a field, ModificationRefusee, with `place`, for anything else.
    """
    try:
        comparisons = tuple(_comparison(known, one, place) for one in given.comparaison)
        sauf_vide = bool(given.sauf_vide) and bool(own)
        return write_condition(Condition(comparisons, given.liaison or "et", sauf_vide), context, own)
    except InvalidCondition as error:
        raise ModificationRefusee(champ=place, propriete="condition", raison=str(error)) from None


def _comparison(known: Fields, one: types.ComparaisonChamp, place: str) -> Comparaison:
    champ, valeur = known.find(one.champ), (one.valeur or "").strip()
    genre = one.genre if one.genre is not None else _genre(champ, one.operateur)
    if genre in ("champ", "champDate"):
        genre = "champDate" if _is_date(champ) and _is_date(known.find(valeur)) else "champ"
    elif genre == "texte":
        valeur = _code(champ, valeur, known.names, place)
    elif genre == "date":
        valeur = _iso_day(valeur)
    elif genre == "nombre":
        valeur = valeur.replace(",", ".").replace("\u202f", "").replace(" ", "")
    elif genre in ("jours", "joursOuvres"):
        valeur = valeur.replace("−", "-").replace(" ", "").removeprefix("+")
    return Comparaison(one.champ, one.operateur, genre, valeur)


def _genre(champ: _Element, operateur: str) -> str:
    admitted = OPERATEURS.get(operateur, ("",))
    kind = TYPES.get(champ.get("type", ""))
    wanted = {"date": "date", "int": "nombre", "decimal": "nombre"}.get(kind.xsd if kind else "", "texte")
    return wanted if wanted in admitted else admitted[0]


def _is_date(champ: _Element) -> bool:
    return bool(champ.get("type") == "date" or (champ.get("type") == "calcul" and champ.get("forme") == "date"))


def _iso_day(text: str) -> str:
    found = _FRENCH_DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text


def _code(champ: _Element, valeur: str, names: ReferenceData, place: str) -> str:
    """The code meant by a code or a label; ModificationRefusee when the field never has that answer."""
    known = choices(champ, names)
    if not known or valeur in known:
        return valeur
    for code, libelle in known.items():
        if _plain(libelle) == _plain(valeur):
            return code
    some = ", ".join(f"« {libelle} »" for libelle in list(known.values())[:6]) + (", …" if len(known) > 6 else "")
    raison = f"« {valeur[:60]} » n'est pas une réponse de « {champ.get('libelle')} » ; choisissez parmi : {some}"
    raise ModificationRefusee(champ=place, propriete="condition", raison=raison)


def choices(champ: _Element, names: ReferenceData) -> dict[str, str]:
    """The answers of a choice, by code; empty when any answer is possible."""
    if champ.get("type") == "pays":
        return dict(names.countries.every())
    return {option.get("code", ""): option.get("libelle", "") for option in champ.iterchildren(tag("option"))}


def _plain(text: str) -> str:
    decomposed = normalize("NFKD", text.replace("’", "'").replace("\u00a0", " "))
    return " ".join("".join(c for c in decomposed if not "\u0300" <= c <= "\u036f").casefold().split())


# --- reading --------------------------------------------------------------------------------------------------------


def simple(known: Fields, text: str, context: Path, own: str) -> types.ConditionChamp | None:
    """The rows that say the same as an expression; None when it is richer, or reads what is not there to choose."""
    condition = read_condition(text, context, own, known.outside) if text else None
    if condition is None or any(_beyond(known, one) for one in condition.comparaisons):
        return None
    rows = tuple(_told(known, _answered(known, one)) for one in condition.comparaisons)
    return types.ConditionChamp(condition.liaison, condition.sauf_vide, rows)


def _beyond(known: Fields, one: Comparaison) -> bool:
    """Whether a comparison reads, outside the demande, what no list offers: an answer of a partner."""
    read = (one.champ, one.valeur) if one.genre.startswith("champ") else (one.champ,)
    return any(path.startswith("../") and known.known(path) is None for path in read)


def _answered(known: Fields, one: Comparaison) -> Comparaison:
    champ = known.known(one.champ)
    word = _BOOLEANS.get((one.operateur, one.valeur)) if one.genre == "texte" else None
    if word is None or champ is None or champ.get("type") != "booleen":
        return one
    return replace(one, operateur=word, genre="", valeur="")


def _told(known: Fields, one: Comparaison) -> types.ComparaisonChamp:
    label, valeur = _label(known, one.champ), _value_label(known, one)
    return types.ComparaisonChamp(one.champ, one.operateur, one.genre or None, one.valeur or None, label, valeur)


def _label(known: Fields, path: str) -> str:
    """The label of a field; its path when it is not there."""
    champ = known.known(path)
    return path if champ is None else champ.get("libelle", path)


def _value_label(known: Fields, one: Comparaison) -> str | None:
    if one.genre in ("champ", "champDate"):
        return _label(known, one.valeur)
    if one.genre == "date":
        try:
            return long_date(date.fromisoformat(one.valeur))
        except ValueError:
            return one.valeur
    champ = known.known(one.champ) if one.genre == "texte" else None
    return one.valeur if champ is None else choices(champ, known.names).get(one.valeur, one.valeur)
