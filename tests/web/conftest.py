"""A platform with both towns, called as a WSGI server would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Browser
from web_platform import Platform


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Both towns, with the same agents and services: whatever one test leaves is noise for the others."""
    platform = Platform(tmp_path_factory.mktemp("web") / "donnees")
    platform.fill("demoville", "saint-exemple")
    yield platform
    platform.installation.platform.storage.close()


@pytest.fixture
def navigateur(platform: Platform) -> Browser:
    """A browser that has never been here."""
    return platform.navigateur()
