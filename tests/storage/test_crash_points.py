"""The process is killed, as by a power cut, at each named place; what was acknowledged is there, nothing is half there."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from datetime import timedelta
from factories import NOON, deposer, a_dossier
from wsc_soap.domain.dossier import Piece
from wsc_soap.storage import Storage
root = Path(sys.argv[1])
storage = Storage(f"sqlite:///{root / 'wsc.db'}", root / "fichiers")
for rank in range(1, 4):
    empreinte, size = storage.fichiers.store("demoville", f"piece {rank}".encode())
    with storage.write("demoville") as unit:
        numero = f"D-{unit.dossiers.next_rank(2026)}"
        deposer(unit, a_dossier(numero))
        unit.pieces.add(numero, [Piece(1, "/demande/a", "a.txt", "text/plain", size, empreinte)])
        unit.commit()
    print(numero, flush=True)
storage.claim(10, timedelta(minutes=5), NOON)
print("reclame", flush=True)
"""


def launch(root: Path, where: str) -> tuple[int, list[str]]:
    here = str(Path(__file__).parent.parent)
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root), here],
        env={**os.environ, "WSC_CRASH_AT": where},
        cwd=Path(here).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout.split()


@pytest.fixture
def root(tmp_path: Path, sqlite_template: Path) -> Path:
    from factories import open_town

    from wsc_soap.storage import Storage

    (tmp_path / "wsc.db").write_bytes(sqlite_template.read_bytes())
    storage = Storage(f"sqlite:///{tmp_path / 'wsc.db'}", tmp_path / "fichiers")
    with storage.write("demoville") as unit:
        open_town(unit)
        unit.commit()
    storage.close()
    return tmp_path


@pytest.mark.parametrize(
    ("where", "announcements", "kept"),
    [
        ("apres-fichier:2", ["D-1"], ["D-1"]),
        ("avant-commit:2", ["D-1"], ["D-1"]),
        ("apres-commit:2", ["D-1"], ["D-1", "D-2"]),
        ("tache-reclamee", ["D-1", "D-2", "D-3"], ["D-1", "D-2", "D-3"]),
    ],
)
def test_a_kill_loses_nothing_acknowledged_and_keeps_nothing_by_half(root: Path, where, announcements, kept):
    code, said = launch(root, where)
    assert (code, said) == (137, announcements)
    base = sqlite3.connect(root / "wsc.db")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for table, column in (
        ("dossier", "numero"),
        ("demande", "dossier"),
        ("journal", "dossier"),
        ("boite", "dossier"),
    ):
        assert [n for (n,) in base.execute(f"SELECT {column} FROM {table} ORDER BY 1")] == kept
    for (empreinte,) in base.execute("SELECT empreinte FROM piece"):
        assert (root / "fichiers" / "demoville" / empreinte[:2] / empreinte[2:]).exists()
    base.close()
    suite = [f"D-{len(kept) + n}" for n in (1, 2, 3)]
    assert launch(root, "") == (0, [*suite, "reclame"])
