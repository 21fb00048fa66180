"""What the expressions of a form may say: fields that exist, inside the demande, without a circle; can they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from wsc_soap.domain.formulaire import Champ, Formulaire
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.expression_tree import Binary, Node, Number, Path, Text, every_operand, numbers_as_text, tree
from wsc_soap.xmlio.expressions import InvalidExpression, compiled
from wsc_soap.xmlio.form_graph import ANY, Place, champs_by_place, matches, readings, resolve
from wsc_soap.xmlio.meaning import fault
from wsc_soap.xmlio.never_true import Champs, never_holds
from wsc_soap.xmlio.plan import ROOT

WITH_FORME = ("calcul", "entier")
_TRUTHS = frozenset({"true", "false", "1", "0"})


def check_expressions(formulaire: Formulaire) -> Iterator[Manquement]:
    """Every fault of the conditions, rules and computed values of a form; what does not compile is told elsewhere."""
    champs = champs_by_place(formulaire)
    for path, champ in formulaire.walk():  # a name written twice is told elsewhere, and both are checked
        place = tuple(path.split("/"))
        if champ.forme and champ.type not in WITH_FORME:
            message = "Une forme va avec une valeur calculée, ou avec un entier qui se lit comme une année."
            yield fault(f"{_where(place)}/forme", "forme", message)
        if champ.ressource and champ.type not in ("creneau", "dateHeure"):
            message = "Une ressource va avec un champ de type creneau ou dateHeure."
            yield fault(f"{_where(place)}/ressource", "ressource", message)
        for where, text in _expressions(place, champ):
            yield from _expression(where, text, place, champs)
        if champ.condition and _compiles(champ.condition):
            yield from _never(place, champ, champs)
        yield from _never_kept(place, champ, champs)
    yield from _circles(champs)


def _where(place: Place) -> str:
    return "/".join(("formulaire", *place))


def _expressions(place: Place, champ: Champ) -> Iterator[tuple[str, str]]:
    """The expressions of a field that compile, with their places."""
    texts = [("condition", champ.condition), ("calcul", champ.calcul)]
    texts += [(f"regle[{rank}]", regle.test) for rank, regle in enumerate(champ.regles, 1)]
    yield from ((f"{_where(place)}/{nom}", text) for nom, text in texts if text and _compiles(text))


def _compiles(text: str) -> bool:
    try:
        compiled(text)
        tree(text)
    except InvalidExpression:
        return False
    return True


def _expression(where: str, text: str, place: Place, champs: Champs) -> Iterator[Manquement]:
    yield from _references(where, text, place, champs)
    for path, code in _compared(tree(text), place[:-1]):
        yield from _code(where, path, code, champs)
    if list(numbers_as_text(tree(text))):
        yield fault(where, "texte", "Un nombre calculé ne se change pas en texte dans une expression : les navigateurs "
                    "l’écrivent autrement. Donnez-lui un champ de type calcul.")  # fmt: skip
    if not _evaluates(text):
        yield fault(
            where, "expression", "Cette expression ne se calcule pas : vérifiez ce que ses fonctions reçoivent."
        )


def _references(where: str, text: str, place: Place, champs: Champs) -> Iterator[Manquement]:
    """Paths that lead nowhere. A shared block may look for a field in several places (`../courriel or
    ../demandeur/courriel`): one that is missing is no fault while another is there."""
    found = readings(text, place[:-1])
    if any(reading.place is None for reading in found):
        yield fault(where, "dehors", "L’expression sort de la demande : retirez un « .. ».")
    known = [reading for reading in found if reading.place is not None and matches(reading.place, champs)]
    spared = set(_alternatives(tree(text))) if known else set()
    missing = (r.place for r in found if r.place and r.path not in spared and not matches(r.place, champs))
    for one in dict.fromkeys(reading.place for reading in known if reading.place):
        if one in champs and not champs[one].has_value:
            yield fault(where, "reference", f"« {'/'.join(one)} » est un texte à lire : il n’a pas de valeur.")
    for one in dict.fromkeys(missing):
        nom = "/".join(one)
        yield fault(where, "reference", f"Le champ « {nom} » n’existe pas : vérifiez son nom et son groupe.")


def _alternatives(node: Node) -> Iterator[Path]:
    """The paths whose presence is one of several that will do."""
    if isinstance(node, Binary) and node.sign in ("or", "|"):
        yield from (one for one in (node.left, node.right) if isinstance(one, Path))
    for below in every_operand(node):
        yield from _alternatives(below)


def _evaluates(text: str) -> bool:
    """Whether it can be evaluated at all: `sum('a')` compiles and never gives anything."""
    known = dict.fromkeys(compiled(text).variables, 1)
    try:
        etree.XPath(text, regexp=False)(etree.SubElement(etree.Element(ROOT), "g"), **known)
    except etree.XPathError:
        return False
    return True


# --- codes that are none of the options -----------------------------------------------------------------------------


def _compared(node: Node, context: Place) -> Iterator[tuple[Place, str]]:
    """The fields that an expression compares with a text; predicates left out, their context being another."""
    if isinstance(node, Binary) and node.sign in ("=", "!="):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, Path) and one.start is None and isinstance(other, Text):
                place = resolve(one, context)
                if place is not None:
                    yield place, other.value
    if not isinstance(node, Path):
        for below in every_operand(node):
            yield from _compared(below, context)


def _code(where: str, place: Place, code: str, champs: Champs) -> Iterator[Manquement]:
    champ = champs.get(place)
    if champ is None or not code:
        return
    known = champ.codes if champ.options else _TRUTHS if champ.type == "booleen" else None
    if known is not None and code not in known:
        yield fault(where, "option", f"« {code} » n’est pas une réponse possible de « {champ.nom} ».")


# --- conditions that never hold -------------------------------------------------------------------------------------


def _never(place: Place, champ: Champ, champs: Champs) -> Iterator[Manquement]:
    where = f"{_where(place)}/condition"
    found = readings(champ.condition, place[:-1])
    # a value written in it may be a parameter of the town, which shows or hides the field as it likes
    if not found and not compiled(champ.condition).variables and not _has_literal(tree(champ.condition)):
        holds = compiled(champ.condition)(etree.Element(ROOT), {})
        sentence = "est toujours vraie : retirez-la." if holds else "n’est jamais vraie : le champ ne paraîtrait pas."
        yield fault(where, "condition", f"Cette condition {sentence}")
        return
    if never_holds(champ.condition, place, champs):
        message = "Cette condition n’est jamais vraie : ce qu’elle demande se contredit, ou contredit le formulaire."
        yield fault(where, "condition", message)


def _never_kept(place: Place, champ: Champ, champs: Champs) -> Iterator[Manquement]:
    """Rules that no demande keeps: nothing could be filed any more where the field is shown."""
    for rank, regle in enumerate(champ.regles, 1):
        if regle.niveau == "erreur" and _compiles(regle.test) and never_holds(regle.test, place, champs):
            message = "Cette règle n’est jamais respectée : aucune demande ne passerait."
            yield fault(f"{_where(place)}/regle[{rank}]", "regle", message)


def _has_literal(node: Node) -> bool:
    return isinstance(node, Text | Number) or any(map(_has_literal, every_operand(node)))


# --- circles --------------------------------------------------------------------------------------------------------


def _circles(champs: Champs) -> Iterator[Manquement]:
    """Conditions and computed values that wait for one another; and those that read a value computed after them."""
    reads = {place: _reads(place, champ, champs) for place, champ in champs.items()}
    for place, champ in champs.items():
        if (circle := _circle(place, reads)) is not None:
            what = "calcul" if champ.calcul else "condition"
            names = " → ".join("/".join(one) for one in circle)
            yield fault(f"{_where(place)}/{what}", "cycle", f"Ces champs s’attendent l’un l’autre : {names}.")
    order = {place: rank for rank, place in enumerate(champs)}
    for place, champ in champs.items():
        for read in _named(champ.calcul, place, champs):
            if champs[read].calcul and order[read] > order[place] and not _circle(place, reads):
                message = f"« {champs[read].nom} » est calculé plus loin : placez-le avant."
                yield fault(f"{_where(place)}/calcul", "ordre", message)


def _reads(place: Place, champ: Champ, champs: Champs) -> set[Place]:
    """What decides of a field: what its condition and its computation read, and the group it stands in."""
    found = {*_named(champ.condition, place, champs), *_named(champ.calcul, place, champs)}
    return found | ({place[:-1]} if len(place) > 1 else set())


def _named(text: str, place: Place, champs: Champs) -> set[Place]:
    if not text or not _compiles(text):
        return set()
    resolved = (reading.place for reading in readings(text, place[:-1]) if reading.place)
    every = ((one, ANY in found) for found in resolved for one in matches(found, champs) if one)
    return {one for one, by_star in every if not by_star or champs[one].calcul}  # a star waits for what is computed


def _circle(start: Place, reads: Mapping[Place, set[Place]]) -> list[Place] | None:
    """The shortest way back to `start`, or None. A field whose own group's condition reads it is a circle too."""
    ways: list[list[Place]] = [[start]]
    seen: set[Place] = set()
    while ways:
        way = ways.pop(0)
        for following in sorted(reads.get(way[-1], ())):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return None
