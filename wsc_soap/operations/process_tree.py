"""The tree of a process as people read it, with what its verification found (specification, section 4.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from wsc_soap.domain import graph, proof
from wsc_soap.domain.actions import kinds
from wsc_soap.domain.processus import HORLOGE, Action, Etape, Processus
from wsc_soap.domain.teleservice import Teleservice
from wsc_soap.errors import BrouillonInconnu, DefinitionInvalide, TeleserviceInconnu
from wsc_soap.operations import drafts, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.delivered import library
from wsc_soap.operations.process_fields import ProcessFields
from wsc_soap.operations.process_writing import read_acteurs, read_action, read_silences
from wsc_soap.storage import UnitOfWork
from wsc_soap.xmlio.definition import read_teleservice
from wsc_soap.xmlio.expansion import library_actions, settle
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.parser import parse_xml
from wsc_soap.xmlio.process_edits import process_of
from wsc_soap.xmlio.town_edits import missing_texts

UNITES = {"minutes": "minute", "heures": "heure", "jours": "jour", "joursOuvres": "jour ouvré", "mois": "mois"}
# effect -> (kind of text, the attribute that names it, the one that says to whom)
_SENDS = {
    "envoyerMessage": ("message", "code", ""),
    "alerter": ("alerte", "message", "acteur"),
    "ecrireA": ("alerte", "message", "adresse"),
    "envoyerSms": ("sms", "code", ""),
    "genererCourrier": ("courrier", "code", ""),
}
TO_CITIZEN = "usager"


@dataclass(frozen=True)
class Sheet:
    """A definition to look at: its document with parameters as names, the same read with their values, and the version
    of the draft (None: the revision in force)."""

    document: bytes
    root: _Element
    teleservice: Teleservice
    version: int | None


def open_sheet(context: Context, code: str) -> Sheet:
    """The draft of a téléservice when one is open, else its revision in force; `TeleserviceInconnu` without either."""
    try:
        draft = drafts.read_draft(context, code)
        return _sheet(draft.document, draft.version)
    except BrouillonInconnu:
        with context.read() as unit:
            active = unit.teleservices.get(code)
            revision = active and unit.teleservices.revision(code, active.revision)
        if not revision:
            raise TeleserviceInconnu(teleservice=code[:64]) from None
        return _sheet(revision.source or revision.document, None)


def _sheet(document: bytes, version: int | None) -> Sheet:
    try:
        settled = settle(document)
    except DefinitionInvalide:  # a parameter is missing: told by the verification
        settled = document
    return Sheet(document, parse_xml(document), read_teleservice(settled), version)


def tree(context: Context, code: str) -> types.Arbre:
    """The whole answer of `lireArbre`."""
    sheet = open_sheet(context, code)
    service, processus = sheet.teleservice, sheet.teleservice.processus
    with context.read() as unit:
        active = unit.teleservices.get(code)
        opened = unit.dossiers.count_open(code)
    element, known = process_of(sheet.root), fields(context, sheet.root)
    return types.Arbre(
        teleservice=code,
        intitule=service.intitule_court,
        version=sheet.version,
        revision=active.revision if active else None,
        mode=active.mode if active else None,
        dossiers_en_cours=opened,
        debut=processus.debut,
        acteur=tuple(read_acteurs(element)),
        silence=known.told_silences(read_silences(element)),
        etape=tuple(_etapes(service, element, library_actions(sheet.root, library()) if sheet.version else {}, known)),
        enchainement=links(processus),
        vision=_vision(service),
        constat=findings(context, sheet),
        message=tuple(types.MessageType(m.code, m.objet) for m in service.messages.values()),
        courrier=tuple(types.MessageType(c.code, c.libelle) for c in service.courriers.values()),
        genre_effet=tuple(sorted(kinds())),
        silence_delai=tuple(silence.delai for silence in processus.silences),
        comparable=known.groups(),
    )


def fields(context: Context, root: _Element) -> ProcessFields:
    """What the conditions of a definition's process may read."""
    return ProcessFields(root, context.platform.bouquet.names(context.collectivite), context.platform.stylesheets.texts)


# --- étapes and actions -------------------------------------------------------------------------------------------


def _etapes(
    service: Teleservice, processus: _Element, ready: Mapping[str, Mapping[str, str]], told: ProcessFields
) -> Iterator[types.EtapeArbre]:
    known = service.processus
    for rang, (etape, element) in enumerate(zip(known.etapes, processus.iterchildren(tag("etape")), strict=True), 1):
        pairs = zip(etape.actions, element.iterchildren(tag("action")), strict=True)
        yield types.EtapeArbre(
            rang=rang,
            code=etape.code,
            libelle_agent=etape.libelle_agent,
            libelle_citoyen=etape.libelle_citoyen,
            acteur=etape.acteur,
            acteur_libelle=acteur_label(known, etape.acteur),
            delai=element.get("delai"),
            delai_jours=etape.delai,
            issue=etape.issue or None,
            detour=etape.detour,
            retour=etape.retour,
            delai_legal=etape.delai_legal or None,
            depart=etape.code == known.debut,
            action=tuple(_action(service, action, told.told(read_action(raw))) for action, raw in pairs),
            action_type=tuple(types.CodeLibelle(*one) for one in ready.get(etape.code, {}).items()),
        )


def _action(service: Teleservice, action: Action, definition: types.ActionDefinie) -> types.ActionArbre:
    rank, etape = _target(service.processus, action)
    return types.ActionArbre(
        titre=action.libelle,
        acteur_libelle=acteur_label(service.processus, action.acteur),
        sorte=kind(action),
        delai=delay(action) or None,
        cible_rang=rank,
        cible_libelle=etape.libelle_agent if etape else None,
        message=tuple(texts(service, action)),
        definition=definition,
    )


def _target(processus: Processus, action: Action) -> tuple[int | None, Etape | None]:
    found = ((rank, etape) for rank, etape in enumerate(processus.etapes, 1) if etape.code == action.cible)
    return next(found, (None, None))


def kind(action: Action) -> str:
    """Who moves: `acteur`, `automatique` or `horloge`."""
    if action.automatique or action.declencheur:
        return "automatique"
    return "horloge" if action.acteur == HORLOGE else "acteur"


def delay(action: Action) -> str:
    """The delay of a clock in words: « 15 jours », « 2 jours avant »."""
    if action.apres is None:
        return ""
    number, unite = abs(action.apres), UNITES.get(action.unite, action.unite)
    plural = " ".join(word if word.endswith("s") else f"{word}s" for word in unite.split()) if number > 1 else unite
    return f"{number} {plural}{' avant' if action.apres < 0 else ''}"


def acteur_label(processus: Processus, code: str) -> str:
    """The label of an acteur, its code when the process has none of that code."""
    return next((acteur.libelle for acteur in processus.acteurs if acteur.code == code), code)


def texts(service: Teleservice, action: Action) -> Iterator[types.MessageArbre]:
    """The texts that an action sends or makes."""
    for effet in action.effets:
        if effet.genre not in _SENDS:
            continue
        genre, named, recipient = _SENDS[effet.genre]
        code = effet.parametres.get(named, "alerte-service" if genre == "alerte" else "")
        message = service.messages.get(code)
        courrier = service.courriers.get(code)
        objet = courrier.libelle if genre == "courrier" and courrier else (message.objet if message else code)
        to = effet.parametres.get(recipient, "") if recipient else TO_CITIZEN
        yield types.MessageArbre(genre, code, objet, acteur_label(service.processus, to))


# --- moves and the citizen's view ---------------------------------------------------------------------------------


def links(processus: Processus) -> tuple[types.Enchainement, ...]:
    """The moves between étapes, one for each pair, with the labels of what makes them."""
    ranks = {etape.code: rank for rank, etape in enumerate(processus.etapes, 1)}
    pairs: dict[tuple[int, int], list[Action]] = {}
    for arc in graph.arcs(processus):
        if arc.depart != arc.arrivee:
            pairs.setdefault((ranks[arc.depart], ranks[arc.arrivee]), []).append(arc.action)
    return tuple(
        types.Enchainement(
            depart,
            arrivee,
            tuple(dict.fromkeys(action.libelle for action in actions)),
            all(kind(action) != "acteur" for action in actions),
        )
        for (depart, arrivee), actions in sorted(pairs.items(), key=lambda pair: pair[0])
    )


def _vision(service: Teleservice) -> tuple[types.EtapeVision, ...]:
    """Neighbours of the same label make one line, as the citizen sees them."""
    groups: list[list[tuple[int, Etape]]] = []
    for rank, etape in enumerate(service.processus.etapes, 1):
        if groups and groups[-1][-1][1].libelle_citoyen == etape.libelle_citoyen:
            groups[-1].append((rank, etape))
        else:
            groups.append([(rank, etape)])
    return tuple(_line(service, group) for group in groups)


def _line(service: Teleservice, group: list[tuple[int, Etape]]) -> types.EtapeVision:
    codes = {etape.code for _, etape in group}
    told = (
        text.code
        for etape in service.processus.etapes
        for action in etape.actions
        if action.cible in codes
        for text in texts(service, action)
        if text.genre == "message"
    )
    return types.EtapeVision(
        group[0][1].libelle_citoyen,
        tuple(rank for rank, _ in group),
        all(etape.detour for _, etape in group),
        tuple(dict.fromkeys(told)),
    )


# --- what the verification finds ----------------------------------------------------------------------------------


def findings(context: Context, sheet: Sheet) -> tuple[types.Constat, ...]:
    """Everything to correct, then everything to know, before publishing."""
    processus, town = sheet.teleservice.processus, context.collectivite
    grave = [*drafts.faults(sheet.document), *missing_texts(sheet.teleservice, town)]
    with context.read() as unit:
        staff = _staff(unit)
    to_know = [one for one in proof.prove(processus, staff) if not one.grave] if _readable(sheet) else []
    return (
        *(_constat(processus, m.champ, m.regle, m.message, grave=True) for m in grave),
        *(_constat(processus, one.place, one.regle, one.message, grave=False) for one in to_know),
        *_without_mailbox(context, processus),
    )


def _readable(sheet: Sheet) -> bool:
    processus = sheet.teleservice.processus
    return any(etape.code == processus.debut for etape in processus.etapes)


def _staff(unit: UnitOfWork) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for agent in unit.agents.list_all():
        for service in agent.services if agent.actif else ():
            found.setdefault(service, set()).add(agent.profil)
    return {service: frozenset(profils) for service, profils in found.items()}


def _without_mailbox(context: Context, processus: Processus) -> Iterable[types.Constat]:
    for acteur in processus.acteurs:
        if acteur.genre == "externe" and not context.collectivite.mailbox(acteur.code, acteur.courriel):
            message = f"« {acteur.libelle} » n’a pas d’adresse : il ne recevra ni alerte ni lien pour répondre."
            yield _constat(processus, f"processus/{acteur.code}", "acteur", message, grave=False)


def _constat(processus: Processus, place: str, regle: str, message: str, *, grave: bool) -> types.Constat:
    head, code, nom = [*place.split("/"), "", "", ""][:3]
    etape = next((etape for etape in processus.etapes if etape.code == code), None) if head == "processus" else None
    action = etape.action(nom) if etape else None
    return types.Constat(place, regle, message, grave, etape.code if etape else None, action.nom if action else None)
