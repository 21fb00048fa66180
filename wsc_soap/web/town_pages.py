"""The pages of messages, standard texts, acteurs, agents and the journal of administrators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    ActeurInconnu,
    AgentInconnu,
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    DossierIntrouvable,
    EncoreUtilise,
    MessageInconnu,
    ParametreInvalide,
)
from wsc_soap.web.posted import TEXT, PostedForm
from wsc_soap.web.process_forms import code_from, name_from
from wsc_soap.web.processes import NEW, facts
from wsc_soap.web.visit import Facts, Visit

_REFUSALS = (
    ActeurInconnu,
    AgentInconnu,
    BrouillonInconnu,
    BrouillonModifie,
    DefinitionInvalide,
    DossierIntrouvable,
    EncoreUtilise,
    MessageInconnu,
    ParametreInvalide,
)


# --- messages -----------------------------------------------------------------------------------------------------


def messages(visit: Visit, code: str) -> Response:
    """The message types and letter types of a téléservice."""
    return visit.page(
        "bo-messages", visit.answer("bo-messages", "listerMessages", teleservice=code), parametres={"code": code}
    )


def message(visit: Visit, code: str, genre: str, message: str) -> Response:
    """The form of a message, with its preview."""
    return _message(visit, code, genre, message)


def _message(visit: Visit, code: str, genre: str, nom: str, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if visit.request.method == "POST" else {}
    answers = [visit.answer("bo-messages", "listerMessages", teleservice=code)]
    try:
        answers.append(_preview(visit, code, genre, nom, typed))
    except _REFUSALS as refusal:
        erreurs = erreurs or facts(refusal)
    parametres = {"code": code, "genre": genre, "message": nom}
    return visit.page("bo-message", *answers, erreurs=erreurs, entrees=typed, parametres=parametres, status=status)


def _preview(visit: Visit, code: str, genre: str, nom: str, typed: dict[str, str]):  # type: ignore[no-untyped-def]
    given = {"objet": typed.get("objet") or None, "corps": typed.get("corps") or None}
    number_asked = typed.get("numero", "").strip() or visit.request.args.get("numero", "")[:40] or None
    known = None if nom == NEW else nom
    return visit.answer("bo-messages", "previsualiserMessage", teleservice=code, code=known, genre=genre,
                        numero=number_asked, **given)  # fmt: skip


def change_message(visit: Visit, code: str, genre: str, message: str) -> Response:
    """Write a message, take it away, or only look at it."""
    posted = visit.receive(TEXT)
    if posted.get("geste") == "voir":
        return _message(visit, code, genre, message)

    def do() -> str:
        version = posted.number("version")
        if posted.get("geste") == "supprimer":
            visit.call("bo-messages", "supprimerMessage", teleservice=code, code=message, genre=genre, version=version)
            return "processus.avis.message-supprime"
        objet = posted.get("objet").strip()
        known = (posted.get("code").strip() or code_from(objet)) if message == NEW else message
        libelle = posted.get("libelle") or None
        given = {"objet": objet, "corps": posted.get("corps"), "genre": genre, "libelle": libelle, "version": version}
        visit.call("bo-messages", "definirMessage", teleservice=code, code=known, **given)
        return "processus.avis.message"

    return _done(visit, f"teleservices/{code}/messages", do, lambda f, s: _message(visit, code, genre, message, f, s))


def textes(visit: Visit) -> Response:
    """The standard texts."""
    return _textes(visit)


def _textes(visit: Visit, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    return visit.page("bo-textes", visit.answer("bo-messages", "listerTextes"), erreurs=erreurs, entrees=typed,
                      parametres={"texte": visit.request.args.get("texte", "")[:60]}, status=status)  # fmt: skip


def change_texte(visit: Visit) -> Response:
    """Write a standard text or take it away."""
    posted = visit.receive(TEXT)

    def do() -> str:
        if posted.get("geste") == "supprimer":
            visit.call("bo-messages", "supprimerTexte", code=posted.get("code"))
            return "processus.avis.texte-supprime"
        libelle = posted.get("libelle").strip()
        visit.call("bo-messages", "definirTexte", code=posted.get("code").strip() or name_from(libelle),
                   libelle=libelle, corps=posted.get("corps"))  # fmt: skip
        return "processus.avis.texte"

    return _done(visit, "textes", do, lambda f, s: _textes(visit, f, s))


# --- acteurs, agents, journal -------------------------------------------------------------------------------------


def acteurs(visit: Visit) -> Response:
    """The acteurs of the town."""
    return _acteurs(visit)


def _acteurs(visit: Visit, erreurs: Facts = (), status: int = 200) -> Response:
    typed = visit.receive(TEXT).typed() if erreurs else {}
    return visit.page("bo-acteurs", visit.answer("bo-acteurs", "listerActeurs"), erreurs=erreurs, entrees=typed,
                      parametres={"acteur": visit.request.args.get("acteur", "")[:60]}, status=status)  # fmt: skip


def change_acteur(visit: Visit) -> Response:
    """Write an acteur of the town or take it away."""
    posted = visit.posted

    def do() -> str:
        if posted.get("geste") == "supprimer":
            visit.call("bo-acteurs", "supprimerActeur", code=posted.get("code"))
            return "processus.avis.acteur-supprime"
        libelle = posted.get("libelle").strip()
        contact = {nom: posted.get(nom).strip() or None for nom in ("courriel", "telephone", "adresse", "horaires")}
        visit.call("bo-acteurs", "definirActeur", code=posted.get("code").strip() or code_from(libelle),
                   libelle=libelle, genre=posted.get("genre"), nouveau=_new(posted), **contact)  # fmt: skip
        return "processus.avis.acteur"

    return _done(visit, "acteurs", do, lambda f, s: _acteurs(visit, f, s))


def agents(visit: Visit) -> Response:
    """The agents of the town."""
    return _agents(visit)


def _agents(visit: Visit, erreurs: Facts = (), status: int = 200) -> Response:
    typed = {nom: value for nom, value in visit.receive(TEXT).typed().items() if nom != "motDePasse"} if erreurs else {}
    answers = (visit.answer("bo-acteurs", "listerAgents"), visit.answer("bo-acteurs", "listerActeurs"))
    return visit.page("bo-agents", *answers, erreurs=erreurs, entrees=typed,
                      parametres={"agent": visit.request.args.get("agent", "")[:80]}, status=status)  # fmt: skip


def change_agent(visit: Visit) -> Response:
    """Write an agent, deactivate one, or write an absence."""
    posted = visit.posted
    gestures = {"desactiver": _deactivate, "absence": _absence, "annuler": _absence}
    do = gestures.get(posted.get("geste"), _agent)
    return _done(visit, "agents", lambda: do(visit, posted), lambda f, s: _agents(visit, f, s))


def _agent(visit: Visit, posted: PostedForm) -> str:
    services = tuple(entree.valeur or "" for entree in posted.entrees if entree.nom == "service")
    visit.call("bo-acteurs", "definirAgent", identifiant=posted.get("identifiant").strip(), nom=posted.get("nom"),
               prenom=posted.get("prenom"), profil=posted.get("profil"), service=services,
               civilite=posted.get("civilite") or None, mot_de_passe=posted.get("motDePasse") or None,
               nouveau=_new(posted))  # fmt: skip
    return "processus.avis.agent"


def _new(posted: PostedForm) -> bool | None:
    """True from the form that adds: there, a code that is taken is a slip."""
    return posted.get("nouveau") == "true" or None


def _deactivate(visit: Visit, posted: PostedForm) -> str:
    visit.call("bo-acteurs", "desactiverAgent", identifiant=posted.get("identifiant"))
    return "processus.avis.agent-desactive"


def _absence(visit: Visit, posted: PostedForm) -> str:
    cancelled = posted.get("geste") == "annuler"
    visit.call("bo-acteurs", "definirAbsence", identifiant=posted.get("identifiant"), du=_day(posted, "du"),
               au=None if cancelled else _day(posted, "au"), remplacant=posted.get("remplacant") or None,
               annuler=cancelled)  # fmt: skip
    return "processus.avis.absence-annulee" if cancelled else "processus.avis.absence"


def _day(posted: PostedForm, nom: str) -> date:
    try:
        return date.fromisoformat(posted.get(nom).strip())
    except ValueError:
        raise ParametreInvalide(champ=nom, parametre=nom, raison="donnez une date : jour, mois, année") from None


def journal(visit: Visit) -> Response:
    """The journal of administrators."""
    args = visit.request.args
    objet, suite = args.get("objet", "")[:80], args.get("suite", "")[:20]
    answer = visit.answer("bo-services", "listerActes", objet=objet or None, suite=suite or None)
    return visit.page("bo-actes", answer, parametres={"objet": objet})


def _done(visit: Visit, path: str, do: Callable[[], str], again: Callable[[Facts, int], Response]) -> Response:
    try:
        notice = do()
    except _REFUSALS as refusal:
        return again(facts(refusal), refusal.status)
    return visit.redirect(path, ("ok", visit.label(notice)))
