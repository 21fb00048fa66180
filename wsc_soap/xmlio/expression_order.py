"""Two expressions side by side: does the second hold wherever the first does? Where that cannot be seen, no."""

from __future__ import annotations

import re
from collections.abc import Callable

from wsc_soap.xmlio.expression_tree import Binary, Call, Node, Number, Path, Variable, tree

Known = Callable[[Path], bool]
_LESS, _MORE = ("<", "<="), (">", ">=")
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_DAYS = re.compile(r"j(Plus|Moins)([0-9]+)(ouvres)?")


def is_wider(before: str, after: str) -> bool:
    """True when what makes `before` hold makes `after` hold: a limit moved away, one more way, one less demand."""
    return _implies(tree(before), tree(after))


def never_without(text: str, known: Known) -> bool:
    """True when the expression cannot hold as long as the fields that are not `known` are absent."""
    return _fails(tree(text), known)


def holds_without(text: str, known: Known) -> bool:
    """True when the expression holds for sure as long as the fields that are not `known` are absent."""
    return _holds(tree(text), known)


def _implies(before: Node, after: Node) -> bool:
    if before == after:
        return True
    if isinstance(before, Binary) and before.sign == "or":
        return _implies(before.left, after) and _implies(before.right, after)
    if isinstance(after, Binary) and after.sign == "and":
        return _implies(before, after.left) and _implies(before, after.right)
    if isinstance(after, Binary) and after.sign == "or" and any(_implies(before, one) for one in _sides(after)):
        return True
    if isinstance(before, Binary) and before.sign == "and" and any(_implies(one, after) for one in _sides(before)):
        return True
    if isinstance(before, Call) and isinstance(after, Call) and before.nom == after.nom == "not":
        return _implies(after.arguments[0], before.arguments[0])
    return _limit_moved_away(before, after)


def _sides(node: Binary) -> tuple[Node, Node]:
    return node.left, node.right


def _limit_moved_away(before: Node, after: Node) -> bool:
    old, new = _limit(before), _limit(after)
    if old is None or new is None or (old[0], old[1]) != (new[0], new[1]) or old[3] != new[3]:
        return False
    return new[2] >= old[2] if old[0] in _LESS else new[2] <= old[2]


def _limit(node: Node) -> tuple[str, Node, float, str] | None:
    """A comparison with a number: sign, what is compared, the number, its unit."""
    if not isinstance(node, Binary) or node.sign not in (*_LESS, *_MORE):
        return None
    for sign, measured, bound in (
        (node.sign, node.left, node.right),
        (_MIRROR[node.sign], node.right, node.left),
    ):
        if isinstance(bound, Number):
            return sign, measured, bound.value, ""
        if isinstance(bound, Variable) and (found := _DAYS.fullmatch(bound.nom)):
            return sign, measured, float(found[2]) * (1 if found[1] == "Plus" else -1), found[3] or "jours"
    return None


def _fails(node: Node, known: Known) -> bool:
    match node:
        case Path():
            return not known(node)
        case Binary("and", left, right):
            return _fails(left, known) or _fails(right, known)
        case Binary("or", left, right):
            return _fails(left, known) and _fails(right, known)
        case Binary("=" | "!=" | "<" | "<=" | ">" | ">=", left, right):
            return any(isinstance(one, Path) and not known(one) for one in (left, right))
        case Call("not" | "boolean" as nom, (inner,)):
            return _holds(inner, known) if nom == "not" else _fails(inner, known)
    return False


def _holds(node: Node, known: Known) -> bool:
    match node:
        case Binary("and", left, right):
            return _holds(left, known) and _holds(right, known)
        case Binary("or", left, right):
            return _holds(left, known) or _holds(right, known)
        case Call("not", (inner,)):
            return _fails(inner, known)
        case Call("true", ()):
            return True
    return False
