"""What the platform talks to, on real ports: a mail server that counts, a partner that knows every plot."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

_KNOWN = (
    b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
    b'<interrogerReponse xmlns="urn:wsc:partenaire:1"><code>connue</code></interrogerReponse></s:Body></s:Envelope>'
)


class Partner(ThreadingHTTPServer):
    """Counts the questions by their key."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.keys: Counter[str] = Counter()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/cadastre"


class _Handler(BaseHTTPRequestHandler):
    server: Partner

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.keys[self.headers["Idempotency-Key"]] += 1
        self.send_response(200)
        self.send_header("Content-Length", str(len(_KNOWN)))
        self.end_headers()
        self.wfile.write(_KNOWN)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def partner_service() -> Iterator[Partner]:
    server = Partner()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def mail_server(received: Counter[str]) -> Iterator[int]:
    """A mail server that counts who is written to; gives its port."""

    class Outbox:
        async def handle_DATA(self, _server, _session, envelope) -> str:
            received.update(envelope.rcpt_tos)
            return "250 OK"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    smtp = Controller(Outbox(), hostname="127.0.0.1", port=port)
    smtp.start()
    yield port
    smtp.stop()
