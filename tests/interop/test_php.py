"""PHP's SoapClient, in SOAP 1.1 and 1.2: a citizen deposits, an agent treats."""

from __future__ import annotations

from pathlib import Path

import pytest
from outils import HERE, answer, check_agent, check_citizen, needs, run, text_file, unable

PHP = HERE / "php"


@pytest.fixture(scope="module", autouse=True)
def php() -> None:
    needs("php")
    if "soap" not in run("php", "-m").lower().split():
        unable("PHP has no SOAP extension")


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_php_client_deposits_and_an_agent_of_a_php_client_treats(platform, tmp_path: Path, version: str) -> None:
    text = text_file(tmp_path)
    said = answer("php", PHP / "citoyen.php", platform.soap("acte-naissance"), version, text)
    check_citizen(platform, said)
    treated = answer("php", PHP / "agent.php", platform.soap(""), version, said["numero"])
    check_agent(platform, treated, citizen=said)
