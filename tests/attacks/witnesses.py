"""Witnesses: who opens a file or a socket while a message is read, and whether a listener was called."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
_seen: list[tuple[str, str]] | None = None


def _record(event: str, arguments: tuple[object, ...]) -> None:
    """The audit hook; a hook stays for the life of the process, so it looks only while a list is there."""
    if _seen is not None and event in _WATCHED:
        _seen.append((event, repr(arguments[:2])))


sys.addaudithook(_record)


@contextmanager
def watch_over() -> Iterator[list[tuple[str, str]]]:
    """Give the list of the files and addresses opened inside the block."""
    global _seen
    _seen = seen = []
    try:
        yield seen
    finally:
        _seen = None


class Listener:
    """A local listener that counts who comes; `address` is `127.0.0.1:port`."""

    def __init__(self) -> None:
        self._taken = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._taken.getsockname()[1]}"
        self.calls = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                self._taken.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        self._taken.close()
