"""What several folders of tests share: a PostgreSQL server, and a storage on each engine, already full of noise."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from factories import make_noise
from postgres import APPLICATION, OWNER, address, cluster, order, programs

from wsc_soap.storage import Storage, migrate
from wsc_soap.storage.roles import grant


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
    if programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the PostgreSQL server must be installed on the integration server")
        pytest.skip("no PostgreSQL server is installed")
    with cluster() as url:
        order(url, f"CREATE ROLE {OWNER} LOGIN CREATEDB", f"CREATE ROLE {APPLICATION} LOGIN")
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """The name of a migrated, empty database, to be copied."""
    order(postgres_url, f"CREATE DATABASE modele OWNER {OWNER}")
    owner = address(postgres_url, "modele", OWNER)
    migrate(owner)
    grant(owner, APPLICATION)
    return "modele"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    fichier = tmp_path_factory.mktemp("modele") / "wsc.db"
    migrate(f"sqlite:///{fichier}")
    return fichier


@pytest.fixture(params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database, as the application, on each engine in turn."""
    factory = _on_sqlite if request.param == "sqlite" else _on_postgres
    with factory(request, tmp_path) as url:
        yield url


@pytest.fixture
def storage(base: str, tmp_path: Path) -> Iterator[Storage]:
    """A storage on each engine in turn: nothing but the noise of another collectivité, `saint-exemple`."""
    storage = Storage(base, tmp_path / "fichiers")
    make_noise(storage)
    yield storage
    storage.close()


@contextmanager
def _on_sqlite(request: pytest.FixtureRequest, dossier: Path) -> Iterator[str]:
    shutil.copy(request.getfixturevalue("sqlite_template"), dossier / "wsc.db")
    yield f"sqlite:///{dossier / 'wsc.db'}"


@contextmanager
def _on_postgres(request: pytest.FixtureRequest, dossier: Path) -> Iterator[str]:
    server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("postgres_template")
    nom = f"essai_{uuid4().hex}"
    order(server, f"CREATE DATABASE {nom} TEMPLATE {template} OWNER {OWNER}")
    yield address(server, nom, APPLICATION)
    order(server, f"DROP DATABASE {nom} WITH (FORCE)")
