"""`wsc verifier`: what is kept is whole, journals are unbroken, definitions load."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from wsc_soap.commandes.reglages import donnees as option_donnees
from wsc_soap.commandes.reglages import read_settings
from wsc_soap.errors import WscError
from wsc_soap.storage import Stockage, Unite, migrer
from wsc_soap.xmlio.bibliotheque import Bibliotheque
from wsc_soap.xmlio.collectivite import lire_collectivite
from wsc_soap.xmlio.definition import lire_teleservice
from wsc_soap.xmlio.developpement import developper


@click.command()
@option_donnees
def verifier(donnees: Path | None) -> None:
    """Vérifie le catalogue livré, puis, pour chaque collectivité, ses définitions et les chaînes de ses journaux."""
    settings = read_settings(donnees=donnees)
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrer(settings.url)
    stockage = Stockage(settings.url, settings.fichiers)
    faults = list(_catalogue())
    for code in stockage.collectivites():
        with stockage.lire(code) as unite:
            faults += [f"{code} : {fault}" for fault in _town(code, unite)]
    stockage.fermer()
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"Anomalies : {len(faults)}.")
    raise SystemExit(1 if faults else 0)


def _catalogue() -> Iterator[str]:
    library = Bibliotheque()
    codes = library.codes()
    for code in codes:
        try:
            lire_teleservice(developper(library.document(code), library))
        except (WscError, ValueError) as erreur:
            yield f"catalogue, {code} : la définition ne se lit pas ({type(erreur).__name__})"
    click.echo(f"Catalogue livré : {len(codes)} téléservices.")


def _town(code: str, unite: Unite) -> Iterator[str]:
    document = unite.collectivites.lire()
    if document is None:
        yield "sa description manque"
    else:
        lire_collectivite(document)
    rows = unite.teleservices.lister()
    for row in rows:
        stored = unite.teleservices.revision(row.code, row.revision)
        try:
            if stored is None or lire_teleservice(stored.document).empreinte != stored.empreinte:
                yield f"la définition de {row.code} n’est plus celle qui a été publiée"
        except (WscError, ValueError):
            yield f"la définition de {row.code} ne se lit pas"
    broken = unite.journal.verifier()
    for numero, rang in broken.items():
        yield f"le journal du dossier {numero} est rompu à la ligne {rang}"
    counts = f"{len(rows)} téléservices, {len(unite.journal.dossiers())} dossiers, {len(broken)} journaux rompus"
    click.echo(f"{code} : {counts}, {len(unite.boite.mortes())} messages abandonnés.")
