"""Idempotence: the same key brings the first answer back, byte for byte, and does nothing twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.errors import CleReutilisee
from wsc_soap.storage import tables
from wsc_soap.storage.direct import Direct, Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.idempotence
_CLE = ["operation", "sujet", "cle"]
_RESERVE = Insertion(_t, lambda statement: statement.on_conflict_do_nothing().returning(_t.c.cle))
_GET = select_rows(_t, "empreinte_requete", "reponse", by=_CLE)
_CONCLUDE = Direct(lambda _: update_rows(_t, by=_CLE))
_PURGE = delete_rows(_t, by=[]).where(_t.c.cree_le < bindparam("avant"))


class Idempotence(Repository):
    """The keys of the collectivité's callers; `sujet` separates callers, so that keys never meet."""

    def reserve(self, operation: str, sujet: str, cle: str, empreinte_requete: str, now: datetime) -> bytes | None:
        """Takes the key: None when it is new, and the work is ours to do; the first answer when it was done
        already. First thing of a transaction: whoever comes second waits for the first to end. CleReutilisee
        when the key served for another content."""
        values = {"operation": operation, "sujet": sujet, "cle": cle}
        taken = self._insert(_RESERVE, empreinte_requete=empreinte_requete, cree_le=now, **values)
        if taken:
            return None
        return self.find(operation, sujet, cle, empreinte_requete)

    def find(self, operation: str, sujet: str, cle: str, empreinte_requete: str) -> bytes | None:
        """The first answer of a key that served already, or None. CleReutilisee when it served for another
        content."""
        row = self._row(_GET, **_by_key(operation, sujet, cle))
        if row is None:
            return None
        if row.empreinte_requete != empreinte_requete:
            raise CleReutilisee(cle=cle)
        return bytes(row.reponse)

    def conclude(self, operation: str, sujet: str, cle: str, answer: bytes) -> None:
        """Keeps the answer of a key taken in this transaction."""
        self._update(_CONCLUDE, reponse=answer, **_by_key(operation, sujet, cle))

    def purge(self, before: datetime) -> int:
        """Forgets the keys taken before `before`; returns how many."""
        return self._execute(_PURGE, avant=before).rowcount


def _by_key(operation: str, sujet: str, cle: str) -> dict[str, str]:
    return {"b_operation": operation, "b_sujet": sujet, "b_cle": cle}
