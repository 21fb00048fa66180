"""Televersements: files sent before the demande that will name them, found by the digest of their token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, bindparam

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture, retrait
from wsc_soap.storage.direct import Insertion

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
_AJOUTER = Insertion(_t)
_LIRE = lecture(_t, *_CHAMPS, par=["empreinte_jeton"])
_RECEVOIR = ecriture(_t, par=["empreinte_jeton"]).where(
    _t.c.utilise_par.is_(None), _t.c.expire_le > bindparam("maintenant")
)
_UTILISER = _RECEVOIR.where(_t.c.empreinte != "").values(utilise_par=bindparam("par_dossier"))
_PURGER = retrait(_t, par=[]).where(_t.c.expire_le <= bindparam("maintenant"))


class Televersements(Depot):
    """The upload tokens of the collectivité."""

    def ouvrir(self, empreinte_jeton: str, cree_le: datetime, expire_le: datetime) -> None:
        """Opens a token: no file yet."""
        self.ajouter(Televersement(empreinte_jeton, "", "", 0, "", cree_le, expire_le))

    def ajouter(self, televersement: Televersement) -> None:
        """Adds a token whose file is here already."""
        self._inserer(_AJOUTER, **vars(televersement))

    def recevoir(
        self,
        empreinte_jeton: str,
        nom: str,
        type_mime: str,
        taille: int,
        empreinte: str,
        maintenant: datetime,
    ) -> bool:
        """Writes down the file that came for this token, in place of an earlier one. False when the token is
        unknown, expired or used."""
        fichier = {"nom": nom, "type_mime": type_mime, "taille": taille, "empreinte": empreinte}
        return self._change(_RECEVOIR, empreinte_jeton, maintenant, **fichier)

    def lire(self, empreinte_jeton: str) -> Televersement | None:
        """The token, used and expired or not; None when unknown."""
        ligne = self._ligne(_LIRE, b_empreinte_jeton=empreinte_jeton)
        return Televersement(*ligne) if ligne else None

    def utiliser(self, empreinte_jeton: str, dossier: str, maintenant: datetime) -> bool:
        """Gives the file to a dossier, once. False when the token is unknown, empty, expired or used."""
        return self._change(_UTILISER, empreinte_jeton, maintenant, par_dossier=dossier)

    def purger(self, maintenant: datetime) -> int:
        """Forgets the expired tokens; their files become orphans unless a piece names them. Returns how
        many."""
        return self._executer(_PURGER, maintenant=maintenant).rowcount

    def _change(self, ordre: Executable, empreinte_jeton: str, maintenant: datetime, **valeurs: object) -> bool:
        resultat = self._executer(ordre, b_empreinte_jeton=empreinte_jeton, maintenant=maintenant, **valeurs)
        return resultat.rowcount == 1
