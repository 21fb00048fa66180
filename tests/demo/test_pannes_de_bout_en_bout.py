"""The platform dies, as by a power cut, at every named place while citizens deposit; what was acknowledged is there.
So does the worker while it writes, asks a partner, sends SMS and makes letters; nothing is lost or done twice.

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
from outside_world import mail_server, partner_service
from process_service import CODE, DOCUMENT, publish

from wsc_soap.bootstrap import build
from wsc_soap.client.client import Teleservice
from wsc_soap.client.errors import Unreachable
from wsc_soap.config import Settings
from wsc_soap.mail import SpooledSms
from wsc_soap.operations import opening
from wsc_soap.operations.deposit import deposit
from wsc_soap.operations.installation import install_town, publish_delivered
from wsc_soap.operations.tasks import perform_due
from wsc_soap.xmlio.filled_form import read_filled_form

ROOT = Path(__file__).parents[2]
KEYS = ("cle-1", "cle-2", "cle-3", "cle-4")
ENTRIES = {
    "surface": ["12"],
    "parcelle": ["AB 12"],
    "demandeur.nomNaissance": ["Weil"],
    "demandeur.telephone": ["0199001234"],
}


def named_places() -> set[str]:
    sources = (ROOT / "wsc_soap").rglob("*.py")
    return {name for path in sources for name in re.findall(r'\bpoint\("([a-z-]+)"\)', path.read_text("utf-8"))}


WORKER = {"tache-reclamee", "courriel-remis", "partenaire-repondu", "sms-remis"}


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
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
    text = b"rank\0%d" % rank
    png = head + len(text).to_bytes(4) + b"tEXt" + text + b"\0" * 4 + b"\0\0\0\0IEND\xaeB`\x82"
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
    settings = Settings(donnees=data, sms="essai", partenaires_internes=True)
    installation = build(settings, lambda: datetime.now(UTC) + timedelta(minutes=30))
    while perform_due(installation.platform, sent.append, installation.settings.expediteur):
        pass
    installation.platform.storage.close()
    return Counter(str(message["To"].addresses[0].addr_spec) for message in sent)


def test_the_places_are_those_we_know() -> None:
    assert named_places() >= {"apres-fichier", "avant-commit", "apres-commit"} | WORKER


@pytest.mark.parametrize("place", sorted(named_places() - WORKER))
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


class Terrace:
    """What the outside world saw of the terraces: mails, the partner's questions, SMS; and the dossiers kept."""

    def __init__(self, data: Path, received: Counter[str], questions: Counter[str]) -> None:
        self.mails, self.questions = received + mails(data), questions
        self.sms = Counter(sms.cle for sms in SpooledSms(data / "sms").list_all())
        storage = build(Settings(donnees=data)).platform.storage
        with storage.read("demoville") as unit:
            assert unit.journal.check() == {}
            self.dossiers = {
                numero: (
                    unit.dossiers.get(numero).etape,
                    [line.action for line in unit.journal.list_all(numero)],
                    len(unit.documents.list_all(numero)),
                )
                for numero in unit.journal.dossiers()
            }
        storage.close()


def filed_terraces(data: Path, partner: str) -> None:
    """Four demandes whose deposit writes to the citizen and to the department, makes a letter, sends an SMS and asks a
    partner; nothing is performed yet."""
    installation = build(Settings(donnees=data))
    storage, now = installation.platform.storage, datetime.now(UTC)
    town = (files("wsc_soap.demo") / "demoville.xml").read_text("utf-8")
    added = f'<partenaire code="cadastre" nom="Cadastre" adresse="{partner}"/></collectivite>'
    install_town(storage, town.replace("</collectivite>", added).encode(), now)
    everything = '<envoyerSms code="accord"/><genererCourrier code="accord"/><appelerPartenaire partenaire="cadastre"/>'
    document = DOCUMENT.replace('acteur="usager" cible="examen"', 'acteur="usager" cible="cadastre"', 1)
    publish(storage, "demoville", now, document.replace("</effets>", f"{everything}</effets>", 1))
    installation.platform.bouquet.forget()
    context = opening.open_context(installation.platform, "demoville", CODE)
    for rank, cle in enumerate(KEYS, 1):
        entries = ENTRIES | {"demandeur.courriel": [f"citoyen-{rank}@courriel.example"], "prevenirParSms": ["true"]}
        bouquet = context.platform.bouquet
        names, known = bouquet.names(context.collectivite), bouquet.variables(context.collectivite, now, None)
        deposit(context, read_filled_form(context.demarche, entries, {}, names, known).demande, cle)
    storage.close()


ONE_CLAIM = "tache-reclamee"  # all that is due is claimed at once
MOMENTS = named_places() | {f"{place}:3" for place in named_places() if place != ONE_CLAIM}


@pytest.mark.parametrize("place", sorted(MOMENTS))
def test_a_kill_of_the_worker_loses_no_effect_and_doubles_one_message_at_most(tmp_path: Path, place: str) -> None:
    data, received = tmp_path / "donnees", Counter()
    with partner_service() as partner, mail_server(received) as port:
        filed_terraces(data, partner.address)
        settings = {"WSC_DONNEES": str(data), "WSC_SMTP_HOTE": "127.0.0.1", "WSC_SMTP_PORT": str(port),
                    "WSC_SMS": "essai", "WSC_PARTENAIRES_INTERNES": "true", "WSC_CRASH_AT": place}  # fmt: skip
        command = [sys.executable, "-m", "wsc_soap", "worker"]
        killed = subprocess.run(command, env={**os.environ, **settings}, cwd=ROOT, timeout=60, check=False)
        assert killed.returncode == 137
        seen = Terrace(data, received, partner.keys)
    citizens = [seen.mails[f"citoyen-{rank}@courriel.example"] for rank in range(1, 5)]
    assert all(citizens)
    assert sum(seen.mails.values()) - len(KEYS) * 2 <= 1  # one to the citizen, one to the department
    assert list(seen.sms.values()) == [1, 1, 1, 1]
    assert len(seen.questions) == len(KEYS)  # asked again with the same key
    assert sum(seen.questions.values()) - len(KEYS) <= 1
    story = ("examen", ["deposer", "appelerPartenaire", "confirmerParcelle"], 1)
    assert list(seen.dossiers.values()) == [story] * len(KEYS)
