"""`wsc demo` from an empty folder to its end, through real ports, as a person with a browser without JavaScript."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from demonstration import ROOT, Demonstration, four_free_ports
from navigateur_site import Browser

ASTIER = ("h.astier@courriel.example", "Compte-Astier-2026")
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
FILLON = ("b.fillon@courriel.example", "Compte-Fillon-2026")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Demonstration]]:
    """The demonstration, in a list of one: a test may start it again."""
    data = tmp_path_factory.mktemp("demo") / "donnees"
    running = [Demonstration(four_free_ports(), data).wait()]
    yield running
    running[-1].stop()


def sign_in(demo: Demonstration, courriel: str, secret: str) -> Browser:
    who = Browser().open(f"{demo.site}/services-en-ligne/compte")
    return who.send("compte/identification", courriel=courriel, motDePasse=secret)


def wait_for_mail(demo: Demonstration, words: str) -> Browser:
    reader = Browser()
    for _ in range(150):
        if words in reader.open(demo.courriels).text:
            return reader.follow(words)
        time.sleep(0.2)
    raise AssertionError(f"no mail about {words}: {reader.text}")


def test_everything_answers_and_is_announced(demo: list[Demonstration]) -> None:
    now = demo[0]
    for address in (f"{now.platform}/sante", f"{now.site}/", f"{now.courriels}/", f"{now.platform}/demoville/"):
        assert requests.get(address, timeout=10).status_code == 200, address
    wsdl = requests.get(f"{now.platform}/saint-exemple/soap/acte-naissance?wsdl", timeout=10)
    assert b"definitions" in wsdl.content
    for words in ("durand", "Mairie-Durand-2026", *ASTIER, f":{now.port + 1}/"):
        assert words in now.printed()


def test_the_dossiers_of_the_specification_are_there(demo: list[Demonstration]) -> None:
    astier = sign_in(demo[0], *ASTIER)
    assert "Contrôle de validité de la demande En cours" in astier.text
    fillon = sign_in(demo[0], *FILLON)
    assert "Confirmation de réception internet" in fillon.text
    closed = astier.open(f"{demo[0].site}/services-en-ligne/compte/archives").text
    assert "Copie ou extrait d’acte de naissance" in closed
    assert "Changement d’adresse" in closed


def test_a_demande_goes_through_the_towns_pages_and_its_mail_arrives(demo: list[Demonstration]) -> None:
    who = (
        Browser()
        .open(f"{demo[0].site}/")
        .follow("Demander une copie ou un extrait d’acte de naissance")
        .follow("Commencer")
    )
    form = "acte-naissance/formulaire"
    assert "Choisissez le document" in who.send(form, "suivante").text
    who.send(form, "suivante", typeActe="copieIntegrale", nombreExemplaires="1", qualiteDemandeur="titulaire")
    date = {
        f"dateNaissanceTitulaire.{part}": value
        for part, value in zip(("jour", "mois", "annee"), ("27", "3", "1961"), strict=True)
    }
    who.send(form, "suivante", nomTitulaire="Weil", prenomsTitulaire="Ida", communeNaissance="Démoville", **date)
    who.send(form, "suivante", nomParent1="Weil", prenomsParent1="Paul", parent2Inconnu="true")
    who.send(form, "suivante", modeRemise="courrier")
    who.send(
        form, "suivante",
        **{"demandeur.nomNaissance": "Weil", "demandeur.prenoms": "Ida", "demandeur.courriel": "i.weil@courriel.example",
           "demandeur.adresse": "3 rue Basse", "demandeur.codePostal": "95999", "demandeur.commune": "Démoville"},
    )  # fmt: skip
    who.send(form, "suivante", {"pieceIdentite": ("identite.png", PNG, "image/png")})
    who.send(
        form, "suivante", **{"engagement.certificationExactitude": "true", "engagement.consentementCourriel": "true"}
    )
    assert "Vérifiez" in who.text, who.text
    assert "identite.png" in who.text
    who.send(form, "envoyer")
    assert "/confirmation?numero=" in who.address
    numero = who.address.split("numero=")[1].split("&")[0]
    assert numero in who.text
    assert who.take("Récapitulatif").content.startswith(b"%PDF")
    mail = wait_for_mail(demo[0], f"Votre demande n° {numero} est enregistrée")
    assert "i.weil@courriel.example" in mail.text
    assert "Prise en charge" in who.follow("Suivre").text


def test_a_signalement_is_filed_inside_the_article_about_the_street(demo: list[Demonstration]) -> None:
    who = Browser().open(f"{demo[0].site}/pratique/ma-rue")
    form = "incident-voirie/formulaire"
    when = {
        f"dateConstat.{part}": value
        for part, value in zip(("jour", "mois", "annee", "heure", "minute"), ("5", "1", "2026", "8", "30"), strict=True)
    }
    who.send(form, "suivante", categorie="depot", danger="false", description="Un canapé sur le trottoir.", **when)
    who.send(form, "suivante", adresseLieu="12 rue des Tilleuls")
    who.send(form, "suivante")
    who.send(form, "suivante", anonyme="true")
    who.send(form, "suivante", **{"engagement.certificationExactitude": "true"})
    assert "Un canapé sur le trottoir." in who.text
    who.send(form, "envoyer")
    assert "/pratique/ma-rue?wsc=services/incident-voirie/confirmation" in requests.utils.unquote(who.address)
    assert "Ma rue" in who.titre


def test_a_citizen_acts_on_a_dossier_of_the_account(demo: list[Demonstration]) -> None:
    who = sign_in(demo[0], *FILLON).follow("Ouvrir le dossier")
    assert who.take("Récapitulatif").content.startswith(b"%PDF")
    who.send("compte/dossiers/")
    assert "C’est fait" in who.text
    assert "Acceptée" in who.text
    assert who.send("compte/deconnexion").address.endswith("identification?avis=ferme")


def test_the_worker_ends_and_is_started_again(demo: list[Demonstration]) -> None:
    worker = next(
        pid for pid, command in demo[0].children().items() if command.rstrip().endswith("worker --lie-au-parent")
    )
    os.kill(worker, signal.SIGKILL)
    for _ in range(100):
        if "« travailleur »" in demo[0].printed().replace("\u00a0", " "):
            break
        time.sleep(0.1)
    assert len(demo[0].children()) == 4


def test_a_second_demonstration_on_the_same_ports_is_refused_in_french(
    demo: list[Demonstration], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "wsc_soap", "demo", "--port", str(demo[0].port), "--data", str(tmp_path)]
    refused = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert refused.returncode == 1
    assert "Port déjà pris" in refused.stderr


def test_stopped_it_leaves_no_process_and_started_again_it_has_lost_and_doubled_nothing(
    demo: list[Demonstration],
) -> None:
    first = demo[0]
    before, mails = _dossiers(first), _mails(first)
    first.process.terminate()
    assert first.gone(15), first.children()
    assert first.process.returncode == 0
    demo[0] = Demonstration(first.port, first.data).wait()
    assert (_dossiers(demo[0]), _mails(demo[0])) == (before, mails)


def test_killed_without_a_word_it_leaves_no_orphan(demo: list[Demonstration]) -> None:
    demo[0].process.kill()
    assert demo[0].gone(15), demo[0].children()


def _dossiers(demo: Demonstration) -> str:
    """What `wsc verifier` counts: every journal holds."""
    command = [sys.executable, "-m", "wsc_soap", "verifier", "--donnees", str(demo.data)]
    checked = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert checked.returncode == 0, checked.stderr
    return checked.stdout


def _mails(demo: Demonstration) -> int:
    """How many messages there are once nothing moves any more."""
    count, folder = -1, demo.data / "courriels"
    while count != (now := len(list(folder.glob("*.eml")))):
        count = now
        time.sleep(2.5)
    return count
