"""The worker's claim: the due rows of the outbox, of every collectivité, under a lease.

This is the one read that crosses collectivités. On PostgreSQL the policy of `boite` (and of no other table)
lets a transaction through that says `wsc.travailleur`; everything the task then does happens in a transaction
of its own collectivité, like any other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnClause, Connection, and_, bindparam, exists, literal_column, or_, select, tuple_, update

from wsc_soap.storage import tables
from wsc_soap.storage.boite import ESSAIS_MAX, Tache, tache_de
from wsc_soap.storage.colonnes import Instant

_t = tables.boite
_avant = tables.boite.alias("avant")
_maintenant = bindparam("maintenant", type_=Instant())
_A_FAIRE: ColumnClause[str] = literal_column(
    "'a-faire'"
)  # in the text of the query: the index of due rows is known by it

# A message waits for the earlier ones of the same dossier to the same person: they arrive in order.
_devance = exists().where(
    _t.c.genre == "courriel",
    _avant.c.collectivite == _t.c.collectivite,
    _avant.c.dossier == _t.c.dossier,
    _avant.c.id < _t.c.id,
    _avant.c.genre == "courriel",
    _avant.c.destinataire == _t.c.destinataire,
    _avant.c.etat == "a-faire",
    or_(_avant.c.essais > 0, _avant.c.pas_avant <= _maintenant),
)
_due = and_(
    _t.c.etat == _A_FAIRE,
    _t.c.pas_avant <= _maintenant,
    or_(_t.c.bail_jusqua.is_(None), _t.c.bail_jusqua <= _maintenant),
    ~_devance,
)
_choix = select(_t.c.collectivite, _t.c.id).where(_due).order_by(_t.c.pas_avant, _t.c.id).limit(bindparam("limite"))

_PRENDRE = (
    update(_t)
    .where(tuple_(_t.c.collectivite, _t.c.id).in_(_choix.with_for_update(skip_locked=True, of=_t)))
    .values(essais=_t.c.essais + 1, bail_jusqua=bindparam("fin", type_=Instant()))
    .returning(_t.c.collectivite, _t.c.id, _t.c.dossier, _t.c.genre, _t.c.contenu, _t.c.essais)
)
_ABANDONNER = (
    update(_t)
    .where(_due, _t.c.essais > ESSAIS_MAX)
    .values(etat="morte", bail_jusqua=None, derniere_erreur="abandonnée : le traitement n'a jamais rendu compte")
)


def reclamer(connexion: Connection, limite: int, bail: timedelta, maintenant: datetime) -> list[Tache]:
    """Takes at most `limite` due rows until `maintenant + bail`, oldest first. A row whose workers all died
    without a word is given up here once its attempts are spent."""
    connexion.execute(_ABANDONNER, {"maintenant": maintenant})
    lignes = connexion.execute(_PRENDRE, {"limite": limite, "fin": maintenant + bail, "maintenant": maintenant})
    return sorted(map(tache_de, lignes), key=lambda tache: tache.id)


def quelque_chose(connexion: Connection, maintenant: datetime) -> bool:
    """True when a row is due: asked first, so that an idle worker never takes SQLite's only pen."""
    return connexion.execute(_choix, {"limite": 1, "maintenant": maintenant}).first() is not None
