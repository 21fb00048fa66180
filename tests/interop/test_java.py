"""A Java client made by wsimport (JAX-WS), in SOAP 1.1 and 1.2."""

from __future__ import annotations

from pathlib import Path

import pytest
from outils import HERE, answer, check_citizen, needs, run, text_file, unable

# Where Debian's package `jaxws` puts the runtime: its manifest names the other jars.
RUNTIME = Path("/usr/share/jaxws/lib/jaxws-rt.jar")


@pytest.fixture(scope="module")
def classes(platform, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The class path of the compiled client, made from the WSDL that the platform serves."""
    needs("wsimport", "javac", "java")
    if not RUNTIME.exists():
        unable("the JAX-WS runtime is not installed")
    folder = tmp_path_factory.mktemp("java")
    address = platform.soap("acte-naissance") + "?wsdl"
    run("wsimport", "-quiet", "-extension", "-Xnocompile", "-p", "acte", "-encoding", "UTF-8", "-d", folder, address)
    path = f"{folder}:{RUNTIME}"
    run("javac", "-nowarn", "-encoding", "UTF-8", "-cp", path, "-d", folder, *sorted((HERE / "java").glob("*.java")),
        *sorted(folder.rglob("*.java")))  # fmt: skip
    return path


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_java_client_deposits_follows_and_meets_typed_faults(
    platform, classes: str, tmp_path: Path, version: str
) -> None:
    text = text_file(tmp_path)
    said = answer("java", "-cp", classes, "Citoyen", platform.soap("acte-naissance"), version, text)
    check_citizen(platform, said)
