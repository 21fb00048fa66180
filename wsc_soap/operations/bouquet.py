"""What each collectivité offers: its document, its téléservices by revision, read once and kept parsed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

from wsc_soap.domain.agenda import Ressource
from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import CollectiviteInconnue, TeleserviceFerme, TeleserviceInconnu
from wsc_soap.operations.recents import Recents
from wsc_soap.reference_data import ReferenceData
from wsc_soap.storage import Storage
from wsc_soap.storage.integrateurs import CleIntegrateur
from wsc_soap.storage.rubriques import RUBRIQUE, THEME, Rubrique
from wsc_soap.xmlio import parametres
from wsc_soap.xmlio.collectivite import load_collectivite
from wsc_soap.xmlio.definition import read_teleservice
from wsc_soap.xmlio.demande import DemandeChecker
from wsc_soap.xmlio.variables import VariableValues

FRESH_SECONDS = 5.0
OPEN_MODES = ("en-ligne", "essai")
FORMS = 200  # kept parsed: one weighs 0.15 MB with its checks
TOWNS = 400


@dataclass(frozen=True)
class Offer:
    """A téléservice as a collectivité offers it now."""

    teleservice: Teleservice
    revision: int
    mode: str


@dataclass(frozen=True)
class Headings:
    """The town's own themes and titles of themes, and its rubriques."""

    themes: tuple[Rubrique, ...]
    rubriques: tuple[Rubrique, ...]


class Bouquet:
    """Reads collectivités, offers and revisions from storage; what can change is asked again after a few seconds."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._fresh: dict[tuple[str, ...], tuple[float, Any]] = {}
        self._teleservices: WeakValueDictionary[str, Teleservice] = WeakValueDictionary()
        self._revisions: Recents[Teleservice] = Recents(FORMS)
        self._checkers: Recents[DemandeChecker] = Recents(FORMS)
        self._reference_data: Recents[ReferenceData] = Recents(TOWNS)
        self._lock = threading.Lock()

    def collectivite(self, code: str) -> Collectivite:
        """The collectivité of this code; `CollectiviteInconnue` when there is none."""
        town: Collectivite = self._remember(("collectivite", code), lambda: self._read_town(code))
        return town

    def offer(self, collectivite: str, code: str) -> Offer:
        """What is offered under this code; `TeleserviceInconnu`, or `TeleserviceFerme` when it is not open."""
        offer: Offer = self._remember(("offre", collectivite, code), lambda: self._read_offer(collectivite, code))
        if offer.mode not in OPEN_MODES:
            raise TeleserviceFerme(teleservice=code)
        return offer

    def offers(self, collectivite: str) -> tuple[Offer, ...]:
        """Everything the collectivité has on line, in the order of themes and codes."""
        offers: tuple[Offer, ...] = self._remember(("offres", collectivite), lambda: self._read_offers(collectivite))
        return offers

    def headings(self, collectivite: str) -> Headings:
        """How the collectivité groups what it offers."""
        found: Headings = self._remember(("rubriques", collectivite), lambda: self._read_headings(collectivite))
        return found

    def key(self, collectivite: str, empreinte: str) -> CleIntegrateur | None:
        """The key of an active integrator, or None; only keys that exist are kept, so that guesses fill nothing."""
        at = ("cle", collectivite, empreinte)
        if at in self._fresh:
            known: CleIntegrateur | None = self._remember(at, lambda: self._read_key(collectivite, empreinte))
            return known
        found = self._read_key(collectivite, empreinte)
        if found is not None:
            self._remember(at, lambda: found)
        return found

    def revision(self, collectivite: str, code: str, revision: int) -> Teleservice:
        """A published revision, which never changes."""
        key = (collectivite, code, revision)
        return self._revisions.get(key, lambda: self._read_revision(collectivite, code, revision))

    def checker(self, collectivite: Collectivite, teleservice: Teleservice) -> DemandeChecker:
        """The compiled checks of a form, with the town's own commune known."""
        key = (collectivite.commune, teleservice.empreinte)
        return self._checkers.get(key, lambda: DemandeChecker(teleservice, self.names(collectivite)))

    def names(self, collectivite: Collectivite) -> ReferenceData:
        """The official communes and the collectivité's own."""
        own = (collectivite.commune, collectivite.nom, (collectivite.code_postal,))
        code = collectivite.code

        def ressource(one: str) -> str | None:
            known = self.ressources(code).get(one)
            return known.libelle if known else None

        return self._reference_data.get((code, own), lambda: ReferenceData((own,), ressource))

    def ressources(self, collectivite: str) -> Mapping[str, Ressource]:
        """The resources of the collectivité's agendas, by code."""
        found: Mapping[str, Ressource] = self._remember(
            ("ressources", collectivite), lambda: self._read_ressources(collectivite)
        )
        return found

    def variables(
        self, collectivite: Collectivite, now: datetime, teleservice: Teleservice | None = None
    ) -> Mapping[str, object]:
        """The variables of XPath expressions at this instant in this town, with the dates set in a téléservice."""
        local = now.astimezone(ZoneInfo(collectivite.fuseau))
        dates = parametres.variables(teleservice.parametres) if teleservice else None
        return VariableValues(local, collectivite.commune, collectivite.subdivision, dates)

    def forget(self) -> None:
        """Ask storage again at the next call (after a publication in this process)."""
        self._fresh.clear()

    def kept(self, key: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        """Something made of what is kept here, kept no longer than that: until `forget`, a few seconds at most."""
        made: bytes = self._remember(("made", *key), make)
        return made

    def _remember(self, key: tuple[str, ...], read: Callable[[], Any]) -> Any:
        now = time.monotonic()
        kept = self._fresh.get(key)
        if kept is None or kept[0] < now:
            kept = (now + FRESH_SECONDS, read())
            if len(self._fresh) >= TOWNS:
                self._fresh.clear()
            self._fresh[key] = kept
        return kept[1]

    def _read_town(self, code: str) -> Collectivite:
        with self._storage.read(code) as unit:
            document = unit.collectivites.get()
        if document is None:
            raise CollectiviteInconnue(collectivite=code[:64])
        return load_collectivite(document)

    def _read_ressources(self, collectivite: str) -> Mapping[str, Ressource]:
        with self._storage.read(collectivite) as unit:
            return {one.code: one for one in unit.agendas.ressources()}

    def _read_offer(self, collectivite: str, code: str) -> Offer:
        with self._storage.read(collectivite) as unit:
            row = unit.teleservices.get(code)
        if row is None:
            raise TeleserviceInconnu(teleservice=code[:64])
        return Offer(self.revision(collectivite, code, row.revision), row.revision, row.mode)

    def _read_offers(self, collectivite: str) -> tuple[Offer, ...]:
        with self._storage.read(collectivite) as unit:
            rows = unit.teleservices.list_all()
        return tuple(
            Offer(self.revision(collectivite, row.code, row.revision), row.revision, row.mode)
            for row in rows
            if row.mode == "en-ligne"
        )

    def _read_key(self, collectivite: str, empreinte: str) -> CleIntegrateur | None:
        with self._storage.read(collectivite) as unit:
            key = unit.integrateurs.key(empreinte)
            owner = unit.integrateurs.get(key.integrateur) if key else None
        return key if owner and owner.actif else None

    def _read_headings(self, collectivite: str) -> Headings:
        with self._storage.read(collectivite) as unit:
            return Headings(unit.rubriques.list_all(THEME), unit.rubriques.list_all(RUBRIQUE))

    def _read_revision(self, collectivite: str, code: str, revision: int) -> Teleservice:
        with self._storage.read(collectivite) as unit:
            row = unit.teleservices.revision(code, revision)
        if row is None:
            raise TeleserviceInconnu(teleservice=code)
        return self._parsed(row.empreinte, row.document)

    def _parsed(self, empreinte: str, document: bytes) -> Teleservice:
        """Towns that keep the catalogue's form share it."""
        with self._lock:
            known = self._teleservices.get(empreinte)
            if known is None:
                known = self._teleservices[empreinte] = read_teleservice(document)
            return known
