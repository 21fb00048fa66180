"""Every delivered téléservice is filed, refused and walked by machine, with nothing to say against any of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from lxml import etree

from wsc_soap.__main__ import main
from wsc_soap.conformance.report import examine
from wsc_soap.xmlio.definition import load_teleservice
from wsc_soap.xmlio.expansion import expand
from wsc_soap.xmlio.library import Library

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def without_agenda() -> list[str]:
    """The téléservices that take nothing from a town's agendas: those are the town's own, and the stage has none."""
    library, found = Library(), []
    for code in library.codes():
        service = load_teleservice(expand(library.document(code), library))
        lists = any(champ.liste or champ.type == "creneau" for _, champ in service.formulaire.walk())
        if not service.reservations and not lists:
            found.append(code)
    return found


@pytest.mark.parametrize("code", without_agenda())
def test_a_delivered_teleservice_keeps_what_its_definition_promises(code: str) -> None:
    report = examine(code, NOW)
    assert not report.failures, "\n".join(report.failures)
    assert report.soap == report.formulaire > 1
    assert report.refus > 1
    assert report.chemins >= len(report.issues) >= 1
    assert "ouvert" not in report.issues


def test_the_command_counts_and_writes_its_report(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "rapport.xml"
    told = CliRunner().invoke(main, ["verifier", "--catalogue", "--code", "incident-voirie", "--rapport", str(file)])
    assert told.exit_code == 0, told.output
    assert "1 téléservices" in told.output
    (found,) = etree.parse(file).getroot()
    assert found.get("code") == "incident-voirie"
    assert int(found.get("chemins")) > 3
    assert {issue.get("code") for issue in found.iter("issue")} <= {"acceptee", "refusee", "sans-suite", "classee"}
