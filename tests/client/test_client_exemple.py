"""The client that an integrator copies, and its command line, against a real platform."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from demande_acte import ACT
from reperes_client import free_port

from wsc_soap.client.__main__ import main
from wsc_soap.client.client import Teleservice, ouvrir_session
from wsc_soap.client.errors import (
    CleReutilisee,
    DemandeInvalide,
    DossierIntrouvable,
    IdentifiantsRefuses,
    MessageInvalide,
    NoSession,
    TeleserviceInconnu,
    Unreachable,
)
from wsc_soap.client.service import Service


def act(en_marche) -> Teleservice:
    return Teleservice(en_marche.soap("acte-naissance"))


def test_a_file_is_filed_followed_and_printed(en_marche) -> None:
    service = act(en_marche)
    assert service.check(ACT.encode()).valide
    recu = service.deposer(ACT.encode())
    suivi = service.suivre(recu.numero, recu.cleSuivi)
    assert [etape.etat for etape in suivi.etape][:2] == ["ok", "en-cours"]
    assert service.recapitulatif(recu.numero, recu.cleSuivi).startswith(b"%PDF")
    closed = service.effectuer_action(recu.numero, recu.cleSuivi, "retirer", version=suivi.version)
    assert closed.issue == "sans-suite"


def test_the_same_key_files_once_and_another_content_is_refused(en_marche) -> None:
    service = act(en_marche)
    first = service.deposer(ACT.encode(), cle="interne-1")
    assert service.deposer(ACT.encode(), cle="interne-1").numero == first.numero
    with pytest.raises(CleReutilisee):
        service.deposer(ACT.replace("Henri Paul", "Paul").encode(), cle="interne-1")


def test_a_dict_serves_as_well_as_a_file(en_marche) -> None:
    incident = Teleservice(en_marche.soap("incident-voirie"))
    recu = incident.deposer(
        {
            "categorie": "depot",
            "danger": False,
            "description": "Un canapé sur le trottoir.",
            "dateConstat": "2026-01-05T08:30:00",
            "adresseLieu": "12 rue des Tilleuls",
            "anonyme": True,
            "engagement": {"certificationExactitude": True},
        }
    )
    assert recu.numero


def test_every_error_of_a_demande_is_named_with_its_remedy(en_marche) -> None:
    wrong = ACT.replace("1961-03-27", "2961-03-27").replace("<pays>FR", "<pays>XX")
    with pytest.raises(DemandeInvalide) as caught:
        act(en_marche).deposer(wrong.encode())
    assert {error.champ for error in caught.value.erreurs} >= {
        "/demande/dateNaissanceTitulaire",
        "/demande/demandeur/pays",
    }
    assert all(error.message and error.libelle for error in caught.value.erreurs)


@pytest.mark.parametrize("document", ["pas du XML", "<demande/>", '<autre xmlns="urn:x"/>'])
def test_a_file_that_is_no_demande_is_not_even_sent(document: str) -> None:
    with pytest.raises(MessageInvalide):
        Teleservice("http://127.0.0.1:9/demoville/soap/acte-naissance").deposer(document.encode())


def test_faults_come_as_the_exceptions_of_their_codes(en_marche) -> None:
    with pytest.raises(DossierIntrouvable):
        act(en_marche).suivre("2026-00001-0", "AAAA-BBBB")
    with pytest.raises(TeleserviceInconnu):
        Teleservice(en_marche.soap("autre-chose")).decrire()
    with pytest.raises(IdentifiantsRefuses):
        ouvrir_session(en_marche.soap("compte"), "h.astier@courriel.example", "pas-le-bon-mot")
    with pytest.raises(NoSession):
        Service(en_marche.soap("compte")).call("listerDossiers", jeton="inconnu")


def test_a_platform_that_is_away_is_said_so() -> None:
    with pytest.raises(Unreachable):
        Teleservice(f"http://127.0.0.1:{free_port()}/demoville/soap/acte-naissance").decrire()


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def test_the_command_line_files_follows_and_prints(en_marche, tmp_path: Path) -> None:
    fichier, service = tmp_path / "demande.xml", ("--service", en_marche.soap("acte-naissance"))
    fichier.write_text(ACT, "utf-8")
    assert run("depose", *service, "--verifier", str(fichier)).exit_code == 0
    filed = run("depose", *service, "--cle", "ligne-1", str(fichier))
    assert filed.exit_code == 0, filed.output
    numero = filed.output.split("dossier ")[1].split()[0]
    cle = next(line for line in filed.output.splitlines() if line.startswith("Clé de suivi")).split()[-1]
    followed = run("suit", *service, numero, cle)
    assert "Prise en charge par nos services : en cours" in followed.output.replace("\u00a0", " ")
    pdf = tmp_path / "recapitulatif.pdf"
    assert run("recapitulatif", *service, numero, cle, "-o", str(pdf)).exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_the_command_line_lists_the_errors_and_tells_refusal_from_silence(en_marche, tmp_path: Path) -> None:
    fichier = tmp_path / "demande.xml"
    fichier.write_text(ACT.replace("h.astier@courriel.example", "pas-une-adresse"), "utf-8")
    refused = run("depose", "--service", en_marche.soap("acte-naissance"), str(fichier))
    assert refused.exit_code == 1
    assert "DemandeInvalide" in refused.output
    assert "/demande/demandeur/courriel (Adresse électronique)" in refused.output
    away = run("suit", "--service", f"http://127.0.0.1:{free_port()}/demoville/soap/x", "2026-00001-0", "A")
    assert away.exit_code == 3
    assert run("suit").exit_code == 2
