"""A platform without doors: operations called directly, on each engine."""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from factories import NOON

import wsc_soap.bootstrap  # noqa: F401  (declares every operation)
from wsc_soap.operations.bouquet import Bouquet
from wsc_soap.operations.context import Context, Identity, Platform
from wsc_soap.operations.installation import install_town, publish_delivered
from wsc_soap.operations.settings import OperationSettings
from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.soap import writer
from wsc_soap.soap.contracts import Contracts
from wsc_soap.soap.demande_schema import demande_schema
from wsc_soap.storage import Storage

ADMIN = Identity("agent", "durand", "Mme Durand Marie-Pierre", "", "administrateur", ("etat-civil",))


@pytest.fixture
def offering(storage: Storage, tmp_path: Path) -> Platform:
    """Two towns that offer the same delivered téléservice."""
    for town in ("demoville", "saint-exemple"):
        install_town(storage, (files("wsc_soap.demo") / f"{town}.xml").read_bytes(), NOON)
        publish_delivered(storage, town, ("acte-naissance",), NOON)
    settings = OperationSettings(b"the secret of these tests", "http://localhost")
    return Platform(
        settings,
        storage,
        Bouquet(storage),
        Stylesheets(),
        writer.element,
        partial(demande_schema, Contracts()),
        lambda: NOON,
    )


@pytest.fixture
def context(offering: Platform) -> Context:
    """An administrator of Démoville at work."""
    town = offering.bouquet.collectivite("demoville")
    return Context(offering, town, "bo-services", identity=ADMIN)
