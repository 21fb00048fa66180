"""Dossiers: one by one. Their lists are in `listes.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam

from wsc_soap.domain.dossier import Dossier
from wsc_soap.storage import tables
from wsc_soap.storage.depot import ecriture, lecture
from wsc_soap.storage.direct import Insertion
from wsc_soap.storage.listes import COLONNES, Listes, replier

_t = tables.dossier
_LOIN = date(9999, 12, 31)


def _suivant(ordre: Any) -> Any:
    dernier = tables.compteur.c.dernier
    premier = ordre.values(dernier=1)
    conflit = premier.on_conflict_do_update(index_elements=["collectivite", "annee"], set_={"dernier": dernier + 1})
    return conflit.returning(dernier)


_NUMERO = Insertion(tables.compteur, _suivant)
_AJOUTER = Insertion(_t)
_LIRE = lecture(_t, *COLONNES, par=["numero"])
_MODIFIER = ecriture(_t, par=["numero", "version"])
_RATTACHER = (
    ecriture(_t, par=["numero"])
    .where(_t.c.compte.is_(None))
    .values(compte=bindparam("vers_compte"), version=_t.c.version + 1)
)


class Dossiers(Listes):
    """The dossiers of the collectivité."""

    def prochain_numero(self, annee: int) -> int:
        """The next rank of the year, from 1, without a hole: undone with the transaction. On PostgreSQL the
        collectivité's other deposits wait from here to the commit, so take it late."""
        return int(self._inserer(_NUMERO, annee=annee)[0])

    def ajouter(self, dossier: Dossier) -> None:
        """Adds a new dossier; its revision, and its compte and agent when there are any, must exist."""
        self._inserer(_AJOUTER, **_colonnes(dossier))

    def lire(self, numero: str) -> Dossier | None:
        """The dossier of that number, or None."""
        ligne = self._ligne(_LIRE, b_numero=numero)
        return Dossier(*ligne) if ligne else None

    def modifier(self, dossier: Dossier, version_lue: int) -> bool:
        """Writes the dossier if it is still at `version_lue`, and makes its version `version_lue + 1`
        whatever `dossier.version` says. False, and nothing written, when somebody else was first."""
        valeurs = _colonnes(dossier) | {"version": version_lue + 1}
        del valeurs["numero"]
        return self._executer(_MODIFIER, b_numero=dossier.numero, b_version=version_lue, **valeurs).rowcount == 1

    def rattacher(self, numero: str, compte: str) -> bool:
        """Gives the dossier to a citizen's account. False when there is no such dossier without an
        account."""
        return self._executer(_RATTACHER, b_numero=numero, vers_compte=compte).rowcount == 1


def _colonnes(dossier: Dossier) -> dict[str, Any]:
    return {
        **vars(dossier),
        "clos": dossier.clos,
        "urgence": dossier.echeance or _LOIN,
        "recherche": replier(f"{dossier.numero} {dossier.demandeur} {dossier.courriel}"),
    }
