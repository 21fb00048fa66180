"""`python -m tests.bench.served <folder> <port>`: our application as `wsc serve` serves it, for the benchmarks over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path

from wsc_soap.bootstrap import build
from wsc_soap.commands.server import run_server
from wsc_soap.config import Settings


def main(folder: str, port: str) -> None:
    """Serve the platform of `folder`, without a limit on the rate of calls."""
    settings = Settings(donnees=Path(folder), adresse="http://localhost", debit=0)
    run_server(build(settings).application, "127.0.0.1", int(port), settings.fils)


if __name__ == "__main__":
    main(*sys.argv[1:])
