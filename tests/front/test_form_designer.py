"""The form of a draft, changed by SOAP as an integrator or a screen would."""

from __future__ import annotations

from typing import Any

import pytest
from calls import client, code, places, refused
from drafts_open import administrator, open_draft

CODE = "changement-adresse"


@pytest.fixture
def call(platform):
    open_draft(platform, CODE)
    open_draft(platform, CODE, "saint-exemple")
    return administrator(platform, "bo-formulaires")


def fields(form: Any) -> dict[str, Any]:
    """Every field of a form by its path."""
    found: dict[str, Any] = {}

    def walk(champs: Any) -> None:
        for champ in champs:
            found[champ.chemin] = champ
            walk(champ.champ)

    for page in form.page:
        walk(page.champ)
    return found


def read(call: Any) -> Any:
    return call("lireFormulaire", teleservice=CODE)


def test_the_whole_form_is_read_with_its_conditions_in_words(call) -> None:
    form = read(call)
    assert [page.code for page in form.page][:2] == ["demenagement", "foyer"]
    champ = fields(form)["nouveauCodePostal"]
    assert champ.proprietes.condition == "nouveauPays = 'FR'"
    comparison = champ.proprietes.conditionSimple.comparaison[0]
    assert (comparison.operateur, comparison.valeur, comparison.valeurLibelle) == ("egal", "FR", "France")
    assert comparison.champLibelle == fields(form)["nouveauPays"].proprietes.libelle
    assert fields(form)["composition/nom"].proprietes.type == "texte"
    assert not form.avertissement


def test_a_field_of_any_kind_is_added_changed_moved_copied_and_removed(call) -> None:
    form = read(call)
    added = call("ajouterChamp", teleservice=CODE, version=form.version, page="foyer", rang=1,
                 proprietes={"type": "choix", "libelle": "Couleur de la boîte aux lettres",
                             "option": [{"libelle": "Rouge"}, {"libelle": "Bleue", "code": "bleue"}]})  # fmt: skip
    assert (added.version, added.chemin) == (form.version + 1, "couleurBoiteLettres")
    path = added.chemin
    assert [option.code for option in fields(read(call))[path].proprietes.option] == ["rouge", "bleue"]
    call("modifierChamp", teleservice=CODE, version=None, champ=path,
         proprietes={"nom": "couleur", "type": "choix", "libelle": "Couleur", "obligatoire": True})  # fmt: skip
    call("deplacerChamp", teleservice=CODE, version=None, champ="couleur", groupe="composition", rang=2)
    call("dupliquerChamp", teleservice=CODE, version=None, champ="composition/couleur")
    known = fields(read(call))
    assert known["composition/couleur"].rang == 2 and known["composition/couleur2"].rang == 3
    assert known["composition/couleur"].proprietes.obligatoire is True
    call("supprimerChamp", teleservice=CODE, version=None, champ="composition/couleur2")
    assert "composition/couleur2" not in fields(read(call))


def test_every_property_of_the_language_is_kept(call) -> None:
    given = {
        "nom": "essai", "type": "texte", "libelle": "Essai", "obligatoire": True, "aide": "Une aide.",
        "absent": "Écrivez-le", "condition": "nouveauPays = 'FR'", "defaut": "oui", "longueurMin": "2",
        "longueurMax": "9", "motif": "[a-z]+", "autocompletion": "off", "sensible": True,
    }  # fmt: skip
    call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=given)
    kept = fields(read(call))["essai"].proprietes
    assert {nom: kept[nom] for nom in given} == given
    files = {"nom": "piece", "type": "pieceJointe", "libelle": "Pièce", "formats": "pdf jpeg", "tailleMaxMo": "3",
             "occurrencesMin": "1", "occurrencesMax": "4"}  # fmt: skip
    call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=files)
    sums = {"nom": "total", "type": "calcul", "libelle": "Total", "calcul": "count(composition) * 2", "forme": "entier"}
    call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=sums)
    known = fields(read(call))
    assert {nom: known["piece"].proprietes[nom] for nom in files} == files
    assert {nom: known["total"].proprietes[nom] for nom in sums} == sums


def test_a_condition_is_written_without_xpath(call) -> None:
    comparison = {"champ": "nouveauPays", "operateur": "different", "valeur": "france"}
    call("ajouterChamp", teleservice=CODE, version=None, page="demenagement",
         proprietes={"nom": "consulat", "type": "texte", "libelle": "Consulat",
                     "conditionSimple": {"comparaison": [comparison]}})  # fmt: skip
    assert fields(read(call))["consulat"].proprietes.condition == "not(nouveauPays = 'FR')"
    wrong = {"comparaison": [comparison | {"valeur": "Atlantide"}]}
    given = {"nom": "a", "type": "texte", "libelle": "A", "conditionSimple": wrong}
    detail = refused(lambda: call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=given))
    assert code(detail) == "ModificationRefusee" and "Atlantide" in "".join(detail.itertext())
    given["conditionSimple"] = {"comparaison": [comparison | {"champ": "lune"}]}
    detail = refused(lambda: call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=given))
    assert code(detail) == "EndroitInconnu"


def test_a_rule_is_a_comparison_with_today_a_value_or_another_field(call) -> None:
    champ = "composition/dateNaissance"
    today = {"champ": champ, "operateur": "auPlus", "genre": "jours", "valeur": "0"}
    call("definirRegle", teleservice=CODE, version=None, champ=champ, niveau="avertissement", message="Vérifiez l’année",
         simple={"saufVide": True, "comparaison": [today]})  # fmt: skip
    regles = fields(read(call))[champ].regle
    assert regles[-1].test == "not(dateNaissance) or number(translate(dateNaissance,'-','')) <= $aujourdhui"
    assert regles[-1].simple.saufVide is True and regles[-1].niveau == "avertissement"
    other = {"champ": champ, "operateur": "inferieur", "genre": "champ", "valeur": "dateMouvement"}
    call("definirRegle", teleservice=CODE, version=None, champ=champ, numero=len(regles), message="Avant le départ",
         simple={"comparaison": [other]})  # fmt: skip
    changed = fields(read(call))[champ].regle[-1]
    assert changed.test == "number(translate(dateNaissance,'-','')) < number(translate(../dateMouvement,'-',''))"
    call("definirRegle", teleservice=CODE, version=None, champ=champ, numero=len(regles), supprimer=True)
    assert len(fields(read(call))[champ].regle) == len(regles) - 1


def test_pages_and_options_are_defined_one_by_one(call) -> None:
    call("definirPage", teleservice=CODE, version=None, titre="Vos animaux", intro="Un mot de chacun.", rang=1)
    assert read(call).page[0].code == "animaux"
    call("definirPage", teleservice=CODE, version=None, code="animaux", titre="Animaux", nouveauCode="betes", rang=99)
    last = read(call).page[-1]
    assert (last.code, last.titre, last.intro) == ("betes", "Animaux", None)
    assert [fault.regle for fault in last.avertissement] == ["vide"]
    call("definirPage", teleservice=CODE, version=None, code="betes", supprimer=True)
    call("definirOption", teleservice=CODE, version=None, champ="servicesAPrevenir", rang=1,
         option={"libelle": "Archives"})  # fmt: skip
    options = fields(read(call))["servicesAPrevenir"].proprietes.option
    assert options[0].code == "archives"
    call("definirOption", teleservice=CODE, version=None, champ="servicesAPrevenir", code="archives", supprimer=True)
    assert len(fields(read(call))["servicesAPrevenir"].proprietes.option) == len(options) - 1


def test_two_people_do_not_overwrite_each_other(call) -> None:
    version = read(call).version
    given = {"type": "texte", "libelle": "Essai"}
    call("ajouterChamp", teleservice=CODE, version=version, page="foyer", proprietes=given)
    detail = refused(lambda: call("ajouterChamp", teleservice=CODE, version=version, page="foyer", proprietes=given))
    assert code(detail) == "BrouillonModifie"
    detail = refused(lambda: call("lireFormulaire", teleservice="acte-mariage"))
    assert code(detail) == "BrouillonInconnu"


def test_the_same_key_adds_once(call) -> None:
    given = {"type": "texte", "libelle": "Une fois"}
    for _ in range(2):
        call("ajouterChamp", teleservice=CODE, version=None, page="foyer", proprietes=given, cle="ajout-1")
    assert [path for path in fields(read(call)) if path.startswith("fois")] == ["fois"]


def test_what_refers_to_a_field_is_named_when_it_cannot_go(call) -> None:
    detail = refused(lambda: call("supprimerChamp", teleservice=CODE, version=None, champ="nouveauPays"))
    assert code(detail) == "ChampEmploye"
    assert "formulaire/nouveauCodePostal/condition" in places(detail)


def test_a_draft_is_seen_as_citizens_will_and_nothing_is_kept(call, platform) -> None:
    call("ajouterChamp", teleservice=CODE, version=None, page="demenagement", rang=1,
         proprietes={"nom": "surnom", "type": "texte", "libelle": "Surnom secret", "obligatoire": True})  # fmt: skip
    call("ajouterChamp", teleservice=CODE, version=None, page="demenagement",
         proprietes={"nom": "vide", "type": "groupe", "libelle": "Groupe encore vide"})  # fmt: skip
    seen = call("previsualiser", teleservice=CODE, base="/apercu/")
    assert "Surnom secret" in seen.xhtml and "Groupe encore vide" not in seen.xhtml
    entrees = [{"nom": "_page", "valeur": "demenagement"}, {"nom": "_aller", "valeur": "suivante"}]
    again = call("previsualiser", teleservice=CODE, base="/apercu/", entree=entrees)
    assert again.titre.startswith("Erreur")
    sent = [{"nom": "_page", "valeur": "relecture"}, {"nom": "_aller", "valeur": "envoyer"}]
    assert "rien n’est envoyé" in call("previsualiser", teleservice=CODE, base="/apercu/", entree=sent).xhtml
    with platform.installation.platform.storage.read("demoville") as unit:
        assert unit.dossiers.search(("population",), "-").dossiers == ()


def test_a_field_under_condition_is_seen_when_one_asks_for_all(call) -> None:
    call("ajouterChamp", teleservice=CODE, version=None, page="demenagement",
         proprietes={"nom": "ours", "type": "texte", "libelle": "Ours polaire", "condition": "false()"})  # fmt: skip
    assert "Ours polaire" in call("previsualiser", teleservice=CODE, base="/a/", page="demenagement", tout=True).xhtml


def test_only_those_who_manage_services_may_and_only_in_their_town(platform, call) -> None:
    simple = administrator(platform, "bo-formulaires", profil="agent")
    assert code(refused(lambda: simple("lireFormulaire", teleservice=CODE))) == "AccesRefuse"
    call("ajouterChamp", teleservice=CODE, version=None, page="foyer",
         proprietes={"nom": "deDemoville", "type": "texte", "libelle": "Seulement ici"})  # fmt: skip
    other = administrator(platform, "bo-formulaires", "saint-exemple")
    assert "deDemoville" not in fields(other("lireFormulaire", teleservice=CODE))
    stub = client(platform, "bo-formulaires")
    detail = refused(lambda: stub.service.lireFormulaire(teleservice=CODE))
    assert code(detail) == "SessionRequise"
