"""Attachments: files named by the SHA-256 of their content, in one folder per collectivité.

    <racine>/demoville/3f/79bb7b…        the content
    <racine>/demoville/.depot/…          being written

No content is shared between collectivités: it would tell one town what another holds. A file is on the disk,
fsynced, before any row names it; a file that no row names after a day is an orphan.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wsc_soap.errors import PieceIntrouvable, PieceTropGrande
from wsc_soap.storage.pannes import point

_COLLECTIVITE = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_EMPREINTE = re.compile(r"[0-9a-f]{64}")
_BLOC = 1 << 20


class Fichiers:
    """The files under `racine`, created when missing."""

    def __init__(self, racine: Path) -> None:
        self._racine = racine.absolute()
        self._racine.mkdir(mode=0o700, parents=True, exist_ok=True)

    def deposer(
        self, collectivite: str, contenu: bytes | BinaryIO, *, nom: str = "", maximum: int | None = None
    ) -> tuple[str, int]:
        """Keeps the content and returns (SHA-256 in hexadecimal, size in bytes); on return it survives a
        power cut.

        A stream is read once, block by block. PieceTropGrande, naming `nom`, past `maximum` bytes.
        """
        flux = BytesIO(contenu) if isinstance(contenu, bytes) else contenu
        attente = self._dossier(self._racine / _sur(_COLLECTIVITE, collectivite), ".depot")
        descripteur, provisoire = tempfile.mkstemp(dir=attente)
        try:
            with os.fdopen(descripteur, "wb") as sortie:
                empreinte, taille = _copier(flux, sortie, nom, maximum)
            cible = self.chemin(collectivite, empreinte)
            self._dossier(cible.parent.parent, cible.parent.name)
            # always replaced, even by itself: the file becomes young again and is no orphan of today
            Path(provisoire).replace(cible)
        except BaseException:
            Path(provisoire).unlink(missing_ok=True)
            raise
        _graver(cible.parent)
        point("apres-fichier")
        return empreinte, taille

    def chemin(self, collectivite: str, empreinte: str) -> Path:
        """Where this content is or would be. PieceIntrouvable when a name is not what it should be, so that
        nothing a caller says can lead elsewhere."""
        empreinte = _sur(_EMPREINTE, empreinte)
        return self._racine / _sur(_COLLECTIVITE, collectivite) / empreinte[:2] / empreinte[2:]

    def ouvrir(self, collectivite: str, empreinte: str) -> BinaryIO:
        """The content, open for reading. PieceIntrouvable when there is none."""
        try:
            return self.chemin(collectivite, empreinte).open("rb")
        except FileNotFoundError:
            raise PieceIntrouvable from None

    def lire(self, collectivite: str, empreinte: str) -> bytes:
        """The whole content. PieceIntrouvable when there is none."""
        with self.ouvrir(collectivite, empreinte) as flux:
            return flux.read()

    def purger(self, collectivite: str, age: timedelta, maintenant: datetime, cite: Callable[[str], bool]) -> int:
        """Removes the files older than `age` for which `cite(empreinte)` is false; returns how many."""
        limite = (maintenant - age).timestamp()
        vieux = [fichier for fichier in self._tous(collectivite) if fichier.stat().st_mtime < limite]
        return sum(
            _retirer(fichier, limite)
            for fichier in vieux
            if fichier.parent.name == ".depot" or not cite(fichier.parent.name + fichier.name)
        )

    def _tous(self, collectivite: str) -> Iterator[Path]:
        dossier = self._racine / _sur(_COLLECTIVITE, collectivite)
        return (fichier for fichier in dossier.glob("*/*") if fichier.is_file())

    def _dossier(self, parent: Path, nom: str) -> Path:
        """The folder `nom` of `parent`; when new, written to the disk with every new folder above it."""
        dossier = parent / nom
        if not dossier.is_dir():
            if parent != self._racine:
                self._dossier(parent.parent, parent.name)
            dossier.mkdir(mode=0o700, exist_ok=True)
            _graver(parent)
        return dossier


def _sur(forme: re.Pattern[str], nom: str) -> str:
    if not forme.fullmatch(nom):
        raise PieceIntrouvable
    return nom


def _copier(flux: BinaryIO, sortie: BinaryIO, nom: str, maximum: int | None) -> tuple[str, int]:
    condense, taille = hashlib.sha256(), 0
    while bloc := flux.read(_BLOC):
        taille += len(bloc)
        if maximum is not None and taille > maximum:
            raise PieceTropGrande(nom=nom, maximum=f"{maximum // _BLOC}\u00a0Mo")
        condense.update(bloc)
        sortie.write(bloc)
    sortie.flush()
    os.fsync(sortie.fileno())
    return condense.hexdigest(), taille


def _graver(dossier: Path) -> None:
    """Writes the folder's own entries to the disk (POSIX: renaming is durable only then)."""
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def _retirer(fichier: Path, limite: float) -> bool:
    """Removes the file, unless the same content was deposited again since it was judged old."""
    ecarte = fichier.parent.parent / ".depot" / f"{fichier.parent.name}{fichier.name}.purge"
    fichier.rename(ecarte)
    if ecarte.stat().st_mtime >= limite:
        ecarte.rename(fichier)
        return False
    ecarte.unlink()
    return True
