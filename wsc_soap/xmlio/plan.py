"""A form compiled for reading demandes: one node per field, its expressions ready, its element's qualified name."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from wsc_soap.domain.champs.base import ChampType, Names
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Formulaire, Regle
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.conjunction import conjunctions
from wsc_soap.xmlio.expressions import Expression, compiled
from wsc_soap.xmlio.unchanged_reading import PREFIX, prefixed, reads_unchanged

ROOT = "demande"
BLANKS = " \t\r\n"
FILE_NAME = "nom"  # what the view keeps of a file
MAX_OCCURRENCES = 1000
_KEPT = 256
Inputs = Mapping[str, frozenset[str]]
_GENRES = frozenset({"groupe", "fichier", "rien"})
_ABSENT = frozenset({"calcul", "rien"})  # from the demande's XML


class CodeLists(Names, Protocol):
    """The lists behind codes; `wsc_soap.reference_data.ReferenceData` is one."""

    def resolve(self, champ_type: str, text: str, code_postal: str | None = None) -> str:
        """The code meant by what a person typed; the text as it is when that is not clear."""

    def check(self, champ_type: str, value: str, code_postal: str | None = None) -> str | None:
        """None when the code is right, else the French sentence of the remedy."""


class FormNode:
    """A field (or the demande itself) with what reading it needs.

    `genre` is the kind of its element: `valeur`, `groupe`, `fichier`, `calcul` for what stands in the view only, or
    `rien` for what has no element. `rank` is its place among its siblings; `condition` is None when it is always shown;
    `code_postal` names the postal code that stands just before a commune, which must agree with it. `computes` says
    that something below is computed, `distinct` that a value stands once only; `meaning` is what the type knows beyond
    the form of a value; `together` what holds in the group when all is right, over the demande as it came when
    `unchanged`, else over its view. `spelt` is its name
    there. `to_ask` are the qualified names of what the schema has not wholly judged.
    """

    __slots__ = (
        "by_name",
        "by_tag",
        "calcul",
        "champ",
        "children",
        "code_postal",
        "computes",
        "condition",
        "conditional",
        "distinct",
        "genre",
        "groupes",
        "maximum",
        "meaning",
        "nom",
        "rank",
        "regles",
        "repeated",
        "required",
        "spelt",
        "tag",
        "to_ask",
        "to_count",
        "together",
        "type",
        "unchanged",
        "with_rules",
    )

    def __init__(self, champ: Champ, rank: int, namespace: str, inputs: Inputs, unchanged: bool) -> None:
        self.champ, self.rank, self.nom = champ, rank, champ.nom
        self.unchanged, self.tag = unchanged, f"{{{namespace}}}{champ.nom}"
        self.spelt = self.tag if unchanged else self.nom
        self.type: ChampType = champ_type(champ.type)
        self.genre = "calcul" if champ.calcul else self.type.xsd if self.type.xsd in _GENRES else "valeur"
        self.calcul: Expression | None = compiled(champ.calcul) if champ.calcul else None
        self.condition: Expression | None = compiled(champ.condition) if champ.condition else None
        knows_more = type(self.type)._makes_sense is not ChampType._makes_sense
        self.meaning = self.type._makes_sense if knows_more else None
        self.regles = tuple(_compiled(regle, inputs) for regle in champ.regles)
        self.maximum = min(champ.occurrences_max, MAX_OCCURRENCES)
        self.repeated = champ.repeated
        self.distinct = champ.type == "choixMultiple"
        self.children = tuple(FormNode(c, place, namespace, inputs, unchanged) for place, c in enumerate(champ.champs))
        self.by_name = {child.nom: child for child in self.children}
        self.by_tag = {e.tag: e for e in self.children if e.genre not in _ABSENT}
        self.code_postal = ""
        for before, child in zip(self.children, self.children[1:], strict=False):
            if before.champ.type == "codePostal" and child.champ.type == "communeInsee":
                child.code_postal = before.nom
        self.required = tuple(e for e in self.children if e.genre not in _ABSENT and e.champ.obligatoire)
        self.groupes = tuple(e for e in self.children if e.genre == "groupe")
        self.conditional = tuple(e for e in self.children if e.condition is not None and e.genre not in _ABSENT)
        self.to_count = tuple(e for e in self.children if e.champ.occurrences_min > 1)
        self.computes: bool = any(e.genre == "calcul" or e.computes for e in self.children)
        self.with_rules = tuple(e for e in self.children if e.genre != "rien" and e.regles)
        self.to_ask = tuple(tag for tag, child in self.by_tag.items() if child.knows_more)
        prefixes = {PREFIX: namespace} if unchanged else {}
        self.together = tuple(conjunctions(list(self._wanted(prefixed if unchanged else str)), prefixes))

    @property
    def knows_more(self) -> bool:
        """True of an element that its schema has not wholly judged."""
        of_type = self.meaning is not None or self.distinct or self.champ.type == "communeInsee"
        return self.genre != "valeur" or of_type

    def _wanted(self, spelt: Callable[[str], str]) -> Iterator[tuple[str, frozenset[str]]]:
        """What holds in a group where all is right, with the variables it needs: no hidden value, no mandatory one
        missing, no rule broken. `spelt` writes an expression for the tree that it is to read."""
        for shows, fields in self._by_condition().items():
            shown = f"({spelt(shows.source)})"
            noms = [spelt(one.nom) for one in fields]
            exact = [spelt(one.nom) for one in fields if one.champ.obligatoire]
            yield f"{' and '.join([shown, *exact])} or not({' or '.join([shown, *noms])})", shows.variables
        for child in self.with_rules:
            condition = child.condition
            hidden = f"not({spelt(condition.source)}) or " if condition else ""
            more = condition.variables if condition else frozenset[str]()
            yield from ((f"{hidden}({spelt(rule.source)})", rule.variables | more) for rule, _, _ in child.regles)

    def _by_condition(self) -> dict[Expression, list[FormNode]]:
        """The fields that each condition shows: it is evaluated once for all of them."""
        found: dict[Expression, list[FormNode]] = {}
        for child in self.conditional:
            assert child.condition is not None
            found.setdefault(child.condition, []).append(child)
        return found

    def walk(self) -> Iterator[FormNode]:
        """This node's descendants, parents first."""
        for child in self.children:
            yield child
            yield from child.walk()


def _compiled(regle: Regle, inputs: Inputs) -> tuple[Expression, Regle, frozenset[str]]:
    """A rule with its expression and the names it reads, by way of computed values too."""
    expression = compiled(regle.test)
    return expression, regle, expression.names.union(*(inputs.get(nom, frozenset()) for nom in expression.names))


def _inputs(formulaire: Formulaire) -> Inputs:
    """What each computed value reads, by name, through those before it."""
    found: dict[str, frozenset[str]] = {}
    for _, champ in formulaire.walk():
        if champ.type == "calcul":
            names = compiled(champ.calcul).names | found.get(champ.nom, frozenset())
            found[champ.nom] = names.union(*(found.get(nom, frozenset()) for nom in names))
    return found


def _reads_unchanged(formulaire: Formulaire) -> bool:
    """Whether nothing is computed and no condition and no rule needs the view."""
    champs = [champ for _, champ in formulaire.walk()]
    without_text = {champ.nom for champ in champs if champ_type(champ.type).xsd in _GENRES}
    leaves = {champ.nom for champ in champs} - without_text | ({FILE_NAME} - without_text)
    texts = [regle.test for champ in champs for regle in champ.regles]
    texts += [champ.condition for champ in champs if champ.condition]
    return all(reads_unchanged(text, leaves) for text in texts) and not any(champ.calcul for champ in champs)


_plans: OrderedDict[int, tuple[object, str, FormNode]] = OrderedDict()
_lock = threading.Lock()


def plan(teleservice: Teleservice) -> FormNode:
    """The compiled form of a téléservice: the node of its demande. Compiled once and kept.

    Raises ExpressionInvalide or KeyError on a form that `load_teleservice` would have refused.
    """
    formulaire, namespace = teleservice.formulaire, teleservice.espace_de_noms
    kept = _plans.get(id(formulaire))
    if kept is not None and kept[0] is formulaire and kept[1] == namespace:
        return kept[2]
    whole = Champ(ROOT, "groupe", "Demande", champs=formulaire.champs)
    unchanged = bool(namespace) and _reads_unchanged(formulaire)  # an action's form has no namespace and no schema
    node = FormNode(whole, 0, namespace, _inputs(formulaire), unchanged)
    with _lock:
        _plans[id(formulaire)] = (formulaire, namespace, node)
        while len(_plans) > _KEPT:
            _plans.popitem(last=False)
    return node
