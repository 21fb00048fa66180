"""What the tests of the clients share: a citizen of the platform, a port that nobody listens on."""

from __future__ import annotations

import socket

CITOYEN = ("h.astier@courriel.example", "Compte-Astier-2026")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
