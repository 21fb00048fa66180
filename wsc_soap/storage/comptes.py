"""Citizens' accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.compte


@dataclass(frozen=True)
class Compte:
    """An account. `mot_de_passe` is an Argon2 hash; `confirme_le` None until the link of the message was
    followed."""

    id: str
    courriel: str
    mot_de_passe: str
    civilite: str
    nom: str
    prenoms: str
    telephone: str
    cree_le: datetime
    confirme_le: datetime | None = None


_CHAMPS = tuple(Compte.__dataclass_fields__)
_ADD = Insertion(_t, lambda statement: statement.on_conflict_do_nothing().returning(_t.c.id))
_GET = select_rows(_t, *_CHAMPS, by=["id"])
_BY_COURRIEL = select_rows(_t, *_CHAMPS, by=["courriel_cle"])
_UPDATE = update_rows(_t, by=["id"])
_CONFIRM = update_rows(_t, by=["id"]).where(_t.c.confirme_le.is_(None))
_DETACH = update_rows(tables.dossier, by=["compte"]).values(compte=None, version=tables.dossier.c.version + 1)
_DELETE_JETONS = delete_rows(tables.jeton, by=["compte"])
_DELETE = delete_rows(_t, by=["id"])


class Comptes(Repository):
    """The accounts of the collectivité. An address is unique whatever its case."""

    def add(self, compte: Compte) -> bool:
        """Adds the account; False, and nothing written, when the address is taken."""
        return self._insert(_ADD, **_columns(compte)) is not None

    def get(self, id: str) -> Compte | None:
        """That account, or None."""
        row = self._row(_GET, b_id=id)
        return Compte(*row) if row else None

    def by_courriel(self, courriel: str) -> Compte | None:
        """The account of that address, or None."""
        row = self._row(_BY_COURRIEL, b_courriel_cle=courriel_key(courriel))
        return Compte(*row) if row else None

    def update(self, compte: Compte) -> bool:
        """Writes the whole account; False when there is no such account or the new address is taken."""
        other = self.by_courriel(compte.courriel)
        if other and other.id != compte.id:
            return False
        values = _columns(compte)
        return self._execute(_UPDATE, b_id=values.pop("id"), **values).rowcount == 1

    def confirm(self, id: str, now: datetime) -> bool:
        """Confirms the address; False when there is no such account or it is confirmed already."""
        return self._execute(_CONFIRM, b_id=id, confirme_le=now).rowcount == 1

    def delete(self, id: str) -> bool:
        """Removes the account and its links, and detaches its dossiers; False when there is no such
        account."""
        self._execute(_DETACH, b_compte=id)
        self._execute(_DELETE_JETONS, b_compte=id)
        return self._execute(_DELETE, b_id=id).rowcount == 1


def courriel_key(courriel: str) -> str:
    """The address as it is compared."""
    return courriel.strip().lower()


def _columns(compte: Compte) -> dict[str, object]:
    return {**vars(compte), "courriel_cle": courriel_key(compte.courriel)}
