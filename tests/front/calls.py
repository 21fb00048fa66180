"""Calling the platform as an integrator does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree
from zeep import Client, Settings
from zeep.exceptions import Fault

COMMUN = "urn:wsc:commun:1"
PASSWORD = "Tilleul-Moulin-27"
STRICT = Settings(strict=True, forbid_dtd=True, forbid_entities=True)


def client(platform, service: str, town: str = "demoville") -> Client:
    return Client(platform.soap(service, town) + "?wsdl", settings=STRICT)


def header(service: Client, jeton: str) -> list:
    return [service.get_element(f"{{{COMMUN}}}Session")(jeton=jeton)]


def agent(platform, who: str = "durand", town: str = "demoville") -> tuple[Client, list]:
    session = client(platform, "bo-session", town).service.ouvrirSession(identifiant=who, motDePasse=PASSWORD)
    dossiers = client(platform, "bo-dossiers", town)
    return dossiers, header(dossiers, session.jeton)


def back_office(platform, service: str, who: str = "royer", town: str = "demoville") -> Callable[..., Any]:
    """`call(operation, **arguments)` of a back-office service, by an agent: « royer » administers, « vidal » manages."""
    session = client(platform, "bo-session", town).service.ouvrirSession(identifiant=who, motDePasse=PASSWORD)
    stub = client(platform, service, town)
    headers = header(stub, session.jeton)
    return lambda operation, **given: getattr(stub.service, operation)(**given, _soapheaders=headers)


def citizen(platform, address: str = "j.dupuis@courriel.example", town: str = "demoville") -> str:
    """The token of a citizen whose account is made, confirmed and signed in."""
    compte = client(platform, "compte", town)
    compte.service.inscrire(courriel=address, motDePasse=PASSWORD, nom="Dupuis", prenoms="Jeanne")
    platform.work()
    mail = next(m for m in reversed(platform.mails) if address in m["To"])
    text = mail.get_body(("plain",)).get_content()
    if "jeton=" in text:
        compte.service.confirmerInscription(jeton=text.split("jeton=")[1].split()[0])
    return compte.service.ouvrirSession(courriel=address, motDePasse=PASSWORD).jeton


def refused(call: Callable[[], Any]) -> etree._Element:
    """The typed detail of the fault that a call meets."""
    with pytest.raises(Fault) as caught:
        call()
    return caught.value.detail[0]


def code(detail: etree._Element) -> str:
    return etree.QName(detail).localname


def places(detail: etree._Element) -> set[str]:
    return {error.findtext(f"{{{COMMUN}}}champ", "") for error in detail.findall(f"{{{COMMUN}}}erreur")}


def states(answer: Any) -> list[tuple[str, str]]:
    return [(etape.libelle, etape.etat) for etape in answer.etape]
