"""The worked examples of the catalogue's rules for fields: an ordinary case, a limit and a mistake for each."""

import pytest
from field_examples import INVALID, TYPED, VALID

from wsc_soap.domain.champs.base import NoNames
from wsc_soap.domain.champs.registry import TYPES, champ_type, registry
from wsc_soap.domain.champs.required import required_message
from wsc_soap.domain.formulaire import Champ, Option, Regle
from wsc_soap.reference_data import ReferenceData

NBSP = "\u00a0"


def champ(type_, libelle="Valeur", **others):
    return Champ(nom="valeur", type=type_, libelle=libelle, **others)


@pytest.mark.parametrize(("type_", "filled", "expected"), VALID)
def test_what_a_person_types_is_read_into_the_form_of_the_xml_and_accepted(type_, filled, expected):
    read = champ_type(type_).read(filled)
    assert read == expected
    assert champ_type(type_).check(read, champ(type_)) is None
    assert champ_type(type_).read(read) == read


@pytest.mark.parametrize(("type_", "filled"), INVALID)
def test_a_mistake_is_answered_by_a_sentence_that_says_the_remedy(type_, filled):
    sentence = champ_type(type_).check(champ_type(type_).read(filled), champ(type_, "Numéro"))
    assert sentence
    assert sentence.split(" ")[0] in ("Écrivez", "Vérifiez", "Choisissez", "Répondez", "Retirez")
    assert "euillez" not in sentence
    assert "!" not in sentence
    assert " :" not in sentence


@pytest.mark.parametrize(("type_", "sent", "wanted"), TYPED)
def test_what_a_person_may_type_is_told_in_the_form_of_the_xml_when_a_program_sends_it(type_, sent, wanted):
    defect = champ_type(type_).examine(sent, champ(type_, "Numéro"))
    assert defect.regle == "type"
    assert defect.message == f"Écrivez le numéro comme le schéma l’attend{NBSP}: {wanted}"
    assert champ_type(type_).examine(wanted, champ(type_)) is None


def test_free_text_is_never_written_again_for_who_sent_it():
    for type_ in ("texte", "texteLong", "adresse"):
        assert "schéma" not in champ_type(type_).check("Jean\rMartin", champ(type_))


def test_the_key_of_the_french_rib_is_checked_beyond_the_key_of_the_iban():
    assert champ_type("iban").check("FR7630006000011234567890189", champ("iban")) is None
    wrong_rib = "30006000011234567890188"
    key = 98 - int(wrong_rib + "152700") % 97
    assert "clé" in champ_type("iban").check(f"FR{key:02d}{wrong_rib}", champ("iban"))


SHOWN = [
    ("date", "2026-03-01", f"1er{NBSP}mars 2026"),
    ("heure", "14:30:00", f"14{NBSP}h{NBSP}30"),
    ("heure", "09:00:00", f"9{NBSP}h"),
    ("dateHeure", "2026-11-20T14:30:00", f"20{NBSP}novembre 2026 à 14{NBSP}h{NBSP}30"),
    ("montant", "1362.5", f"1\u202f362,50{NBSP}€"),
    ("entier", "1362", "1\u202f362"),
    ("calcul", "883", "883"),
    ("calcul", "rejet", "rejet"),
    ("telephone", "+33123456789", NBSP.join(("01", "23", "45", "67", "89"))),
    ("telephone", "+262262123456", NBSP.join(("0262", "12", "34", "56"))),
    ("booleen", "1", "Oui"),
    ("booleen", "false", "Non"),
    ("nir", "269054958815780", NBSP.join(("2", "69", "05", "49", "588", "157", "80"))),
    ("iban", "FR7630006000011234567890189", NBSP.join(("FR76", "••••", "••••", "0189"))),
    ("siret", "73282932000074", NBSP.join(("732", "829", "320", "00074"))),
    ("communeInsee", "69123", "Lyon"),
    ("communeInsee", "12999", "12999"),
    ("pays", "BE", "Belgique"),
    ("geolocalisation", "-21.1 55.5", f"21,1°{NBSP}S, 55,5°{NBSP}E"),
    ("texte", "Astier", "Astier"),
]


@pytest.mark.parametrize(("type_", "value", "expected"), SHOWN)
def test_a_value_is_shown_as_a_french_reader_reads_it(type_, value, expected):
    assert champ_type(type_).format_value(value, champ(type_), ReferenceData()) == expected


def test_a_value_that_is_not_right_is_shown_as_it_is():
    for type_ in TYPES.values():
        assert type_.format_value("n’importe quoi", champ(type_.nom), NoNames()) == "n’importe quoi"


def test_a_choice_takes_the_codes_of_its_options_and_shows_their_labels():
    act = champ("choix", "Type d'acte", options=(Option("copie", "Copie intégrale"), Option("extrait", "Extrait")))
    assert champ_type("choix").check("copie", act) is None
    assert champ_type("choix").examine("autre", act).regle == "option"
    assert champ_type("choix").format_value("copie", act, NoNames()) == "Copie intégrale"


def test_a_year_is_written_without_a_space_when_the_field_says_so():
    year = champ("entier", "De l’année", forme="texte")
    assert champ_type("entier").format_value("1885", year, NoNames()) == "1885"


def test_the_bounds_of_the_field_hold_beside_those_of_its_type():
    copies = champ("entier", "Nombre d'exemplaires", minimum="1", maximum="3")
    assert champ_type("entier").check("4", copies) == f"Écrivez le nombre d’exemplaires{NBSP}: 3 au plus"
    assert champ_type("entier").check("0", copies) == f"Écrivez le nombre d’exemplaires{NBSP}: 1 au moins"
    nom = champ("texte", "Nom", longueur_min=2, longueur_max=5, motif="[A-Z]+")
    assert champ_type("texte").examine("A", nom).regle == "longueur"
    assert champ_type("texte").examine("ABCDEF", nom).regle == "longueur"
    assert champ_type("texte").examine("abc", nom).regle == "type"
    assert champ_type("texte").check("ABC", nom) is None
    assert champ_type("montant").check("-5", champ("montant", minimum="-10")) is None


def test_a_required_field_left_empty_is_asked_for_in_the_words_of_its_kind():
    assert required_message(champ("date", "Date de naissance")) == "Écrivez la date de naissance"
    assert required_message(champ("adresse", "Adresse postale (numéro, voie)")) == "Écrivez l’adresse postale"
    assert required_message(champ("siret", "SIRET de l'entreprise")) == "Écrivez le SIRET de l’entreprise"
    assert required_message(champ("date", "Du")) == f"Écrivez la réponse à «{NBSP}Du{NBSP}»"
    assert required_message(champ("choix", "Lien")) == f"Choisissez une réponse{NBSP}: lien"
    assert required_message(champ("pieceJointe", "Justificatif")).startswith("Ajoutez le fichier demandé")
    assert required_message(champ("texte", "Nom", message_absent="Dites votre nom")) == "Dites votre nom"
    right = Regle("valeur = 'true' or valeur = '1'", "Certifiez")
    engagement = champ("booleen", "Je certifie l'exactitude", obligatoire=True, regles=(right,))
    assert required_message(engagement) == f"Cochez la case{NBSP}: je certifie l’exactitude"
    assert champ_type("booleen").composant_for(champ("booleen", obligatoire=True)) == "oui-non"


def test_every_type_of_the_catalogue_is_there_once():
    names = """texte texteLong entier decimal montant date heure dateHeure booleen choix choixMultiple courriel telephone
        codePostal communeInsee pays nir iban referenceCadastrale immatriculation adresse geolocalisation pieceJointe
        groupe groupeRepete calcul information"""
    expected_ones = names.split()
    assert set(expected_ones) <= set(TYPES)
    assert set(TYPES) - set(expected_ones) == {"siren", "siret", "rna", "dossierUrbanisme", "creneau"}
    with pytest.raises(KeyError):
        champ_type("inconnu")
    with pytest.raises(ValueError, match="texte"):
        registry([TYPES["texte"], TYPES["texte"]])
