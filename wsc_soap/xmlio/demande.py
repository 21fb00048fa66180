"""Is a demande right? Every fault at once, each with its place and its remedy (design, section 4).

`DemandeChecker` says everything by itself, whatever element it is given: SOAP answers come from it when the XSD
refuses.
What reads a right demande is here too: its author, its recap, its merge fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.xmlio.calculs import Calculs, put_back, read_calculs, write_calculs
from wsc_soap.xmlio.examination import Examination, Findings
from wsc_soap.xmlio.plan import CodeLists, plan
from wsc_soap.xmlio.recap import demandeur, merge_values, summarise, telephone
from wsc_soap.xmlio.swift_check import all_right
from wsc_soap.xmlio.view import view

__all__ = [
    "Calculs",
    "DemandeChecker",
    "Findings",
    "demandeur",
    "merge_values",
    "read_calculs",
    "stored_view",
    "summarise",
    "telephone",
    "view",
    "write_calculs",
]


def stored_view(demande: _Element, calculs: Calculs) -> _Element:
    """The view of a stored demande with the values computed when it was filed: what conditions, rules and merge
    fields read from then on."""
    return put_back(view(demande), calculs)


class DemandeChecker:
    """The compiled checks of one revision of a form; immutable, shared by threads.

    `code_lists` knows communes and postal codes; a commune it does not know is a warning only, because births are also
    registered under the codes of communes that no longer exist.
    """

    def __init__(self, teleservice: Teleservice, code_lists: CodeLists | None = None) -> None:
        self.root = plan(teleservice)
        self.namespace = teleservice.espace_de_noms
        self.code_lists = code_lists

    def check(self, demande: _Element, variables: Mapping[str, object], *, follows_schema: bool = False) -> Findings:
        """Check a whole demande; never raises, gives all errors and warnings in the order of the form.

        `follows_schema` says that the schema of its contract has accepted it: when all is right, that is found sooner.
        """
        if follows_schema and (right := all_right(self.root, demande, self.code_lists, variables)):
            return right
        return Examination(self.root, self.namespace, self.code_lists, variables).run(demande)
