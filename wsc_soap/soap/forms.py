"""A form definition -> the XSD types of its demande: the form is the contract (design, section 4).

Every type lives in the contract's namespace. A field becomes an element of the XSD builtin its field type declares,
with its length, patterns, bounds and options; conditional and optional fields have minOccurs=0. spyne does not make
these types: it knows no pattern on a date or a number, and one pattern only on a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from wsc_soap.domain.champs.base import ChampType
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.soap.wsdl import x

DEMANDE = "Demande"
FICHIER = "Fichier"
MANY = 1000
LONGEST = 10_000
Facets = list[tuple[str, str]]
# name, builtin, facets, least occurrence
_FILE: tuple[tuple[str, str, Facets, int], ...] = (
    ("nom", "string", [("minLength", "1"), ("maxLength", "255"), ("pattern", r"[^\p{Cc}]*")], 1),
    ("typeMime", "string", [("maxLength", "100")], 0),
    ("contenu", "base64Binary", [], 0),
    ("televersement", "string", [("maxLength", "100")], 0),
)


def demande_types(formulaire: Formulaire) -> list[etree._Element]:
    """The complex type `Demande` of a form and every type that it is made of."""
    maker = _Maker()
    maker.group(DEMANDE, "", formulaire.champs, "")
    return maker.types


class _Maker:
    """Makes the types of one form. Groups are named by their path, simple types by their group and field."""

    def __init__(self) -> None:
        self.types: list[etree._Element] = []
        self.taken = {DEMANDE, FICHIER}
        self.shared: set[str] = set()

    def group(self, name: str, prefix: str, champs: tuple[Champ, ...], documentation: str) -> None:
        made = self.declare("complexType", name)
        if documentation:
            _document(made, documentation)
        sequence = etree.SubElement(made, x("sequence"))
        for champ in champs:
            if champ.is_input:
                sequence.append(self.member(name, prefix, champ))

    def declare(self, kind: str, name: str) -> etree._Element:
        made = etree.Element(x(kind), name=name)
        self.types.append(made)
        return made

    def member(self, group: str, prefix: str, champ: Champ) -> etree._Element:
        kind = champ_type(champ.type)
        if kind.xsd == "groupe":
            path = prefix + champ.nom[:1].upper() + champ.nom[1:]
            name = self.free(path)
            self.group(name, path, champ.champs, champ.libelle)
            return _element(champ, f"tns:{name}")
        if kind.xsd == "fichier":
            self.file()
            return _element(champ, f"tns:{FICHIER}")
        element = _element(champ, self.simple(f"{group}_{champ.nom}Type", champ, kind))
        _document(element, f"{champ.libelle}. {champ.aide}" if champ.aide else champ.libelle)
        return element

    def free(self, name: str) -> str:
        """The name, or another one when `a/bC` and `aB/c` would share it."""
        found, rank = name, 1
        while found in self.taken:
            rank += 1
            found = f"{name}_{rank}"
        self.taken.add(found)
        return found

    def file(self) -> None:
        if FICHIER in self.shared:
            return
        self.shared.add(FICHIER)
        made = self.declare("complexType", FICHIER)
        _document(made, "Un fichier : son nom, et son contenu ou le jeton de son téléversement.")
        sequence = etree.SubElement(made, x("sequence"))
        for nom, builtin, facets, least in _FILE:
            type_ = self.restriction(f"{FICHIER}_{nom}Type", f"xs:{builtin}", facets) if facets else f"xs:{builtin}"
            etree.SubElement(sequence, x("element"), name=nom, type=type_, **({} if least else {"minOccurs": "0"}))

    def simple(self, name: str, champ: Champ, kind: ChampType) -> str:
        """The type of a value: a builtin, one that all fields of this kind share, or one of its own."""
        if champ.options:
            return self.restriction(name, "xs:string", [("enumeration", option.code) for option in champ.options])
        base, own = f"xs:{kind.xsd}", [*_lengths(champ, kind), *_bounds(champ, kind)]
        if kind.motif and kind.xsd != "boolean":  # whose builtin says as much
            if kind.xsd == "string" and not champ.motif:
                own.append(("pattern", kind.motif))
            else:  # the patterns of one step are alternatives: each needs a step of its own
                base = self.base(kind)
        if champ.motif:
            own.append(("pattern", champ.motif))
        return self.restriction(name, base, own) if own else base

    def base(self, kind: ChampType) -> str:
        """The builtin of a field type with the pattern of the type."""
        name = f"Forme_{kind.nom}"  # no field has an underscore in its name
        if name not in self.shared:
            self.shared.add(name)
            self.restriction(name, f"xs:{kind.xsd}", [("pattern", kind.motif)])
        return f"tns:{name}"

    def restriction(self, name: str, base: str, facets: Facets) -> str:
        made = etree.SubElement(self.declare("simpleType", name), x("restriction"), base=base)
        for facet, value in facets:
            etree.SubElement(made, x(facet), value=value)
        return f"tns:{name}"


def _element(champ: Champ, type_: str) -> etree._Element:
    optional = not champ.obligatoire or bool(champ.condition)
    least, most = 0 if optional else max(1, champ.occurrences_min), min(champ.occurrences_max, MANY)
    element = etree.Element(x("element"), name=champ.nom, type=type_)
    if least != 1:
        element.set("minOccurs", str(least))
    if most != 1:
        element.set("maxOccurs", str(most))
    return element


def _document(element: etree._Element, text: str) -> None:
    etree.SubElement(etree.SubElement(element, x("annotation")), x("documentation")).text = text


def _lengths(champ: Champ, kind: ChampType) -> Iterator[tuple[str, str]]:
    if kind.xsd != "string":
        return
    if least := champ.longueur_min or (1 if champ.obligatoire else 0):
        yield "minLength", str(least)
    if longest := kind.length(champ) or (LONGEST if kind.motifs(champ) else 0):
        yield "maxLength", str(longest)


def _bounds(champ: Champ, kind: ChampType) -> Iterator[tuple[str, str]]:
    if kind.xsd == "string":
        return
    if least := champ.minimum or kind.least:
        yield "minInclusive", least
    if champ.maximum:
        yield "maxInclusive", champ.maximum
