"""The page that moves running dossiers to the revision in force: chosen, tried, confirmed."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from werkzeug.wrappers import Response

from wsc_soap.operations import types
from wsc_soap.web.posted import TEXT, PostedForm
from wsc_soap.web.processes import SERVICE
from wsc_soap.web.visit import Facts, Visit

REPLACED = "vers."  # the name of an entry: this, then the code of an étape that is no more


def show(visit: Visit, code: str) -> Response:
    """The running dossiers of older revisions, and what would become of each."""
    return _page(visit, code, PostedForm())


def _page(visit: Visit, code: str, posted: PostedForm, erreurs: Facts = (), status: int = 200) -> Response:
    answer = _tried(visit, code, posted, ())
    parametres = {"code": code, "etape": "choisir"}
    return visit.page("bo-migration", answer, erreurs=erreurs, entrees=_typed(posted), parametres=parametres,
                      status=status)  # fmt: skip


def change(visit: Visit, code: str) -> Response:
    """Show what would become of the chosen dossiers, then move them."""
    posted = visit.receive(TEXT)
    chosen = _chosen(posted)
    if posted.get("geste") == "correspondance":
        return _page(visit, code, posted)
    if not chosen:
        facts = (("ParametreInvalide", "dossiers", visit.label("processus.migration.aucun-choisi")),)
        return _page(visit, code, posted, facts, 400)
    if posted.get("geste") == "confirmer":
        moved = visit.call(SERVICE, "migrerDossiers", teleservice=code, numero=chosen, correspondance=_mapping(posted))
        done = sum(one.migre for one in moved.dossier)
        left = f"{len(moved.dossier) - done}"
        notice = visit.label("processus.migration.fait", n=f"{done}", reste=left, revision=f"{moved.revision}")
        return visit.redirect(f"teleservices/{code}/migration", ("ok" if done else "wait", notice))
    answer = _tried(visit, code, posted, chosen)
    parametres = {"code": code, "etape": "confirmer"}
    return visit.page("bo-migration", answer, entrees=_typed(posted), parametres=parametres)


def _tried(visit: Visit, code: str, posted: PostedForm, chosen: tuple[str, ...]) -> etree._Element:
    mapping = _mapping(posted)
    return visit.answer(SERVICE, "migrerDossiers", teleservice=code, numero=chosen, correspondance=mapping, essai=True)


def _chosen(posted: PostedForm) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.valeur[:40] for e in posted.entrees if e.nom == "numero" and e.valeur))


def _mapping(posted: PostedForm) -> tuple[types.Correspondance, ...]:
    return tuple(
        types.Correspondance(entree.nom.removeprefix(REPLACED)[:60], entree.valeur[:60])
        for entree in posted.entrees
        if entree.nom.startswith(REPLACED) and entree.valeur
    )


def _typed(posted: PostedForm) -> dict[str, str]:
    """The étapes that replace others, and the dossiers chosen, each as an entry of its own."""
    kept = [replace(e, nom=f"numero.{e.valeur}") if e.nom == "numero" else e for e in posted.entrees]
    return {e.nom: e.valeur for e in kept if e.valeur and e.nom.startswith((REPLACED, "numero."))}
