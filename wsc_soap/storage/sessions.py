"""Open sessions of citizens and agents: only the digest of the token is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture, retrait
from wsc_soap.storage.direct import Insertion

_t = tables.session


@dataclass(frozen=True)
class Session:
    """`genre` is `citoyen` or `agent`, `sujet` the account's id or the agent's identifiant, `canal` where it
    is used (`portail`, `soap`, the name of a site)."""

    empreinte: str
    genre: str
    sujet: str
    canal: str
    cree_le: datetime
    vue_le: datetime
    expire_le: datetime


_CHAMPS = tuple(Session.__dataclass_fields__)
_AJOUTER = Insertion(_t)
_LIRE = lecture(_t, *_CHAMPS, par=["empreinte"])
_DU_SUJET = lecture(_t, *_CHAMPS, par=["genre", "sujet"]).order_by(_t.c.cree_le)
_VOIR = ecriture(_t, par=["empreinte"])
_FERMER = retrait(_t, par=["empreinte"])
_FERMER_TOUTES = retrait(_t, par=["genre", "sujet"]).where(_t.c.empreinte != bindparam("sauf"))
_PURGER = retrait(_t, par=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Sessions(Depot):
    """The sessions of the collectivité: a token of another one is unknown here."""

    def ouvrir(self, session: Session) -> None:
        """Adds a session."""
        self._inserer(_AJOUTER, **vars(session))

    def lire(self, empreinte: str) -> Session | None:
        """The session of that token, expired or not; None when unknown."""
        ligne = self._ligne(_LIRE, b_empreinte=empreinte)
        return Session(*ligne) if ligne else None

    def du_sujet(self, genre: str, sujet: str) -> tuple[Session, ...]:
        """The sessions of one person, the oldest first."""
        return tuple(Session(*ligne) for ligne in self._executer(_DU_SUJET, b_genre=genre, b_sujet=sujet))

    def voir(self, empreinte: str, vue_le: datetime, expire_le: datetime) -> None:
        """Writes down that the session served, and until when it stays open."""
        self._executer(_VOIR, b_empreinte=empreinte, vue_le=vue_le, expire_le=expire_le)

    def fermer(self, empreinte: str) -> bool:
        """Closes the session; False when unknown."""
        return self._executer(_FERMER, b_empreinte=empreinte).rowcount == 1

    def fermer_toutes(self, genre: str, sujet: str, sauf: str = "") -> int:
        """Closes the sessions of one person, but for the one of digest `sauf`; returns how many."""
        return self._executer(_FERMER_TOUTES, b_genre=genre, b_sujet=sujet, sauf=sauf).rowcount

    def purger(self, maintenant: datetime) -> int:
        """Forgets the expired sessions; returns how many."""
        return self._executer(_PURGER, maintenant=maintenant).rowcount
