"""What a process must satisfy beyond its schema: references, expressions, clocks, effects, merge fields."""

from __future__ import annotations

from collections.abc import Iterator

from wsc_soap.domain.processus import HORLOGE, USAGER, Action, Etape, Silence
from wsc_soap.domain.proof import defects
from wsc_soap.domain.teleservice import Courrier, Message, Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.xmlio.effect_verification import check_effet
from wsc_soap.xmlio.meaning import duplicates, expression, fault, unknown
from wsc_soap.xmlio.merge_fields import fields_named, known_field

NO_ACTEUR = "Cette étape n’a pas d’acteur : dites qui doit agir."
NO_LEAVING = "Aucune action ne quitte cette étape : donnez-lui une issue ou une action."
WHEN = "Une action de l’horloge a un délai, est automatique ou a un déclencheur."
EXACT = ("minutes", "heures")


def check_processus(teleservice: Teleservice) -> Iterator[Manquement]:
    """Every fault of the process."""
    processus = teleservice.processus
    yield from duplicates("processus", (acteur.code for acteur in processus.acteurs))
    yield from duplicates("processus", (etape.code for etape in processus.etapes))
    start = next((etape for etape in processus.etapes if etape.code == processus.debut), None)
    if start is None:
        yield unknown("processus/debut", "L’étape", processus.debut)
    elif not any(action.acteur == USAGER and action.cible for action in start.actions):
        yield fault(f"processus/{start.code}", "debut", "L’étape de départ n’a pas d’action de dépôt pour l’usager.")
    for rank, silence in enumerate(processus.silences, 1):
        yield from _silence(f"processus/silence[{rank}]", silence)
    for etape in processus.etapes:
        yield from _etape(teleservice, etape)
    for constat in defects(processus):
        yield fault(constat.place, constat.regle, constat.message)


def _silence(place: str, silence: Silence) -> Iterator[Manquement]:
    if silence.condition:
        yield from expression(f"{place}/condition", silence.condition)
    if silence.unite in EXACT:
        yield fault(f"{place}/unite", "horloge", "Un délai légal se compte en jours, en jours ouvrés ou en mois.")
    if not silence.delai:
        yield fault(f"{place}/delai", "horloge", "Un délai légal dure un jour au moins.")


def _etape(teleservice: Teleservice, etape: Etape) -> Iterator[Manquement]:
    place = f"processus/{etape.code}"
    codes = {acteur.code for acteur in teleservice.processus.acteurs}
    if not etape.acteur:
        yield fault(place, "acteur", NO_ACTEUR)
    elif etape.acteur not in codes:
        yield unknown(f"{place}/acteur", "L’acteur", etape.acteur)
    yield from duplicates(place, (action.nom for action in etape.actions))
    if etape.issue and etape.actions:
        yield fault(place, "issue", "Une étape terminale n’a pas d’action.")
    if not etape.issue and not any(action.cible or action.vers_origine for action in etape.actions):
        yield fault(place, "issue", NO_LEAVING)
    for action in etape.actions:
        yield from _action(teleservice, etape, f"{place}/{action.nom}", action)


def _action(teleservice: Teleservice, etape: Etape, place: str, action: Action) -> Iterator[Manquement]:
    processus = teleservice.processus
    if action.acteur not in {acteur.code for acteur in processus.acteurs}:
        yield unknown(f"{place}/acteur", "L’acteur", action.acteur)
    if action.cible and action.cible not in {etape.code for etape in processus.etapes}:
        yield unknown(f"{place}/cible", "L’étape", action.cible)
    if action.vers_origine and action.cible:
        yield fault(f"{place}/cible", "origine", "Une action qui ramène à l’étape d’origine n’a pas de cible.")
    if action.vers_origine and not etape.retour:
        yield fault(place, "origine", "Seule une étape d’attente (retour) connaît l’étape d’où l’on vient.")
    yield from _when(place, action)
    yield from _before(teleservice, place, action)
    for nom, text in (("condition", action.condition), ("reference", action.reference)):
        if text:
            yield from expression(f"{place}/{nom}", text)
    yield from _motifs(place, action)
    for effet in action.effets:
        yield from check_effet(teleservice, etape, action, f"{place}/{effet.genre}", effet)


def _when(place: str, action: Action) -> Iterator[Manquement]:
    """A clock has a delay, and nobody else has one; the system's own actions have their occasion."""
    clock, by_itself = action.acteur == HORLOGE, action.automatique or bool(action.declencheur)
    if action.apres is not None and (not clock or by_itself):
        yield fault(f"{place}/apres", "horloge", "Un délai va avec une action de l’horloge, et avec elle seule.")
    if clock and action.apres is None and not by_itself:
        yield fault(f"{place}/apres", "horloge", WHEN)
    if action.automatique and action.declencheur:
        yield fault(f"{place}/declencheur", "horloge", "Une action est automatique ou a un déclencheur, pas les deux.")
    if action.apres is None and (action.reference or action.repete):
        yield fault(f"{place}/apres", "horloge", "Une référence ou une répétition va avec un délai.")
    elif action.apres is not None and action.apres < 0 and not action.reference:
        yield fault(f"{place}/apres", "horloge", "Un délai négatif se compte avant une date de la demande (reference).")
    if action.repete and (action.apres or 0) <= 0:
        yield fault(f"{place}/repete", "horloge", "Une horloge qui recommence a un délai d’au moins 1.")


def _before(teleservice: Teleservice, place: str, action: Action) -> Iterator[Manquement]:
    known = {action.nom for etape in teleservice.processus.etapes for action in etape.actions}
    for attribute, names in (("exige", action.exige), ("distinct", action.distinct)):
        for nom in names:
            if nom not in known:
                yield unknown(f"{place}/{attribute}", "L’action", nom)


def _motifs(place: str, action: Action) -> Iterator[Manquement]:
    yield from duplicates(place, (motif.code for motif in action.motifs))
    for motif in action.motifs:
        if not motif.code or not motif.libelle:
            yield fault(f"{place}/motif", "motif", "Un motif a un code et une phrase.")


def check_texts(teleservice: Teleservice) -> Iterator[Manquement]:
    """Every merge field of the messages and letters exists."""
    texts: list[tuple[str, Message | Courrier]] = [("messages", text) for text in teleservice.messages.values()]
    texts += [("courriers", text) for text in teleservice.courriers.values()]
    for family, text in texts:
        recipient = text.destinataire if isinstance(text, Courrier) else ""
        for part, template in (("objet", text.objet), ("corps", text.corps), ("destinataire", recipient)):
            for nom in fields_named(template):
                if not known_field(nom, teleservice):
                    place = f"{family}/{text.code}/{part}"
                    yield fault(place, "fusion", f"Le champ de fusion « {nom} » n’existe pas.")
