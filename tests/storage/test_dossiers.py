"""One dossier: compare-and-set, attachment, journal, pieces."""

import pytest
from fabriques import MIDI, deposer, un_dossier, une_ligne
from sqlalchemy import text

from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import Stockage

VILLE = "demoville"
D = "D-2026-000001"


@pytest.fixture
def depose(ville: Stockage) -> Stockage:
    with ville.ecrire(VILLE) as unite:
        deposer(unite, un_dossier(D))
        unite.valider()
    return ville


def test_the_second_of_two_agents_is_told_that_the_dossier_changed(depose: Stockage):
    with depose.lire(VILLE) as unite:
        lu = unite.dossiers.lire(D)
    with depose.ecrire(VILLE) as premier:
        assert premier.dossiers.modifier(lu.avec(etape="signature", agent="l.martin"), lu.version)
        premier.valider()
    with depose.ecrire(VILLE) as second:
        assert not second.dossiers.modifier(lu.avec(etape="refus"), lu.version)
        second.valider()
    with depose.lire(VILLE) as unite:
        dossier = unite.dossiers.lire(D)
    assert (dossier.etape, dossier.agent, dossier.version) == ("signature", "l.martin", lu.version + 1)


def test_a_dossier_is_attached_to_an_account_once(depose: Stockage):
    with depose.ecrire(VILLE) as unite:
        assert unite.dossiers.rattacher(D, "c1")
        assert not unite.dossiers.rattacher(D, "c1")
        assert not unite.dossiers.rattacher("D-2026-000404", "c1")
        dossier = unite.dossiers.lire(D)
    assert (dossier.compte, dossier.version) == ("c1", 2)


def test_the_journal_gives_ranks_and_chains_its_lines(depose: Stockage):
    with depose.ecrire(VILLE) as unite:
        deuxieme = unite.journal.ajouter(D, une_ligne(action="valider", rang=99, empreinte="forgée"))
        unite.journal.ajouter(D, une_ligne(action="clore", commentaire="Près de l’Oise"))
        assert deuxieme == unite.journal.lister(D)[1]
        assert [ligne.rang for ligne in unite.journal.lister(D)] == [1, 2, 3]
        assert len({ligne.empreinte for ligne in unite.journal.lister(D)}) == 3
        assert unite.journal.verifier_chaine(D) is None
        assert unite.journal.verifier() == {}


@pytest.mark.parametrize("ordre", ["UPDATE journal SET acteur = 'moi'", "DELETE FROM journal"])
def test_the_journal_can_only_grow(depose: Stockage, ordre):
    with pytest.raises(Exception, match=r"append-only|permission denied"), depose.ecrire(VILLE) as unite:
        unite._guichet.execute(text(ordre))


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("atteinte", "rang"),
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
def test_whoever_gets_round_the_trigger_breaks_the_chain(depose: Stockage, atteinte, rang):
    """On SQLite; on PostgreSQL only the owner could, see test_isolation."""
    with depose.ecrire(VILLE) as unite:
        for _ in range(3):
            unite.journal.ajouter(D, une_ligne())
        for nom in ("update", "delete"):
            unite._guichet.execute(text(f"DROP TRIGGER journal_sans_{nom}"))
        if "5 - rang" in atteinte:  # SQLite checks keys row by row: swap by way of a free rank
            for de, vers in ((2, 9), (3, 2), (9, 3)):
                unite._guichet.execute(
                    text(f"UPDATE journal SET rang = {vers} WHERE rang = {de} AND collectivite = 'demoville'")
                )
        else:
            unite._guichet.execute(text(atteinte), {"d": D})
        assert unite.journal.verifier_chaine(D) == rang
        assert unite.journal.verifier() == {D: rang}


def test_pieces_come_back_in_order(depose: Stockage):
    acte = Piece(2, "/demande/acte", "acte.pdf", "application/pdf", 10_000_000_000, "c" * 64)
    photo = Piece(1, "/demande/photo", "Ma photo d’identité.jpg", "image/jpeg", 12, "d" * 64)
    with depose.ecrire(VILLE) as unite:
        unite.pieces.ajouter(D, [acte, photo])
        unite.pieces.ajouter(D, [])
        assert unite.pieces.lister(D) == (photo, acte)
        assert unite.pieces.lire(D, 2) == acte
        assert unite.pieces.lire(D, 3) is None
        assert unite.pieces.cite("c" * 64)
        assert not unite.pieces.cite("b" * 64)  # another collectivité's


def test_a_demande_is_written_once(depose: Stockage):
    with pytest.raises(Exception, match=r"(?i)unique"), depose.ecrire(VILLE) as unite:
        unite.demandes.ajouter(D, b"<autre/>", "urn:x")


def test_a_number_serves_once_per_collectivite(depose: Stockage):
    with pytest.raises(Exception, match=r"(?i)unique"), depose.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier(D, depose_le=MIDI))
