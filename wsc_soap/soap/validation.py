"""A contract's schema, compiled from its own WSDL, and what it refuses told in French with the place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from wsc_soap.errors import Manquement
from wsc_soap.soap.models import COMMUN

XS = "{http://www.w3.org/2001/XMLSchema}"
_QUOTED = re.compile(r"'([^']*)'")
_STEP = re.compile(r"(?:[\w.-]+:)?(\*|[\w.-]+)(?:\[([0-9]+)\])?")
_NAMESPACE = re.compile(r"\{[^}]*\}")


class _InMemory(etree.Resolver):
    def __init__(self, schemas: dict[str, bytes]) -> None:
        super().__init__()
        self.schemas = schemas

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:
        return self.resolve_string(self.schemas[system_url], context)  # only what the import names; KeyError otherwise


def compile_schema(wsdl: etree._Element, namespace: str, elements: Iterable[str]) -> etree.XMLSchema:
    """Compile the schema of `namespace` out of a WSDL, without touching a file: of these elements and all that they
    are made of, since a schema compiled takes six times what it is written on."""
    texts = {}
    for schema in _only(wsdl, namespace, elements):
        for imported in schema.findall(f"{XS}import"):
            imported.set("schemaLocation", f"wsc:{imported.get('namespace')}")
        texts[f"wsc:{schema.get('targetNamespace')}"] = etree.tostring(schema)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parser.resolvers.add(_InMemory(texts))
    return etree.XMLSchema(etree.fromstring(texts[f"wsc:{namespace}"], parser))


def _only(wsdl: etree._Element, namespace: str, elements: Iterable[str]) -> list[etree._Element]:
    """Copies of the schemas of a WSDL without what these elements do not reach."""
    # written and read again: a mere copy would leave behind the prefixes that stand in values only
    schemas = [etree.fromstring(etree.tostring(schema)) for schema in wsdl.iter(f"{XS}schema")]
    parts: dict[tuple[str | None, str], list[etree._Element]] = {}  # an element and its type may have one name
    for schema in schemas:
        for part in schema.iterchildren(etree.Element):
            parts.setdefault((schema.get("targetNamespace"), part.get("name", "")), []).append(part)
    waiting: list[tuple[str | None, str]] = [(namespace, name) for name in elements]
    while waiting:
        for part in parts.pop(waiting.pop(), ()):
            waiting += [_clark(inner, inner.get(at, "")) for inner in part.iter() for at in ("type", "base", "ref")]
    for part in (part for named in parts.values() for part in named if part.get("name")):
        part.getparent().remove(part)  # type: ignore[union-attr]
    return schemas


def _clark(element: etree._Element, name: str) -> tuple[str | None, str]:
    prefix, _, local = name.rpartition(":")
    return element.nsmap.get(prefix or None), local


_SENTENCES = {
    "SCHEMAV_ELEMENT_CONTENT": ("inconnu", "L'élément {nom} n'est pas attendu ici{attendu}."),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_4": ("inconnu", "L'élément {nom} n'est pas attendu ici{attendu}."),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": ("type", "L'élément {nom} ne contient que des éléments, pas de texte."),
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ("inconnu", "L'élément {nom} porte un attribut qui n'est pas prévu."),
    "SCHEMAV_CVC_TYPE_3_1_1": ("inconnu", "L'élément {nom} porte un attribut qui n'est pas prévu."),
    "SCHEMAV_CVC_ELT_3_1": ("inconnu", "L'attribut xsi:nil de {nom} n'est pas admis : retirez l'élément."),
    "SCHEMAV_CVC_ELT_4_2": ("inconnu", "L'attribut xsi:type de {nom} ne nomme pas le type du contrat : retirez-le."),
    "SCHEMAV_CVC_ELT_4_3": ("inconnu", "L'attribut xsi:type de {nom} ne nomme pas le type du contrat : retirez-le."),
    "SCHEMAV_CVC_TYPE_3_1_2": ("type", "L'élément {nom} ne contient que du texte."),
    "SCHEMAV_CVC_MAXLENGTH_VALID": ("longueur", "La valeur de {nom} est trop longue : raccourcissez-la."),
    "SCHEMAV_CVC_MINLENGTH_VALID": ("longueur", "La valeur de {nom} est trop courte."),
    "SCHEMAV_CVC_ENUMERATION_VALID": ("option", "La valeur de {nom} n'est pas dans la liste du contrat."),
    "SCHEMAV_CVC_PATTERN_VALID": ("type", "La valeur de {nom} n'a pas la forme attendue."),
}
_DEFAULT = ("type", "La valeur de {nom} ne suit pas le type du contrat.")


def explain(schema: etree.XMLSchema, body: etree._Element) -> tuple[Manquement, ...]:
    """Everything the schema refuses in a body element; to be called under the contract's lock, since the log belongs
    to the schema."""
    schema.validate(body)
    found: dict[tuple[str, str], Manquement] = {}
    for entry in schema.error_log:
        regle, sentence = _SENTENCES.get(entry.type_name, _DEFAULT)
        names = [name for name in _QUOTED.findall(_NAMESPACE.sub("", entry.message)) if name]
        nom = names[0] if names else etree.QName(body).localname
        champ = _NAMESPACE.sub("", _readable(body, entry.path))
        expected = _expected(entry.message)
        found.setdefault((champ, nom), Manquement(champ, nom, regle, sentence.format(nom=nom, attendu=expected)))
    return tuple(found.values())


def _expected(message: str) -> str:
    match = re.search(r"Expected is (?:one of )?\( (.*?) \)", _NAMESPACE.sub("", message))
    return f" ; attendu : {match.group(1).replace(', ', ' ou ')}" if match else ""


def _readable(body: etree._Element, path: str | None) -> str:
    """libxml2 writes `/*/*[3]` for qualified names, or `/ns0:a/ns0:b`, the body being the root that it knows: give the
    names, from the operation's element down."""
    found: etree._Element | None = body
    for step in (path or "").split("/")[2:]:
        found = None if found is None else _child(found, step)
    return "/" + etree.QName(body).localname if found is None else readable_path(body, found)


def _child(parent: etree._Element, step: str) -> etree._Element | None:
    """The child that a step of libxml2's names: any (`*[3]`), or of that local name (`ns0:b[2]`)."""
    known = _STEP.fullmatch(step)
    if known is None:
        return None
    nom, rank = known[1], int(known[2] or 1)
    found = [one for one in parent.iterchildren(etree.Element) if nom in ("*", etree.QName(one).localname)]
    return found[rank - 1] if len(found) >= rank else None


def readable_path(root: etree._Element, element: etree._Element) -> str:
    """`/deposer/demande/photos[2]` for an element below `root`."""
    steps: list[str] = []
    current: etree._Element | None = element
    while current is not None:
        name = etree.QName(current).localname
        same = sum(1 for _ in current.itersiblings(current.tag, preceding=True))
        more = same or next(current.itersiblings(current.tag), None) is not None
        steps.append(f"{name}[{same + 1}]" if more and current is not root else name)
        if current is root:
            break
        current = current.getparent()
    return "/" + "/".join(reversed(steps))


__all__ = ["COMMUN", "compile_schema", "explain", "readable_path"]
