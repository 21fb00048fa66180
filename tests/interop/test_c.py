"""A C client made by gSOAP, in SOAP 1.1 and 1.2."""

from __future__ import annotations

from pathlib import Path

import pytest
from outils import HERE, answer, check_citizen, needs, run, text_file, unable


@pytest.fixture(scope="module")
def program(platform, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled client, made from the WSDL that the platform serves."""
    needs("wsdl2h", "soapcpp2", "gcc")
    if not Path("/usr/include/stdsoap2.h").exists():
        unable("gSOAP's library is not installed")
    folder = tmp_path_factory.mktemp("c")
    run("wsdl2h", "-c", "-s", "-o", "acte.h", platform.soap("acte-naissance") + "?wsdl", cwd=folder)
    run("soapcpp2", "-c", "-C", "-L", "-x", "-w", "acte.h", cwd=folder)
    sources = (HERE / "c" / "citoyen.c", "soapC.c", "soapClient.c")
    run("gcc", "-w", "-O0", f"-I{folder}", *sources, "-lgsoap", "-o", "citoyen", cwd=folder)
    return folder / "citoyen"


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_c_client_deposits_follows_and_meets_typed_faults(
    platform, program: Path, tmp_path: Path, version: str
) -> None:
    check_citizen(platform, answer(program, platform.soap("acte-naissance"), version, text_file(tmp_path)))
