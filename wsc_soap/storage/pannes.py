"""Named places where a test may kill the process, as a power cut would: `WSC_CRASH_AT=apres-commit`.

`WSC_CRASH_AT=apres-commit:3` kills at the third passage. Nothing is flushed, no handler runs. Without the
variable, `point` is an empty function. Places of this package: `apres-fichier`, `avant-commit`,
`apres-commit`, `tache-reclamee`; other packages name their own.
"""

from __future__ import annotations

import os

_nom, _, _passages = os.environ.get("WSC_CRASH_AT", "").partition(":")
_reste = int(_passages or 1)


def _tuer(nom: str) -> None:
    global _reste
    if nom == _nom:
        _reste -= 1
        if not _reste:
            os._exit(137)


def _rien(nom: str) -> None:
    """Not armed."""


point = _tuer if _nom else _rien
