"""The contracts of the whole catalogue in other languages: all in PHP, one of each theme in Java, C and Node."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from outils import HERE, answer, needs, run, unable
from test_java import RUNTIME

from wsc_soap.operations import delivered
from wsc_soap.operations.installation import publish_delivered
from wsc_soap.xmlio.library import Library

CODES = Library().codes()
# of each theme the one whose contract has most in it
ONES = (
    "rsa", "inscription-electorale", "dossier-mariage", "titre-sejour", "permis-construire", "reservation-spectacle",
    "rendez-vous-elu", "inscription-cantine",
)  # fmt: skip


@pytest.fixture(scope="module")
def town(platform: Any) -> Any:
    """Démoville with the whole catalogue on line."""
    publish_delivered(platform.installation.platform.storage, "demoville", CODES, datetime.now(UTC))
    platform.installation.platform.bouquet.forget()
    return platform


def test_there_is_one_of_each_theme() -> None:
    themes = {delivered.delivered_teleservice(code).theme.code for code in ONES}
    assert themes == {theme.code for theme in delivered.delivered_themes()} and len(ONES) == len(themes)


def test_php_loads_every_contract_in_one_process_and_calls_every_service_in_both_versions(town: Any) -> None:
    needs("php")
    if "soap" not in run("php", "-m").lower().split():
        unable("PHP has no SOAP extension")
    said = answer("php", HERE / "php" / "catalogue.php", town.soap(""), *CODES)
    assert list(said) == list(CODES)
    for code, versions in said.items():
        (first, second) = versions["1.1"], versions["1.2"]
        assert first[0] == second[0] == delivered.delivered_teleservice(code).intitule
        assert first[1] >= 20 and first[2] >= 60


def test_node_reads_one_contract_of_each_theme(town: Any) -> None:
    needs("node")
    if not (HERE / "node_modules" / "soap").is_dir():
        unable("run `npm ci` in tests/interop")
    said = answer("node", HERE / "node" / "catalogue.js", town.soap(""), *ONES)
    assert said == {code: delivered.delivered_teleservice(code).intitule for code in ONES}


def test_java_makes_a_client_of_one_contract_of_each_theme(town: Any, tmp_path: Path) -> None:
    needs("wsimport", "javac")
    if not RUNTIME.exists():
        unable("the JAX-WS runtime is not installed")
    for code in ONES:
        name, address = code.replace("-", ""), town.soap(code) + "?wsdl"
        run(
            "wsimport", "-quiet", "-extension", "-Xnocompile", "-p", name, "-encoding", "UTF-8", "-d", tmp_path, address
        )
        assert (tmp_path / name / "Demande.java").exists()
    sources = sorted(tmp_path.rglob("*.java"))
    run("javac", "-nowarn", "-encoding", "UTF-8", "-cp", RUNTIME, "-d", tmp_path / "classes", *sources)


@pytest.mark.parametrize("code", ONES)
def test_c_reads_one_contract_of_each_theme(town: Any, tmp_path: Path, code: str) -> None:
    needs("wsdl2h", "soapcpp2")
    run("wsdl2h", "-c", "-s", "-o", "service.h", town.soap(code) + "?wsdl", cwd=tmp_path)
    run("soapcpp2", "-c", "-C", "-L", "-x", "-w", "service.h", cwd=tmp_path)
    assert "deposer" in (tmp_path / "soapClient.c").read_text("utf-8", errors="replace")
