"""The demandes that a walk may start from, those that suit the conditions on its way first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from lxml import etree

from wsc_soap.conformance.answers import Answers, Judge
from wsc_soap.domain.occupation import ATTENTE
from wsc_soap.operations.reservations import COMPLETE
from wsc_soap.xmlio.expressions import compiled


class Pool:
    """Valid answers of one form."""

    def __init__(self, judge: Judge, answers: list[Answers]) -> None:
        self.judge, self.answers = judge, answers

    @cached_property
    def views(self) -> list[etree._Element]:
        """The view of each, standing as processes read it."""
        found = []
        for answers in self.answers:
            findings = self.judge.judge(answers).findings
            root = etree.Element("racine")
            root.append(findings.view)
            if any(warning.regle == COMPLETE for warning in findings.warnings):
                etree.SubElement(etree.SubElement(root, "dossier"), "reservation").text = ATTENTE
            found.append(findings.view)
        return found

    def suited(self, conditions: Iterable[str], rank: int) -> Answers:
        """The answers of that rank among those that fulfil most of the conditions."""
        wanted, variables = [compiled(text) for text in conditions], self.judge.variables()
        scores = [sum(condition(view, variables) for condition in wanted) for view in self.views]
        best = [answers for answers, score in zip(self.answers, scores, strict=True) if score == max(scores)]
        return best[rank % len(best)]
