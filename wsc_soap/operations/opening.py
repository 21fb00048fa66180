"""From an address to a call's context: which collectivité, which service, which revision."""

from __future__ import annotations

from wsc_soap.errors import VersionInconnue
from wsc_soap.operations.context import Context, Platform
from wsc_soap.operations.versions import accepted, contracts

PLATFORM_SERVICES = (
    "catalogue",
    "compte",
    "bo-session",
    "bo-dossiers",
    "agenda",
    "bo-agendas",
    "bo-formulaires",
    "bo-services",
    "bo-integrateurs",
    "invitations",
    "bo-processus",
    "bo-messages",
    "bo-acteurs",
    "paiement",
)


def open_context(
    platform: Platform, collectivite: str, service: str, *, jeton: str | None = None, canal: str = "soap"
) -> Context:
    """The context of a call to `/{collectivite}/soap/{service}`.

    Raises `CollectiviteInconnue`, `TeleserviceInconnu`, `TeleserviceFerme`.
    """
    town = platform.bouquet.collectivite(collectivite)
    if service in PLATFORM_SERVICES:
        return Context(platform, town, service, jeton=jeton, canal=canal)
    offer = platform.bouquet.offer(collectivite, service)
    return Context(platform, town, service, offer.teleservice, offer.revision, offer.mode, jeton=jeton, canal=canal)


def for_namespace(context: Context, namespace: str) -> Context:
    """The same call on the published version of the form that the message's namespace names.

    Older versions stay callable beside the one in force until the end announced for them. Raises `VersionInconnue` for
    a namespace of no version that is accepted.
    """
    service = context.teleservice
    if service is None or namespace == service.espace_de_noms:
        return context
    with context.read() as unit:
        older = unit.teleservices.by_namespace(service.code, namespace)
        end = unit.teleservices.ends(service.code).get(namespace)
    if older is None or not accepted(end, context.today()):
        raise VersionInconnue(version=namespace[:200], attendue=service.espace_de_noms)
    teleservice = context.platform.bouquet.revision(context.collectivite.code, service.code, older.revision)
    return context.with_changes(teleservice=teleservice, revision=older.revision)


def for_version(context: Context, version: str) -> Context:
    """The same look at the contract that `version` names: its namespace, or the number at its end, the newest when two
    have it. Raises `VersionInconnue` when none that is accepted does.
    """
    for contract in contracts(context):
        if version in (contract.espace_de_noms, contract.espace_de_noms.rpartition(":")[2]):
            return for_namespace(context, contract.espace_de_noms)
    attendue = context.teleservice.espace_de_noms if context.teleservice else f"urn:wsc:{context.service}:1"
    raise VersionInconnue(version=version[:200], attendue=attendue)
