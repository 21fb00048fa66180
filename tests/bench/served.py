"""`python -m tests.bench.served <folder> <port>`: our application under waitress, for the benchmarks over HTTP."""

from __future__ import annotations

import sys
from pathlib import Path

from waitress import serve

from wsc_soap.bootstrap import build
from wsc_soap.config import Settings


def main(folder: str, port: str) -> None:
    """Serve the platform of `folder`; four threads."""
    platform = build(Settings(donnees=Path(folder), adresse="http://localhost", debit=0))
    serve(platform.application, host="127.0.0.1", port=int(port), threads=4)


if __name__ == "__main__":
    main(*sys.argv[1:])
