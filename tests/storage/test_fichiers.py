"""Files by content."""

import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from fabriques import MIDI, un_dossier

from wsc_soap.domain.dossier import Piece
from wsc_soap.errors import PieceIntrouvable, PieceTropGrande
from wsc_soap.storage import Stockage
from wsc_soap.storage.fichiers import Fichiers

VILLE = "demoville"
JOUR = timedelta(days=1)
RIEN = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def fichiers(tmp_path) -> Fichiers:
    return Fichiers(tmp_path / "fichiers")


@pytest.mark.parametrize("contenu", [b"", b"abc", bytes(range(256)) * 20_000])
def test_content_comes_back_under_its_digest_from_bytes_or_a_stream(fichiers: Fichiers, contenu: bytes):
    attendu = (hashlib.sha256(contenu).hexdigest(), len(contenu))
    assert fichiers.deposer(VILLE, contenu) == attendu
    assert fichiers.deposer(VILLE, BytesIO(contenu)) == attendu
    assert fichiers.lire(VILLE, attendu[0]) == contenu
    assert len(list(fichiers.chemin(VILLE, attendu[0]).parent.iterdir())) == 1


def test_another_collectivite_does_not_have_it(fichiers: Fichiers):
    empreinte, _ = fichiers.deposer(VILLE, b"abc")
    with pytest.raises(PieceIntrouvable):
        fichiers.ouvrir("saint-exemple", empreinte)


@pytest.mark.parametrize(
    ("collectivite", "empreinte"),
    [
        ("../demoville", RIEN),
        ("..", RIEN),
        ("", RIEN),
        ("/etc", RIEN),
        ("demoville\x00", RIEN),
        ("demoville\n", RIEN),
        (".depot", RIEN),
        (VILLE, "../../../../etc/passwd"),
        (VILLE, RIEN + "\n"),
        (VILLE, RIEN.upper()),
        (VILLE, RIEN[:-1]),
        (VILLE, "/" + RIEN[1:]),
        (VILLE, "éé" + RIEN[2:]),
    ],
)
def test_no_name_leads_elsewhere(fichiers: Fichiers, collectivite: str, empreinte: str):
    with pytest.raises(PieceIntrouvable):
        fichiers.ouvrir(collectivite, empreinte)
    with pytest.raises(PieceIntrouvable):
        fichiers.chemin(collectivite, empreinte)
    if empreinte == RIEN:
        with pytest.raises(PieceIntrouvable):
            fichiers.deposer(collectivite, b"x")


def test_the_order_is_file_synced_then_renamed_then_folder_synced(fichiers: Fichiers, monkeypatch):
    fichiers.deposer(VILLE, b"abc")  # folders are made
    empreinte = hashlib.sha256(b"abc").hexdigest()
    fichiers.chemin(VILLE, empreinte).unlink()
    vu, fsync = [], os.fsync

    def observer(descripteur: int) -> None:
        genre = "dossier" if stat.S_ISDIR(os.fstat(descripteur).st_mode) else "fichier"
        vu.append((genre, fichiers.chemin(VILLE, empreinte).exists()))
        fsync(descripteur)

    monkeypatch.setattr(os, "fsync", observer)
    fichiers.deposer(VILLE, b"abc")
    assert vu == [("fichier", False), ("dossier", True)]


def test_a_stream_that_is_too_long_or_breaks_leaves_nothing(fichiers: Fichiers, tmp_path):
    class Rompu(BytesIO):
        def read(self, *_):
            raise OSError("cut")

    with pytest.raises(PieceTropGrande) as erreur:
        fichiers.deposer(VILLE, b"x" * 3_000_000, nom="photo.jpg", maximum=2 << 20)
    assert "« photo.jpg » dépasse la taille admise de 2\u00a0Mo" in erreur.value.texte
    with pytest.raises(OSError, match="cut"):
        fichiers.deposer(VILLE, Rompu())
    assert [chemin for chemin in tmp_path.rglob("*") if chemin.is_file()] == []


def test_nobody_else_on_the_machine_can_read_them(fichiers: Fichiers):
    empreinte, _ = fichiers.deposer(VILLE, b"abc")
    chemin = fichiers.chemin(VILLE, empreinte)
    assert [p.stat().st_mode & 0o077 for p in (chemin, chemin.parent, chemin.parent.parent)] == [0, 0, 0]


def test_orphans_are_collected_once_old_and_never_what_a_row_names(ville: Stockage):
    depose = {nom: ville.fichiers.deposer(VILLE, nom.encode())[0] for nom in ("piece", "jeune", "orphelin", "revenu")}
    reste = ville.fichiers.chemin(VILLE, depose["piece"]).parent.parent / ".depot" / "tmp-coupé"
    reste.write_bytes(b"half")
    with ville.ecrire(VILLE) as unite:
        unite.dossiers.ajouter(un_dossier())
        unite.pieces.ajouter("D-2026-000001", [Piece(1, "/demande/a", "a", "text/plain", 5, depose["piece"])])
        unite.valider()
    maintenant = datetime.now(UTC)
    vieux = (maintenant - 2 * JOUR).timestamp()
    for chemin in (
        *(ville.fichiers.chemin(VILLE, depose[n]) for n in ("piece", "orphelin", "revenu")),
        reste,
    ):
        os.utime(chemin, (vieux, vieux))
    ville.fichiers.deposer(VILLE, b"revenu")  # deposited again: young again
    assert ville.purger_orphelins(VILLE, JOUR, maintenant) == 2
    restants = {nom for nom, empreinte in depose.items() if ville.fichiers.chemin(VILLE, empreinte).exists()}
    assert restants == {"piece", "jeune", "revenu"}
    assert not reste.exists()


def test_purging_a_collectivite_without_files_does_nothing(ville: Stockage):
    assert ville.purger_orphelins("saint-exemple", JOUR, MIDI) == 0
