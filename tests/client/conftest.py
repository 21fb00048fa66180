"""A platform on a real port for the programs of others: the client, its command line, the town's site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files

import pytest
from reperes_client import CITOYEN, free_port
from waitress.server import create_server

from wsc_soap.bootstrap import Installation, build
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_citizen, install_town, publish_delivered


@dataclass
class PlateformeEnMarche:
    """Where it is, and its parts."""

    base: str
    installation: Installation

    def soap(self, service: str) -> str:
        return f"{self.base}/demoville/soap/{service}"


@pytest.fixture(scope="session")
def en_marche(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlateformeEnMarche]:
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    installation = build(Settings(donnees=tmp_path_factory.mktemp("plateforme"), adresse=base, debit=0))
    storage, now = installation.platform.storage, datetime.now(UTC)
    install_town(storage, (files("wsc_soap.demo") / "demoville.xml").read_bytes(), now)
    publish_delivered(storage, "demoville", ("acte-naissance", "incident-voirie", "changement-adresse"), now)
    install_citizen(
        storage, "demoville", *CITOYEN, civilite="monsieur", nom="Astier", prenoms="Henri", telephone="", now=now
    )
    server = create_server(installation.application, host="127.0.0.1", port=port, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield PlateformeEnMarche(base, installation)
    server.close()
