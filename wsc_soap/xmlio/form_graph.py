"""Which fields the expressions of a form read, as places of the form: `..` resolved from the group they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.xmlio.expression_tree import Binary, Node, Path, Step, every_operand, tree
from wsc_soap.xmlio.plan import ROOT

Place = tuple[str, ...]
ANY = "*"


@dataclass(frozen=True)
class Reading:
    """One path of an expression: `place` in the form (`*` for any name), or outside the demande (`place` None)."""

    path: Path
    place: Place | None


def champs_by_place(formulaire: Formulaire) -> dict[Place, Champ]:
    """Every field of the form by its place."""
    return {tuple(path.split("/")): champ for path, champ in formulaire.walk()}


def readings(text: str, context: Place) -> tuple[Reading, ...]:
    """Every path of an expression read in the group at `context`; raises InvalidExpression."""
    return tuple(_readings(tree(text), context))


def resolve(path: Path, context: Place) -> Place | None:
    """The place that a path without start leads to; None outside the demande."""
    if path.absolute:
        if not path.steps or path.steps[0].nom not in (ROOT, ANY):
            return None
        return _walk(path.steps[1:], ())
    return _walk(path.steps, context)


def _walk(steps: tuple[Step, ...], context: Place) -> Place | None:
    place = context
    for step in steps:
        if step.axis == "child":
            place = (*place, step.nom)
        elif step.axis == "parent":
            if not place:
                return None
            place = place[:-1]
    return place


def _readings(node: Node, context: Place) -> Iterator[Reading]:
    if isinstance(node, Path):
        yield from _of_path(node, context)
        return
    for below in every_operand(node):
        yield from _readings(below, context)


def _of_path(path: Path, context: Place) -> Iterator[Reading]:
    if path.start is not None:
        yield from _of_filtered(path, context)
        return
    place = resolve(path, context)
    yield Reading(path, place)
    yield from _of_predicates(path.steps, () if path.absolute else context, path.absolute)


def _of_filtered(path: Path, context: Place) -> Iterator[Reading]:
    assert path.start is not None
    yield from _readings(path.start, context)
    for start in _ends(path.start, context):
        for predicate in path.predicates:
            yield from _readings(predicate, start)
        if path.steps:
            yield Reading(path, _walk(path.steps, start))
            yield from _of_predicates(path.steps, start, False)


def _ends(node: Node, context: Place) -> Iterator[Place]:
    """Where the nodes of an operand stand."""
    if isinstance(node, Binary) and node.sign == "|":
        yield from _ends(node.left, context)
        yield from _ends(node.right, context)
    elif isinstance(node, Path) and node.start is None and (place := resolve(node, context)) is not None:
        yield place


def _of_predicates(steps: tuple[Step, ...], context: Place, absolute: bool) -> Iterator[Reading]:
    for rank, step in enumerate(steps):
        place = _walk(steps[absolute : rank + 1], context)
        for predicate in step.predicates:
            if place is not None:
                yield from _readings(predicate, place)


def matches(place: Place, champs: Mapping[Place, Champ]) -> list[Place]:
    """The fields that a place means; the demande itself is `()`; a part of a file counts as its field."""
    if ANY not in place:
        if not place or place in champs:
            return [place]
        above = champs.get(place[:-1])
        return [place[:-1]] if above is not None and above.type == "pieceJointe" and place[-1] == "nom" else []
    return [
        one for one in champs if len(one) == len(place) and all(p in (ANY, q) for p, q in zip(place, one, strict=True))
    ]
