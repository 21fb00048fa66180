"""The worker's claim: the due rows of the outbox, of every collectivité, under a lease.

This is the one read that crosses collectivités. On PostgreSQL the policy of `boite` (and of no other table)
lets a transaction through that says `wsc.travailleur`; everything the task then does happens in a transaction
of its own collectivité, like any other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnClause,
    Connection,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)

from wsc_soap.storage import tables
from wsc_soap.storage.columns import Instant
from wsc_soap.storage.outbox import MAX_ATTEMPTS, Task, task_of

_t = tables.boite
_before = tables.boite.alias("avant")
_now = bindparam("maintenant", type_=Instant())
_TO_DO: ColumnClause[str] = literal_column(
    "'a-faire'"
)  # in the text of the query: the index of due rows is known by it

# A message waits for the earlier ones of the same dossier to the same person: they arrive in order.
_overtaken = exists().where(
    _t.c.genre == "courriel",
    _before.c.collectivite == _t.c.collectivite,
    _before.c.dossier == _t.c.dossier,
    _before.c.id < _t.c.id,
    _before.c.genre == "courriel",
    _before.c.destinataire == _t.c.destinataire,
    _before.c.etat == "a-faire",
    or_(_before.c.essais > 0, _before.c.pas_avant <= _now),
)
_due = and_(
    _t.c.etat == _TO_DO,
    _t.c.pas_avant <= _now,
    or_(_t.c.bail_jusqua.is_(None), _t.c.bail_jusqua <= _now),
    ~_overtaken,
)
_chosen = select(_t.c.collectivite, _t.c.id).where(_due).order_by(_t.c.pas_avant, _t.c.id).limit(bindparam("limite"))

_NEXT = select(func.min(_t.c.pas_avant)).where(_t.c.etat == _TO_DO)

_TAKE = (
    update(_t)
    .where(tuple_(_t.c.collectivite, _t.c.id).in_(_chosen.with_for_update(skip_locked=True, of=_t)))
    .values(essais=_t.c.essais + 1, bail_jusqua=bindparam("fin", type_=Instant()))
    .returning(_t.c.collectivite, _t.c.id, _t.c.dossier, _t.c.genre, _t.c.contenu, _t.c.essais, _t.c.pas_avant)
)
_GIVE_UP = (
    update(_t)
    .where(_due, _t.c.essais > MAX_ATTEMPTS)
    .values(etat="morte", bail_jusqua=None, derniere_erreur="abandonnée : le traitement n'a jamais rendu compte")
)


def claim(connection: Connection, limit: int, lease: timedelta, now: datetime) -> list[Task]:
    """Takes at most `limit` due rows until `now + lease`, in the order they fell due. A row whose workers all died
    without a word is given up here once its attempts are spent."""
    connection.execute(_GIVE_UP, {"maintenant": now})
    rows = connection.execute(_TAKE, {"limite": limit, "fin": now + lease, "maintenant": now})
    return [task_of(row) for row in sorted(rows, key=lambda row: (row.pas_avant, row.id))]


def next_due(connection: Connection) -> datetime | None:
    """When the next row falls due, were it long ago; None when nothing is left to do."""
    found: datetime | None = connection.execute(_NEXT).scalar()
    return found


def anything_due(connection: Connection, now: datetime) -> bool:
    """True when a row is due: asked first, so that an idle worker never takes SQLite's only pen."""
    return connection.execute(_chosen, {"limite": 1, "maintenant": now}).first() is not None
