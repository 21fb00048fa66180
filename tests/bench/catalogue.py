"""The whole catalogue: every contract from cold in a process of its own, and the page of all téléservices when warm.

Cold: a fresh process opens an installation that has the 43 téléservices on line, then asks for each WSDL, and for each
description by SOAP 1.1 and by SOAP 1.2; the contracts of citizens first, those of agents after. Measured: processor
seconds of that process, start and imports told apart, and the most memory that it ever held.

Warm: processor time of the portal's page with the 43, against that of a plain fragment (the presentation of one of
them), both as whole HTTP requests; and of the same list by SOAP.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from tests.bench import load
from tests.bench.measure import Figure, interleaved
from wsc_soap.bootstrap import build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_town, publish_delivered
from wsc_soap.operations.opening import PLATFORM_SERVICES
from wsc_soap.xmlio.library import Library

TITLE = "The catalogue: every contract from cold, its page when warm"
ROOT = Path(__file__).parents[2]
CATALOGUE = "urn:wsc:catalogue:1"
COLD = """
import json, resource, sys, time
from pathlib import Path
from tests.bench import load
from tests.bench.catalogue import described, opened
started = time.process_time()
application = opened(Path(sys.argv[1])).application
taken, sizes = {}, 0
for audience, names in json.loads(sys.argv[2]).items():
    before = time.process_time()
    for name in names:
        answer = load.get(application, f"/demoville/soap/{name}", "wsdl")
        assert answer.ok, name
        sizes += len(answer.body)
        if audience == "citizens":
            described(application, name)
    taken[audience] = time.process_time() - before
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
print(json.dumps({"start": started, "whole": time.process_time(), "peak": peak, "size": sizes / 1e6, **taken}))
"""


def run(quick: bool = False) -> list[Figure]:
    """Seconds, memory and rates."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        platform = opened(folder)
        now, storage = datetime.now(UTC), platform.platform.storage
        install_town(storage, load.town(), now)
        codes = Library().codes()
        publish_delivered(storage, load.TOWN, codes, now)
        platform.platform.bouquet.forget()
        found = _cold(folder, codes)
        fragment = f"/{load.TOWN}/fragments/services/{load.SERVICE}/presentation"
        listed = load.enveloped(etree.Element(f"{{{CATALOGUE}}}listerTeleservices"))
        actions = {
            "page": lambda: _seen(load.get(platform.application, f"/{load.TOWN}/")),
            "fragment": lambda: _seen(load.get(platform.application, fragment)),
            "soap": lambda: _seen(load.post(platform.application, listed, f"/{load.TOWN}/soap/catalogue")),
        }
        warm = interleaved(actions, count=3, rounds=5 if quick else 100)
        platform.close()
    agents = [one for one in PLATFORM_SERVICES if one.startswith("bo-")]
    return [
        Figure("contracts of citizens", len(codes) + len(PLATFORM_SERVICES) - len(agents)),
        Figure("contracts of agents", len(agents)),
        Figure("start and imports, processor", found["start"], "s"),
        Figure("citizens' contracts, both versions", found["citizens"], "s"),
        Figure("agents' contracts", found["agents"], "s"),
        Figure("the whole process, from cold", found["whole"], "s", target=5),
        Figure("most memory", found["peak"], "MB", target=150),
        Figure("contracts as text", found["size"], "MB"),
        Figure("page of the catalogue", warm["page"], "ms"),
        Figure("plain fragment", warm["fragment"], "ms"),
        Figure("rate of the page / fragment", warm["fragment"] / warm["page"], "x", target=1, at_most=False),
        Figure("the same list by SOAP", warm["soap"], "ms"),
    ]


def opened(folder: Path) -> object:
    """The installation in a folder."""
    return build(Settings(_env_file=None, donnees=folder, adresse="http://localhost", debit=0))


def described(application: load.Application, name: str) -> None:
    """A call of each version to a téléservice; services of the platform answer a fault, built from their contract."""
    space = f"urn:wsc:teleservice:{name}:1"
    message = load.enveloped(etree.Element(f"{{{space}}}decrire"))
    for text in (message, message.replace(load.ENVELOPE.encode(), b"http://www.w3.org/2003/05/soap-envelope")):
        load.post(application, text, f"/{load.TOWN}/soap/{name}")


def _cold(folder: Path, codes: tuple[str, ...]) -> dict[str, float]:
    agents = [one for one in PLATFORM_SERVICES if one.startswith("bo-")]
    names = {"citizens": [*codes, *(one for one in PLATFORM_SERVICES if one not in agents)], "agents": agents}
    command = [sys.executable, "-c", COLD, str(folder), json.dumps(names)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _seen(answer: load.Answer) -> None:
    assert answer.ok, answer.status
