"""The pages where a dossier is given to somebody else, reopened, searched; the opinions that are owed."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from wsc_soap.errors import ActionImpossible, DossierModifie, ParametreInvalide
from wsc_soap.web.back_office import SERVICE, shown_dossier
from wsc_soap.web.visit import Facts, Visit, sentences

# what the search page asks: the entry, and the argument of the operation
CRITERIA = {
    "mots": "mots",
    "teleservice": "teleservice",
    "etape": "etape",
    "issue": "issue",
    "deposeDu": "depose_du",
    "deposeAu": "depose_au",
}


def assignment(
    visit: Visit, numero: str, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200
) -> Response:
    """To whom the dossier can be given."""
    answer = visit.answer(SERVICE, "listerAffectations", numero=numero)
    return visit.page("bo-affectation", answer, erreurs=erreurs, entrees=entrees, status=status)


def assign(visit: Visit, numero: str) -> Response:
    """Give the dossier away; then the list, since it may be out of the agent's sight."""
    posted = visit.posted
    service, _, agent = posted.get("vers").partition("/")
    typed = posted.values("vers", "commentaire")
    try:
        done = visit.call(
            SERVICE, "affecterDossier", numero=numero, service=service or None, agent=agent or None,
            commentaire=posted.get("commentaire")[:2000] or None, version=posted.number("version"),
        )  # fmt: skip
    except ParametreInvalide as error:
        text = visit.label("web.champ.affectation") if not service else ""
        facts = ((error.code, "vers", text),) if text else sentences(error, "vers")
        return assignment(visit, numero, facts, typed, error.status)
    except (ActionImpossible, DossierModifie) as error:
        return assignment(visit, numero, sentences(error, ""), typed, error.status)
    notice = ("ok", visit.label("web.avis.affecterDossier", qui=done.agent or done.service_nom))
    mine = done.service in done.profil.service
    return visit.redirect(f"dossiers/{numero}" if mine else "", notice)


def group(visit: Visit, numero: str) -> Response:
    """Attach the dossier to another of the same problem, or detach it; then the dossier again."""
    posted = visit.posted
    principal = posted.get("principal")[:40]
    nom, given = ("regrouperDossier", {"principal": principal}) if principal else ("detacherDossier", {})
    try:
        visit.call(SERVICE, nom, numero=numero, version=posted.number("version"), **given)
    except (ActionImpossible, DossierModifie) as error:
        return shown_dossier(visit, numero, sentences(error, "proches"), error.status)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label(f"web.avis.{nom}")))


def reopening(
    visit: Visit, numero: str, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200
) -> Response:
    """The page that asks why a closed dossier is reopened."""
    visit.require(SERVICE, "rouvrirDossier")
    answer = visit.answer(SERVICE, "lireDossier", numero=numero)
    return visit.page("bo-reouverture", answer, erreurs=erreurs, entrees=entrees, status=status)


def reopen(visit: Visit, numero: str) -> Response:
    """Reopen it; then the dossier again."""
    posted = visit.posted
    typed = posted.values("commentaire")
    given = {"commentaire": posted.get("commentaire")[:2000], "version": posted.number("version")}
    try:
        visit.call(SERVICE, "rouvrirDossier", numero=numero, **given)
    except ParametreInvalide as error:
        facts = ((error.code, "commentaire", visit.label("web.champ.reouverture")),)
        return reopening(visit, numero, facts, typed, error.status)
    except (ActionImpossible, DossierModifie) as error:
        return reopening(visit, numero, sentences(error, ""), typed, error.status)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.rouvrirDossier")))


def colleague(
    visit: Visit, numero: str, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200
) -> Response:
    """The page that writes to another agent about the dossier."""
    answer = visit.answer(SERVICE, "listerCollegues", numero=numero)
    return visit.page("bo-collegue", answer, erreurs=erreurs, entrees=entrees, status=status)


def write_to(visit: Visit, numero: str) -> Response:
    """Write to him; then the dossier again."""
    typed = visit.posted.values("agent", "texte")
    given = {"agent": visit.posted.get("agent")[:80], "texte": visit.posted.get("texte")}
    try:
        visit.call(SERVICE, "ecrireAgent", numero=numero, cle=visit.cle(*given.values()), **given)
    except ParametreInvalide as error:
        cle = {"agent": "collegue"}.get(error.champ, "message-collegue")
        facts = ((error.code, error.champ, visit.label(f"web.champ.{cle}")),)
        return colleague(visit, numero, facts, typed, error.status)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.ecrireAgent")))


def opinions(visit: Visit) -> Response:
    """The opinions that the agent's departments owe."""
    return visit.page("bo-avis-attendus", visit.answer(SERVICE, "listerAvis"))


def remind(visit: Visit, numero: str) -> Response:
    """Remind who owes an opinion; then the dossier again."""
    try:
        visit.call(SERVICE, "relancerAvis", numero=numero, rang=visit.posted.number("rang", 3) or 0)
    except ActionImpossible as error:
        return shown_dossier(visit, numero, sentences(error, "avis"), error.status)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.relancerAvis")))


def search(visit: Visit) -> Response:
    """The form of the search and, once something is asked, what it finds."""
    args = visit.request.args
    typed = {nom: args.get(nom, "").strip()[:200] for nom in CRITERIA}
    asked, suite = {nom: value for nom, value in typed.items() if value}, args.get("suite", "")[:100]
    criteria = visit.answer(SERVICE, "listerCriteres", teleservice=typed["teleservice"][:60] or None)
    parametres = {"requete": urlencode(asked), "suite": suite}
    if not asked:
        return visit.page("bo-recherche", criteria, parametres=parametres)
    try:
        found = visit.answer(SERVICE, "rechercherDossiers", suite=suite or None, **_arguments(visit, asked))
    except ParametreInvalide as error:
        facts = sentences(error)
        return visit.page("bo-recherche", criteria, erreurs=facts, entrees=asked, parametres=parametres,
                          status=error.status)  # fmt: skip
    return visit.page("bo-recherche", criteria, found, entrees=asked, parametres=parametres)


def _arguments(visit: Visit, asked: dict[str, str]) -> dict[str, object]:
    given: dict[str, object] = {CRITERIA[nom]: value for nom, value in asked.items()}
    for nom in ("deposeDu", "deposeAu"):
        if nom in asked:
            given[CRITERIA[nom]] = _day(nom, asked[nom])
    return given


def _day(nom: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raison = f"« {text[:20]} » n'est pas une date ; écrivez par exemple 2026-03-31"
        raise ParametreInvalide(champ=nom, parametre=nom, raison=raison) from None
