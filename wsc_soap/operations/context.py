"""What an operation works with: the platform's parts, the collectivité addressed, and who asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from wsc_soap.domain.collectivite import Collectivite
from wsc_soap.domain.paiement import NoPayment, PaymentPort
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.operations.settings import OperationSettings

if TYPE_CHECKING:
    from wsc_soap.mail import SmsPort
    from wsc_soap.operations.bouquet import Bouquet
    from wsc_soap.operations.call_counter import CallCounter
    from wsc_soap.rendering.transform import Stylesheets
    from wsc_soap.storage import Storage, UnitOfWork


@dataclass(frozen=True)
class Identity:
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
class Platform:
    """The parts that `bootstrap` builds once and every operation uses. Two are of `soap/`: `serialise` gives an answer
    as the XML element that SOAP would send, `demande_schema` the canonical XSD of the demande of a form. `sms` is the
    port of SMS; without it, none leaves."""

    settings: OperationSettings
    storage: Storage
    bouquet: Bouquet
    stylesheets: Stylesheets
    serialise: Callable[[Any], Any]
    demande_schema: Callable[[Teleservice], bytes]
    clock: Callable[[], datetime] = _utc_now
    counter: CallCounter | None = None
    sms: SmsPort | None = None
    paiement: PaymentPort = field(default_factory=NoPayment)


@dataclass(frozen=True)
class Context:
    """One call. `service` is what was addressed; `teleservice` is set when that is a téléservice (`revision` its
    revision, `mode` `en-ligne` or `essai`). `vouched` is the demande that the schema of its contract has accepted."""

    platform: Platform
    collectivite: Collectivite
    service: str
    teleservice: Teleservice | None = None
    revision: int = 0
    mode: str = ""
    jeton: str | None = None
    identity: Identity | None = None
    canal: str = "soap"
    integrateur: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    vouched: object = None

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A read-only unit of work on this collectivité."""
        return self.platform.storage.read(self.collectivite.code)

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A unit of work that keeps nothing unless `commit()` is called."""
        return self.platform.storage.write(self.collectivite.code)

    def now(self) -> datetime:
        """Now, in UTC, to the second."""
        return self.platform.clock().replace(microsecond=0)

    def local(self, instant: datetime) -> datetime:
        """That instant in the town's time zone."""
        return instant.astimezone(ZoneInfo(self.collectivite.fuseau))

    def today(self) -> date:
        """The day in the town."""
        return self.local(self.now()).date()

    def with_changes(self, **changes: Any) -> Context:
        """A copy with these fields changed."""
        return replace(self, **changes)

    @property
    def demarche(self) -> Teleservice:
        """The téléservice addressed; only for operations of téléservices."""
        assert self.teleservice is not None
        return self.teleservice

    @property
    def caller(self) -> Identity:
        """Who asks; only for operations that demand a session."""
        assert self.identity is not None
        return self.identity
