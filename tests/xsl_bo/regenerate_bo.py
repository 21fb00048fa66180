"""Write the expected pages of the back office anew: `python tests/xsl_bo/regenerate_bo.py`. Read the difference."""

from __future__ import annotations

import re

from test_bo_screens import EXPECTED, VIEWS, canonical, render


def legible(text: str) -> str:
    """The canonical page with a line end inside each tag: the same document, with differences one can read."""
    # a value may hold the sign that ends a tag
    return re.sub(r'(<(?:[^<>"]|"[^"]*")*)(?=>)', r"\1\n", canonical(text)) + "\n"


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.xhtml"):
        old.unlink()
    for nom, document in VIEWS.items():
        (EXPECTED / f"{nom}.xhtml").write_text(legible(render(document)), encoding="utf-8")
