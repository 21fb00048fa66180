"""Sample view documents of the form designer and of the pages of business software."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from bo_views import PROFIL, VUE, _answer, day, vue
from lxml.etree import _Element

from wsc_soap.domain.champs.properties import properties_of
from wsc_soap.domain.champs.registry import TYPES
from wsc_soap.operations.types import (
    Appels,
    ChampDefini,
    CleDeclaree,
    ComparaisonChamp,
    ConditionChamp,
    Erreur,
    FormulaireDefini,
    Integrateur,
    Integrateurs,
    ListeAppels,
    OptionDefinie,
    PageDefinie,
    ProprietesChamp,
    RegleChamp,
    TypeChamp,
)


def properties(type_: str, libelle: str, **others: object) -> ProprietesChamp:
    """The properties of a field; all that is not said is absent."""
    values: dict[str, object] = {champ.name: None for champ in fields(ProprietesChamp)}
    values |= {"type": type_, "libelle": libelle, "obligatoire": True, "sensible": False, "option": ()} | others
    return ProprietesChamp(**values)  # type: ignore[arg-type]


def field(chemin: str, place: tuple[int, int], kind: ProprietesChamp, **others: object) -> ChampDefini:
    """A field at a path, `place` being its rank and the number of its neighbours."""
    parts: dict[str, object] = {"regle": (), "avertissement": (), "champ": ()} | others
    return ChampDefini(chemin, *place, replace(kind, nom=chemin.rpartition("/")[2]), **parts)  # type: ignore[arg-type]


ABROAD = ConditionChamp("et", None, (
    ComparaisonChamp("logement", "egal", "texte", "appartement", "Logement", "Appartement"),
))  # fmt: skip
LATER = ConditionChamp("et", True, (ComparaisonChamp("depart", "auMoins", "jours", "0", "Départ", "0"),))
RULE = RegleChamp(1, "number(translate(., '-', '')) >= $aujourdhui", LATER, "Choisissez un départ à venir", "erreur")
OPTIONS = (OptionDefinie("maison", "Maison", None), OptionDefinie("appartement", "Appartement & étages", "Avec étage"))
FAULT = Erreur("formulaire/personnes/telephone", "Téléphone", "libelle", "Écrivez un libellé.")

FORM = FormulaireDefini(
    profil=PROFIL,
    teleservice="tranquillite",
    intitule="Opération tranquillité vacances",
    version=7,
    origine=2,
    auteur="Mme Royer",
    modifie_le=day(11, 24, 10, 5),
    page=(
        PageDefinie("absence", "Votre absence", "Dites-nous quand.", 1, (), (
            field("depart", (1, 3), properties("date", "Départ", aide="Le premier jour."), regle=(RULE,)),
            field("logement", (2, 3), properties("choix", "Logement", option=OPTIONS)),
            field("etage", (3, 3), properties("entier", "Étage", minimum="0", condition="logement = 'appartement'",
                                              condition_simple=ABROAD)),
        )),
        PageDefinie("voisins", "Vos voisins", None, 2, (), (
            field("personnes", (1, 1), properties("groupeRepete", "Personnes", occurrences_min="1",
                                                  occurrences_max="3"), champ=(
                field("personnes/nom", (1, 2), properties("texte", "Nom", longueur_max="100")),
                field("personnes/telephone", (2, 2), properties("telephone", "Téléphone"), avertissement=(FAULT,)),
            )),
        )),
    ),
    avertissement=(),
    type=tuple(TypeChamp(nom, kind.composant, properties_of(kind)) for nom, kind in sorted(TYPES.items())),
)  # fmt: skip

SOFTWARE = Integrateurs(PROFIL, (
    Integrateur("voirie-plus", "Voirie Plus & fils", "contact@voirie.example", True, (
        CleDeclaree("wsc_AbCdEf", "Production", day(11, 2), None, None),
        CleDeclaree("wsc_GhIjKl", "Essai", day(10, 1), day(12, 31), day(11, 3)),
    )),
    Integrateur("ancien", "Ancien logiciel", None, False, ()),
))  # fmt: skip
SPACE = "urn:wsc:teleservice:incident-voirie:1"
CALLS = ListeAppels(date(2026, 10, 25), (
    Appels("incident-voirie", SPACE, "voirie-plus", "deposer", 1204, 3, date(2026, 11, 23)),
    Appels("incident-voirie", SPACE, None, "decrire", 12, 0, date(2026, 11, 20)),
))  # fmt: skip


def administered(nom: str, *answers: object, **others: object) -> _Element:
    """A view of an administrator, over several answers."""
    document = vue(nom, answers[0] if answers else None, **others)  # type: ignore[arg-type]
    for more in answers[1:]:
        document.find(f"{{{VUE}}}contenu").append(_answer(more))  # type: ignore[union-attr]
    document.find(f".//{{{VUE}}}session").set("profil", "administrateur")  # type: ignore[union-attr]
    return document


def designer(
    erreurs: tuple[dict[str, str], ...] = (), entrees: dict[str, str] | None = None, **chosen: str
) -> _Element:
    """The designer at a place."""
    return administered("bo-formulaire", FORM, erreurs=erreurs, entrees=entrees, code="tranquillite", **chosen)


def views() -> dict[str, _Element]:
    """Every sample, by the name of its expected file."""
    wrong = ({"code": "ParametreInvalide", "champ": "libelle", "texte": "Écrivez un libellé."},)
    return {
        "designer": designer(),
        "designer-ferme": administered("bo-formulaire-ferme", code="tranquillite"),
        "designer-page": designer(page="absence"),
        "designer-page-nouvelle": designer(panneau="page-nouvelle"),
        "designer-page-supprimer": designer(page="voisins", panneau="supprimer"),
        "designer-champ-condition": designer(champ="etage"),
        "designer-champ-options": designer(champ="logement"),
        "designer-champ-regle": designer(champ="depart"),
        "designer-champ-groupe": designer(champ="personnes/telephone"),
        "designer-champ-refuse": designer(wrong, {"libelle": "", "type": "date", "aide": "Un & seul"}, champ="depart"),
        "designer-champ-supprimer": designer(champ="depart", panneau="supprimer"),
        "designer-ajouter": designer(panneau="ajouter", page="absence"),
        "designer-ajouter-groupe": designer(panneau="ajouter", groupe="personnes"),
        "integrateurs": administered("bo-integrateurs", SOFTWARE, CALLS, integrateur="", secret=""),
        "integrateurs-aucun": administered(
            "bo-integrateurs", replace(SOFTWARE, integrateur=()), CALLS, integrateur="", secret=""
        ),
        "integrateurs-cle": administered(
            "bo-integrateurs",
            SOFTWARE,
            CALLS,
            integrateur="voirie-plus",
            secret="wsc_un-secret",
        ),
        "integrateurs-lecture": vue("bo-integrateurs", SOFTWARE),
        "appels": administered("bo-appels", CALLS, SOFTWARE),
        "appels-aucun": administered("bo-appels", replace(CALLS, appels=()), SOFTWARE),
    }
