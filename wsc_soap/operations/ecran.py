"""The form as a screen shows it: fields with their widgets, what was typed, what is wrong, where we are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wsc_soap.domain.champs.registre import type_champ
from wsc_soap.domain.formulaire import Champ, Page
from wsc_soap.domain.teleservice import Rubrique, Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.operations import conversions, suivi, types
from wsc_soap.operations.contexte import Contexte
from wsc_soap.operations.pieces import FORMATS
from wsc_soap.xmlio.saisie import FichierSaisi, Saisie, lire_saisie

RELECTURE = "relecture"
Entrees = Mapping[str, Sequence[str]]
DATE_PARTS = {
    "date": ("jour", "mois", "annee"),
    "date-heure": ("jour", "mois", "annee", "heure", "minute"),
    "heure": ("heure", "minute"),
}


@dataclass(frozen=True)
class Etat:
    """A form under way: entries, the page shown, what is wrong, the files received by entry name."""

    entrees: Entrees
    page: str
    saisie: Saisie
    erreurs: tuple[Manquement, ...] = ()
    erreurs_fichiers: Mapping[str, str] = field(default_factory=dict)
    avertissements: tuple[Manquement, ...] = ()
    avis: str = ""
    fichiers: Mapping[str, Sequence[FichierSaisi]] = field(default_factory=dict)


def describe(contexte: Contexte) -> types.DescriptionTeleservice:
    """The answer of `decrire`."""
    service = contexte.demarche
    return types.DescriptionTeleservice(
        code=service.code,
        theme=service.theme.code,
        theme_libelle=service.theme.libelle,
        intitule=service.intitule,
        intitule_court=service.intitule_court,
        intitule_origine=service.intitule_origine,
        resume=service.resume or None,
        mode=contexte.mode,
        compte=service.compte,
        prix=service.prix or None,
        duree_minutes=service.duree_minutes,
        delai=service.delai or None,
        silence=service.silence or None,
        fondement=service.fondement or None,
        demandeurs=None,
        espace_de_noms=service.espace_de_noms,
        revision=contexte.revision,
        point=tuple(types.PointProcedure(point.titre, point.texte or None) for point in service.procedure),
        piece=tuple(types.PieceAPreparer(p.libelle, p.precision or None, p.icone) for p in service.pieces),
        rubrique=tuple(_rubric(rubrique) for rubrique in service.rubriques),
        contact=conversions.contact(contexte.collectivite.service(service.service)),
    )


def _rubric(source: Rubrique) -> types.Rubrique:
    paragraphs = tuple(part.strip() for part in source.texte.split("\n\n") if part.strip())
    lines = tuple(types.LigneRubrique(terme, texte) for terme, texte in source.lignes)
    return types.Rubrique(source.titre, paragraphs, source.entetes if lines else (), lines, source.note)


def read_entries(contexte: Contexte, entrees: Entrees, fichiers: Mapping[str, Sequence[FichierSaisi]]) -> Saisie:
    """The demande that these entries and files make, hidden fields dropped."""
    bouquet = contexte.plateforme.bouquet
    return lire_saisie(
        contexte.demarche,
        entrees,
        fichiers,
        bouquet.noms(contexte.collectivite),
        bouquet.variables(contexte.collectivite, contexte.maintenant()),
    )


def blank(contexte: Contexte, every_page: bool = True) -> types.FormulaireAffiche:
    """The empty form, all pages with their fields or only the first; prefilled from the account of the session."""
    entrees = prefill(contexte)
    etat = Etat(entrees, contexte.demarche.formulaire.pages[0].code, read_entries(contexte, entrees, {}))
    return show(contexte, etat, every_page)


def prefill(contexte: Contexte) -> dict[str, list[str]]:
    """Entries known from the account and from the defaults of the form."""
    known = {
        path.replace("/", "."): [champ.defaut]
        for path, champ in contexte.demarche.formulaire.parcourir()
        if champ.defaut and "groupeRepete" not in _kinds(contexte.demarche, path)
    }
    if contexte.identite is None:
        return known
    with contexte.lire() as unite:
        compte = unite.comptes.lire(contexte.identite.sujet)
    if compte is None:
        return known
    account = {
        "civilite": compte.civilite,
        "nomNaissance": compte.nom,
        "prenoms": compte.prenoms,
        "courriel": compte.courriel,
        "telephone": compte.telephone,
    }
    names = {path for path, _ in contexte.demarche.formulaire.parcourir()}
    known |= {f"demandeur.{nom}": [value] for nom, value in account.items() if value and f"demandeur/{nom}" in names}
    return known


def _kinds(service: Teleservice, path: str) -> set[str]:
    found, champs = set(), service.formulaire.champs
    for step in path.split("/"):
        champ = next(candidate for candidate in champs if candidate.nom == step)
        found.add(champ.type)
        champs = champ.champs
    return found


def page_of(service: Teleservice, xpath: str) -> str:
    """The code of the page where the field of this XPath stands; the first page for the demande itself."""
    nom = xpath.removeprefix("/demande").strip("/").split("/")[0].split("[")[0]
    for page in service.formulaire.pages:
        if any(champ.nom == nom for champ in page.champs):
            return page.code
    return service.formulaire.pages[0].code


def visible_pages(service: Teleservice, saisie: Saisie) -> list[Page]:
    """The pages that have something to show now."""
    return [page for page in service.formulaire.pages if any(champ.nom in saisie.visibles for champ in page.champs)]


def show(contexte: Contexte, etat: Etat, every_page: bool = False) -> types.FormulaireAffiche:
    """The form at one of its pages, or at the check-answers step when `etat.page` is `RELECTURE`."""
    service = contexte.demarche
    pages = visible_pages(service, etat.saisie)
    codes = [page.code for page in pages]
    review = etat.page == RELECTURE
    position = len(codes) if review else codes.index(etat.page)
    sizes = {file.jeton: file.taille for files in etat.fichiers.values() for file in files if file.jeton}
    sections = suivi.recap(contexte, service, etat.saisie.demande, sizes)
    screen = _Screen(etat, contexte.plateforme.bouquet.noms(contexte.collectivite).liste_pays.tous())
    return types.FormulaireAffiche(
        teleservice=service.code,
        intitule=service.intitule,
        intitule_court=service.intitule_court,
        theme_libelle=service.theme.libelle,
        espace_de_noms=service.espace_de_noms,
        etape="relecture" if review else "saisie",
        numero_page=min(position + 1, len(codes)),
        nombre_pages=len(codes),
        page=tuple(
            types.PageFormulaire(
                page.code,
                page.titre,
                page.intro or None,
                "faite" if rank < position else "courante" if rank == position else "a-venir",
                screen.fields(page.champs) if rank == position or every_page else (),
            )
            for rank, page in enumerate(pages)
        ),
        cachee=_hidden(service, etat),
        erreur=_page_errors(service, etat),
        avertissement=conversions.erreurs(etat.avertissements if review else ()),
        section=tuple(section for section in sections if review or section.page in codes[:position]),
        avis=etat.avis or None,
        contact=conversions.contact(contexte.collectivite.service(service.service)),
    )


def _page_errors(service: Teleservice, etat: Etat) -> tuple[types.Erreur, ...]:
    shown = [m for m in etat.erreurs if page_of(service, m.champ) == etat.page]
    files = tuple(
        types.Erreur("/demande/" + entree.replace(".", "/"), entree, "fichier", message)
        for entree, message in etat.erreurs_fichiers.items()
    )
    return conversions.erreurs(shown) + files


def _hidden(service: Teleservice, etat: Etat) -> tuple[types.Entree, ...]:
    here = {champ.nom for page in service.formulaire.pages if page.code == etat.page for champ in page.champs}
    return tuple(
        types.Entree(nom, valeur, None, None)
        for nom, valeurs in etat.entrees.items()
        if nom.split(".")[0] not in here and (not nom.startswith("_") or nom == "_cle")
        for valeur in valeurs
    )


class _Screen:
    """Fields of a page with what was typed in them."""

    def __init__(self, etat: Etat, pays: Sequence[tuple[str, str]]) -> None:
        self.etat, self.pays = etat, pays
        self.wrong: dict[str, list[str]] = {}
        for manquement in etat.erreurs:
            self.wrong.setdefault(etat.saisie.entree_de(manquement.champ) or "", []).append(manquement.message)

    def fields(
        self, champs: Iterable[Champ], entree: str = "", xpath: str = "/demande"
    ) -> tuple[types.ChampFormulaire, ...]:
        return tuple(
            self.field(champ, entree + champ.nom, f"{xpath}/{champ.nom}") for champ in champs if champ.type != "calcul"
        )

    def field(self, champ: Champ, entree: str, xpath: str) -> types.ChampFormulaire:
        kind = type_champ(champ.type)
        typed = tuple(self.etat.entrees.get(entree, ()))
        parts = DATE_PARTS.get(kind.composant, ())
        return types.ChampFormulaire(
            nom=champ.nom,
            entree=entree,
            xpath=xpath,
            type=champ.type,
            composant=kind.composant_pour(champ),
            libelle=champ.libelle,
            aide=champ.aide or None,
            obligatoire=champ.obligatoire,
            visible=entree in self.etat.saisie.visibles,
            condition=champ.condition or None,
            valeur=typed,
            partie=self._parts(entree, parts),
            option=self._options(champ, typed),
            fichier=self._files(entree) if champ.type == "pieceJointe" else (),
            erreur=self._errors(entree),
            longueur_max=champ.longueur_max or kind.longueur_max,
            minimum=champ.minimum or None,
            maximum=champ.maximum or None,
            autocompletion=champ.autocompletion or None,
            occurrences_min=champ.occurrences_min,
            occurrences_max=champ.occurrences_max,
            formats=_formats(champ),
            occurrence=self._occurrences(champ, entree, xpath),
        )

    def _options(self, champ: Champ, typed: Sequence[str]) -> tuple[types.OptionChamp, ...]:
        if champ.type == "pays":
            return tuple(types.OptionChamp(code, nom, None, code in typed) for code, nom in self.pays)
        return tuple(types.OptionChamp(o.code, o.libelle, o.aide or None, o.code in typed) for o in champ.options)

    def _parts(self, entree: str, parts: Sequence[str]) -> tuple[str, ...]:
        given = tuple(next(iter(self.etat.entrees.get(f"{entree}.{part}", ())), "") for part in parts)
        return given if any(given) else ()

    def _files(self, entree: str) -> tuple[types.FichierRecu, ...]:
        return tuple(
            types.FichierRecu(file.nom, file.taille, file.jeton)
            for file in self.etat.fichiers.get(entree, ())
            if file.jeton
        )

    def _errors(self, entree: str) -> tuple[str, ...]:
        found = self.wrong.get(entree, [])
        if entree in self.etat.erreurs_fichiers:
            found = [self.etat.erreurs_fichiers[entree], *found]
        return tuple(dict.fromkeys(found))

    def _occurrences(self, champ: Champ, entree: str, xpath: str) -> tuple[types.OccurrenceChamp, ...]:
        if champ.type == "groupe":
            return (types.OccurrenceChamp(1, self.fields(champ.champs, f"{entree}.", xpath)),)
        if champ.type != "groupeRepete":
            return ()
        count = max(self.etat.saisie.occurrences.get(entree, 0), champ.occurrences_min)
        return tuple(
            types.OccurrenceChamp(rang, self.fields(champ.champs, f"{entree}.{rang}.", f"{xpath}[{rang}]"))
            for rang in range(1, count + 1)
        )


def _formats(champ: Champ) -> str | None:
    if champ.type != "pieceJointe":
        return None
    return ",".join(extension for code in (champ.formats or tuple(FORMATS)) for extension in FORMATS[code][1])
