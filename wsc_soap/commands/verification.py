"""`wsc verifier`: what is kept is whole, journals are unbroken, definitions load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from wsc_soap.commands.conformance import examine_catalogue
from wsc_soap.commands.settings import donnees as option_donnees
from wsc_soap.commands.settings import read_settings
from wsc_soap.errors import WscError
from wsc_soap.operations import modes, offer
from wsc_soap.storage import Storage, UnitOfWork, migrate
from wsc_soap.xmlio.collectivite import load_collectivite
from wsc_soap.xmlio.definition import load_teleservice, read_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library


@click.command()
@option_donnees
@click.option(
    "--catalogue",
    is_flag=True,
    help="Éprouve chaque téléservice livré : dépôts par SOAP et par formulaire, refus, chemins, messages, courriers.",
)
@click.option("--code", "codes", multiple=True, help="Avec --catalogue : ce téléservice seulement (répétable).")
@click.option(
    "--rapport",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Avec --catalogue : fichier XML où écrire le rapport.",
)
def verifier(donnees: Path | None, catalogue: bool, codes: tuple[str, ...], rapport: Path | None) -> None:
    """Vérifie le catalogue livré, puis, pour chaque collectivité, ses définitions et les chaînes de ses journaux."""
    if catalogue:
        raise SystemExit(examine_catalogue(codes, rapport))
    settings = read_settings(donnees=donnees)
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(settings.url)
    storage = Storage(settings.url, settings.fichiers)
    faults = list(_catalogue())
    for code in storage.collectivites():
        with storage.read(code) as unit:
            faults += [f"{code} : {fault}" for fault in _town(code, unit)]
    storage.close()
    for fault in faults:
        click.echo(fault, err=True)
    click.echo(f"Anomalies : {len(faults)}.")
    raise SystemExit(1 if faults else 0)


def _catalogue() -> Iterator[str]:
    library = Library()
    codes = library.codes()
    for code in codes:
        try:
            load_teleservice(expand(library.document(code), library))
        except (WscError, ValueError) as error:
            yield f"catalogue, {code} : la définition ne se lit pas ({type(error).__name__})"
    click.echo(f"Catalogue livré : {len(codes)} téléservices.")


def _without_agenda(code: str, unit: UnitOfWork) -> Iterator[str]:
    """What is on line and can book nothing: a thing to do, no anomaly."""
    now = datetime.now(UTC)
    ouvertes = offer.open_resources(unit, now.date())
    for row in unit.teleservices.list_all():
        revision = unit.teleservices.revision(row.code, row.revision)
        if row.mode != modes.EN_LIGNE or revision is None:
            continue
        for told in offer.missing_agendas(offer.head(revision.document), ouvertes):
            if told.regle == offer.AGENDA:
                yield f"{code}, {row.code} en ligne, à faire : {told.message}"


def _town(code: str, unit: UnitOfWork) -> Iterator[str]:
    document = unit.collectivites.get()
    if document is None:
        yield "sa description manque"
    else:
        load_collectivite(document)
    rows = unit.teleservices.list_all()
    for row in rows:
        stored = unit.teleservices.revision(row.code, row.revision)
        try:
            if stored is None or read_teleservice(stored.document).empreinte != stored.empreinte:
                yield f"la définition de {row.code} n’est plus celle qui a été publiée"
        except (WscError, ValueError):
            yield f"la définition de {row.code} ne se lit pas"
    for line in _without_agenda(code, unit):
        click.echo(line)
    broken = unit.journal.check()
    for numero, rank in broken.items():
        yield f"le journal du dossier {numero} est rompu à la ligne {rank}"
    if (broken_act := unit.actes.verify_chain()) is not None:
        yield f"le journal des réglages est rompu à la ligne {broken_act}"
    for numero, rank in unit.anchors.check():
        what = f"la ligne {rank} du journal du dossier {numero}" if numero else f"l’ancre {rank} des journaux"
        yield f"{what} n’est plus celle qui a été ancrée"
    anchor = unit.anchors.last()
    if anchor:
        click.echo(f"{code} : dernière ancre des journaux {anchor.rang}, {anchor.empreinte}.")
    counts = f"{len(rows)} téléservices, {len(unit.journal.dossiers())} dossiers, {len(broken)} journaux rompus"
    click.echo(f"{code} : {counts}, {len(unit.outbox.given_up())} messages abandonnés.")
