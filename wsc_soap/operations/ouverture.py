"""From an address to a call's context: which collectivité, which service, which revision."""

from __future__ import annotations

from wsc_soap.errors import VersionInconnue
from wsc_soap.operations.contexte import Contexte, Plateforme

PLATFORM_SERVICES = ("catalogue", "compte", "bo-session", "bo-dossiers")


def open_context(
    plateforme: Plateforme, collectivite: str, service: str, *, jeton: str | None = None, canal: str = "soap"
) -> Contexte:
    """The context of a call to `/{collectivite}/soap/{service}`.

    Raises `CollectiviteInconnue`, `TeleserviceInconnu`, `TeleserviceFerme`.
    """
    town = plateforme.bouquet.collectivite(collectivite)
    if service in PLATFORM_SERVICES:
        return Contexte(plateforme, town, service, jeton=jeton, canal=canal)
    offre = plateforme.bouquet.offre(collectivite, service)
    return Contexte(plateforme, town, service, offre.teleservice, offre.revision, offre.mode, jeton=jeton, canal=canal)


def for_namespace(contexte: Contexte, espace: str) -> Contexte:
    """The same call on the published version of the form that the message's namespace names.

    Older versions stay callable beside the one in force. Raises `VersionInconnue` for a namespace of no version.
    """
    service = contexte.teleservice
    if service is None or espace == service.espace_de_noms:
        return contexte
    with contexte.lire() as unite:
        older = unite.teleservices.par_espace_de_noms(service.code, espace)
    if older is None:
        raise VersionInconnue(version=espace[:200], attendue=service.espace_de_noms)
    teleservice = contexte.plateforme.bouquet.revision(contexte.collectivite.code, service.code, older.revision)
    return contexte.avec(teleservice=teleservice, revision=older.revision)
