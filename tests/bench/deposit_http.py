"""A deposit over HTTP: our application under waitress against PHP's `SoapServer` doing the same.

Measured: processor time (user and system) of the server's process, from /proc, while one client in this process posts
the same message to each in turn, in short alternating runs. The client speaks HTTP/1.1 as SOAP clients do: it keeps
its connection as long as the server lets it (ours does, PHP's own server never does). The same with a connection for
each call is told beside.

Both sides parse, validate against the same XSD, write the same rows (counter, dossier, demande, journal line
with its digest, outbox) in the same tables (indexes, triggers, foreign keys) of a SQLite file in WAL with
synchronous=FULL, and answer the same receipt.

PHP: `php -S` with one worker, opcache, WSDL cache in memory, persistent PDO connection; it compiles the XSD at each call
because PHP has no way to keep it, and reads the message twice (DOMDocument for the schema, SoapServer for the call).
It checks none of the form's rules, has no gate, no rights, no contracts side by side.
Ours: the server of `wsc serve`, whole application, all checks.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import load
from tests.bench.floor import rows
from tests.bench.measure import Figure, process_seconds

TITLE = "Deposit over HTTP, against PHP's SoapServer"
_HERE = Path(__file__).parent
_EXPORT = 'echo "<?php return ", var_export(json_decode(file_get_contents($argv[1]), true), true), ";";'


def run(quick: bool = False) -> list[Figure]:
    """Milliseconds of processor time of each server for one deposit, and their ratio; nothing without PHP."""
    if shutil.which("php") is None:
        return [Figure("php is not installed", 0)]
    with TemporaryDirectory() as folder:
        prepare(Path(folder))
        with ours(Path(folder) / "ours") as our, php(Path(folder) / "php") as their:
            servers = {"ours": (our, True), "each": (our, False), "php": (their, True)}
            found = _alternate(servers, 50, 4 if quick else 24)
    return [
        Figure("ours, connection kept", found["ours"], "ms"),
        Figure("ours, a connection for each call", found["each"], "ms"),
        Figure("PHP SoapServer", found["php"], "ms"),
        Figure("ours / PHP", found["ours"] / found["php"], "x", target=1.0, aim=0.6),
        Figure("ours / PHP, a connection for each call", found["each"] / found["php"], "x"),
    ]


class Server:
    """A server process on a port."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, path: str) -> None:
        self.process, self.port, self.path = process, port, path
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def post(self, message: bytes, keep: bool) -> None:
        """One call; `keep` asks for the connection to be kept, which the server decides."""
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '"deposer"'}
        self.connection.request("POST", self.path, message, headers if keep else headers | {"Connection": "close"})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200 or b"lienSuivi" not in content:
            raise RuntimeError(content[:2000])


def _alternate(servers: dict[str, tuple[Server, bool]], count: int, rounds: int) -> dict[str, float]:
    """Processor milliseconds of one call to each, over all rounds: a tick of /proc is long beside one round."""
    message = load.deposit()
    spent = dict.fromkeys(servers, 0.0)
    for turn in range(-1, rounds):
        for name, (server, keep) in servers.items():
            before = process_seconds(server.process.pid)
            for _ in range(count):
                server.post(message, keep)
            spent[name] += (process_seconds(server.process.pid) - before) * (turn >= 0)  # the first warms up
    return {name: seconds * 1000 / (count * rounds) for name, seconds in spent.items()}


def prepare(folder: Path) -> None:
    """Two databases of the same schema and content; for PHP, the WSDL, its schemas and the model of the rows."""
    ours = load.installation(folder / "ours")
    other = load.installation(folder / "php")
    assert load.post(ours.application, load.deposit()).ok
    for platform in (ours, other):
        platform.platform.storage.close()
    php = folder / "php"
    (php / "service.wsdl").write_bytes(load.get(ours.application, load.PATH, "wsdl").body)
    (php / "commun.xsd").write_bytes(load.get(ours.application, load.PATH, "xsd=commun").body)
    messages = load.get(ours.application, load.PATH, "xsd=messages").body
    (php / "messages.xsd").write_bytes(
        messages.replace(b"http://localhost" + load.PATH.encode() + b"?xsd=commun", b"commun.xsd")
    )
    with sqlite3.connect(folder / "ours" / "wsc.sqlite3") as base:
        models = {table: rows(base, table) for table in ("dossier", "demande", "journal", "boite")}
    models["demande"][0]["document"] = ""
    (php / "rows.json").write_text(json.dumps(models))
    exported = subprocess.run(["php", "-r", _EXPORT, php / "rows.json"], check=True, capture_output=True)
    (php / "rows.php").write_bytes(exported.stdout)


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Our application under waitress."""
    port = _free_port()
    with _running([sys.executable, "-m", "tests.bench.served", str(folder), str(port)], port, load.PATH) as server:
        yield server


@contextmanager
def php(folder: Path) -> Iterator[Server]:
    """PHP's own web server on the service."""
    port = _free_port()
    options = ["-d", "opcache.enable=1", "-d", "soap.wsdl_cache_enabled=1", "-d", "display_errors=stderr"]
    command = ["php", *options, "-S", f"127.0.0.1:{port}", str(_HERE / "service.php")]
    with _running(command, port, "/", BENCH_FOLDER=str(folder)) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, path: str, **environment: str) -> Iterator[Server]:
    root = str(_HERE.parent.parent)
    process = subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": root, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield Server(process, port, path)
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
