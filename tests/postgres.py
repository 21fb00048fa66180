"""A throw-away PostgreSQL server for the tests: its own folder, its own socket, no port, gone at the end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

OWNER, APPLICATION = "wsc_proprietaire", "wsc_application"
_SETTINGS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, or None when no server is installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    if shutil.which("pg_config"):
        output = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout
        if (dossier := Path(output.strip())).joinpath("initdb").exists():
            return dossier
    return next((p.parent for p in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)


@contextmanager
def cluster() -> Iterator[str]:
    """Starts a server and gives the URL of its superuser `chef`; stops it and removes everything on leaving."""
    bin_ = programs()
    if bin_ is None:
        raise FileNotFoundError("no PostgreSQL server is installed")
    dossier = Path(tempfile.mkdtemp(prefix="wsc-pg-"))
    try:
        who = _other_than_root(dossier)
        donnees = dossier / "donnees"
        _launch(who, bin_ / "initdb", "-D", donnees, "-U", "chef", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"{_SETTINGS} -k {dossier}"
        _launch(who, bin_ / "pg_ctl", "-D", donnees, "-w", "-l", dossier / "journal", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://chef@/postgres?host={dossier}"
        finally:
            _launch(who, bin_ / "pg_ctl", "-D", donnees, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def _other_than_root(dossier: Path) -> list[str]:
    """How to run the server: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return []
    postgres = pwd.getpwnam("postgres")
    os.chown(dossier, postgres.pw_uid, postgres.pw_gid)
    return ["runuser", "-u", "postgres", "--"]


def _launch(who: list[str], *command: object) -> None:
    subprocess.run(
        [*who, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )


def address(server: str, nom: str, role: str) -> str:
    """The URL of another database of the server, as another role."""
    url: URL = make_url(server).set(database=nom, username=role)
    return url.render_as_string(hide_password=False)


def order(url: str, *orders: str) -> None:
    """Runs SQL orders, each by itself."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in orders:
            connection.execute(text(statement))
    engine.dispose()
