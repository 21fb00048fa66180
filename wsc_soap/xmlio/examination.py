"""One examination of one demande: a walk builds the view and checks structure, then come the conditions, the values,
what is missing, and the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.champs.required import required_message
from wsc_soap.domain.formulaire import Regle
from wsc_soap.domain.french import typeset
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.calculs import Calculs, compute
from wsc_soap.xmlio.expressions import Expression
from wsc_soap.xmlio.file_element import check_file
from wsc_soap.xmlio.namespaces import XSI
from wsc_soap.xmlio.place import Place
from wsc_soap.xmlio.plan import BLANKS, ROOT, CodeLists, FormNode
from wsc_soap.xmlio.view import local_name, shown, text_of

NBSP = "\u00a0"
MAX_FAULTS = 500
UNKNOWN_COMMUNE = "Cette commune n’est pas dans la liste officielle : vérifiez son code."
HIDDEN = "Ce champ n’a pas lieu d’être avec les autres réponses : retirez-le."
TWICE = "Cette réponse est donnée deux fois : gardez-en une."
ATTRIBUTE = "Cet attribut n’est pas prévu par le schéma : retirez-le."
NIL = "L’attribut xsi:nil n’est pas admis : une réponse que l’on ne donne pas n’a pas d’élément."
EMPTY = "Une réponse que l’on ne donne pas n’a pas d’élément : retirez-le, ou répondez."
COMPUTED = "Cette valeur est calculée par la mairie : retirez-la de la demande."
_ADMITTED_ATTRIBUTES = frozenset(f"{{{XSI}}}{nom}" for nom in ("type", "schemaLocation", "noNamespaceSchemaLocation"))


@dataclass(frozen=True)
class Findings:
    """What a check found: `errors` refuse the demande, `warnings` do not. `calculs` are the computed values by place;
    `made` gives the view."""

    errors: tuple[Manquement, ...]
    warnings: tuple[Manquement, ...]
    calculs: Calculs = field(default_factory=dict)
    made: Callable[[], _Element] = field(default=lambda: Element(ROOT), repr=False, compare=False)

    @cached_property
    def view(self) -> _Element:
        """The view that was judged, hidden fields left out and computed values put in."""
        return self.made()

    @property
    def valid(self) -> bool:
        """True when the demande may be filed."""
        return not self.errors


class Examination:
    """One check of one demande."""

    def __init__(
        self, plan: FormNode, namespace: str, code_lists: CodeLists | None, variables: Mapping[str, object]
    ) -> None:
        self.plan, self.namespace, self.code_lists, self.variables = plan, namespace, code_lists, variables
        self.verdicts: dict[tuple[Expression, Place], bool] = {}  # as long as the view does not change
        self.errors: list[tuple[tuple[int, ...], Manquement]] = []
        self.warnings: list[tuple[tuple[int, ...], Manquement]] = []

    def run(self, demande: _Element) -> Findings:
        root = Place(self.plan, None, 1, demande)
        root.view = view = Element(ROOT)
        if demande.tag != f"{{{self.namespace}}}{ROOT}":
            message = f"L’élément attendu est {ROOT}, dans l’espace de noms {self.namespace}."
            fault = Manquement(f"/{local_name(demande)}", local_name(demande), "inconnu", message)
            return Findings((fault,), (), made=lambda: view)
        self.read_group(root)
        calculs = self.settle(root)
        self.check_values(root)
        self.check_missing(root)
        self.check_rules(root)
        root.forget()
        return Findings(_in_order(self.errors), _in_order(self.warnings), calculs, lambda: view)

    # --- saying what is wrong

    def fault(self, place: Place, regle: str, message: str) -> None:
        """A fault of this place; its name is remembered up to the demande."""
        self.errors.append((place.cle(), Manquement(place.xpath(), place.node.champ.libelle, regle, typeset(message))))
        while place.parent is not None:
            place.parent.faulty.add(place.node.nom)
            place = place.parent

    def field_fault(self, parent: Place, node: FormNode, regle: str, message: str) -> None:
        """A fault of a field as a whole, whose element may be absent: its path has no rank."""
        champ = f"{parent.xpath()}/{node.nom}"
        self.errors.append(((*parent.cle(), node.rank, 0), Manquement(champ, node.champ.libelle, regle, message)))
        while parent is not None:
            parent.faulty.add(node.nom)
            node, parent = parent.node, parent.parent  # type: ignore[assignment]

    def intruder(self, place: Place, champ: str, nom: str, message: str) -> None:
        """Something the form does not know, below this place."""
        self.errors.append(((*place.cle(), 1 << 30), Manquement(champ, nom, "inconnu", typeset(message))))

    # --- structure: one walk, the view is built on the way

    def read_group(self, place: Place) -> None:
        last = -1
        self.read_attributes(place)
        for element in place.source:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            node = place.node.by_tag.get(tag)
            if node is None:
                self.unknown_element(place, element)
                continue
            child = self.add(place, node, element)
            if node.rank < last:
                self.fault(child, "ordre", "Cet élément n’est pas à sa place : suivez l’ordre du schéma.")
            else:
                last = node.rank
        if text_of(place.source).strip(BLANKS):
            self.fault(place, "type", "Cet élément contient des éléments, pas de texte.")

    def add(self, place: Place, node: FormNode, element: _Element) -> Place:
        presents = place.presents.get(node.nom)
        if presents is None:
            presents = place.presents[node.nom] = []
        child = Place(node, place, len(presents) + 1, element)
        if child.occurrence > node.maximum:
            if child.occurrence == node.maximum + 1 and node.nom not in place.faulty:
                self.field_fault(place, node, "occurrences", _too_much(node))
            return child
        presents.append(child)
        assert place.view is not None
        if node.genre == "groupe":
            child.view = SubElement(place.view, node.nom)
            self.read_group(child)
            if not len(child.view):
                place.view.remove(child.view)
        else:
            self.read_leaf(place, child)
        return child

    def read_leaf(self, place: Place, child: Place) -> None:
        element, node = child.source, child.node
        if element.keys():
            self.read_attributes(child)
        assert place.view is not None
        if node.genre == "fichier":
            child.text = text_of(element).strip(BLANKS) or "fichier"
            child.view = SubElement(place.view, node.nom)
            SubElement(child.view, "nom").text = element.findtext(f"{{{self.namespace}}}nom", "")[:255]
            return
        child.text = element.text or ""
        if len(element):
            child.text = text_of(element)
            if any(isinstance(inner.tag, str) for inner in element):
                self.fault(child, "type", "Cet élément contient une valeur, pas d’autres éléments.")
        if clean := shown(child.text):
            child.view = SubElement(place.view, node.nom)
            child.view.text = clean

    def read_attributes(self, place: Place) -> None:
        for nom in place.source.attrib:
            if nom not in _ADMITTED_ATTRIBUTES:
                local = str(nom).rpartition("}")[2]
                message = NIL if nom == f"{{{XSI}}}nil" else ATTRIBUTE
                self.intruder(place, f"{place.xpath()}/@{local}", place.node.champ.libelle, message)

    def unknown_element(self, place: Place, element: _Element) -> None:
        nom = local_name(element)
        known = place.node.by_name.get(nom)
        if known is not None and known.genre == "calcul" and element.tag == f"{{{self.namespace}}}{nom}":
            self.fault(Place(known, place, 1, element), "calcule", COMPUTED)
        else:
            message = f"L’élément {nom} n’existe pas ici dans le schéma : retirez-le, ou vérifiez son espace de noms."
            self.intruder(place, f"{place.xpath()}/{nom}", nom, message)

    # --- conditions

    def settle(self, root: Place) -> Calculs:
        """Compute, hide, compute again what the hidden fields fed, until nothing changes; nothing ever comes back."""
        while True:
            assert root.view is not None
            calculs = compute(self.plan, root.view, self.variables)
            if calculs:
                self.verdicts.clear()
            if not self.hide(root):
                return calculs

    def hide(self, place: Place) -> bool:
        """Take out the fields whose condition is false; True when something was taken out."""
        change = False
        for node in place.node.conditional:
            if node.nom in place.presents and not self.visible(place, node):
                change |= self.remove(place, place.presents[node.nom])
        for groupe in self.groupes(place):
            change |= self.hide(groupe)
        return change

    def remove(self, place: Place, presents: list[Place]) -> bool:
        self.verdicts.clear()
        del place.presents[presents[0].node.nom]
        filled = [child for child in presents if child.view is not None]
        for child in filled:
            self.fault(child, "masque", HIDDEN)
            if child.view.getparent() is not None:  # type: ignore[union-attr]
                place.view.remove(child.view)  # type: ignore[union-attr,arg-type]
        for child in presents:
            if child.view is None and self.empty_defect(child):
                self.fault(child, "masque", HIDDEN)
        return bool(filled)

    def visible(self, place: Place, node: FormNode) -> bool:
        condition = node.condition
        if condition is None:
            return True
        verdict = self.verdicts.get((condition, place))
        if verdict is None:
            verdict = self.verdicts[condition, place] = condition(place.view, self.variables)  # type: ignore[arg-type]
        return verdict

    # --- values

    def check_values(self, place: Place) -> None:
        for presents in place.presents.values():
            if len(presents) > 1 and presents[0].node.distinct:
                self.check_distinct(presents)
            for child in presents:
                genre = child.node.genre
                if genre == "valeur" and child.view is not None:
                    self.check_value(child)
                elif genre == "groupe":
                    self.check_values(child)
                elif genre == "fichier":
                    for regle, message in check_file(child.source, child.node.champ, self.namespace):
                        self.fault(child, regle, message)
                elif not child.node.champ.obligatoire or self.count(place, child.node):
                    self.check_empty(child)

    def check_distinct(self, presents: list[Place]) -> None:
        seen: set[str] = set()
        for child in presents:
            if child.text in seen:
                self.fault(child, "occurrences", TWICE)
            seen.add(child.text)

    def check_value(self, place: Place) -> None:
        champ = place.node.champ
        defaut = place.node.type.examine(place.text, champ)
        if champ.type == "communeInsee" and self.code_lists is not None:
            self.check_commune(place, defaut is not None)
        elif defaut is not None:
            self.fault(place, defaut.regle, defaut.message)

    def check_commune(self, place: Place, malformed: bool) -> None:
        code_lists, code = self.code_lists, place.text.strip(BLANKS)
        assert code_lists is not None and place.parent is not None
        neighbours = place.parent.presents.get(place.node.code_postal, ())
        code_postal = neighbours[0].text.strip(BLANKS) if neighbours else None
        message = code_lists.check("communeInsee", code, code_postal)
        if malformed or (message and code_lists.commune(code)):
            message = self.written_commune(place, code, code_postal) or message
            message = message or place.node.type.check(place.text, place.node.champ) or ""
            self.fault(place, "type" if malformed else "regle", message)
        elif message:
            fault = Manquement(place.xpath(), place.node.champ.libelle, "regle", typeset(UNKNOWN_COMMUNE))
            self.warnings.append((place.cle(), fault))

    def written_commune(self, place: Place, code: str, code_postal: str | None) -> str:
        """A program sent the name of a commune: its code, when no other can be meant. A page never comes here, having
        looked the name up."""
        kind = place.node.type
        assert self.code_lists is not None
        meant = self.code_lists.resolve("communeInsee", code, code_postal)
        if meant == code or not self.code_lists.commune(meant):
            return ""
        return kind.sentence(kind.WIRE, place.node.champ, ecrit=meant)

    def check_empty(self, place: Place) -> None:
        """An empty element counts as absent; it is a fault of its own only where the XSD refuses it."""
        champ = place.node.champ
        if (message := self.empty_defect(place)) is not None:
            self.fault(place, "type", message if champ.obligatoire else EMPTY)

    def empty_defect(self, place: Place) -> str | None:
        """Why the XSD refuses an empty element, if it does."""
        champ = place.node.champ
        defaut = place.node.type.examine(place.text, champ)
        if defaut is None:
            return required_message(champ) if champ.obligatoire and not place.text else None
        return defaut.message

    # --- what is missing

    def check_missing(self, place: Place) -> None:
        for node in place.node.required:
            if self.count(place, node) == 0 and self.visible(place, node):
                self.absent(place, node)
        for node in place.node.to_count:
            if 0 < self.count(place, node) < node.champ.occurrences_min:
                self.field_fault(place, node, "occurrences", _too_few(node))
        for groupe in self.groupes(place):
            self.check_missing(groupe)

    def groupes(self, place: Place) -> list[Place]:
        """The occurrences of the groups of this place."""
        return [groupe for node in place.node.groupes for groupe in place.presents.get(node.nom, ())]

    def count(self, place: Place, node: FormNode) -> int:
        presents = place.presents.get(node.nom, ())
        if node.genre == "groupe":
            return len(presents)
        count = 0
        for child in presents:  # twice as fast as a sum, and asked for every mandatory field
            count += child.view is not None
        return count

    def absent(self, place: Place, node: FormNode) -> None:
        """A mandatory field without value. For a group, its own mandatory fields are what people must fill."""
        if node.genre == "groupe" and not node.repeated and node.required:
            empty = Place(node, place, 1, place.source)
            assert place.view is not None
            empty.view = SubElement(place.view, node.nom)  # in place, so that conditions can look around
            missing = [inner for inner in node.required if self.visible(empty, inner)]
            for inner in missing:
                self.absent(empty, inner)
            place.view.remove(empty.view)
            if missing:
                return
        self.field_fault(place, node, "obligatoire", required_message(node.champ))

    # --- rules

    def check_rules(self, place: Place) -> None:
        for node in place.node.with_rules:
            if (node.nom not in place.faulty or node.genre == "groupe") and self.visible(place, node):
                for regle in self.broken_rules(place, node):
                    self.report_broken_rule(place, node, regle)
        for groupe in self.groupes(place):
            self.check_rules(groupe)

    def broken_rules(self, place: Place, node: FormNode) -> Iterator[Regle]:
        for expression, regle, read in node.regles:
            # A rule that reads an answer which is itself missing or wrong would only repeat the fault.
            if place.faulty and not place.faulty.isdisjoint(read):
                continue
            if not expression(place.view, self.variables):  # type: ignore[arg-type]
                yield regle

    def report_broken_rule(self, place: Place, node: FormNode, regle: Regle) -> None:
        if regle.niveau == "erreur":
            self.field_fault(place, node, "regle", regle.message)
            return
        fault = Manquement(f"{place.xpath()}/{node.nom}", node.champ.libelle, "regle", regle.message)
        self.warnings.append(((*place.cle(), node.rank, 0), fault))


def _in_order(found: list[tuple[tuple[int, ...], Manquement]]) -> tuple[Manquement, ...]:
    return tuple(fault for _, fault in sorted(found, key=lambda found: found[0])[:MAX_FAULTS])


def _too_much(node: FormNode) -> str:
    return f"{node.champ.libelle}{NBSP}: {node.maximum} au plus. Retirez ce qui dépasse."


def _too_few(node: FormNode) -> str:
    return f"{node.champ.libelle}{NBSP}: {node.champ.occurrences_min} au moins. Complétez."
