"""Files by content."""

import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from factories import NOON, a_dossier

from wsc_soap.domain.dossier import Piece
from wsc_soap.errors import PieceIntrouvable, PieceTropGrande
from wsc_soap.storage import Storage
from wsc_soap.storage.files import Files

TOWN = "demoville"
DAY = timedelta(days=1)
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def fichiers(tmp_path) -> Files:
    return Files(tmp_path / "fichiers")


@pytest.mark.parametrize("contenu", [b"", b"abc", bytes(range(256)) * 20_000])
def test_content_comes_back_under_its_digest_from_bytes_or_a_stream(fichiers: Files, contenu: bytes):
    expected = (hashlib.sha256(contenu).hexdigest(), len(contenu))
    assert fichiers.store(TOWN, contenu) == expected
    assert fichiers.store(TOWN, BytesIO(contenu)) == expected
    assert fichiers.read(TOWN, expected[0]) == contenu
    assert len(list(fichiers.path(TOWN, expected[0]).parent.iterdir())) == 1


def test_another_collectivite_does_not_have_it(fichiers: Files):
    empreinte, _ = fichiers.store(TOWN, b"abc")
    with pytest.raises(PieceIntrouvable):
        fichiers.open("saint-exemple", empreinte)


@pytest.mark.parametrize(
    ("collectivite", "empreinte"),
    [
        ("../demoville", NOTHING),
        ("..", NOTHING),
        ("", NOTHING),
        ("/etc", NOTHING),
        ("demoville\x00", NOTHING),
        ("demoville\n", NOTHING),
        (".depot", NOTHING),
        (TOWN, "../../../../etc/passwd"),
        (TOWN, NOTHING + "\n"),
        (TOWN, NOTHING.upper()),
        (TOWN, NOTHING[:-1]),
        (TOWN, "/" + NOTHING[1:]),
        (TOWN, "éé" + NOTHING[2:]),
    ],
)
def test_no_name_leads_elsewhere(fichiers: Files, collectivite: str, empreinte: str):
    with pytest.raises(PieceIntrouvable):
        fichiers.open(collectivite, empreinte)
    with pytest.raises(PieceIntrouvable):
        fichiers.path(collectivite, empreinte)
    if empreinte == NOTHING:
        with pytest.raises(PieceIntrouvable):
            fichiers.store(collectivite, b"x")


def test_the_order_is_file_synced_then_renamed_then_folder_synced(fichiers: Files, monkeypatch):
    fichiers.store(TOWN, b"abc")  # folders are made
    empreinte = hashlib.sha256(b"abc").hexdigest()
    fichiers.path(TOWN, empreinte).unlink()
    seen, fsync = [], os.fsync

    def observer(descriptor: int) -> None:
        genre = "dossier" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "fichier"
        seen.append((genre, fichiers.path(TOWN, empreinte).exists()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", observer)
    fichiers.store(TOWN, b"abc")
    assert seen == [("fichier", False), ("dossier", True)]


def test_a_stream_that_is_too_long_or_breaks_leaves_nothing(fichiers: Files, tmp_path):
    class Broken(BytesIO):
        def read(self, *_):
            raise OSError("cut")

    with pytest.raises(PieceTropGrande) as error:
        fichiers.store(TOWN, b"x" * 3_000_000, name="photo.jpg", maximum=2 << 20)
    assert "« photo.jpg » dépasse la taille admise de 2\u00a0Mo" in error.value.text
    with pytest.raises(OSError, match="cut"):
        fichiers.store(TOWN, Broken())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_nobody_else_on_the_machine_can_read_them(fichiers: Files):
    empreinte, _ = fichiers.store(TOWN, b"abc")
    path = fichiers.path(TOWN, empreinte)
    assert [p.stat().st_mode & 0o077 for p in (path, path.parent, path.parent.parent)] == [0, 0, 0]


def test_orphans_are_collected_once_old_and_never_what_a_row_names(town: Storage):
    depose = {nom: town.fichiers.store(TOWN, nom.encode())[0] for nom in ("piece", "jeune", "orphelin", "revenu")}
    rest = town.fichiers.path(TOWN, depose["piece"]).parent.parent / ".depot" / "tmp-coupé"
    rest.write_bytes(b"half")
    with town.write(TOWN) as unit:
        unit.dossiers.add(a_dossier())
        unit.pieces.add("D-2026-000001", [Piece(1, "/demande/a", "a", "text/plain", 5, depose["piece"])])
        unit.commit()
    now = datetime.now(UTC)
    old = (now - 2 * DAY).timestamp()
    for path in (
        *(town.fichiers.path(TOWN, depose[n]) for n in ("piece", "orphelin", "revenu")),
        rest,
    ):
        os.utime(path, (old, old))
    town.fichiers.store(TOWN, b"revenu")  # deposited again: young again
    assert town.purge_orphans(TOWN, DAY, now) == 2
    remaining = {nom for nom, empreinte in depose.items() if town.fichiers.path(TOWN, empreinte).exists()}
    assert remaining == {"piece", "jeune", "revenu"}
    assert not rest.exists()


def test_purging_a_collectivite_without_files_does_nothing(town: Storage):
    assert town.purge_orphans("saint-exemple", DAY, NOON) == 0
