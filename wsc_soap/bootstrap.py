"""The only place that builds everything: settings -> platform -> doors -> WSGI application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from wsc_soap.config import Settings
from wsc_soap.domain.paiement import NoPayment, PaymentPort
from wsc_soap.mail import SmsPort, SpooledSms
from wsc_soap.operations import (
    agenda,
    bo_acteurs,
    bo_agendas,
    bo_dossiers,
    bo_doublons,
    bo_formulaires,
    bo_integrateurs,
    bo_messages,
    bo_migration,
    bo_opinions,
    bo_processus,
    bo_search,
    bo_services,
    bo_session,
    bo_simulation,
    bo_treatment,
    bo_versions,
    bo_writing,
    catalogue,
    compte,
    compte_dossiers,
    invitation,
    paiement,
    teleservice,
)
from wsc_soap.operations.bouquet import Bouquet
from wsc_soap.operations.call_counter import CallCounter
from wsc_soap.operations.context import Platform
from wsc_soap.operations.hosted_payment import TrialPayment
from wsc_soap.operations.opening import PLATFORM_SERVICES
from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.soap import writer
from wsc_soap.soap.contracts import Contracts
from wsc_soap.soap.demande_schema import demande_schema
from wsc_soap.soap.door import Door
from wsc_soap.storage import Storage, migrate
from wsc_soap.web.application import Application
from wsc_soap.web.limits import Limits
from wsc_soap.web.rate_limit import RateLimit

_MODULES = (
    catalogue,
    teleservice,
    compte,
    bo_session,
    bo_dossiers,
    agenda,
    bo_agendas,
    bo_formulaires,
    bo_services,
    bo_versions,
    bo_integrateurs,
    compte_dossiers,
    invitation,
    bo_treatment,
    bo_doublons,
    bo_opinions,
    bo_search,
    bo_writing,
    bo_processus,
    bo_simulation,
    bo_migration,
    bo_messages,
    bo_acteurs,
    paiement,
)
assert {module.SERVICE for module in _MODULES} >= set(PLATFORM_SERVICES)


@dataclass(frozen=True)
class Installation:
    """A running platform's parts."""

    settings: Settings
    platform: Platform
    door: Door
    application: Application

    def close(self) -> None:
        """Write down what was counted, then close the storage."""
        if self.platform.counter:
            self.platform.counter.close()
        self.platform.storage.close()


def build(settings: Settings, clock: Callable[[], datetime] | None = None) -> Installation:
    """Bring the database to the present schema and build the platform."""
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(settings.url)
    storage = Storage(settings.url, settings.fichiers)
    contracts = Contracts(settings.contrats)
    platform = Platform(
        settings=settings.for_operations(),
        storage=storage,
        bouquet=Bouquet(storage),
        stylesheets=Stylesheets(),
        serialise=writer.element,
        demande_schema=partial(demande_schema, contracts),
        clock=clock or (lambda: datetime.now(UTC)),
        counter=CallCounter(storage),
        paiement=payment_port(settings),
        sms=sms_port(settings),
    )
    door = Door(platform, contracts)
    limits = Limits(size=settings.taille_message, rate=settings.debit, burst=settings.rafale)
    return Installation(settings, platform, door, Application(door, limits, RateLimit(limits)))


def payment_port(settings: Settings) -> PaymentPort:
    """The hosted payment page that the settings name: none, or the trial one."""
    if settings.paiement != "essai":
        return NoPayment()
    return TrialPayment(settings.adresse, settings.for_operations().secret)


def sms_port(settings: Settings) -> SmsPort | None:
    """What delivers SMS: nothing unless the settings name it, or the trial spool."""
    return SpooledSms(settings.boite_sms) if settings.sms == "essai" else None


def create_application(settings: Settings | None = None) -> Any:
    """The WSGI callable, for any WSGI server."""
    return build(settings or Settings()).application
