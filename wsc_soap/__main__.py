"""The command line `wsc`: it only gathers the commands, each of which lives in `commands/` or `demo/`."""

from __future__ import annotations

import click

from wsc_soap.commands.backup import sauvegarder
from wsc_soap.commands.collectivite import collectivite
from wsc_soap.commands.contracts import wsdl
from wsc_soap.commands.installation import init
from wsc_soap.commands.services import serve, worker
from wsc_soap.commands.verification import verifier
from wsc_soap.demo.command import demo


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Web Services Citoyens : les téléservices d’une collectivité, en services web.

    Les réglages viennent de l’environnement (WSC_DONNEES, WSC_ADRESSE, WSC_SMTP_HOTE…) et du fichier wsc.env du
    dossier courant. Pour tout voir sans rien préparer : wsc demo
    """


for command in (demo, serve, worker, init, collectivite, wsdl, verifier, sauvegarder):
    main.add_command(command)

if __name__ == "__main__":
    main()
