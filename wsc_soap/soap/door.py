"""The two doors to the operations: a SOAP envelope from outside, a call by name from the screens.

Both find the same contract, call the same function and write the same answer.
"""

from __future__ import annotations

import logging
import secrets
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
from wsc_soap.operations import appel, depot, ouverture
from wsc_soap.operations.contexte import Contexte, Plateforme
from wsc_soap.operations.registre import Demande, Operation, lire_operation, wire_name
from wsc_soap.soap import schema
from wsc_soap.soap.contracts import TELESERVICE, Contract, Contracts
from wsc_soap.soap.faults import fault_element
from wsc_soap.soap.models import COMMUN, TEXT_LIMIT
from wsc_soap.soap.reader import arguments
from wsc_soap.soap.validation import explain
from wsc_soap.xmlio.enveloppe import SESSION, Enveloppe, enveloppe

_log = logging.getLogger(__name__)


class Door:
    """Serves every contract of the platform."""

    def __init__(self, plateforme: Plateforme, contracts: Contracts) -> None:
        self.plateforme = plateforme
        self.contracts = contracts

    def serve(self, collectivite: str, service: str, message: Enveloppe) -> bytes:
        """Answer a SOAP message with the bytes of an envelope; errors are raised, see `fault`."""
        contexte = ouverture.open_context(self.plateforme, collectivite, service, jeton=_token(message))
        corps = message.corps
        contexte = ouverture.for_namespace(contexte, etree.QName(corps).namespace or "")
        contract = self.contracts.get(service, contexte.teleservice)
        operation = contract.operation(str(corps.tag))
        if not contract.schema.validate(corps):
            raise _refusal(contexte, contract, operation, corps)
        resultat = appel.appeler(operation, contexte, arguments(operation, corps))
        return enveloppe(message.version, contract.answer(operation, resultat))

    def call(self, contexte: Contexte, nom: str, /, **arguments: Any) -> Any:
        """Run an operation in-process and give its answer as the dataclass."""
        operation = self._operation(contexte, nom)
        _bounded(operation, arguments)
        return appel.appeler(operation, contexte, arguments)

    def answer(self, contexte: Contexte, nom: str, /, **arguments: Any) -> etree._Element:
        """Run an operation in-process and give the very body element that SOAP would have sent."""
        contract = self.contracts.get(contexte.service, contexte.teleservice)
        return contract.answer(self._operation(contexte, nom), self.call(contexte, nom, **arguments))

    def wsdl(self, collectivite: str, service: str) -> bytes:
        """The WSDL of a service, its address from the settings."""
        contexte = ouverture.open_context(self.plateforme, collectivite, service)
        adresse = f"{self.plateforme.reglages.adresse}/{collectivite}/soap/{service}"
        return self.contracts.get(service, contexte.teleservice).wsdl(adresse)

    def xsd(self, collectivite: str, service: str, partie: str = "xsd") -> bytes:
        """A schema of a service: of its demande, or of its messages (see `schema.py`)."""
        contexte = ouverture.open_context(self.plateforme, collectivite, service)
        adresse = f"{self.plateforme.reglages.adresse}/{collectivite}/soap/{service}"
        return schema.schema(self.contracts.get(service, contexte.teleservice), partie, adresse)

    def fault(self, erreur: WscError, version: str, collectivite: str, service: str) -> bytes:
        """The bytes of a fault, in the namespace of the contract addressed when there is one."""
        try:
            contexte = ouverture.open_context(self.plateforme, collectivite, service)
            espace = contexte.teleservice.espace_de_noms if contexte.teleservice else f"urn:wsc:{service}:1"
        except WscError:
            espace = COMMUN
        return enveloppe(version, fault_element(erreur, version, espace))

    def _operation(self, contexte: Contexte, nom: str) -> Operation:
        return lire_operation(TELESERVICE if contexte.teleservice else contexte.service, nom)


def unexpected(erreur: Exception) -> Indisponible:
    """What the outside sees of a defect: a reference, found again in the log, and nothing else."""
    reference = secrets.token_hex(4)
    _log.error("unexpected error, reference %s", reference, exc_info=_without_values(erreur))
    return Indisponible(reference=reference)


def _without_values(erreur: Exception) -> tuple[type[BaseException], BaseException, Any]:
    """The traceback with the type only: messages of exceptions may quote personal data."""
    return _Masked, _Masked(type(erreur).__name__), erreur.__traceback__


class _Masked(Exception):
    """Stands for an exception whose message may hold personal data."""


def _bounded(operation: Operation, arguments: dict[str, Any]) -> None:
    """A call from a screen has seen no schema: its texts are held to the lengths of the contract here."""
    for parametre in operation.parametres:
        value = arguments.get(parametre.nom)
        if isinstance(value, str) and len(value) > (parametre.longueur_max or TEXT_LIMIT):
            nom = wire_name(parametre.nom)
            raise ParametreInvalide(champ=nom, parametre=nom, raison="il est trop long")


def _token(message: Enveloppe) -> str | None:
    header = message.entete(SESSION)
    if header is None:
        return None
    jeton = header.findtext(f"{{{COMMUN}}}jeton")
    return (jeton or "".join(map(str, header.itertext()))).strip() or None


def _refusal(contexte: Contexte, contract: Contract, operation: Operation, corps: etree._Element) -> WscError:
    """Why the schema refused: the form's own sentences where the demande is wrong, the schema's place otherwise."""
    found: tuple[Manquement, ...] = ()
    demande = _demande(operation, contract, corps)
    if demande is not None:
        found = depot.check(contexte, demande).erreurs
    if found:
        return DemandeInvalide(nombre=len(found), erreurs=found, champ=found[0].champ)
    with contract.lock:
        found = explain(contract.schema, corps)
    raison = found[0].message.rstrip(".") if found else "il ne suit pas le schéma du service"
    return MessageInvalide(raison=raison, erreurs=found, champ=found[0].champ if found else "")


def _demande(operation: Operation, contract: Contract, corps: etree._Element) -> etree._Element | None:
    if not any(parametre.type is Demande for parametre in operation.parametres):
        return None
    return corps.find(f"{{{contract.espace}}}demande")
