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
from wsc_soap.web.limites import Limites


class Debit:
    """Token buckets; `horloge` gives monotonic seconds."""

    def __init__(self, limites: Limites, horloge: Callable[[], float] = time.monotonic) -> None:
        self._limites = limites
        self._horloge = horloge
        self._verrou = threading.Lock()
        self._seaux: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def compter(self, adresse: str, collectivite: str) -> None:
        """Count a call; raises TropDeRequetes, its `attente` in whole seconds, when there are too many."""
        if self._limites.debit <= 0:
            return
        attente = self._prendre((reseau(adresse), collectivite))
        if attente > 0:
            raise TropDeRequetes(attente=math.ceil(attente))

    def _prendre(self, cle: tuple[str, str]) -> float:
        """Take a token; give the seconds to wait for the next one, 0 when one was there."""
        with self._verrou:
            maintenant = self._horloge()
            jetons, instant = self._seaux.pop(cle, (float(self._limites.rafale), maintenant))
            jetons = min(self._limites.rafale, jetons + (maintenant - instant) * self._limites.debit)
            reste = jetons - 1 if jetons >= 1 else jetons
            self._seaux[cle] = (reste, maintenant)
            while len(self._seaux) > self._limites.adresses:
                self._seaux.popitem(last=False)
        return 0.0 if jetons >= 1 else (1 - jetons) / self._limites.debit


def reseau(adresse: str) -> str:
    """Give what is counted as one caller: an IPv4 address, the /64 of an IPv6 one, or the text itself."""
    if ":" not in adresse:
        return adresse
    try:
        return str(ipaddress.ip_network((adresse.partition("%")[0], 64), strict=False))
    except ValueError:
        return adresse[:64]
