"""A form posted page by page, without any state kept here: what was answered before travels with the page."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from wsc_soap.domain.formulaire import Champ
from wsc_soap.domain.french import typeset
from wsc_soap.errors import (
    CreneauIndisponible,
    DemandeInvalide,
    Manquement,
    ParametreInvalide,
    PieceIntrouvable,
    PieceRefusee,
    PieceTropGrande,
    WscError,
)
from wsc_soap.operations import brouillons, deposit, screen, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.pieces import accept, inspect_files, uploaded
from wsc_soap.operations.screen import RELECTURE, FormState
from wsc_soap.operations.sessions import digest
from wsc_soap.storage import Televersement
from wsc_soap.xmlio.demande import Findings
from wsc_soap.xmlio.file_element import EMPTY_FILE
from wsc_soap.xmlio.filled_form import FilledForm, FormFile

PAGE, GO, SEEN, KEY = "_page", "_aller", "_vus", "_cle"
NEXT, BACK, SEND, KEEP = "suivante", "precedente", "envoyer", "enregistrer"
RESUMED = "Vous reprenez votre brouillon. Rien n’est envoyé à la mairie avant la dernière étape."
NEW_QUESTIONS = "Vos réponses ajoutent des questions à cette page. Complétez-les pour continuer."


@dataclass
class Result:
    """Where a post leads: the form again (`formulaire`), a receipt (`recu`), or a draft kept (`brouillon`)."""

    formulaire: types.FormulaireAffiche | None = None
    recu: types.Recu | None = None
    brouillon: types.BrouillonDemande | None = None


@dataclass
class _Post:
    """What came in, made tidy: entries, uploads done, their errors."""

    entrees: dict[str, list[str]]
    erreurs_fichiers: dict[str, str] = field(default_factory=dict)
    fichiers: dict[str, list[FormFile]] = field(default_factory=dict)

    def first(self, nom: str, default: str = "") -> str:
        return next(iter(self.entrees.get(nom, ())), default)


def submit(context: Context, entrees: Iterable[types.Entree], cle: str | None) -> Result:
    """Take what a browser posted and say what comes next.

    Raises what `deposit` raises beyond invalid answers (a reused key, a session that is needed).
    """
    post = _tidy(context, entrees)
    post.entrees.setdefault(KEY, [cle or secrets.token_urlsafe(16)])
    go = post.first(GO, NEXT)
    _repeat(post, go)
    post.fichiers = _received(context, post)
    filled = screen.read_entries(context, post.entrees, post.fichiers)
    pages = [page.code for page in screen.visible_pages(context.demarche, filled)]
    here = post.first(PAGE) if post.first(PAGE) in (*pages, RELECTURE) else pages[0]
    if go == KEEP and not post.erreurs_fichiers:
        return Result(brouillon=brouillons.save(context, here, post.entrees, post.first(brouillons.CODE) or None))
    findings = deposit.check(context, filled.demande)
    if go.startswith("page:") and go.removeprefix("page:") in pages:
        return _page(context, post, filled, go.removeprefix("page:"))
    if go == BACK:
        return _page(context, post, filled, _before(pages, here))
    if go == SEND and here == RELECTURE:
        return _send(context, post, filled, findings)
    if go != NEXT:
        return _page(context, post, filled, here)
    return _forward(context, post, filled, findings, pages, here)


def save(
    context: Context, entrees: Iterable[types.Entree], code: str | None, cle: str | None = None
) -> types.BrouillonDemande:
    """Keep entries as a draft, files under upload tokens. Raises what `brouillons.save` raises, and `PieceRefusee` for
    a file that its field does not take."""
    post = _tidy(context, entrees)
    for entree, message in post.erreurs_fichiers.items():
        raise ParametreInvalide(champ=entree, parametre=entree, raison=message)
    known = code or post.first(brouillons.CODE) or None
    return brouillons.save(context, post.first(PAGE), post.entrees, known, cle)


def resume(context: Context, code: str) -> types.BrouillonLu:
    """The form of a draft, at the page it was left at. Raises `BrouillonIntrouvable`."""
    saisie, page, entrees = brouillons.read(context, code)
    described = brouillons.describe(context, saisie)
    post = _Post(entrees | {brouillons.CODE: [described.code]})
    post.entrees.setdefault(KEY, [secrets.token_urlsafe(16)])
    post.fichiers = _received(context, post)
    filled = screen.read_entries(context, post.entrees, post.fichiers)
    pages = [one.code for one in screen.visible_pages(context.demarche, filled)]
    shown = _page(context, post, filled, page if page in (*pages, RELECTURE) else pages[0], avis=RESUMED)
    assert shown.formulaire is not None
    return types.BrouillonLu(described, shown.formulaire)


def _forward(
    context: Context, post: _Post, filled: FilledForm, findings: Findings, pages: list[str], here: str
) -> Result:
    wrong = tuple(m for m in findings.errors if screen.page_of(context.demarche, m.champ) == here)
    seen = set(post.first(SEEN).split())
    unseen = {filled.entree_of(m.champ) for m in wrong} - seen if seen else set()
    if unseen and all(filled.entree_of(m.champ) in unseen for m in wrong) and not post.erreurs_fichiers:
        return _page(context, post, filled, here, avis=NEW_QUESTIONS)
    if wrong or post.erreurs_fichiers:
        return _page(context, post, filled, here, wrong)
    following = ([*pages, RELECTURE])[pages.index(here) + 1] if here in pages else RELECTURE
    return _page(context, post, filled, following, warnings=findings.warnings)


def _send(context: Context, post: _Post, filled: FilledForm, findings: Findings) -> Result:
    if findings.errors:
        first = screen.page_of(context.demarche, findings.errors[0].champ)
        return _page(context, post, filled, first, findings.errors)
    try:
        recu = deposit.deposit(context, filled.demande, post.first(KEY))
        if draft := post.first(brouillons.CODE):
            brouillons.forget(context, draft)
        return Result(recu=recu)
    except (DemandeInvalide, CreneauIndisponible) as error:
        first = screen.page_of(context.demarche, error.champ)
        return _page(context, post, filled, first, error.erreurs)
    except (PieceRefusee, PieceTropGrande, PieceIntrouvable) as error:
        wrong = inspect_files(context, filled.demande)
        if error.champ not in {manquement.champ for manquement in wrong}:
            raise
        return _page(context, post, filled, screen.page_of(context.demarche, wrong[0].champ), wrong)


def _page(
    context: Context,
    post: _Post,
    filled: FilledForm,
    page: str,
    erreurs: tuple[Manquement, ...] = (),
    warnings: tuple[Manquement, ...] = (),
    avis: str = "",
) -> Result:
    state = FormState(post.entrees, page, filled, erreurs, post.erreurs_fichiers, warnings, avis, post.fichiers)
    return Result(formulaire=screen.show(context, state))


def _before(pages: list[str], here: str) -> str:
    position = len(pages) if here == RELECTURE else pages.index(here)
    return pages[max(0, position - 1)]


def _tidy(context: Context, entrees: Iterable[types.Entree]) -> _Post:
    post = _Post({})
    for entree in entrees:
        if entree.fichier is not None or entree.nom_fichier:
            _upload(context, post, entree)
        else:
            post.entrees.setdefault(entree.nom, []).append(entree.valeur or "")
    return post


def _upload(context: Context, post: _Post, entree: types.Entree) -> None:
    """Keep a file that came with the page under an upload token, so that it need not be chosen again."""
    champ = _field(context, entree.nom)
    if champ is None or not entree.nom_fichier:  # a browser sends a file without name or content where none was chosen
        return
    if not entree.fichier:
        post.erreurs_fichiers[entree.nom] = typeset(EMPTY_FILE)
        return
    nom = entree.nom_fichier.replace("\\", "/").rsplit("/", 1)[-1][:255]
    try:
        xpath = "/demande/" + entree.nom.replace(".", "/")
        kept = accept(context, champ, xpath, nom, entree.fichier, context.platform.settings.file_limit)
    except WscError as error:
        post.erreurs_fichiers[entree.nom] = typeset(f"{error.text} {error.remedy_text}")
        return
    jeton, now = secrets.token_urlsafe(24), context.now()
    expire = now + context.platform.settings.upload_life
    with context.write() as unit:
        row = Televersement(digest(jeton), kept.nom, kept.type_mime, kept.size, kept.empreinte, now, expire)
        unit.televersements.add(row)
        unit.commit()
    post.entrees.setdefault(f"{entree.nom}.jeton", []).append(jeton)


def _field(context: Context, entree: str) -> Champ | None:
    path = "/".join(step for step in entree.split(".") if not step.isdigit())
    fields = dict(context.demarche.formulaire.walk())
    champ = fields.get(path)
    return champ if champ and champ.type == "pieceJointe" else None


def _received(context: Context, post: _Post) -> dict[str, list[FormFile]]:
    """The uploads that the entries name and that are still there; others are dropped from the entries."""
    found: dict[str, list[FormFile]] = {}
    for nom, jetons in post.entrees.items():
        if not nom.endswith(".jeton"):
            continue
        for jeton in list(jetons):
            try:
                kept = uploaded(context, jeton)
            except WscError:
                jetons.remove(jeton)
                continue
            file = FormFile(kept.nom, None, jeton, kept.size, kept.type_mime)
            found.setdefault(nom.removesuffix(".jeton"), []).append(file)
    return found


def _repeat(post: _Post, go: str) -> None:
    """Add or remove an occurrence of a repeated group, or remove a file."""
    verb, _, what = go.partition(":")
    if verb == "ajouter":
        post.entrees[f"{what}.{_count(post, what) + 1}._"] = [""]
    elif verb == "retirer":
        groupe, _, rank = what.rpartition(".")
        _remove(post, groupe, int(rank) if rank.isdigit() else 0)
    elif verb == "retirer-fichier":
        entree, _, jeton = what.rpartition(":")
        if jeton in post.entrees.get(f"{entree}.jeton", []):
            post.entrees[f"{entree}.jeton"].remove(jeton)


def _ranks(post: _Post, groupe: str) -> set[int]:
    heads = (nom.removeprefix(f"{groupe}.").split(".")[0] for nom in post.entrees if nom.startswith(f"{groupe}."))
    return {int(head) for head in heads if head.isdigit() and len(head) < 4}


def _count(post: _Post, groupe: str) -> int:
    return max(_ranks(post, groupe), default=0)


def _remove(post: _Post, groupe: str, rank: int) -> None:
    kept: dict[str, list[str]] = {}
    for nom, values in post.entrees.items():
        head, _, tail = nom.removeprefix(f"{groupe}.").partition(".") if nom.startswith(f"{groupe}.") else ("", "", "")
        if not head.isdigit() or int(head) < rank:
            kept[nom] = values
        elif int(head) > rank:
            kept[f"{groupe}.{int(head) - 1}.{tail}"] = values
    post.entrees = kept
