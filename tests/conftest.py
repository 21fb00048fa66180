"""What several folders of tests share: a PostgreSQL server, and a storage on each engine, already full of noise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from fabriques import faire_du_bruit
from postgres import APPLICATION, PROPRIETAIRE, adresse, grappe, ordonner, programmes

from wsc_soap.storage import Stockage, migrer
from wsc_soap.storage.roles import accorder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the long tests too (mark `long`)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes minutes; run only with --long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="long: run with --long"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a throw-away PostgreSQL server, as its superuser; it has the two roles of `storage/roles.py`."""
    if programmes() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the PostgreSQL server must be installed on the integration server")
        pytest.skip("no PostgreSQL server is installed")
    with grappe() as url:
        ordonner(url, f"CREATE ROLE {PROPRIETAIRE} LOGIN CREATEDB", f"CREATE ROLE {APPLICATION} LOGIN")
        yield url


@pytest.fixture(scope="session")
def modele_postgres(postgres_url: str) -> str:
    """The name of a migrated, empty database, to be copied."""
    ordonner(postgres_url, f"CREATE DATABASE modele OWNER {PROPRIETAIRE}")
    proprietaire = adresse(postgres_url, "modele", PROPRIETAIRE)
    migrer(proprietaire)
    accorder(proprietaire, APPLICATION)
    return "modele"


@pytest.fixture(scope="session")
def modele_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    fichier = tmp_path_factory.mktemp("modele") / "wsc.db"
    migrer(f"sqlite:///{fichier}")
    return fichier


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database, as the application, on each engine in turn."""
    fabrique = _sur_sqlite if request.param == "sqlite" else _sur_postgres
    with fabrique(request, tmp_path) as url:
        yield url


@pytest.fixture
def stockage(base: str, tmp_path: Path) -> Iterator[Stockage]:
    """A storage on each engine in turn: nothing but the noise of another collectivité, `saint-exemple`."""
    stockage = Stockage(base, tmp_path / "fichiers")
    faire_du_bruit(stockage)
    yield stockage
    stockage.fermer()


@contextmanager
def _sur_sqlite(request: pytest.FixtureRequest, dossier: Path) -> Iterator[str]:
    shutil.copy(request.getfixturevalue("modele_sqlite"), dossier / "wsc.db")
    yield f"sqlite:///{dossier / 'wsc.db'}"


@contextmanager
def _sur_postgres(request: pytest.FixtureRequest, dossier: Path) -> Iterator[str]:
    serveur, modele = request.getfixturevalue("postgres_url"), request.getfixturevalue("modele_postgres")
    nom = f"essai_{uuid4().hex}"
    ordonner(serveur, f"CREATE DATABASE {nom} TEMPLATE {modele} OWNER {PROPRIETAIRE}")
    yield adresse(serveur, nom, APPLICATION)
    ordonner(serveur, f"DROP DATABASE {nom} WITH (FORCE)")
