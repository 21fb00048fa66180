"""`wsc verifier --catalogue`: every delivered téléservice filed, refused and walked by machine, and a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count
from pathlib import Path

import click
from lxml import etree

from wsc_soap.conformance.report import Report, examine
from wsc_soap.xmlio.library import Library

_COUNTS = ("champs", "soap", "formulaire", "refus", "chemins", "actions", "courriers")
_LINE = (
    "{code:34} {champs:>4} champs  {soap:>4} dépôts SOAP  {formulaire:>4} formulaires  {refus:>4} refus"
    "  {chemins:>4} chemins"
)


def examine_catalogue(codes: tuple[str, ...], rapport: Path | None) -> int:
    """Examine these téléservices (all without any), tell each as it ends; gives the exit code."""
    reports = []
    for report in _reports(codes or Library().codes()):
        click.echo(_LINE.format(**vars(report)))
        for failure in report.failures:
            click.echo(f"    {failure}", err=True)
        reports.append(report)
    if rapport is not None:
        rapport.write_bytes(document(reports))
    totals = {name: sum(getattr(report, name) for report in reports) for name in _COUNTS}
    failures = sum(len(report.failures) for report in reports)
    click.echo(
        f"{len(reports)} téléservices, {totals['champs']} champs, {totals['chemins']} chemins, "
        f"{totals['actions']} actions, {sum(len(report.messages) for report in reports)} messages types, "
        f"{totals['courriers']} courriers. Anomalies : {failures}."
    )
    return 1 if failures else 0


def _reports(codes: Iterable[str]) -> Iterator[Report]:
    """In the order of the catalogue, one process for each processor."""
    with ProcessPoolExecutor(max_workers=cpu_count()) as pool:
        yield from pool.map(examine, codes)


def document(reports: Iterable[Report]) -> bytes:
    """The report as XML: one `teleservice` with its counts, its outcomes, its messages, what was wrong and what is
    worth knowing."""
    root = etree.Element("conformite")
    for report in reports:
        counts = {name: str(getattr(report, name)) for name in _COUNTS}
        element = etree.SubElement(root, "teleservice", {"code": report.code, **counts})
        for tag, counted in (("issue", report.issues), ("message", report.messages)):
            for code, number in sorted(counted.items()):
                etree.SubElement(element, tag, code=code, nombre=str(number))
        for tag, sentences in (("anomalie", report.failures), ("note", report.notes)):
            for sentence in sentences:
                etree.SubElement(element, tag).text = sentence
    etree.indent(root)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return found
