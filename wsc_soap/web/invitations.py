"""The page of an invitation: an acteur without account reads a dossier and answers, once."""

from __future__ import annotations

from werkzeug.wrappers import Response

from wsc_soap.errors import WscError
from wsc_soap.web import action_form
from wsc_soap.web.visit import Visit

SERVICE = "invitations"


def show(visit: Visit, jeton: str) -> Response:
    """The dossier and the answers that the link allows."""
    return _page(visit, jeton)


def _page(visit: Visit, jeton: str, error: WscError | None = None) -> Response:
    answer = visit.answer(SERVICE, "lireInvitation", jeton=jeton)
    if error is None:
        return visit.page("invitation", answer, parametres={"jeton": jeton})
    back = action_form.again(answer, visit, error)
    entrees = visit.posted.values("motif", "commentaire", "avis")
    return visit.page(
        "invitation",
        back.answer,
        erreurs=back.faits,
        avis=back.avis,
        entrees=entrees,
        parametres={"jeton": jeton},
        status=back.status,
    )


def respond(visit: Visit, jeton: str) -> Response:
    """Answer, then the same page, which says that it is done."""
    action_form.receive(visit)
    posted = visit.posted
    given = {nom: posted.get(nom) or None for nom in ("action", "avis", "motif", "commentaire")}
    try:
        visit.call(SERVICE, "repondreInvitation", jeton=jeton, entree=action_form.answers(posted.entrees), **given)
    except WscError as error:
        if error.code not in action_form.SAID:
            raise
        return _page(visit, jeton, error)
    return visit.redirect(f"invitations/{jeton}", ("ok", visit.label("web.avis.invitation")))
