"""What agents write and decide beside the actions of the étape, and the documents they fetch."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import WscError
from wsc_soap.web import action_form
from wsc_soap.web.back_office import SERVICE, shown_dossier
from wsc_soap.web.files import download
from wsc_soap.web.visit import Visit, sentences

# what the page may ask, and the operation that does it
WRITING = {"note": "annoterDossier", "message": "ecrireCitoyen"}


def write(visit: Visit, numero: str) -> Response:
    """A note for agents, or a message to the citizen; then the dossier again."""
    nom, texte = WRITING.get(visit.posted.get("ecrire"), "annoterDossier"), visit.posted.get("texte")
    try:
        visit.call(SERVICE, nom, numero=numero, texte=texte, cle=visit.cle(texte))
    except WscError as error:
        if error.code not in action_form.SAID:
            raise
        return shown_dossier(visit, numero, sentences(error, "texte"), error.status, visit.posted.values("texte"))
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label(f"web.avis.{nom}")))


def give_opinion(visit: Visit, numero: str) -> Response:
    """The opinion that the agent's department owes; then the dossier again."""
    posted = visit.posted
    given = {"rang": posted.number("rang", 3) or 0, "avis": posted.get("avis")}
    try:
        visit.call(SERVICE, "rendreAvis", numero=numero, commentaire=posted.get("commentaire") or None, **given)
    except WscError as error:
        if error.code not in (*action_form.SAID, "AccesRefuse"):
            raise
        typed = {"avis": posted.get("avis"), "commentaireAvis": posted.get("commentaire")}
        return shown_dossier(visit, numero, sentences(error, "avis"), error.status, typed)
    return visit.redirect(f"dossiers/{numero}", ("ok", visit.label("web.avis.rendreAvis")))


def document(visit: Visit, numero: str, rang: int) -> Response:
    """A letter or a result."""
    return download(visit.call(SERVICE, "telechargerDocument", numero=numero, rang=rang))
