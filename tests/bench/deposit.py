"""A deposit, in process: our WSGI application against the floor.

Measured: processor time (user and system) of `application(environ)` from the bytes of the message to the bytes of the
answer, both sides in this process, same message (3 KB, 43 values), same tables in two databases of the same schema,
SQLite WAL with synchronous=FULL. The floor (`floor.py`) validates against the same XSD and writes the same rows. Ours
does also: the gate, the form's rules, conditions, e-mail addresses, communes and postal codes, rights, the working days of the
deadline, the restricted view and the follow-up key of the receipt.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import load
from tests.bench.floor import Floor
from tests.bench.measure import Figure, interleaved

TITLE = "Deposit in process, against a hand-written floor"


def run(quick: bool = False) -> list[Figure]:
    """Milliseconds of each side, and their ratio."""
    with TemporaryDirectory() as folder:
        ours = load.installation(Path(folder) / "ours")
        other = load.installation(Path(folder) / "floor")
        message = load.deposit()
        assert load.post(ours.application, message).ok
        contract = ours.door.contracts.get(
            load.SERVICE, ours.platform.bouquet.offer(load.TOWN, load.SERVICE).teleservice
        )
        with sqlite3.connect(Path(folder) / "ours" / "wsc.sqlite3") as model:
            floor = Floor(Path(folder) / "floor" / "wsc.sqlite3", contract.schema, model)
        other.platform.storage.close()
        assert load.post(floor, message).ok
        found = interleaved(
            {
                "ours": lambda: load.post(ours.application, message),
                "floor": lambda: load.post(floor, message),
            },
            count=10,
            rounds=10 if quick else 150,
        )
    return [
        Figure("message", len(message), "bytes"),
        Figure("ours", found["ours"], "ms"),
        Figure("floor", found["floor"], "ms"),
        Figure("ours / floor", found["ours"] / found["floor"], "x", target=5, aim=2),
    ]
