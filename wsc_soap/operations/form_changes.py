"""From what a caller says of a field to the words of the definition language, in the tree of a draft."""

from __future__ import annotations

from dataclasses import fields

from lxml.etree import _Element

from wsc_soap.errors import ModificationRefusee
from wsc_soap.operations import guided_conditions, types
from wsc_soap.operations.registry import wire_name
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.editing_details import OptionText, remove_option, set_option
from wsc_soap.xmlio.editing_names import field_name
from wsc_soap.xmlio.editing_places import CHAMP, PAGE, find_champ, top_champs
from wsc_soap.xmlio.location_paths import Path
from wsc_soap.xmlio.namespaces import definition_tag as tag

_APART = ("condition_simple", "option", "nom")


def properties(root: _Element, given: types.ProprietesChamp, parent: _Element, names: ReferenceData) -> dict[str, str]:
    """The properties of the language, by name, of a field that stands in `parent` (a page or a group)."""
    context: Path = () if parent.tag == PAGE else _path(parent)
    found = {wire_name(f.name): _text(getattr(given, f.name)) for f in fields(given) if f.name not in _APART}
    found["nom"] = given.nom or field_name(given.libelle, taken_names(root, parent))
    if given.condition_simple is not None and given.condition_simple.comparaison:
        place = "formulaire/" + "/".join((*context, found["nom"])) + "/condition"
        if given.condition:
            raison = "donnez la condition sans XPath ou en XPath, pas les deux"
            raise ModificationRefusee(champ=place, propriete="condition", raison=raison)
        fields_of = guided_conditions.form_fields(root, names)
        found["condition"] = guided_conditions.expression(fields_of, given.condition_simple, context, "", place)
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
