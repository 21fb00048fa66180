"""The processes of the demonstration: started together, watched, stopped together.

Each child reads the end of a pipe that its parent holds: whatever happens to the parent, the child sees the pipe close
and stops by itself.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from urllib.error import URLError

import click

LOCAL = "127.0.0.1"
PATIENCE = 8.0
_WATCH = 0.25
_RESTARTS, _WINDOW = 5, 60.0


@dataclass
class Child:
    """One process: its French name and what `python -m` runs."""

    nom: str
    command: tuple[str, ...]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=_RESTARTS + 1))

    def start(self) -> None:
        """Start it, or start it again."""
        self.starts.append(time.monotonic())
        self.process = subprocess.Popen(  # noqa: S603 - our own modules
            [sys.executable, "-m", *self.command, "--lie-au-parent"], env=self.environment, stdin=subprocess.PIPE
        )

    @property
    def ended(self) -> int | None:
        """The exit code once it has ended."""
        return self.process.poll() if self.process else None

    @property
    def restless(self) -> bool:
        """True when it ended too often in too little time."""
        return len(self.starts) > _RESTARTS and self.starts[-1] - self.starts[0] < _WINDOW


class Troupe:
    """The children of one demonstration."""

    def __init__(self, children: list[Child]) -> None:
        self._children = children
        self.stopping = threading.Event()

    def start(self) -> None:
        """Start all of them."""
        for child in self._children:
            child.start()

    def watch(self) -> None:
        """Keep them alive until `stopping` is set. Raises click.ClickException for one that keeps ending."""
        while not self.stopping.wait(_WATCH):
            for child in self._children:
                if child.ended is not None and not self.stopping.wait(_WATCH):
                    self._again(child)

    def _again(self, child: Child) -> None:
        if child.restless:
            message = f"Le processus « {child.nom} » s’arrête sans cesse : la démonstration s’arrête."
            raise click.ClickException(message)
        click.echo(f"Le processus « {child.nom} » s’est arrêté (code {child.ended}) : il est relancé.", err=True)
        child.start()

    def wait_for(self, url: str, seconds: float = 60.0) -> None:
        """Wait until `url` answers 200. Raises click.ClickException when a child ends first, or after `seconds`."""
        limit = time.monotonic() + seconds
        while not self.stopping.is_set() and not _answers(url):
            dead = [child for child in self._children if child.ended is not None]
            if dead:
                names = ", ".join(f"« {child.nom} » (code {child.ended})" for child in dead)
                raise click.ClickException(f"La démonstration n’a pas pu commencer : {names} s’est arrêté.")
            if time.monotonic() > limit:
                raise click.ClickException(f"La démonstration n’a pas pu commencer : {url} ne répond pas.")
            self.stopping.wait(0.1)

    def stop(self) -> None:
        """Ask all to stop, then end those that do not."""
        self.stopping.set()
        running = [child.process for child in self._children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        limit = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, limit - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own addresses
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def clean_environment(**settings: str) -> dict[str, str]:
    """This process's environment without any setting of a real installation, and with these instead."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WSC_")}
    return kept | {f"WSC_{name.upper()}": value for name, value in settings.items()}


def busy_ports(ports: list[int]) -> list[int]:
    """Those of the ports that cannot be listened on."""
    return [port for port in ports if not _free(port)]


def _free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCAL, port))
        except OSError:
            return False
    return True
