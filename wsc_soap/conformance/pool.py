"""The demandes that a walk may start from, those that suit the conditions on its way first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from lxml import etree

from wsc_soap.conformance.answers import Answers, Judge, Verdict
from wsc_soap.conformance.search import Search
from wsc_soap.conformance.values import Setting
from wsc_soap.domain.occupation import ATTENTE
from wsc_soap.operations.reservations import COMPLETE
from wsc_soap.xmlio.demande import Findings
from wsc_soap.xmlio.expressions import compiled


class Pool:
    """Valid answers of one form; more are made when none fulfils what is asked."""

    def __init__(self, judge: Judge, setting: Setting, answers: list[Answers]) -> None:
        self.judge, self.answers = judge, list(answers)
        self.search = Search(judge, setting)
        self.sought: set[str] = set()

    @cached_property
    def views(self) -> list[etree._Element]:
        """The view of each, standing as processes read it."""
        return [_standing(self.judge.judge(answers).findings) for answers in self.answers]

    def suited(self, conditions: Iterable[str], rank: int) -> Answers:
        """The answers of that rank among those that fulfil most of the conditions."""
        wanted = list(conditions)
        best = self.best(wanted)
        for text in wanted:
            if text not in self.sought and not self.holds(text, self.views[best[0]]):
                self.sought.add(text)
                self.make(text, best[0])
                best = self.best(wanted)
        return self.answers[best[rank % len(best)]]

    def best(self, conditions: list[str]) -> list[int]:
        """The places of those that fulfil most of the conditions."""
        scores = [sum(self.holds(text, view) for text in conditions) for view in self.views]
        return [place for place, score in enumerate(scores) if score == max(scores)]

    def holds(self, condition: str, view: etree._Element) -> bool:
        """Whether a demande fulfils a condition."""
        return compiled(condition)(view, self.judge.variables())

    def make(self, condition: str, base: int) -> None:
        """Add answers near those of that place that fulfil the condition, when some are found."""

        def fulfils(verdict: Verdict) -> bool:
            return self.holds(condition, _standing(verdict.findings))

        found = self.search.fulfilling(self.answers[base], compiled(condition).names, fulfils)
        if found is not None:
            self.answers.append(found)
            self.views.append(_standing(self.judge.judge(found).findings))


def _standing(findings: Findings) -> etree._Element:
    """The view of a demande as processes read it, beside what is known of its dossier when it is filed."""
    root = etree.Element("racine")
    root.append(findings.view)
    if any(warning.regle == COMPLETE for warning in findings.warnings):
        etree.SubElement(etree.SubElement(root, "dossier"), "reservation").text = ATTENTE
    return findings.view
