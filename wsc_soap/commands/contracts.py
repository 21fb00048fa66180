"""`wsc wsdl`: the published contracts as files, to be committed and compared, never edited.

They are those of the delivered catalogue, at a canonical address; a collectivité's own differ by the address alone.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import click
from lxml import etree

import wsc_soap.bootstrap  # noqa: F401 - it registers the operations that contracts are made of
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.opening import PLATFORM_SERVICES
from wsc_soap.soap.contracts import TELESERVICE, build
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parser import parse_xml

ADDRESS = "https://services.example/demoville/soap/"


@click.command()
@click.option("--check", is_flag=True, help="Compare sans écrire ; code de retour 1 s’il y a une différence.")
@click.option(
    "--dossier",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("wsdl"),
    show_default=True,
    help="Dossier des contrats.",
)
def wsdl(check: bool, dossier: Path) -> None:
    """Écrit les contrats publiés (WSDL), ou les compare à ceux du dossier."""
    fresh = dict(contracts())
    if check:
        lines = list(differences(dossier, fresh))
        click.echo("\n".join(lines) if lines else f"{len(fresh)} contrats, aucune différence.")
        raise SystemExit(1 if lines else 0)
    dossier.mkdir(parents=True, exist_ok=True)
    for stale in set(_kept(dossier)) - set(fresh):
        (dossier / stale).unlink()
    for name, text in fresh.items():
        (dossier / name).write_text(text, "utf-8")
    click.echo(f"{len(fresh)} contrats écrits dans {dossier}.")


def contracts() -> Iterator[tuple[str, str]]:
    """File name and text of every delivered contract: `compte-1.wsdl`, `acte-naissance-1.wsdl`…"""
    for service in PLATFORM_SERVICES:
        yield _contract(service, None)
    library = Library()
    for code in library.codes():
        yield _contract(TELESERVICE, load_teleservice(expand(library.document(code), library)))


def _contract(service: str, teleservice: Teleservice | None) -> tuple[str, str]:
    contract = build(service, teleservice)
    root = parse_xml(contract.wsdl(ADDRESS + contract.nom))
    etree.indent(root)
    text = etree.tostring(root, encoding="unicode")
    version = contract.namespace.rsplit(":", 1)[1]
    return f"{contract.nom}-{version}.wsdl", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def differences(dossier: Path, fresh: dict[str, str]) -> Iterator[str]:
    """The lines of a unified diff from the kept contracts to the fresh ones; nothing when they are the same."""
    kept = _kept(dossier)
    for name in sorted(kept.keys() | fresh.keys()):
        before, after = kept.get(name, ""), fresh.get(name, "")
        yield from difflib.unified_diff(
            before.splitlines(), after.splitlines(), f"publié/{name}", f"construit/{name}", lineterm=""
        )


def _kept(dossier: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(dossier.glob("*.wsdl"))}
