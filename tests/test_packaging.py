"""What is installed is what is in the checkout: every package is listed, every data file is matched."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAPPED = {"wsc_soap.xsl": "xsl", "wsc_soap.css": "css", "wsc_soap.schemas": "schemas"}
IGNORED = {".pyc"}


def setup() -> ConfigParser:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    return config


def test_every_package_is_listed() -> None:
    listed = set(setup()["options"]["packages"].split())
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "wsc_soap").rglob("__init__.py")}
    assert listed == found | set(MAPPED)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("roue")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: set[str]) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "wsc_soap", *MAPPED.values()], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    wanted = {path if path.startswith("wsc_soap/") else f"wsc_soap/{path}" for path in tracked if path}
    assert wanted <= wheel, sorted(wanted - wheel)
