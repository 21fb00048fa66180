"""Each day the worker anchors the journals of each town once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factories import NOON

from wsc_soap.operations.anchoring import Anchoring
from wsc_soap.operations.context import Platform


def ranks(platform: Platform) -> list[int]:
    found = []
    for town in ("demoville", "saint-exemple"):
        with platform.storage.read(town) as unit:
            found.append(unit.anchors.last().rang)
    return found


def test_each_town_is_anchored_once_a_day_whichever_worker_comes_first(offering: Platform) -> None:
    today, tomorrow = offering, replace(offering, clock=lambda: NOON + timedelta(days=1))
    first, second = Anchoring(today), Anchoring(today)
    assert (first.turn(), first.turn(), second.turn()) == (2, 0, 0)
    assert ranks(offering) == [1, 2]
    assert Anchoring(tomorrow).turn() == 2 and ranks(offering) == [2, 3]
