"""The citizen's account: signing up and in, the dossiers, the way out."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from wsc_soap.errors import (
    IdentifiantsRefuses,
    LienInvalide,
    ParametreInvalide,
    TropDeTentatives,
    WscError,
)
from wsc_soap.web import action_form, way_back
from wsc_soap.web.files import download
from wsc_soap.web.visit import Facts, Visit, missing, sentences

SERVICE = "compte"
_IDENTITY = ("civilite", "nom", "prenoms", "courriel", "telephone")


def identification(visit: Visit) -> Response:
    """Where to sign in; who is signed in goes on."""
    suite = way_back.safe(visit.request.args.get("retour", ""), "compte")
    if visit.identity:
        return visit.redirect(suite)
    return visit.page("identification", parametres={"retour": suite})


def sign_in(visit: Visit) -> Response:
    """Sign in, then go where one came from."""
    posted = visit.posted
    suite = way_back.safe(posted.get("retour"), "compte")
    facts: Facts = missing(visit, {"courriel": "courriel", "motDePasse": "motDePasse-vide"})
    if not facts:
        try:
            opened = visit.call(
                SERVICE, "ouvrirSession", courriel=posted.get("courriel"), mot_de_passe=posted.get("motDePasse")
            )
            visit.open_session(opened.jeton)
            return visit.redirect(suite)
        except (IdentifiantsRefuses, TropDeTentatives, ParametreInvalide) as error:
            facts = sentences(error, "courriel")
    return visit.page(
        "identification",
        erreurs=facts,
        entrees=posted.values("courriel"),
        parametres={"retour": suite},
        status=422,
    )


def inscription(visit: Visit) -> Response:
    """Where to ask for an account."""
    return visit.page("inscription")


def register(visit: Visit) -> Response:
    """Ask for an account; what comes next is the same whether the address has one or not."""
    posted = visit.posted
    facts: Facts = missing(visit, {nom: nom for nom in ("nom", "prenoms", "courriel", "motDePasse")})
    if not facts:
        given = {nom: posted.get(nom) or None for nom in _IDENTITY}
        try:
            visit.call(SERVICE, "inscrire", mot_de_passe=posted.get("motDePasse"), **given)
            return visit.redirect("compte/message-envoye")
        except ParametreInvalide as error:
            facts = ((error.code, error.champ, visit.label(f"web.champ.{error.champ}")),)
    return visit.page("inscription", erreurs=facts, entrees=posted.values(*_IDENTITY), status=422)


def message_envoye(visit: Visit) -> Response:
    """A mail is on its way."""
    return visit.page("message-envoye")


def confirm(visit: Visit) -> Response:
    """The link of the mail: a button, since mail readers open links by themselves."""
    return visit.page("confirmer", parametres={"jeton": visit.request.args.get("jeton", "")[:100]})


def confirm_registration(visit: Visit) -> Response:
    """Use the link up."""
    jeton = visit.posted.get("jeton")
    try:
        receipt = visit.call(SERVICE, "confirmerInscription", jeton=jeton)
    except LienInvalide as error:
        return visit.page("confirmer", erreurs=sentences(error), parametres={"jeton": jeton}, status=410)
    return visit.redirect("compte/identification", ("ok", receipt.message))


def tableau_de_bord(visit: Visit) -> Response:
    """The dossiers under way."""
    suite = visit.request.args.get("suite") or None
    answer = visit.answer(SERVICE, "listerDossiers", archives=False, suite=suite)
    drafts = visit.answer(SERVICE, "listerBrouillons")
    return visit.page("tableau-de-bord", answer, visit.answer("catalogue", "listerThemes"), drafts)


def archives(visit: Visit) -> Response:
    """The closed dossiers."""
    suite = visit.request.args.get("suite") or None
    return visit.page("archives", visit.answer(SERVICE, "listerDossiers", archives=True, suite=suite))


def informations(visit: Visit) -> Response:
    """What the account knows of its holder."""
    return visit.page("informations", visit.answer(SERVICE, "lireCompte"))


def messages(visit: Visit) -> Response:
    """What the town wrote."""
    return visit.page("messages", visit.answer(SERVICE, "listerMessages"))


def dossier(visit: Visit, numero: str) -> Response:
    """One dossier of the account."""
    return _dossier(visit, numero)


def _dossier(
    visit: Visit, numero: str, erreurs: Facts = (), status: int = 200, error: WscError | None = None
) -> Response:
    answer: Any = visit.answer(SERVICE, "lireDossier", numero=numero)
    titre, avis = visit.label("web.titre.dossier", numero=answer.findtext("{*}numero")), None
    if error is not None:
        back = action_form.again(answer, visit, error)
        answer, erreurs, avis, status = back.answer, back.faits, back.avis, back.status
    return visit.page("dossier", answer, titre=titre, erreurs=erreurs, avis=avis, status=status)


def act(visit: Visit, numero: str) -> Response:
    """An action of the citizen, then the dossier again."""
    action_form.receive(visit)
    posted = visit.posted
    entree = action_form.answers(posted.entrees)
    try:
        done = visit.call(SERVICE, "effectuerAction", numero=numero, entree=entree, **posted.action())
    except WscError as error:
        if error.code not in action_form.SAID:
            raise
        return _dossier(visit, numero, error=error)
    return visit.redirect(f"compte/dossiers/{done.numero}", ("ok", visit.label("web.avis.action")))


def write(visit: Visit, numero: str) -> Response:
    """A message to the department in charge, then the dossier again."""
    texte = visit.posted.get("texte")
    try:
        done = visit.call(SERVICE, "ecrireMessage", numero=numero, texte=texte, cle=visit.cle(texte))
    except ParametreInvalide as error:
        return _dossier(visit, numero, ((error.code, "texte", visit.label("web.champ.texte")),), 422)
    return visit.redirect(f"compte/dossiers/{done.numero}", ("ok", visit.label("web.avis.message")))


def document(visit: Visit, numero: str, rang: int) -> Response:
    """A letter or a result that the town added."""
    return download(visit.call(SERVICE, "telechargerDocument", numero=numero, rang=rang))


def recapitulatif(visit: Visit, numero: str) -> Response:
    """The recap as a PDF."""
    return download(visit.call(SERVICE, "telechargerRecapitulatif", numero=numero))


def demande(visit: Visit, numero: str) -> Response:
    """The XML of the demande."""
    return download(visit.call(SERVICE, "telechargerDemande", numero=numero), save=True)


def sign_out(visit: Visit) -> Response:
    """Close the session; nothing to close is not an error."""
    visit.posted  # noqa: B018 - reading it checks where the post comes from
    avis = None
    if visit.identity:
        avis = ("ok", visit.call(SERVICE, "fermerSession").message)
    visit.close_session()
    return visit.redirect("", avis)
