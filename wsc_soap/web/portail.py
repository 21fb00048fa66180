"""The citizen's portal: catalogue, page of a service, form, confirmation, follow-up with number and key."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from wsc_soap.domain import cle_suivi
from wsc_soap.errors import DossierIntrouvable, SessionRequise, TeleserviceInconnu, WscError
from wsc_soap.operations import parcours, suivi, types
from wsc_soap.operations.ouverture import PLATFORM_SERVICES
from wsc_soap.web.envoi import TEXT, Envoi
from wsc_soap.web.fichiers import download
from wsc_soap.web.visite import Visite, sentences

# what a refused action leaves to be said on the dossier's own page
ACTION = ("ActionImpossible", "MotifManquant", "DossierModifie")


def accueil(visite: Visite) -> Response:
    """The catalogue by theme, or what a search found."""
    mots = visite.request.args.get("q", "").strip()[:200]
    if mots:
        found = visite.answer("catalogue", "rechercherTeleservices", mots=mots)
        return visite.page("accueil", found, parametres={"q": mots})
    return visite.page("accueil", visite.answer("catalogue", "listerTeleservices"))


def presentation(visite: Visite, code: str) -> Response:
    """What the service is and how it goes."""
    answer = visite.answer(service(code), "decrire")
    return visite.page("presentation", answer, titre=_text(answer, "intitule"))


def formulaire(visite: Visite, code: str) -> Response:
    """The first page of the form; a service that wants an account asks for it before anything is typed."""
    demarche = visite.contexte(service(code)).demarche
    if demarche.compte == "requis" and visite.identite is None:
        raise SessionRequise()
    return _form(visite, visite.answer(code, "lireFormulaire"))


def soumettre(visite: Visite, code: str) -> Response:
    """What was posted leads to the form again, the next page, the last reading, or the confirmation's address.

    Nothing typed is lost to an old page or to a session that is over: the same page comes back with a notice.
    """
    contexte = visite.contexte(service(code))
    envoi = visite.receive(contexte.plateforme.reglages.taille_dossier + TEXT, lenient=True)
    if visite.stale:
        return _again(visite, code, envoi, "web.avis.page-perimee")
    try:
        resultat = parcours.submit(contexte, envoi.entrees, None)
    except SessionRequise:
        return _again(visite, code, envoi, "web.avis.compte-ferme")
    if resultat.recu:
        return visite.redirect(f"services/{code}/confirmation?{_access(resultat.recu)}")
    return _form(visite, _element(visite, resultat.formulaire))


def _again(visite: Visite, code: str, envoi: Envoi, cle: str) -> Response:
    """The page as it was posted, nothing done with it."""
    kept = envoi.without([parcours.GO], files=False)
    stay = types.Entree(parcours.GO, "rester", None, None)
    resultat = parcours.submit(visite.contexte(code), (*kept.entrees, stay), None)
    return _form(visite, _element(visite, resultat.formulaire), avis=("wait", visite.label(cle)))


def _form(visite: Visite, answer: Any, avis: tuple[str, str] | None = None) -> Response:
    demarche, review = _text(answer, "intituleCourt"), _text(answer, "etape") == "relecture"
    shown = answer.xpath("string(*[local-name()='page'][*[local-name()='etat']='courante']/*[local-name()='titre'])")
    cle = "web.titre.relecture" if review else "web.titre.page"
    wrong = answer.find("{*}erreur") is not None
    titre = visite.label(cle, page=shown, demarche=demarche)
    return visite.page("formulaire", answer, titre=titre, avis=avis, statut=422 if wrong else 200)


def confirmation(visite: Visite, code: str) -> Response:
    """The receipt, at an address of its own: loading it again files nothing."""
    numero, cle = _key(visite)
    answer = visite.answer(service(code), "lireRecu", numero=numero, cle_suivi=cle)
    return visite.page("confirmation", answer, parametres={"numero": numero, "cle": cle})


def suivre(visite: Visite, code: str) -> Response:
    """Where the dossier stands, for who has its number and key."""
    numero, cle = _key(visite)
    return _followed(visite, visite.answer(service(code), "suivre", numero=numero, cle_suivi=cle), cle)


def agir(visite: Visite, code: str) -> Response:
    """An action of the citizen, then its dossier again."""
    numero, cle = _key(visite)
    envoi, access = visite.envoi, {"numero": numero, "cle_suivi": cle}
    try:
        visite.call(service(code), "effectuerAction", **access, **envoi.action())
    except WscError as erreur:
        if erreur.code not in ACTION:
            raise
        answer = visite.answer(code, "suivre", **access)
        return _followed(visite, answer, cle, sentences(erreur, ""), erreur.statut)
    chemin = f"services/{code}/suivi?{urlencode({'numero': numero, 'cle': cle})}"
    return visite.redirect(chemin, ("ok", visite.label("web.avis.action")))


def _followed(visite: Visite, answer: Any, cle: str, erreurs: Any = (), statut: int = 200) -> Response:
    numero = _text(answer, "numero")
    return visite.page(
        "suivi",
        answer,
        titre=visite.label("web.titre.dossier", numero=numero),
        parametres={"numero": numero, "cle": cle},
        erreurs=erreurs,
        statut=statut,
    )


def recapitulatif(visite: Visite, code: str) -> Response:
    """The recap as a PDF."""
    numero, cle = _key(visite)
    return download(visite.call(service(code), "telechargerRecapitulatif", numero=numero, cle_suivi=cle))


def rechercher_suivi(visite: Visite) -> Response:
    """Where to type number and key."""
    return visite.page("recherche-suivi")


def trouver_suivi(visite: Visite) -> Response:
    """From number and key to the page of that dossier."""
    envoi = visite.envoi
    try:
        dossier = suivi.locate(visite.contexte("compte"), envoi.get("numero"), envoi.get("cle"))
    except DossierIntrouvable as erreur:
        empty = [nom for nom in ("numero", "cle") if not envoi.get(nom).strip()]
        facts = [(erreur.code, nom, visite.label(f"web.champ.{nom}")) for nom in empty]
        facts = facts or [(erreur.code, "numero", visite.label("web.champ.suivi"))]
        typed = envoi.values("numero", "cle")
        return visite.page("recherche-suivi", erreurs=tuple(facts), entrees=typed, statut=422)
    query = urlencode({"numero": dossier.numero, "cle": cle_suivi.normaliser(envoi.get("cle"))})
    return visite.redirect(f"services/{dossier.teleservice}/suivi?{query}")


def service(code: str) -> str:
    """The code of a téléservice; the platform's own services have no pages."""
    if code in PLATFORM_SERVICES:
        raise TeleserviceInconnu(teleservice=code)
    return code


def _key(visite: Visite) -> tuple[str, str]:
    args = visite.request.args
    return args.get("numero", "")[:40], cle_suivi.normaliser(args.get("cle", "")[:40])


def _access(recu: types.Recu) -> str:
    return urlencode({"numero": recu.numero, "cle": recu.cle_suivi})


def _element(visite: Visite, answer: Any) -> Any:
    return visite.site.door.plateforme.serialiser(answer)


def _text(answer: Any, nom: str) -> str:
    return str(answer.findtext(f"{{*}}{nom}") or "")
