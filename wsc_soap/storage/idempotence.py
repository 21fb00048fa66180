"""Idempotence: the same key brings the first answer back, byte for byte, and does nothing twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from wsc_soap.errors import CleReutilisee
from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture, retrait
from wsc_soap.storage.direct import Direct, Insertion

_t = tables.idempotence
_CLE = ["operation", "sujet", "cle"]
_RESERVER = Insertion(_t, lambda ordre: ordre.on_conflict_do_nothing().returning(_t.c.cle))
_LIRE = lecture(_t, "empreinte_requete", "reponse", par=_CLE)
_CONCLURE = Direct(lambda _: ecriture(_t, par=_CLE))
_PURGER = retrait(_t, par=[]).where(_t.c.cree_le < bindparam("avant"))


class Idempotence(Depot):
    """The keys of the collectivité's callers; `sujet` separates callers, so that keys never meet."""

    def reserver(
        self, operation: str, sujet: str, cle: str, empreinte_requete: str, maintenant: datetime
    ) -> bytes | None:
        """Takes the key: None when it is new, and the work is ours to do; the first answer when it was done
        already. First thing of a transaction: whoever comes second waits for the first to end. CleReutilisee
        when the key served for another content."""
        valeurs = {"operation": operation, "sujet": sujet, "cle": cle}
        prise = self._inserer(_RESERVER, empreinte_requete=empreinte_requete, cree_le=maintenant, **valeurs)
        if prise:
            return None
        return self.retrouver(operation, sujet, cle, empreinte_requete)

    def retrouver(self, operation: str, sujet: str, cle: str, empreinte_requete: str) -> bytes | None:
        """The first answer of a key that served already, or None. CleReutilisee when it served for another
        content."""
        ligne = self._ligne(_LIRE, **_par_cle(operation, sujet, cle))
        if ligne is None:
            return None
        if ligne.empreinte_requete != empreinte_requete:
            raise CleReutilisee(cle=cle)
        return bytes(ligne.reponse)

    def conclure(self, operation: str, sujet: str, cle: str, reponse: bytes) -> None:
        """Keeps the answer of a key taken in this transaction."""
        self._changer(_CONCLURE, reponse=reponse, **_par_cle(operation, sujet, cle))

    def purger(self, avant: datetime) -> int:
        """Forgets the keys taken before `avant`; returns how many."""
        return self._executer(_PURGER, avant=avant).rowcount


def _par_cle(operation: str, sujet: str, cle: str) -> dict[str, str]:
    return {"b_operation": operation, "b_sujet": sujet, "b_cle": cle}
