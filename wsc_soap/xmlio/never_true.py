"""Can an expression hold at all? Its ways to hold are written out, each a list of comparisons that must hold together;
it never holds when each of them contradicts itself.

Only what is seen for certain counts: equalities with texts, comparisons with numbers, presence and absence of a field
that has one value, and what the conditions of the fields read want themselves.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wsc_soap.domain.formulaire import Champ
from wsc_soap.xmlio.expression_tree import Binary, Call, Negation, Node, Number, Path, Text, tree
from wsc_soap.xmlio.expressions import InvalidExpression
from wsc_soap.xmlio.form_graph import ANY, Place, resolve

MAX_WAYS = 32
MAX_DEPTH = 4
Champs = Mapping[Place, Champ]
_OPPOSITE = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_NUMBERS = ("entier", "decimal", "montant")


class Wanted(NamedTuple):
    """What one field must be: `sign` is `=`, `!=`, `not` (never equal, absent will do), `present`, `absent`, or that of
    a comparison with a number."""

    place: Place
    sign: str
    value: str | float = ""


Way = list[Wanted]


def never_holds(text: str, place: Place, champs: Champs) -> bool:
    """True of an expression of the field at `place` that no demande satisfies."""
    ways = _Ways(champs).of(tree(text), place[:-1])
    around = _around(place, champs)
    if ways is None:
        return False
    return all(_contradicts([*way, *around, *_behind([*way, *around], champs)], champs) for way in ways)


def _around(place: Place, champs: Champs) -> Way:
    """What the conditions of the groups above want for certain."""
    found: Way = []
    for depth in range(1, len(place)):
        found += _certain(place[:depth], champs)
    return found


def _certain(place: Place, champs: Champs) -> Way:
    champ = champs.get(place)
    if champ is None or not champ.condition:
        return []
    try:
        ways = _Ways(champs).of(tree(champ.condition), place[:-1])
    except InvalidExpression:
        return []
    return ways[0] if ways and len(ways) == 1 else []


def _behind(way: Way, champs: Champs) -> Way:
    """What the conditions of the fields that must be there want in their turn."""
    found: Way = []
    waiting, seen = [one.place for one in way if one.sign not in ("absent", "not")], set[Place]()
    for _ in range(MAX_DEPTH):
        following: Way = []
        for place in waiting:
            for depth in range(1, len(place) + 1):
                if place[:depth] not in seen:
                    seen.add(place[:depth])
                    following += _certain(place[:depth], champs)
        found += following
        waiting = [one.place for one in following if one.sign not in ("absent", "not")]
    return found


class _Ways:
    def __init__(self, champs: Champs) -> None:
        self.champs = champs

    def of(self, node: Node, context: Place, holds: bool = True) -> list[Way] | None:
        """The ways a node can hold, or fail to when not `holds`; None when too many."""
        match node:
            case Binary("and" | "or" as sign, left, right):
                one, other = self.of(left, context, holds), self.of(right, context, holds)
                return _joined(one, other, (sign == "and") == holds)
            case Call("not", (inner,)):
                return self.of(inner, context, not holds)
            case Call("true" | "false" as nom, ()):
                return [[]] if (nom == "true") == holds else []
        return [list(self.wanted(node, context, holds))]

    def wanted(self, node: Node, context: Place, holds: bool) -> Iterator[Wanted]:
        if isinstance(node, Path):
            if (place := self.single(node, context)) is not None:
                yield Wanted(place, "present" if holds else "absent")
        elif isinstance(node, Binary) and node.sign in _OPPOSITE:
            sides = ((node.left, node.right, node.sign), (node.right, node.left, _OPPOSITE[node.sign]))
            for read, value, sign in sides:
                place = self.single(read, context) if isinstance(read, Path) else None
                if isinstance(value, Negation) and isinstance(value.operand, Number):
                    value = Number(-value.operand.value)
                if place is not None and isinstance(value, Text | Number):
                    yield from _compared(place, sign, value, holds)

    def single(self, path: Path, context: Place) -> Place | None:
        """The place of a field that has one value at most, seen from there."""
        if path.start is not None or any(step.predicates for step in path.steps):
            return None
        place = resolve(path, context)
        if place is None or place not in self.champs or ANY in place:
            return None
        steps = range(1, len(place) + 1)
        repeats = (
            self.champs[place[:depth]].repeated
            for depth in steps
            if place[:depth] in self.champs and place[:depth] != context[:depth]
        )
        return None if any(repeats) else place


def _joined(left: list[Way] | None, right: list[Way] | None, together: bool) -> list[Way] | None:
    if left is None or right is None:
        return None
    ways = [one + other for one in left for other in right] if together else left + right
    return ways if len(ways) <= MAX_WAYS else None


def _compared(place: Place, sign: str, value: Text | Number, holds: bool) -> Iterator[Wanted]:
    if isinstance(value, Text):
        if sign in ("=", "!=") and holds:
            yield Wanted(place, sign, value.value)
        elif sign == "=":
            yield Wanted(place, "not", value.value)
    elif holds and sign != "!=":
        yield Wanted(place, "present")
        yield from (Wanted(place, one, value.value) for one in (("<=", ">=") if sign == "=" else (sign,)))


def _contradicts(way: Way, champs: Champs) -> bool:
    texts: dict[Place, str] = {}
    there = {one.place for one in way if one.sign in ("=", "!=", "present")}
    for one in way:
        if one.sign == "absent" and one.place in there:
            return True
        if one.sign == "=" and texts.setdefault(one.place, str(one.value)) != one.value:
            return True
    if any(one.sign in ("!=", "not") and texts.get(one.place) == one.value for one in way):
        return True
    measured = {one.place for one in way if isinstance(one.value, float)}
    return any(_no_number(place, [one for one in way if one.place == place], champs) for place in measured)


def _no_number(place: Place, way: Way, champs: Champs) -> bool:
    """True when no number is within all the bounds, those of the field among them."""
    champ = champs[place]
    low, high = (_bound(champ, champ.minimum, -math.inf), _bound(champ, champ.maximum, math.inf))
    strict_low = strict_high = False
    for one in way:
        if not isinstance(one.value, float):
            continue
        if one.sign in (">", ">=") and (one.value, one.sign == ">") > (low, strict_low):
            low, strict_low = one.value, one.sign == ">"
        if one.sign in ("<", "<=") and (-one.value, one.sign == "<") > (-high, strict_high):
            high, strict_high = one.value, one.sign == "<"
    return low > high or (low == high and (strict_low or strict_high))


def _bound(champ: Champ, text: str, otherwise: float) -> float:
    try:
        return float(text) if champ.type in _NUMBERS and text else otherwise
    except ValueError:
        return otherwise
