"""`wsc verifier --catalogue`: every delivered téléservice filed, refused and walked by machine, and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from os import cpu_count
from pathlib import Path
from typing import Any

import click
from lxml import etree

from wsc_soap.conformance.report import Report, examine
from wsc_soap.conformance.texts import MESSAGE
from wsc_soap.xmlio.library import Library

_COUNTS = ("champs", "soap", "formulaire", "refus", "chemins", "actions")
_LINE = (
    "{rang:>2}/{total} {code:34}{champs:>3} champs {demandes:>4} demandes {refus:>4} refus {chemins:>3} chemins"
    " {actions:>3} actions {messages:>4} messages {courriers:>3} courriers {anomalies:>3} anomalies {secondes:>4.0f} s"
)
_SUMMED = ("champs", "demandes", "refus", "chemins", "actions", "messages", "courriers", "modeles", "anomalies")


def examine_catalogue(codes: tuple[str, ...], rapport: Path | None) -> int:
    """Examine these téléservices (all without any), tell each as it ends; gives the exit code."""
    wanted, reports = codes or Library().codes(), []
    for report in _reports(wanted):
        reports.append(report)
        click.echo(_LINE.format(rang=len(reports), total=len(wanted), **_figures(report)))
        for failure in report.failures:
            click.echo(f"      {failure}", err=True)
    if rapport is not None:
        rapport.write_bytes(document(reports))
    sums = Counter[str]()
    for report in reports:
        figures = _figures(report) | {"modeles": len(report.textes)}
        sums.update({nom: figures[nom] for nom in _SUMMED})
    click.echo(
        f"{len(reports)} téléservices, {sums['champs']} champs, {sums['demandes']} demandes déposées, "
        f"{sums['refus']} refusées, {sums['chemins']} chemins, {sums['actions']} actions, "
        f"{sums['messages']} messages et {sums['courriers']} courriers de {sums['modeles']} modèles. "
        f"Anomalies : {sums['anomalies']}."
    )
    return 1 if sums["anomalies"] else 0


def _figures(report: Report) -> dict[str, Any]:
    """What a line of the command tells."""
    return vars(report) | {
        "demandes": report.soap + report.formulaire,
        "messages": report.messages.total(),
        "courriers": report.courriers.total(),
        "anomalies": len(report.failures),
    }


def _reports(codes: Iterable[str]) -> Iterator[Report]:
    """As each ends, one process for each processor."""
    with ProcessPoolExecutor(max_workers=cpu_count()) as pool:
        for future in as_completed([pool.submit(examine, code) for code in codes]):
            yield future.result()


def document(reports: Iterable[Report]) -> bytes:
    """The report as XML: one `teleservice` with its counts, its outcomes, its messages and letters with an example of
    each, what was wrong and what is worth knowing."""
    root = etree.Element("conformite")
    for report in reports:
        counts = {name: str(getattr(report, name)) for name in _COUNTS} | {"secondes": f"{report.secondes:.1f}"}
        element = etree.SubElement(root, "teleservice", {"code": report.code, **counts})
        for code, number in sorted(report.issues.items()):
            etree.SubElement(element, "issue", code=code, nombre=str(number))
        for (genre, code), text in sorted(report.textes.items()):
            number = (report.messages if genre == MESSAGE else report.courriers)[code]
            example = etree.SubElement(element, genre, code=code, nombre=str(number))
            etree.SubElement(example, "objet").text = text.objet
            etree.SubElement(example, "corps").text = text.corps
        for tag, sentences in (("anomalie", report.failures), ("note", report.notes)):
            for sentence in sentences:
                etree.SubElement(element, tag).text = sentence
    etree.indent(root)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return found
