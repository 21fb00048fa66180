"""Reading a stored demande: its answers in French, its author, the merge fields it fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml.etree import _Element

from wsc_soap.domain.champs.base import Names, NoNames
from wsc_soap.domain.french import file_size as taille_lisible
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.calculs import Calculs
from wsc_soap.xmlio.expressions import compiled
from wsc_soap.xmlio.file_element import EXTENSIONS, LIBELLES
from wsc_soap.xmlio.plan import BLANKS, ROOT, FormNode, plan
from wsc_soap.xmlio.view import local_name, text_of


class Line(NamedTuple):
    """An answer: its label, its texts, and the field's XPath, empty for a computed value."""

    libelle: str
    textes: list[str]
    place: str


Section = tuple[str, str, int | None, list[Line]]
NO_CIVILITE = "nonPrecisee"


def summarise(
    teleservice: Teleservice,
    demande: _Element,
    names: Names,
    sizes: Mapping[str, int] | None = None,
    calculs: Calculs | None = None,
) -> list[Section]:
    """The answers of a demande, in order: (page code, title, rank of a repeated group or None, [lines]).

    A group is a section of its own; only what has a value is there. A file reads « livret.pdf (PDF, 84 Ko) »; `sizes`
    gives the sizes of files known by their upload token only; `calculs` the values computed from this demande, which
    read at their place in the form. `demande` may be stored, received or being filled in.
    """
    recap = _Recap(names, sizes or {}, calculs or {})
    root = plan(teleservice)
    children = _by_name(demande)
    sections: list[Section] = []
    for page in teleservice.formulaire.pages:
        nodes = [root.by_name[champ.nom] for champ in page.champs]
        sections += recap.sections(page.code, page.titre, None, nodes, children, f"/{ROOT}")
    return sections


class _Recap:
    def __init__(self, names: Names, sizes: Mapping[str, int], calculs: Calculs) -> None:
        self.names, self.sizes, self.calculs = names, sizes, calculs

    def sections(
        self,
        page: str,
        titre: str,
        rank: int | None,
        nodes: list[FormNode],
        children: dict[str, list[_Element]],
        place: str,
    ) -> Iterator[Section]:
        lines = [line for node in nodes if node.genre != "groupe" for line in self.lines(node, children, place)]
        if lines:
            yield page, titre, rank, lines
        for node in nodes:
            if node.genre == "groupe":
                yield from self.groupes(page, node, children.get(node.nom, []), place)

    def groupes(self, page: str, node: FormNode, groupes: list[_Element], place: str) -> Iterator[Section]:
        nodes, titre = list(node.children), node.champ.libelle
        filled = [groupe for groupe in groupes if "".join(groupe.itertext()).strip(BLANKS)]
        for rank, groupe in enumerate(filled, 1):
            below = f"{place}/{node.nom}[{rank}]" if node.repeated else f"{place}/{node.nom}"
            yield from self.sections(page, titre, rank if node.repeated else None, nodes, _by_name(groupe), below)

    def lines(self, node: FormNode, children: dict[str, list[_Element]], place: str) -> Iterator[Line]:
        texts = [text for element in children.get(node.nom, ()) for text in self.texts(node, element)]
        if value := self.calculs.get(f"{place}/{node.nom}", "") if node.genre == "calcul" else "":
            texts = [format_value(node, value, self.names)]
        if texts:
            yield Line(node.champ.libelle, texts, "" if node.genre == "calcul" else f"{place}/{node.nom}")

    def texts(self, node: FormNode, element: _Element) -> list[str]:
        if node.genre == "fichier":
            return [self.file_text(element)]
        return [line for line in format_value(node, text_of(element), self.names).split("\n") if line]

    def file_text(self, element: _Element) -> str:
        parts = {local_name(part): part for part in element}
        nom = text_of(parts["nom"]).strip(BLANKS) if "nom" in parts else ""
        extension = nom.rpartition(".")[2].lower()
        format_ = next((LIBELLES[code] for code, names in EXTENSIONS.items() if extension in names), "")
        octets = self.octets(parts)
        details = ", ".join(filter(None, (format_, taille_lisible(octets) if octets else "")))
        return f"{nom} ({details})" if details else nom

    def octets(self, parts: dict[str, _Element]) -> int:
        for part in parts.values():
            if part.get("taille", "").isdigit():
                return int(part.get("taille", "0"))
        if "televersement" in parts:
            return self.sizes.get(text_of(parts["televersement"]).strip(BLANKS), 0)
        contenu = "".join(text_of(parts["contenu"]).split()) if "contenu" in parts else ""
        return len(contenu) * 3 // 4 - contenu[-2:].count("=")


def format_value(node: FormNode, text: str, names: Names) -> str:
    """A value as a French reader reads it; as written when its type cannot read it."""
    clean = text.strip(BLANKS)
    try:
        return node.type.format_value(clean, node.champ, names)
    except (ValueError, ArithmeticError):
        return clean


def _by_name(parent: _Element) -> dict[str, list[_Element]]:
    found: dict[str, list[_Element]] = {}
    for element in parent:
        found.setdefault(local_name(element), []).append(element)
    return found


def demandeur(teleservice: Teleservice, view: _Element) -> tuple[str, str]:
    """Who asks, read in the view as the definition says: the name shown to agents (« H. Astier ») and the e-mail
    address of the messages, empty when there is none."""
    return (
        compiled(teleservice.demandeur_libelle).as_text(view, {}),
        compiled(teleservice.demandeur_courriel).as_text(view, {}),
    )


def telephone(teleservice: Teleservice, view: _Element) -> str:
    """The number of SMS, read in the view as the definition says; empty for a citizen who wants none."""
    text = teleservice.demandeur_telephone
    return compiled(text).as_text(view, {}).strip() if text else ""


def merge_values(teleservice: Teleservice, view: _Element, names: Names | None = None) -> dict[str, dict[str, Any]]:
    """The merge fields that a demande fills, read in its view, computed values put in: `demande` (every field of the
    form, formatted, empty when absent, a dict for a group) and `demandeur` (`civilite`, `nom`, `prenoms`,
    `courriel`)."""
    names = names or NoNames()
    demande = _merge(plan(teleservice), [view], names)
    groupe = demande.get("demandeur")
    known = groupe if isinstance(groupe, dict) else {}
    no_civilite = view.findtext("demandeur/civilite", "") == NO_CIVILITE
    return {
        "demande": demande,
        "demandeur": {
            "civilite": "" if no_civilite else known.get("civilite", ""),
            "nom": known.get("nomUsage") or known.get("nomNaissance", ""),
            "prenoms": known.get("prenoms", ""),
            "courriel": demandeur(teleservice, view)[1],
        },
    }


def _merge(node: FormNode, groupes: list[_Element], names: Names) -> dict[str, Any]:
    """Occurrences of a repeated field or group read as one list, « Léa, Tom »; `n1`, `n2`… of a repeated group read as
    that occurrence alone."""
    values: dict[str, Any] = {}
    for child in node.children:
        elements = [element for groupe in groupes for element in groupe.iterchildren(child.nom)]
        if child.genre == "groupe":
            values[child.nom] = _merge(child, elements, names)
            ranks = enumerate(elements, 1) if child.repeated else ()
            values[child.nom] |= {f"n{rank}": _merge(child, [element], names) for rank, element in ranks}
        elif child.genre != "rien":
            values[child.nom] = ", ".join(_value(child, element, names) for element in elements)
    return values


def _value(node: FormNode, element: _Element, names: Names) -> str:
    if node.genre == "fichier":
        return element.findtext("nom", "")
    return format_value(node, text_of(element), names)
