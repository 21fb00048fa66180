"""From what a caller says of a field to the words of the definition language, in the tree of a draft."""

from __future__ import annotations

import re
from dataclasses import fields
from unicodedata import normalize

from lxml.etree import _Element

from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.errors import ModificationRefusee
from wsc_soap.operations import types
from wsc_soap.operations.registry import wire_name
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.conditions import OPERATEURS, Comparaison, Condition, InvalidCondition, write_condition
from wsc_soap.xmlio.editing_details import OptionText, remove_option, set_option
from wsc_soap.xmlio.editing_names import field_name
from wsc_soap.xmlio.editing_places import CHAMP, PAGE, find_champ, top_champs
from wsc_soap.xmlio.location_paths import Path
from wsc_soap.xmlio.namespaces import definition_tag as tag

_APART = ("condition_simple", "option", "nom")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/ .](\d{1,2})[/ .](\d{4})")


def properties(root: _Element, given: types.ProprietesChamp, parent: _Element, names: ReferenceData) -> dict[str, str]:
    """The properties of the language, by name, of a field that stands in `parent` (a page or a group)."""
    context: Path = () if parent.tag == PAGE else _path(parent)
    found = {wire_name(f.name): _text(getattr(given, f.name)) for f in fields(given) if f.name not in _APART}
    found["nom"] = given.nom or field_name(given.libelle, taken_names(root, parent))
    if given.condition_simple is not None and given.condition_simple.comparaison:
        place = "formulaire/" + "/".join((*context, found["nom"]))
        if given.condition:
            raison = "donnez la condition sans XPath ou en XPath, pas les deux"
            raise ModificationRefusee(champ=f"{place}/condition", propriete="condition", raison=raison)
        found["condition"] = expression(root, given.condition_simple, context, "", f"{place}/condition", names)
    return {nom: text for nom, text in found.items() if text or nom == "libelle"}


def taken_names(root: _Element, parent: _Element) -> frozenset[str]:
    """The names that a new field of `parent` may not take."""
    peers = top_champs(root) if parent.tag == PAGE else parent.iterchildren(CHAMP)
    return frozenset(peer.get("nom", "") for peer in peers)


def _path(champ: _Element) -> Path:
    steps = [champ.get("nom", ""), *(a.get("nom", "") for a in champ.iterancestors(CHAMP))]
    return tuple(reversed(steps))


def _text(value: str | bool | None) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else (value or "").strip()


def write_options(root: _Element, path: str, given: tuple[types.OptionDefinie, ...]) -> None:
    """Make these the options of the field, in this order, when there are some."""
    if not given:
        return
    for option in find_champ(root, path).findall(tag("option")):
        remove_option(root, path, option.get("code", ""))
    for option in given:
        set_option(root, path, option_text(root, path, option))


def option_text(root: _Element, path: str, given: types.OptionDefinie) -> OptionText:
    """An option with its code, made from its label when none is given."""
    known = {option.get("code", "") for option in find_champ(root, path).iterchildren(tag("option"))}
    return OptionText(given.code or field_name(given.libelle, known), given.libelle, given.aide or "")


# --- conditions -----------------------------------------------------------------------------------------------------


def expression(
    root: _Element, given: types.ConditionChamp, context: Path, own: str, place: str, names: ReferenceData
) -> str:
    """The expression of a condition; every field it names must be there.

    Raises EndroitInconnu for a field, ModificationRefusee, with `place`, for anything else.
    """
    try:
        comparisons = tuple(_comparison(root, one, names) for one in given.comparaison)
        sauf_vide = bool(given.sauf_vide) and bool(own)
        return write_condition(Condition(comparisons, given.liaison or "et", sauf_vide), context, own)
    except InvalidCondition as error:
        raise ModificationRefusee(champ=place, propriete="condition", raison=str(error)) from None


def _comparison(root: _Element, one: types.ComparaisonChamp, names: ReferenceData) -> Comparaison:
    champ, valeur = find_champ(root, one.champ), (one.valeur or "").strip()
    genre = one.genre if one.genre is not None else _genre(champ, one.operateur)
    if genre in ("champ", "champDate"):
        genre = "champDate" if _is_date(champ) and _is_date(find_champ(root, valeur)) else "champ"
    elif genre == "texte":
        valeur = _code(champ, valeur, names)
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


def _code(champ: _Element, valeur: str, names: ReferenceData) -> str:
    """The code meant by a code or a label; ModificationRefusee when the field never has that answer."""
    known = choices(champ, names)
    if not known or valeur in known:
        return valeur
    for code, libelle in known.items():
        if _plain(libelle) == _plain(valeur):
            return code
    raison = f"« {valeur[:60]} » n'est pas une réponse de « {champ.get('libelle')} »"
    raise ModificationRefusee(champ="condition", propriete="condition", raison=raison)


def choices(champ: _Element, names: ReferenceData) -> dict[str, str]:
    """The answers of a choice, by code; empty when any answer is possible."""
    if champ.get("type") == "pays":
        return dict(names.countries.every())
    return {option.get("code", ""): option.get("libelle", "") for option in champ.iterchildren(tag("option"))}


def _plain(text: str) -> str:
    decomposed = normalize("NFKD", text.replace("’", "'").replace("\u00a0", " "))
    return " ".join("".join(c for c in decomposed if not "\u0300" <= c <= "\u036f").casefold().split())
