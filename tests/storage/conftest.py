"""A town beside the noise."""

import pytest
from fabriques import ouvrir_ville

from wsc_soap.storage import Stockage

VILLE = "demoville"


@pytest.fixture
def ville(stockage: Stockage) -> Stockage:
    """The storage with `demoville` open: one téléservice, one account, one agent."""
    with stockage.ecrire(VILLE) as unite:
        ouvrir_ville(unite)
        unite.valider()
    return stockage
