"""The files that travel with the package."""

import subprocess
import sys
from shutil import copy

import pytest

from wsc_soap import resources


def test_a_listed_file_exists_and_can_be_read():
    for path in resources.list_files("xsl", ".xsl"):
        assert resources.exists("xsl", path)
        assert resources.read("xsl", path).lstrip().startswith(b"<")


@pytest.mark.parametrize(
    "path",
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
def test_no_path_leaves_its_folder(path):
    assert not resources.exists("xsl", path)
    with pytest.raises(FileNotFoundError):
        resources.read("xsl", path)


def test_only_three_folders_are_known():
    with pytest.raises(FileNotFoundError):
        resources.read("wsc_soap", "config.py")


def test_a_missing_file_is_named_without_the_place_of_the_package():
    with pytest.raises(FileNotFoundError) as error:
        resources.read("css", "absent.css")
    assert str(error.value) == "css/absent.css"


def test_an_installed_package_carries_its_own_folders(tmp_path):
    package = tmp_path / "wsc_soap"
    (package / "xsl" / "html").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "xsl" / "html" / "page.xsl").write_text("<installed/>")
    copy(resources.__file__, package / "resources.py")
    call = "from wsc_soap import resources as r; print(r.list_files('xsl'), r.read('xsl', 'html/page.xsl'))"
    output = subprocess.run(
        [sys.executable, "-c", call], cwd=tmp_path, capture_output=True, text=True, check=True, env={}
    )
    assert output.stdout == "['html/page.xsl'] b'<installed/>'\n"
