"""Write the expected pages of the back office anew: `python tests/xsl_bo/regenerer_bo.py`. Read the difference."""

from __future__ import annotations

import re

from test_bo_ecrans import ATTENDU, VUES, canonique, rendre


def lisible(texte: str) -> str:
    """The canonical page with a line end inside each tag: the same document, with differences one can read."""
    return re.sub(r"(?=>)", "\n", canonique(texte)) + "\n"


if __name__ == "__main__":
    ATTENDU.mkdir(exist_ok=True)
    for ancien in ATTENDU.glob("*.xhtml"):
        ancien.unlink()
    for nom, document in VUES.items():
        (ATTENDU / f"{nom}.xhtml").write_text(lisible(rendre(document)), encoding="utf-8")
