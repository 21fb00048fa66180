"""Named places where a test may kill the process, as a power cut would: `WSC_CRASH_AT=apres-commit`.

`WSC_CRASH_AT=apres-commit:3` kills at the third passage. Nothing is flushed, no handler runs. Without the
variable, `point` is an empty function. Places of this package: `apres-fichier`, `avant-commit`,
`apres-commit`, `tache-reclamee`; other packages name their own.
"""

from __future__ import annotations

import os

_place, _, _passage = os.environ.get("WSC_CRASH_AT", "").partition(":")
_left = int(_passage or 1)


def _kill(name: str) -> None:
    global _left
    if name == _place:
        _left -= 1
        if not _left:
            os._exit(137)


def _nothing(name: str) -> None:
    """Not armed."""


point = _kill if _place else _nothing
