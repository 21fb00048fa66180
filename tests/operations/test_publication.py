"""Publishing: what it costs, who notices, and what stays."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from lxml import etree

from wsc_soap.errors import WscError
from wsc_soap.operations import bouquet as kept
from wsc_soap.operations import delivered
from wsc_soap.operations.bouquet import Bouquet
from wsc_soap.operations.context import Context
from wsc_soap.operations.drafts import edit_draft, open_draft
from wsc_soap.operations.publication import publish, take
from wsc_soap.soap.contracts import TELESERVICE, build
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.skeleton import NewTeleservice

ACTE = "acte-naissance"
_TYPES = ("texte", "entier", "date", "booleen", "telephone", "montant", "texteLong", "heure", "codePostal", "pays")


def retitle(context: Context, text: str) -> None:
    open_draft(context, ACTE)

    def change(root: etree._Element) -> None:
        root.find(tag("intitule")).text = text

    edit_draft(context, ACTE, change, operation="modifierTitre", libelle=text)


def test_this_process_sees_a_publication_at_once_and_another_within_five_seconds(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(kept.time, "monotonic", lambda: now[0])
    elsewhere = Bouquet(context.platform.storage)
    for one in (context.platform.bouquet, elsewhere):
        assert one.offer("demoville", ACTE).teleservice.intitule.startswith("Demander")
    retitle(context, "Obtenir un acte")
    publish(context, ACTE, None, None, None)
    assert context.platform.bouquet.offer("demoville", ACTE).teleservice.intitule == "Obtenir un acte"
    assert elsewhere.offer("demoville", ACTE).teleservice.intitule.startswith("Demander")
    now[0] += 5.1
    assert elsewhere.offer("demoville", ACTE).teleservice.intitule == "Obtenir un acte"


def test_what_was_published_never_changes(context: Context) -> None:
    with context.read() as unit:
        before = unit.teleservices.revision(ACTE, 1)
    for text in ("Un", "Deux"):
        retitle(context, text)
        publish(context, ACTE, None, None, None)
    with context.read() as unit:
        assert unit.teleservices.revision(ACTE, 1) == before
        assert [one.revision for one in unit.teleservices.revisions(ACTE)] == [3, 2, 1]
        assert unit.brouillons.get(ACTE) is None
        assert unit.actes.verify_chain() is None


def test_going_back_to_an_earlier_schema_goes_back_to_its_contract(context: Context) -> None:
    def add(root: etree._Element) -> None:
        page = root.find(f"{tag('formulaire')}/{tag('page')}")
        etree.SubElement(page, tag("champ"), nom="surnom", type="texte", libelle="Surnom")

    def remove(root: etree._Element) -> None:
        gone = next(root.iterfind(f".//{tag('champ')}[@nom='surnom']"))
        gone.getparent().remove(gone)

    spaces = []
    for change in (add, remove, add):
        open_draft(context, ACTE)
        edit_draft(context, ACTE, change, operation="modifierChamp", libelle="x")
        spaces.append(publish(context, ACTE, None, None, None).espace_de_noms)
    own, model = "urn:wsc:demoville:acte-naissance:2", "urn:wsc:teleservice:acte-naissance:1"
    assert spaces == [own, model, own]


def large(context: Context, code: str, fields: int) -> None:
    """The draft of a form of that many fields, of ten types, forty a page."""
    new = NewTeleservice(code, "Grand formulaire", "vie-quotidienne", "Vie quotidienne")

    def change(root: etree._Element) -> None:
        form = root.find(tag("formulaire"))
        for rank in range(fields):
            if rank % 40 == 0:
                page = etree.SubElement(form, tag("page"), code=f"page-{rank}", titre=f"Page {rank}")
            etree.SubElement(page, tag("champ"), nom=f"champ{rank}", type=_TYPES[rank % 10], libelle=f"Champ {rank}")

    open_draft(context, code, new)
    edit_draft(context, code, change, operation="ajouterChamp", libelle=f"{fields} champs")


def cost(context: Context, code: str) -> float:
    """Seconds of CPU from a draft to a contract that can be called."""
    start = time.process_time()
    publish(context, code, None, None, None)
    build(TELESERVICE, context.platform.bouquet.revision(context.collectivite.code, code, 1))
    return time.process_time() - start


def test_a_field_of_a_large_form_costs_no_more_than_twice_one_of_the_catalogue(context: Context) -> None:
    ranks = count()

    def per_field(fields: int) -> float:
        code = f"grand-{next(ranks)}"
        large(context, code, fields)
        return cost(context, code) / (fields + 14)  # the applicant's block too

    average = sum(
        len(list(delivered.delivered_teleservice(one).formulaire.walk())) for one in delivered.library().codes()
    ) // len(delivered.library().codes())
    per_field(average)  # warm
    ordinary = min(per_field(average) for _ in range(2))
    assert min(per_field(200) for _ in range(2)) <= 2 * ordinary


def together(*calls) -> list[object]:
    """What the calls answer or raise when they start at the same instant."""
    barrier = threading.Barrier(len(calls))

    def run(call) -> object:
        barrier.wait()
        try:
            return call()
        except WscError as refusal:
            return refusal.code

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_of_two_who_publish_at_once_one_does(context: Context) -> None:
    for rank in range(3):
        retitle(context, f"Titre {rank}")
        answers = together(*[lambda: publish(context, ACTE, None, None, None).revision] * 2)
        assert sorted(map(str, answers))[0] == str(rank + 2)
        assert {str(answer) for answer in answers} - {str(rank + 2)} <= {"BrouillonModifie", "BrouillonInconnu"}
        with context.read() as unit:
            assert len(unit.teleservices.revisions(ACTE)) == rank + 2


def test_of_two_who_take_the_same_model_at_once_both_have_it_once(context: Context) -> None:
    together(*[lambda: take(context, "incident-voirie", "essai")] * 2)
    with context.read() as unit:
        assert len(unit.teleservices.revisions("incident-voirie")) == 1
        assert [act.operation for act in unit.actes.page(objet="incident-voirie", limit=9)] == ["activerTeleservice"]


def test_of_two_who_change_a_draft_at_once_nothing_is_lost_unseen(context: Context) -> None:
    open_draft(context, ACTE)

    def change(text: str):
        def put(root: etree._Element) -> None:
            root.find(tag("intitule")).text = text

        return lambda: edit_draft(context, ACTE, put, 1, operation="modifierTitre", libelle=text).version

    assert sorted(map(str, together(change("Un"), change("Deux")))) == ["2", "BrouillonModifie"]
