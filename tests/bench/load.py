"""The load of the benchmarks: one town, one téléservice, one demande of about 40 values, and calls without a network.

The téléservice is `changement-adresse` as delivered, but open to people without an account, so that a deposit is one
message and nothing else. Everything is real: migrated SQLite file (WAL, synchronous=FULL), whole WSGI application.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import etree

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_town
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

TOWN, SERVICE = "demoville", "changement-adresse"
ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
NAMESPACE = f"urn:wsc:teleservice:{SERVICE}:1"
PATH = f"/{TOWN}/soap/{SERVICE}"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def installation(folder: Path, **settings: Any) -> Installation:
    """A platform in `folder` with the town and its téléservice on line; no limit on the rate of calls."""
    platform = build(Settings(donnees=folder, adresse="http://localhost", debit=0, **settings))
    install_town(platform.platform.storage, town(), datetime.now(UTC))
    publish(platform, definition())
    return platform


def town() -> bytes:
    """The document of Démoville."""
    return (files("wsc_soap.demo") / f"{TOWN}.xml").read_bytes()


def definition() -> bytes:
    """The expanded definition of the téléservice, without its account."""
    library = Library()
    root = etree.fromstring(expand(library.document(SERVICE), library))
    root.set("compte", "facultatif")
    return etree.tostring(root, encoding="UTF-8")


def publish(platform: Installation, document: bytes) -> None:
    """Put a definition on line in the town."""
    service = load_teleservice(document)
    with platform.platform.storage.write(TOWN) as unit:
        unit.teleservices.publish(
            service.code,
            service.theme.code,
            document,
            espace_de_noms=service.espace_de_noms,
            empreinte=service.empreinte,
            now=datetime.now(UTC),
        )
        unit.teleservices.set_mode(service.code, "en-ligne")
        unit.commit()


PEOPLE = (
    ("Fillon Béatrice", "1984-03-27", "false"),
    ("Fillon Léo", "2015-06-02", "true"),
    ("Fillon Jeanne", "2018-11-30", "true"),
    ("D’Alembert Jean-Loup", "1981-01-09", "false"),
)


def demande(namespace: str = NAMESPACE) -> etree._Element:
    """A family arrives in town: 43 values, a repeated group, accents."""
    root = etree.Element(f"{{{namespace}}}demande", nsmap={"tns": namespace})
    write(root, typeMouvement="arrivee", dateMouvement=date.today().isoformat())
    write(root, ancienneAdresse="8 bis rue de l’Église\nBâtiment C", ancienPays="FR", ancienCodePostal="69003")
    write(root, ancienneCommune="69383", nouvelleAdresse="12 rue des Tilleuls", nouveauPays="FR")
    write(root, nouveauCodePostal="95999", nouvelleCommune="95999", typeLogement="appartement")
    for nom, birth, scolarise in PEOPLE:
        write(group(root, "composition"), nom=nom, dateNaissance=birth, scolarise=scolarise)
    for service in ("population", "dechets", "eau"):
        write(root, servicesAPrevenir=service)
    write(root, inscriptionElectorale="true", autorisationPublicAccueil="true")
    write(
        group(root, "demandeur"),
        civilite="madame",
        nomNaissance="Fillon",
        nomUsage="D’Alembert",
        prenoms="Béatrice Anne",
        dateNaissance="1984-03-27",
        courriel="b.fillon@courriel.example",
        telephone="+33199001122",
        adresse="12 rue des Tilleuls",
        codePostal="95999",
        commune="95999",
        pays="FR",
    )
    write(group(root, "engagement"), certificationExactitude="true", consentementCourriel="true")
    return root


def deposit(namespace: str = NAMESPACE) -> bytes:
    """The SOAP 1.1 envelope of one deposit, indented as people's templates are: 3 KB."""
    return enveloped(demande(namespace))


def enveloped(content: etree._Element) -> bytes:
    """The SOAP 1.1 envelope of an operation, or of the deposit of a demande."""
    envelope = etree.Element(f"{{{ENVELOPE}}}Envelope", nsmap={"soap": ENVELOPE})
    body = etree.SubElement(envelope, f"{{{ENVELOPE}}}Body")
    namespace = etree.QName(content).namespace
    if etree.QName(content).localname == "demande":
        body = etree.SubElement(body, f"{{{namespace}}}deposer", nsmap={"tns": namespace})
    body.append(content)
    etree.indent(envelope)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def group(parent: etree._Element, name: str) -> etree._Element:
    """Add an element in the namespace of its parent."""
    return etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}")


def write(parent: etree._Element, **values: str) -> None:
    """Add elements with their texts."""
    for name, value in values.items():
        group(parent, name).text = value


@dataclass
class Answer:
    """What a WSGI application answered."""

    status: str
    body: bytes

    @property
    def ok(self) -> bool:
        return self.status.startswith("200")


def post(application: Application, body: bytes, path: str = PATH) -> Answer:
    """Call a WSGI application as a server would."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "localhost",
        "HTTP_SOAPACTION": '""',
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
    }
    return _call(application, environ)


def get(application: Application, path: str, query: str = "") -> Answer:
    """A GET, for a WSDL or a page."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    return _call(application, environ)


def _call(application: Application, environ: dict[str, Any]) -> Answer:
    statuses: list[str] = []
    chunks = application(environ, lambda status, headers, exc_info=None: statuses.append(status))
    try:
        return Answer(statuses[0], b"".join(chunks))
    finally:
        getattr(chunks, "close", lambda: None)()
