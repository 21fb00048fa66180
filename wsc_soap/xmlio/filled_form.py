"""What an HTML form posted -> the demande's XML: hidden fields dropped, empty ones left out, values made lexical.

Names of entries: `typeActe`, `demandeur.codePostal`, `composition.2.nom` (rank from 1), `dateNaissance.jour`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.visible import without_marks
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.calculs import Calculs, compute
from wsc_soap.xmlio.file_element import CONTROLS
from wsc_soap.xmlio.plan import ROOT, CodeLists, FormNode, plan
from wsc_soap.xmlio.view import hide, visible

Entrees = Mapping[str, Sequence[str]]

PARTS = {
    "date": ("jour", "mois", "annee"),
    "date-heure": ("jour", "mois", "annee", "heure", "minute"),
    "heure": ("heure", "minute"),
}
# A browser sends nothing for a box left empty: the default must not come back each time.
_NO_DEFAULT = frozenset({"booleen", "choixMultiple"})
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ETAPE = re.compile(r"([^\[\]/]+)(?:\[(\d{1,6})\])?")


@dataclass(frozen=True)
class FormFile:
    """A file of the form: with its `contenu`, or already received and known by its upload token `jeton`."""

    nom: str
    contenu: bytes | None = None
    jeton: str | None = None
    size: int = 0
    type_mime: str = ""


@dataclass(frozen=True)
class FilledForm:
    """A demande being filled in.

    `demande` is the XML in the contract's namespace. `visible` are the entry names of the fields shown now.
    `occurrences` gives, by the entry name of a repeated group, how many blocks the screen shows, empty ones included
    (the highest rank sent); `ranks` the ranks of those that hold something, in order: `composition.3` may be
    `/demande/composition[2]`. `calculs` are the computed values by place, `view` the namespace-free
    view with them in.
    """

    demande: _Element
    visible: frozenset[str]
    occurrences: Mapping[str, int]
    ranks: Mapping[str, tuple[int, ...]]
    root: FormNode
    calculs: Calculs
    view: _Element

    def entree_of(self, xpath: str) -> str | None:
        """The entry of a place, `/demande/composition[2]/nom` -> `composition.3.nom`; None when it has none."""
        node, entree = self.root, ""
        for nom, place in _etapes(xpath):
            if nom not in node.by_name:
                return entree if node.genre == "fichier" else None
            node = node.by_name[nom]
            entree = f"{entree}.{nom}" if entree else nom
            if node.genre == "groupe" and node.repeated and place:
                entree = f"{entree}.{self._rank(entree, place)}"
            if node.genre != "groupe":
                return entree
        return entree or None

    def xpath_of(self, entree: str) -> str | None:
        """The place of an entry, `composition.3.nom` -> `/demande/composition[2]/nom`; None when it has none."""
        node, xpath, read = self.root, f"/{ROOT}", ""
        steps = iter(entree.split("."))
        for nom in steps:
            if nom not in node.by_name:
                return None
            node = node.by_name[nom]
            xpath, read = f"{xpath}/{nom}", f"{read}.{nom}" if read else nom
            if node.genre != "groupe":
                return xpath
            rank = next(steps, None) if node.repeated else None
            if rank is not None:
                if not _is_rank(rank):
                    return None
                xpath, read = f"{xpath}[{self._place(read, int(rank))}]", f"{read}.{rank}"
        return xpath if read else None

    def _rank(self, groupe: str, place: int) -> int:
        ranks = self.ranks.get(groupe, ())
        return ranks[place - 1] if 0 < place <= len(ranks) else place

    def _place(self, groupe: str, rank: int) -> int:
        ranks = self.ranks.get(groupe, ())
        return ranks.index(rank) + 1 if rank in ranks else rank


def _etapes(xpath: str) -> Iterator[tuple[str, int]]:
    for etape in xpath.removeprefix(f"/{ROOT}").strip("/").split("/"):
        if found := _ETAPE.fullmatch(etape):
            yield found[1], int(found[2] or 0)


def _is_rank(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4 and int(text) > 0


def read_filled_form(
    teleservice: Teleservice,
    entrees: Entrees,
    fichiers: Mapping[str, Sequence[FormFile]],
    code_lists: CodeLists,
    variables: Mapping[str, object],
) -> FilledForm:
    """Make the demande of what was posted; never raises on what a browser may send.

    `entrees` and `fichiers` are by entry name; entries the form does not know are ignored. A value that cannot be read
    stays as typed, for `DemandeChecker` to say so. An entry never sent takes the field's default.
    """
    root = plan(teleservice)
    reading = _Reading(entrees, fichiers, code_lists, variables)
    copy = Element(ROOT)
    reading.read_group(root, "", copy)
    reading.prune(root, copy)
    compute(root, copy, variables)
    while hide(root, copy, variables):
        compute(root, copy, variables)
    reading.prune(root, copy)
    calculs = compute(root, copy, variables)
    reading.look(root, "", copy)
    demande = Element(f"{{{teleservice.espace_de_noms}}}{ROOT}", nsmap={None: teleservice.espace_de_noms})  # type: ignore[dict-item]
    _copy_into(root, copy, demande, teleservice.espace_de_noms)
    return FilledForm(
        demande, frozenset(reading.visible), reading.occurrences, reading.ranks(root, copy), root, calculs, copy
    )


class _Reading:
    """One reading: the view is filled first, then pruned, then looked at."""

    def __init__(
        self,
        entrees: Entrees,
        fichiers: Mapping[str, Sequence[FormFile]],
        code_lists: CodeLists,
        variables: Mapping[str, object],
    ) -> None:
        self.entrees, self.fichiers, self.code_lists, self.variables = (
            entrees,
            fichiers,
            code_lists,
            variables,
        )
        self.rank_of: dict[_Element, int] = {}  # keeps the elements alive, so that each stays the same object
        self.by_default: set[_Element] = set()
        self.visible: set[str] = set()
        self.occurrences: dict[str, int] = {}
        self.sent = _ranks_sent(entrees, fichiers)

    # --- filling

    def read_group(self, node: FormNode, base: str, copy: _Element) -> None:
        for child in node.children:
            entree = base + child.nom
            if child.genre == "valeur":
                self.read_value(node, child, base, copy)
            elif child.genre == "fichier":
                self.read_files(child, entree, copy)
            elif child.genre == "groupe" and child.repeated:
                for rank in self.ranks_read(child, entree):
                    groupe = SubElement(copy, child.nom)
                    self.rank_of[groupe] = rank
                    self.read_group(child, f"{entree}.{rank}.", groupe)
            elif child.genre == "groupe":
                self.read_group(child, f"{entree}.", SubElement(copy, child.nom))

    def ranks_read(self, node: FormNode, entree: str) -> list[int]:
        """One rank beyond the greatest number is kept, so that the excess is said and not lost."""
        ranks = [rank for rank in self.sent.get(entree, ()) if rank <= node.maximum + 1]
        self.occurrences[entree] = max(ranks, default=0)
        return ranks

    def read_value(self, parent: FormNode, node: FormNode, base: str, copy: _Element) -> None:
        entree = base + node.nom
        texts = self.texts(node, entree)
        defaut = not texts and not self.was_sent(node, entree) and node.champ.type not in _NO_DEFAULT
        if defaut and node.champ.defaut:
            texts = [node.champ.defaut]
        for text in dict.fromkeys(texts) if node.repeated else texts[:1]:
            if value := self.value(parent, node, base, text):
                element = SubElement(copy, node.nom)
                element.text = value
                if defaut:
                    self.by_default.add(element)

    def texts(self, node: FormNode, entree: str) -> list[str]:
        """The non-empty values sent for a field; the parts of a date joined by spaces."""
        texts = [_clean(text) for text in self.entrees.get(entree, ())]
        parts = PARTS.get(node.type.composant, ())
        chunks = [_clean(text) for p in parts for text in list(self.entrees.get(f"{entree}.{p}", ()))[:1]]
        if any(chunks):
            texts.insert(0, " ".join(filter(None, chunks)))
        return [text for text in texts if text]

    def was_sent(self, node: FormNode, entree: str) -> bool:
        parts = PARTS.get(node.type.composant, ())
        return any(nom in self.entrees for nom in (entree, *(f"{entree}.{part}" for part in parts)))

    def value(self, parent: FormNode, node: FormNode, base: str, text: str) -> str:
        code_postal = self.code_postal(parent, node, base)
        return _clean(node.type.read(self.code_lists.resolve(node.champ.type, text, code_postal)))

    def code_postal(self, parent: FormNode, node: FormNode, base: str) -> str | None:
        """What was typed in the postal code that stands before this commune."""
        if not node.code_postal:
            return None
        neighbour = parent.by_name[node.code_postal]
        texts = self.texts(neighbour, base + neighbour.nom)
        return neighbour.type.read(texts[0]) if texts else None

    def read_files(self, node: FormNode, entree: str, copy: _Element) -> None:
        for fichier in self.fichiers.get(entree, ()):
            element = SubElement(copy, node.nom)
            SubElement(element, "nom").text = CONTROLS.sub(" ", _clean(fichier.nom))[:255].strip() or "fichier"
            if fichier.type_mime:
                SubElement(element, "typeMime").text = _clean(fichier.type_mime)[:100]
            if fichier.jeton is not None:
                SubElement(element, "televersement").text = _clean(fichier.jeton)
            else:
                SubElement(element, "contenu").text = b64encode(fichier.contenu or b"").decode()

    # --- pruning

    def prune(self, node: FormNode, copy: _Element) -> None:
        """Drop the groups that hold nothing typed; a mandatory group stays with its defaults. An empty one goes, as in
        the view that is judged: a condition must not read it here and miss it there."""
        for element in list(copy):
            child = node.by_name[element.tag]
            if child.genre != "groupe":
                continue
            self.prune(child, element)
            mandatory = child.champ.obligatoire and not child.repeated
            kept = mandatory and any(child.by_name[inner.tag].genre != "calcul" for inner in element)
            if not kept and all(self.is_given(child, inner) for inner in element):
                copy.remove(element)

    def is_given(self, node: FormNode, element: _Element) -> bool:
        """Whether nobody typed it: a default, or a computed value."""
        return element in self.by_default or node.by_name[element.tag].genre == "calcul"

    # --- looking

    def look(self, node: FormNode, base: str, copy: _Element) -> None:
        for child in node.children:
            if not visible(child, copy, self.variables):
                continue
            entree = base + child.nom
            self.visible.add(entree)
            if child.genre == "groupe":
                self.look_at_group(child, entree, copy)

    def look_at_group(self, node: FormNode, entree: str, copy: _Element) -> None:
        presents = list(copy.iterchildren(node.nom))
        if not node.repeated:
            self.look_at_block(node, f"{entree}.", copy, presents[0] if presents else None)
            return
        by_rank = {self.rank_of[element]: element for element in presents}
        shown = max(self.occurrences.get(entree, 0), node.champ.occurrences_min)
        for rank in range(1, shown + 1):
            self.look_at_block(node, f"{entree}.{rank}.", copy, by_rank.get(rank))

    def look_at_block(self, node: FormNode, base: str, copy: _Element, present: _Element | None) -> None:
        bloc = present if present is not None else SubElement(copy, node.nom)
        self.look(node, base, bloc)
        if present is None:
            copy.remove(bloc)

    def ranks(self, node: FormNode, copy: _Element, base: str = "") -> dict[str, tuple[int, ...]]:
        """The ranks that hold something, by the entry name of their group."""
        found: dict[str, tuple[int, ...]] = {}
        for child in node.children:
            if child.genre != "groupe":
                continue
            elements, entree = list(copy.iterchildren(child.nom)), base + child.nom
            if child.repeated:
                found[entree] = tuple(self.rank_of[element] for element in elements)
            for element in elements:
                below = f"{entree}.{self.rank_of[element]}." if child.repeated else f"{entree}."
                found |= self.ranks(child, element, below)
        return found


def _ranks_sent(entrees: Entrees, fichiers: Mapping[str, Sequence[FormFile]]) -> dict[str, list[int]]:
    """The ranks sent for each group, sorted: `composition.2.nom` says 2 for `composition`."""
    found: dict[str, set[int]] = {}
    for nom in (*entrees, *fichiers):
        steps = nom.split(".")
        for place, text in enumerate(steps[1:-1], 1):
            if _is_rank(text):
                found.setdefault(".".join(steps[:place]), set()).add(int(text))
    return {groupe: sorted(ranks) for groupe, ranks in found.items()}


def _clean(text: str) -> str:
    """What XML can hold of a text, line ends made one character, outer blanks and pasted marks off."""
    return _NOT_XML.sub("", without_marks(text).replace("\r\n", "\n").replace("\r", "\n")).strip()


def _copy_into(node: FormNode | None, copy: _Element, parent: _Element, namespace: str) -> None:
    """Copy a view without its computed values; `node` is None inside a file."""
    for element in copy:
        child = node.by_name[element.tag] if node else None
        if child is not None and child.genre == "calcul":
            continue
        new = SubElement(parent, f"{{{namespace}}}{element.tag}")
        new.text = element.text
        _copy_into(child if child is not None and child.genre == "groupe" else None, element, new, namespace)
