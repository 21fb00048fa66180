"""The benchmarks run and say what they measured; how fast it is, no test judges."""

from __future__ import annotations

import json

import pytest

from tests.bench import __main__ as bench


@pytest.mark.parametrize("name", ["deposit", "fragment", "catalogue", "shares", "lists"])
def test_a_benchmark_runs_quickly_and_gives_its_figures(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--quick", "--json", name]) == 0
    figures = json.loads(capsys.readouterr().out)[name]
    assert len(figures) > 2
    assert all(figure["name"] and figure["value"] >= 0 for figure in figures)


def test_a_target_is_met_from_its_own_side() -> None:
    assert bench.Figure("ratio", 4.0, "x", target=5).met
    assert bench.Figure("rate", 0.8, "x", target=0.9, at_most=False).met is False
    assert bench.Figure("told", 1.0).met is None
