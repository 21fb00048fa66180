"""The command line of the sample client: `python -m wsc_soap.client depose --service URL demande.xml`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from wsc_soap.client.client import Teleservice, ouvrir_session
from wsc_soap.client.errors import Unreachable, WscFault
from wsc_soap.client.site.command import site

REFUSED, UNREACHABLE = 1, 3
_STATES = {"ok": "OK", "en-cours": "en cours", "non-realise": "non réalisé"}

service_option = click.option(
    "--service",
    "adresse",
    required=True,
    metavar="URL",
    help="Adresse du téléservice, par exemple https://services.example/demoville/soap/acte-naissance",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Client d’exemple des téléservices : dépose une demande, la suit, garde son récapitulatif.

    Code de retour : 0, c’est fait ; 1, la plateforme refuse et dit pourquoi ; 2, la commande est mal écrite ; 3, la
    plateforme ne répond pas.
    """


@main.command()
@service_option
@click.argument("fichier", metavar="DEMANDE.XML", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--cle", default="", help="Clé d’idempotence : la même clé ne dépose qu’une fois.")
@click.option("--verifier", is_flag=True, help="Vérifie la demande sans la déposer.")
@click.option("--courriel", default="", help="Compte citoyen, pour un téléservice qui en demande un.")
@click.option("--mot-de-passe", envvar="WSC_CLIENT_MOT_DE_PASSE", default="", help="Sinon, il est demandé.")
def depose(adresse: str, fichier: Path, cle: str, verifier: bool, courriel: str, mot_de_passe: str) -> None:
    """Dépose la demande du fichier XML."""
    with _reported():
        jeton = _session(adresse, courriel, mot_de_passe)
        service = Teleservice(adresse, jeton=jeton)
        if verifier:
            _print_check(service.check(fichier.read_bytes()))
            return
        recu = service.deposer(fichier.read_bytes(), cle)
    click.echo(f"Demande enregistrée : dossier {recu.numero}")
    click.echo(f"Clé de suivi : {recu.cleSuivi}")
    click.echo(f"Suivi : {recu.lienSuivi}")
    for warning in recu.avertissement:
        click.echo(f"À noter, {warning.libelle} : {warning.message}")


@main.command()
@service_option
@click.argument("numero")
@click.argument("cle_suivi", metavar="CLE")
def suit(adresse: str, numero: str, cle_suivi: str) -> None:
    """Dit où en est un dossier."""
    with _reported():
        suivi = Teleservice(adresse).suivre(numero, cle_suivi)
    click.echo(f"{suivi.intitule}, dossier {suivi.numero} : {suivi.etatLibelle}")
    for etape in suivi.etape:
        when = f", {etape.date:%d/%m/%Y}" if etape.date else ""
        click.echo(f"  {etape.libelle} : {_STATES.get(etape.etat, etape.etat)}{when}")
    for action in suivi.action:
        click.echo(f"Vous pouvez : {action.libelle} ({action.nom})")


@main.command()
@service_option
@click.argument("numero")
@click.argument("cle_suivi", metavar="CLE")
@click.option("-o", "sortie", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Fichier à écrire.")
def recapitulatif(adresse: str, numero: str, cle_suivi: str, sortie: Path) -> None:
    """Garde le récapitulatif d’une demande en PDF."""
    with _reported():
        contenu = Teleservice(adresse).recapitulatif(numero, cle_suivi)
    sortie.write_bytes(contenu)
    click.echo(f"Récapitulatif écrit dans {sortie}.")


main.add_command(site)


def _session(address: str, courriel: str, mot_de_passe: str) -> str:
    if not courriel:
        return ""
    secret = mot_de_passe or click.prompt("Mot de passe", hide_input=True)
    return ouvrir_session(f"{address.rpartition('/')[0]}/compte", courriel, secret)


def _print_check(verification: Any) -> None:
    for error in verification.erreur:
        click.echo(f"{error.champ} ({error.libelle}) : {error.message}", err=True)
    if not verification.valide:
        sys.exit(REFUSED)
    click.echo("La demande serait acceptée.")


@contextmanager
def _reported() -> Iterator[None]:
    """A fault as French lines, field by field with the remedy, and its exit code."""
    try:
        yield
    except WscFault as refusal:
        click.echo(f"{refusal.code} : {refusal.message} {refusal.remede}".rstrip(), err=True)
        for error in refusal.erreurs:
            click.echo(f"  {error.champ} ({error.libelle}) : {error.message}", err=True)
        sys.exit(UNREACHABLE if isinstance(refusal, Unreachable) else REFUSED)


if __name__ == "__main__":
    main(prog_name="python -m wsc_soap.client")
