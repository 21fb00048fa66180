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
from wsc_soap.storage.crash_points import point

_COLLECTIVITE = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_EMPREINTE = re.compile(r"[0-9a-f]{64}")
_BLOCK = 1 << 20


class Files:
    """The files under `root`, created when missing."""

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def store(
        self, collectivite: str, content: bytes | BinaryIO, *, name: str = "", maximum: int | None = None
    ) -> tuple[str, int]:
        """Keeps the content and returns (SHA-256 in hexadecimal, size in bytes); on return it survives a
        power cut.

        A stream is read once, block by block. PieceTropGrande, naming `name`, past `maximum` bytes.
        """
        stream = BytesIO(content) if isinstance(content, bytes) else content
        pending = self._folder(self._root / _safe(_COLLECTIVITE, collectivite), ".depot")
        descriptor, temporary = tempfile.mkstemp(dir=pending)
        try:
            with os.fdopen(descriptor, "wb") as output:
                empreinte, size = _copy(stream, output, name, maximum)
            target = self.path(collectivite, empreinte)
            self._folder(target.parent.parent, target.parent.name)
            # always replaced, even by itself: the file becomes young again and is no orphan of today
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync(target.parent)
        point("apres-fichier")
        return empreinte, size

    def path(self, collectivite: str, empreinte: str) -> Path:
        """Where this content is or would be. PieceIntrouvable when a name is not what it should be, so that
        nothing a caller says can lead elsewhere."""
        empreinte = _safe(_EMPREINTE, empreinte)
        return self._root / _safe(_COLLECTIVITE, collectivite) / empreinte[:2] / empreinte[2:]

    def open(self, collectivite: str, empreinte: str) -> BinaryIO:
        """The content, open for reading. PieceIntrouvable when there is none."""
        try:
            return self.path(collectivite, empreinte).open("rb")
        except FileNotFoundError:
            raise PieceIntrouvable from None

    def read(self, collectivite: str, empreinte: str) -> bytes:
        """The whole content. PieceIntrouvable when there is none."""
        with self.open(collectivite, empreinte) as stream:
            return stream.read()

    def purge(self, collectivite: str, age: timedelta, now: datetime, is_cited: Callable[[str], bool]) -> int:
        """Removes the files older than `age` for which `is_cited(empreinte)` is false; returns how many."""
        limit = (now - age).timestamp()
        old = [file for file in self._every(collectivite) if file.stat().st_mtime < limit]
        return sum(
            _remove(file, limit)
            for file in old
            if file.parent.name == ".depot" or not is_cited(file.parent.name + file.name)
        )

    def _every(self, collectivite: str) -> Iterator[Path]:
        folder = self._root / _safe(_COLLECTIVITE, collectivite)
        return (file for file in folder.glob("*/*") if file.is_file())

    def _folder(self, parent: Path, name: str) -> Path:
        """The folder `name` of `parent`; when new, written to the disk with every new folder above it."""
        folder = parent / name
        if not folder.is_dir():
            if parent != self._root:
                self._folder(parent.parent, parent.name)
            folder.mkdir(mode=0o700, exist_ok=True)
            _sync(parent)
        return folder


def _safe(shape: re.Pattern[str], name: str) -> str:
    if not shape.fullmatch(name):
        raise PieceIntrouvable
    return name


def _copy(stream: BinaryIO, output: BinaryIO, name: str, maximum: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        size += len(block)
        if maximum is not None and size > maximum:
            raise PieceTropGrande(nom=name, maximum=f"{maximum // _BLOCK}\u00a0Mo")
        digest.update(block)
        output.write(block)
    output.flush()
    os.fsync(output.fileno())
    return digest.hexdigest(), size


def _sync(folder: Path) -> None:
    """Writes the folder's own entries to the disk (POSIX: renaming is durable only then)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(file: Path, limit: float) -> bool:
    """Removes the file, unless the same content was deposited again since it was judged old."""
    aside = file.parent.parent / ".depot" / f"{file.parent.name}{file.name}.purge"
    file.rename(aside)
    if aside.stat().st_mtime >= limit:
        aside.rename(file)
        return False
    aside.unlink()
    return True
