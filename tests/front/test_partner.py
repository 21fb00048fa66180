"""Calling a partner's web service: its answer decides; slow, down, absurd or pointing inside, the dossier is intact."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from time import sleep

import pytest
from calls import agent, client
from lxml import etree
from process_service import CODE, demande, publish
from served_platform import Platform

from wsc_soap.errors import PartenaireIncoherent, PartenaireInjoignable, PartenaireInterdit
from wsc_soap.operations import partner_call
from wsc_soap.operations.installation import install_town

PARTENAIRE = "urn:wsc:partenaire:1"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


class Partner(ThreadingHTTPServer):
    """A partner that answers what a test tells it to."""

    status, body, wait = 200, b"", 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/cadastre"

    def says(self, body: bytes, status: int = 200, wait: float = 0.0) -> None:
        self.body, self.status, self.wait = body, status, wait
        self.asked.clear()


class _Handler(BaseHTTPRequestHandler):
    server: Partner

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.headers["Idempotency-Key"], body))
        sleep(self.server.wait)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        pass


def known(code: str) -> bytes:
    inner = f'<interrogerReponse xmlns="{PARTENAIRE}"><code>{code}</code><montant>12.50</montant></interrogerReponse>'
    return f'<s:Envelope xmlns:s="{SOAP}"><s:Body>{inner}</s:Body></s:Envelope>'.encode()


@pytest.fixture(scope="module")
def partner() -> Iterator[Partner]:
    server = Partner()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def town(platform: Platform, partner: Partner) -> Platform:
    inside = platform.installation.platform
    publish(inside.storage, "demoville", datetime.now(UTC))
    document = (files("wsc_soap.demo") / "demoville.xml").read_text("utf-8")
    added = f'<partenaire code="cadastre" nom="Cadastre" adresse="{partner.address}"/></collectivite>'
    install_town(inside.storage, document.replace("</collectivite>", added).encode(), datetime.now(UTC))
    inside.bouquet.forget()
    return platform


@pytest.fixture(autouse=True)
def open_network(town: Platform) -> Iterator[None]:
    inside = town.installation.platform
    inside.settings = replace(inside.settings, private_partners=True, partner_timeout=0.5)
    town.clock.shift = timedelta()
    yield
    town.clock.shift = timedelta()


def asked(town: Platform) -> tuple[str, object]:
    """A dossier whose process asks the partner, and how to read it."""
    numero = client(town, CODE).service.deposer(demande=demande()).numero
    dossiers, session = agent(town)
    dossiers.service.traiterDossier(numero=numero, action="interroger", _soapheaders=session)
    town.work()
    return numero, lambda: dossiers.service.lireDossier(numero=numero, _soapheaders=session)


def test_the_typed_answer_chooses_the_next_etape(town, partner) -> None:
    partner.says(known("connue"))
    _, read = asked(town)
    assert read().etapeCode == "examen"
    answered = next(line for line in read().journal if line.libelle == "Réponse de Cadastre")
    assert [(r.libelle, r.texte) for r in answered.reponse] == [("code", ["connue"]), ("montant", ["12.50"])]
    partner.says(known("inconnue"))
    _, read = asked(town)
    assert read().issue == "refusee"


def test_only_what_the_definition_lets_out_leaves(town, partner) -> None:
    partner.says(known("connue"))
    numero, _ = asked(town)
    ((_, body),) = partner.asked
    question = etree.fromstring(body).find(f".//{{{PARTENAIRE}}}interroger")
    assert question.findtext(f"{{{PARTENAIRE}}}numero") == numero
    assert [(d.get("champ"), d.text) for d in question.findall(f"{{{PARTENAIRE}}}donnee")] == [("parcelle", "AB 12")]
    assert b"astier" not in body.lower()


@pytest.mark.parametrize(("status", "wait"), [(503, 0.0), (200, 1.5)])
def test_a_partner_that_is_down_or_slow_is_asked_again_with_the_same_key(town, partner, status, wait) -> None:
    partner.says(known("connue"), status, wait)
    _, read = asked(town)
    assert read().etapeCode == "cadastre"
    keys = {key for key, _ in partner.asked}
    partner.says(known("connue"))
    town.clock.shift = timedelta(minutes=2)
    town.work()
    assert read().etapeCode == "examen"
    assert {key for key, _ in partner.asked} == keys


def test_after_the_last_attempt_the_process_does_without(town, partner) -> None:
    partner.says(b"", 503)
    _, read = asked(town)
    for hours in range(1, 8):
        town.clock.shift = timedelta(hours=2 * hours)
        town.work()
    town.clock.shift = timedelta()
    assert read().etapeCode == "examen"
    assert read().journal[-2].libelle == "Sans réponse de Cadastre"
    assert len(partner.asked) == 5


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"<html>Oups</html>",
        b"not xml",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        known("DROP TABLE"),
        b"x" * 400_000,
    ],
)
def test_nonsense_is_refused_at_once_and_the_dossier_goes_on(town, partner, nonsense) -> None:
    partner.says(nonsense)
    _, read = asked(town)
    assert read().etapeCode == "examen"
    assert "ne se comprend pas" in read().journal[-2].commentaire
    assert len(partner.asked) == 1


def test_an_address_inside_our_network_is_never_called(town, partner) -> None:
    inside = town.installation.platform
    inside.settings = replace(inside.settings, private_partners=False)
    partner.says(known("connue"))
    _, read = asked(town)
    assert (read().etapeCode, partner.asked) == ("examen", [])
    assert "pas admise" in read().journal[-2].commentaire


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "fc00::1", "0.0.0.0", "::ffff:10.0.0.1",
     "2002:7f00:1::", "100.64.0.1", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_internet_are_known(address: str) -> None:
    assert not partner_call.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888"])
def test_public_addresses_are_known(address: str) -> None:
    assert partner_call.is_public(address)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://exemple.fr/", "http://user@exemple.fr/", "http://127.0.0.1/", "http://[::1]/",
     "http://2130706433/", "http://localhost/"],
)  # fmt: skip
def test_addresses_that_lead_elsewhere_are_refused(address: str) -> None:
    with pytest.raises((PartenaireInterdit, PartenaireInjoignable)):
        partner_call.post(address, b"", "c", timeout=0.2, private=False)


def test_a_redirection_is_not_followed(partner) -> None:
    partner.says(b"", 302)
    with pytest.raises(PartenaireIncoherent):
        partner_call.post(partner.address, b"<a/>", "c", timeout=1, private=True)
