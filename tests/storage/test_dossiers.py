"""One dossier: compare-and-set, attachment, journal, pieces."""

import pytest
from factories import NOON, a_dossier, a_line, deposer
from sqlalchemy import text

from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import Storage

TOWN = "demoville"
D = "D-2026-000001"


@pytest.fixture
def depose(town: Storage) -> Storage:
    with town.write(TOWN) as unit:
        deposer(unit, a_dossier(D))
        unit.commit()
    return town


def test_the_second_of_two_agents_is_told_that_the_dossier_changed(depose: Storage):
    with depose.read(TOWN) as unit:
        read = unit.dossiers.get(D)
    with depose.write(TOWN) as first:
        assert first.dossiers.update(read.with_changes(etape="signature", agent="l.martin"), read.version)
        first.commit()
    with depose.write(TOWN) as second:
        assert not second.dossiers.update(read.with_changes(etape="refus"), read.version)
        second.commit()
    with depose.read(TOWN) as unit:
        dossier = unit.dossiers.get(D)
    assert (dossier.etape, dossier.agent, dossier.version) == ("signature", "l.martin", read.version + 1)


def test_a_dossier_is_attached_to_an_account_once(depose: Storage):
    with depose.write(TOWN) as unit:
        assert unit.dossiers.attach(D, "c1")
        assert not unit.dossiers.attach(D, "c1")
        assert not unit.dossiers.attach("D-2026-000404", "c1")
        dossier = unit.dossiers.get(D)
    assert (dossier.compte, dossier.version) == ("c1", 2)


def test_the_journal_gives_ranks_and_chains_its_lines(depose: Storage):
    with depose.write(TOWN) as unit:
        second_one = unit.journal.add(D, a_line(action="valider", rang=99, empreinte="forgée"))
        unit.journal.add(D, a_line(action="clore", commentaire="Près de l’Oise"))
        assert second_one == unit.journal.list_all(D)[1]
        assert [line.rang for line in unit.journal.list_all(D)] == [1, 2, 3]
        assert len({line.empreinte for line in unit.journal.list_all(D)}) == 3
        assert unit.journal.verify_chain(D) is None
        assert unit.journal.check() == {}


@pytest.mark.parametrize("statement", ["UPDATE journal SET acteur = 'moi'", "DELETE FROM journal"])
def test_the_journal_can_only_grow(depose: Storage, statement):
    with pytest.raises(Exception, match=r"append-only|permission denied"), depose.write(TOWN) as unit:
        unit._branch.execute(text(statement))


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("reached", "rank"),
    [
        (
            "UPDATE journal SET commentaire = 'x' WHERE dossier = :d AND rang = 2 AND collectivite = 'demoville'",
            2,
        ),
        (
            "UPDATE journal SET instant = '2026-11-23 12:00:01' WHERE dossier = :d AND rang = 3 AND collectivite = 'demoville'",
            3,
        ),
        ("DELETE FROM journal WHERE dossier = :d AND rang = 2 AND collectivite = 'demoville'", 2),
        ("DELETE FROM journal WHERE dossier = :d AND rang = 1 AND collectivite = 'demoville'", 1),
        ("DELETE FROM journal WHERE dossier = :d AND collectivite = 'demoville'", 1),
        (
            "UPDATE journal SET rang = 5 - rang WHERE dossier = :d AND rang IN (2, 3) AND collectivite = 'demoville'",
            2,
        ),
    ],
)
def test_whoever_gets_round_the_trigger_breaks_the_chain(depose: Storage, reached, rank):
    """On SQLite; on PostgreSQL only the owner could, see test_isolation."""
    with depose.write(TOWN) as unit:
        for _ in range(3):
            unit.journal.add(D, a_line())
        for nom in ("update", "delete"):
            unit._branch.execute(text(f"DROP TRIGGER journal_sans_{nom}"))
        if "5 - rang" in reached:  # SQLite checks keys row by row: swap by way of a free rank
            for de, target in ((2, 9), (3, 2), (9, 3)):
                unit._branch.execute(
                    text(f"UPDATE journal SET rang = {target} WHERE rang = {de} AND collectivite = 'demoville'")
                )
        else:
            unit._branch.execute(text(reached), {"d": D})
        assert unit.journal.verify_chain(D) == rank
        assert unit.journal.check() == {D: rank}


def test_pieces_come_back_in_order(depose: Storage):
    act = Piece(2, "/demande/acte", "acte.pdf", "application/pdf", 10_000_000_000, "c" * 64)
    photo = Piece(1, "/demande/photo", "Ma photo d’identité.jpg", "image/jpeg", 12, "d" * 64)
    with depose.write(TOWN) as unit:
        unit.pieces.add(D, [act, photo])
        unit.pieces.add(D, [])
        assert unit.pieces.list_all(D) == (photo, act)
        assert unit.pieces.get(D, 2) == act
        assert unit.pieces.get(D, 3) is None
        assert unit.pieces.is_cited("c" * 64)
        assert not unit.pieces.is_cited("b" * 64)  # another collectivité's


def test_a_demande_is_written_once(depose: Storage):
    with pytest.raises(Exception, match=r"(?i)unique"), depose.write(TOWN) as unit:
        unit.demandes.add(D, b"<autre/>", "urn:x")


def test_a_number_serves_once_per_collectivite(depose: Storage):
    with pytest.raises(Exception, match=r"(?i)unique"), depose.write(TOWN) as unit:
        unit.dossiers.add(a_dossier(D, depose_le=NOON))
