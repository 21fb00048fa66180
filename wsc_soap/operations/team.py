"""Who works for the town and with it: acteurs, agents, absences, and what must hold of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wsc_soap.domain.profil import ADMINISTRATEUR
from wsc_soap.errors import AgentInconnu, ParametreInvalide
from wsc_soap.operations import types
from wsc_soap.operations.context import Context
from wsc_soap.operations.process_tree import open_sheet
from wsc_soap.storage import Agent, UnitOfWork
from wsc_soap.storage.absences import Absence

GENRES = ("service", "externe", "metier")
_MAILBOX = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


def acteurs(context: Context) -> types.ListeActeurs:
    """The answer of `listerActeurs`."""
    town = context.collectivite
    with context.read() as unit:
        staff = [service for agent in unit.agents.list_all() if agent.actif for service in agent.services]
    users = _users(context)
    known = [(contact, "service") for contact in town.services]
    known += [(acteur.contact, acteur.genre) for acteur in town.acteurs]
    return types.ListeActeurs(
        tuple(
            types.ActeurCollectivite(
                contact.code,
                contact.nom,
                genre,
                contact.courriel or None,
                contact.telephone or None,
                contact.adresse or None,
                contact.horaires or None,
                staff.count(contact.code),
                tuple(users.get(contact.code, ())),
            )
            for contact, genre in known
        )
    )


def _users(context: Context) -> dict[str, list[str]]:
    """For each acteur, the short titles of the téléservices, in force or under change, whose process has it."""
    with context.read() as unit:
        codes = [row.code for row in unit.teleservices.list_all()]
        codes += [draft.teleservice for draft in unit.brouillons.list_all()]
    found: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        service = open_sheet(context, code).teleservice
        for acteur in {service.service, *(acteur.code for acteur in service.processus.acteurs)}:
            found.setdefault(acteur, []).append(service.intitule_court)
    return found


def uses_of_acteur(context: Context, code: str) -> tuple[str, ...]:
    """What keeps an acteur from being taken away, in words."""
    with context.read() as unit:
        staff = [
            f"agent « {agent.identifiant} »"
            for agent in unit.agents.list_all()
            if agent.actif and code in agent.services
        ]
    return (*(f"« {title} »" for title in _users(context).get(code, ())), *staff)


def agents(context: Context) -> types.ListeAgents:
    """The answer of `listerAgents`."""
    today = context.today()
    with context.read() as unit:
        known, absences = unit.agents.list_all(), unit.absences.since(today)
    names = {agent.identifiant: agent.nom_complet for agent in known}

    def away(agent: Agent) -> Iterator[types.Absence]:
        for one in absences:
            if one.agent == agent.identifiant:
                name = names.get(one.remplacant, one.remplacant)
                yield types.Absence(one.du, one.au, one.remplacant, name, one.du <= today <= one.au)

    return types.ListeAgents(
        tuple(
            types.AgentCollectivite(
                agent.identifiant,
                agent.civilite,
                agent.nom,
                agent.prenom,
                agent.profil,
                tuple(agent.services),
                agent.actif,
                tuple(away(agent)),
            )
            for agent in known
        )
    )


def check_agent(
    context: Context,
    identifiant: str,
    profil: str,
    services: tuple[str, ...],
    mot_de_passe: str | None,
    form: re.Pattern[str],
    profils: tuple[str, ...],
    shortest: int,
) -> None:
    """Refuse, by `ParametreInvalide`, an agent who could not work."""
    known = {contact.code for contact in context.collectivite.services}
    unknown = [service for service in services if service not in known]
    for champ, wrong, raison in (
        ("identifiant", form.fullmatch(identifiant) is None, "lettres sans accent, chiffres, point, tiret ou arobase"),
        ("profil", profil not in profils, ", ".join(profils)),
        ("service", bool(unknown), f"« {', '.join(unknown)} » n'est pas un service de la collectivité"),
        ("motDePasse", bool(mot_de_passe) and len(mot_de_passe or "") < shortest, f"{shortest} caractères au moins"),
    ):
        if wrong:
            raise ParametreInvalide(champ=champ, parametre=champ, raison=raison)


def keep_an_administrator(context: Context, unit: UnitOfWork, identifiant: str, profil: str) -> None:
    """Refuse what would leave the town without an administrator."""
    others = (a for a in unit.agents.list_all() if a.actif and a.identifiant != identifiant)
    was = unit.agents.get(identifiant)
    lost = was is not None and was.actif and was.profil == ADMINISTRATEUR and profil != ADMINISTRATEUR
    if lost and not any(agent.profil == ADMINISTRATEUR for agent in others):
        raison = "il faut au moins un administrateur : donnez d'abord ce profil à un autre agent"
        raise ParametreInvalide(champ="profil", parametre="profil", raison=raison)


def checked_absence(unit: UnitOfWork, absence: Absence) -> Absence:
    """An absence that ends after it begins, with a substitute who is there."""
    if absence.au < absence.du:
        raise ParametreInvalide(champ="au", parametre="au", raison="le dernier jour vient après le premier")
    substitute = unit.agents.get(absence.remplacant)
    if substitute is None or not substitute.actif:
        raise AgentInconnu(identifiant=absence.remplacant)
    if absence.remplacant == absence.agent:
        raise ParametreInvalide(
            champ="remplacant", parametre="remplacant", raison="un agent ne se remplace pas lui-même"
        )
    return absence


def taken(champ: str) -> ParametreInvalide:
    """The refusal of a code that is somebody's already."""
    return ParametreInvalide(champ=champ, parametre=champ, raison="il est déjà pris : choisissez-en un autre")


def mailbox(courriel: str | None) -> str:
    """An address that can be written to, or none."""
    text = (courriel or "").strip()
    if text and _MAILBOX.fullmatch(text) is None:
        raise ParametreInvalide(champ="courriel", parametre="courriel", raison="ce n'est pas une adresse de courriel")
    return text


def again(context: Context) -> Context:
    """The same call, with the collectivité as it stands after a change."""
    return context.with_changes(collectivite=context.platform.bouquet.collectivite(context.collectivite.code))
