"""How often one address may call: a token bucket for each (address, collectivité), in memory, bounded.

One process counts for itself: this keeps a mistake or a simple flood from hurting the others. A distributed
flood is the business of the reverse proxy.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from wsc_soap.errors import TropDeRequetes
from wsc_soap.web.limits import Limits


class RateLimit:
    """Token buckets; `clock` gives monotonic seconds."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def count(self, address: str, collectivite: str) -> None:
        """Count a call; raises TropDeRequetes, its `wait` in whole seconds, when there are too many."""
        if self._limits.rate <= 0:
            return
        wait = self._take((network(address), collectivite))
        if wait > 0:
            raise TropDeRequetes(attente=math.ceil(wait))

    def _take(self, key: tuple[str, str]) -> float:
        """Take a token; give the seconds to wait for the next one, 0 when one was there."""
        with self._lock:
            now = self._clock()
            tokens, instant = self._buckets.pop(key, (float(self._limits.burst), now))
            tokens = min(self._limits.burst, tokens + (now - instant) * self._limits.rate)
            left = tokens - 1 if tokens >= 1 else tokens
            self._buckets[key] = (left, now)
            while len(self._buckets) > self._limits.addresses:
                self._buckets.popitem(last=False)
        return 0.0 if tokens >= 1 else (1 - tokens) / self._limits.rate


def network(address: str) -> str:
    """Give what is counted as one caller: an IPv4 address, the /64 of an IPv6 one, or the text itself."""
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network((address.partition("%")[0], 64), strict=False))
    except ValueError:
        return address[:64]
