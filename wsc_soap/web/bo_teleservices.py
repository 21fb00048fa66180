"""The administrators' pages of the téléservices: the offer, one téléservice, its versions, rubriques."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    DtdInterdite,
    MessageInvalide,
    ParametreInvalide,
    ParametresAVerifier,
    TeleserviceInconnu,
    VersionInconnue,
    WscError,
)
from wsc_soap.operations.views import Cadre, error_facts, view_document
from wsc_soap.rendering.typography import typeset
from wsc_soap.web.files import download
from wsc_soap.web.posted import whole
from wsc_soap.web.visit import HTML, Facts, Visit, missing, sentences

SERVICE = "bo-services"
FILTRES = ("pris", "catalogue", "a-verifier")
PACKAGE = 3 * 1024 * 1024
MODES = {"en-ligne": "mettreEnLigne", "essai": "mettreEnEssai", "suspendre": "suspendre"}
_SAID = (
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    ParametreInvalide,
    ParametresAVerifier,
    VersionInconnue,
)
_UNREADABLE = (DefinitionInvalide, MessageInvalide, DtdInterdite, BrouillonModifie, ParametreInvalide)


def teleservices(visit: Visit) -> Response:
    """The téléservices that the town took, the catalogue, or those with values to check: all, or those found."""
    return offered(visit)


def offered(visit: Visit, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200) -> Response:
    """The list, under what went wrong."""
    args = visit.request.args
    asked = {nom: args.get(nom, "").strip()[:200] for nom in ("mots", "theme", "evenement")}
    filtre = args.get("filtre", "")
    parametres = {"filtre": filtre if filtre in FILTRES else FILTRES[0], **asked}
    parametres["recherche"] = "".join(f"&{urlencode({nom: value})}" for nom, value in asked.items() if value)
    answer = visit.answer(SERVICE, "listerTeleservices", **(asked | {"theme": asked["theme"][:60]}))
    return visit.page("bo-teleservices", answer, erreurs=erreurs, entrees=entrees, parametres=parametres, status=status)


def teleservice(visit: Visit, code: str) -> Response:
    """One téléservice."""
    return _card(visit, code)


def _card(
    visit: Visit, code: str, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200
) -> Response:
    answer = visit.answer(SERVICE, "lireTeleservice", teleservice=code)
    return visit.page("bo-teleservice", answer, erreurs=erreurs, entrees=entrees, status=status)


# --- what is done with one ------------------------------------------------------------------------------------------


def act(visit: Visit, code: str) -> Response:
    """Do what the button pressed says; then the téléservice again, with what kept it from being done."""
    action = visit.posted.get("action")
    try:
        if action in MODES:
            return _change_mode(visit, code, MODES[action])
        if action in _ACTS:
            return _ACTS[action](visit, code)
    except _SAID as error:
        return _card(visit, code, _facts(error), visit.posted.values("le", "jusqua"), error.status)
    return visit.redirect(f"teleservices/{code}")


def _take(visit: Visit, code: str) -> Response:
    visit.call(SERVICE, "activerTeleservice", teleservice=code)
    return _done(visit, code, "web.avis.mode-change")


def _open(visit: Visit, code: str) -> Response:
    visit.call(SERVICE, "ouvrirBrouillon", teleservice=code)
    return _done(visit, code, "web.avis.brouillon-ouvert")


def _drop(visit: Visit, code: str) -> Response:
    visit.call(SERVICE, "abandonnerBrouillon", teleservice=code)
    return _done(visit, code, "web.avis.brouillon-abandonne", back="teleservices")


def _restore(visit: Visit, code: str) -> Response:
    visit.call(SERVICE, "retablirModele", teleservice=code, version=visit.posted.number("version"))
    return _done(visit, code, "web.avis.modele-retabli")


def _publish(visit: Visit, code: str) -> Response:
    version, fin = visit.posted.number("version"), visit.posted.day("fin")
    made = visit.call(SERVICE, "publier", teleservice=code, version=version, fin_acceptation=fin)
    return visit.redirect(f"teleservices/{code}", ("ok", made.message))


def _announce(visit: Visit, code: str) -> Response:
    espace = visit.posted.get("espaceDeNoms")
    visit.call(SERVICE, "annoncerFin", teleservice=code, espace_de_noms=espace, fin=visit.posted.day("fin"))
    return _done(visit, code, "web.avis.fin-annoncee")


_ACTS = {
    "prendre": _take,
    "ouvrir": _open,
    "abandonner": _drop,
    "retablir": _restore,
    "publier": _publish,
    "annoncer": _announce,
}


def _change_mode(visit: Visit, code: str, nom: str) -> Response:
    le, jusqua = moment(visit, "le"), moment(visit, "jusqua")
    after = visit.call(SERVICE, nom, teleservice=code, le=le, jusqua=jusqua).service
    if not le and nom == MODES["en-ligne"] and any(one.regle == "agenda" for one in after.avertissement):
        return visit.redirect(f"teleservices/{code}", ("wait", visit.label("web.avis.en-ligne-sans-agenda")))
    return _done(visit, code, "web.avis.mode-prevu" if le else f"web.avis.mode-change.{nom}")


def _done(visit: Visit, code: str, cle: str, back: str = "") -> Response:
    """Back to the téléservice; to the list when it may be gone."""
    if back:
        try:
            visit.call(SERVICE, "lireTeleservice", teleservice=code)
        except TeleserviceInconnu:
            return visit.redirect(back, ("ok", visit.label(cle)))
    return visit.redirect(f"teleservices/{code}", ("ok", visit.label(cle)))


def parameters(visit: Visit, code: str) -> Response:
    """Keep the values that changed or were confirmed, and say which ones cannot be."""
    posted = visit.posted
    facts: Facts = ()
    version, kept = visit.posted.number("version"), 0
    for known in visit.call(SERVICE, "listerParametres", teleservice=code).parametre:
        champ = f"parametre-{known.nom}"
        given = posted.get(champ).strip()
        confirmed = known.a_verifier and posted.get(f"verifie-{known.nom}") == "true"
        if not any(entree.nom == champ for entree in posted.entrees) or (given == known.valeur and not confirmed):
            continue
        try:
            asked: dict[str, Any] = {"nom": known.nom, "valeur": given, "version": version}
            version = visit.call(SERVICE, "definirParametre", teleservice=code, **asked).version
            kept += 1
        except ParametreInvalide as error:
            facts += ((error.code, champ, typeset(f"{known.libelle} : {error.values['raison']}.")),)
        except BrouillonModifie as error:
            return _card(visit, code, sentences(error, ""), _typed(visit), error.status)
    if facts:
        return _card(visit, code, facts, _typed(visit), 422)
    cle = (
        "web.avis.valeurs-aucune" if not kept else "web.avis.valeurs.un" if kept == 1 else "web.avis.valeurs.plusieurs"
    )
    return visit.redirect(f"teleservices/{code}", ("ok", visit.label(cle, n=str(kept))))


def _typed(visit: Visit) -> dict[str, str]:
    return {e.nom: e.valeur or "" for e in visit.posted.entrees if e.nom.startswith("parametre-")}


# --- versions, packages, preview ------------------------------------------------------------------------------------


def comparison(visit: Visit, code: str) -> Response:
    """Two versions compared; publishing is offered when the second is the draft."""
    args = visit.request.args
    avant, apres = (whole(args.get(nom, "")) for nom in ("avant", "apres"))
    answer = visit.answer(SERVICE, "comparer", teleservice=code, avant=avant, apres=apres)
    draft = "" if apres is not None else str(visit.call(SERVICE, "lireBrouillon", teleservice=code).etat.version)
    return visit.page("bo-comparaison", answer, parametres={"version": draft})


def package(visit: Visit, code: str) -> Response:
    """The package of the revision in force."""
    return download(visit.call(SERVICE, "exporterDefinition", teleservice=code), save=True)


def preview(visit: Visit, code: str) -> Response:
    """The page of the téléservice as citizens will read it."""
    answer = visit.answer(SERVICE, "decrire", teleservice=code)
    stranger = visit.context("catalogue").with_changes(identity=None)
    cadre = Cadre(genre="page", avis=("wait", visit.label("web.avis.apercu")))
    titre = answer.findtext("{*}intitule") or code
    document = view_document(stranger, "presentation", titre, answer, cadre)
    xhtml = visit.site.door.platform.stylesheets.xhtml(
        "html/page.xsl",
        document,
        base=visit.site.base(visit.collectivite),
        niveau="1",
        prefixe="",
        statique=visit.site.statique,
    )
    response = Response(xhtml, content_type=HTML)
    response.headers["Cache-Control"] = "no-store"
    return response


def new(visit: Visit) -> Response:
    """Where a téléservice is created or imported."""
    return _new(visit)


def _new(visit: Visit, erreurs: Facts = (), entrees: dict[str, str] | None = None, status: int = 200) -> Response:
    answers = visit.answer(SERVICE, "listerThemes"), visit.answer("bo-acteurs", "listerActeurs")
    return visit.page("bo-teleservice-nouveau", *answers, erreurs=erreurs, entrees=entrees, status=status)


def create(visit: Visit) -> Response:
    """Open the draft of a new téléservice."""
    posted = visit.posted
    facts = missing(visit, {"intitule": "intitule", "teleservice": "teleservice"})
    if not facts:
        code = posted.get("teleservice").strip()
        asked = {"intitule": posted.get("intitule"), "theme": posted.get("theme")}
        asked["service"] = posted.get("service")
        try:
            visit.call(SERVICE, "ouvrirBrouillon", teleservice=code, **asked)
            return _done(visit, code, "web.avis.brouillon-ouvert")
        except ParametreInvalide as error:
            facts = sentences(error)
    return _new(visit, facts, posted.values("intitule", "teleservice", "theme", "service"), 422)


def take_in(visit: Visit) -> Response:
    """Import the package that was chosen."""
    posted = visit.receive(PACKAGE)
    content = next((e.fichier for e in posted.entrees if e.nom == "paquet" and e.fichier), None)
    if not content:
        return _new(visit, (("ParametreInvalide", "paquet", visit.label("web.champ.paquet")),), status=422)
    try:
        made = visit.call(SERVICE, "importerDefinition", paquet=content)
    except _UNREADABLE as error:
        return _new(visit, tuple((code, "paquet", text) for code, _, text in _facts(error)), status=422)
    notice = visit.label("web.avis.importe", code=made.teleservice)
    return visit.redirect(f"teleservices/{made.teleservice}", ("ok", notice))


# --- rubriques ------------------------------------------------------------------------------------------------------


def rubriques(visit: Visit) -> Response:
    """Themes and rubriques."""
    return visit.page("bo-rubriques", visit.answer(SERVICE, "listerThemes"))


def set_rubrique(visit: Visit) -> Response:
    """Define or remove a rubrique, or title a theme."""
    posted = visit.posted
    action, libelle = posted.get("action"), posted.get("libelle").strip()
    code = posted.get("code") or code_of(libelle)
    chosen = tuple(e.valeur or "" for e in posted.entrees if e.nom == "teleservice")
    try:
        if action == "supprimerRubrique":
            visit.call(SERVICE, action, code=code)
        elif action == "definirRubrique":
            visit.call(SERVICE, action, code=code, libelle=libelle, rang=_rank(visit), teleservice=chosen)
        elif action == "definirTheme":
            visit.call(SERVICE, action, code=code, libelle=libelle, rang=_rank(visit))
    except ParametreInvalide as error:
        answer = visit.answer(SERVICE, "listerThemes")
        return visit.page("bo-rubriques", answer, erreurs=sentences(error, ""), status=422)
    return visit.redirect("rubriques", ("ok", visit.label("web.avis.rubriques")))


def code_of(libelle: str) -> str:
    """A code made of a title: « Sport & loisirs » -> `sport-loisirs`."""
    plain = unicodedata.normalize("NFKD", libelle).encode("ascii", "ignore").decode().lower()
    code = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return code if code[:1].isalpha() else f"r-{code}".strip("-")


# --- what was typed -------------------------------------------------------------------------------------------------


def _facts(error: WscError) -> Facts:
    """Each fault of a document with its place in its sentence; a value to check is a link to it."""
    if isinstance(error, ParametresAVerifier):
        places = ((m.champ.replace("/", "-"), typeset(f"{m.libelle} : {m.message}")) for m in error.erreurs)
        return tuple((error.code, champ, text) for champ, text in places)
    if isinstance(error, DefinitionInvalide):
        return tuple((error.code, "", typeset(f"{m.champ} : {m.message}")) for m in error.erreurs)
    return tuple((code, champ, typeset(text)) for code, champ, text in error_facts(error))


def _rank(visit: Visit) -> int | None:
    rank = visit.posted.number("rang")
    if rank is None and visit.posted.get("rang").strip():
        raise ParametreInvalide(champ="rang", parametre="rang", raison="c'est un nombre, par exemple 2")
    return rank


def moment(visit: Visit, champ: str) -> datetime | None:
    """What a date and time field holds; `ParametreInvalide` when it is none."""
    text = visit.posted.get(champ).strip()
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        raise ParametreInvalide(champ=champ, parametre=champ, raison="choisissez un jour et une heure") from None
