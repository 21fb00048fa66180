"""The files that travel with the package."""

import subprocess
import sys
from shutil import copy

import pytest

from wsc_soap import resources


def test_a_listed_file_exists_and_can_be_read():
    for chemin in resources.lister("xsl", ".xsl"):
        assert resources.existe("xsl", chemin)
        assert resources.lire("xsl", chemin).lstrip().startswith(b"<")


@pytest.mark.parametrize(
    "chemin",
    [
        "../setup.cfg",
        "commun/../../setup.cfg",
        "/etc/passwd",
        "",
        ".",
        "commun",
        "..\\setup.cfg",
        "a\0b",
        "c:/x",
        "a//b",
    ],
)
def test_no_path_leaves_its_folder(chemin):
    assert not resources.existe("xsl", chemin)
    with pytest.raises(FileNotFoundError):
        resources.lire("xsl", chemin)


def test_only_three_folders_are_known():
    with pytest.raises(FileNotFoundError):
        resources.lire("wsc_soap", "errors.py")


def test_a_missing_file_is_named_without_the_place_of_the_package():
    with pytest.raises(FileNotFoundError) as erreur:
        resources.lire("css", "absent.css")
    assert str(erreur.value) == "css/absent.css"


def test_an_installed_package_carries_its_own_folders(tmp_path):
    paquet = tmp_path / "wsc_soap"
    (paquet / "xsl" / "html").mkdir(parents=True)
    (paquet / "__init__.py").touch()
    (paquet / "xsl" / "html" / "page.xsl").write_text("<installed/>")
    copy(resources.__file__, paquet / "resources.py")
    appel = "from wsc_soap import resources as r; print(r.lister('xsl'), r.lire('xsl', 'html/page.xsl'))"
    sortie = subprocess.run(
        [sys.executable, "-c", appel], cwd=tmp_path, capture_output=True, text=True, check=True, env={}
    )
    assert sortie.stdout == "['html/page.xsl'] b'<installed/>'\n"
