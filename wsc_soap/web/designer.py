"""The form designer: pages and fields of a draft at the left, the one chosen in the middle, the preview at the right.

Each gesture is a plain form and one operation; after it, the same page again. No script is needed.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from lxml import etree
from werkzeug.wrappers import Response

from wsc_soap.errors import (
    BrouillonInconnu,
    BrouillonModifie,
    ChampEmploye,
    DefinitionInvalide,
    DeplacementImpossible,
    EndroitInconnu,
    FormulairePerime,
    ModificationRefusee,
    NomDejaPris,
    ParametreInvalide,
    WscError,
)
from wsc_soap.operations.types import Entree
from wsc_soap.rendering.typography import typeset
from wsc_soap.web import designer_gestures, provenance
from wsc_soap.web.headers import PAGE
from wsc_soap.web.posted import TEXT, PostedForm, read
from wsc_soap.web.visit import Facts, Visit, sentences
from wsc_soap.xmlio.parser import parse_xml

SERVICE = designer_gestures.SERVICE
_ARGS = ("champ", "page", "groupe", "panneau", "numero", "type")
_REFUSALS = (
    BrouillonModifie,
    ChampEmploye,
    DeplacementImpossible,
    EndroitInconnu,
    ModificationRefusee,
    NomDejaPris,
    ParametreInvalide,
)
_POLICY = "Content-Security-Policy"


def show(visit: Visit, code: str) -> Response:
    """The designer, at the field or page that the address names."""
    chosen = {nom: visit.request.args.get(nom, "")[:400] for nom in _ARGS}
    try:
        return _designer(visit, code, chosen)
    except BrouillonInconnu:
        return visit.page("bo-formulaire-ferme", parametres={"code": code})


def change(visit: Visit, code: str) -> Response:
    """Do what the button pressed says, then show the place it was done at."""
    posted = visit.receive(TEXT)
    if posted.get("geste") == "ouvrir":
        visit.call("bo-services", "ouvrirBrouillon", teleservice=code)
        return visit.redirect(_address(code, {}))
    try:
        done, chosen = designer_gestures.do(visit, code, posted)
    except _REFUSALS as refusal:
        return _refused(visit, code, refusal, posted)
    return visit.redirect(_address(code, chosen), ("ok", done))


def _refused(visit: Visit, code: str, refusal: WscError, posted: PostedForm) -> Response:
    """The same panel, with what was typed and what is wrong."""
    typed = {entree.nom: entree.valeur or "" for entree in posted.entrees}
    chosen = {nom: typed.get(nom, "") for nom in ("champ", "page", "groupe", "panneau", "numero")}
    return _designer(visit, code, chosen, _facts(refusal), typed, refusal.status)


def _designer(
    visit: Visit,
    code: str,
    chosen: dict[str, str],
    erreurs: Facts = (),
    entrees: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    answer = visit.answer(SERVICE, "lireFormulaire", teleservice=code)
    parametres = {"code": code, **{nom: value for nom, value in chosen.items() if value}}
    response = visit.page(
        "bo-formulaire", answer, erreurs=erreurs, entrees=entrees, parametres=parametres, status=status
    )
    response.headers[_POLICY] = f"{PAGE}; frame-src 'self'"
    return response


def _facts(refusal: WscError) -> Facts:
    """A line by place that refers to the field, or the sentence, beside the entry it is about."""
    if isinstance(refusal, ChampEmploye):
        places = tuple((refusal.code, "", fault.champ) for fault in refusal.erreurs)
        return (*sentences(refusal, ""), *places)
    last = refusal.champ.rpartition("/")[2].partition("[")[0]
    entry = {"regle": "message", "condition": "condition.1.champ", "option": "option.1.libelle"}.get(last, last)
    known = entry if entry in designer_gestures.ENTRIES else ""
    return sentences(refusal, known)


def _address(code: str, chosen: dict[str, str]) -> str:
    query = urlencode({nom: value for nom, value in chosen.items() if value}, quote_via=quote, safe="/")
    return f"teleservices/{code}/formulaire" + (f"?{query}" if query else "")


# --- preview --------------------------------------------------------------------------------------------------------


def preview(visit: Visit, code: str, service: str = "") -> Response:
    """A page of the form as citizens will see it; within the designer, with every field and the chosen one marked."""
    args = visit.request.args
    framed = args.get("tout") == "1"
    return _preview(visit, code, (), args.get("page", "")[:60], framed, args.get("champ", "")[:400])


def preview_posted(visit: Visit, code: str, service: str = "") -> Response:
    """What follows a post from the preview. Nothing is kept, so the page needs no token; it comes from here all the
    same."""
    if not provenance.from_here(visit.request, visit.site.address):
        raise FormulairePerime()
    entrees = tuple(e for e in read(visit.request, TEXT * 10).entrees if e.fichier is None)
    return _preview(visit, code, entrees, "", False, "")


def _preview(visit: Visit, code: str, entrees: tuple[Entree, ...], page: str, framed: bool, champ: str) -> Response:
    parametres = {"code": code, "encadre": "oui" if framed else ""}
    arguments = {"base": f"{visit.base}teleservices/{code}/formulaire/apercu/", "page": page or None, "tout": framed}
    try:
        shown = visit.call(SERVICE, "previsualiser", teleservice=code, entree=entrees, niveau_titre=1, **arguments)
        fragment = parse_xml(shown.xhtml.encode())
        _mark(fragment, champ)
        response = visit.page("bo-apercu", fragment, parametres=parametres)
    except DefinitionInvalide as empty:
        facts = tuple((empty.code, "", typeset(fault.message)) for fault in empty.erreurs)
        response = visit.page("bo-apercu", erreurs=facts, parametres=parametres)
    response.headers[_POLICY] = PAGE.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _mark(fragment: etree._Element, champ: str) -> None:
    """Mark the frame of the chosen field: the preview opens there."""
    xpaths = (f"/demande/{champ}", f"/demande/{champ.replace('/', '[1]/')}")
    for element in fragment.iter("{*}*"):
        if champ and element.get("data-xpath") in xpaths:
            element.set("class", f"{element.get('class', '')} wsc-apercu-choisi".strip())
            return
