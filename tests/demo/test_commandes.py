"""The commands of an installation: prepare, install a town, check, save."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wsc_soap.__main__ import main

DEMOVILLE = Path(__file__).parents[2] / "wsc_soap" / "demo" / "demoville.xml"


def wsc(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def donnees(tmp_path: Path) -> Path:
    data = tmp_path / "donnees"
    assert wsc("init", "--donnees", str(data)).exit_code == 0
    installed = wsc(
        "collectivite", "installer", str(DEMOVILLE), "--teleservice", "acte-naissance", "--donnees", str(data)
    )
    assert installed.exit_code == 0, installed.output
    return data


def test_preparing_twice_changes_nothing(donnees: Path) -> None:
    secret = (donnees / "secret").read_bytes()
    again = wsc("init", "--donnees", str(donnees))
    assert "demoville" in again.output
    assert (donnees / "secret").read_bytes() == secret


def test_a_town_lists_its_services_and_gets_an_agent(donnees: Path) -> None:
    assert "acte-naissance (en-ligne)" in wsc("collectivite", "lister", "--donnees", str(donnees)).output
    agent = ["collectivite", "agent", "demoville", "durand", "--nom", "Durand", "--prenom", "Marie-Pierre"]
    agent += ["--profil", "Etat-civil", "--service", "etat-civil", "--donnees", str(donnees)]
    assert wsc(*agent, "--mot-de-passe", "Un-Long-Secret-9").exit_code == 0
    short = wsc(*agent, "--mot-de-passe", "court")
    assert short.exit_code == 1
    assert "de 12 à 128 caractères" in short.output


def test_an_unknown_service_or_a_wrong_document_is_refused(donnees: Path, tmp_path: Path) -> None:
    unknown = wsc("collectivite", "installer", str(DEMOVILLE), "--teleservice", "rien", "--donnees", str(donnees))
    assert unknown.exit_code == 2
    wrong = tmp_path / "ville.xml"
    wrong.write_text("<collectivite/>", "utf-8")
    assert wsc("collectivite", "installer", str(wrong), "--donnees", str(donnees)).exit_code == 1


def test_a_wrong_setting_stops_at_once_and_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WSC_ADRESSE", "services.example")
    refused = wsc("init", "--donnees", str(tmp_path))
    assert refused.exit_code == 2
    assert "WSC_ADRESSE" in refused.output


def test_checking_finds_a_line_of_a_journal_that_was_changed(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from wsc_soap.config import Settings
    from wsc_soap.demo.mailbox import Mailbox
    from wsc_soap.demo.seeding import seed

    seed(Settings(donnees=tmp_path), Mailbox(tmp_path / "courriels"), datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert wsc("verifier", "--donnees", str(tmp_path)).exit_code == 0
    base = sqlite3.connect(tmp_path / "wsc.sqlite3")
    for (trigger,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        base.execute(f"DROP TRIGGER {trigger}")
    base.execute("UPDATE journal SET acteur = 'Personne' WHERE rang = 2 AND dossier = '2026-00001-4'")
    base.commit()
    base.close()
    broken = wsc("verifier", "--donnees", str(tmp_path))
    assert broken.exit_code == 1
    assert "2026-00001-4" in broken.output


def test_a_saved_copy_is_a_whole_installation(donnees: Path, tmp_path: Path) -> None:
    saved = wsc("sauvegarder", str(tmp_path / "copies"), "--donnees", str(donnees))
    assert saved.exit_code == 0, saved.output
    (copy,) = (tmp_path / "copies").iterdir()
    assert (copy / "secret").read_bytes() == (donnees / "secret").read_bytes()
    assert "demoville" in wsc("collectivite", "lister", "--donnees", str(copy)).output
    assert wsc("verifier", "--donnees", str(copy)).exit_code == 0
    assert wsc("sauvegarder", str(tmp_path), "--donnees", str(tmp_path / "rien")).exit_code == 2
