"""Starting `wsc demo` as people do, and looking at its processes."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0


def four_free_ports() -> int:
    """The first of four ports in a row that nobody listens on."""
    for _ in range(200):
        first = random.randint(20000, 60000)
        probes = [socket.socket() for _ in range(4)]
        try:
            for rank, probe in enumerate(probes):
                probe.bind(("127.0.0.1", first + rank))
        except OSError:
            continue
        else:
            return first
        finally:
            for probe in probes:
                probe.close()
    raise AssertionError("no four free ports in a row")


class Demonstration:
    """A running `wsc demo`."""

    def __init__(self, port: int, data: Path) -> None:
        self.port, self.data = port, data
        self.platform, self.site, self.courriels = (f"http://127.0.0.1:{port + n}" for n in range(3))
        self.journal = data.with_suffix(".log")
        with self.journal.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "wsc_soap", "demo", "--port", str(port), "--data", str(data)],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=ROOT,
                start_new_session=True,
            )

    def wait(self) -> Demonstration:
        """Wait until it says that it is open."""
        limit = time.monotonic() + PATIENCE
        while "est ouverte" not in self.printed():
            assert self.process.poll() is None, self.printed()
            assert time.monotonic() < limit, self.printed()
            time.sleep(0.1)
        return self

    def printed(self) -> str:
        """Everything printed so far."""
        return self.journal.read_text("utf-8")

    def children(self) -> dict[int, str]:
        """The processes that have this demonstration's data folder in their environment: pid to command line."""
        found = {}
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit() or int(folder.name) == os.getpid():
                continue
            try:
                if f"WSC_DONNEES={self.data}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return found

    def gone(self, seconds: float) -> bool:
        """True when no process of it is left after that time at most."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if self.process.poll() is not None and not self.children():
                return True
            time.sleep(0.1)
        return False

    def stop(self) -> None:
        """Stop it, whatever its state."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
