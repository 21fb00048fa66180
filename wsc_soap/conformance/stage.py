"""A whole platform in a folder that is thrown away: the delivered catalogue on line in a town, an agent, a clock."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any, cast

from lxml import etree

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.conformance.agendas import open_agendas
from wsc_soap.conformance.texts import Heard
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.installation import install_agent, install_citizen, install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due
from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio import namespaces
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parser import parse_xml

TOWN, AGENT, CITIZEN, PASSWORD = "demoville", "conformite", "h.astier@courriel.example", "Tilleul-Moulin-27"
CONTACT = {"courriel": "contact@organisme.example", "telephone": "01 99 00 12 34"}
FRESH = timedelta(minutes=15)


def said(detail: etree._Element | None) -> str:
    """What a fault's element says, as one short line."""
    return "" if detail is None else " ".join(" ".join(map(str, detail.itertext())).split())[:300]


class Refused(Exception):
    """The platform answered a SOAP fault; `detail` is its typed element."""

    def __init__(self, code: str, detail: etree._Element | None) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail

    def __reduce__(self) -> tuple[type[Refused], tuple[str, None]]:
        """From one process to another without its element, which cannot go."""
        return Refused, (f"{self.code} {said(self.detail)}".strip(), None)


@dataclass
class Stage:
    """The platform under test. `mails` are the messages that left, in order, `heard` keeps the letters."""

    installation: Installation
    clock: HeldClock
    heard: Heard
    mails: list[EmailMessage] = field(default_factory=list)
    tokens: dict[str, list[tuple[str, datetime]]] = field(default_factory=dict)

    def soap(self, service: str, body: etree._Element, jeton: str = "") -> etree._Element:
        """Send a body element as SOAP 1.1 through the whole application and give the answer's body element.

        Raises `Refused` for a fault.
        """
        envelope = etree.Element(f"{{{namespaces.SOAP_11}}}Envelope", nsmap={"soap": namespaces.SOAP_11})
        if jeton:
            header = etree.SubElement(envelope, f"{{{namespaces.SOAP_11}}}Header")
            session = etree.SubElement(header, f"{{{namespaces.COMMUN}}}Session")
            etree.SubElement(session, f"{{{namespaces.COMMUN}}}jeton").text = jeton
        etree.SubElement(envelope, f"{{{namespaces.SOAP_11}}}Body").append(body)
        answer = parse_xml(_post(self.installation.application, f"/{TOWN}/soap/{service}", etree.tostring(envelope)))
        content = answer.find(f"{{{namespaces.SOAP_11}}}Body")
        assert content is not None
        if content[0].tag == f"{{{namespaces.SOAP_11}}}Fault":
            detail = content[0].find("detail/*")
            raise Refused("Fault" if detail is None else etree.QName(detail).localname, detail)
        return content[0]

    def call(
        self, service: str, operation: str, values: dict[str, Any], session: str = "", namespace: str = ""
    ) -> etree._Element:
        """Call an operation with texts, or with lists of texts and of dictionaries for repeated elements."""
        namespace = namespace or namespaces.service(service)
        body = etree.Element(f"{{{namespace}}}{operation}", nsmap={None: namespace})  # type: ignore[dict-item]
        for name, value in values.items():
            for one in value if isinstance(value, list) else [value]:
                _write(body, namespace, name, one)
        return self.soap(service, body, session)

    def citizen(self) -> str:
        """The token of a citizen signed in."""
        return self.session("compte", courriel=CITIZEN)

    def agent(self) -> str:
        """The token of an agent of every department."""
        return self.session("bo-session", identifiant=AGENT)

    def session(self, service: str, **who: str) -> str:
        """The token of a session of that service, opened again when it may have expired."""
        now = self.clock()
        for token, opened in self.tokens.get(service, ()):
            if abs(now - opened) < FRESH:
                return token
        answer = self.call(service, "ouvrirSession", {**who, "motDePasse": PASSWORD})
        token = answer.findtext(".//{*}jeton", "")
        self.tokens.setdefault(service, []).append((token, now))
        return token

    def acquaint(self, teleservice: Teleservice) -> None:
        """Give the town the acteurs of a process that it does not know, each with an address."""
        town = self.installation.platform.bouquet.collectivite(TOWN)
        known = {one.code for one in town.services} | {one.contact.code for one in town.acteurs}
        for acteur in teleservice.processus.acteurs:
            if acteur.genre in ("service", "externe", "metier") and acteur.code not in known:
                values = {"code": acteur.code, "libelle": acteur.libelle, "genre": acteur.genre}
                self.call("bo-acteurs", "definirActeur", values | CONTACT, self.agent())

    def work(self) -> list[EmailMessage]:
        """Let the worker do all that is due now; gives the messages that left."""
        before = len(self.mails)
        while perform_due(self.installation.platform, self.mails.append, "ne-pas-repondre@demoville.example"):
            pass
        return self.mails[before:]

    def later(self, delay: timedelta) -> None:
        """Put the clock forward."""
        self.clock.instant += delay


@dataclass
class HeldClock:
    """A clock that stands where it is put."""

    instant: datetime

    def __call__(self) -> datetime:
        return self.instant


def set_stage(
    folder: Path,
    codes: tuple[str, ...] = (),
    now: datetime | None = None,
    parametres: Mapping[str, str] | None = None,
) -> Stage:
    """A platform in `folder` with these téléservices of the catalogue on line (all without any), some of their
    parameters set otherwise than delivered."""
    clock = HeldClock(now or datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0))
    copytree(_bare(clock()).name, folder, dirs_exist_ok=True)
    installation = build(_settings(folder), clock)
    storage = installation.platform.storage
    chosen = codes or Library().codes()
    publish_delivered(storage, TOWN, chosen, clock(), parametres=parametres)
    with storage.write(TOWN) as unit:
        for code in chosen:
            service = installation.platform.bouquet.offer(TOWN, code).teleservice
            open_agendas(unit, service, clock())
            _entitle(unit, service)
        unit.commit()
    heard = Heard(installation.platform.stylesheets)
    installation.platform.stylesheets = cast("Stylesheets", heard)
    stage = Stage(installation, clock, heard)
    for code in chosen:
        stage.acquaint(installation.platform.bouquet.offer(TOWN, code).teleservice)
    return stage


@lru_cache(maxsize=1)
def _bare(now: datetime) -> TemporaryDirectory[str]:
    """The same without any téléservice, made once: a town, an agent, a citizen."""
    folder = TemporaryDirectory()
    installation = build(_settings(Path(folder.name)), lambda: now)
    storage = installation.platform.storage
    install_town(storage, (files("wsc_soap.demo") / f"{TOWN}.xml").read_bytes(), now)
    who = {"civilite": "Mme", "nom": "Conformité", "prenom": "Claude", "profil": "administrateur"}
    install_agent(storage, TOWN, AGENT, PASSWORD, services=(), **who)
    person = {"civilite": "madame", "nom": "Astier", "prenoms": "Hélène", "telephone": ""}
    install_citizen(storage, TOWN, CITIZEN, PASSWORD, now=now, **person)
    installation.close()
    return folder


def _entitle(unit: UnitOfWork, teleservice: Teleservice) -> None:
    """Put the agent in every department that has a part in the process."""
    agent = unit.agents.get(AGENT)
    assert agent is not None
    parts = {acteur.code for acteur in teleservice.processus.acteurs if acteur.genre == "service"}
    services = tuple(sorted({*agent.services, *parts, teleservice.service}))
    unit.agents.save(replace(agent, services=services))


def _settings(folder: Path) -> Settings:
    return Settings(donnees=folder, adresse="http://localhost", debit=0)


def _write(parent: etree._Element, namespace: str, name: str, value: Any) -> None:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    if isinstance(value, dict):
        for inner, text in value.items():
            etree.SubElement(element, f"{{{namespaces.COMMUN}}}{inner}").text = text
    else:
        element.text = str(value)


def _post(application: Callable[..., Any], path: str, body: bytes) -> bytes:
    """A POST through the WSGI application, as a server would make it."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
    }
    return b"".join(application(environ, lambda status, headers, exc_info=None: None))
