"""The documentation of a service for people: built from the operations, the errors and the contract.

<documentation xmlns="urn:wsc:documentation:1" service="compte" titre="…" adresse="…" espaceDeNoms="…">
  <intro>…</intro>
  <operation nom="listerDossiers" droit="…">
    <texte>…</texte>
    <parametre nom="suite" type="xs:string" occurrence="0..1">…</parametre>
    <faute code="SessionRequise">…<remede>…</remede></faute>
    <exemple langue="Message SOAP 1.1">…</exemple>
  </operation>
</documentation>
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args, get_origin

from lxml import etree

from wsc_soap.errors import WscError
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.registre import (
    DE_SESSION,
    Demande,
    Operation,
    Parametre,
    operations_de,
    wire_name,
)
from wsc_soap.soap.contracts import TELESERVICE, Contract
from wsc_soap.soap.door import Door
from wsc_soap.soap.exemples import first_steps, request
from wsc_soap.soap.wsdl import w
from wsc_soap.xmlio.parser import parse_xml

DOCUMENTATION = "urn:wsc:documentation:1"
_RIGHTS = {
    "public": "Public",
    "facultatif": "Public, ou session de citoyen",
    "citoyen": "Session de citoyen",
    "agent": "Session d’agent",
}
_TYPES = {"str": "xs:string", "int": "xs:int", "bool": "xs:boolean", "bytes": "xs:base64Binary", "date": "xs:date"}


def documentation(door: Door, contexte: Contexte) -> etree._Element:
    """The document of the service that `contexte` addresses."""
    service = contexte.teleservice
    contract = door.contracts.get(contexte.service, service)
    reglages, town = contexte.plateforme.reglages, contexte.collectivite.code
    root = etree.Element(
        f"{{{DOCUMENTATION}}}documentation",
        service=contexte.service,
        titre=service.intitule if service else f"Service {contexte.service}",
        adresse=f"{reglages.adresse}/{town}/soap/{contexte.service}",
        espaceDeNoms=contract.espace,
        nsmap={None: DOCUMENTATION},
    )
    intro = service.resume if service else parse_xml(contract.document).findtext(w("documentation"), "")
    _add(root, "intro", intro)
    operations = operations_de(TELESERVICE if service else contexte.service)
    common = _common(operations)
    for operation in operations:
        _operation(root, contexte, contract, operation, common)
    for erreur in common:
        _fault(root, erreur)
    for langue, texte in first_steps(door, contexte, contract, root.get("adresse", "")):
        etree.SubElement(root, f"{{{DOCUMENTATION}}}exemple", langue=langue).text = texte
    return root


def _common(operations: Sequence[Operation]) -> list[type[WscError]]:
    """The faults of most operations, and those of any session: told once, at the end."""
    counted = Counter(erreur for operation in operations for erreur in dict.fromkeys(operation.erreurs))
    return [erreur for erreur, times in counted.items() if erreur in DE_SESSION or times * 2 > len(operations)]


def _operation(
    root: etree._Element,
    contexte: Contexte,
    contract: Contract,
    operation: Operation,
    common: Sequence[type[WscError]],
) -> None:
    element = etree.SubElement(root, f"{{{DOCUMENTATION}}}operation", nom=operation.nom, droit=_RIGHTS[operation.droit])
    for paragraph in operation.documentation.split("\n\n"):
        _add(element, "texte", " ".join(paragraph.split()))
    for parametre in operation.parametres:
        most = "n" if get_origin(parametre.type) is tuple else "1"
        least = "0" if parametre.facultatif or most == "n" else "1"
        occurrence = least if least == most else f"{least}..{most}"
        known = {"nom": wire_name(parametre.nom), "type": _type(parametre), "occurrence": occurrence}
        _add(element, "parametre", parametre.documentation or _meaning(parametre), **known)
    for erreur in dict.fromkeys(operation.erreurs):
        if erreur not in common:
            _fault(element, erreur)
    sample = etree.SubElement(element, f"{{{DOCUMENTATION}}}exemple", langue="Message SOAP 1.1")
    sample.text = request(contexte, contract, operation)


def _type(parametre: Parametre) -> str:
    if parametre.type is Demande:
        return "tns:Demande"
    inner: Any = get_args(parametre.type)[0] if get_origin(parametre.type) is tuple else parametre.type
    return _TYPES.get(inner.__name__, f"c:{inner.__name__}")


def _meaning(parametre: Parametre) -> str:
    """What is said of a parameter that says nothing itself: the demande, whose schema tells it all."""
    return "La demande, conforme au schéma donné à la même adresse suivie de ?xsd" if parametre.type is Demande else ""


def _fault(element: etree._Element, erreur: type[WscError]) -> None:
    fault = _add(element, "faute", " ".join((erreur.__doc__ or "").split()), code=erreur.__name__)
    if erreur.remede:
        names = {field for _, field, _, _ in string.Formatter().parse(erreur.remede) if field}
        _add(fault, "remede", erreur.remede.format_map(dict.fromkeys(names, "…")))


def _add(parent: etree._Element, nom: str, texte: str, /, **attributs: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{DOCUMENTATION}}}{nom}", **attributs)
    element.text = texte
    return element
