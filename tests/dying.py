"""A process that dies at a named place, inside the test's own: no handler runs, the transaction is undone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from wsc_soap.storage import crash_points


class Killed(BaseException):
    """A power cut."""


@contextmanager
def dying(place: str, turn: int = 1) -> Iterator[None]:
    """Raise `Killed` at the given passage of a named place, wherever the platform passes it; once."""
    left = [turn]

    def point(nom: str) -> None:
        if nom == place:
            left[0] -= 1
            if left[0] == 0:
                raise Killed

    armed = [m for nom, m in sys.modules.items() if nom.startswith("wsc_soap.") and hasattr(m, "point")]
    ours = [module for module in armed if module.point is crash_points.point]
    before = crash_points.point
    for module in ours:
        module.point = point  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for module in ours:
            module.point = before  # type: ignore[attr-defined]
