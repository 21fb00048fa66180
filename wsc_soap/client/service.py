"""Calling one SOAP service of the platform with zeep: strict reading, time limits, faults as exceptions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from lxml import etree
from zeep import Client, Settings
from zeep.exceptions import Error, Fault, TransportError
from zeep.transports import Transport
from zeep.wsdl.bindings.soap import Soap11Binding

from wsc_soap.client.errors import COMMUN, MessageInvalide, Unreachable, WscFault, fault_of

ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
# What zeep must not do with what it receives: no DTD, no entity, nothing fetched from elsewhere, no giant text.
STRICT = Settings(strict=True, forbid_dtd=True, forbid_entities=True, forbid_external=True, xml_huge_tree=False)


class Service:
    """A service at an address such as `https://services.example/demoville/soap/acte-naissance`.

    The contract is read at the first call. One object serves several threads. `delai` is in seconds; a deposit with
    files may take some.
    """

    def __init__(self, address: str, *, delai: float = 20.0) -> None:
        self.address = address
        self._delai = delai
        self._lock = threading.Lock()
        self._made: Client | None = None

    @property
    def client(self) -> Client:
        """The zeep client, made once."""
        with self._lock:
            if self._made is None:
                with _translated():
                    self._made = Client(f"{self.address}?wsdl", settings=STRICT, transport=_transport(self._delai))
            return self._made

    def call(self, operation: str, *, jeton: str = "", **arguments: Any) -> Any:
        """Call an operation and give its answer. `jeton` is the token of a session.

        Raises the exceptions of `errors.py`.
        """
        headers = {"_soapheaders": [self._session(jeton)]} if jeton else {}
        with _translated():
            return self.client.service[operation](**arguments, **headers)

    def send(self, operation: str, body: etree._Element, *, jeton: str = "") -> Any:
        """The same with a body already written, which travels as it is. Raises the exceptions of `errors.py`."""
        envelope = etree.Element(f"{{{ENVELOPE}}}Envelope", nsmap={"soap": ENVELOPE})
        if jeton:
            header = etree.SubElement(envelope, f"{{{ENVELOPE}}}Header")
            session = etree.SubElement(header, f"{{{COMMUN}}}Session")
            etree.SubElement(session, f"{{{COMMUN}}}jeton").text = jeton
        etree.SubElement(envelope, f"{{{ENVELOPE}}}Body").append(body)
        port = self._port()
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}
        with _translated():
            response = self.client.transport.post_xml(port.binding_options["address"], envelope, headers)
            return port.binding.process_reply(self.client, port.binding.get(operation), response)

    def _session(self, jeton: str) -> Any:
        return self.client.get_element(f"{{{COMMUN}}}Session")(jeton=jeton)

    def _port(self) -> Any:
        (service,) = self.client.wsdl.services.values()
        return next(port for port in service.ports.values() if type(port.binding) is Soap11Binding)


def _transport(delai: float) -> Transport:
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # calls of different people share it
    return Transport(session=session, timeout=delai, operation_timeout=delai)


@contextmanager
def _translated() -> Iterator[None]:
    """zeep's errors as ours: a fault by its code, a message that zeep itself refuses, a platform that is away."""
    try:
        yield
    except Fault as fault:
        raise fault_of(fault) from None
    except (requests.RequestException, TransportError) as trouble:
        raise _of_http(trouble) from None
    except WscFault:
        raise
    except Error as refused:
        raise MessageInvalide("MessageInvalide", str(refused), "Comparez le message au contrat publié.") from None


def _of_http(trouble: Exception) -> WscFault:
    """An answer of HTTP that zeep did not want, or none at all. One to `?wsdl` may hold a fault that says why."""
    octets: Any = getattr(getattr(trouble, "response", None), "content", None) or getattr(trouble, "content", None)
    try:
        root = etree.fromstring(octets, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError, TypeError):
        return Unreachable(type(trouble).__name__)
    detail = root.find(f"{{{ENVELOPE}}}Body/{{{ENVELOPE}}}Fault/detail")
    return Unreachable(type(trouble).__name__) if detail is None else fault_of(Fault("", detail=detail))
