"""Where the time of a deposit goes: each stage, one after the other, as the application runs them.

Measured: processor time of the stages called in their order on a fresh message each time, so that each finds the caches
of the processor as in a real call. `write` is split once more by what the storage alone takes for the same rows.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench import load
from tests.bench.measure import Figure
from wsc_soap.bootstrap import Installation
from wsc_soap.operations import deposit, opening
from wsc_soap.operations.pieces import detach_files
from wsc_soap.soap.reader import arguments
from wsc_soap.web.gate import read_call
from wsc_soap.xmlio.envelope import write_envelope

TITLE = "Where the time of a deposit goes"


def run(quick: bool = False) -> list[Figure]:
    """The stages in microseconds and in hundredths of the whole."""
    with TemporaryDirectory() as folder:
        platform = load.installation(Path(folder))
        message = load.deposit()
        assert load.post(platform.application, message).ok
        rounds = [_stages(platform, message) for _ in range(60 if quick else 400)]
    found = {name: median(one[name] for one in rounds) / 1000 for name in rounds[0]}
    whole = sum(found[name] for name in found if not name.startswith(" "))
    shares = [Figure(f"{name} ({found[name] * 100 / whole:.0f} %)", found[name], "us") for name in found]
    return [*shares, Figure("sum of the stages", whole, "us")]


def _stages(platform: Installation, message: bytes) -> dict[str, float]:
    spent: dict[str, float] = {}

    def timed(name: str, action: Callable[..., Any], *arguments: Any) -> Any:
        started = time.process_time_ns()
        result = action(*arguments)
        spent[name] = time.process_time_ns() - started
        return result

    request = timed("gate: HTTP, XML, envelope", _gate, platform, message)
    body = request.envelope.body
    context = timed("context", opening.open_context, platform.platform, load.TOWN, load.SERVICE)
    contract = platform.door.contracts.get(load.SERVICE, context.teleservice)
    operation = contract.operation(str(body.tag))
    assert timed("schema (XSD)", contract.schema.validate, body)
    demande = timed("arguments", arguments, operation, body)["demande"]
    context = context.with_changes(vouched=demande)
    judged = timed("rules of the form", deposit.check, context, demande)
    received = timed("files", detach_files, context, demande)
    receipt = timed(
        "write: number, step, rows, commit", deposit._write, context, demande, received, judged, None, "", None
    )
    step = deposit.first_step(context, receipt.numero, "Fillon", "b.fillon@courriel.example", context.now())
    timed(" of which storage, about", _rows, context, step, message)
    timed("answer", lambda: write_envelope("1.1", contract.answer(operation, receipt)))
    return spent


def _gate(platform: Installation, message: bytes) -> Any:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "text/xml; charset=utf-8",
        "CONTENT_LENGTH": str(len(message)),
        "HTTP_SOAPACTION": '"deposer"',
        "wsgi.input": io.BytesIO(message),
    }
    return read_call(environ, platform.application.site.limits)


def _rows(context: Any, step: Any, document: bytes) -> None:
    """The same rows without anything around them."""
    number = f"X-{time.time_ns()}"
    with context.write() as unit:
        unit.dossiers.next_rank(2001)
        unit.dossiers.add(replace(step.dossier, numero=number))
        unit.demandes.add(number, document, load.NAMESPACE)
        unit.journal.open(number, step.lines[0])
        unit.outbox.add([replace(task, dossier=number) for task in step.tasks], context.now())
        unit.commit()
