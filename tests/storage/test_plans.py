"""What each engine does for the lists of the back office: an index, never a whole table; asked of the engine itself, for
the statements that the lists really run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from factories import NOON, a_dossier
from sqlalchemy import event

from wsc_soap.domain.dossier import DeferredTask
from wsc_soap.domain.proximite import Lieu
from wsc_soap.storage import Storage
from wsc_soap.storage.claim import claim
from wsc_soap.storage.unit_of_work import UnitOfWork

TOWN = "demoville"
DAY = date(2026, 11, 23)
PLACE = Lieu("D-1", "incident-voirie", "trou", "", 48, 2, NOON, "")
AFTER, AT = "2026-01-01~D", "2026-01-01T00:00:00+00:00~D"
TWO = ["etat-civil", "urbanisme"]
# what is asked, the index it must read, whether the order comes from that index
LISTS: dict[str, tuple[Callable[[UnitOfWork], Any], str, bool]] = {
    "to treat": (lambda u: u.dossiers.for_agent(TWO, "a-traiter", "x", after=AFTER), "ix_dossier_service", True),
    "waiting": (lambda u: u.dossiers.for_agent(TWO, "en-attente", "x", after=AFTER), "ix_dossier_service", True),
    "mine": (lambda u: u.dossiers.for_agent(["a"], "miens", "x", after=AFTER), "ix_dossier_agent", True),
    "closed": (lambda u: u.dossiers.for_agent(TWO, "clos", "x", after=AT), "ix_dossier_clos", True),
    "account": (lambda u: u.dossiers.for_account("c1", archives=False, after=AT), "ix_dossier_compte", True),
    "all of two departments": (lambda u: u.dossiers.search(TWO, ""), "ix_dossier_depot", True),
    "search, next page": (lambda u: u.dossiers.search(TWO, "", after=AT), "ix_dossier_depot", True),
    "search of words": (lambda u: u.dossiers.search(["a"], "dupuis lea"), "ix_dossier_depot", True),
    "search of an étape": (lambda u: u.dossiers.search(["a"], "", criteria={"etape": "x"}), "ix_dossier_depot", True),
    "search of days": (lambda u: u.dossiers.search(["a"], "", days=(DAY, DAY)), "ix_dossier_depot", True),
    "to migrate": (lambda u: u.dossiers.open_of("a", "D"), "_dossier", True),
    "journal of a dossier": (lambda u: u.journal.list_all("D-1"), "journal", True),
    "journal of administration": (lambda u: u.actes.page(limit=30), "acte", True),
    "journal of an e-service": (lambda u: u.actes.page(objet="a", limit=30), "ix_acte_collectivite_objet_rang", True),
    "messages of a dossier": (lambda u: u.outbox.courriels("D-1"), "ix_boite_dossier", True),
    "clocks of a dossier": (lambda u: u.outbox.clocks("D-1", 1), "ix_boite_dossier", False),
    "opinions owed": (lambda u: u.avis.waiting("a"), "ix_avis_collectivite_acteur_avis_demande_le", True),
    "bookings of a week": (
        lambda u: u.agendas.during("a", NOON, NOON + timedelta(days=7)), "ix_reservation_collectivite_ressource", False,
    ),
    "waiting list": (lambda u: u.agendas.waiting("a", NOON), "ix_reservation_collectivite_ressource", False),
    "near duplicates": (
        lambda u: u.lieux.recent(PLACE, NOON - timedelta(days=30), NOON, (1, 2, 1, 2)),
        "ix_lieu_collectivite_teleservice_cle_depose_le", False,
    ),
    "dossiers attached": (lambda u: u.lieux.attached("D-1"), "ix_lieu_principal", True),
    "tasks due": (
        lambda u: claim(u._branch._connection, 10, timedelta(minutes=1), NOON), "ix_boite_due", False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("nom", LISTS)
def test_a_list_reads_an_index_in_its_order(town: Storage, nom: str) -> None:
    ask, index, ordered = LISTS[nom]
    with town.write(TOWN) as unit:
        fill(unit)
        plans = explained(unit, ask)
    assert plans, "the list asks the engine"
    # SQLite merges the pages of two departments by a sort of what each index gave, a page each
    plan = re.sub(r"SCAN anon_\d\nUSE TEMP B-TREE FOR ORDER BY", "a page", "\n".join(plans))
    assert index in plan, plan
    assert not re.search(r"\bSeq Scan on|\bSCAN \w+$", plan, re.MULTILINE), plan
    if ordered:
        assert not re.search(r"USE TEMP B-TREE FOR ORDER BY|\bSort  \(cost", plan), plan


def fill(unit: UnitOfWork) -> None:
    """As many rows as make an index worth reading."""
    for rank in range(400):
        numero = f"D-{rank:03}"
        unit.dossiers.add(a_dossier(numero, service=TWO[rank % 2], depose_le=NOON - timedelta(hours=rank)))
        unit.lieux.add(replace(PLACE, dossier=numero, cle=f"trou-{rank % 9}"))
        unit.outbox.add([DeferredTask("minuterie", {}, NOON, numero)] * 3, NOON)


def explained(unit: UnitOfWork, ask: Callable[[UnitOfWork], Any]) -> list[str]:
    """The plan of each statement that is run."""
    connection, seen = unit._branch._connection, []

    def note(conn, cursor, statement, parameters, context, many) -> None:
        seen.append((statement, parameters))

    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:  # what an index can do, not what a table of three rows is worth
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_sort = off")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")
    event.listen(connection, "before_cursor_execute", note)
    ask(unit)
    event.remove(connection, "before_cursor_execute", note)
    word = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    plans = [connection.exec_driver_sql(word + statement, parameters).all() for statement, parameters in seen]
    return ["\n".join(row[3 if sqlite else 0] for row in plan) for plan in plans]
