"""Editing the process of a draft: étapes, actions, silence (specification, section 4.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from lxml.etree import _Element

from wsc_soap import errors
from wsc_soap.domain import graph
from wsc_soap.domain.french import typeset
from wsc_soap.operations import drafts, process_tree, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.delivered import library
from wsc_soap.operations.once import Cle
from wsc_soap.operations.process_writing import action_draft, attributes_of
from wsc_soap.operations.registry import MaxLength, operation
from wsc_soap.xmlio import process_edits as edits
from wsc_soap.xmlio.expansion import library_actions, put_library_actions

SERVICE = "bo-processus"
Teleservice = Annotated[str, "Code du téléservice", MaxLength(60)]
CodeEtape = Annotated[str, "Code d'une étape, rendu par lireArbre", MaxLength(60)]
Rang = Annotated[int | None, "Place parmi les autres, 1 pour la première"]
Version = Annotated[int | None, "Version du brouillon qui a été lue ; une autre est refusée par BrouillonModifie"]

READING = (errors.TeleserviceInconnu,)
WRITING = (*drafts.FAULTS, errors.DefinitionInvalide)
CONDITIONS = (errors.EndroitInconnu, errors.ModificationRefusee)


@operation(SERVICE, right=drafts.RIGHT, faults=READING)
def lire_arbre(context: Context, teleservice: Teleservice) -> types.Arbre:
    """Rend le processus sous forme d'arbre : étapes, actions, enchaînements, acteurs, messages, et à côté la vision
    restreinte du citoyen. C'est celui du brouillon s'il y en a un, sinon celui de la révision en vigueur."""
    return process_tree.tree(context, teleservice)


@operation(SERVICE, right=drafts.RIGHT, faults=READING)
def verifier_processus(context: Context, teleservice: Teleservice) -> types.VerificationProcessus:
    """Vérifie le processus avant de publier : chaque étape s'atteint, aucune n'est une impasse, chaque action peut être
    faite par quelqu'un, les horloges finissent, rien ne tourne en boucle, les champs des messages existent. Chaque
    constat dit son endroit et le remède ; ceux qui sont graves empêchent de publier."""
    found = process_tree.findings(context, process_tree.open_sheet(context, teleservice))
    return types.VerificationProcessus(teleservice, not any(one.grave for one in found), found)


@operation(SERVICE, right=drafts.RIGHT, faults=READING)
def lister_chemins(context: Context, teleservice: Teleservice) -> types.ListeChemins:
    """Liste tous les chemins du dépôt à chaque issue, sans repasser deux fois au même endroit."""
    processus = process_tree.open_sheet(context, teleservice).teleservice.processus
    found, whole = graph.paths(processus) if any(e.code == processus.debut for e in processus.etapes) else ((), True)
    return types.ListeChemins(
        teleservice,
        whole,
        tuple(
            types.Chemin(
                path.issue,
                tuple(
                    types.PassageChemin(code, processus.etape(code).libelle_agent, actions)
                    for code, actions in zip(path.etapes, (*path.actions, ()), strict=True)
                ),
            )
            for path in found
        ),
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, errors.EtapeInconnue))
def definir_etape(
    context: Context,
    teleservice: Teleservice,
    code: Annotated[str, "Code en minuscules et tirets ; nouveau, l'étape est ajoutée", MaxLength(60)],
    libelle_agent: Annotated[str, "Nom de l'étape pour les agents", MaxLength(200)],
    acteur: Annotated[str, "Code de l'acteur qui doit agir à cette étape", MaxLength(60)],
    libelle_citoyen: Annotated[str | None, "Nom pour le citoyen ; absent, le même", MaxLength(200)] = None,
    delai: Annotated[str | None, "Délai en jours ouvrés, ou nom d'un paramètre entre accolades", MaxLength(62)] = None,
    issue: Annotated[str | None, "acceptee, refusee, sans-suite ou classee : l'étape clôt le dossier"] = None,
    detour: Annotated[bool | None, "Montrée au citoyen seulement quand le dossier y passe"] = None,
    retour: Annotated[bool | None, "Étape d'attente : elle retient l'étape d'où l'on vient"] = None,
    delai_legal: Annotated[str | None, "suspendu ou reinitialise"] = None,
    depart: Annotated[bool | None, "Vrai pour en faire l'étape où les demandes se déposent"] = None,
    rang: Rang = None,
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Ajoute une étape au processus, ou la redéfinit : ses actions restent, ce qui n'est pas donné est retiré. Une
    nouvelle étape se place avant celles qui closent le dossier, sauf si un rang est donné."""
    agent = typeset(libelle_agent.strip())
    attributes: dict[str, str | None] = {
        "code": code,
        "libelleAgent": agent,
        "libelleCitoyen": typeset((libelle_citoyen or libelle_agent).strip()),
        "acteur": acteur,
        "delai": (delai or "").strip() or None,
        "issue": issue,
        "detour": "true" if detour else None,
        "retour": "true" if retour else None,
        "delaiLegal": delai_legal,
    }

    def change(root: _Element) -> None:
        edits.put_etape(root, attributes, rang)
        if depart:
            edits.start_at(root, code)

    return _edit(context, teleservice, change, version, "definirEtape", f"Étape « {agent} » définie", cle)


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, errors.EtapeInconnue))
def deplacer_etape(
    context: Context,
    teleservice: Teleservice,
    code: CodeEtape,
    rang: Annotated[int, "Nouvelle place, 1 pour la première"],
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Change la place d'une étape dans l'arbre. Les enchaînements ne changent pas ; l'ordre de la vision du citoyen,
    oui."""
    libelle = f"Étape « {code} » placée au rang {rang}"
    return _edit(
        context, teleservice, lambda root: edits.move_etape(root, code, rang), version, "deplacerEtape", libelle, cle
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, errors.EtapeInconnue, errors.EncoreUtilise))
def supprimer_etape(
    context: Context,
    teleservice: Teleservice,
    code: CodeEtape,
    remplacee_par: Annotated[str | None, "Étape où mèneront les actions qui menaient à elle", MaxLength(60)] = None,
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Retire une étape et ses actions. Refusé par EncoreUtilise tant que des actions y mènent, sauf à dire l'étape qui
    la remplace."""
    return _edit(
        context,
        teleservice,
        lambda root: edits.remove_etape(root, code, remplacee_par or ""),
        version,
        "supprimerEtape",
        f"Étape « {code} » supprimée",
        cle,
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, errors.EtapeInconnue, errors.ActionInconnue))
def ajouter_actions_types(
    context: Context,
    teleservice: Teleservice,
    etape: CodeEtape,
    action: Annotated[tuple[str, ...], "Noms d'actions types de l'étape, rendus par lireArbre"],
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Donne à une étape des actions types de la bibliothèque : demander un complément, mettre en attente, retirer, la
    décision tacite… avec les étapes, motifs, paramètres et messages qu'elles emploient. Elles se modifient ensuite
    comme les autres."""

    def change(root: _Element) -> None:
        known = library_actions(root, library()).get(etape, {})
        for nom in action:
            if nom not in known:
                raise errors.ActionInconnue(action=nom[:60], etape=etape)
        put_library_actions(root, edits.find_etape(root, etape), action, library())

    libelle = f"Actions types ajoutées à l'étape « {etape} » : {', '.join(action)}"
    return _edit(context, teleservice, change, version, "ajouterActionsTypes", libelle[:300], cle)


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, *CONDITIONS, errors.EtapeInconnue))
def definir_action(
    context: Context,
    teleservice: Teleservice,
    etape: CodeEtape,
    action: Annotated[types.ActionDefinie, "L'action entière : ce qui n'est pas donné est retiré"],
    rang: Rang = None,
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Ajoute une action à une étape, ou la redéfinit entière : acteur, étape d'arrivée, condition, motifs, formulaire,
    messages, alertes et autres effets."""

    def change(root: _Element) -> None:
        whole = process_tree.fields(context, root).action(action)
        edits.put_action(root, etape, action_draft(whole), rang)

    return _edit(
        context,
        teleservice,
        change,
        version,
        "definirAction",
        f"Action « {action.libelle[:120]} » de l'étape « {etape} » définie",
        cle,
    )


@operation(
    SERVICE,
    right=drafts.RIGHT,
    faults=(*WRITING, errors.EtapeInconnue, errors.ActionInconnue, errors.EncoreUtilise),
)
def supprimer_action(
    context: Context,
    teleservice: Teleservice,
    etape: CodeEtape,
    action: Annotated[str, "Nom de l'action, rendu par lireArbre", MaxLength(60)],
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Retire une action de son étape. Refusé par EncoreUtilise quand une autre action attend qu'elle soit faite."""
    libelle = f"Action « {action} » de l'étape « {etape} » supprimée"
    return _edit(
        context,
        teleservice,
        lambda root: edits.remove_action(root, etape, action),
        version,
        "supprimerAction",
        libelle,
        cle,
    )


@operation(SERVICE, right=drafts.RIGHT, faults=WRITING)
def definir_acteur_processus(
    context: Context,
    teleservice: Teleservice,
    acteur: Annotated[types.ActeurProcessus, "L'acteur ; d'un code nouveau, il est ajouté"],
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Ajoute un acteur au processus, ou le redéfinit. Un acteur de genre service porte le code d'un service de la
    collectivité."""
    libelle = f"Acteur « {acteur.libelle[:120]} » du processus défini"
    attributes = attributes_of(acteur)
    return _edit(
        context,
        teleservice,
        lambda root: edits.put_acteur(root, attributes),
        version,
        "definirActeurProcessus",
        libelle,
        cle,
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, errors.ActeurInconnu, errors.EncoreUtilise))
def supprimer_acteur_processus(
    context: Context,
    teleservice: Teleservice,
    code: Annotated[str, "Code de l'acteur", MaxLength(60)],
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Retire un acteur du processus. Refusé par EncoreUtilise tant qu'une étape, une action ou une alerte le nomme."""
    libelle = f"Acteur « {code} » du processus supprimé"
    return _edit(
        context,
        teleservice,
        lambda root: edits.remove_acteur(root, code),
        version,
        "supprimerActeurProcessus",
        libelle,
        cle,
    )


@operation(SERVICE, right=drafts.RIGHT, faults=(*WRITING, *CONDITIONS))
def definir_silence(
    context: Context,
    teleservice: Teleservice,
    silence: Annotated[tuple[types.SilenceProcessus, ...], "La liste entière ; vide, le silence ne décide rien"] = (),
    version: Version = None,
    cle: Cle = None,
) -> types.Arbre:
    """Dit ce que décide le silence de l'administration et au bout de quel délai : le premier dont la condition est
    vraie vaut."""

    def change(root: _Element) -> None:
        whole = process_tree.fields(context, root).silences(silence)
        edits.put_silences(root, tuple(attributes_of(one) for one in whole))

    return _edit(context, teleservice, change, version, "definirSilence", "Silence de l'administration défini", cle)


def _edit(
    context: Context,
    code: str,
    change: Callable[[_Element], None],
    version: int | None,
    operation_name: str,
    libelle: str,
    cle: str | None,
) -> types.Arbre:
    drafts.edit_by_word(context, code, change, version, operation_name, libelle, cle)
    return process_tree.tree(context, code)
