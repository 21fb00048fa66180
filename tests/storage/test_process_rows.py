"""What whole processes keep: opinions, documents, exchanges, armed clocks, answers in the chain of the journal."""

from __future__ import annotations

from datetime import date, timedelta

from factories import NOON, a_dossier, a_line, deposer

from wsc_soap.domain.dossier import Avis, DeferredTask, Document
from wsc_soap.storage import Storage

TOWN, NUMERO = "demoville", "D-2026-000001"


def opened(storage: Storage) -> None:
    with storage.write(TOWN) as unit:
        deposer(unit, a_dossier(NUMERO))
        unit.commit()


def test_an_opinion_is_given_once(town: Storage) -> None:
    opened(town)
    asked = (Avis(1, "parquet", NOON, date(2026, 12, 1), "favorable"), Avis(2, "voirie", NOON))
    with town.write(TOWN) as unit:
        unit.avis.add(NUMERO, asked)
        assert unit.avis.list_all(NUMERO) == asked
        assert unit.avis.waiting("parquet") == ((NUMERO, asked[0]),)
        assert unit.avis.give(NUMERO, 1, "defavorable", "Non.", "Procureur", NOON)
        assert not unit.avis.give(NUMERO, 1, "favorable", "", "Autre", NOON)
        assert unit.avis.waiting("parquet") == ()
        given = unit.avis.list_all(NUMERO)[0]
    assert (given.avis, given.commentaire, given.rendu_par, given.rendu_le) == (
        "defavorable",
        "Non.",
        "Procureur",
        NOON,
    )


def test_a_document_made_twice_by_one_task_is_there_once(town: Storage) -> None:
    opened(town)
    letter = Document(0, "accord", "Accord", "accord.pdf", "application/pdf", 10, "c" * 64, NOON)
    with town.write(TOWN) as unit:
        first = unit.documents.add(NUMERO, letter, "t1")
        assert unit.documents.add(NUMERO, letter, "t1") == first
        second = unit.documents.add(NUMERO, letter, "t2")
        assert (first.rang, second.rang) == (1, 2)
        assert unit.documents.list_all(NUMERO) == (first, second)
        assert unit.documents.get(NUMERO, 2) == second
        assert unit.pieces.is_cited("c" * 64)


def test_an_exchange_waits_until_it_is_pulled(town: Storage) -> None:
    opened(town)
    with town.write(TOWN) as unit:
        first = unit.exchanges.publish(NUMERO, "acte-naissance", "demande", {"motif": ""}, NOON)
        second = unit.exchanges.publish(NUMERO, "acte-naissance", "cloture", {"motif": "x"}, NOON)
        assert [row.id for row in unit.exchanges.waiting("acte-naissance")] == [first, second]
        assert unit.exchanges.move(first, "relevee", NOON)
        assert [row.evenement for row in unit.exchanges.waiting("acte-naissance")] == ["cloture"]
        assert [row.etat for row in unit.exchanges.list_all(NUMERO)] == ["relevee", "a-relever"]


def test_disarming_a_clock_cancels_it_and_no_other(town: Storage) -> None:
    opened(town)
    clocks = [DeferredTask("minuterie", {"action": nom, "passage": "1"}, NOON, NUMERO) for nom in ("a", "b")]
    with town.write(TOWN) as unit:
        unit.outbox.add(clocks, NOON)
        unit.outbox.disarm(NUMERO, "a")
        unit.commit()
    claimed = town.claim(50, timedelta(minutes=5), NOON + timedelta(days=1))
    named = [t.contenu["action"] for t in claimed if t.genre == "minuterie" and t.collectivite == TOWN]
    assert named == ["b"]


def test_answers_are_chained_and_old_lines_keep_their_digest(town: Storage) -> None:
    opened(town)
    with town.write(TOWN) as unit:
        plain = unit.journal.list_all(NUMERO)[0]
        assert plain.empreinte == unit.journal._empreinte(NUMERO, vars(plain), "")
        unit.journal.add(NUMERO, a_line(valeurs="<mesurer><surface>12</surface></mesurer>", sujet="agent:lea"))
        assert unit.journal.verify_chain(NUMERO) is None
        kept = unit.journal.list_all(NUMERO)[1]
        changed = {**vars(kept), "valeurs": "<mesurer><surface>13</surface></mesurer>"}
        assert unit.journal._empreinte(NUMERO, changed, plain.empreinte) != kept.empreinte
