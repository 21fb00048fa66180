"""An expression -> the condition that it says, when it is one that a person can build without XPath.

The usual ways of writing the same by hand are known too; None stands for an expression that only an expert reads.
"""

from __future__ import annotations

from collections.abc import Collection

from wsc_soap.xmlio.condition_tree import Node, TooRich, read_tree
from wsc_soap.xmlio.conditions import (
    BOOLEANS,
    DAYS,
    OPERATEURS,
    SIGNS,
    Comparaison,
    Condition,
    InvalidCondition,
    check_comparison,
)
from wsc_soap.xmlio.location_paths import Path

_OPERATORS = {sign: operator for operator, sign in SIGNS.items()}
_FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def read_condition(text: str, context: Path, own: str = "", outside: Collection[str] = ()) -> Condition | None:
    """The condition that an expression says, read at `context`; None when it is richer than that."""
    try:
        tree = read_tree(text, context, outside)
        parts = tree.parts if tree.kind == "ou" else ()
        if own and parts and parts[0] == _no_answer(own):
            rest = parts[1] if len(parts) == 2 else Node("ou", parts=parts[1:])
            condition = _condition(rest, sauf_vide=True)
        else:
            condition = _condition(tree)
        for one in condition.comparaisons:
            check_comparison(one)
    except (TooRich, InvalidCondition):
        return None
    return condition


def _no_answer(own: str) -> Node:
    return Node("appel", "not", parts=(Node("chemin", path=tuple(own.split("/"))),))


def _condition(tree: Node, sauf_vide: bool = False) -> Condition:
    if tree.kind == "ou":
        merged = _merge_booleans(tree.parts)
        return Condition(tuple(map(_read, merged)), "ou" if len(merged) > 1 else "et", sauf_vide)
    parts = tree.parts if tree.kind == "et" else (tree,)
    return Condition(tuple(map(_read, parts)), "et", sauf_vide)


def _merge_booleans(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """`danger = 'true' or danger = '1'` among alternatives is one comparison."""
    merged: list[Node] = []
    for part in parts:
        pair = Node("ou", parts=(merged[-1], part)) if merged else None
        if pair is not None and _boolean_of(pair):
            merged[-1] = pair
        else:
            merged.append(part)
    return tuple(merged)


def _boolean_of(node: Node) -> tuple[str, str] | None:
    """(path, operator) of `x = 'true' or x = '1'`."""
    if node.kind != "ou" or len(node.parts) != 2:
        return None
    one, two = node.parts
    for operateur, values in BOOLEANS.items():
        if all(
            part.kind == "compare" and part.value == "=" and part.parts[1] == Node("texte", value)
            for part, value in zip((one, two), values, strict=True)
        ) and one.parts[0].kind == "chemin" and one.parts[0] == two.parts[0]:  # fmt: skip
            return "/".join(one.parts[0].path), operateur
    return None


def _read(node: Node) -> Comparaison:
    if (boolean := _boolean_of(node)) is not None:
        return Comparaison(boolean[0], boolean[1])
    if node.kind == "chemin":
        return Comparaison("/".join(node.path), "rempli")
    if node.kind == "appel":
        return _call(node)
    if node.kind == "compare":
        return _comparison(node.value, *node.parts)
    raise TooRich


def _call(node: Node) -> Comparaison:
    if node.value == "not" and len(node.parts) == 1:
        return _not(node.parts[0])
    if node.value in ("contains", "starts-with") and len(node.parts) == 2:
        field, value = node.parts
        if field.kind == "chemin" and value.kind == "texte" and value.value:
            operateur = "contient" if node.value == "contains" else "commence"
            return Comparaison("/".join(field.path), operateur, "texte", value.value)
    if node.value == "boolean" and len(node.parts) == 1 and node.parts[0].kind == "chemin":
        return _read(node.parts[0])
    raise TooRich


def _not(node: Node) -> Comparaison:
    inner = _read(node)
    if inner.operateur == "rempli":
        return Comparaison(inner.champ, "vide")
    if inner.operateur == "oui":
        return Comparaison(inner.champ, "pasOui")
    if inner.operateur == "egal" and inner.genre in OPERATEURS["different"]:
        return Comparaison(inner.champ, "different", inner.genre, inner.valeur)
    raise TooRich


def _comparison(sign: str, left: Node, right: Node) -> Comparaison:
    if left.kind in ("texte", "nombre", "variable") and right.kind not in ("texte", "nombre", "variable"):
        left, right, sign = right, left, _FLIPPED[sign]
    if left.kind == "plus":
        return _age(sign, left, right)
    if left.kind == "appel" and left.value == "count":
        return _count(sign, left, right)
    path, form = _field(left)
    genre, valeur = _operand(right, form)
    operateur = _OPERATORS[sign]
    if genre not in OPERATEURS[operateur]:
        raise TooRich
    return Comparaison(path, operateur, genre, valeur)


def _field(node: Node) -> tuple[str, str]:
    """(path, `""`, `date` or `instant`): how the field is read."""
    if node.kind == "chemin":
        return "/".join(node.path), ""
    inner = _only(_only_part(node, "number"), "translate", 3)
    field, taken, put = inner.parts
    if put != Node("texte", ""):
        raise TooRich
    if field.kind == "chemin" and taken.value == "-":
        return "/".join(field.path), "date"
    cut = _only(field, "substring", 3)
    whole = cut.parts[1:] == (Node("nombre", "1"), Node("nombre", "19"))
    if taken.value == "-:T" and whole and cut.parts[0].kind == "chemin":
        return "/".join(cut.parts[0].path), "instant"
    raise TooRich


def _only(node: Node, function: str, number: int) -> Node:
    if node.kind != "appel" or node.value != function or len(node.parts) != number:
        raise TooRich
    return node


def _only_part(node: Node, function: str) -> Node:
    return _only(node, function, 1).parts[0]


def _operand(node: Node, form: str) -> tuple[str, str]:
    """(genre, value) of what a field read as `form` is compared with."""
    if form == "instant":
        if node == Node("variable", "maintenant"):
            return "maintenant", ""
        raise TooRich
    if form == "date":
        return _date_operand(node)
    if node.kind == "texte" and node.value:
        return "texte", node.value
    if node.kind == "nombre":
        return "nombre", node.value
    if node.kind == "chemin":
        return "champ", "/".join(node.path)
    if node == Node("variable", "commune"):
        return "commune", ""
    raise TooRich


def _date_operand(node: Node) -> tuple[str, str]:
    if node.kind == "nombre" and len(node.value) == 8 and node.value.isdigit():
        return "date", f"{node.value[:4]}-{node.value[4:6]}-{node.value[6:]}"
    if node.kind == "variable":
        return _shift(node.value)
    if node.kind == "appel":
        path, form = _field(node)
        if form == "date":
            return "champDate", path
    raise TooRich


def _shift(variable: str) -> tuple[str, str]:
    if variable == "aujourdhui":
        return "jours", "0"
    for start, end, genre, sign in (("jPlus", "ouvres", "joursOuvres", ""), ("jPlus", "", "jours", ""),
                                    ("jMoins", "", "jours", "-")):  # fmt: skip
        number = variable.removeprefix(start).removesuffix(end)
        if variable == start + number + end and DAYS.fullmatch(sign + number):
            return genre, sign + number
    raise TooRich


def _age(sign: str, left: Node, right: Node) -> Comparaison:
    path, form = _field(left.parts[0])
    years = left.parts[1]
    operateur = {"<=": "ageAuMoins", ">": "ageMoinsDe"}.get(sign)
    known = form == "date" and right == Node("variable", "aujourdhui") and years.kind == "nombre"
    if not operateur or not known or not years.value.endswith("0000") or not years.value.isdigit():
        raise TooRich
    valeur = years.value[:-4] or "0"
    if not 1 <= len(valeur) <= 3:
        raise TooRich
    return Comparaison(path, operateur, "nombre", valeur)


def _count(sign: str, left: Node, right: Node) -> Comparaison:
    operateur = {"<=": "compteAuPlus", ">=": "compteAuMoins"}.get(sign)
    if not operateur or right.kind != "nombre" or len(left.parts) != 1 or left.parts[0].kind != "chemin":
        raise TooRich
    return Comparaison("/".join(left.parts[0].path), operateur, "nombre", right.value)
