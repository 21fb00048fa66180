"""The form as a screen shows it: fields with their widgets, what was typed, what is wrong, where we are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wsc_soap.domain.champs.calcul import DEFAUT
from wsc_soap.domain.champs.registry import champ_type
from wsc_soap.domain.formulaire import Champ, Page
from wsc_soap.domain.teleservice import Rubrique, Teleservice
from wsc_soap.errors import Manquement
from wsc_soap.operations import conversions, suivi, types
from wsc_soap.operations.context import Context
from wsc_soap.operations.form_agendas import FormAgendas
from wsc_soap.operations.pieces import FORMATS
from wsc_soap.operations.prefill import prefill
from wsc_soap.reference_data import ReferenceData
from wsc_soap.xmlio.filled_form import FilledForm, FormFile, read_filled_form
from wsc_soap.xmlio.live import literals, live_view

RELECTURE = "relecture"
Entrees = Mapping[str, Sequence[str]]
DATE_PARTS = {
    "date": ("jour", "mois", "annee"),
    "date-heure": ("jour", "mois", "annee", "heure", "minute"),
    "heure": ("heure", "minute"),
}


@dataclass(frozen=True)
class FormState:
    """A form under way: entries, the page shown, what is wrong, the files received by entry name."""

    entrees: Entrees
    page: str
    filled: FilledForm
    errors: tuple[Manquement, ...] = ()
    file_errors: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Manquement, ...] = ()
    avis: str = ""
    fichiers: Mapping[str, Sequence[FormFile]] = field(default_factory=dict)


def describe(context: Context) -> types.DescriptionTeleservice:
    """The answer of `decrire`."""
    service = context.demarche
    return types.DescriptionTeleservice(
        code=service.code,
        theme=service.theme.code,
        theme_libelle=service.theme.libelle,
        intitule=service.intitule,
        intitule_court=service.intitule_court,
        intitule_origine=service.intitule_origine,
        resume=service.resume or None,
        mode=context.mode,
        compte=service.compte,
        prix=service.prix or None,
        duree_minutes=service.duree_minutes,
        delai=service.delai or None,
        silence=service.silence or None,
        fondement=service.fondement or None,
        demandeurs=None,
        espace_de_noms=service.espace_de_noms,
        revision=context.revision,
        point=tuple(types.PointProcedure(point.titre, point.texte or None) for point in service.procedure),
        piece=tuple(types.PieceAPreparer(p.libelle, p.precision or None, p.icone) for p in service.pieces),
        rubrique=tuple(_rubric(rubrique) for rubrique in service.rubriques),
        contact=conversions.contact(context.collectivite.service(service.service)),
    )


def _rubric(source: Rubrique) -> types.Rubrique:
    paragraphs = tuple(part.strip() for part in source.texte.split("\n\n") if part.strip())
    lines = tuple(types.LigneRubrique(terme, text) for terme, text in source.lignes)
    return types.Rubrique(source.titre, paragraphs, source.entetes if lines else (), lines, source.note)


def read_entries(context: Context, entrees: Entrees, fichiers: Mapping[str, Sequence[FormFile]]) -> FilledForm:
    """The demande that these entries and files make, hidden fields dropped."""
    bouquet = context.platform.bouquet
    return read_filled_form(
        context.demarche,
        entrees,
        fichiers,
        bouquet.names(context.collectivite),
        bouquet.variables(context.collectivite, context.now(), context.demarche),
    )


def blank(context: Context, every_page: bool = True) -> types.FormulaireAffiche:
    """The empty form, all pages with their fields or only the first; prefilled from the account of the session."""
    entrees = prefill(context)
    state = FormState(entrees, context.demarche.formulaire.pages[0].code, read_entries(context, entrees, {}))
    return show(context, state, every_page)


def page_of(service: Teleservice, xpath: str) -> str:
    """The code of the page where the field of this XPath stands; the first page for the demande itself."""
    nom = xpath.removeprefix("/demande").strip("/").split("/")[0].split("[")[0]
    for page in service.formulaire.pages:
        if any(champ.nom == nom for champ in page.champs):
            return page.code
    return service.formulaire.pages[0].code


def visible_pages(service: Teleservice, filled: FilledForm) -> list[Page]:
    """The pages that have something to show now."""
    return [page for page in service.formulaire.pages if any(champ.nom in filled.visible for champ in page.champs)]


def show(context: Context, state: FormState, every_page: bool = False) -> types.FormulaireAffiche:
    """The form at one of its pages, or at the check-answers step when `state.page` is `RELECTURE`."""
    service = context.demarche
    pages = visible_pages(service, state.filled)
    codes = [page.code for page in pages]
    review = state.page == RELECTURE
    position = len(codes) if review else codes.index(state.page)
    sizes = {file.jeton: file.size for files in state.fichiers.values() for file in files if file.jeton}
    sections = suivi.recap(context, service, state.filled.demande, sizes, state.filled.calculs, state.filled.entree_of)
    screen = _Screen(
        state, context.platform.bouquet.names(context.collectivite), FormAgendas(context, state.filled.demande)
    )
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
        cachee=_hidden(service, state),
        erreur=_page_errors(service, state),
        avertissement=conversions.erreurs(state.warnings if review else ()),
        section=tuple(section for section in sections if review or section.page in codes[:position]),
        avis=state.avis or None,
        contact=conversions.contact(context.collectivite.service(service.service)),
        enregistrement=service.enregistrement,
        conservation_mois=service.conservation_mois or None,
        vue=live_view(state.filled.root, state.filled.view),
        variable=variables(context, service),
    )


def variables(context: Context, service: Teleservice) -> tuple[types.VariableExpression, ...]:
    """What stands for each variable that the expressions of a form name."""
    values = context.platform.bouquet.variables(context.collectivite, context.now())
    found = literals(service.formulaire, values)
    return tuple(types.VariableExpression(nom, text) for nom, text in found.items())


def _page_errors(service: Teleservice, state: FormState) -> tuple[types.Erreur, ...]:
    shown = [m for m in state.errors if page_of(service, m.champ) == state.page]
    files = tuple(
        types.Erreur("/demande/" + entree.replace(".", "/"), entree, "fichier", message)
        for entree, message in state.file_errors.items()
    )
    return conversions.erreurs(shown) + files


def _hidden(service: Teleservice, state: FormState) -> tuple[types.Entree, ...]:
    here = {champ.nom for page in service.formulaire.pages if page.code == state.page for champ in page.champs}
    return tuple(
        types.Entree(nom, value, None, None)
        for nom, values in state.entrees.items()
        if nom.split(".")[0] not in here and (not nom.startswith("_") or nom in ("_cle", "_brouillon"))
        for value in values
    )


def form_fields(
    context: Context, state: FormState, champs: Iterable[Champ], prefix: str, xpath: str
) -> tuple[types.ChampFormulaire, ...]:
    """Fields outside a téléservice's form, their entries under `prefix`, their places under `xpath`."""
    names, agendas = context.platform.bouquet.names(context.collectivite), FormAgendas(context, state.filled.demande)
    return _Screen(state, names, agendas).fields(champs, prefix, xpath)


class _Screen:
    """Fields of a page with what was typed in them."""

    def __init__(self, state: FormState, names: ReferenceData, agendas: FormAgendas) -> None:
        self.agendas = agendas
        self.etat, self.pays = state, names.countries.every()
        self.computed = {state.filled.entree_of(place): value for place, value in state.filled.calculs.items()}
        self.names = names
        self.wrong: dict[str, list[str]] = {}
        for manquement in state.errors:
            self.wrong.setdefault(state.filled.entree_of(manquement.champ) or "", []).append(manquement.message)

    def fields(
        self, champs: Iterable[Champ], entree: str = "", xpath: str = "/demande"
    ) -> tuple[types.ChampFormulaire, ...]:
        return tuple(self.field(champ, entree + champ.nom, f"{xpath}/{champ.nom}") for champ in champs)

    def field(self, champ: Champ, entree: str, xpath: str) -> types.ChampFormulaire:
        kind = champ_type(champ.type)
        typed = tuple(self.etat.entrees.get(entree, ()))
        parts = DATE_PARTS.get(kind.composant, ())
        return types.ChampFormulaire(
            nom=champ.nom,
            entree=entree,
            xpath=xpath,
            type=champ.type,
            composant=kind.composant_for(champ),
            libelle=champ.libelle,
            aide=champ.aide or None,
            obligatoire=champ.obligatoire,
            visible=entree in self.etat.filled.visible,
            condition=champ.condition or None,
            calcul=champ.calcul or None,
            forme=(champ.forme or DEFAUT) if champ.calcul else None,
            valeur=self._computed(champ, entree) if champ.calcul else typed,
            partie=self._parts(entree, parts),
            option=self._options(champ, typed),
            jour=self.agendas.days(champ, typed, entree),
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

    def _computed(self, champ: Champ, entree: str) -> tuple[str, ...]:
        value = self.computed.get(entree)
        return () if value is None else (champ_type(champ.type).format_value(value, champ, self.names),)

    def _options(self, champ: Champ, typed: Sequence[str]) -> tuple[types.OptionChamp, ...]:
        if champ.liste:
            return self.agendas.options(champ, typed)
        if champ.type == "pays":
            return tuple(types.OptionChamp(code, nom, None, code in typed) for code, nom in self.pays)
        return tuple(types.OptionChamp(o.code, o.libelle, o.aide or None, o.code in typed) for o in champ.options)

    def _parts(self, entree: str, parts: Sequence[str]) -> tuple[str, ...]:
        given = tuple(next(iter(self.etat.entrees.get(f"{entree}.{part}", ())), "") for part in parts)
        return given if any(given) else ()

    def _files(self, entree: str) -> tuple[types.FichierRecu, ...]:
        return tuple(
            types.FichierRecu(file.nom, file.size, file.jeton)
            for file in self.etat.fichiers.get(entree, ())
            if file.jeton
        )

    def _errors(self, entree: str) -> tuple[str, ...]:
        found = self.wrong.get(entree, [])
        if entree in self.etat.file_errors:
            found = [self.etat.file_errors[entree], *found]
        return tuple(dict.fromkeys(found))

    def _occurrences(self, champ: Champ, entree: str, xpath: str) -> tuple[types.OccurrenceChamp, ...]:
        if champ.type == "groupe":
            return (types.OccurrenceChamp(1, self.fields(champ.champs, f"{entree}.", xpath)),)
        if champ.type != "groupeRepete":
            return ()
        count = max(self.etat.filled.occurrences.get(entree, 0), champ.occurrences_min)
        return tuple(
            types.OccurrenceChamp(rank, self.fields(champ.champs, f"{entree}.{rank}.", f"{xpath}[{rank}]"))
            for rank in range(1, count + 1)
        )


def _formats(champ: Champ) -> str | None:
    if champ.type != "pieceJointe":
        return None
    return ",".join(extension for code in (champ.formats or tuple(FORMATS)) for extension in FORMATS[code][1])
