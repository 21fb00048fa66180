"""The floor: the least that a hand-written program can do for one deposit.

WSGI + lxml + the compiled XSD + sqlite3. It reads the message, validates the operation's element against the same
schema, writes the same rows in the same tables (same columns, indexes, triggers, foreign keys, journal digest) in one
durable transaction, and answers the same receipt. It has no gate, no rules, no contexts, no rights, no catalogue: what
our application costs beyond it is what those cost.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lxml import etree

from tests.bench import load

COMMUN = "urn:wsc:commun:1"
_JOURNAL = ("rang", "instant", "acteur_genre", "acteur", "action", "libelle", "etape", "cible", "motif", "commentaire")


class Floor:
    """One connection, one schema, one function."""

    def __init__(self, database: Path, schema: etree.XMLSchema, model: sqlite3.Connection) -> None:
        self.schema = schema
        self.parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        self.base = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self.base.execute(f"PRAGMA {pragma}")
        self.rows = {table: rows(model, table) for table in ("dossier", "demande", "journal", "boite")}
        self.sql = {table: _insert(table, rows[0]) for table, rows in self.rows.items()}

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        operation = etree.fromstring(body, self.parser).find(f"{{{load.ENVELOPE}}}Body")[0]
        if not self.schema.validate(operation):
            raise ValueError(self.schema.error_log)
        demande = operation.find(f"{{{load.NAMESPACE}}}demande")
        numero, now = self.write(demande)
        answer = _receipt(numero, now)
        start_response("200 OK", [("Content-Type", "text/xml; charset=utf-8"), ("Content-Length", str(len(answer)))])
        return [answer]

    def write(self, demande: etree._Element) -> tuple[str, datetime]:
        """Number, dossier, demande, journal and outbox in one transaction."""
        person = demande.find(f"{{{load.NAMESPACE}}}demandeur")
        name = person.findtext(f"{{{load.NAMESPACE}}}nomNaissance")
        email = person.findtext(f"{{{load.NAMESPACE}}}courriel")
        now = datetime.now(UTC).replace(microsecond=0)
        stamp = now.strftime("%Y-%m-%d %H:%M:%S.000000")
        base = self.base
        base.execute("BEGIN IMMEDIATE")
        rank = base.execute(
            "INSERT INTO compteur (collectivite, annee, dernier) VALUES (?, ?, 1)"
            " ON CONFLICT DO UPDATE SET dernier = dernier + 1 RETURNING dernier",
            (load.TOWN, now.year),
        ).fetchone()[0]
        numero = f"F-{now.year}-{rank:07}"
        changes = {"numero": numero, "depose_le": stamp, "etape_depuis": stamp, "demandeur": name, "courriel": email}
        base.execute(self.sql["dossier"], [*(self.rows["dossier"][0] | changes).values()])
        changes = {"dossier": numero, "document": etree.tostring(demande, encoding="UTF-8")}
        base.execute(self.sql["demande"], [*(self.rows["demande"][0] | changes).values()])
        line = self.rows["journal"][0] | {"dossier": numero, "instant": stamp, "acteur": name}
        content = json.dumps(line, ensure_ascii=False, sort_keys=True)
        line["empreinte"] = hashlib.sha256(content.encode()).hexdigest()
        base.execute(self.sql["journal"], [*line.values()])
        base.executemany(self.sql["boite"], [self.task(row, numero, stamp) for row in self.rows["boite"]])
        base.execute("COMMIT")
        return numero, now

    def task(self, row: dict[str, Any], numero: str, stamp: str) -> list[Any]:
        """One row of the outbox."""
        name = f"{time.time_ns() // 1000:014x}{secrets.token_hex(6)}"
        return [*(row | {"id": name, "dossier": numero, "cree_le": stamp}).values()]


def rows(base: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    """The rows that our application wrote for its first deposit: the models of the floor's own."""
    base.row_factory = sqlite3.Row
    key = {"dossier": "numero"}.get(table, "dossier")
    found = base.execute(f"SELECT * FROM {table} WHERE {key} = (SELECT min(numero) FROM dossier) ORDER BY 1, 2")
    return [dict(row) for row in found]


def _insert(table: str, row: dict[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"


STEPS = ("Demande initiale", "Prise en charge par nos services", "Mise à jour dans nos services", "Clôture")


def _receipt(numero: str, now: datetime) -> bytes:
    """The same receipt as our application's."""
    envelope = etree.Element(f"{{{load.ENVELOPE}}}Envelope", nsmap={"soap": load.ENVELOPE})
    body = etree.SubElement(envelope, f"{{{load.ENVELOPE}}}Body")
    nsmap = {"tns": load.NAMESPACE, "c": COMMUN}
    answer = etree.SubElement(body, f"{{{load.NAMESPACE}}}deposerReponse", nsmap=nsmap)
    receipt = etree.SubElement(answer, f"{{{load.NAMESPACE}}}recu")
    key = hashlib.sha256(numero.encode()).hexdigest()[:20]
    fields = {
        "numero": numero,
        "cleSuivi": key,
        "teleservice": load.SERVICE,
        "intitule": "Changement d’adresse",
        "dateDepot": now.isoformat(),
        "courriel": "b.fillon@courriel.example",
        "lienSuivi": f"http://localhost/{load.TOWN}/services/{load.SERVICE}/suivi?numero={numero}&cle={key}",
    }
    for name, value in fields.items():
        etree.SubElement(receipt, f"{{{COMMUN}}}{name}").text = value
    for rank, step in enumerate(STEPS):
        stage = etree.SubElement(receipt, f"{{{COMMUN}}}etape")
        etree.SubElement(stage, f"{{{COMMUN}}}libelle").text = step
        etree.SubElement(stage, f"{{{COMMUN}}}etat").text = "non-realise" if rank else "ok"
        etree.SubElement(stage, f"{{{COMMUN}}}date").text = (now + timedelta(days=rank)).isoformat()
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
