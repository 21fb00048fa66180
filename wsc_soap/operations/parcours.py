"""A form posted page by page, without any state kept here: what was answered before travels with the page."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from wsc_soap.domain.formulaire import Champ
from wsc_soap.errors import DemandeInvalide, Manquement, WscError
from wsc_soap.operations import depot, ecran, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.ecran import RELECTURE, Etat
from wsc_soap.operations.pieces import accept, uploaded
from wsc_soap.operations.sessions import digest
from wsc_soap.storage import Televersement
from wsc_soap.xmlio.demande import Bilan
from wsc_soap.xmlio.saisie import FichierSaisi, Saisie

PAGE, GO, SEEN, KEY = "_page", "_aller", "_vus", "_cle"
NEXT, BACK, SEND = "suivante", "precedente", "envoyer"
NEW_QUESTIONS = "Vos réponses ajoutent des questions à cette page. Complétez-les pour continuer."


@dataclass
class Resultat:
    """Where a post leads: the form again (`formulaire`), or a receipt (`recu`)."""

    formulaire: types.FormulaireAffiche | None = None
    recu: types.Recu | None = None


@dataclass
class _Post:
    """What came in, made tidy: entries, uploads done, their errors."""

    entrees: dict[str, list[str]]
    erreurs_fichiers: dict[str, str] = field(default_factory=dict)
    fichiers: dict[str, list[FichierSaisi]] = field(default_factory=dict)

    def first(self, nom: str, default: str = "") -> str:
        return next(iter(self.entrees.get(nom, ())), default)


def submit(contexte: Contexte, entrees: Iterable[types.Entree], cle: str | None) -> Resultat:
    """Take what a browser posted and say what comes next.

    Raises what `deposit` raises beyond invalid answers (a reused key, a session that is needed).
    """
    post = _tidy(contexte, entrees)
    post.entrees.setdefault(KEY, [cle or secrets.token_urlsafe(16)])
    go = post.first(GO, NEXT)
    _repeat(post, go)
    post.fichiers = _received(contexte, post)
    saisie = ecran.read_entries(contexte, post.entrees, post.fichiers)
    pages = [page.code for page in ecran.visible_pages(contexte.demarche, saisie)]
    here = post.first(PAGE) if post.first(PAGE) in (*pages, RELECTURE) else pages[0]
    bilan = depot.check(contexte, saisie.demande)
    if go.startswith("page:") and go.removeprefix("page:") in pages:
        return _page(contexte, post, saisie, go.removeprefix("page:"))
    if go == BACK:
        return _page(contexte, post, saisie, _before(pages, here))
    if go == SEND and here == RELECTURE:
        return _send(contexte, post, saisie, bilan)
    if go != NEXT:
        return _page(contexte, post, saisie, here)
    return _forward(contexte, post, saisie, bilan, pages, here)


def _forward(contexte: Contexte, post: _Post, saisie: Saisie, bilan: Bilan, pages: list[str], here: str) -> Resultat:
    wrong = tuple(m for m in bilan.erreurs if ecran.page_of(contexte.demarche, m.champ) == here)
    seen = set(post.first(SEEN).split())
    unseen = {saisie.entree_de(m.champ) for m in wrong} - seen if seen else set()
    if unseen and all(saisie.entree_de(m.champ) in unseen for m in wrong) and not post.erreurs_fichiers:
        return _page(contexte, post, saisie, here, avis=NEW_QUESTIONS)
    if wrong or post.erreurs_fichiers:
        return _page(contexte, post, saisie, here, wrong)
    following = ([*pages, RELECTURE])[pages.index(here) + 1] if here in pages else RELECTURE
    return _page(contexte, post, saisie, following, avertissements=bilan.avertissements)


def _send(contexte: Contexte, post: _Post, saisie: Saisie, bilan: Bilan) -> Resultat:
    if bilan.erreurs:
        first = ecran.page_of(contexte.demarche, bilan.erreurs[0].champ)
        return _page(contexte, post, saisie, first, bilan.erreurs)
    try:
        return Resultat(recu=depot.deposit(contexte, saisie.demande, post.first(KEY)))
    except DemandeInvalide as erreur:
        first = ecran.page_of(contexte.demarche, erreur.champ)
        return _page(contexte, post, saisie, first, erreur.erreurs)


def _page(
    contexte: Contexte,
    post: _Post,
    saisie: Saisie,
    page: str,
    erreurs: tuple[Manquement, ...] = (),
    avertissements: tuple[Manquement, ...] = (),
    avis: str = "",
) -> Resultat:
    etat = Etat(post.entrees, page, saisie, erreurs, post.erreurs_fichiers, avertissements, avis, post.fichiers)
    return Resultat(formulaire=ecran.show(contexte, etat))


def _before(pages: list[str], here: str) -> str:
    position = len(pages) if here == RELECTURE else pages.index(here)
    return pages[max(0, position - 1)]


def _tidy(contexte: Contexte, entrees: Iterable[types.Entree]) -> _Post:
    post = _Post({})
    for entree in entrees:
        if entree.fichier is not None or entree.nom_fichier:
            _upload(contexte, post, entree)
        else:
            post.entrees.setdefault(entree.nom, []).append(entree.valeur or "")
    return post


def _upload(contexte: Contexte, post: _Post, entree: types.Entree) -> None:
    """Keep a file that came with the page under an upload token, so that it need not be chosen again."""
    if not entree.nom_fichier or not entree.fichier:
        return
    champ = _field(contexte, entree.nom)
    if champ is None:
        return
    nom = entree.nom_fichier.replace("\\", "/").rsplit("/", 1)[-1][:255]
    try:
        xpath = "/demande/" + entree.nom.replace(".", "/")
        kept = accept(contexte, champ, xpath, nom, entree.fichier, contexte.plateforme.reglages.taille_fichier)
    except WscError as erreur:
        post.erreurs_fichiers[entree.nom] = f"{erreur.texte} {erreur.texte_remede}"
        return
    jeton, maintenant = secrets.token_urlsafe(24), contexte.maintenant()
    expire = maintenant + contexte.plateforme.reglages.televersement
    with contexte.ecrire() as unite:
        row = Televersement(digest(jeton), kept.nom, kept.type_mime, kept.taille, kept.empreinte, maintenant, expire)
        unite.televersements.ajouter(row)
        unite.valider()
    post.entrees.setdefault(f"{entree.nom}.jeton", []).append(jeton)


def _field(contexte: Contexte, entree: str) -> Champ | None:
    path = "/".join(step for step in entree.split(".") if not step.isdigit())
    fields = dict(contexte.demarche.formulaire.parcourir())
    champ = fields.get(path)
    return champ if champ and champ.type == "pieceJointe" else None


def _received(contexte: Contexte, post: _Post) -> dict[str, list[FichierSaisi]]:
    """The uploads that the entries name and that are still there; others are dropped from the entries."""
    found: dict[str, list[FichierSaisi]] = {}
    for nom, jetons in post.entrees.items():
        if not nom.endswith(".jeton"):
            continue
        for jeton in list(jetons):
            try:
                kept = uploaded(contexte, jeton)
            except WscError:
                jetons.remove(jeton)
                continue
            file = FichierSaisi(kept.nom, None, jeton, kept.taille, kept.type_mime)
            found.setdefault(nom.removesuffix(".jeton"), []).append(file)
    return found


def _repeat(post: _Post, go: str) -> None:
    """Add or remove an occurrence of a repeated group, or remove a file."""
    verb, _, what = go.partition(":")
    if verb == "ajouter":
        post.entrees[f"{what}.{_count(post, what) + 1}._"] = [""]
    elif verb == "retirer":
        groupe, _, rang = what.rpartition(".")
        _remove(post, groupe, int(rang) if rang.isdigit() else 0)
    elif verb == "retirer-fichier":
        entree, _, jeton = what.rpartition(":")
        if jeton in post.entrees.get(f"{entree}.jeton", []):
            post.entrees[f"{entree}.jeton"].remove(jeton)


def _ranks(post: _Post, groupe: str) -> set[int]:
    heads = (nom.removeprefix(f"{groupe}.").split(".")[0] for nom in post.entrees if nom.startswith(f"{groupe}."))
    return {int(head) for head in heads if head.isdigit() and len(head) < 4}


def _count(post: _Post, groupe: str) -> int:
    return max(_ranks(post, groupe), default=0)


def _remove(post: _Post, groupe: str, rang: int) -> None:
    kept: dict[str, list[str]] = {}
    for nom, valeurs in post.entrees.items():
        head, _, tail = nom.removeprefix(f"{groupe}.").partition(".") if nom.startswith(f"{groupe}.") else ("", "", "")
        if not head.isdigit() or int(head) < rang:
            kept[nom] = valeurs
        elif int(head) > rang:
            kept[f"{groupe}.{int(head) - 1}.{tail}"] = valeurs
    post.entrees = kept
