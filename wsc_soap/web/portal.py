"""The citizen's portal: catalogue, page of a service, form, confirmation, follow-up with number and key."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from wsc_soap.domain import cle_suivi
from wsc_soap.errors import (
    BrouillonIntrouvable,
    DossierIntrouvable,
    ParametreInvalide,
    SessionRequise,
    TeleserviceInconnu,
    WscError,
)
from wsc_soap.operations import journey, suivi, types
from wsc_soap.operations.opening import PLATFORM_SERVICES
from wsc_soap.web import action_form
from wsc_soap.web.files import download
from wsc_soap.web.posted import TEXT, PostedForm
from wsc_soap.web.visit import Visit, sentences


def accueil(visit: Visit) -> Response:
    """The catalogue by theme, or what a search found."""
    words = visit.request.args.get("q", "").strip()[:200]
    if words:
        found = visit.answer("catalogue", "rechercherTeleservices", mots=words)
        return visit.page("accueil", found, parametres={"q": words})
    return visit.kept_page("accueil", lambda: visit.page("accueil", visit.answer("catalogue", "listerThemes")))


def evenements(visit: Visit) -> Response:
    """The catalogue by life event."""
    parametres = {"par": "evenement"}
    return visit.kept_page(
        "evenements",
        lambda: visit.page("accueil", visit.answer("catalogue", "listerEvenements"), parametres=parametres),
    )


def presentation(visit: Visit, code: str) -> Response:
    """What the service is and how it goes."""
    answer = visit.answer(service(code), "decrire")
    return visit.page("presentation", answer, titre=_text(answer, "intitule"))


def formulaire(visit: Visit, code: str) -> Response:
    """The first page of the form; a service that wants an account asks for it before anything is typed."""
    demarche = visit.context(service(code)).demarche
    if demarche.compte == "requis" and visit.identity is None:
        raise SessionRequise()
    return _form(visit, visit.answer(code, "lireFormulaire"))


def submit(visit: Visit, code: str) -> Response:
    """What was posted leads to the form again, the next page, the last reading, or the confirmation's address.

    Nothing typed is lost to an old page or to a session that is over: the same page comes back with a notice.
    """
    context = visit.context(service(code))
    posted = visit.receive(context.platform.settings.dossier_limit + TEXT, lenient=True)
    if visit.stale:
        return _again(visit, code, posted, "web.avis.page-perimee")
    try:
        result = journey.submit(context, posted.entrees, None)
    except SessionRequise:
        return _again(visit, code, posted, "web.avis.compte-ferme")
    if result.recu:
        return visit.redirect(f"services/{code}/confirmation?{_access(result.recu)}")
    if result.brouillon:
        return visit.redirect(f"services/{code}/brouillon-garde?{urlencode({'code': result.brouillon.code})}")
    return _form(visit, _element(visit, result.formulaire))


def _again(visit: Visit, code: str, posted: PostedForm, cle: str) -> Response:
    """The page as it was posted, nothing done with it."""
    kept = posted.without([journey.GO], files=False)
    stay = types.Entree(journey.GO, "rester", None, None)
    result = journey.submit(visit.context(code), (*kept.entrees, stay), None)
    return _form(visit, _element(visit, result.formulaire), avis=("wait", visit.label(cle)))


def _form(visit: Visit, answer: Any, avis: tuple[str, str] | None = None) -> Response:
    demarche, review = _text(answer, "intituleCourt"), _text(answer, "etape") == "relecture"
    shown = answer.xpath("string(*[local-name()='page'][*[local-name()='etat']='courante']/*[local-name()='titre'])")
    cle = "web.titre.relecture" if review else "web.titre.page"
    wrong = answer.find("{*}erreur") is not None
    titre = visit.label(cle, page=shown, demarche=demarche)
    return visit.page("formulaire", answer, titre=titre, avis=avis, status=422 if wrong else 200)


def brouillon(visit: Visit, code: str) -> Response:
    """Where to type the code of a draft; with a code, the form where it was left."""
    given = visit.request.args.get("code", "")[:60]
    if not given:
        return visit.page(
            "brouillon", titre=visit.label("formulaire.brouillon.reprendre"), parametres={"service": code}
        )
    try:
        return _form(visit, _element(visit, visit.call(service(code), "lireBrouillon", code=given).formulaire))
    except BrouillonIntrouvable as error:
        return _no_draft(visit, code, given, error)


def _no_draft(visit: Visit, code: str, given: str, error: WscError) -> Response:
    return visit.page(
        "brouillon",
        titre=visit.label("formulaire.brouillon.reprendre"),
        parametres={"service": code},
        erreurs=sentences(error, "code"),
        entrees={"code": given},
        status=error.status,
    )


def take_up(visit: Visit, code: str) -> Response:
    """From the code typed to the draft; or, with an address, its link by mail."""
    posted = visit.posted
    given = posted.get("code")[:60]
    if not any(entree.nom == "courriel" for entree in posted.entrees):
        try:
            visit.call(service(code), "lireBrouillon", code=given)
        except BrouillonIntrouvable as error:
            return _no_draft(visit, code, given, error)
        return visit.redirect(f"services/{code}/brouillon?{urlencode({'code': given})}")
    try:
        visit.call(service(code), "envoyerLienBrouillon", code=given, courriel=posted.get("courriel"))
    except ParametreInvalide as error:
        return _kept(visit, code, given, sentences(error), posted.values("courriel"))
    notice = ("ok", visit.label("web.avis.lien-brouillon"))
    return visit.redirect(f"services/{code}/brouillon-garde?{urlencode({'code': given})}", notice)


def kept(visit: Visit, code: str) -> Response:
    """The draft is kept: its code, its term, its link."""
    return _kept(visit, code, visit.request.args.get("code", "")[:60])


def _kept(visit: Visit, code: str, given: str, erreurs: Any = (), entrees: dict[str, str] | None = None) -> Response:
    try:
        answer = _element(visit, visit.call(service(code), "lireBrouillon", code=given).brouillon)
    except BrouillonIntrouvable as error:
        return _no_draft(visit, code, given, error)
    titre = visit.label("formulaire.brouillon.garde")
    status = 422 if erreurs else 200
    parametres = {"service": code, "code": given}
    return visit.page(
        "brouillon", answer, titre=titre, erreurs=erreurs, entrees=entrees, parametres=parametres, status=status
    )


def confirmation(visit: Visit, code: str) -> Response:
    """The receipt, at an address of its own: loading it again files nothing."""
    numero, cle = _key(visit)
    answer = visit.answer(service(code), "lireRecu", numero=numero, cle_suivi=cle)
    return visit.page("confirmation", answer, parametres={"numero": numero, "cle": cle})


def follow(visit: Visit, code: str) -> Response:
    """Where the dossier stands, for who has its number and key."""
    numero, cle = _key(visit)
    return _followed(visit, visit.answer(service(code), "suivre", numero=numero, cle_suivi=cle), cle)


def act(visit: Visit, code: str) -> Response:
    """An action of the citizen, then its dossier again."""
    numero, cle = _key(visit)
    action_form.receive(visit)
    posted, access = visit.posted, {"numero": numero, "cle_suivi": cle}
    entree = action_form.answers(posted.entrees)
    try:
        visit.call(service(code), "effectuerAction", entree=entree, **access, **posted.action())
    except WscError as error:
        if error.code not in action_form.SAID:
            raise
        back = action_form.again(visit.answer(code, "suivre", **access), visit, error)
        return _followed(visit, back.answer, cle, back.faits, back.status, back.avis)
    path = f"services/{code}/suivi?{urlencode({'numero': numero, 'cle': cle})}"
    return visit.redirect(path, ("ok", visit.label("web.avis.action")))


def _followed(
    visit: Visit,
    answer: Any,
    cle: str,
    erreurs: Any = (),
    status: int = 200,
    avis: tuple[str, str] | None = None,
) -> Response:
    numero = _text(answer, "numero")
    return visit.page(
        "suivi",
        answer,
        titre=visit.label("web.titre.dossier", numero=numero),
        parametres={"numero": numero, "cle": cle},
        erreurs=erreurs,
        status=status,
        avis=avis,
    )


def recapitulatif(visit: Visit, code: str) -> Response:
    """The recap as a PDF."""
    numero, cle = _key(visit)
    return download(visit.call(service(code), "telechargerRecapitulatif", numero=numero, cle_suivi=cle))


def document(visit: Visit, code: str, rang: int) -> Response:
    """A letter or a result that the town added."""
    numero, cle = _key(visit)
    return download(visit.call(service(code), "telechargerDocument", numero=numero, cle_suivi=cle, rang=rang))


def search_suivi(visit: Visit) -> Response:
    """Where to type number and key."""
    return visit.page("recherche-suivi")


def find_suivi(visit: Visit) -> Response:
    """From number and key to the page of that dossier."""
    posted = visit.posted
    try:
        dossier = suivi.locate(visit.context("compte"), posted.get("numero"), posted.get("cle"))
    except DossierIntrouvable as error:
        empty = [nom for nom in ("numero", "cle") if not posted.get(nom).strip()]
        facts = [(error.code, nom, visit.label(f"web.champ.{nom}")) for nom in empty]
        facts = facts or [(error.code, "numero", visit.label("web.champ.suivi"))]
        typed = posted.values("numero", "cle")
        return visit.page("recherche-suivi", erreurs=tuple(facts), entrees=typed, status=422)
    query = urlencode({"numero": dossier.numero, "cle": cle_suivi.normalise(posted.get("cle"))})
    return visit.redirect(f"services/{dossier.teleservice}/suivi?{query}")


def service(code: str) -> str:
    """The code of a téléservice; the platform's own services have no pages."""
    if code in PLATFORM_SERVICES:
        raise TeleserviceInconnu(teleservice=code)
    return code


def _key(visit: Visit) -> tuple[str, str]:
    args = visit.request.args
    return args.get("numero", "")[:40], cle_suivi.normalise(args.get("cle", "")[:40])


def _access(recu: types.Recu) -> str:
    return urlencode({"numero": recu.numero, "cle": recu.cle_suivi})


def _element(visit: Visit, answer: Any) -> Any:
    return visit.site.door.platform.serialise(answer)


def _text(answer: Any, nom: str) -> str:
    return str(answer.findtext(f"{{*}}{nom}") or "")
