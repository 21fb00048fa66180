"""The tree of a draft -> the form as its editors read it, each warning where it belongs."""

from __future__ import annotations

from dataclasses import fields

from lxml.etree import _Element

from wsc_soap.domain.champs.properties import properties_of
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.errors import Manquement
from wsc_soap.operations import conversions, drafts, guided_conditions, types
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import wire_name
from wsc_soap.storage.brouillons import Brouillon
from wsc_soap.xmlio.editing_places import CHAMP, pages
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
        names = context.platform.bouquet.names(context.collectivite)
        self.fields = guided_conditions.form_fields(self.root, names)
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
                    guided_conditions.simple(self.fields, regle.get("test", ""), context, chemin),
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
        values["condition_simple"] = guided_conditions.simple(self.fields, known.get("condition", ""), context, "")
        values["option"] = tuple(
            types.OptionDefinie(option.get("code"), option.get("libelle", ""), option.get("aide"))
            for option in champ.iterchildren(tag("option"))
        )
        return types.ProprietesChamp(**values)  # type: ignore[arg-type]


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
