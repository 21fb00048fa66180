"""How agents find dossiers, by what they know of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from wsc_soap import errors
from wsc_soap.operations import types
from wsc_soap.operations.bo_dossiers import PAGE, SERVICE, line
from wsc_soap.operations.bo_session import profile
from wsc_soap.operations.context import Context
from wsc_soap.operations.registry import MaxLength, operation

__all__ = ["SERVICE"]


@operation(SERVICE, right="agent", faults=(errors.ParametreInvalide,))
def rechercher_dossiers(
    context: Context,
    mots: Annotated[str | None, "Mots du numéro, du nom ou du courriel", MaxLength(200)] = None,
    teleservice: Annotated[str | None, "Code d'un téléservice", MaxLength(60)] = None,
    etape: Annotated[str | None, "Code d'une étape", MaxLength(60)] = None,
    issue: Annotated[str | None, "acceptee, refusee, sans-suite ou classee", MaxLength(20)] = None,
    depose_du: Annotated[date | None, "Premier jour de dépôt"] = None,
    depose_au: Annotated[date | None, "Dernier jour de dépôt"] = None,
    suite: Annotated[str | None, "Valeur de suite rendue par l'appel précédent", MaxLength(100)] = None,
) -> types.DossiersTrouves:
    """Cherche parmi les dossiers des services de l'agent, ouverts ou clos ; les plus récents d'abord, page par page."""
    if depose_du and depose_au and depose_au < depose_du:
        raise errors.ParametreInvalide(
            champ="deposeAu", parametre="deposeAu", raison="le dernier jour vient après le premier"
        )
    criteria = {"teleservice": teleservice, "etape": etape, "issue": issue}
    given = {nom: value for nom, value in criteria.items() if value}
    days, zone = (depose_du, depose_au), context.collectivite.fuseau
    with context.read() as unit:
        page = unit.dossiers.search(context.caller.services, mots or "", PAGE, given, days, zone, suite or "")
        names = {agent.identifiant: agent.titre for agent in unit.agents.list_all()}
    lines = tuple(line(context, dossier, names) for dossier in page.dossiers)
    return types.DossiersTrouves(profile(context), lines, page.suite)


@operation(SERVICE, right="agent")
def lister_criteres(
    context: Context,
    teleservice: Annotated[str | None, "Code d'un téléservice : seules ses étapes sont rendues", MaxLength(60)] = None,
) -> types.Criteres:
    """Liste ce par quoi les dossiers se cherchent : les téléservices que la collectivité a pris, et leurs étapes."""
    with context.read() as unit:
        rows = unit.teleservices.list_all()
    revision = context.platform.bouquet.revision
    services = [revision(context.collectivite.code, row.code, row.revision) for row in rows]
    etapes: dict[str, str] = {}
    for service in services:
        for etape in service.processus.etapes if teleservice in (None, "", service.code) else ():
            etapes.setdefault(etape.code, etape.libelle_agent)
    return types.Criteres(
        profile(context),
        _sorted({service.code: service.intitule_court for service in services}),
        _sorted(etapes),
    )


def _sorted(labels: dict[str, str]) -> tuple[types.CodeLibelle, ...]:
    return tuple(types.CodeLibelle(code, labels[code]) for code in sorted(labels, key=lambda one: labels[one].lower()))
