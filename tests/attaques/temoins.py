"""Witnesses: who opens a file or a socket while a message is read, and whether a listener was called."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SURVEILLES = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
_vus: list[tuple[str, str]] | None = None


def _noter(evenement: str, arguments: tuple[object, ...]) -> None:
    """The audit hook; a hook stays for the life of the process, so it looks only while a list is there."""
    if _vus is not None and evenement in _SURVEILLES:
        _vus.append((evenement, repr(arguments[:2])))


sys.addaudithook(_noter)


@contextmanager
def surveiller() -> Iterator[list[tuple[str, str]]]:
    """Give the list of the files and addresses opened inside the block."""
    global _vus
    _vus = vus = []
    try:
        yield vus
    finally:
        _vus = None


class Ecoute:
    """A local listener that counts who comes; `adresse` is `127.0.0.1:port`."""

    def __init__(self) -> None:
        self._prise = socket.create_server(("127.0.0.1", 0))
        self.adresse = f"127.0.0.1:{self._prise.getsockname()[1]}"
        self.appels = 0
        threading.Thread(target=self._compter, daemon=True).start()

    def _compter(self) -> None:
        while True:
            try:
                self._prise.accept()[0].close()
            except OSError:
                return
            self.appels += 1

    def fermer(self) -> None:
        self._prise.close()
