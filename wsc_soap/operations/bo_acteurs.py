"""The town's acteurs and agents, and their absences (specification, section 4.1)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from lxml.etree import _Element

from wsc_soap import errors
from wsc_soap.domain.french import typeset
from wsc_soap.domain.profil import ADMINISTRATEUR, GESTIONNAIRE, PROFILS
from wsc_soap.operations import acts, team, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.passwords import hash_password
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.operations.town import edit_town
from wsc_soap.storage import Agent
from wsc_soap.storage.absences import Absence
from wsc_soap.xmlio import town_edits

SERVICE = "bo-acteurs"
Identifiant = Annotated[str, "Identifiant de l'agent", MaxLength(80)]
Nouveau = Annotated[bool | None, "Vrai : refusé par ParametreInvalide si ce code est déjà pris"]
CodeActeur = Annotated[str, "Code de l'acteur", MaxLength(60)]
_IDENTIFIANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{1,79}")
MIN_PASSWORD = 12


@operation(SERVICE, right=GESTIONNAIRE)
def lister_acteurs(context: Context) -> types.ListeActeurs:
    """Liste les acteurs de la collectivité : ses services, les organismes extérieurs, les logiciels métiers ; avec leur
    boîte, leurs agents et les téléservices dont le processus s'en sert."""
    return team.acteurs(context)


@operation(
    SERVICE, right=ADMINISTRATEUR, faults=(errors.ParametreInvalide, errors.CleReutilisee, errors.DefinitionInvalide)
)
def definir_acteur(
    context: Context,
    code: Annotated[str, "Code en minuscules et tirets ; nouveau, l'acteur est ajouté", MaxLength(60)],
    libelle: Annotated[str, "Nom de l'acteur", MaxLength(200)],
    genre: Annotated[str, "service, externe ou metier", MaxLength(10)],
    courriel: Annotated[str | None, "Sa boîte", MaxLength(200)] = None,
    telephone: Annotated[str | None, "Téléphone", MaxLength(40)] = None,
    adresse: Annotated[str | None, "Adresse", MaxLength(300)] = None,
    horaires: Annotated[str | None, "Horaires, en une phrase", MaxLength(300)] = None,
    nouveau: Nouveau = None,
    cle: Cle = None,
) -> types.ListeActeurs:
    """Ajoute un acteur de la collectivité, ou le redéfinit : un service gestionnaire, un organisme extérieur, un
    logiciel métier. Ce qui n'est pas donné est retiré."""
    if genre not in team.GENRES:
        raise errors.ParametreInvalide(champ="genre", parametre="genre", raison="service, externe ou metier")
    mailbox = team.mailbox(courriel)
    contact = {"courriel": mailbox, "telephone": telephone or "", "adresse": adresse or "", "horaires": horaires or ""}
    nom = typeset(libelle.strip())

    def change(root: _Element) -> None:
        if nouveau and town_edits.has_acteur(root, code):
            raise team.taken("code")
        town_edits.put_acteur(root, genre, code, nom, {k: typeset(v.strip()) for k, v in contact.items()})

    made = f"Acteur « {nom} » défini"
    edit_town(context, change, "definirActeur", code, made, cle, genre, *contact.values())
    return team.acteurs(team.again(context))


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.ActeurInconnu, errors.EncoreUtilise, errors.CleReutilisee))
def supprimer_acteur(context: Context, code: CodeActeur, cle: Cle = None) -> types.ListeActeurs:
    """Retire un acteur de la collectivité. Refusé par EncoreUtilise tant qu'un processus s'en sert ou qu'un agent y
    travaille."""
    uses = team.uses_of_acteur(context, code)
    if uses:
        raise errors.EncoreUtilise(code=code, usages=", ".join(uses))
    edit_town(
        context,
        lambda root: town_edits.remove_acteur(root, code),
        "supprimerActeur",
        code,
        f"Acteur « {code} » supprimé",
        cle,
    )
    return team.acteurs(team.again(context))


@operation(SERVICE, right=GESTIONNAIRE)
def lister_agents(context: Context) -> types.ListeAgents:
    """Liste les agents, leur profil, leurs services, leurs absences en cours et à venir."""
    return team.agents(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.ParametreInvalide, errors.CleReutilisee))
def definir_agent(
    context: Context,
    identifiant: Identifiant,
    nom: Annotated[str, "Nom", MaxLength(100)],
    prenom: Annotated[str, "Prénom", MaxLength(100)],
    profil: Annotated[str, "agent, gestionnaire ou administrateur", MaxLength(20)],
    service: Annotated[tuple[str, ...], "Codes des services dont il traite les dossiers"] = (),
    civilite: Annotated[str | None, "M. ou Mme", MaxLength(10)] = None,
    mot_de_passe: Annotated[
        str | None, "Premier mot de passe, de 12 caractères au moins ; absent, il ne change pas", MaxLength(200)
    ] = None,
    nouveau: Nouveau = None,
    cle: Cle = None,
) -> types.ListeAgents:
    """Ajoute un agent, ou redéfinit son profil et ses services ; un agent désactivé redevient actif. Un nouveau mot de
    passe ferme ses sessions."""
    team.check_agent(context, identifiant, profil, service, mot_de_passe, _IDENTIFIANT, PROFILS, MIN_PASSWORD)
    with context.write() as unit:
        content = (identifiant, nom, prenom, profil, *service)
        if acts.done_before(context, unit, "definirAgent", cle, *content):
            return team.agents(context)
        known = unit.agents.get(identifiant)
        if nouveau and known is not None:
            raise team.taken("identifiant")
        if known is None and not mot_de_passe:
            raise errors.ParametreInvalide(
                champ="motDePasse", parametre="motDePasse", raison="un nouvel agent en demande un"
            )
        team.keep_an_administrator(context, unit, identifiant, profil)
        hashed = hash_password(mot_de_passe) if mot_de_passe else known.mot_de_passe  # type: ignore[union-attr]
        unit.agents.save(Agent(identifiant, civilite or "", nom.strip(), prenom.strip(), profil, service, hashed))
        if mot_de_passe:
            unit.sessions.close_all("agent", identifiant, context.caller.session)
        acts.note(
            context,
            unit,
            "definirAgent",
            identifiant,
            typeset(f"Agent « {nom} {prenom} » défini : profil {profil}, services {', '.join(service) or 'aucun'}"),
        )
        unit.commit()
    return team.agents(context)


@operation(SERVICE, right=ADMINISTRATEUR, faults=(errors.AgentInconnu, errors.ParametreInvalide, errors.CleReutilisee))
def desactiver_agent(context: Context, identifiant: Identifiant, cle: Cle = None) -> types.ListeAgents:
    """Désactive un agent : ses sessions se ferment, il ne peut plus en ouvrir ; ses actes gardent son nom."""
    with context.write() as unit:
        if acts.done_before(context, unit, "desactiverAgent", cle, identifiant):
            return team.agents(context)
        team.keep_an_administrator(context, unit, identifiant, "")
        if not unit.agents.deactivate(identifiant):
            raise errors.AgentInconnu(identifiant=identifiant)
        unit.sessions.close_all("agent", identifiant)
        acts.note(context, unit, "desactiverAgent", identifiant, f"Agent « {identifiant} » désactivé")
        unit.commit()
    return team.agents(context)


@operation(SERVICE, right=GESTIONNAIRE, faults=(errors.AgentInconnu, errors.ParametreInvalide, errors.CleReutilisee))
def definir_absence(
    context: Context,
    identifiant: Identifiant,
    du: Annotated[dt.date, "Premier jour d'absence"],
    au: Annotated[dt.date | None, "Dernier jour d'absence"] = None,
    remplacant: Annotated[str | None, "Identifiant de l'agent qui le remplace", MaxLength(80)] = None,
    annuler: Annotated[bool | None, "Vrai pour annuler l'absence qui commence ce jour-là"] = None,
    cle: Cle = None,
) -> types.ListeAgents:
    """Déclare l'absence d'un agent : du premier au dernier jour, son remplaçant voit ses dossiers et peut les traiter.
    La même date de début redéfinit l'absence, ou l'annule."""
    with context.write() as unit:
        if acts.done_before(context, unit, "definirAbsence", cle, identifiant, f"{du} {au} {remplacant} {annuler}"):
            return team.agents(context)
        if unit.agents.get(identifiant) is None:
            raise errors.AgentInconnu(identifiant=identifiant)
        if annuler:
            unit.absences.delete(identifiant, du)
            sentence = f"Absence de « {identifiant} » à partir du {du:%d/%m/%Y} annulée"
        else:
            absence = team.checked_absence(unit, Absence(identifiant, du, au or du, remplacant or ""))
            unit.absences.save(absence)
            days = f"du {du:%d/%m/%Y} au {absence.au:%d/%m/%Y}"
            sentence = f"Absence de « {identifiant} » {days}, remplacé par « {absence.remplacant} »"
        acts.note(context, unit, "definirAbsence", identifiant, typeset(sentence))
        unit.commit()
    return team.agents(context)
