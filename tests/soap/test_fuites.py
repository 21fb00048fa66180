"""Contracts come and go: what spyne made of them goes too, and memory stays where it was."""

from __future__ import annotations

import ctypes
import gc
import resource
from pathlib import Path

from lxml import etree
from spyne.application import Application
from spyne.model._base import ModelBaseMeta

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations import teleservice as operations
from wsc_soap.operations.types import Verification
from wsc_soap.soap.contracts import Contracts
from wsc_soap.soap.reader import arguments
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

CODE, WARM_UP, CYCLES, LIMIT = "incident-voirie", 60, 300, 10
KILOBYTES = 60  # kept for each contract dropped; one that spyne would not let go of keeps 150 to 325


def variants() -> list[Teleservice]:
    """The same form under many namespaces, as many towns would have it."""
    library = Library()
    document = etree.fromstring(expand(library.document(CODE), library))
    found = []
    for number in range(30):
        document.set("espaceDeNoms", f"urn:wsc:town{number}:{CODE}:2")
        found.append(load_teleservice(etree.tostring(document)))
    return found


def serve(contracts: Contracts, service: Teleservice) -> None:
    """WSDL, a call refused by the schema, arguments and an answer."""
    contract = contracts.get(operations.SERVICE, service)
    assert service.espace_de_noms.encode() in contract.wsdl("http://localhost/")
    call = etree.Element(f"{{{service.espace_de_noms}}}verifier")
    assert not contract.schema.validate(call)
    operation = contract.operation(str(call.tag))
    assert arguments(operation, call) == {"demande": None}
    assert len(contract.answer(operation, Verification(True, (), ()))) == 1


def resident() -> float:
    """Kilobytes that this process holds once what it freed went back to the system; 0 where the system does not tell."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * resource.getpagesize() / 1e3 if told.exists() else 0.0


def living(kind: type) -> int:
    gc.collect()
    return sum(isinstance(found, kind) for found in gc.get_objects())


def test_three_hundred_contracts_built_served_and_dropped_leave_nothing_behind() -> None:
    services, contracts = variants(), Contracts(LIMIT)
    for cycle in range(WARM_UP):
        serve(contracts, services[cycle % len(services)])
    classes, memory = living(ModelBaseMeta), resident()
    for cycle in range(CYCLES):
        serve(contracts, services[cycle % len(services)])
        assert len(contracts) <= LIMIT
    assert living(Application) == 0
    assert living(ModelBaseMeta) == classes
    assert (resident() - memory) / CYCLES < KILOBYTES


def test_a_contract_built_again_after_others_were_dropped_keeps_every_bound_of_its_fields() -> None:
    library = Library()
    service = load_teleservice(expand(library.document("aide-sociale"), library))
    first, *later = (Contracts(1).get(operations.SERVICE, service).wsdl("http://localhost/") for _ in range(3))
    assert b"minInclusive" in first and b"maxInclusive" in first
    assert later == [first, first]
