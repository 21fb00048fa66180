"""A thousand towns that each changed the same form, served by one process: WSDL and one deposit each.

Measured: wall time to have a contract ready and its WSDL written (the first look), processor time of the deposit that
follows, memory resident in this process (which also holds the client's side: nothing but the messages), and how many
spyne applications are alive in the end. Each town has its own namespace, `urn:wsc:town7:acte-naissance:2`, and one
field more than the catalogue's form.
"""

from __future__ import annotations

import gc
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lxml import etree
from spyne.application import Application

from tests.bench import load
from tests.bench.measure import Figure, resident_megabytes
from wsc_soap.bootstrap import Installation
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

TITLE = "A thousand customised contracts in one process"
CODE = "acte-naissance"
DEFINITION = "urn:wsc:definition:1"


def run(quick: bool = False) -> list[Figure]:
    """Times, memory and living applications."""
    towns = 120 if quick else 1000
    with TemporaryDirectory() as folder:
        platform = load.installation(Path(folder), contrats=50 if quick else 200)
        prepare(platform, towns)
        before = resident_megabytes()
        looks, deposits, memory = [], [], []
        for number in range(towns):
            looks.append(_look(platform, number))
            deposits.append(_deposit(platform, number))
            if number + 1 in (towns // 2, towns):
                gc.collect()
                memory.append(resident_megabytes())
        alive = sum(isinstance(found, Application) for found in gc.get_objects())
        limit = platform.settings.contrats
    return [
        Figure("contracts served", towns),
        Figure("first look at a contract, wall", median(looks), "ms"),
        Figure("first deposit on it, processor", median(deposits), "ms"),
        Figure("resident before", before, "MB"),
        Figure("resident after", memory[1], "MB", target=300),
        Figure("grown over the second half", memory[1] - memory[0], "MB", target=25),
        Figure("living applications", alive, "", target=limit),
    ]


def prepare(platform: Installation, towns: int) -> None:
    """All towns on line, each with its own form."""
    document, town = _definition(), load.town()
    service, now = load_teleservice(etree.tostring(document)), datetime.now(UTC)
    for number in range(towns):
        document.set("espaceDeNoms", namespace(number))
        written = etree.tostring(document, encoding="UTF-8")
        with platform.platform.storage.write(name(number)) as unit:
            unit.collectivites.save(town.replace(b'code="demoville"', f'code="{name(number)}"'.encode()), now)
            unit.teleservices.publish(
                CODE,
                service.theme.code,
                written,
                espace_de_noms=namespace(number),
                empreinte=f"{number:064}",
                now=now,
            )
            unit.teleservices.set_mode(CODE, "en-ligne")
            unit.commit()


def name(number: int) -> str:
    """The code of a town."""
    return f"town{number}"


def namespace(number: int) -> str:
    """The namespace of the contract of a town."""
    return f"urn:wsc:{name(number)}:{CODE}:2"


def _definition() -> etree._Element:
    library = Library()
    root = etree.fromstring(expand(library.document(CODE), library))
    page = root.find(f".//{{{DEFINITION}}}page[@code='remise']")
    field = etree.SubElement(page, f"{{{DEFINITION}}}champ", nom="quartier", type="texte", libelle="Quartier")
    field.set("longueurMax", "80")
    return root


def _look(platform: Installation, number: int) -> float:
    started = time.perf_counter()
    answer = load.get(platform.application, f"/{name(number)}/soap/{CODE}", "wsdl")
    assert answer.ok and namespace(number).encode() in answer.body and b"quartier" in answer.body
    return (time.perf_counter() - started) * 1000


def _deposit(platform: Installation, number: int) -> float:
    started = time.process_time()
    message = load.enveloped(demande(namespace(number)))
    answer = load.post(platform.application, message, f"/{name(number)}/soap/{CODE}")
    assert answer.ok, answer.body
    return (time.process_time() - started) * 1000


def demande(namespace: str) -> etree._Element:
    """A demande of the changed form."""
    root = etree.Element(f"{{{namespace}}}demande", nsmap={"tns": namespace})
    load.write(root, typeActe="extraitSansFiliation", nombreExemplaires="1", qualiteDemandeur="titulaire")
    load.write(root, nomTitulaire="Astier", prenomsTitulaire="Hélène", dateNaissanceTitulaire="2002-07-14")
    load.write(root, communeNaissance="95999", modeRemise="courrier", quartier="Les Tilleuls")
    load.write(load.group(root, "demandeur"), nomNaissance="Astier", prenoms="Hélène", courriel="h@courriel.example")
    person = root[-1]
    load.write(person, adresse="12 rue des Tilleuls", codePostal="95999", commune="95999", pays="FR")
    load.write(load.group(root, "engagement"), certificationExactitude="true", consentementCourriel="true")
    return root
