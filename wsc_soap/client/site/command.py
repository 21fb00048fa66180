"""`python -m wsc_soap.client site`: serving the sample municipal site."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

import click
import waitress

from wsc_soap.client.site.application import Site, SiteSettings


@click.command()
@click.option("--plateforme", required=True, metavar="URL", help="Adresse de la plateforme.")
@click.option("--collectivite", required=True, help="Code de la collectivité sur la plateforme.")
@click.option("--port", type=click.IntRange(1, 65535), default=8081, show_default=True)
@click.option("--adresse", default="", help="Adresse publique du site. Par défaut http://localhost:PORT.")
@click.option("--lie-au-parent", is_flag=True, hidden=True)
def site(plateforme: str, collectivite: str, port: int, adresse: str, lie_au_parent: bool) -> None:
    """Sert le site d’exemple d’une ville, qui offre les téléservices par SOAP."""
    logging.basicConfig(level=logging.WARNING)
    secret = os.environ.get("SITE_SECRET", "").encode()
    application = Site(
        SiteSettings(plateforme.rstrip("/"), collectivite, adresse or f"http://localhost:{port}", secret)
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if lie_au_parent:
        threading.Thread(target=_watch, daemon=True).start()
    try:
        waitress.serve(application, host="127.0.0.1", port=port, threads=8, ident=None, _quiet=True)
    except OSError:
        raise click.ClickException(f"Le port {port} est déjà pris : choisissez-en un autre avec --port.") from None


def _watch() -> None:
    """Stop when the standard input ends: whoever started this is gone."""
    while os.read(0, 64):  # not sys.stdin: its lock, held by a thread that waits, breaks the end of the process
        pass
    os.kill(os.getpid(), signal.SIGTERM)
