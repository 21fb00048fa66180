"""Simulating the draft of a process, and the simulations kept as tests of it (specification, section 4.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from wsc_soap import errors
from wsc_soap.domain.french import typeset
from wsc_soap.domain.teleservice import Teleservice as Definition
from wsc_soap.operations import acts, drafts, opinions, simulation, types
from wsc_soap.operations.bo_processus import SERVICE, Teleservice
from wsc_soap.operations.context import Context
from wsc_soap.operations.once import Cle
from wsc_soap.operations.process_tree import acteur_label, open_sheet
from wsc_soap.operations.process_writing import read_champ
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.storage.simulations import SavedSimulation
from wsc_soap.xmlio.namespaces import definition_tag as tag
from wsc_soap.xmlio.process_edits import find_etape

Acts = Annotated[tuple[types.ActeSimule, ...], "Les actes, dans l'ordre ; sans acte, le dossier vient d'être déposé"]
Answers = Annotated[tuple[types.DonneeSimulee, ...], "Réponses de la demande que lisent conditions et messages"]
Nom = Annotated[str, "Nom de la simulation", MaxLength(100)]
READING = (errors.TeleserviceInconnu,)


@operation(SERVICE, right=drafts.RIGHT, faults=(*READING, errors.ActionImpossible))
def simuler(context: Context, teleservice: Teleservice, donnee: Answers = (), acte: Acts = ()) -> types.Simulation:
    """Joue un dossier dans le brouillon, avec des acteurs et un temps simulés : rend les étapes, les messages et les
    courriers qui seraient produits, et ce que chacun pourrait faire ensuite. Rien n'est envoyé, rien n'est gardé."""
    sheet = open_sheet(context, teleservice)
    service = sheet.teleservice
    current = simulation.begin(context, service, donnee)
    _, failure = simulation.run(current, acte)
    dossier = current.case.dossier
    fields = {e.get("nom", ""): e for e in find_etape(sheet.root, dossier.etape).iterchildren(tag("action"))}
    offered = tuple(
        types.ActionOfferte(
            action.nom,
            action.libelle,
            action.acteur,
            acteur_label(service.processus, action.acteur),
            tuple(types.Motif(motif.code, motif.libelle) for motif in action.motifs),
            tuple(read_champ(champ) for champ in fields[action.nom].iterchildren(tag("champ"))),
        )
        for action, _ in simulation.offered(current)
    )
    return types.Simulation(
        teleservice,
        dossier.etape,
        current.case.etape.libelle_agent,
        current.context.local(current.now),
        dossier.issue or None,
        tuple(current.steps),
        (*offered, *_opinions(current)),
        typeset(failure) or None,
        not failure,
    )


def _opinions(current: simulation.Play) -> Iterable[types.ActionOfferte]:
    """An opinion awaited is given like an action, its motive saying which way."""
    waiting = next((one for one in current.case.avis if not one.avis), None)
    if waiting is not None and not current.case.dossier.clos:
        who = acteur_label(current.service.processus, waiting.acteur)
        motifs = tuple(types.Motif(code, libelle) for code, libelle in opinions.AVIS.items())
        yield types.ActionOfferte(simulation.RENDRE_AVIS, "Rendre l’avis", waiting.acteur, who, motifs, ())


@operation(SERVICE, right=drafts.RIGHT, faults=(*READING, errors.ParametreInvalide, errors.CleReutilisee))
def enregistrer_simulation(
    context: Context, teleservice: Teleservice, nom: Nom, donnee: Answers = (), acte: Acts = (), cle: Cle = None
) -> types.RejeuSimulations:
    """Garde une simulation comme test : chaque acte et l'étape où le dossier doit être ensuite (celle où il est
    aujourd'hui, si elle n'est pas donnée). Elle est rejouée à chaque publication. Le même nom la remplace."""
    name = nom.strip()
    if not name:
        raise errors.ParametreInvalide(champ="nom", parametre="nom", raison="il faut un nom")
    service = open_sheet(context, teleservice).teleservice
    expected = _expected(context, service, donnee, acte)
    contenu = {"donnees": [asdict(one) for one in donnee], "actes": [asdict(one) for one in expected]}
    with context.write() as unit:
        if not acts.done_before(context, unit, "enregistrerSimulation", cle, teleservice, name, str(contenu)):
            unit.simulations.save(SavedSimulation(teleservice, name, contenu, acts.author(context), context.now()))
            libelle = typeset(f"Simulation « {name} » enregistrée")
            acts.note(context, unit, "enregistrerSimulation", teleservice, libelle)
            unit.commit()
    return rejouer_simulations(context, teleservice)


def _expected(
    context: Context, service: Definition, answers: Iterable[types.DonneeSimulee], given: Iterable[types.ActeSimule]
) -> tuple[types.ActeSimule, ...]:
    """The acts, each with the étape it leads to. `ParametreInvalide` when they cannot be played to the end."""
    current, found = simulation.begin(context, service, answers), []
    for act in given:
        _, failure = simulation.run(current, (act,))
        if failure:
            raise errors.ParametreInvalide(champ="acte", parametre="acte", raison=failure)
        found.append(types.ActeSimule(**{**vars(act), "etape_attendue": current.case.dossier.etape}))
    return tuple(found)


@operation(SERVICE, right=drafts.RIGHT, faults=(*READING, errors.ParametreInvalide, errors.CleReutilisee))
def supprimer_simulation(
    context: Context, teleservice: Teleservice, nom: Nom, cle: Cle = None
) -> types.RejeuSimulations:
    """Oublie une simulation enregistrée."""
    with context.write() as unit:
        if not acts.done_before(context, unit, "supprimerSimulation", cle, teleservice, nom):
            if not unit.simulations.delete(teleservice, nom):
                raise errors.ParametreInvalide(champ="nom", parametre="nom", raison="aucune simulation ne porte ce nom")
            acts.note(context, unit, "supprimerSimulation", teleservice, typeset(f"Simulation « {nom} » supprimée"))
            unit.commit()
    return rejouer_simulations(context, teleservice)


@operation(SERVICE, right=drafts.RIGHT, faults=READING)
def rejouer_simulations(context: Context, teleservice: Teleservice) -> types.RejeuSimulations:
    """Rejoue toutes les simulations enregistrées dans le brouillon, ou dans la révision en vigueur : dit lesquelles
    échouent et pourquoi, et les actions qu'aucune ne fait."""
    return replay(context, teleservice, open_sheet(context, teleservice).teleservice)


def replay(context: Context, code: str, service: Definition) -> types.RejeuSimulations:
    """The saved simulations of a téléservice played through a definition."""
    with context.read() as unit:
        saved = unit.simulations.list_all(code)
    results, done = [], set()
    for one in saved:
        given, answers = _acts(one.contenu), tuple(types.DonneeSimulee(**a) for a in one.contenu["donnees"])
        try:
            current = simulation.begin(context, service, answers)
        except errors.WscError as refused:
            results.append(types.ResultatSimulation(one.nom, False, typeset(refused.text), 0))
            continue
        played, failure = simulation.run(current, given)
        done |= current.done
        results.append(
            types.ResultatSimulation(one.nom, not failure, typeset(failure) or None, played if failure else len(given))
        )
    every = {
        (etape.code, action.nom): (etape, action) for etape in service.processus.etapes for action in etape.actions
    }
    left = [f"{etape.libelle_agent} : {action.libelle}" for key, (etape, action) in every.items() if key not in done]
    return types.RejeuSimulations(code, tuple(results), len(every), len(every) - len(left), tuple(left))


def _acts(contenu: dict[str, Any]) -> tuple[types.ActeSimule, ...]:
    return tuple(
        types.ActeSimule(**{**act, "valeur": tuple(types.ParametreEffet(**one) for one in act["valeur"])})
        for act in contenu["actes"]
    )
