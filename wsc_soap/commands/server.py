"""Serving a WSGI application with waitress until told to stop; what is being answered is answered first."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Any

import click
from waitress.server import create_server

from wsc_soap.commands.shutdown import on_stop

DRAIN = 5.0
_BODY = 64 * 1024 * 1024
_TOGETHER = 1024  # a short answer leaves in one piece, not headers first: a twentieth less of a deposit


def run_server(application: Any, host: str, port: int, threads: int, bound: bool = False) -> None:
    """Listen on `host`:`port` until SIGINT or SIGTERM. Raises click.ClickException when the port is taken."""
    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=threads,
            ident=None,
            max_request_body_size=_BODY,
            channel_timeout=30,
            send_bytes=_TOGETHER,
            clear_untrusted_proxy_headers=True,
        )
    except OSError:
        raise click.ClickException(busy(port)) from None
    on_stop(_Stop(server), bound)
    server.run()
    server.close()


def busy(port: int) -> str:
    """What is said of a port that somebody else listens on."""
    return f"Le port {port} est déjà pris : choisissez-en un autre avec --port."


class _Stop:
    """First call: wait for the answers under way, then stop. Second call: stop at once."""

    def __init__(self, server: Any) -> None:
        self._dispatcher: Any = getattr(server, "task_dispatcher", None)
        self._draining = False

    def __call__(self) -> None:
        if self._draining or self._dispatcher is None:
            raise SystemExit
        self._draining = True
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        limit = time.monotonic() + DRAIN
        while time.monotonic() < limit and (self._dispatcher.active_count or self._dispatcher.queue):
            time.sleep(0.02)
        time.sleep(0.1)  # the server's own thread writes the last answers out
        os.kill(os.getpid(), signal.SIGTERM)
