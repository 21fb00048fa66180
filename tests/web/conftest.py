"""A platform with both towns, called as a WSGI server would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from navigateur import Navigateur
from plateforme_web import Plateforme


@pytest.fixture(scope="session")
def plateforme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plateforme]:
    """Both towns, with the same agents and services: whatever one test leaves is noise for the others."""
    plateforme = Plateforme(tmp_path_factory.mktemp("web") / "donnees")
    plateforme.remplir("demoville", "saint-exemple")
    yield plateforme
    plateforme.installation.plateforme.stockage.fermer()


@pytest.fixture
def navigateur(plateforme: Plateforme) -> Navigateur:
    """A browser that has never been here."""
    return plateforme.navigateur()
