"""Anchoring journals once a day, so that lines cut off their end are seen (`wsc verifier`)."""

from __future__ import annotations

import logging
from datetime import date, datetime

from wsc_soap.operations.context import Platform

_log = logging.getLogger(__name__)


class Anchoring:
    """Anchors each collectivité at its first turn of a day (UTC), whatever process had it before."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._done: date | None = None

    def turn(self) -> int:
        """Anchor what was not anchored today; gives how many collectivités were. Asks the database once a day."""
        now = self._platform.clock().replace(microsecond=0)
        if self._done == now.date():
            return 0
        anchored = sum(self._anchor(code, now) for code in self._platform.storage.collectivites())
        self._done = now.date()
        return anchored

    def _anchor(self, code: str, now: datetime) -> bool:
        with self._platform.storage.write(code) as unit:
            last = unit.anchors.last()
            if last is not None and last.instant.date() >= now.date():
                return False
            anchor = unit.anchors.add(now)
            unit.commit()
        # the log is where a hand on the database does not reach
        _log.warning("journals of %s anchored, rank %d, digest %s", code, anchor.rang, anchor.empreinte)
        return True
