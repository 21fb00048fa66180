"""Lists of a town of 50 000 dossiers: an agent's, a citizen's, the counters of the back office.

Measured: wall time of one page through the unit of work, transaction included, on the first page and deep in the list;
and, asked of SQLite for the statements really run, whether each list reads its own index without sorting.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import load
from tests.bench.measure import Figure
from wsc_soap.bootstrap import Installation
from wsc_soap.storage import Compte

TITLE = "Lists of a town with 50 000 dossiers"
DEPTH = 200


def run(quick: bool = False) -> list[Figure]:
    """Milliseconds by list and by place in it."""
    dossiers = 5000 if quick else 50_000
    with TemporaryDirectory() as folder:
        platform = load.installation(Path(folder))
        assert load.post(platform.application, load.deposit()).ok
        _account(platform)
        fill(Path(folder) / "wsc.sqlite3", dossiers)
        figures = [Figure("dossiers", dossiers)]
        for name, page in _lists().items():
            figures += _measured(platform, name, page, dossiers)
        counted = _timed(lambda: _read(platform, _count))
        return [*figures, Figure("counters of the back office", counted, "ms")]


Page = Callable[[Any, str], Any]


def _lists() -> dict[str, Page]:
    return {
        "agent, to treat": lambda unit, after: unit.dossiers.for_agent(["population"], "a-traiter", "x", after=after),
        "agent, closed": lambda unit, after: unit.dossiers.for_agent(["population"], "clos", "x", after=after),
        "citizen": lambda unit, after: unit.dossiers.for_account("c1", archives=False, after=after),
    }


def _measured(platform: Installation, name: str, page: Page, dossiers: int) -> list[Figure]:
    deep = ""
    for _ in range(min(DEPTH, dossiers // 250)):
        deep = _read(platform, lambda unit, after=deep: page(unit, after)).suite
    first = _timed(lambda: _read(platform, lambda unit: page(unit, "")))
    later = _timed(lambda: _read(platform, lambda unit: page(unit, deep)))
    sorts = _read(platform, lambda unit: _sorts(unit, lambda: page(unit, deep)))
    return [
        Figure(f"{name}: first page", first, "ms"),
        Figure(f"{name}: deep page", later, "ms"),
        Figure(f"{name}: deep / first", later / first, "x", target=2),
        Figure(f"{name}: steps beside its index", sorts, "", target=0),
    ]


def _sorts(unit: Any, read: Callable[[], Any]) -> int:
    """How many steps of the plan of what was read are not a search in an index."""
    seen: list[str] = []
    driver = unit._branch.driver
    driver.set_trace_callback(seen.append)
    read()
    driver.set_trace_callback(None)
    plan = [row[3] for row in driver.execute("EXPLAIN QUERY PLAN " + seen[-1])]
    return sum("USING INDEX ix_dossier" not in step for step in plan)


def _count(unit: Any) -> Any:
    return unit.dossiers.count_for_agent(["population"], "x", date.today())


def _read(platform: Installation, action: Callable[..., Any]) -> Any:
    with platform.platform.storage.read(load.TOWN) as unit:
        return action(unit)


def _timed(action: Callable[[], Any]) -> float:
    times = []
    for _ in range(15):
        started = time.perf_counter()
        action()
        times.append((time.perf_counter() - started) * 1000)
    return median(times)


def _account(platform: Installation) -> None:
    with platform.platform.storage.write(load.TOWN) as unit:
        unit.comptes.add(Compte("c1", "c1@courriel.example", "", "", "Fillon", "Béatrice", "", datetime.now(UTC)))
        unit.commit()


def fill(database: Path, number: int) -> None:
    """Dossiers like the one that was filed, spread over time; a quarter closed, a quarter of one citizen."""
    with sqlite3.connect(database) as base:
        base.row_factory = sqlite3.Row
        model = dict(base.execute("SELECT * FROM dossier").fetchone())
        rows = [[*(model | _spread(rank)).values()] for rank in range(number)]
        marks = ", ".join("?" * len(model))
        base.executemany(f"INSERT INTO dossier ({', '.join(model)}) VALUES ({marks})", rows)
        base.execute("ANALYZE")


def _spread(rank: int) -> dict[str, Any]:
    filed = datetime(2020, 1, 1) + timedelta(minutes=rank * 37 % 2_000_000)
    closed = rank % 4 == 0
    return {
        "numero": f"Z-{rank:08}",
        "depose_le": filed.isoformat(" ", "microseconds"),
        "urgence": (filed + timedelta(days=rank % 60)).date().isoformat(),
        "clos": closed,
        "issue": "acceptee" if closed else "",
        "clos_le": (filed + timedelta(days=9)).isoformat(" ", "microseconds") if closed else None,
        "compte": "c1" if rank % 4 == 1 else None,
    }
