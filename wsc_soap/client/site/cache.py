"""Remembering what the platform answered to nobody in particular, for a little while."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from wsc_soap.client.errors import Indisponible

T = TypeVar("T")


class Cache:
    """At most `limite` values, each fresh for `secondes`. When the platform is away the last value serves on, for as
    long as it is remembered. Several threads may ask at once; two of them may then make the same value."""

    def __init__(self, seconds: float, limit: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._limit = limit
        self._clock = clock
        self._values: OrderedDict[Hashable, tuple[float, object]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made by `make` when there is no fresh one."""
        with self._lock:
            kept = self._values.get(key)
        if kept and self._clock() < kept[0]:
            return kept[1]  # type: ignore[return-value]
        try:
            value = make()
        except Indisponible:
            if kept:
                return kept[1]  # type: ignore[return-value]
            raise
        self._keep(key, value)
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        with self._lock:
            self._values[key] = (self._clock() + self._seconds, value)
            self._values.move_to_end(key)
            while len(self._values) > self._limit:
                self._values.popitem(last=False)

    def __len__(self) -> int:
        return len(self._values)
