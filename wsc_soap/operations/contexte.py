"""What an operation works with: the platform's parts, the collectivité addressed, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.reglages import Reglages

if TYPE_CHECKING:
    from wsc_soap.operations.bouquet import Bouquet
    from wsc_soap.rendering.transform import Feuilles
    from wsc_soap.storage import Stockage, Unite


@dataclass(frozen=True)
class Identite:
    """Who asks: `genre` is `citoyen` or `agent`, `sujet` the account's or the agent's key, `nom` as shown.

    `services` are the departments whose dossiers an agent treats; `session` is the stored key of the session.
    """

    genre: str
    sujet: str
    nom: str
    courriel: str = ""
    profil: str = ""
    services: tuple[str, ...] = ()
    session: str = ""


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Plateforme:
    """The parts that `bootstrap` builds once and every operation uses. `serialiser` is the one of `soap/`: it gives
    an answer as the XML element that SOAP would send."""

    reglages: Reglages
    stockage: Stockage
    bouquet: Bouquet
    feuilles: Feuilles
    serialiser: Callable[[Any], Any]
    horloge: Callable[[], datetime] = _utc_now


@dataclass(frozen=True)
class Contexte:
    """One call. `service` is what was addressed; `teleservice` is set when that is a téléservice (`revision` its
    revision, `mode` `en-ligne` or `essai`)."""

    plateforme: Plateforme
    collectivite: Collectivite
    service: str
    teleservice: Teleservice | None = None
    revision: int = 0
    mode: str = ""
    jeton: str | None = None
    identite: Identite | None = None
    canal: str = "soap"
    donnees: Mapping[str, str] = field(default_factory=dict)

    def lire(self) -> AbstractContextManager[Unite]:
        """A read-only unit of work on this collectivité."""
        return self.plateforme.stockage.lire(self.collectivite.code)

    def ecrire(self) -> AbstractContextManager[Unite]:
        """A unit of work that keeps nothing unless `valider()` is called."""
        return self.plateforme.stockage.ecrire(self.collectivite.code)

    def maintenant(self) -> datetime:
        """Now, in UTC, to the second."""
        return self.plateforme.horloge().replace(microsecond=0)

    def local(self, instant: datetime) -> datetime:
        """That instant in the town's time zone."""
        return instant.astimezone(ZoneInfo(self.collectivite.fuseau))

    def avec(self, **changements: Any) -> Contexte:
        """A copy with these fields changed."""
        return replace(self, **changements)

    @property
    def demarche(self) -> Teleservice:
        """The téléservice addressed; only for operations of téléservices."""
        assert self.teleservice is not None
        return self.teleservice

    @property
    def acteur(self) -> Identite:
        """Who asks; only for operations that demand a session."""
        assert self.identite is not None
        return self.identite
