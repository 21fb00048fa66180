"""The page where a dossier is played in the draft, and where simulations are kept as tests."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import ActionImpossible, ParametreInvalide
from wsc_soap.operations import types
from wsc_soap.web import process_forms
from wsc_soap.web.posted import TEXT
from wsc_soap.web.processes import SERVICE, facts, tree
from wsc_soap.web.visit import Facts, Visit

Acts = tuple[types.ActeSimule, ...]


def simulation(visit: Visit, code: str) -> Response:
    """A dossier just deposited."""
    return _simulation(visit, code, ())


def play(visit: Visit, code: str) -> Response:
    """One more act, or the acts so far kept as a test."""
    posted = visit.receive(TEXT)
    acts = process_forms.simulated_acts(posted)
    try:
        if posted.get("geste") == "enregistrer":
            visit.call(SERVICE, "enregistrerSimulation", teleservice=code, nom=posted.get("nom")[:100], acte=acts)
            return visit.redirect(_place(code), ("ok", visit.label("processus.avis.simulation")))
        if posted.get("geste") == "supprimer":
            visit.call(SERVICE, "supprimerSimulation", teleservice=code, nom=posted.get("nom")[:100])
            return visit.redirect(_place(code), ("ok", visit.label("processus.avis.simulation-supprimee")))
    except ParametreInvalide as refusal:
        return _simulation(visit, code, acts, facts(refusal), refusal.status)
    return _simulation(visit, code, acts)


def _simulation(visit: Visit, code: str, acts: Acts, erreurs: Facts = (), status: int = 200) -> Response:
    try:
        played = visit.answer(SERVICE, "simuler", teleservice=code, acte=acts)
    except ActionImpossible as refusal:
        return visit.page("bo-processus", tree(visit, code), erreurs=facts(refusal), parametres={"code": code},
                          status=refusal.status)  # fmt: skip
    tests = visit.answer(SERVICE, "rejouerSimulations", teleservice=code)
    carried = {f"acte.{rank}": process_forms.act_line(act) for rank, act in enumerate(acts)}
    if played.findtext("{*}echec"):  # what could not be done is not carried on
        carried.pop(f"acte.{len(acts) - 1}", None)
    title = tree(visit, code).findtext("{*}intitule") or code
    return visit.page("bo-simulation", played, tests, erreurs=erreurs,
                      parametres={"code": code, "intitule": title, **carried}, status=status)  # fmt: skip


def _place(code: str) -> str:
    return f"teleservices/{code}/processus/simulation"
