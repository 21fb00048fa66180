"""Remembering what the platform answered to nobody in particular, for a little while."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from wsc_soap.client.erreurs import Indisponible

T = TypeVar("T")


class Memoire:
    """At most `limite` values, each fresh for `secondes`. When the platform is away the last value serves on, for as
    long as it is remembered. Several threads may ask at once; two of them may then make the same value."""

    def __init__(self, secondes: float, limite: int, horloge: Callable[[], float] = time.monotonic) -> None:
        self._secondes = secondes
        self._limite = limite
        self._horloge = horloge
        self._valeurs: OrderedDict[Hashable, tuple[float, object]] = OrderedDict()
        self._verrou = threading.Lock()

    def donner(self, cle: Hashable, faire: Callable[[], T]) -> T:
        """The value of a key, made by `faire` when there is no fresh one."""
        with self._verrou:
            gardee = self._valeurs.get(cle)
        if gardee and self._horloge() < gardee[0]:
            return gardee[1]  # type: ignore[return-value]
        try:
            valeur = faire()
        except Indisponible:
            if gardee:
                return gardee[1]  # type: ignore[return-value]
            raise
        self._garder(cle, valeur)
        return valeur

    def _garder(self, cle: Hashable, valeur: object) -> None:
        with self._verrou:
            self._valeurs[cle] = (self._horloge() + self._secondes, valeur)
            self._valeurs.move_to_end(cle)
            while len(self._valeurs) > self._limite:
                self._valeurs.popitem(last=False)

    def __len__(self) -> int:
        return len(self._valeurs)
