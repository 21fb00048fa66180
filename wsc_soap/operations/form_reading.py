"""The tree of a draft -> the form as its editors read it, each warning where it belongs."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from lxml.etree import _Element

from wsc_soap.domain.champs.properties import properties_of
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.french import long_date
from wsc_soap.errors import EndroitInconnu, Manquement
from wsc_soap.operations import conversions, drafts, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.form_changes import choices
from wsc_soap.operations.registry import wire_name
from wsc_soap.reference_data import ReferenceData
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.condition_reading import read_condition
from wsc_soap.xmlio.conditions import Comparaison, Condition
from wsc_soap.xmlio.editing_places import CHAMP, find_champ, pages
from wsc_soap.xmlio.editing_properties import read_properties
from wsc_soap.xmlio.location_paths import Path
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml

_BOOLEANS = ("obligatoire", "sensible")


def read_form(context: Context, draft: Brouillon) -> types.FormulaireDefini:
    """The whole form of a draft."""
    reading = _Reading(context, draft)
    return types.FormulaireDefini(
        profil=profile(context),
        teleservice=draft.teleservice,
        intitule=reading.root.findtext(tag("intituleCourt"), ""),
        version=draft.version,
        origine=draft.origine,
        auteur=draft.auteur,
        modifie_le=context.local(draft.modifie_le),
        page=tuple(reading.page(page, rang) for rang, page in enumerate(pages(reading.root), 1)),
        avertissement=reading.warnings(""),
        type=tuple(types.TypeChamp(nom, kind.composant, properties_of(kind)) for nom, kind in sorted(TYPES.items())),
    )


class _Reading:
    """One draft being read: its tree, its warnings by place."""

    def __init__(self, context: Context, draft: Brouillon) -> None:
        self.root = parse_xml(draft.document)
        self.names: ReferenceData = context.platform.bouquet.names(context.collectivite)
        self.by_place: dict[str, list[Manquement]] = {}
        known = _places(self.root)
        for fault in drafts.faults(draft.document):
            self.by_place.setdefault(_nearest(fault.champ, known), []).append(fault)

    def warnings(self, place: str) -> tuple[types.Erreur, ...]:
        return conversions.erreurs(self.by_place.get(place, ()))

    def page(self, page: _Element, rang: int) -> types.PageDefinie:
        code = page.get("code", "")
        intro = page.findtext(tag("intro")) or None
        champs = self.champs(page, ())
        return types.PageDefinie(code, page.get("titre", ""), intro, rang, self.warnings(f"page {code}"), champs)

    def champs(self, parent: _Element, path: Path) -> tuple[types.ChampDefini, ...]:
        found = parent.findall(CHAMP)
        return tuple(self.champ(champ, path, rang, len(found)) for rang, champ in enumerate(found, 1))

    def champ(self, champ: _Element, context: Path, rang: int, voisins: int) -> types.ChampDefini:
        path = (*context, champ.get("nom", ""))
        chemin = "/".join(path)
        return types.ChampDefini(
            chemin=chemin,
            rang=rang,
            voisins=voisins,
            proprietes=self.properties(champ, context),
            regle=tuple(
                types.RegleChamp(
                    numero,
                    regle.get("test", ""),
                    self.simple(regle.get("test", ""), context, chemin),
                    regle.text or "",
                    regle.get("niveau", "erreur"),
                )
                for numero, regle in enumerate(champ.iterchildren(tag("regle")), 1)
            ),
            avertissement=self.warnings(chemin),
            champ=self.champs(champ, path),
        )

    def properties(self, champ: _Element, context: Path) -> types.ProprietesChamp:
        known = read_properties(champ)
        values: dict[str, object] = {f.name: known.get(wire_name(f.name)) for f in fields(types.ProprietesChamp)}
        values |= {nom: known.get(nom) in ("true", "1") for nom in _BOOLEANS}
        values["condition_simple"] = self.simple(known.get("condition", ""), context, "")
        values["option"] = tuple(
            types.OptionDefinie(option.get("code"), option.get("libelle", ""), option.get("aide"))
            for option in champ.iterchildren(tag("option"))
        )
        return types.ProprietesChamp(**values)  # type: ignore[arg-type]

    def simple(self, text: str, context: Path, own: str) -> types.ConditionChamp | None:
        condition = read_condition(text, context, own) if text else None
        return None if condition is None else self.told(condition)

    def told(self, condition: Condition) -> types.ConditionChamp:
        comparisons = tuple(map(self.comparison, condition.comparaisons))
        return types.ConditionChamp(condition.liaison, condition.sauf_vide, comparisons)

    def comparison(self, one: Comparaison) -> types.ComparaisonChamp:
        return types.ComparaisonChamp(
            one.champ,
            one.operateur,
            one.genre or None,
            one.valeur or None,
            self.label(one.champ),
            self.value_label(one),
        )

    def label(self, path: str) -> str:
        """The label of a field; its path when it is not there."""
        champ = self.known(path)
        return path if champ is None else champ.get("libelle", path)

    def known(self, path: str) -> _Element | None:
        try:
            return find_champ(self.root, path)
        except EndroitInconnu:
            return None

    def value_label(self, one: Comparaison) -> str | None:
        if one.genre in ("champ", "champDate"):
            return self.label(one.valeur)
        if one.genre == "date":
            try:
                return long_date(date.fromisoformat(one.valeur))
            except ValueError:
                return one.valeur
        champ = self.known(one.champ) if one.genre == "texte" else None
        return one.valeur if champ is None else choices(champ, self.names).get(one.valeur, one.valeur)


def _places(root: _Element) -> frozenset[str]:
    """The paths of all fields, and the pages as `page code`."""
    found: set[str] = set()

    def walk(parent: _Element, base: str) -> None:
        for champ in parent.iterchildren(CHAMP):
            path = base + champ.get("nom", "")
            found.add(path)
            walk(champ, path + "/")

    for page in pages(root):
        found.add(f"page {page.get('code')}")
        walk(page, "")
    return frozenset(found)


def _nearest(place: str, known: frozenset[str]) -> str:
    """The field or the page where a fault is shown; empty when it is neither in a field nor in a page."""
    if not place.startswith("formulaire/"):
        return ""
    path = place.removeprefix("formulaire/")
    if f"page {path}" in known and path not in known:
        return f"page {path}"
    while path and path not in known:
        path = path.rpartition("/")[0]
    return path
