"""The pages where a process is read and changed: tree, diagram, étapes, actions, paths (specification, section 4.1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, count

from lxml import etree
from werkzeug.wrappers import Response

from wsc_soap.errors import (
    ActeurInconnu,
    ActionInconnue,
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    EncoreUtilise,
    EndroitInconnu,
    EtapeInconnue,
    ModificationRefusee,
    ParametreInvalide,
    WscError,
)
from wsc_soap.operations import types
from wsc_soap.web import process_forms
from wsc_soap.web.posted import TEXT
from wsc_soap.web.visit import Facts, Visit, sentences

SERVICE = "bo-processus"
_REFUSALS = (
    ActeurInconnu,
    ActionInconnue,
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    EncoreUtilise,
    EndroitInconnu,
    EtapeInconnue,
    ModificationRefusee,
    ParametreInvalide,
)
NEW = "nouvelle"
Done = tuple[str, str]  # the key of the notice, the place of the page to come back to


def show(visit: Visit, code: str) -> Response:
    """The tree, the diagram and the citizen's view, side by side."""
    return visit.page("bo-processus", tree(visit, code), parametres={"code": code})


def tree(visit: Visit, code: str) -> etree._Element:
    """The answer that every page of a process is made of."""
    return visit.answer(SERVICE, "lireArbre", teleservice=code)


def paths(visit: Visit, code: str) -> Response:
    """All the ways from the deposit to each outcome."""
    ways = visit.answer(SERVICE, "listerChemins", teleservice=code)
    return visit.page("bo-chemins", tree(visit, code), ways, parametres={"code": code})


def etape(visit: Visit, code: str, etape: str) -> Response:
    """The form of an étape, or of a new one."""
    return _etape(visit, code, etape)


def _etape(visit: Visit, code: str, etape: str, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    parametres = {"code": code, "etape": etape}
    arbre = tree(visit, code)
    if etape != NEW:
        _known(arbre, etape)
    return visit.page("bo-etape", arbre, erreurs=erreurs, entrees=typed, parametres=parametres, status=status)


def change_etape(visit: Visit, code: str, etape: str) -> Response:
    """Write an étape, take it away, or move it."""
    posted = visit.receive(TEXT)

    def do() -> Done:
        if posted.get("geste") == "supprimer":
            left_to = posted.get("remplacement")
            visit.call(SERVICE, "supprimerEtape", teleservice=code, code=etape, version=_version(visit),
                       remplacee_par=left_to or None)  # fmt: skip
            return "processus.avis.etape-supprimee", _anchor(left_to)
        if posted.get("geste") == "deplacer":
            rang = posted.number("rang") or 1
            visit.call(SERVICE, "deplacerEtape", teleservice=code, code=etape, rang=rang, version=_version(visit))
            return "processus.avis.etape-deplacee", _anchor(etape)
        if posted.get("geste") == "types":
            return _add_types(visit, code, etape), _anchor(etape)
        given = process_forms.etape_arguments(posted)
        kept = etape if etape != NEW else _new_code(visit, code, str(given["code"]))
        visit.call(SERVICE, "definirEtape", teleservice=code, **given | {"code": kept})
        return "processus.avis.etape", _anchor(kept)

    return _changed(visit, code, do, lambda facts, status: _etape(visit, code, etape, facts, status))


def _add_types(visit: Visit, code: str, etape: str) -> str:
    """Give an étape the actions of the library that were ticked."""
    ticked = tuple(e.valeur for e in visit.receive(TEXT).entrees if e.nom == "type" and e.valeur)
    if not ticked:
        raise ParametreInvalide(parametre="type", raison=visit.label("processus.types.aucune"))
    visit.call(SERVICE, "ajouterActionsTypes", teleservice=code, etape=etape, action=ticked, version=_version(visit))
    return "processus.avis.types"


def action(visit: Visit, code: str, etape: str, nom: str) -> Response:
    """The form of an action, or of a new one."""
    return _action(visit, code, etape, nom)


def _action(visit: Visit, code: str, etape: str, nom: str, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    parametres = {"code": code, "etape": etape, "action": nom}
    arbre = tree(visit, code)
    _known(arbre, etape)
    return visit.page(
        "bo-action-processus", arbre, erreurs=erreurs, entrees=typed, parametres=parametres, status=status
    )


def change_action(visit: Visit, code: str, etape: str, nom: str) -> Response:
    """Write an action or take it away."""
    posted = visit.receive(TEXT)

    def do() -> Done:
        if posted.get("geste") == "supprimer":
            visit.call(SERVICE, "supprimerAction", teleservice=code, etape=etape, action=nom, version=_version(visit))
            return "processus.avis.action-supprimee", _anchor(etape)
        rang = posted.number("rang")
        definition = process_forms.action_definition(posted)
        if nom == NEW:
            definition = replace(definition, nom=_free(definition.nom, _names(tree(visit, code), etape)))
        visit.call(SERVICE, "definirAction", teleservice=code, etape=etape, action=definition, rang=rang,
                   version=_version(visit))  # fmt: skip
        return "processus.avis.action", _anchor(etape)

    return _changed(visit, code, do, lambda facts, status: _action(visit, code, etape, nom, facts, status))


def acteur(visit: Visit, code: str, acteur: str) -> Response:
    """The form of an acteur of the process, or of a new one."""
    return _acteur(visit, code, acteur)


def _acteur(visit: Visit, code: str, acteur: str, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    town = visit.answer("bo-acteurs", "listerActeurs")
    parametres = {"code": code, "acteur": acteur}
    return visit.page(
        "bo-acteur-processus", tree(visit, code), town, erreurs=erreurs, entrees=typed, parametres=parametres,
        status=status,
    )  # fmt: skip


def change_acteur(visit: Visit, code: str, acteur: str) -> Response:
    """Write an acteur of the process or take it away."""
    posted = visit.receive(TEXT)

    def do() -> Done:
        if posted.get("geste") == "supprimer":
            visit.call(SERVICE, "supprimerActeurProcessus", teleservice=code, code=acteur, version=_version(visit))
            return "processus.avis.acteur-supprime", "t-acteurs"
        libelle = posted.get("libelle").strip()
        known = posted.get("code").strip() or process_forms.code_from(libelle)
        given = types.ActeurProcessus(
            known if acteur == NEW else acteur, libelle, posted.get("genre"), posted.get("courriel").strip() or None
        )
        visit.call(SERVICE, "definirActeurProcessus", teleservice=code, acteur=given, version=_version(visit))
        return "processus.avis.acteur", "t-acteurs"

    return _changed(visit, code, do, lambda facts, status: _acteur(visit, code, acteur, facts, status))


def silence(visit: Visit, code: str) -> Response:
    """What the administration's silence decides."""
    return _silence(visit, code)


def _silence(visit: Visit, code: str, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    return visit.page(
        "bo-silence", tree(visit, code), erreurs=erreurs, entrees=typed, parametres={"code": code}, status=status
    )


def change_silence(visit: Visit, code: str) -> Response:
    """Write it, the whole list."""
    posted = visit.receive(TEXT)

    def do() -> Done:
        given = process_forms.silences(posted)
        visit.call(SERVICE, "definirSilence", teleservice=code, silence=given, version=_version(visit))
        return "processus.avis.silence", "t-silence"

    return _changed(visit, code, do, lambda facts, status: _silence(visit, code, facts, status))


def _anchor(etape: str) -> str:
    """Where an étape stands on the page of the process."""
    return f"etape-{etape}" if etape else ""


def _codes(arbre: etree._Element) -> set[str]:
    return {str(one.findtext("{*}code")) for one in arbre.iterchildren("{*}etape")}


def _names(arbre: etree._Element, etape: str) -> set[str]:
    """The actions that an étape has."""
    return {
        str(action.findtext("{*}definition/{*}nom"))
        for one in arbre.iterchildren("{*}etape")
        if one.findtext("{*}code") == etape
        for action in one.iterchildren("{*}action")
    }


def _new_code(visit: Visit, code: str, wanted: str) -> str:
    """The code of a new étape; `ParametreInvalide` when the one that was typed is another's."""
    taken = _codes(tree(visit, code))
    if wanted in taken and visit.receive(TEXT).get("code").strip():
        raise ParametreInvalide(champ="code", parametre="code", raison=visit.label("processus.code-pris"))
    return _free(wanted, taken, "-")


def _free(wanted: str, taken: set[str], between: str = "") -> str:
    """A code for what is new: numbered when another has it, so that the page of a new one overwrites none."""
    numbered = (f"{wanted}{between}{rank}" for rank in count(2))
    return next(one for one in chain((wanted,), numbered) if one not in taken)


def _known(arbre: etree._Element, etape: str) -> None:
    """Refuse the page of an étape that is not there."""
    if etape not in _codes(arbre):
        raise EtapeInconnue(etape=etape[:60])


def open_draft(visit: Visit, code: str) -> Response:
    """Open the draft, then the tree again."""
    visit.posted  # noqa: B018 - reading it checks where the post comes from
    visit.call("bo-services", "ouvrirBrouillon", teleservice=code)
    return visit.redirect(f"teleservices/{code}/processus", ("ok", visit.label("processus.avis.brouillon")))


def _changed(visit: Visit, code: str, do: Callable[[], Done], again: Callable[[Facts, int], Response]) -> Response:
    """Do it and go back to its place in the tree with a notice, or show the form again under what is wrong."""
    try:
        notice, place = do()
    except _REFUSALS as refusal:
        return again(facts(refusal), refusal.status)
    there = f"teleservices/{code}/processus" + (f"#{place}" if place else "")
    return visit.redirect(there, ("ok", visit.label(notice)))


def facts(refusal: WscError) -> Facts:
    """What is wrong: one line for each fault, or the sentence with its remedy."""
    if isinstance(refusal, DefinitionInvalide) and refusal.erreurs:
        return tuple(
            (refusal.code, "", f"{fault.message} ({fault.champ.rpartition(':')[2]})") for fault in refusal.erreurs
        )
    # the place of a condition, `action/champ.2.condition`, is its first row
    entry = refusal.champ.removeprefix("action/")
    return sentences(refusal, f"{entry}.1.champ" if entry.endswith("condition") else entry)


def _version(visit: Visit) -> int | None:
    return visit.receive(TEXT).number("version")
