"""A copy of the database taken while it is in use (SQLite's own online backup: one consistent instant)."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url


def copy_database(url: str, cible: Path) -> None:
    """Copies the SQLite database at `url` into the new file `cible` and checks the copy. ValueError for another engine
    (`pg_dump` does it there), RuntimeError when the copy is not whole."""
    base = make_url(url)
    if base.get_backend_name() != "sqlite" or not base.database:
        raise ValueError("only an SQLite database is copied here")
    source = f"{Path(base.database).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as origin, closing(sqlite3.connect(cible)) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise RuntimeError("the copy of the database is not whole")
    cible.chmod(0o600)
    descriptor = os.open(cible, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
