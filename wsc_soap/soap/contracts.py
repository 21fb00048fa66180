"""Contracts, built when first asked for, kept in a bounded cache.

spyne makes the WSDL from an Application that lives no longer than that: it is twelve times the size of the document.

A contract is a namespace: `urn:wsc:compte:1` is the same for every collectivité, `urn:wsc:teleservice:x:1` for every
one that keeps the catalogue's form. What differs by collectivité (the address) is put in when a WSDL is served.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from spyne.application import Application
from spyne.decorator import rpc
from spyne.model.complex import ComplexModel
from spyne.protocol.xml import XmlDocument
from spyne.service import ServiceBase

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import OperationInconnue
from wsc_soap.operations.registry import Demande, Operation, operations_of, wire_name
from wsc_soap.soap import wsdl
from wsc_soap.soap.forms import DEMANDE, demande_types
from wsc_soap.soap.models import model_of, parameter_type, shared_classes
from wsc_soap.soap.purge import purge
from wsc_soap.soap.validation import compile_schema
from wsc_soap.soap.writer import wire_type, write

TELESERVICE = "teleservice"


@dataclass
class Contract:
    """What is kept of a contract: its WSDL, packed to a tenth of its size, the compiled schema of its calls, its
    operations by the QName of their element."""

    namespace: str
    nom: str
    operations: dict[str, Operation]
    packed: bytes
    schema: etree.XMLSchema
    lock: threading.Lock = field(default_factory=threading.Lock)

    def operation(self, tag: str) -> Operation:
        """The operation of a body element's QName; `OperationInconnue` when there is none."""
        try:
            return self.operations[tag]
        except KeyError:
            raise OperationInconnue(operation=etree.QName(tag).localname) from None

    def answer(self, operation: Operation, result: Any) -> etree._Element:
        """The body element of the answer: `{espace}<operation>Reponse` holding the result."""
        body = etree.Element(
            f"{{{self.namespace}}}{operation.name}Reponse", nsmap={"tns": self.namespace, "c": wsdl.COMMUN}
        )
        write(result, body, self.namespace)
        return body

    @property
    def document(self) -> bytes:
        """The WSDL, its address still to be put in."""
        return zlib.decompress(self.packed)

    def wsdl(self, address: str) -> bytes:
        """The WSDL with its address."""
        return self.document.replace(wsdl.ADDRESS.encode(), address.encode())


def build(service: str, teleservice: Teleservice | None) -> Contract:
    """Build the contract of a platform service, or the public contract of a téléservice."""
    operations = operations_of(service)
    namespace = teleservice.espace_de_noms if teleservice else f"urn:wsc:{service}:1"
    nom = teleservice.code if teleservice else service
    types = demande_types(teleservice.formulaire) if teleservice else []
    demande = _stand_in(namespace) if teleservice else None
    methods = {operation.name: _method(operation, demande) for operation in operations}
    spyne_service = type("Service", (ServiceBase,), methods)
    app = Application([spyne_service], namespace, name=_pascal(nom), in_protocol=_protocol(), out_protocol=_protocol())
    documentation = (
        f"{teleservice.intitule}. {teleservice.resume}" if teleservice else _DOCUMENTATION.get(service, service)
    )
    root = wsdl.build(app, _pascal(nom), documentation, operations, types)
    purge(app, shared_classes())  # its work is done: what follows needs its document only
    return Contract(
        namespace,
        nom,
        {f"{{{namespace}}}{operation.name}": operation for operation in operations},
        zlib.compress(etree.tostring(root, xml_declaration=True, encoding="UTF-8")),
        compile_schema(root, namespace, [operation.name for operation in operations]),
    )


_DOCUMENTATION = {
    "catalogue": "Catalogue des téléservices d'une collectivité.",
    "invitations": "Réponses sans compte, par un lien reçu : actions d'un acteur externe, avis.",
    "compte": "Compte citoyen : inscription, session, dossiers en cours et archivés.",
    "agenda": "Agenda public : ce qui se réserve, les créneaux libres, un créneau retenu le temps d'une demande.",
    "bo-agendas": "Back-office : ressources, horaires, exceptions et réservations.",
    "paiement": "Paiement : ce que la page de paiement dit d'un paiement attendu d'un citoyen.",
    "bo-session": "Back-office : session d'un agent.",
    "bo-processus": "Back-office : étapes, actions, enchaînements, vérifiés et joués avant de publier.",
    "bo-messages": "Back-office : messages, courriers et textes types, avec un aperçu.",
    "bo-acteurs": "Back-office : services, organismes extérieurs, agents, absences, journal des actes.",
    "bo-dossiers": "Back-office : suivi et traitement des dossiers.",
    "bo-integrateurs": "Back-office : logiciels enregistrés, leurs clés, leurs appels.",
    "bo-services": "Back-office : téléservices de la collectivité, brouillons, versions, modes.",
    "bo-formulaires": "Back-office : changer le formulaire d'un brouillon, champ par champ, et le voir.",
}


def _stand_in(namespace: str) -> Any:
    """What spyne knows of a demande: its name; its content is put in afterwards."""
    return ComplexModel.produce(namespace=namespace, type_name=DEMANDE, members={}).customize(
        min_occurs=1, nillable=False
    )


def _protocol() -> XmlDocument:
    return XmlDocument(polymorphic=False, parse_xsi_type=False)


def _pascal(nom: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in nom.split("-"))


def _method(operation: Operation, demande: Any) -> Any:
    names = [wire_name(parametre.name) for parametre in operation.parameters]
    types = [demande if parametre.type is Demande else parameter_type(parametre) for parametre in operation.parameters]
    result = model_of(operation.result).customize(min_occurs=1, nillable=False)

    def stand_in(ctx: Any) -> None:
        """Never called: the door calls the operation itself."""

    stand_in.__doc__ = operation.documentation
    stand_in.__name__ = operation.name
    declare = rpc(
        *types,
        _args=names,
        _returns=result,
        _operation_name=operation.name,
        _out_message_name=f"{operation.name}Reponse",
        _out_variable_name=wire_type(operation.result),
    )
    return declare(stand_in)


class Contracts:
    """The cache: at most `limit` contracts, the least recently used one leaves. Towns that keep the catalogue's form
    share its contract; a town that only words it otherwise has one of its own under the same namespace."""

    def __init__(self, limit: int = 200, make: Callable[[str, Teleservice | None], Contract] = build) -> None:
        self._limit = limit
        self._make = make
        self._alive: OrderedDict[tuple[str, str], Contract] = OrderedDict()
        self._lock = threading.RLock()

    def get(self, service: str, teleservice: Teleservice | None = None) -> Contract:
        """The contract of a platform service or of a téléservice's public side."""
        key = (teleservice.espace_de_noms, teleservice.wording) if teleservice else (service, "")
        with self._lock:
            contract = self._alive.get(key)
            if contract is None:
                contract = self._make(TELESERVICE if teleservice else service, teleservice)
                self._alive[key] = contract
                if len(self._alive) > self._limit:
                    self._alive.popitem(last=False)
            else:
                self._alive.move_to_end(key)
            return contract

    def make(self, service: str, teleservice: Teleservice | None = None) -> Contract:
        """A contract made for once, the cache left as it is."""
        with self._lock:  # spyne builds one at a time
            return self._make(service, teleservice)

    def __len__(self) -> int:
        return len(self._alive)
