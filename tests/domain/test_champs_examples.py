"""The worked examples of the catalogue's rules for fields: an ordinary case, a limit and a mistake for each."""

import pytest

from wsc_soap.domain.champs.base import NoNames
from wsc_soap.domain.champs.registry import TYPES, champ_type, registry
from wsc_soap.domain.champs.required import required_message
from wsc_soap.domain.formulaire import Champ, Option, Regle
from wsc_soap.reference_data import ReferenceData

NBSP = "\u00a0"


def champ(type_, libelle="Valeur", **others):
    return Champ(nom="valeur", type=type_, libelle=libelle, **others)


VALID = [
    ("nir", "2 69 05 49 588 157 80", "269054958815780"),
    ("nir", "1 85 05 2A 004 018 64", "185052A00401864"),
    ("nir", "1 85 05 2B 004 018 91", "185052B00401891"),
    ("telephone", "01 23 45 67 89", "+33123456789"),
    ("telephone", "0033 6.12.34.56.78", "+33612345678"),
    ("telephone", "0262 12 34 56", "+262262123456"),
    ("telephone", "0696 12 34 56", "+596696123456"),
    ("telephone", "+687 26 12 34", "+687261234"),
    ("telephone", "0 801 12 34 56", "+33801123456"),
    ("codePostal", "69001", "69001"),
    ("codePostal", "20090", "20090"),
    ("codePostal", "98 000", "98000"),
    ("communeInsee", "75104", "75104"),
    ("communeInsee", "2a004", "2A004"),
    ("communeInsee", "97411", "97411"),
    ("referenceCadastrale", "75104 000 AB 0123", "75104000AB0123"),
    ("referenceCadastrale", "75104 AB 123", "75104000AB0123"),
    ("referenceCadastrale", "2A004 000 0A 0001", "2A0040000A0001"),
    ("referenceCadastrale", "2A004 A1", "2A0040000A0001"),
    ("referenceCadastrale", "67482 000 01 0050", "67482000010050"),
    ("iban", "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
    ("iban", "fr14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
    ("iban", "BE68 5390 0754 7034", "BE68539007547034"),
    ("siren", "732 829 320", "732829320"),
    ("siren", "356 000 000", "356000000"),
    ("siret", "732 829 320 00074", "73282932000074"),
    ("siret", "356 000 000 00048", "35600000000048"),
    ("siret", "356 000 000 49837", "35600000049837"),
    ("rna", "W751234567", "W751234567"),
    ("rna", "w2a1234567", "W2A1234567"),
    ("dossierUrbanisme", "PC 075 104 26 A0012", "PC07510426A0012"),
    ("dossierUrbanisme", "DP 02A 004 26 00001", "DP02A0042600001"),
    ("dossierUrbanisme", "PC 075 104 26 A0012 M01", "PC07510426A0012M01"),
    ("immatriculation", "AB-123-CD", "AB-123-CD"),
    ("immatriculation", "ab 123 cd", "AB-123-CD"),
    ("immatriculation", "1234 AB 2A", "1234 AB 2A"),
    ("pays", "fr", "FR"),
    ("date", "27 3 1984", "1984-03-27"),
    ("date", "1er mars 2026", "2026-03-01"),
    ("date", "29/02/2028", "2028-02-29"),
    ("heure", "14 h 30", "14:30:00"),
    ("heure", "9h", "09:00:00"),
    ("heure", "14 0", "14:00:00"),
    ("dateHeure", "27 3 2027 14 30", "2027-03-27T14:30:00"),
    ("dateHeure", "2027-03-27T14:30", "2027-03-27T14:30:00"),
    ("entier", "1\u202f362", "1362"),
    ("decimal", "−12,5", "-12.5"),
    ("montant", "1 362,50 €", "1362.50"),
    ("booleen", "oui", "true"),
    ("courriel", " Henri.Astier@Exemple.FR ", "Henri.Astier@exemple.fr"),
    ("adresse", "12  rue Haute\r\n\r\nBâtiment B", "12 rue Haute\nBâtiment B"),
    ("geolocalisation", "48,8566 ; 2,3522", "48.8566 2.3522"),
    ("geolocalisation", "-21.123456789, 55.5", "-21.1234567 55.5"),
    ("texte", "  Zoe\u0308  Martin ", "Zoë Martin"),
    ("texteLong", "Bonjour  \r\nvoilà\r\n", "Bonjour\nvoilà"),
]


@pytest.mark.parametrize(("type_", "filled", "expected"), VALID)
def test_what_a_person_types_is_read_into_the_form_of_the_xml_and_accepted(type_, filled, expected):
    read = champ_type(type_).read(filled)
    assert read == expected
    assert champ_type(type_).check(read, champ(type_)) is None
    assert champ_type(type_).read(read) == read


INVALID = [
    ("nir", "2 69 05 49 588 157 81"),
    ("nir", "5 69 05 49 588 157 80"),
    ("telephone", "+33 (0)6 12 34 56 78"),
    ("telephone", "08 99 12 34 56"),
    ("telephone", "+33 812 34 56 78"),
    ("telephone", "3949"),
    ("codePostal", "96000"),
    ("codePostal", "2A004"),
    ("communeInsee", "20004"),
    ("communeInsee", "Lyon"),
    ("referenceCadastrale", "75104 000 A0 0123"),
    ("referenceCadastrale", "75104 000 AB 0000"),
    ("iban", "FR76 3000 6000 0112 3456 7890 188"),
    ("iban", "FR76 3000 6000 0112 3456 7890 18"),
    ("siren", "732 829 321"),
    ("siret", "356 000 000 49838"),
    ("siret", "732 829 320 00075"),
    ("rna", "W75123456"),
    ("dossierUrbanisme", "PC 75 104 26 A0012"),
    ("immatriculation", "AO-123-CD"),
    ("immatriculation", "SS-123-CD"),
    ("pays", "ZZ"),
    ("date", "31 2 2026"),
    ("date", "27 3 84"),
    ("date", "0000-01-01"),
    ("date", "2026-03-01Z"),
    ("heure", "24:00:00"),
    ("dateHeure", "2026-03-01T10:00:00+01:00"),
    ("entier", "12,5"),
    ("entier", "2147483648"),
    ("decimal", "1e3"),
    ("montant", "12,345"),
    ("montant", "-1"),
    ("montant", "12345678901"),
    ("booleen", "peut-être"),
    ("courriel", "henri.astier"),
    ("courriel", "henri@localhost"),
    ("courriel", "héloïse@exemple.fr"),
    ("adresse", "a\nb\nc\nd\ne"),
    ("adresse", "x" * 39),
    ("geolocalisation", "91 0"),
    ("texte", "deux\nlignes"),
    ("texte", "Jean\x00"),
    ("texte", "\ud800"),
    ("texteLong", "a\x85b"),
]


@pytest.mark.parametrize(("type_", "filled"), INVALID)
def test_a_mistake_is_answered_by_a_sentence_that_says_the_remedy(type_, filled):
    sentence = champ_type(type_).check(champ_type(type_).read(filled), champ(type_, "Numéro"))
    assert sentence
    assert sentence.split(" ")[0] in ("Écrivez", "Vérifiez", "Choisissez", "Répondez", "Retirez")
    assert "euillez" not in sentence
    assert "!" not in sentence
    assert " :" not in sentence


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
