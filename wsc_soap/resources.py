"""The files that travel with the package: stylesheets, style sheets and schemas.

In an installed package they are the folders `wsc_soap/xsl`, `wsc_soap/css`, `wsc_soap/schemas` (`package_dir`
in `setup.cfg` puts them there); in a checkout, and so in an editable install, they stand beside `wsc_soap/`.
A path is always relative, written with `/`, and can never leave its folder.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

Folder = Literal["xsl", "css", "schemas"]
FOLDERS: tuple[Folder, ...] = ("xsl", "css", "schemas")


@lru_cache(maxsize=len(FOLDERS))
def _root(folder: Folder) -> Traversable:
    if folder not in FOLDERS:
        raise FileNotFoundError(folder)
    installed = files("wsc_soap").joinpath(folder)
    return installed if installed.is_dir() else Path(__file__).parent.parent / folder


def _file(folder: Folder, path: str) -> Traversable:
    """The file called `path`, walked part by part: no climbing."""
    place = _root(folder)
    for partie in path.split("/"):
        if partie in ("", ".", "..") or "\\" in partie or "\0" in partie or ":" in partie:
            raise FileNotFoundError(f"{folder}/{path}")
        place = place.joinpath(partie)
    return place


def read(folder: Folder, path: str) -> bytes:
    """The content of `folder`/`path`. Raises FileNotFoundError, with the relative path, for none."""
    file = _file(folder, path)
    if not file.is_file():
        raise FileNotFoundError(f"{folder}/{path}")
    return file.read_bytes()


def exists(folder: Folder, path: str) -> bool:
    """True when `folder` holds a file at `path`."""
    try:
        return _file(folder, path).is_file()
    except FileNotFoundError:
        return False


def list_files(folder: Folder, suffix: str = "") -> list[str]:
    """The paths of all files of `folder` whose name ends with `suffix`, sorted."""
    root = _root(folder)
    return sorted(_below(root, "", suffix)) if root.is_dir() else []


def _below(place: Traversable, prefix: str, suffix: str) -> list[str]:
    paths: list[str] = []
    for child in place.iterdir():
        if child.is_dir():
            paths += _below(child, f"{prefix}{child.name}/", suffix)
        elif child.name.endswith(suffix):
            paths.append(prefix + child.name)
    return paths
