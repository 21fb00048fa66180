"""The platform dies, as by a power cut, at every named place while citizens deposit; what was acknowledged is there.

The places are found in the sources: a new one is tried without anybody thinking of it.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from wsc_soap.bootstrap import build
from wsc_soap.client.client import Teleservice
from wsc_soap.client.errors import Unreachable
from wsc_soap.config import Settings
from wsc_soap.operations.installation import install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due

ROOT = Path(__file__).parents[2]
KEYS = ("cle-1", "cle-2", "cle-3", "cle-4")


def named_places() -> set[str]:
    sources = (ROOT / "wsc_soap").rglob("*.py")
    return {name for path in sources for name in re.findall(r'\bpoint\("([a-z-]+)"\)', path.read_text("utf-8"))}


WORKER = {"tache-reclamee", "courriel-remis"}
ELSEWHERE = {"partenaire-repondu", "sms-remis"}  # a deposit calls no partner and sends no SMS


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with Démoville in it, to be copied."""
    data = tmp_path_factory.mktemp("modele") / "donnees"
    storage = build(Settings(donnees=data)).platform.storage
    now = datetime.now(UTC)
    install_town(storage, (files("wsc_soap.demo") / "demoville.xml").read_bytes(), now)
    publish_delivered(storage, "demoville", ("acte-naissance",), now)
    storage.close()
    return data


class Serveur:
    """`wsc serve` that is started again whenever it dies, the first time with a place to die at."""

    def __init__(self, data: Path, place: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base, self._data = f"http://127.0.0.1:{self.port}", data
        self.deaths, self._stopping = 0, False
        self._process = self._start(place)
        self.wait()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _start(self, place: str = "") -> subprocess.Popen[bytes]:
        settings = {"WSC_DONNEES": str(self._data), "WSC_ADRESSE": self.base, "WSC_CRASH_AT": place}
        command = [sys.executable, "-m", "wsc_soap", "serve", "--port", str(self.port)]
        return subprocess.Popen(command, env={**os.environ, **settings}, cwd=ROOT)

    def wait(self) -> None:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.base}/sante", timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def _watch(self) -> None:
        while not self._stopping:
            if self._process.wait() == 137 and not self._stopping:
                self.deaths += 1
                self._process = self._start()

    def stop(self) -> None:
        self._stopping = True
        self._process.terminate()
        self._process.wait(20)


def demande(rank: int) -> dict:
    png = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89") + b"\0" * (40 + rank)
    return {
        "typeActe": "copieIntegrale",
        "nombreExemplaires": 1,
        "qualiteDemandeur": "titulaire",
        "nomTitulaire": "Weil",
        "prenomsTitulaire": "Ida",
        "dateNaissanceTitulaire": "1961-03-27",
        "communeNaissance": "95999",
        "parent1Inconnu": True,
        "parent2Inconnu": True,
        "modeRemise": "courrier",
        "demandeur": {
            "nomNaissance": "Weil",
            "prenoms": "Ida",
            "courriel": f"citoyen-{rank}@courriel.example",
            "adresse": "3 rue Basse",
            "codePostal": "95999",
            "commune": "95999",
            "pays": "FR",
        },
        "pieceIdentite": [{"nom": "identite.png", "contenu": png}],
        "engagement": {"certificationExactitude": True, "consentementCourriel": True},
    }


def patiently(server: Serveur, deposit: Callable[[], Any]) -> Any:
    """The client's own retries are short; a restart on a busy machine is not."""
    for _ in range(5):
        try:
            return deposit()
        except Unreachable:
            server.wait()
    return deposit()


def deposit_all(server: Serveur) -> dict[str, str]:
    """File every demande by its key, again with the same key while the server is away; key to number."""
    service = Teleservice(f"{server.base}/demoville/soap/acte-naissance")
    receipts = {
        cle: patiently(server, lambda r=rank, c=cle: service.deposer(demande(r), cle=c))
        for rank, cle in enumerate(KEYS, 1)
    }
    for recu in receipts.values():
        assert service.suivre(recu.numero, recu.cleSuivi).etat == "en-cours"
    return {cle: recu.numero for cle, recu in receipts.items()}


def kept(data: Path) -> set[str]:
    """The numbers of the dossiers, every journal whole."""
    storage = build(Settings(donnees=data)).platform.storage
    with storage.read("demoville") as unit:
        assert unit.journal.check() == {}
        numbers = set(unit.journal.dossiers())
    storage.close()
    return numbers


def mails(data: Path) -> Counter[str]:
    """Who is written to when a worker comes by after every lease has ended."""
    sent: list[EmailMessage] = []
    installation = build(Settings(donnees=data), lambda: datetime.now(UTC) + timedelta(minutes=30))
    while perform_due(installation.platform, sent.append, installation.settings.expediteur):
        pass
    installation.platform.storage.close()
    return Counter(str(message["To"].addresses[0].addr_spec) for message in sent)


def test_the_places_are_those_we_know() -> None:
    assert named_places() >= {"apres-fichier", "avant-commit", "apres-commit"} | WORKER


@pytest.mark.parametrize("place", sorted(named_places() - WORKER - ELSEWHERE))
def test_a_kill_of_the_platform_loses_nothing_acknowledged_and_doubles_nothing(
    template: Path, tmp_path: Path, place: str
) -> None:
    data = tmp_path / "donnees"
    shutil.copytree(template, data)
    server = Serveur(data, f"{place}:2")
    try:
        numbers = deposit_all(server)
        again = deposit_all(server)
    finally:
        server.stop()
    assert server.deaths == 1
    assert again == numbers
    assert kept(data) == set(numbers.values())
    found = mails(data)
    assert [found[f"citoyen-{rank}@courriel.example"] for rank in range(1, 5)] == [1, 1, 1, 1]


@pytest.mark.parametrize("place", sorted(WORKER))
def test_a_kill_of_the_worker_sends_each_message_and_one_of_them_twice_at_most(
    template: Path, tmp_path: Path, place: str
) -> None:
    from aiosmtpd.controller import Controller
    from demonstration import four_free_ports

    data, received = tmp_path / "donnees", Counter()
    shutil.copytree(template, data)
    server = Serveur(data, "")
    try:
        deposit_all(server)
    finally:
        server.stop()

    class Outbox:
        async def handle_DATA(self, _server, _session, envelope) -> str:
            received.update(envelope.rcpt_tos)
            return "250 OK"

    port = four_free_ports()
    smtp = Controller(Outbox(), hostname="127.0.0.1", port=port)
    smtp.start()
    try:
        settings = {"WSC_DONNEES": str(data), "WSC_SMTP_HOTE": "127.0.0.1", "WSC_SMTP_PORT": str(port)}
        command = [sys.executable, "-m", "wsc_soap", "worker"]
        killed = subprocess.run(
            command, env={**os.environ, **settings, "WSC_CRASH_AT": place}, cwd=ROOT, timeout=60, check=False
        )
        assert killed.returncode == 137
    finally:
        smtp.stop()
    received.update(mails(data))
    counts = [received[f"citoyen-{rank}@courriel.example"] for rank in range(1, 5)]
    assert all(counts)
    assert sum(received.values()) - len(KEYS) * 2 <= 1  # one to the citizen, one to the department
