"""How many of each thing the definition language takes: read in its schema, said with what holds too many."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.xmlio.parser import parse_xml

_XS = {"xs": "http://www.w3.org/2001/XMLSchema"}
_BOUND = "//*[number(@maxOccurs) > 1][self::xs:element or self::xs:choice or self::xs:any]"
_HOLDER = "string((ancestor::xs:complexType[@name] | ancestor::xs:element[@name])[last()]/@name)"
_MANY = {
    "acteur": "acteurs", "action": "actions", "champ": "champs", "courrier": "courriers", "effets": "effets",
    "etape": "étapes", "message": "messages", "motCle": "mots clés", "motif": "motifs", "option": "choix",
    "page": "pages", "parametre": "paramètres", "piece": "pièces", "point": "points", "regle": "règles",
    "reservation": "réservations", "silence": "délais de silence",
}  # fmt: skip
_ONE = {"action": "l’action", "champ": "le champ", "etape": "l’étape", "page": "la page"}


@lru_cache(maxsize=1)
def _limits() -> dict[tuple[str, str], tuple[int, frozenset[str]]]:
    """By the element that holds and the one held: how many at most, and which elements count together."""
    found = {}
    for bound in parse_xml(resources.read("schemas", "teleservice.xsd")).xpath(_BOUND, namespaces=_XS):  # type: ignore[union-attr]
        holder = str(bound.xpath(_HOLDER, namespaces=_XS))  # type: ignore[union-attr]
        names = [bound.get("name")] if bound.get("name") else bound.xpath("xs:element/@name", namespaces=_XS)  # type: ignore[union-attr]
        together = frozenset(map(str, names)) or frozenset("*")
        for name in together:
            found[holder, name] = int(bound.get("maxOccurs")), together  # type: ignore[union-attr]
    return found


def too_many(element: _Element) -> str:
    """The French sentence for an element that is one too many where it stands; empty when it is not."""
    holder = element.getparent()
    if holder is None:
        return ""
    held, inside = (etree.QName(one).localname for one in (element, holder))
    limit, together = _limits().get((inside, held)) or _limits().get((inside, "*")) or (0, frozenset())
    count = sum(
        1 for one in holder.iterchildren(etree.Element) if "*" in together or etree.QName(one).localname in together
    )
    if not 0 < limit < count:
        return ""
    what = _MANY.get(inside if "*" in together else held, "éléments")
    return f"Il y a {count} {what}{_where(element)} : gardez-en {limit} au plus."


def _where(element: _Element) -> str:
    """« dans l’action « Signer », à l’étape « Examen » »: the nearest two that have a name."""
    named = [
        f"{_ONE[kind]} « {name} »"
        for one in element.iterancestors(etree.Element)
        if (kind := etree.QName(one).localname) in _ONE
        and (name := one.get("libelle") or one.get("libelleAgent") or one.get("titre") or one.get("nom"))
    ]
    return f" dans {', '.join(named[:2])}" if named else ""
