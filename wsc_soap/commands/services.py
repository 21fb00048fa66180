"""`wsc serve` and `wsc worker`: the two processes of an installation."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import click

from wsc_soap import bootstrap
from wsc_soap import worker as loop
from wsc_soap.commands.server import run_server
from wsc_soap.commands.settings import donnees as option_donnees
from wsc_soap.commands.settings import read_settings
from wsc_soap.commands.shutdown import bound_to_parent, on_stop

_LOG = "%(asctime)s %(name)s %(levelname)s %(message)s"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port d’écoute. Par défaut WSC_PORT, sinon 8080.")
@option_donnees
@bound_to_parent
def serve(port: int | None, donnees: Path | None, lie_au_parent: bool) -> None:
    """Sert les services web, le portail et le back-office."""
    logging.basicConfig(level=logging.WARNING, format=_LOG)
    settings = read_settings(port=port, donnees=donnees)
    installation = bootstrap.build(settings)
    try:
        run_server(installation.application, settings.ecoute, settings.port, settings.fils, lie_au_parent)
    finally:
        installation.close()


@click.command()
@option_donnees
@bound_to_parent
def worker(donnees: Path | None, lie_au_parent: bool) -> None:
    """Envoie les messages et fait agir les minuteries. Plusieurs peuvent tourner à la fois."""
    logging.basicConfig(level=logging.WARNING, format=_LOG)
    installation = bootstrap.build(read_settings(donnees=donnees))
    stop = threading.Event()
    on_stop(stop.set, lie_au_parent)
    loop.run(installation, stop)
    installation.close()
