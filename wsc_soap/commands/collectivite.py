"""`wsc collectivite`: installing a collectivité, its téléservices and its agents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from wsc_soap.commands.settings import donnees as option_donnees
from wsc_soap.commands.settings import read_settings
from wsc_soap.errors import WscError
from wsc_soap.operations.installation import install_agent, install_town, publish_delivered
from wsc_soap.storage import Storage, migrate
from wsc_soap.xmlio.library import Library


@click.group()
def collectivite() -> None:
    """Installe une collectivité, ses téléservices et ses agents."""


@collectivite.command()
@click.argument("fichier", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--teleservice", "codes", multiple=True, help="Téléservice à mettre en ligne. Répétable.")
@click.option("--tous", is_flag=True, help="Met en ligne tout le catalogue livré.")
@option_donnees
def installer(fichier: Path, codes: tuple[str, ...], tous: bool, donnees: Path | None) -> None:
    """Installe la collectivité décrite par FICHIER (XML), ou remplace sa description."""
    delivered = Library().codes()
    unknown = [code for code in codes if code not in delivered]
    if unknown:
        raise click.UsageError(f"Le catalogue n’a pas de téléservice : {', '.join(unknown)}.")
    chosen, now = delivered if tous else codes, datetime.now(UTC)
    with _storage(donnees) as storage:
        code = install_town(storage, fichier.read_bytes(), now)
        publish_delivered(storage, code, chosen, now)
    click.echo(f"Collectivité {code} installée, téléservices mis en ligne : {len(chosen)}.")


@collectivite.command()
@option_donnees
def lister(donnees: Path | None) -> None:
    """Liste les collectivités et leurs téléservices."""
    with _storage(donnees) as storage:
        for code in storage.collectivites():
            with storage.read(code) as unit:
                rows = unit.teleservices.list_all()
            click.echo(f"{code} : {', '.join(f'{row.code} ({row.mode})' for row in rows) or 'aucun téléservice'}")


@collectivite.command()
@click.argument("code")
@click.argument("identifiant")
@click.option("--nom", required=True)
@click.option("--prenom", required=True)
@click.option("--civilite", default="", help="Mme ou M.")
@click.option("--profil", required=True, help="agent, gestionnaire ou administrateur ; un autre mot vaut agent.")
@click.option("--service", "services", multiple=True, required=True, help="Service dont il traite les dossiers.")
@click.password_option("--mot-de-passe", prompt="Mot de passe", confirmation_prompt="Encore une fois")
@option_donnees
def agent(
    code: str,
    identifiant: str,
    nom: str,
    prenom: str,
    civilite: str,
    profil: str,
    services: tuple[str, ...],
    mot_de_passe: str,
    donnees: Path | None,
) -> None:
    """Ajoute un agent à la collectivité CODE, ou remplace sa fiche."""
    with _storage(donnees) as storage:
        if code not in storage.collectivites():
            raise click.UsageError(f"La collectivité {code} n’est pas installée.")
        install_agent(
            storage,
            code,
            identifiant,
            mot_de_passe,
            civilite=civilite,
            nom=nom,
            prenom=prenom,
            profil=profil,
            services=services,
        )
    click.echo(f"Agent {identifiant} enregistré.")


@contextmanager
def _storage(donnees: Path | None) -> Iterator[Storage]:
    """The migrated storage; an error of the platform becomes a French message."""
    settings = read_settings(donnees=donnees)
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(settings.url)
    storage = Storage(settings.url, settings.fichiers)
    try:
        yield storage
    except WscError as error:
        details = [f"{missing.champ} : {missing.message}" for missing in error.erreurs]
        raise click.ClickException("\n".join([f"{error.text} {error.remedy_text}", *details])) from None
    finally:
        storage.close()
