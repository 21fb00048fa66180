"""The only place that builds everything: settings -> platform -> doors -> WSGI application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wsc_soap.config import Settings
from wsc_soap.operations import bo_dossiers, bo_session, catalogue, compte, teleservice
from wsc_soap.operations.bouquet import Bouquet
from wsc_soap.operations.contexte import Plateforme
from wsc_soap.operations.ouverture import PLATFORM_SERVICES
from wsc_soap.rendering.transform import Feuilles
from wsc_soap.soap import writer
from wsc_soap.soap.contracts import Contracts
from wsc_soap.soap.door import Door
from wsc_soap.storage import Stockage, migrer
from wsc_soap.web.application import Application
from wsc_soap.web.debit import Debit
from wsc_soap.web.limites import Limites

_MODULES = (catalogue, teleservice, compte, bo_session, bo_dossiers)
assert {module.SERVICE for module in _MODULES} >= set(PLATFORM_SERVICES)


@dataclass(frozen=True)
class Installation:
    """A running platform's parts."""

    settings: Settings
    plateforme: Plateforme
    door: Door
    application: Application


def build(settings: Settings, horloge: Callable[[], datetime] | None = None) -> Installation:
    """Bring the database to the present schema and build the platform."""
    settings.donnees.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrer(settings.url)
    stockage = Stockage(settings.url, settings.fichiers)
    plateforme = Plateforme(
        reglages=settings.reglages(),
        stockage=stockage,
        bouquet=Bouquet(stockage),
        feuilles=Feuilles(),
        serialiser=writer.element,
        horloge=horloge or (lambda: datetime.now(UTC)),
    )
    door = Door(plateforme, Contracts(settings.contrats))
    limites = Limites(taille=settings.taille_message, debit=settings.debit, rafale=settings.rafale)
    return Installation(settings, plateforme, door, Application(door, limites, Debit(limites)))


def creer_application(settings: Settings | None = None) -> Any:
    """The WSGI callable, for any WSGI server."""
    return build(settings or Settings()).application
