"""Counting calls without a write on each: sums in memory, added to the rows of the day now and then, and at the end.

A process that is killed loses what it counted since the last flush: figures for people, not for bills.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from wsc_soap.errors import WscError
from wsc_soap.storage import Storage
from wsc_soap.storage.appels import Comptage

PERIOD = 30.0
_log = logging.getLogger(__name__)


class Call(NamedTuple):
    """What is counted together."""

    collectivite: str
    jour: date
    service: str
    espace_de_noms: str
    integrateur: str
    operation: str


class CallCounter:
    """The counts of one process. A thread of its own writes them down, every `period` seconds while there are some."""

    def __init__(self, storage: Storage, period: float = PERIOD) -> None:
        self._storage = storage
        self._period = period
        self._counts: dict[Call, list[int]] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def count(self, call: Call, refused: bool) -> None:
        """One more call."""
        with self._lock:
            sums = self._counts.setdefault(call, [0, 0])
            sums[0] += 1
            sums[1] += refused
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._run, name="appels", daemon=True)
                self._thread.start()

    def flush(self) -> None:
        """Write down what was counted; what cannot be written now is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, {}
        by_town: dict[str, dict[Call, list[int]]] = {}
        for call, sums in counts.items():
            by_town.setdefault(call.collectivite, {})[call] = sums
        for town, own in by_town.items():
            try:
                self._write(town, own)
            except WscError as trouble:
                _log.warning("calls of a town not counted yet: %s", trouble.code)
                self._give_back(own)

    def close(self) -> None:
        """Write the rest down; nothing is counted after."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(self._period)
        self.flush()

    def _run(self) -> None:
        while not self._stop.wait(self._period):
            self.flush()

    def _write(self, town: str, counts: Mapping[Call, list[int]]) -> None:
        with self._storage.write(town) as unit:
            unit.appels.add(
                Comptage(c.jour, c.service, c.espace_de_noms, c.integrateur, c.operation, *sums)
                for c, sums in counts.items()
            )
            unit.commit()

    def _give_back(self, counts: Mapping[Call, list[int]]) -> None:
        with self._lock:
            for call, (calls, refusals) in counts.items():
                sums = self._counts.setdefault(call, [0, 0])
                sums[0] += calls
                sums[1] += refusals
