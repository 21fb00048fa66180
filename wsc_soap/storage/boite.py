"""The outbox: what is to be done because of a step, written in the transaction of the step and done
afterwards.

A row is `a-faire`, then `faite`, `morte` (given up, shown to people) or `annulee`. A worker claims rows with
a lease (`reclamer.py`); a worker that dies leaves a row whose lease ends, and another takes it: done at least
once, at most twice for each death.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from wsc_soap.domain.dossier import TacheDifferee
from wsc_soap.storage import tables
from wsc_soap.storage.depot import TENANT, Depot, ecriture, lecture
from wsc_soap.storage.direct import Insertion

_t = tables.boite

_PREMIERS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
_ENSUITE = timedelta(hours=1)
ESSAIS_MAX = 74  # the four first waits, then every hour: 71 h 21 after the first attempt


@dataclass(frozen=True)
class Tache:
    """A claimed row. `essais` counts this attempt; with `id` it names the claim, so that a worker whose lease
    ended can change nothing any more."""

    collectivite: str
    id: str
    dossier: str
    genre: str
    contenu: dict[str, str]
    essais: int


@dataclass(frozen=True)
class Courriel:
    """A message of a dossier; `objet` and `corps` are empty until sent, `etat` is the row's."""

    id: str
    contenu: dict[str, str]
    cree_le: datetime
    faite_le: datetime | None
    etat: str
    objet: str
    corps: str


_AJOUTER = Insertion(_t)
_COURRIELS = lecture(_t, *Courriel.__dataclass_fields__, par=["dossier"]).where(
    _t.c.genre == "courriel", _t.c.etat != "annulee"
)
_COURRIELS = _COURRIELS.order_by(_t.c.id)
_MORTES = lecture(_t, "collectivite", "id", "dossier", "genre", "contenu", "essais").where(_t.c.etat == "morte")
_CLORE = (
    update(_t)
    .where(
        _t.c.collectivite == TENANT,
        _t.c.id == bindparam("b_id"),
        _t.c.essais == bindparam("b_essais"),
        _t.c.etat == "a-faire",
    )
    .values(bail_jusqua=None)
)
_ANNULER = ecriture(_t, par=["dossier", "genre"]).where(_t.c.etat == "a-faire").values(etat="annulee")
_RELANCER = ecriture(_t, par=["id"]).where(_t.c.etat == "morte").values(etat="a-faire", essais=0)


class Boite(Depot):
    """The outbox of the collectivité."""

    def ajouter(self, taches: Sequence[TacheDifferee], maintenant: datetime) -> None:
        """Writes the rows down, in this order."""
        self._inserer_tout(_AJOUTER, [_ligne(tache, maintenant) for tache in taches])

    def courriels(self, dossier: str) -> tuple[Courriel, ...]:
        """The messages of that dossier, sent or not, in the order they were written."""
        return tuple(Courriel(*ligne) for ligne in self._executer(_COURRIELS, b_dossier=dossier))

    def annuler(self, dossier: str, genre: str) -> int:
        """Cancels what is still to be done of that kind for the dossier; returns how many."""
        return self._executer(_ANNULER, b_dossier=dossier, b_genre=genre).rowcount

    def faite(self, tache: Tache, maintenant: datetime, *, objet: str = "", corps: str = "") -> bool:
        """The row is done; a message leaves its subject and body as sent. False when the claim was lost."""
        return self._clore(tache, etat="faite", faite_le=maintenant, objet=objet, corps=corps)

    def a_refaire(self, tache: Tache, erreur: str, pas_avant: datetime) -> bool:
        """The row is to be tried again, not before that instant. False when the claim was lost."""
        return self._clore(tache, derniere_erreur=erreur, pas_avant=pas_avant)

    def morte(self, tache: Tache, erreur: str) -> bool:
        """The row is given up. False when the claim was lost."""
        return self._clore(tache, etat="morte", derniere_erreur=erreur)

    def echec(self, tache: Tache, erreur: str, maintenant: datetime) -> bool:
        """The attempt failed: to be tried again on schedule, or given up after the last. False when the claim
        was lost."""
        attente = attente_apres(tache.essais)
        return self.morte(tache, erreur) if attente is None else self.a_refaire(tache, erreur, maintenant + attente)

    def mortes(self) -> tuple[Tache, ...]:
        """The rows given up."""
        return tuple(tache_de(ligne) for ligne in self._executer(_MORTES.order_by(_t.c.id)))

    def relancer(self, id: str, maintenant: datetime) -> bool:
        """Puts a row given up back, with all its attempts. False when it is not given up."""
        return self._executer(_RELANCER, b_id=id, pas_avant=maintenant).rowcount == 1

    def _clore(self, tache: Tache, **valeurs: object) -> bool:
        return self._executer(_CLORE, b_id=tache.id, b_essais=tache.essais, **valeurs).rowcount == 1


def attente_apres(essais: int) -> timedelta | None:
    """How long to wait after that many failed attempts: 1, 5, 15 and 60 minutes, then every hour for three
    days; None when no more attempt is due."""
    if essais > ESSAIS_MAX:
        return None
    return _PREMIERS[essais - 1] if essais <= len(_PREMIERS) else _ENSUITE


def tache_de(ligne: object) -> Tache:
    """A row of the outbox as it is handed to a worker."""
    valeurs = ligne._asdict()  # type: ignore[attr-defined]
    return Tache(**{**valeurs, "dossier": valeurs["dossier"] or ""})


def _ligne(tache: TacheDifferee, maintenant: datetime) -> dict[str, object]:
    return {
        "id": nouvel_id(),
        "dossier": tache.dossier or None,
        "genre": tache.genre,
        "destinataire": tache.contenu.get("destinataire", ""),
        "contenu": tache.contenu,
        "cree_le": maintenant,
        "pas_avant": tache.pas_avant,
        "essais": 0,
        "etat": "a-faire",
        "derniere_erreur": "",
        "objet": "",
        "corps": "",
    }


_verrou = threading.Lock()
_dernier = 0


def nouvel_id() -> str:
    """A name of 26 hexadecimal digits, unique, unguessable, and sorting in the order of creation:
    microseconds since 1970, then 48 bits of chance."""
    global _dernier
    with _verrou:
        _dernier = max(_dernier + 1, time.time_ns() // 1000)
        return f"{_dernier:014x}{secrets.token_hex(6)}"
