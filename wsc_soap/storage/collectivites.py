"""The collectivité itself: its document."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows

_t = tables.collectivite


def _save(statement: Any) -> Any:
    return statement.on_conflict_do_update(
        index_elements=["collectivite"], set_={"document": statement.excluded.document}
    )


_SAVE = Insertion(_t, _save)
_GET = select_rows(_t, "document")


class Collectivites(Repository):
    """The collectivité of the transaction. For the codes of all, see `Storage.collectivites`."""

    def save(self, document: bytes, now: datetime) -> None:
        """Creates the collectivité or replaces its document."""
        self._insert(_SAVE, document=document, cree_le=now)

    def get(self) -> bytes | None:
        """The document, or None when there is no such collectivité."""
        row = self._row(_GET)
        return bytes(row.document) if row else None
