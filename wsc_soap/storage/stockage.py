"""The door of the storage: one `Stockage` per process, transactions by collectivité, the worker's claim, the
files.

with stockage.ecrire("demoville") as unite:
    unite.dossiers.ajouter(dossier)
    unite.journal.ouvrir(dossier.numero, ligne)
    unite.valider()                       # leaving without it undoes everything
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, RootTransaction, exc, select

from wsc_soap.errors import Indisponible, ParametreInvalide
from wsc_soap.storage import tables
from wsc_soap.storage.boite import Tache
from wsc_soap.storage.fichiers import Fichiers
from wsc_soap.storage.moteur import commencer, ouvrir_moteur
from wsc_soap.storage.pannes import point
from wsc_soap.storage.reclamer import quelque_chose, reclamer
from wsc_soap.storage.unite import Unite

_log = logging.getLogger(__name__)
_CODES = select(tables.collectivite.c.collectivite).order_by(tables.collectivite.c.collectivite)
_PANNES = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError)
_REFUS = (
    exc.DataError,
    UnicodeEncodeError,
    OverflowError,
)  # a NUL, half a surrogate pair, a number without end
_IRRECEVABLE = "il contient un caractère ou un nombre qui ne peut pas être enregistré"
_ATTENTE = 10.0


class Stockage:
    """The database at `url` (`sqlite:///path`, `postgresql://…`), migrated, and the files under
    `dossier_fichiers`.

    Every method answers Indisponible, with nothing written, when the database cannot serve (down, locked,
    disk full).
    """

    def __init__(self, url: str, dossier_fichiers: Path, *, connexions: int = 8) -> None:
        self._moteur = ouvrir_moteur(url, connexions)
        self.fichiers = Fichiers(dossier_fichiers)
        pilote = self._moteur.dialect.loaded_dbapi
        self._pannes = (*_PANNES, pilote.OperationalError, pilote.InterfaceError)
        self._refus = (*_REFUS, pilote.DataError)
        # SQLite has one writer: waiting here is fair and costs nothing, waiting in SQLite is neither
        self._plume = threading.Lock() if self._moteur.dialect.name == "sqlite" else None
        self._ecrivain: Connection | None = None

    @contextmanager
    def lire(self, collectivite: str) -> Iterator[Unite]:
        """A transaction that reads."""
        with self._transaction(collectivite, lecture=True) as unite:
            yield unite

    @contextmanager
    def ecrire(self, collectivite: str) -> Iterator[Unite]:
        """A transaction that writes, kept only if `unite.valider()` is called before leaving."""
        with self._tour(), self._transaction(collectivite, lecture=False) as unite:
            yield unite

    def collectivites(self) -> tuple[str, ...]:
        """The codes of all collectivités."""
        with self._ouvrir("", lecture=True) as (connexion, _):
            return tuple(connexion.execute(_CODES).scalars())

    def reclamer(self, limite: int, bail: timedelta, maintenant: datetime) -> list[Tache]:
        """Takes at most `limite` due rows of the outbox, of any collectivité, for the time `bail`. Report
        each with `unite.boite.faite`, `echec`, `a_refaire` or `morte`, in a transaction of its
        collectivité."""
        with self._ouvrir("", lecture=True, travailleur=True) as (connexion, _):
            if not quelque_chose(connexion, maintenant):
                return []
        with self._tour(), self._ouvrir("", lecture=False, travailleur=True) as (connexion, transaction):
            taches = reclamer(connexion, limite, bail, maintenant)
            transaction.commit()
        point("tache-reclamee")
        return taches

    def purger_orphelins(self, collectivite: str, age: timedelta, maintenant: datetime) -> int:
        """Removes the files of the collectivité that no row names and that are older than `age`; returns how
        many."""
        with self.lire(collectivite) as unite:
            return self.fichiers.purger(collectivite, age, maintenant, unite.pieces.cite)

    def fermer(self) -> None:
        """Closes every connection."""
        with self._tour():
            self._fermer_ecrivain()
        self._moteur.dispose()

    @contextmanager
    def _transaction(self, collectivite: str, *, lecture: bool) -> Iterator[Unite]:
        if not collectivite:
            raise ValueError("a transaction belongs to a collectivité")
        with self._ouvrir(collectivite, lecture=lecture) as (connexion, transaction):
            unite = Unite(connexion, collectivite, transaction)
            try:
                yield unite
            finally:
                unite.fermer()

    @contextmanager
    def _ouvrir(
        self, collectivite: str, *, lecture: bool, travailleur: bool = False
    ) -> Iterator[tuple[Connection, RootTransaction]]:
        ecrivain = self._plume is not None and not lecture
        try:
            connexion = self._prendre_ecrivain() if ecrivain else self._moteur.connect()
            try:
                yield connexion, commencer(connexion, collectivite, lecture=lecture, travailleur=travailleur)
            finally:
                _rendre(connexion, garder=ecrivain)
        except self._pannes as panne:
            if ecrivain:
                self._fermer_ecrivain()
            raise _indisponible(panne) from panne
        except self._refus as refus:
            raise ParametreInvalide(parametre="reçu", raison=_IRRECEVABLE) from refus

    def _prendre_ecrivain(self) -> Connection:
        """The one connection that writes to SQLite, kept by whoever has the turn: taking it from the pool and giving it
        back cost a tenth of a deposit."""
        if self._ecrivain is None:
            self._ecrivain = self._moteur.connect()
        return self._ecrivain

    def _fermer_ecrivain(self) -> None:
        if self._ecrivain is not None:
            self._ecrivain.close()
            self._ecrivain = None

    @contextmanager
    def _tour(self) -> Iterator[None]:
        if self._plume is None:
            yield
            return
        if not self._plume.acquire(timeout=_ATTENTE):
            raise _indisponible(TimeoutError("another transaction writes"))
        try:
            yield
        finally:
            self._plume.release()


def _rendre(connexion: Connection, *, garder: bool) -> None:
    """Undoes what was not committed; the connection goes back to the pool, or is kept."""
    if not garder:
        connexion.close()
    elif transaction := connexion.get_transaction():
        transaction.close()


def _indisponible(panne: Exception) -> Indisponible:
    """The error to raise; the log has its reference and the kind of trouble, no value."""
    reference = secrets.token_hex(4)
    cause = getattr(panne, "orig", None) or panne
    _log.error("database unavailable, reference %s: %s", reference, type(cause).__name__)
    return Indisponible(reference=reference)
