"""Televersements: files sent before the demande that will name them, found by the digest of their token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, delete_rows, select_rows, update_rows

_t = tables.televersement


@dataclass(frozen=True)
class Televersement:
    """One token. `empreinte` is empty until the file has come, `utilise_par` None until a dossier took it."""

    empreinte_jeton: str
    nom: str
    type_mime: str
    taille: int
    empreinte: str
    cree_le: datetime
    expire_le: datetime
    utilise_par: str | None = None


_CHAMPS = tuple(Televersement.__dataclass_fields__)
_ADD = Insertion(_t)
_GET = select_rows(_t, *_CHAMPS, by=["empreinte_jeton"])
_RECEIVE = update_rows(_t, by=["empreinte_jeton"]).where(
    _t.c.utilise_par.is_(None), _t.c.expire_le > bindparam("maintenant")
)
_USE = _RECEIVE.where(_t.c.empreinte != "").values(utilise_par=bindparam("par_dossier"))
_EXTEND = _RECEIVE.where(_t.c.expire_le < bindparam("jusqua")).values(expire_le=bindparam("jusqua"))
_PURGE = delete_rows(_t, by=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Televersements(Repository):
    """The upload tokens of the collectivité."""

    def open(self, empreinte_jeton: str, cree_le: datetime, expire_le: datetime) -> None:
        """Opens a token: no file yet."""
        self.add(Televersement(empreinte_jeton, "", "", 0, "", cree_le, expire_le))

    def add(self, televersement: Televersement) -> None:
        """Adds a token whose file is here already."""
        self._insert(_ADD, **vars(televersement))

    def receive(
        self,
        empreinte_jeton: str,
        name: str,
        type_mime: str,
        size: int,
        empreinte: str,
        now: datetime,
    ) -> bool:
        """Writes down the file that came for this token, in place of an earlier one. False when the token is
        unknown, expired or used."""
        fichier = {"nom": name, "type_mime": type_mime, "taille": size, "empreinte": empreinte}
        return self._change(_RECEIVE, empreinte_jeton, now, **fichier)

    def get(self, empreinte_jeton: str) -> Televersement | None:
        """The token, used and expired or not; None when unknown."""
        row = self._row(_GET, b_empreinte_jeton=empreinte_jeton)
        return Televersement(*row) if row else None

    def use(self, empreinte_jeton: str, dossier: str, now: datetime) -> bool:
        """Gives the file to a dossier, once. False when the token is unknown, empty, expired or used."""
        return self._change(_USE, empreinte_jeton, now, par_dossier=dossier)

    def extend(self, empreinte_jeton: str, until: datetime, now: datetime) -> bool:
        """Keeps a living token longer, for the draft that names it; False when there was nothing to do."""
        return self._change(_EXTEND, empreinte_jeton, now, jusqua=until)

    def purge(self, now: datetime) -> int:
        """Forgets the expired tokens; their files become orphans unless a piece names them. Returns how
        many."""
        return self._execute(_PURGE, maintenant=now).rowcount

    def _change(self, statement: Executable, empreinte_jeton: str, now: datetime, **values: object) -> bool:
        result = self._execute(statement, b_empreinte_jeton=empreinte_jeton, maintenant=now, **values)
        return result.rowcount == 1
