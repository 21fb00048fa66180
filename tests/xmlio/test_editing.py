"""Edits of a form, one by one: what they write, what they refuse, and what follows a field."""

from __future__ import annotations

import pytest
from drafts import check, draft, shape, written

from wsc_soap import errors
from wsc_soap.xmlio.editing import add_champ, copy_champ, modify_champ, move_champ, remove_champ
from wsc_soap.xmlio.editing_details import (
    OptionText,
    RegleText,
    remove_option,
    remove_regle,
    set_option,
    set_regle,
)
from wsc_soap.xmlio.editing_pages import add_page, modify_page, move_page, remove_page
from wsc_soap.xmlio.editing_places import Spot, find_champ
from wsc_soap.xmlio.editing_properties import read_properties
from wsc_soap.xmlio.namespaces import definition_tag as tag

PRENOM = {
    "nom": "surnom",
    "type": "texte",
    "libelle": "Surnom",
    "aide": "Celui de tous les jours.",
    "longueurMax": "40",
}


def test_a_field_is_added_where_one_says() -> None:
    root = draft()
    assert add_champ(root, Spot(page="acte", rang=2), PRENOM) == "surnom"
    champ = find_champ(root, "surnom")
    assert champ.getprevious().get("nom") == "nomTitulaire"
    assert read_properties(champ) == PRENOM
    check(root)


def test_a_field_is_added_in_a_repeated_group() -> None:
    root = draft("changement-adresse")
    assert add_champ(root, Spot(groupe="composition"), PRENOM) == "composition/surnom"
    check(root)


def test_two_fields_of_one_group_cannot_have_one_name_but_those_of_two_groups_can() -> None:
    root = draft("changement-adresse")
    with pytest.raises(errors.NomDejaPris) as refusal:
        add_champ(root, Spot(page="demenagement"), {**PRENOM, "nom": "demandeur"})
    assert refusal.value.champ == "formulaire/demandeur"
    add_champ(root, Spot(groupe="demandeur"), {**PRENOM, "nom": "composition"})
    check(root)


@pytest.mark.parametrize(
    "changed",
    [
        {"nom": "Surnom"},
        {"nom": "un-surnom"},
        {"type": "surnom"},
        {"libelle": " "},
        {"longueurMax": "beaucoup"},
        {"longueurMax": "{inconnu}"},
        {"condition": "//surnom"},
        {"condition": "typeActe = "},
        {"motif": "["},
        {"formats": "exe"},
        {"obligatoire": "oui"},
        {"couleur": "bleu"},
        {"autocompletion": "Nom !"},
    ],
)
def test_a_property_outside_the_language_is_refused_with_its_place(changed: dict[str, str]) -> None:
    root = draft()
    before = written(root)
    with pytest.raises(errors.ModificationRefusee) as refusal:
        add_champ(root, Spot(page="acte"), PRENOM | changed)
    assert refusal.value.champ.startswith("formulaire/")
    assert written(root) == before


def test_a_renamed_field_is_followed_by_conditions_rules_and_readings() -> None:
    root = draft()
    properties = read_properties(find_champ(root, "typeActe")) | {"nom": "document"}
    assert modify_champ(root, "typeActe", properties) == "document"
    text = written(root).decode()
    assert "typeActe" not in text
    assert "document != 'extraitSansFiliation'" in text
    check(root)


def test_a_renamed_group_is_followed_inside_predicates_and_merge_fields() -> None:
    root = draft()
    find_message = root.find(f"{tag('messages')}/{tag('message')}/{tag('corps')}")
    find_message.text = "Bonjour {{demande.demandeur.prenoms}}"
    modify_champ(root, "engagement", read_properties(find_champ(root, "engagement")) | {"nom": "promesse"})
    modify_champ(root, "demandeur", read_properties(find_champ(root, "demandeur")) | {"nom": "personne"})
    reading = root.find(tag("demandeur")).get("courriel")
    assert reading.startswith("string(personne[../promesse/consentementCourriel = 'true'")
    assert find_message.text == "Bonjour {{demande.personne.prenoms}}"


def test_a_field_moved_into_a_group_is_followed_and_follows() -> None:
    root = draft("incident-voirie")
    add_champ(root, Spot(page="lieu"), {"nom": "vehicule", "type": "groupe", "libelle": "Véhicule"})
    assert move_champ(root, "immatriculation", Spot(groupe="vehicule")) == "vehicule/immatriculation"
    assert find_champ(root, "vehicule/immatriculation").get("condition") == "../categorie = 'vehicule'"
    move_champ(root, "categorie", Spot(groupe="vehicule", rang=1))
    assert find_champ(root, "vehicule/immatriculation").get("condition") == "categorie = 'vehicule'"
    assert find_champ(root, "numeroCandelabre").get("condition") == "vehicule/categorie = 'eclairage'"
    check(root)


def test_a_group_does_not_go_into_itself() -> None:
    root = draft("changement-adresse")
    for spot in (Spot(groupe="composition"), Spot(groupe="composition/nom")):
        with pytest.raises((errors.DeplacementImpossible, errors.ModificationRefusee)):
            move_champ(root, "composition", spot)


def test_what_refers_to_a_field_keeps_it_from_being_removed_and_says_where() -> None:
    root = draft()
    before = written(root)
    with pytest.raises(errors.ChampEmploye) as refusal:
        remove_champ(root, "typeActe")
    places = {fault.champ for fault in refusal.value.erreurs}
    assert "formulaire/nomParent1/condition" in places
    assert not any(place.startswith("formulaire/typeActe") for place in places)
    assert written(root) == before
    remove_champ(root, "motifDemande")
    with pytest.raises(errors.EndroitInconnu):
        find_champ(root, "motifDemande")


def test_a_copy_has_rules_that_speak_of_the_copy() -> None:
    root = draft()
    assert copy_champ(root, "dateNaissanceTitulaire") == "dateNaissanceTitulaire2"
    copy = find_champ(root, "dateNaissanceTitulaire2")
    assert copy.getprevious().get("nom") == "dateNaissanceTitulaire"
    assert copy.find(tag("regle")).get("test").startswith("number(translate(dateNaissanceTitulaire2,")
    check(root)


def test_options_are_added_changed_placed_and_removed() -> None:
    root = draft()
    before = shape(root)
    set_option(root, "motifDemande", OptionText("voyage", "Voyage", "À l’étranger."), rang=1)
    with pytest.raises(errors.NomDejaPris):
        set_option(root, "motifDemande", OptionText("pacs", "Voyage"), code="voyage")
    set_option(root, "motifDemande", OptionText("sejour", "Séjour"), code="voyage", rang=3)
    options = [option.get("code") for option in find_champ(root, "motifDemande").iterchildren(tag("option"))]
    assert options[:4] == ["mariage", "pacs", "sejour", "titre"]
    check(root)
    remove_option(root, "motifDemande", "sejour")
    assert shape(root) == before
    with pytest.raises(errors.ModificationRefusee):
        set_option(root, "nomTitulaire", OptionText("a", "A"))


def test_rules_are_added_changed_and_removed() -> None:
    root = draft()
    before = shape(root)
    set_regle(root, "nombreExemplaires", RegleText("nombreExemplaires <= {exemplairesMax}", "Trois au plus"))
    set_regle(root, "nombreExemplaires", RegleText("nombreExemplaires < 3", "Deux", "avertissement"), numero=1)
    regle = find_champ(root, "nombreExemplaires").find(tag("regle"))
    assert (regle.get("test"), regle.get("niveau"), regle.text) == ("nombreExemplaires < 3", "avertissement", "Deux")
    check(root)
    with pytest.raises(errors.EndroitInconnu):
        remove_regle(root, "nombreExemplaires", 2)
    remove_regle(root, "nombreExemplaires", 1)
    assert shape(root) == before


def test_pages_are_added_renamed_moved_and_removed() -> None:
    root = draft()
    before = shape(root)
    add_page(root, "voyage", "Votre voyage", "Dites où vous allez.", rang=2)
    with pytest.raises(errors.NomDejaPris):
        add_page(root, "voyage", "Encore")
    modify_page(root, "voyage", "Le voyage", new_code="sejour")
    move_page(root, "sejour", 99)
    codes = [page.get("code") for page in root.find(tag("formulaire"))]
    assert codes[-1] == "sejour"
    check(root)
    remove_page(root, "sejour")
    assert shape(root) == before
    with pytest.raises(errors.ChampEmploye):
        remove_page(root, "document")
    assert shape(root) == before


def test_a_choice_that_becomes_a_text_loses_its_options_and_a_full_group_stays_one() -> None:
    root = draft("changement-adresse")
    add_champ(root, Spot(page="demenagement"), {"nom": "couleur", "type": "choix", "libelle": "Couleur"})
    set_option(root, "couleur", OptionText("bleu", "Bleu"))
    modify_champ(root, "couleur", {"nom": "couleur", "type": "texte", "libelle": "Couleur"})
    assert find_champ(root, "couleur").find(tag("option")) is None
    with pytest.raises(errors.ModificationRefusee):
        modify_champ(root, "composition", {"nom": "composition", "type": "texte", "libelle": "Foyer"})
