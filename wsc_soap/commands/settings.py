"""Reading the settings for a command: the command line wins over the environment, a wrong one stops at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from pydantic_core import ValidationError

from wsc_soap.config import Settings

_SENTENCES = {
    "extra_forbidden": "ce réglage n’existe pas",
    "string_pattern_mismatch": "cette adresse n’est pas de la forme https://hôte ou https://hôte/chemin",
    "int_parsing": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu",
    "bool_parsing": "oui ou non est attendu : true ou false",
}

donnees = click.option(
    "--donnees",
    type=click.Path(file_okay=False, path_type=Path),
    help="Dossier des données : base, fichiers, secret. Par défaut WSC_DONNEES, sinon wsc-data.",
)


def read_settings(**given: Any) -> Settings:
    """The settings, those of the command line first; those given as None come from elsewhere.

    Raises click.UsageError that names each wrong setting, in French.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as wrong:
        raise click.UsageError("\n".join(map(_sentence, wrong.errors()))) from None


def _sentence(error: Any) -> str:
    name = "WSC_" + str(error["loc"][0]).upper()
    return f"Réglage {name} : {_SENTENCES.get(error['type'], 'cette valeur n’est pas admise')}."
