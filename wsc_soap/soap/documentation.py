"""The documentation of a service for people: built from the operations, the errors and the contract.

<documentation xmlns="urn:wsc:documentation:1" service="compte" titre="…" adresse="…" espaceDeNoms="…">
  <intro>…</intro>
  <usage nom="prix">…</usage>
  <demande><parametre nom="demandeur/pays" type="pays" occurrence="1">…<condition>…</condition></parametre></demande>
  <version espaceDeNoms="…" numero="2" enVigueur="false" requete="version=2"><fin>2027-03-01</fin></version>
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

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import WscError
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import (
    OF_SESSION,
    Demande,
    Operation,
    Parameter,
    operations_of,
    wire_name,
)
from wsc_soap.operations.versions import contracts
from wsc_soap.soap.contracts import TELESERVICE, Contract
from wsc_soap.soap.door import Door
from wsc_soap.soap.examples import first_steps, request
from wsc_soap.soap.wsdl import w
from wsc_soap.xmlio.parser import parse_xml

DOCUMENTATION = "urn:wsc:documentation:1"
_RIGHTS = {
    "public": "Public",
    "facultatif": "Public, ou session de citoyen",
    "citoyen": "Session de citoyen",
    "agent": "Session d’agent",
    "gestionnaire": "Session d’agent, profil gestionnaire au moins",
    "administrateur": "Session d’agent, profil administrateur",
}
_TYPES = {
    "str": "xs:string",
    "int": "xs:int",
    "bool": "xs:boolean",
    "bytes": "xs:base64Binary",
    "date": "xs:date",
    "datetime": "xs:dateTime",
}


def documentation(door: Door, context: Context) -> etree._Element:
    """The document of the service that `context` addresses."""
    service = context.teleservice
    contract = door.contracts.get(context.service, service)
    settings, town = context.platform.settings, context.collectivite.code
    root = etree.Element(
        f"{{{DOCUMENTATION}}}documentation",
        service=context.service,
        titre=service.intitule if service else f"Service {context.service}",
        adresse=f"{settings.address}/{town}/soap/{context.service}",
        espaceDeNoms=contract.namespace,
        nsmap={None: DOCUMENTATION},
    )
    intro = service.resume if service else parse_xml(contract.document).findtext(w("documentation"), "")
    _add(root, "intro", intro)
    _versions(root, context)
    if service:
        _usage(root, service)
        _demande(root, service)
    operations = operations_of(TELESERVICE if service else context.service)
    common = _common(operations)
    for operation in operations:
        _operation(root, context, contract, operation, common)
    for error in common:
        _fault(root, error)
    for language, text in first_steps(door, context, contract, root.get("adresse", "")):
        etree.SubElement(root, f"{{{DOCUMENTATION}}}exemple", langue=language).text = text
    return root


def _versions(root: etree._Element, context: Context) -> None:
    """The contracts that answer at this address, when there are several; `requete` is what an address adds to name one
    that is not in force."""
    current = (
        context.platform.bouquet.offer(context.collectivite.code, context.service) if context.teleservice else None
    )
    if current is None:
        return
    accepted = contracts(context.with_changes(teleservice=current.teleservice))
    numbers = Counter(one.espace_de_noms.rpartition(":")[2] for one in accepted)
    for one in accepted if len(accepted) > 1 else ():
        numero = one.espace_de_noms.rpartition(":")[2]
        query = "" if one.en_vigueur else f"version={numero if numbers[numero] == 1 else one.espace_de_noms}"
        version = _add(root, "version", "", espaceDeNoms=one.espace_de_noms, numero=numero, requete=query)
        version.set("enVigueur", "true" if one.en_vigueur else "false")
        if one.espace_de_noms == root.get("espaceDeNoms") and query:
            root.set("requete", query)
        if one.fin:
            _add(version, "fin", one.fin.isoformat())


def _usage(root: etree._Element, service: Teleservice) -> None:
    """The rules of use: what it was called, who may ask, price, delay, meaning of silence, law."""
    told = {
        "origine": service.intitule_origine,
        "compte": service.compte,
        "prix": service.prix,
        "delai": service.delai,
        "silence": service.silence,
        "fondement": service.fondement,
    }
    for nom, text in told.items():
        if text:
            _add(root, "usage", text, nom=nom)
    for rubrique in service.rubriques:
        said = [f"{terme}\u00a0: {texte}" for terme, texte in rubrique.lignes]
        _add(root, "usage", "\n".join(filter(None, [rubrique.texte, *said])), titre=rubrique.titre)


def _demande(root: etree._Element, service: Teleservice) -> None:
    """Every element of the demande, by its path, with when it is asked and the codes it takes."""
    demande = etree.SubElement(root, f"{{{DOCUMENTATION}}}demande")
    for path, champ in service.formulaire.walk():
        if not champ.is_input:
            continue
        least = "1" if champ.obligatoire and not champ.condition else "0"
        most = str(champ.occurrences_max)
        known = {"nom": path, "type": champ.type, "occurrence": least if least == most else f"{least}..{most}"}
        _add(demande, "parametre", champ.libelle, **known)
        if champ.condition:
            _add(demande[-1], "condition", champ.condition)
        for option in champ.options:
            _add(demande[-1], "option", option.libelle, code=option.code)


def _common(operations: Sequence[Operation]) -> list[type[WscError]]:
    """The faults of most operations, and those of any session: told once, at the end."""
    counted = Counter(error for operation in operations for error in dict.fromkeys(operation.faults))
    return [error for error, times in counted.items() if error in OF_SESSION or times * 2 > len(operations)]


def _operation(
    root: etree._Element,
    context: Context,
    contract: Contract,
    operation: Operation,
    common: Sequence[type[WscError]],
) -> None:
    element = etree.SubElement(
        root, f"{{{DOCUMENTATION}}}operation", nom=operation.name, droit=_RIGHTS[operation.right]
    )
    for paragraph in operation.documentation.split("\n\n"):
        _add(element, "texte", " ".join(paragraph.split()))
    for parametre in operation.parameters:
        most = "n" if get_origin(parametre.type) is tuple else "1"
        least = "0" if parametre.optional or most == "n" else "1"
        occurrence = least if least == most else f"{least}..{most}"
        known = {"nom": wire_name(parametre.name), "type": _type(parametre), "occurrence": occurrence}
        _add(element, "parametre", parametre.documentation or _meaning(parametre), **known)
    for error in dict.fromkeys(operation.faults):
        if error not in common:
            _fault(element, error)
    sample = etree.SubElement(element, f"{{{DOCUMENTATION}}}exemple", langue="Message SOAP 1.1")
    sample.text = request(context, contract, operation)


def _type(parametre: Parameter) -> str:
    if parametre.type is Demande:
        return "tns:Demande"
    inner: Any = get_args(parametre.type)[0] if get_origin(parametre.type) is tuple else parametre.type
    return _TYPES.get(inner.__name__, f"c:{inner.__name__}")


def _meaning(parametre: Parameter) -> str:
    """What is said of a parameter that says nothing itself: the demande, whose schema tells it all."""
    return "La demande, conforme au schéma donné à la même adresse suivie de ?xsd" if parametre.type is Demande else ""


def _fault(element: etree._Element, error: type[WscError]) -> None:
    fault = _add(element, "faute", " ".join((error.__doc__ or "").split()), code=error.__name__)
    if error.remede:
        names = {field for _, field, _, _ in string.Formatter().parse(error.remede) if field}
        _add(fault, "remede", error.remede.format_map(dict.fromkeys(names, "…")))


def _add(parent: etree._Element, nom: str, text: str, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{DOCUMENTATION}}}{nom}", **attributes)
    element.text = text
    return element
