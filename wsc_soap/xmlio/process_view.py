"""What the expressions of a process read: the demande as context node, and beside it the dossier, the forms of the
actions done and the opinions.

    <racine><demande/><dossier>…</dossier><actions><nom><champ/></nom></actions><avis>…</avis></racine>
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from lxml.etree import Element, SubElement, _Element

from wsc_soap.domain.case import Case
from wsc_soap.domain.dossier import Avis, LigneJournal
from wsc_soap.xmlio.expressions import compiled
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.view import view

RACINE = "racine"


class ProcessJudge:
    """The judge of one dossier. `demande` gives the view of the demande, asked for once and only when an expression is
    evaluated; `variables` are those of expressions."""

    def __init__(self, demande: Callable[[], _Element], variables: Mapping[str, object]) -> None:
        self._read, self._variables = demande, variables
        self._demande: _Element | None = None

    def holds(self, condition: str, case: Case) -> bool:
        """Whether a condition is true; one that cannot be evaluated is false."""
        return compiled(condition)(self.context(case), self._variables)

    def moment(self, expression: str, case: Case) -> date | datetime | None:
        """The date an expression reads, as `AAAA-MM-JJ` or with a local hour; None for anything else."""
        return read_moment(compiled(expression).as_text(self.context(case), self._variables))

    def text(self, expression: str, case: Case) -> str:
        """What an expression reads, as text."""
        return compiled(expression).as_text(self.context(case), self._variables)

    def context(self, case: Case) -> _Element:
        """The demande, in the view of this case."""
        if self._demande is None:
            self._demande = self._read()
        root = Element(RACINE)
        root.append(self._demande)
        root.append(_dossier(case))
        root.append(actions_view(case.journal))
        root.append(_avis(case.avis))
        return self._demande


def read_moment(text: str) -> date | datetime | None:
    """A date or a local date and time as the demande writes them; None for another text."""
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _dossier(case: Case) -> _Element:
    dossier = case.dossier
    facts = {
        "etape": dossier.etape,
        "passage": str(dossier.passage),
        "enAttente": _boolean(dossier.en_attente),
        "issue": dossier.issue,
        "complet": _boolean(dossier.complet_le is not None),
        "service": dossier.service,
        "dateSilence": dossier.silence_le.isoformat() if dossier.silence_le else "",
        **case.facts,
    }
    element = Element("dossier")
    for nom, value in facts.items():
        SubElement(element, nom).text = value
    return element


def actions_view(journal: Iterable[LigneJournal]) -> _Element:
    """`<actions>` with one element for each action done, holding the latest values of its form."""
    latest: dict[str, LigneJournal] = {}
    for line in journal:
        if line.valeurs or not (line.action in latest and latest[line.action].valeurs):
            latest[line.action] = line
    element = Element("actions")
    for nom, line in latest.items():
        values = SubElement(element, nom)
        if line.valeurs:
            values.extend(list(view(parse_xml(line.valeurs.encode()))))
    return element


def _avis(avis: Iterable[Avis]) -> _Element:
    counted = list(avis)
    given = [one.avis for one in counted if one.avis]
    element = Element("avis")
    for nom, number in (
        ("demandes", len(counted)),
        ("recus", len(given)),
        ("favorables", given.count("favorable")),
        ("defavorables", given.count("defavorable")),
    ):
        SubElement(element, nom).text = str(number)
    return element


def _boolean(value: Any) -> str:
    return "true" if value else "false"
