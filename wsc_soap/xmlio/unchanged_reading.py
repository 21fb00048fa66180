"""Expressions that say the same of a demande as it came as of its view, so that none has to be made.

The view drops blanks and what is empty, the contents of files and the namespace. Where nothing is blank, an expression
sees the difference only by the text of a group or of a file, by `*`, or by a path from above the demande.
"""

from __future__ import annotations

from collections.abc import Set

from wsc_soap.xmlio.expression_tree import Binary, Call, Node, Path, Step, every_operand, tree
from wsc_soap.xmlio.expressions import check, name_tests

PREFIX = "d"
_BY_PRESENCE = frozenset({"boolean", "count", "not"})
_OF_CONTEXT = frozenset({"normalize-space", "number", "string", "string-length"})


def reads_unchanged(text: str, leaves: Set[str]) -> bool:
    """Whether an accepted expression gives the same over a demande without blanks and over its view. `leaves` are the
    names that only fields with a text of their own have."""
    return _unchanged(tree(text), leaves, by_presence=True)


def prefixed(text: str) -> str:
    """An accepted expression whose names are those of the namespace bound to `PREFIX`."""
    written, end = [], 0
    for token in name_tests(check(text)):
        written += [text[end : token.place], PREFIX, ":"]
        end = token.place
    return "".join([*written, text[end:]])


def _unchanged(node: Node, leaves: Set[str], by_presence: bool) -> bool:
    match node:
        case Path():
            return _path(node, leaves, by_presence)
        case Call(nom, arguments):
            by_presence = nom in _BY_PRESENCE
            if not arguments and nom in _OF_CONTEXT:
                return False
        case Binary(sign):
            by_presence = sign in ("and", "or") or (sign == "|" and by_presence)
        case _:
            by_presence = False
    return all(_unchanged(below, leaves, by_presence) for below in every_operand(node))


def _path(path: Path, leaves: Set[str], by_presence: bool) -> bool:
    if path.absolute or path.start is not None or not all(map(_plain, path.steps)):
        return False
    last = path.steps[-1]
    if not by_presence and (last.axis != "child" or last.nom not in leaves):
        return False
    return all(_unchanged(one, leaves, by_presence=True) for step in path.steps for one in step.predicates)


def _plain(step: Step) -> bool:
    return step.axis == "parent" or (step.axis == "child" and step.nom != "*")
