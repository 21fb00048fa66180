"""docs/catalogue.md names what is delivered, theme by theme, with one picture each."""

from __future__ import annotations

import re
from pathlib import Path

from wsc_soap.operations import delivered

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "catalogue.md").read_text("utf-8")


def test_every_teleservice_stands_there_under_both_its_titles() -> None:
    rows = set(re.findall(r"^\| (.+?) \| `([a-z-]+)` \| (.+?) \|$", PAGE, re.MULTILINE))
    services = map(delivered.delivered_teleservice, delivered.library().codes())
    assert rows == {(service.intitule, service.code, service.intitule_origine) for service in services}


def test_every_theme_has_its_picture() -> None:
    pictures = re.findall(r"\(images/theme-([a-z-]+)\.png\)", PAGE)
    assert sorted(pictures) == sorted(theme.code for theme in delivered.delivered_themes())
    assert all((DOCS / "images" / f"theme-{code}.png").stat().st_size > 10_000 for code in pictures)
