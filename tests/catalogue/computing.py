"""What a delivered form computes of answers, through the form's own reading and checking."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.collectivite import load_collectivite
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.demande import DemandeChecker, Findings
from wsc_soap.xmlio.expansion import assemble, settle
from wsc_soap.xmlio.filled_form import read_filled_form
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.variables import VariableValues

TOWN = load_collectivite((files("wsc_soap.demo") / "demoville.xml").read_bytes())
NAMES = ReferenceData(((TOWN.commune, TOWN.nom, (TOWN.code_postal,)),))
NOW = datetime(2026, 11, 26, 10)  # a Thursday


@lru_cache(maxsize=16)
def delivered(code: str, **parametres: str) -> Teleservice:
    """The delivered téléservice, some of its parameters set by a town."""
    library = Library()
    document = assemble(library.document(code), library).decode()
    for nom, valeur in parametres.items():
        before = document.index(f'nom="{nom}"')
        start = document.index('valeur="', before) + len('valeur="')
        document = document[:start] + valeur + document[document.index('"', start) :]
    return load_teleservice(settle(document.encode()))


def check(teleservice: Teleservice, **answers: str) -> Findings:
    """What the platform says of these answers (`demandeur.nom` is written `demandeur__nom`)."""
    variables = VariableValues(NOW, TOWN.commune, TOWN.subdivision)
    entries = {name.replace("__", "."): value.split("|") for name, value in answers.items()}
    filled = read_filled_form(teleservice, entries, {}, NAMES, variables)
    return DemandeChecker(teleservice, NAMES).check(filled.demande, variables)


def computed(teleservice: Teleservice, nom: str, **answers: str) -> str | None:
    """One computed value, as it is kept beside the demande."""
    return check(teleservice, **answers).view.findtext(nom)
