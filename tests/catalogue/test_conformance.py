"""A delivered téléservice is filed, refused and walked by machine, with nothing to say against it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from lxml import etree

from wsc_soap.__main__ import main
from wsc_soap.conformance.report import examine

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


# the whole catalogue takes minutes: `wsc verifier --catalogue`; here some that differ by what their processes do
EXAMINED = ("incident-voirie", "absence-scolaire", "inscription-cantine", "apl", "rsa", "changement-adresse-electeur")


@pytest.mark.parametrize("code", EXAMINED)
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
