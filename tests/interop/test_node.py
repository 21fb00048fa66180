"""The `soap` module of Node, in SOAP 1.1 and 1.2: a citizen deposits, an agent treats."""

from __future__ import annotations

from pathlib import Path

import pytest
from outils import HERE, answer, check_agent, check_citizen, needs, text_file, unable

NODE = HERE / "node"


@pytest.fixture(scope="module", autouse=True)
def node() -> None:
    needs("node")
    if not (HERE / "node_modules" / "soap").is_dir():
        unable("run `npm ci` in tests/interop")


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_node_client_deposits_and_an_agent_of_a_node_client_treats(platform, tmp_path: Path, version: str) -> None:
    text = text_file(tmp_path)
    said = answer("node", NODE / "citoyen.js", platform.soap("acte-naissance"), version, text)
    check_citizen(platform, said)
    treated = answer("node", NODE / "agent.js", platform.soap(""), version, said["numero"])
    check_agent(platform, treated, citizen=said)
