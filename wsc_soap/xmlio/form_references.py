"""Where a definition refers to a field of its form, and how those places follow a field that is renamed or moved.

Three ways to refer: an expression (conditions, rules, computations, readings), a merge field `{{demande.a.b}}` of any
text, a `tire/@champ` of the exchanges.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from wsc_soap.domain.actions import kinds
from wsc_soap.errors import ChampEmploye, Manquement
from wsc_soap.xmlio.location_paths import LocationPath, Path, checked, down, relative, up
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.plan import ROOT

_MERGE = re.compile(r"(\{\{\s*demande\.)([A-Za-z0-9.]+)(\s*\}\})")
# element -> its attributes that are expressions over the demande
_EXPRESSIONS = {
    "demandeur": ("libelle", "courriel", "telephone"),
    "doublons": ("position", "lieu", "memes"),
    "reservation": ("ressource", "debut", "fin", "places", "condition"),
    "silence": ("condition",),
    "action": ("condition", "reference"),
    **dict.fromkeys(kinds(), ("si",)),
    "demanderPaiement": ("montant", "si"),
    "reserver": ("ressource", "debut", "fin", "places", "si"),
}
_OF_CHAMP = ("condition", "calcul", "ressource")


@dataclass(frozen=True)
class Expression:
    """One attribute that holds an expression; `owner` is the field it belongs to, None outside the form."""

    element: _Element
    attribute: str
    owner: Path | None
    place: str

    @property
    def text(self) -> str:
        """The expression."""
        return self.element.get(self.attribute, "")

    @property
    def context(self) -> Path:
        """The element it is read at."""
        return self.owner[:-1] if self.owner else ()


def expressions(root: _Element) -> Iterator[Expression]:
    """Every expression over the demande."""
    for page in root.iterfind(f"{tag('formulaire')}/{tag('page')}"):
        yield from of_champs(page, ())
    for element in root.iter(*(tag(nom) for nom in _EXPRESSIONS)):
        nom = _local(element)
        for attribute in _EXPRESSIONS[nom]:
            if element.get(attribute):
                yield Expression(element, attribute, None, f"{_place(element)}/{attribute}")


def of_champs(parent: _Element, path: Path) -> Iterator[Expression]:
    """The expressions of the fields of a page or of a group."""
    for champ in parent.iterchildren(tag("champ")):
        yield from of_champ(champ, (*path, champ.get("nom", "")))


def of_champ(champ: _Element, path: Path) -> Iterator[Expression]:
    """The expressions of one field and of those inside it."""
    place = "formulaire/" + "/".join(path)
    for attribute in _OF_CHAMP:
        if champ.get(attribute):
            yield Expression(champ, attribute, path, f"{place}/{attribute}")
    for rank, regle in enumerate(champ.iterchildren(tag("regle")), 1):
        yield Expression(regle, "test", path, f"{place}/regle[{rank}]")
    yield from of_champs(champ, path)


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _place(element: _Element) -> str:
    """`processus/controle/valider`, `messages/refus`: as the checks of a definition write it."""
    steps: list[str] = []
    step: _Element | None = element
    while step is not None and _local(step) != "teleservice":
        steps.append(step.get("code") or step.get("nom") or _local(step))
        step = step.getparent()
    return "/".join(reversed(steps))


# --- who refers -----------------------------------------------------------------------------------------------------


def uses(root: _Element, path: Path) -> tuple[str, ...]:
    """The places, outside the field itself, that refer to the field at `path` or to one inside it."""
    found = [
        expression.place
        for expression in expressions(root)
        if not _inside(expression.owner, path)
        and any(_inside(step.reached, path) for one in _paths(expression) for step in one.steps)
    ]
    found += [place for place, other in _named(root) if _inside(other, path)]
    return tuple(dict.fromkeys(found))


def refuse_used(root: _Element, path: Path, libelle: str) -> None:
    """Raises ChampEmploye, naming every place, when something outside refers to the field."""
    places = uses(root, path)
    if places:
        raise _used("formulaire/" + "/".join(path), libelle, places)


def _used(champ: str, libelle: str, places: Iterable[str]) -> ChampEmploye:
    faults = tuple(
        Manquement(place, libelle, "reference", "Ce passage parle du champ : changez-le d’abord.") for place in places
    )
    return ChampEmploye(champ=champ, libelle=libelle, nombre=len(faults), erreurs=faults)


def _paths(expression: Expression) -> tuple[LocationPath, ...]:
    return checked(expression.text, expression.context)


def _inside(place: Path | None, path: Path) -> bool:
    return place is not None and place[: len(path)] == path


def _named(root: _Element) -> Iterator[tuple[str, Path]]:
    """What merge fields and exchanges name, with its place."""
    for element, _, text in _texts(root):
        for found in _MERGE.finditer(text):
            yield _place(element), tuple(found[2].split("."))
    for tire in root.iter(tag("tire")):
        yield f"echanges/{tire.get('champ')}", tuple(re.split("[./]", tire.get("champ", "")))


def _texts(root: _Element) -> Iterator[tuple[_Element, str, str]]:
    for element in root.iter():
        if element.text and "{{" in element.text:
            yield element, "", element.text
        for attribute, value in element.attrib.items():
            if "{{" in value:
                yield element, str(attribute), str(value)


# --- following a field ----------------------------------------------------------------------------------------------


def follow(root: _Element, before: Path, after: Path, libelle: str) -> None:
    """Rewrite every reference to the field at `before`, or inside it, which is about to stand at `after`.

    Raises ChampEmploye when an expression is too rich to be rewritten; nothing is changed then.
    """
    moved = mover(before, after)
    changes: list[tuple[_Element, str, str]] = []
    refusals: list[str] = []
    for expression in expressions(root):
        text = rewritten(expression, moved)
        if text is None:
            refusals.append(expression.place)
        elif text != expression.text:
            changes.append((expression.element, expression.attribute, text))
    if refusals:
        raise _used("formulaire/" + "/".join(before), libelle, refusals)
    for element, attribute, text in changes:
        element.set(attribute, text)
    _follow_names(root, moved)


def mover(before: Path, after: Path) -> Callable[[Path], Path]:
    """The function from a place to where it is once `before` stands at `after`."""
    return lambda place: after + place[len(before) :] if place[: len(before)] == before else place


def rewritten(expression: Expression, moved: Callable[[Path], Path], context: Path | None = None) -> str | None:
    """The expression with its paths following `moved`; None when one of them cannot be rewritten.

    `context` is where it will be read, when `moved` does not say so.
    """
    old = expression.context
    new = context if context is not None else moved(expression.owner)[:-1] if expression.owner else old
    text, shift = expression.text, 0
    for one in sorted(_paths(expression), key=lambda path: path.start):
        pieces = _pieces(one, moved, old, new)
        if pieces is None:
            return None
        for start, end, piece in pieces:
            text = text[: start + shift] + piece + text[end + shift :]
            shift += len(piece) - (end - start)
    return text


def _pieces(
    path: LocationPath, moved: Callable[[Path], Path], old: Path, new: Path
) -> list[tuple[int, int, str]] | None:
    """What to put in place, as (start, end, text): names one by one, or the whole path."""
    places = [path.context, *(step.reached for step in path.steps)]
    if any(place is None for place in places):
        return []  # what cannot be told is left as it is
    known = [place for place in places if place is not None]
    then = [new if rank == 0 and not path.nested and place == old else moved(place) for rank, place in enumerate(known)]
    names: list[tuple[int, int, str]] = []
    for rank, step in enumerate(path.steps, 1):
        if not _follows(known[rank - 1 : rank + 1], then[rank - 1 : rank + 1], step.token is not None):
            return [(path.start, path.end, relative(new, then[-1]))] if path.plain and not path.nested else None
        if step.token is not None and then[rank] != known[rank] and then[rank]:
            names.append((step.token.place, step.token.place + len(step.token.value), then[rank][-1]))
    return names


def _follows(known: list[Path], then: list[Path], named: bool) -> bool:
    """Whether the same kind of step still leads from the first of `then` to the second."""
    if named:
        return then[1] == down(then[0], then[1][-1] if then[1] else ROOT)
    return then[1] == (then[0] if known[0] == known[1] else up(then[0]))


def _follow_names(root: _Element, moved: Callable[[Path], Path]) -> None:
    def again(found: re.Match[str]) -> str:
        return found[1] + ".".join(moved(tuple(found[2].split(".")))) + found[3]

    for element, attribute, text in list(_texts(root)):
        if attribute:
            element.set(attribute, _MERGE.sub(again, text))
        else:
            element.text = _MERGE.sub(again, text)
    for tire in root.iter(tag("tire")):
        path = tire.get("champ", "")
        mark = "." if "." in path else "/"
        tire.set("champ", mark.join(moved(tuple(re.split("[./]", path)))))
