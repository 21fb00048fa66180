"""Any form × any demande: nothing crashes, and the XSD of the contract and our rules say the same of what both can say."""

from __future__ import annotations

import re
from copy import deepcopy
from random import Random

import pytest
from hypothesis import event, given, note, settings
from hypothesis import strategies as st
from lxml import etree
from made_forms import Demandes, Forms
from sample_forms import teleservice
from sample_services import at_noon, code_lists

import wsc_soap.operations.teleservice  # noqa: F401  (registers what the contract offers)
from wsc_soap.domain.champs.base import ChampType
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.domain.champs.visible import is_seen
from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import DefinitionInvalide, Manquement
from wsc_soap.soap.contracts import Contract, Contracts
from wsc_soap.xmlio.demande import DemandeChecker, Findings, demandeur, merge_values, summarise, view
from wsc_soap.xmlio.filled_form import read_filled_form

# types that know more than a pattern can say: check digits, plans, lists
WITH_MEANING = {nom for nom, kind in TYPES.items() if type(kind)._makes_sense is not ChampType._makes_sense}
WITH_MEANING |= {"communeInsee"}
_RANKS = re.compile(r"\[\d+\]")


def loaded(written: str) -> Teleservice | None:
    """The téléservice, or None when it is refused: by a typed error that gives the place of every fault."""
    try:
        return teleservice(written)
    except DefinitionInvalide as refusal:
        assert refusal.erreurs
        assert all(fault.champ and fault.message for fault in refusal.erreurs)
        return None


def says_more_than_a_schema(fault: Manquement, service: Teleservice, demande: etree._Element) -> bool:
    """True of a fault that no schema could find."""
    path = _RANKS.sub("", fault.champ).removeprefix("/demande/")
    champs = dict(service.formulaire.walk())
    champ: Champ = champs[path]
    steps = path.split("/")
    conditional = any(champs["/".join(steps[:depth])].condition for depth in range(1, len(steps) + 1))
    if fault.regle in ("regle", "masque", "fichier"):
        return True
    if fault.regle == "type":
        return champ.type in WITH_MEANING
    if fault.regle == "occurrences":
        if champ.type == "choixMultiple" and fault.champ.endswith("]"):
            return True  # the same answer twice
        return champ.occurrences_min > 1 and (bool(champ.condition) or not champ.obligatoire)
    if fault.regle == "obligatoire":  # an element may be there and hold nothing but blanks
        blank = demande.iterfind(".//{*}" + champ.nom)
        return conditional or any(not is_seen("".join(map(str, one.itertext()))) for one in blank)
    return False


def examine(random: Random, times: int) -> None:
    written = Forms(random).pages()
    note(written)
    service = loaded(written)
    event("refused" if service is None else "accepted")
    if service is None:
        return
    contract = Contracts(1).make("teleservice", service)
    checker = DemandeChecker(service, code_lists())
    made = Demandes(random, service)
    post(service, contract, checker, made.entrees())
    for _ in range(times):
        demande = made.one()
        before = etree.tostring(demande)
        note(before.decode())
        findings = checker.check(demande, at_noon())
        assert etree.tostring(demande) == before
        body = etree.Element(f"{{{service.espace_de_noms}}}verifier")
        body.append(etree.fromstring(before))
        by_schema = contract.schema.validate(body)
        if by_schema:
            alike(findings, checker.check(demande, at_noon(), follows_schema=True))
            assert etree.tostring(demande) == before
        event(f"schema {by_schema}, rules {findings.valid}")
        if findings.valid:
            assert by_schema, contract.schema.error_log
            summarise(service, demande, code_lists(), calculs=findings.calculs)
            merge_values(service, findings.view)
            demandeur(service, findings.view)
        elif by_schema:
            unsaid = [one for one in findings.errors if not says_more_than_a_schema(one, service, body)]
            assert not unsaid, unsaid
        else:
            assert all(one.champ.startswith("/demande") and one.libelle and one.message for one in findings.errors)
        view(demande)


def alike(whole: Findings, swift: Findings) -> None:
    """What is found sooner is what the whole examination finds, to the view that the rules read."""
    assert whole == swift
    assert etree.tostring(whole.view) == etree.tostring(deepcopy(swift.view)).replace(
        b' xmlns:t="urn:wsc:teleservice:essai:1"', b""
    )


def post(service: Teleservice, contract: Contract, checker: DemandeChecker, given: dict[str, list[str]]) -> None:
    """What a page makes of entries is judged like what a program sends."""
    filled = read_filled_form(service, given, {}, code_lists(), at_noon())
    findings = checker.check(filled.demande, at_noon())
    body = etree.Element(f"{{{service.espace_de_noms}}}verifier")
    body.append(etree.fromstring(etree.tostring(filled.demande)))
    assert not findings.valid or contract.schema.validate(body), contract.schema.error_log
    assert not {one.regle for one in findings.errors} & {"inconnu", "ordre", "masque", "calcule"}
    for one in findings.errors:
        entree = filled.entree_of(one.champ)
        assert entree is not None
        assert filled.xpath_of(entree)


SEEDS = st.integers(0, 2**32 - 1)


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_any_form_and_any_demande_are_judged_alike_by_the_schema_and_by_the_rules(seed: int) -> None:
    examine(Random(seed), 8)


@pytest.mark.long
@settings(deadline=None, max_examples=3000)
@given(SEEDS)
def test_many_forms_and_many_demandes_are_judged_alike_by_the_schema_and_by_the_rules(seed: int) -> None:
    examine(Random(seed), 30)
