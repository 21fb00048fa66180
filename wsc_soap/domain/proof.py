"""What can be proved of a process before it is published: no étape out of reach, no dead end, nobody missing, nothing
that turns for ever. Each finding has its place (`processus/<etape>/<action>`) and a sentence that says the remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wsc_soap.domain.graph import Arc, arcs, loop, predecessors, reachable, successors
from wsc_soap.domain.processus import HORLOGE, Action, Etape, Processus

PROFILS = ("agent", "gestionnaire", "administrateur")
Effectif = Mapping[str, frozenset[str]]
# the effect, anywhere in the process, that makes an event possible
_SOURCES = {
    "avis-recus": "demanderAvis",
    "paiement-recu": "demanderPaiement",
    "paiement-echoue": "demanderPaiement",
    "reponse-partenaire": "appelerPartenaire",
    "partenaire-injoignable": "appelerPartenaire",
}


@dataclass(frozen=True)
class Constat:
    """Something found. `regle` is a short stable code; `grave` findings stop a publication, the others are said."""

    place: str
    regle: str
    message: str
    grave: bool = True


def prove(processus: Processus, effectif: Effectif | None = None) -> tuple[Constat, ...]:
    """Everything there is to say of a process, étape by étape, what is grave first.

    `effectif` gives, for each department, the profiles of its active agents; without it nobody is looked for.
    References that lead nowhere are told by the verification of the definition, not here.
    """
    found = [constat for rule in _RULES for constat in rule(processus)]
    if effectif is not None:
        found += _staff(processus, effectif)
    order = {etape.code: rank for rank, etape in enumerate(processus.etapes)}
    return tuple(sorted(found, key=lambda one: (not one.grave, order.get(_code(one.place), len(order)))))


def defects(processus: Processus) -> Iterator[Constat]:
    """The findings that stop a publication."""
    return (constat for constat in prove(processus) if constat.grave)


def _code(place: str) -> str:
    return place.split("/")[1] if "/" in place else ""


def _at(etape: str, action: Action | None = None) -> str:
    return f"processus/{etape}" + (f"/{action.nom}" if action else "")


def _named(processus: Processus, codes: tuple[str, ...]) -> str:
    return ", ".join(f"« {processus.etape(code).libelle_agent} »" for code in codes)


# --- ways ---------------------------------------------------------------------------------------------------------


def _ways(processus: Processus) -> Iterator[Constat]:
    """Every étape can be reached, and from each one an outcome can. One that nothing leaves is told elsewhere."""
    moves = arcs(processus)
    following = successors(moves)
    reached = reachable({processus.debut}, following)
    ends = {etape.code for etape in processus.etapes if etape.issue or etape.code not in following}
    finishing = reachable(ends, predecessors(moves))
    for etape in processus.etapes:
        if etape.code not in reached:
            yield Constat(_at(etape.code), "chemin", "Aucun chemin ne mène à cette étape.")
        elif etape.code not in finishing:
            yield Constat(_at(etape.code), "chemin", "Depuis cette étape, aucun chemin ne mène à une issue.")


def _ends(processus: Processus) -> Iterator[Constat]:
    if not any(etape.issue for etape in processus.etapes):
        yield Constat("processus", "issue", "Aucune étape n’a d’issue : un dossier ne se clorait jamais.")


# --- who does it --------------------------------------------------------------------------------------------------


def _before(processus: Processus) -> Iterator[Constat]:
    """An action that must be done before another one can be."""
    moves = arcs(processus)
    known = predecessors(moves)
    holders = {
        nom: {e.code for e in processus.etapes if e.action(nom)}
        for nom in {action.nom for etape in processus.etapes for action in etape.actions}
    }
    for etape, action in _actions(processus):
        earlier = reachable({etape.code}, known)
        for nom in dict.fromkeys((*action.exige, *action.distinct)):
            if nom not in holders:
                message = f"Elle attend l’action « {nom} », qui n’existe à aucune étape."
                yield Constat(_at(etape.code, action), "acteur", message)
            elif not holders[nom] & earlier and nom in action.exige:
                message = f"L’action « {nom} » doit être faite avant, et aucune étape d’avant ne l’offre."
                yield Constat(_at(etape.code, action), "acteur", message)


def _events(processus: Processus) -> Iterator[Constat]:
    """An action that the system does on an event: something must make the event happen."""
    asked = {effet.genre for _, action in _actions(processus) for effet in action.effets}
    for etape, action in _actions(processus):
        source = _SOURCES.get(action.declencheur)
        if source and source not in asked:
            message = f"Elle attend un événement que rien ne provoque : aucune action n’a l’effet « {source} »."
            yield Constat(_at(etape.code, action), "declencheur", message, grave=False)
        elif action.declencheur == "silence" and not processus.silences:
            message = "Elle attend la fin du délai légal, et le processus n’en a pas."
            yield Constat(_at(etape.code, action), "declencheur", message, grave=False)


def _staff(processus: Processus, effectif: Effectif) -> Iterator[Constat]:
    """Agents of the right department and profile."""
    genres = {acteur.code: acteur.genre for acteur in processus.acteurs}
    for etape, action in _actions(processus):
        if genres.get(action.acteur) != "service" or action.automatique or action.declencheur:
            continue
        profils = effectif.get(action.acteur, frozenset())
        nom = processus.acteur(action.acteur).libelle
        if not profils:
            message = f"Aucun agent en activité n’appartient à « {nom} » : personne ne peut la faire."
            yield Constat(_at(etape.code, action), "effectif", message, grave=False)
        elif action.profil and not any(at_least(profil, action.profil) for profil in profils):
            message = f"Aucun agent de « {nom} » n’a le profil {action.profil} : personne ne peut la faire."
            yield Constat(_at(etape.code, action), "effectif", message, grave=False)


def at_least(profil: str, wanted: str) -> bool:
    """True when a profile gives what another one gives; one that is not known gives what an agent has."""
    ranks = {code: rank for rank, code in enumerate(PROFILS)}
    return ranks.get(profil.lower(), 0) >= ranks.get(wanted, 0)


# --- what turns, what waits ---------------------------------------------------------------------------------------


def _automatic(processus: Processus) -> Iterator[Constat]:
    """Actions that the system does at once may not turn in a circle, conditions or not."""
    yield from _turning(
        processus,
        lambda arc: arc.action.automatique or _at_once(arc.action),
        "Ces étapes s’enchaînent sans que personne n’agisse, en boucle : {etapes}.",
        grave=True,
    )
    for etape, action in _actions(processus):
        if action.automatique and not action.cible and not action.vers_origine and not action.effets:
            yield Constat(_at(etape.code, action), "automatique", "Cette action automatique ne fait rien.", grave=False)


def _clocks(processus: Processus) -> Iterator[Constat]:
    for etape, action in _actions(processus):
        if action.repete and not (action.apres or 0) and action.acteur == HORLOGE:
            message = "L’horloge recommence aussitôt, sans fin : donnez-lui un délai."
            yield Constat(_at(etape.code, action), "horloge", message)
    if not loop(arc for arc in arcs(processus) if arc.action.automatique or _at_once(arc.action)):
        yield from _turning(
            processus,
            lambda arc: arc.action.automatique or arc.action.acteur == HORLOGE,
            "Tant que personne n’agit, les horloges font tourner le dossier sans fin : {etapes}.",
            grave=False,
        )
    yield from _endless(processus)


def _turning(processus: Processus, kept: Callable[[Arc], bool], message: str, *, grave: bool) -> Iterator[Constat]:
    circle = loop(arc for arc in arcs(processus) if kept(arc))
    if circle:
        text = message.format(etapes=_named(processus, circle))
        yield Constat(_at(circle[0]), "boucle", text, grave)


def _at_once(action: Action) -> bool:
    return action.acteur == HORLOGE and action.apres == 0 and not action.reference


def _endless(processus: Processus) -> Iterator[Constat]:
    """An étape that waits for somebody outside, with nothing that ends the waiting."""
    genres = {acteur.code: acteur.genre for acteur in processus.acteurs}
    for etape in processus.etapes:
        outside = genres.get(etape.acteur) in ("usager", "externe", "metier")
        if outside and not etape.issue and etape.code != processus.debut and not any(map(_ending, etape.actions)):
            message = "Sans réponse, le dossier attend ici sans fin : ajoutez une horloge qui relance ou qui clôt."
            yield Constat(_at(etape.code), "attente", message, grave=False)


def _ending(action: Action) -> bool:
    return action.acteur == HORLOGE or action.automatique or bool(action.declencheur)


def _actions(processus: Processus) -> Iterator[tuple[Etape, Action]]:
    return ((etape, action) for etape in processus.etapes for action in etape.actions)


_RULES: tuple[Callable[[Processus], Iterator[Constat]], ...] = (_ways, _ends, _before, _events, _automatic, _clocks)
