"""Téléservices that a collectivité has taken, and their immutable revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func

from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, ecriture, lecture
from wsc_soap.storage.direct import Insertion

_t, _r = tables.teleservice, tables.revision


@dataclass(frozen=True)
class TeleserviceActif:
    """A téléservice of the collectivité: `mode` is `brouillon`, `essai`, `en-ligne` or `suspendu`; `revision`
    is the one in force."""

    code: str
    theme: str
    mode: str
    revision: int


@dataclass(frozen=True)
class Revision:
    """One immutable revision: the expanded definition document, its SHA-256, the namespace of its
    contract."""

    teleservice: str
    revision: int
    espace_de_noms: str
    empreinte: str
    document: bytes
    publiee_le: datetime


_EN_VIGUEUR = tuple(TeleserviceActif.__dataclass_fields__)
_CHAMPS = tuple(Revision.__dataclass_fields__)


def _mettre_en_vigueur(ordre: Any) -> Any:
    return ordre.on_conflict_do_update(
        index_elements=["collectivite", "code"],
        set_={"revision": ordre.excluded.revision, "theme": ordre.excluded.theme},
    )


_PUBLIER = Insertion(_r)
_VIGUEUR = Insertion(_t, _mettre_en_vigueur)
_DERNIERE = lecture(_r, par=["teleservice"]).with_only_columns(func.max(_r.c.revision))
_LISTER = lecture(_t, *_EN_VIGUEUR).order_by(_t.c.code)
_LIRE = lecture(_t, *_EN_VIGUEUR, par=["code"])
_MODE = ecriture(_t, par=["code"])
_REVISION = lecture(_r, *_CHAMPS, par=["teleservice", "revision"])
_REVISIONS = lecture(_r, *_CHAMPS, par=["teleservice"]).order_by(_r.c.revision.desc())
_PAR_ESPACE = lecture(_r, *_CHAMPS, par=["teleservice", "espace_de_noms"]).order_by(_r.c.revision.desc()).limit(1)


class Teleservices(Depot):
    """The téléservices of the collectivité, by code."""

    def publier(
        self,
        code: str,
        theme: str,
        document: bytes,
        *,
        espace_de_noms: str,
        empreinte: str,
        maintenant: datetime,
    ) -> int:
        """Makes the document the revision in force and returns its number. The same document as the one in
        force makes no new revision. A téléservice published for the first time is in `brouillon`."""
        actuel = self.lire(code)
        if actuel and self._meme(actuel, empreinte):
            return actuel.revision
        numero = (self._executer(_DERNIERE, b_teleservice=code).scalar() or 0) + 1
        revision = Revision(code, numero, espace_de_noms, empreinte, document, maintenant)
        self._inserer(_PUBLIER, **vars(revision))
        self._inserer(_VIGUEUR, code=code, theme=theme, mode="brouillon", revision=numero)
        return numero

    def definir_mode(self, code: str, mode: str) -> bool:
        """Changes the mode; False when there is no such téléservice."""
        return self._executer(_MODE, b_code=code, mode=mode).rowcount == 1

    def lister(self) -> tuple[TeleserviceActif, ...]:
        """All of them, by code."""
        return tuple(TeleserviceActif(*ligne) for ligne in self._executer(_LISTER))

    def lire(self, code: str) -> TeleserviceActif | None:
        """That téléservice, or None."""
        ligne = self._ligne(_LIRE, b_code=code)
        return TeleserviceActif(*ligne) if ligne else None

    def revision(self, code: str, numero: int) -> Revision | None:
        """That revision, or None."""
        ligne = self._ligne(_REVISION, b_teleservice=code, b_revision=numero)
        return Revision(*ligne) if ligne else None

    def revisions(self, code: str) -> tuple[Revision, ...]:
        """All revisions, the newest first."""
        return tuple(Revision(*ligne) for ligne in self._executer(_REVISIONS, b_teleservice=code))

    def par_espace_de_noms(self, code: str, espace_de_noms: str) -> Revision | None:
        """The newest revision of that contract, or None."""
        ligne = self._ligne(_PAR_ESPACE, b_teleservice=code, b_espace_de_noms=espace_de_noms)
        return Revision(*ligne) if ligne else None

    def _meme(self, actuel: TeleserviceActif, empreinte: str) -> bool:
        revision = self.revision(actuel.code, actuel.revision)
        return revision is not None and revision.empreinte == empreinte
