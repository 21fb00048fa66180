"""The process is killed, as by a power cut, at each named place; what was acknowledged is there, nothing is half there."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMME = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from datetime import timedelta
from fabriques import MIDI, deposer, un_dossier
from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import Stockage
racine = Path(sys.argv[1])
stockage = Stockage(f"sqlite:///{racine / 'wsc.db'}", racine / "fichiers")
for rang in range(1, 4):
    empreinte, taille = stockage.fichiers.deposer("demoville", f"piece {rang}".encode())
    with stockage.ecrire("demoville") as unite:
        numero = f"D-{unite.dossiers.prochain_numero(2026)}"
        deposer(unite, un_dossier(numero))
        unite.pieces.ajouter(numero, [Piece(1, "/demande/a", "a.txt", "text/plain", taille, empreinte)])
        unite.valider()
    print(numero, flush=True)
stockage.reclamer(10, timedelta(minutes=5), MIDI)
print("reclame", flush=True)
"""


def lancer(racine: Path, ou: str) -> tuple[int, list[str]]:
    ici = str(Path(__file__).parent.parent)
    resultat = subprocess.run(
        [sys.executable, "-c", PROGRAMME, str(racine), ici],
        env={**os.environ, "WSC_CRASH_AT": ou},
        cwd=Path(ici).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return resultat.returncode, resultat.stdout.split()


@pytest.fixture
def racine(tmp_path: Path, modele_sqlite: Path) -> Path:
    from fabriques import ouvrir_ville

    from wsc_soap.storage import Stockage

    (tmp_path / "wsc.db").write_bytes(modele_sqlite.read_bytes())
    stockage = Stockage(f"sqlite:///{tmp_path / 'wsc.db'}", tmp_path / "fichiers")
    with stockage.ecrire("demoville") as unite:
        ouvrir_ville(unite)
        unite.valider()
    stockage.fermer()
    return tmp_path


@pytest.mark.parametrize(
    ("ou", "annonces", "gardes"),
    [
        ("apres-fichier:2", ["D-1"], ["D-1"]),
        ("avant-commit:2", ["D-1"], ["D-1"]),
        ("apres-commit:2", ["D-1"], ["D-1", "D-2"]),
        ("tache-reclamee", ["D-1", "D-2", "D-3"], ["D-1", "D-2", "D-3"]),
    ],
)
def test_a_kill_loses_nothing_acknowledged_and_keeps_nothing_by_half(racine: Path, ou, annonces, gardes):
    code, dits = lancer(racine, ou)
    assert (code, dits) == (137, annonces)
    base = sqlite3.connect(racine / "wsc.db")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for table, colonne in (
        ("dossier", "numero"),
        ("demande", "dossier"),
        ("journal", "dossier"),
        ("boite", "dossier"),
    ):
        assert [n for (n,) in base.execute(f"SELECT {colonne} FROM {table} ORDER BY 1")] == gardes
    for (empreinte,) in base.execute("SELECT empreinte FROM piece"):
        assert (racine / "fichiers" / "demoville" / empreinte[:2] / empreinte[2:]).exists()
    base.close()
    suite = [f"D-{len(gardes) + n}" for n in (1, 2, 3)]
    assert lancer(racine, "") == (0, [*suite, "reclame"])
