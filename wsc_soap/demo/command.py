"""`wsc demo`: everything, on an empty machine, with one command."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from wsc_soap.commands.settings import read_settings
from wsc_soap.commands.shutdown import on_stop
from wsc_soap.demo.mailbox import Mailbox
from wsc_soap.demo.processes import LOCAL, Child, Troupe, busy_ports, clean_environment
from wsc_soap.demo.seeding import seed
from wsc_soap.demo.stories import content

_SENDER = "ne-pas-repondre@demoville.example"
_TOWN = "demoville"


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1024, 65532),
    default=8080,
    show_default=True,
    help="Port de la plateforme ; les trois suivants servent au site, aux messages et à SMTP.",
)
@click.option(
    "--data",
    "--donnees",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo-data"),
    show_default=True,
    help="Dossier des données ; il est gardé d’une fois à l’autre.",
)
def demo(port: int, data: Path) -> None:
    """Lance une Démoville complète : plateforme, site de la ville, agents, citoyens, messages."""
    taken = busy_ports(list(range(port, port + 4)))
    if taken:
        numbers = ", ".join(map(str, taken))
        raise click.ClickException(
            f"Port déjà pris : {numbers}. Choisissez-en un autre, par exemple wsc demo --port {port + 100}."
        )
    addresses = Addresses(port)
    settings = _settings(data.absolute(), addresses)
    click.echo(f"Préparation de Démoville dans {settings['donnees']}…")
    troupe = Troupe(_children(settings, addresses))
    on_stop(troupe.stopping.set)
    seed(read_settings(**settings), Mailbox(Path(settings["donnees"]) / "courriels"))
    if troupe.stopping.is_set():
        return
    try:
        troupe.start()
        for url in (f"{addresses.platform}/sante", f"{addresses.site}/sante", f"{addresses.courriels}/"):
            troupe.wait_for(url)
        if not troupe.stopping.is_set():
            click.echo(_welcome(addresses))
        troupe.watch()
    finally:
        troupe.stop()
        click.echo("La démonstration est arrêtée. Ses données sont gardées.")


class Addresses:
    """Where everything is, from the first port."""

    def __init__(self, port: int) -> None:
        self.ports = (port, port + 1, port + 2, port + 3)
        self.platform, self.site, self.courriels = (f"http://localhost:{number}" for number in self.ports[:3])


def _settings(data: Path, addresses: Addresses) -> dict[str, str]:
    """The platform's settings. Every one that could lead to a real installation is given, so that no `wsc.env` of the
    current folder counts."""
    return {
        "donnees": str(data),
        "base_de_donnees": "",
        "adresse": addresses.platform,
        "ecoute": LOCAL,
        "port": str(addresses.ports[0]),
        "smtp_hote": LOCAL,
        "smtp_port": str(addresses.ports[3]),
        "smtp_utilisateur": "",
        "smtp_mot_de_passe": "",
        "smtp_starttls": "false",
        "expediteur": _SENDER,
        "paiement": "essai",
        "sms": "essai",
    }


def _children(settings: dict[str, str], addresses: Addresses) -> list[Child]:
    _, site, mails, smtp = map(str, addresses.ports)
    environment = clean_environment(**settings)
    data = Path(settings["donnees"])
    folders = ("--dossier", str(data / "courriels"), "--sms", str(data / "sms"))
    catcher = ("wsc_soap.demo.catcher", "--port", mails, "--smtp", smtp, *folders)
    return [
        Child("messages", catcher, environment),
        Child("plateforme", ("wsc_soap", "serve"), environment),
        Child("travailleur", ("wsc_soap", "worker"), environment),
        Child(
            "site de la ville",
            ("wsc_soap.client", "site", "--plateforme", addresses.platform, "--collectivite", _TOWN, "--port", site),
            environment | {"SITE_SECRET": _secret(data)},
        ),
    ]


def _secret(data: Path) -> str:
    """What the site signs its forms with: kept, so that a form open in a browser outlives a restart."""
    path = data / "site-secret"
    if not path.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32), "ascii")
    return path.read_text("ascii")


def _welcome(addresses: Addresses) -> str:
    town = f"{addresses.platform}/{_TOWN}"
    lines = [
        "",
        "  Démoville est ouverte.",
        "",
        f"  Site de la ville              {addresses.site}/",
        f"  Portail des téléservices      {town}/",
        f"  Back-office des agents        {town}/bo/",
        f"  Messages envoyés              {addresses.courriels}/",
        f"  SMS envoyés                   {addresses.courriels}/sms",
        f"  Un contrat, par exemple       {town}/soap/acte-naissance?wsdl",
        f"  Une seconde commune           {addresses.platform}/saint-exemple/",
        "",
        "  Comptes citoyens (site de la ville et portail)",
        *(f"    {_pad(c['prenoms'], c['nom'])}{c['courriel']:<30}{c['motDePasse']}" for c in content()["citoyen"]),
        "",
        "  Agents (back-office)",
        *(
            f"    {_pad(a['civilite'], a['nom'], a['prenom'])}{a['identifiant']:<30}{a['motDePasse']}"
            + ("" if a["ville"] == _TOWN else f"   ({a['ville']})")
            for a in content()["agent"]
        ),
        "",
        "  Ctrl-C arrête tout ; les données restent.",
    ]
    return "\n".join(lines)


def _pad(*words: str) -> str:
    return f"{' '.join(words):<28}"
