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

Dossier = Literal["xsl", "css", "schemas"]
DOSSIERS: tuple[Dossier, ...] = ("xsl", "css", "schemas")


@lru_cache(maxsize=len(DOSSIERS))
def _racine(dossier: Dossier) -> Traversable:
    if dossier not in DOSSIERS:
        raise FileNotFoundError(dossier)
    installe = files("wsc_soap").joinpath(dossier)
    return installe if installe.is_dir() else Path(__file__).parent.parent / dossier


def _fichier(dossier: Dossier, chemin: str) -> Traversable:
    """The file called `chemin`, walked part by part: no climbing."""
    lieu = _racine(dossier)
    for partie in chemin.split("/"):
        if partie in ("", ".", "..") or "\\" in partie or "\0" in partie or ":" in partie:
            raise FileNotFoundError(f"{dossier}/{chemin}")
        lieu = lieu.joinpath(partie)
    return lieu


def lire(dossier: Dossier, chemin: str) -> bytes:
    """The content of `dossier`/`chemin`. Raises FileNotFoundError, with the relative path, for none."""
    fichier = _fichier(dossier, chemin)
    if not fichier.is_file():
        raise FileNotFoundError(f"{dossier}/{chemin}")
    return fichier.read_bytes()


def existe(dossier: Dossier, chemin: str) -> bool:
    """True when `dossier` holds a file at `chemin`."""
    try:
        return _fichier(dossier, chemin).is_file()
    except FileNotFoundError:
        return False


def lister(dossier: Dossier, suffixe: str = "") -> list[str]:
    """The paths of all files of `dossier` whose name ends with `suffixe`, sorted."""
    racine = _racine(dossier)
    return sorted(_sous(racine, "", suffixe)) if racine.is_dir() else []


def _sous(lieu: Traversable, prefixe: str, suffixe: str) -> list[str]:
    chemins: list[str] = []
    for enfant in lieu.iterdir():
        if enfant.is_dir():
            chemins += _sous(enfant, f"{prefixe}{enfant.name}/", suffixe)
        elif enfant.name.endswith(suffixe):
            chemins.append(prefixe + enfant.name)
    return chemins
