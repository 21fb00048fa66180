"""Where dossiers are about, for the téléservices that look for near duplicates."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, bindparam, exists, false, or_

from wsc_soap.domain.proximite import Lieu
from wsc_soap.storage import tables
from wsc_soap.storage.columns import Instant
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.repository import Repository, select_rows, update_rows

_t = tables.lieu
_COLUMNS = tuple(Lieu.__dataclass_fields__)
_ADD = Insertion(_t)
_GET = select_rows(_t, *_COLUMNS, by=["dossier"])
_ATTACHED = select_rows(_t, *_COLUMNS, by=["principal"]).order_by(_t.c.dossier)
_ATTACH = update_rows(_t, by=["dossier"])
_here = and_(
    _t.c.latitude.between(bindparam("sud"), bindparam("nord")),
    _t.c.longitude.between(bindparam("ouest"), bindparam("est")),
)
_open = exists().where(
    tables.dossier.c.collectivite == _t.c.collectivite,
    tables.dossier.c.numero == _t.c.dossier,
    tables.dossier.c.clos == false(),
)
_RECENT = (
    select_rows(_t, *_COLUMNS, by=["teleservice", "cle"])
    .where(
        _t.c.depose_le >= bindparam("depuis", type_=Instant()),
        _t.c.depose_le <= bindparam("jusqua", type_=Instant()),
        _open,
        or_(_here, and_(_t.c.adresse != "", _t.c.adresse == bindparam("la"))),
    )
    .order_by(_t.c.depose_le.desc(), _t.c.dossier.desc())
    .limit(50)
)
_NOWHERE = (1, 0, 1, 0)


class Lieux(Repository):
    """The places of the dossiers of the collectivité."""

    def add(self, lieu: Lieu) -> None:
        """Keeps the place of a dossier just added."""
        self._insert(_ADD, **vars(lieu))

    def get(self, dossier: str) -> Lieu | None:
        """The place of a dossier, or None."""
        row = self._row(_GET, b_dossier=dossier)
        return Lieu(*row) if row else None

    def recent(
        self, lieu: Lieu, depuis: datetime, jusqua: datetime, box: tuple[int, int, int, int] | None
    ) -> tuple[Lieu, ...]:
        """The places of open dossiers of the same téléservice and key, filed between two instants, within the box or
        at the same typed address; the newest first, 50 at most."""
        south, north, west, east = box or _NOWHERE
        values = {"b_teleservice": lieu.teleservice, "b_cle": lieu.cle, "depuis": depuis, "jusqua": jusqua}
        values |= {"sud": south, "nord": north, "ouest": west, "est": east, "la": lieu.adresse}
        return tuple(Lieu(*row) for row in self._execute(_RECENT, **values))

    def attached(self, principal: str) -> tuple[Lieu, ...]:
        """The places of the dossiers attached to that one."""
        return tuple(Lieu(*row) for row in self._execute(_ATTACHED, b_principal=principal)) if principal else ()

    def attach(self, dossier: str, principal: str) -> None:
        """Attaches a dossier to another, or to none."""
        self._execute(_ATTACH, b_dossier=dossier, principal=principal)
