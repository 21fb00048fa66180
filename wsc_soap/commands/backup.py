"""`wsc sauvegarder`: database, attachments and secret, while the platform runs.

The database goes first: a file is on the disk before any row names it, so whatever the copied rows name is there to be
copied after them. To restore, stop everything and put the folder back where WSC_DONNEES says.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import click

from wsc_soap.commands.settings import donnees as option_donnees
from wsc_soap.commands.settings import read_settings
from wsc_soap.config import Settings
from wsc_soap.storage.backup import copy_database

BASE = "wsc.sqlite3"


@click.command()
@click.argument("dest", type=click.Path(file_okay=False, path_type=Path))
@option_donnees
def sauvegarder(dest: Path, donnees: Path | None) -> None:
    """Copie la base, les fichiers et le secret dans un nouveau dossier daté, sous DEST."""
    settings = read_settings(donnees=donnees)
    if not settings.url.startswith("sqlite:"):
        raise click.UsageError("La base est PostgreSQL : sauvegardez-la par pg_dump, puis copiez les données.")
    if not (settings.donnees / BASE).exists():
        raise click.UsageError(f"Aucune base dans {settings.donnees}.")
    target = dest / datetime.now().astimezone().strftime("wsc-%Y%m%d-%H%M%S")
    draft = target.with_suffix(".incomplet")
    draft.mkdir(mode=0o700, parents=True)
    _copy(settings, draft)
    draft.rename(target)
    click.echo(f"Sauvegarde faite dans {target}.")


def _copy(settings: Settings, target: Path) -> None:
    copy_database(settings.url, target / BASE)
    shutil.copytree(settings.fichiers, target / "fichiers", ignore=_being_written, dirs_exist_ok=True)
    shutil.copy2(settings.donnees / "secret", target / "secret")


def _being_written(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == ".depot"]
