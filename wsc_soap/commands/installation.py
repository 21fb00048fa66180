"""`wsc init`: an installation ready to receive its collectivités."""

from __future__ import annotations

from pathlib import Path

import click

from wsc_soap.commands.settings import donnees as option_donnees
from wsc_soap.commands.settings import read_settings
from wsc_soap.storage import Storage, migrate


@click.command()
@option_donnees
def init(donnees: Path | None) -> None:
    """Prépare le dossier des données et met la base à jour. Peut se refaire sans risque."""
    settings = read_settings(donnees=donnees)
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(settings.url)
    settings.for_operations()
    storage = Storage(settings.url, settings.fichiers)
    codes = storage.collectivites()
    storage.close()
    click.echo(f"Données prêtes dans {settings.donnees}.")
    click.echo(f"Collectivités : {', '.join(codes) or 'aucune ; installez-en une avec wsc collectivite installer'}.")
