"""To whom a dossier can be given: departments, their agents, and those who stand in for the ones away."""

from __future__ import annotations

from wsc_soap.domain.dossier import Dossier
from wsc_soap.errors import ParametreInvalide
from wsc_soap.operations import types
from wsc_soap.operations.context import Context
from wsc_soap.storage import Agent, UnitOfWork
from wsc_soap.storage.absences import Absence


def choices(context: Context, unit: UnitOfWork, dossier: Dossier) -> tuple[types.ServiceAffectable, ...]:
    """Every department of the town with its agents who work, the one in charge first."""
    staff = {agent.identifiant: agent for agent in unit.agents.list_all() if agent.actif}
    away = _away(context, unit)
    contacts = sorted(context.collectivite.services, key=lambda contact: contact.code != dossier.service)
    return tuple(
        types.ServiceAffectable(
            contact.code,
            contact.nom,
            contact.code == dossier.service,
            tuple(
                _choice(agent, contact.code, dossier, staff, away)
                for agent in staff.values()
                if contact.code in agent.services or _stands_in(agent, contact.code, staff, away)
            ),
        )
        for contact in contacts
    )


def assigned(
    context: Context, unit: UnitOfWork, dossier: Dossier, service: str | None, identifiant: str | None
) -> tuple[Dossier, str]:
    """The dossier with its new department and holder, and the name of who has it now.

    Raises `ParametreInvalide` for a department or an agent that cannot have it.
    """
    codes = {contact.code: contact.nom for contact in context.collectivite.services}
    if not service and not identifiant:
        raise ParametreInvalide(champ="service", parametre="service", raison="dites un service ou un agent")
    if service and service not in codes:
        raise ParametreInvalide(champ="service", parametre="service", raison="ce n'est pas un service")
    target = service or dossier.service
    if not identifiant:
        return dossier.with_changes(service=target, agent=None), codes[target]
    staff = {agent.identifiant: agent for agent in unit.agents.list_all() if agent.actif}
    agent = staff.get(identifiant)
    known = agent is not None and target in agent.services
    if agent is None or not (known or _stands_in(agent, target, staff, _away(context, unit))):
        raise ParametreInvalide(champ="agent", parametre="agent", raison="il n'est pas un agent de ce service")
    return dossier.with_changes(service=target, agent=identifiant), agent.titre


def _away(context: Context, unit: UnitOfWork) -> dict[str, Absence]:
    """The absences of today, by agent."""
    today = context.today()
    return {one.agent: one for one in unit.absences.since(today) if one.du <= today}


def _stands_in(agent: Agent, service: str, staff: dict[str, Agent], away: dict[str, Absence]) -> list[str]:
    """The names of the agents of a department whom this one stands in for today."""
    return [
        staff[absence.agent].titre
        for absence in away.values()
        if absence.remplacant == agent.identifiant
        and absence.agent in staff
        and service in staff[absence.agent].services
    ]


def _choice(
    agent: Agent, service: str, dossier: Dossier, staff: dict[str, Agent], away: dict[str, Absence]
) -> types.AgentAffectable:
    absence = away.get(agent.identifiant)
    substitute = staff.get(absence.remplacant) if absence else None
    return types.AgentAffectable(
        agent.identifiant,
        agent.titre,
        dossier.agent == agent.identifiant,
        absence.au if absence else None,
        substitute.identifiant if substitute else None,
        substitute.titre if substitute else None,
        tuple(_stands_in(agent, service, staff, away)),
    )
