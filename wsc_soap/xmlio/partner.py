"""The question a process puts to a partner's web service and its typed answer (`schemas/partenaire.xsd`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import PartenaireIncoherent, WscError
from wsc_soap.xmlio.namespaces import SOAP_11
from wsc_soap.xmlio.parser import parse_xml

PARTENAIRE = "urn:wsc:partenaire:1"
ACTION = "appelerPartenaire"


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(parse_xml(resources.read("schemas", "partenaire.xsd")))


def question(facts: dict[str, str], donnees: Iterable[tuple[str, str]]) -> bytes:
    """The SOAP 1.1 message: the facts of the dossier, then (field, value) of what may leave of the demande."""
    envelope = etree.Element(f"{{{SOAP_11}}}Envelope", nsmap={"soap": SOAP_11})
    body = etree.SubElement(envelope, f"{{{SOAP_11}}}Body")
    asked = etree.SubElement(body, f"{{{PARTENAIRE}}}interroger", nsmap={None: PARTENAIRE})  # type: ignore[dict-item]
    for nom, text in facts.items():
        etree.SubElement(asked, f"{{{PARTENAIRE}}}{nom}").text = text
    for champ, text in donnees:
        etree.SubElement(asked, f"{{{PARTENAIRE}}}donnee", champ=champ).text = text
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def answer(octets: bytes) -> str:
    """The values of an answer, as they are kept with the journal; `PartenaireIncoherent` for anything else."""
    found = _body(octets)
    if found is None or not _schema().validate(found):
        raise PartenaireIncoherent()
    kept = etree.Element(ACTION)
    for value in found:
        etree.SubElement(kept, etree.QName(value).localname).text = " ".join((value.text or "").split())
    return etree.tostring(kept, method="c14n2").decode()


def _body(octets: bytes) -> _Element | None:
    try:
        envelope = parse_xml(octets)
    except WscError:
        return None
    return envelope.find(f"{{{SOAP_11}}}Body/{{{PARTENAIRE}}}interrogerReponse")
