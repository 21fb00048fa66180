"""Fixtures of the attack tests: the listener that must stay unheard and the canary that must stay unread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import SECRET
from witnesses import Listener


@pytest.fixture(scope="session")
def ecoute() -> Iterator[Listener]:
    ecoute = Listener()
    yield ecoute
    ecoute.close()


@pytest.fixture(scope="session")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fichier = tmp_path_factory.mktemp("canari") / "canari.txt"
    fichier.write_text(SECRET)
    return fichier
