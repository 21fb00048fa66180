"""The last place asked for by several at the same instant, by SOAP, on SQLite and on a real PostgreSQL: one has it, the
others are told what is free."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bookings import SHOW_DAY, TODAY, hall, publish, show
from calls import client, code
from served_platform import Clock, Platform, fill, free_port, serve
from waitress.server import create_server
from zeep.exceptions import Fault

from wsc_soap.bootstrap import build
from wsc_soap.config import Settings

ASKED = 4


@pytest.fixture
def town(base: str, tmp_path: Path) -> Iterator[Platform]:
    """A platform served on the database of each engine in turn."""
    port, clock = free_port(), Clock()
    address = f"http://127.0.0.1:{port}"
    settings = Settings(donnees=tmp_path / "donnees", adresse=address, base_de_donnees=base, debit=0)
    installation = build(settings, clock)
    fill(installation)
    server = create_server(installation.application, host="127.0.0.1", port=port, threads=ASKED)
    threading.Thread(target=serve, args=[server], daemon=True).start()
    platform = Platform(address, installation, clock)
    publish(platform)
    yield platform
    server.close()
    installation.close()


def together(ask: Callable[[int], Any]) -> tuple[list[Any], list[Fault]]:
    """What those who ask at the same instant are answered, and what the others are refused with."""
    start = threading.Barrier(ASKED)

    def one(rank: int) -> Any:
        start.wait()
        try:
            return ask(rank)
        except Fault as fault:
            return fault

    with ThreadPoolExecutor(ASKED) as pool:
        said = list(pool.map(one, range(ASKED)))
    return [one for one in said if not isinstance(one, Fault)], [one for one in said if isinstance(one, Fault)]


def refusals(faults: list[Fault]) -> set[tuple[str, bool]]:
    """The code of each fault, and whether it says what is free instead."""
    told = ("".join(fault.detail.itertext()).replace("\u00a0", " ") for fault in faults)
    return {
        (code(fault.detail[0]), "Moments libres les plus proches" in text)
        for fault, text in zip(faults, told, strict=True)
    }


def test_the_last_place_is_filed_once_and_the_others_are_told_what_is_free(town: Platform) -> None:
    service, day = client(town, "essai-salle").service, TODAY + timedelta(days=40)
    filed, faults = together(lambda rank: service.deposer(demande=hall(day, nom=f"Dupuis {rank}"), cle=f"cle-{rank}"))
    assert (len(filed), refusals(faults)) == (1, {("CreneauIndisponible", True)})
    assert len(faults) == ASKED - 1


def test_the_last_places_of_a_show_are_not_sold_twice(town: Platform) -> None:
    service = client(town, "essai-creneau").service
    filed, faults = together(lambda rank: service.deposer(demande=show(20, nom=f"Dupuis {rank}"), cle=f"cle-{rank}"))
    assert (len(filed), refusals(faults)) == (2, {("CreneauIndisponible", True)})


def test_the_last_place_is_held_once(town: Platform) -> None:
    agenda = client(town, "agenda").service
    day = agenda.listerCreneaux(ressource="petit-theatre", du=SHOW_DAY, au=SHOW_DAY).creneau[-1]
    ask = {"ressource": "petit-theatre", "debut": day.debut, "places": 2}
    held, faults = together(lambda rank: agenda.retenirCreneau(**ask))
    assert (len(held), refusals(faults)) == (1, {("CreneauIndisponible", True)})
