"""The mail catcher: an SMTP server that keeps every message it is given, and a page to read them.

Run as a process of the demonstration: `python -m wsc_soap.demo.catcher --port 8082 --smtp 8083 --dossier …`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from aiosmtpd.controller import Controller

from wsc_soap.commands.server import busy, run_server
from wsc_soap.commands.shutdown import bound_to_parent
from wsc_soap.demo.mailbox import Mailbox
from wsc_soap.demo.reader import Reader
from wsc_soap.mail import SpooledSms

LOCAL = "127.0.0.1"


class _Handler:
    """What aiosmtpd calls with each message. It is on the disk before it is acknowledged."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self._mailbox.keep(envelope.content)
        return "250 OK"


@click.command()
@click.option("--port", type=int, required=True)
@click.option("--smtp", type=int, required=True)
@click.option("--dossier", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--sms", type=click.Path(file_okay=False, path_type=Path), required=True)
@bound_to_parent
def main(port: int, smtp: int, dossier: Path, sms: Path, lie_au_parent: bool) -> None:
    """Reçoit les messages de la démonstration et les montre."""
    mailbox = Mailbox(dossier)
    catcher = Controller(_Handler(mailbox), hostname=LOCAL, port=smtp)
    try:
        catcher.start()
    except OSError:
        raise click.ClickException(busy(smtp)) from None
    try:
        run_server(Reader(mailbox, SpooledSms(sms)), LOCAL, port, 4, lie_au_parent)
    finally:
        catcher.stop()


if __name__ == "__main__":
    main()
