"""The two doors to the operations: a SOAP envelope from outside, a call by name from the screens.

Both find the same contract, call the same function and write the same answer.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from wsc_soap.errors import (
    DemandeInvalide,
    Indisponible,
    Manquement,
    MessageInvalide,
    ParametreInvalide,
    WscError,
)
from wsc_soap.operations import call, deposit, integrators, opening
from wsc_soap.operations.call_counter import Call
from wsc_soap.operations.context import Context, Platform
from wsc_soap.operations.registry import Demande, Operation, find_operation, wire_name
from wsc_soap.soap import schema
from wsc_soap.soap.contracts import TELESERVICE, Contract, Contracts
from wsc_soap.soap.credentials import credentials
from wsc_soap.soap.faults import fault_element
from wsc_soap.soap.models import COMMUN, TEXT_LIMIT
from wsc_soap.soap.reader import arguments
from wsc_soap.soap.validation import explain
from wsc_soap.xmlio.envelope import SESSION, Envelope, write_envelope

_log = logging.getLogger(__name__)


class Door:
    """Serves every contract of the platform."""

    def __init__(self, platform: Platform, contracts: Contracts) -> None:
        self.platform = platform
        self.contracts = contracts

    def serve(self, collectivite: str, service: str, message: Envelope, authorization: str = "") -> bytes:
        """Answer a SOAP message with the bytes of an envelope; errors are raised, see `fault`. `authorization` is the
        HTTP header of that name: who calls is counted."""
        context = opening.open_context(self.platform, collectivite, service, jeton=_token(message))
        body = message.body
        context = opening.for_namespace(context, etree.QName(body).namespace or "")
        contract = self.contracts.get(service, context.teleservice)
        operation = contract.operation(str(body.tag))
        given = credentials(message, authorization)
        if given:
            context = context.with_changes(integrateur=integrators.identify(context, given))
        with self._counted(context, contract, operation):
            if not _follows(context, contract, operation, body):
                raise _refusal(context, contract, operation, body)
            if (demande := _demande(operation, contract, body)) is not None:
                context = context.with_changes(vouched=demande)
            result = call.call(operation, context, arguments(operation, body))
        return write_envelope(message.version, contract.answer(operation, result))

    @contextmanager
    def _counted(self, context: Context, contract: Contract, operation: Operation) -> Iterator[None]:
        """Count the call, answered or refused."""
        refused = True
        try:
            yield
            refused = False
        finally:
            if self.platform.counter:
                day = context.today()
                town = context.collectivite.code
                one = Call(town, day, context.service, contract.namespace, context.integrateur, operation.name)
                self.platform.counter.count(one, refused)

    def call(self, context: Context, nom: str, /, **arguments: Any) -> Any:
        """Run an operation in-process and give its answer as the dataclass."""
        operation = self._operation(context, nom)
        _bounded(operation, arguments)
        return call.call(operation, context, arguments)

    def answer(self, context: Context, nom: str, /, **arguments: Any) -> etree._Element:
        """Run an operation in-process and give the very body element that SOAP would have sent."""
        contract = self.contracts.get(context.service, context.teleservice)
        return contract.answer(self._operation(context, nom), self.call(context, nom, **arguments))

    def check_right(self, context: Context, nom: str) -> None:
        """Raise what a call of this operation would raise of the session and the profile: for a page that offers it."""
        call.check_right(self._operation(context, nom), context)

    def look(self, collectivite: str, service: str, version: str = "") -> Context:
        """The context of a look at a service: at its contract in force, or at another one that is accepted (see
        `opening.for_version`)."""
        context = opening.open_context(self.platform, collectivite, service)
        return opening.for_version(context, version) if version else context

    def wsdl(self, collectivite: str, service: str, version: str = "") -> bytes:
        """The WSDL of a service, its address from the settings."""
        context = self.look(collectivite, service, version)
        address = f"{self.platform.settings.address}/{collectivite}/soap/{service}"
        return self.contracts.get(service, context.teleservice).wsdl(address)

    def xsd(self, collectivite: str, service: str, partie: str = "xsd", version: str = "") -> bytes:
        """A schema of a service: of its demande, or of its messages (see `schema.py`)."""
        context = self.look(collectivite, service, version)
        address = f"{self.platform.settings.address}/{collectivite}/soap/{service}"
        return schema.schema(self.contracts.get(service, context.teleservice), partie, address)

    def fault(self, error: WscError, version: str, collectivite: str, service: str) -> bytes:
        """The bytes of a fault, in the namespace of the contract addressed when there is one."""
        try:
            context = opening.open_context(self.platform, collectivite, service)
            namespace = context.teleservice.espace_de_noms if context.teleservice else f"urn:wsc:{service}:1"
        except WscError:
            namespace = COMMUN
        return write_envelope(version, fault_element(error, version, namespace))

    def _operation(self, context: Context, nom: str) -> Operation:
        return find_operation(TELESERVICE if context.teleservice else context.service, nom)


def unexpected(error: Exception) -> Indisponible:
    """What the outside sees of a defect: a reference, found again in the log, and nothing else."""
    reference = secrets.token_hex(4)
    _log.error("unexpected error, reference %s", reference, exc_info=_without_values(error))
    return Indisponible(reference=reference)


def _without_values(error: Exception) -> tuple[type[BaseException], BaseException, Any]:
    """The traceback with the type only: messages of exceptions may quote personal data."""
    return _Masked, _Masked(type(error).__name__), error.__traceback__


class _Masked(Exception):
    """Stands for an exception whose message may hold personal data."""


def _bounded(operation: Operation, arguments: dict[str, Any]) -> None:
    """A call from a screen has seen no schema: its texts are held to the lengths of the contract here."""
    for parametre in operation.parameters:
        value = arguments.get(parametre.name)
        if isinstance(value, str) and len(value) > (parametre.longueur_max or TEXT_LIMIT):
            nom = wire_name(parametre.name)
            raise ParametreInvalide(champ=nom, parametre=nom, raison="il est trop long")


def _token(message: Envelope) -> str | None:
    header = message.header(SESSION)
    if header is None:
        return None
    jeton = header.findtext(f"{{{COMMUN}}}jeton")
    return (jeton or "".join(map(str, header.itertext()))).strip() or None


def _follows(context: Context, contract: Contract, operation: Operation, body: etree._Element) -> bool:
    """Whether the body follows its schema. Over the pattern of a form published before patterns were tried (see
    `xmlio/pattern_probe.py`) the schema may give up: then the form's own checks say what is wrong."""
    try:
        return contract.schema.validate(body)
    except etree.XMLSchemaValidateError:
        demande = _demande(operation, contract, body)
        found = deposit.check(context, demande).errors if demande is not None else ()
        if found:
            raise DemandeInvalide(nombre=len(found), erreurs=found, champ=found[0].champ) from None
        raise MessageInvalide(raison="une valeur est trop longue pour le motif de son champ") from None


def _refusal(context: Context, contract: Contract, operation: Operation, body: etree._Element) -> WscError:
    """Why the schema refused: the form's own sentences where the demande is wrong, the schema's place otherwise."""
    found: tuple[Manquement, ...] = ()
    demande = _demande(operation, contract, body)
    if demande is not None:
        found = deposit.check(context, demande).errors
    if found:
        return DemandeInvalide(nombre=len(found), erreurs=found, champ=found[0].champ)
    with contract.lock:
        found = explain(contract.schema, body)
    raison = found[0].message.rstrip(".") if found else "il ne suit pas le schéma du service"
    return MessageInvalide(raison=raison, erreurs=found, champ=found[0].champ if found else "")


def _demande(operation: Operation, contract: Contract, body: etree._Element) -> etree._Element | None:
    if not any(parametre.type is Demande for parametre in operation.parameters):
        return None
    return body.find(f"{{{contract.namespace}}}demande")
