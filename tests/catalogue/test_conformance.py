"""Every delivered téléservice is filed, refused and walked by machine, with nothing to say against it.

One class for each theme, which processes of the suite may share (`--dist loadscope`).
"""

from __future__ import annotations

import pickle
from collections import Counter
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from lxml import etree

from wsc_soap.__main__ import main
from wsc_soap.conformance.answers import FILES
from wsc_soap.conformance.report import examine
from wsc_soap.conformance.stage import Refused
from wsc_soap.domain.file_content import is_whole
from wsc_soap.operations.pieces import sniff
from wsc_soap.xmlio.library import Library
from wsc_soap.xmlio.parser import parse_xml

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
OUTCOMES = {"acceptee", "refusee", "sans-suite", "classee"}
THEMES = {code: parse_xml(Library().document(code)).get("theme", "") for code in Library().codes()}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "code" in metafunc.fixturenames and metafunc.cls is not None:
        metafunc.parametrize("code", [code for code, theme in THEMES.items() if theme == metafunc.cls.theme])


class _Theme:
    theme = ""

    def test_a_delivered_teleservice_keeps_what_its_definition_promises(self, code: str) -> None:
        report = examine(code, NOW)
        assert not report.failures, "\n".join(report.failures)
        assert report.soap == report.formulaire > 1
        assert report.refus > 1
        assert report.chemins >= len(report.issues) >= 1
        assert set(report.issues) <= OUTCOMES


class TestAideSociale(_Theme):
    theme = "aide-sociale"


class TestElections(_Theme):
    theme = "elections"


class TestEtatCivil(_Theme):
    theme = "etat-civil"


class TestPopulation(_Theme):
    theme = "population"


class TestUrbanisme(_Theme):
    theme = "urbanisme"


class TestVieCulturelleEtAssociative(_Theme):
    theme = "vie-culturelle-et-associative"


class TestVieQuotidienne(_Theme):
    theme = "vie-quotidienne"


class TestVieScolaire(_Theme):
    theme = "vie-scolaire"


def test_the_43_teleservices_of_the_specification_are_examined() -> None:
    examined = {one.theme for one in _Theme.__subclasses__()}
    assert Counter(theme in examined for theme in THEMES.values()) == {True: 43}


def test_the_command_counts_and_writes_its_report(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "rapport.xml"
    code = "simulation-quotient-familial"
    told = CliRunner().invoke(
        main, ["verifier", "--catalogue", "--code", code, "--code", "absence-scolaire", "--rapport", str(file)]
    )
    assert told.exit_code == 0, told.output
    assert " 1/2 " in told.output and " 2/2 " in told.output
    assert "2 téléservices" in told.output and "Anomalies : 0" in told.output
    found = {one.get("code"): one for one in etree.parse(file).getroot()}
    assert set(found) == {code, "absence-scolaire"}
    assert int(found[code].get("chemins")) > 3
    assert {issue.get("code") for issue in found[code].iter("issue")} <= OUTCOMES
    filed = found["absence-scolaire"].find("message[@code='accuse-reception']")
    assert filed is not None and filed.findtext("corps", "").startswith("Bonjour")


def test_the_files_sent_are_whole() -> None:
    assert all(is_whole(octets, sniff(octets)) for _, octets in FILES.values())


def test_a_refusal_goes_from_one_process_to_another_with_what_it_said() -> None:
    detail = etree.fromstring("<PieceRefusee><nom>photo.png</nom> <raison>coupé</raison></PieceRefusee>")
    received = pickle.loads(pickle.dumps(Refused("PieceRefusee", detail)))
    assert (str(received), received.detail) == ("PieceRefusee photo.png coupé", None)
