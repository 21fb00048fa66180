"""Citizens' accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture, retrait
from wsc_soap.storage.direct import Insertion

_t = tables.compte


@dataclass(frozen=True)
class Compte:
    """An account. `mot_de_passe` is an Argon2 hash; `confirme_le` None until the link of the message was
    followed."""

    id: str
    courriel: str
    mot_de_passe: str
    civilite: str
    nom: str
    prenoms: str
    telephone: str
    cree_le: datetime
    confirme_le: datetime | None = None


_CHAMPS = tuple(Compte.__dataclass_fields__)
_AJOUTER = Insertion(_t, lambda ordre: ordre.on_conflict_do_nothing().returning(_t.c.id))
_LIRE = lecture(_t, *_CHAMPS, par=["id"])
_PAR_COURRIEL = lecture(_t, *_CHAMPS, par=["courriel_cle"])
_MODIFIER = ecriture(_t, par=["id"])
_CONFIRMER = ecriture(_t, par=["id"]).where(_t.c.confirme_le.is_(None))
_DETACHER = ecriture(tables.dossier, par=["compte"]).values(compte=None, version=tables.dossier.c.version + 1)
_SUPPRIMER_JETONS = retrait(tables.jeton, par=["compte"])
_SUPPRIMER = retrait(_t, par=["id"])


class Comptes(Depot):
    """The accounts of the collectivité. An address is unique whatever its case."""

    def ajouter(self, compte: Compte) -> bool:
        """Adds the account; False, and nothing written, when the address is taken."""
        return self._inserer(_AJOUTER, **_colonnes(compte)) is not None

    def lire(self, id: str) -> Compte | None:
        """That account, or None."""
        ligne = self._ligne(_LIRE, b_id=id)
        return Compte(*ligne) if ligne else None

    def par_courriel(self, courriel: str) -> Compte | None:
        """The account of that address, or None."""
        ligne = self._ligne(_PAR_COURRIEL, b_courriel_cle=cle_courriel(courriel))
        return Compte(*ligne) if ligne else None

    def modifier(self, compte: Compte) -> bool:
        """Writes the whole account; False when there is no such account or the new address is taken."""
        autre = self.par_courriel(compte.courriel)
        if autre and autre.id != compte.id:
            return False
        valeurs = _colonnes(compte)
        return self._executer(_MODIFIER, b_id=valeurs.pop("id"), **valeurs).rowcount == 1

    def confirmer(self, id: str, maintenant: datetime) -> bool:
        """Confirms the address; False when there is no such account or it is confirmed already."""
        return self._executer(_CONFIRMER, b_id=id, confirme_le=maintenant).rowcount == 1

    def supprimer(self, id: str) -> bool:
        """Removes the account and its links, and detaches its dossiers; False when there is no such
        account."""
        self._executer(_DETACHER, b_compte=id)
        self._executer(_SUPPRIMER_JETONS, b_compte=id)
        return self._executer(_SUPPRIMER, b_id=id).rowcount == 1


def cle_courriel(courriel: str) -> str:
    """The address as it is compared."""
    return courriel.strip().lower()


def _colonnes(compte: Compte) -> dict[str, object]:
    return {**vars(compte), "courriel_cle": cle_courriel(compte.courriel)}
