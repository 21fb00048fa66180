"""The journal of a dossier: lines are added, never changed (a trigger refuses it), each chained to the one
before.

empreinte = SHA-256(empreinte of the line before + the line as canonical JSON), in hexadecimal
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import UTC
from typing import Any

from wsc_soap.domain.dossier import LigneJournal
from wsc_soap.storage import tables
from wsc_soap.storage.depot import Depot, lecture
from wsc_soap.storage.direct import Insertion

_t = tables.journal
_canonique = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_CHAMPS = tuple(champ.name for champ in fields(LigneJournal))
_AJOUTER = Insertion(_t)
_LISTER = lecture(_t, *_CHAMPS, par=["dossier"]).order_by(_t.c.rang)
_DERNIERE = lecture(_t, "rang", "empreinte", par=["dossier"]).order_by(_t.c.rang.desc()).limit(1)
_DOSSIERS = lecture(tables.dossier, "numero").order_by(tables.dossier.c.numero)
_VERROU = lecture(tables.dossier, "numero", par=["numero"]).with_for_update()


class Journal(Depot):
    """The journals of the collectivité, by number of dossier. Ranks and digests are given here, whatever the
    line says."""

    def ouvrir(self, dossier: str, ligne: LigneJournal) -> LigneJournal:
        """Writes the first line of a dossier just added; returns it with its rank and digest."""
        return self._ecrire(dossier, ligne, 1, "")

    def ajouter(self, dossier: str, ligne: LigneJournal) -> LigneJournal:
        """Writes the next line of the dossier; returns it with its rank and digest."""
        if self._moteur != "sqlite":  # SQLite has one writer already
            self._executer(_VERROU, b_numero=dossier)
        rang, precedente = self._ligne(_DERNIERE, b_dossier=dossier) or (0, "")
        return self._ecrire(dossier, ligne, rang + 1, precedente)

    def lister(self, dossier: str) -> tuple[LigneJournal, ...]:
        """All lines, in order."""
        return tuple(LigneJournal(*ligne) for ligne in self._executer(_LISTER, b_dossier=dossier))

    def verifier_chaine(self, dossier: str) -> int | None:
        """The rank of the first line that was changed, removed or moved; None when the chain holds. A dossier
        without any line is bad from rank 1. Lines cut off the end leave a shorter chain that holds: anchors
        show those."""
        lignes = self.lister(dossier)
        precedente = ""
        for attendu, ligne in enumerate(lignes, start=1):
            if ligne.rang != attendu or ligne.empreinte != self._empreinte(dossier, vars(ligne), precedente):
                return attendu
            precedente = ligne.empreinte
        return None if lignes else 1

    def dossiers(self) -> tuple[str, ...]:
        """The numbers of all dossiers of the collectivité: each has a journal."""
        return tuple(self._executer(_DOSSIERS).scalars())

    def verifier(self) -> dict[str, int]:
        """The first bad rank of every dossier of the collectivité whose chain does not hold."""
        rangs = {numero: self.verifier_chaine(numero) for numero in self.dossiers()}
        return {numero: rang for numero, rang in rangs.items() if rang is not None}

    def _ecrire(self, dossier: str, ligne: LigneJournal, rang: int, precedente: str) -> LigneJournal:
        contenu = {**vars(ligne), "rang": rang}
        contenu["empreinte"] = self._empreinte(dossier, contenu, precedente)
        self._inserer(_AJOUTER, dossier=dossier, **contenu)
        return LigneJournal(**contenu)

    def _empreinte(self, dossier: str, ligne: dict[str, Any], precedente: str) -> str:
        contenu = {**ligne, "collectivite": self._collectivite, "dossier": dossier}
        del contenu["empreinte"]
        contenu["instant"] = ligne["instant"].astimezone(UTC).isoformat(timespec="microseconds")
        return hashlib.sha256((precedente + _canonique(contenu)).encode()).hexdigest()
