"""Each type of field at a glance: its XSD builtin, its widget, and how a French reader reads it, unbreakable."""

from __future__ import annotations

import pytest

from wsc_soap.domain.champs.registry import TYPES, champ_type
from wsc_soap.domain.formulaire import Champ, Option
from wsc_soap.reference_data import ReferenceData

TABLE = {
    "texte": ("string", "texte", "Zoë Martin", "Zoë Martin"),
    "texteLong": ("string", "zone", "Bonjour\nvoilà", "Bonjour\nvoilà"),
    "entier": ("int", "nombre", "1362", "1\u202f362"),
    "decimal": ("decimal", "nombre", "1362.5", "1\u202f362,5"),
    "montant": ("decimal", "nombre", "1362.5", "1\u202f362,50_€"),
    "date": ("date", "date", "2026-03-01", "1er_mars 2026"),
    "heure": ("time", "heure", "14:30:00", "14_h_30"),
    "dateHeure": ("dateTime", "date-heure", "2026-03-01T08:00:00", "1er_mars 2026 à 8_h"),
    "creneau": ("dateTime", "creneau", "2026-12-01T14:00:00", "mardi 1er_décembre 2026 à 14_h"),
    "booleen": ("boolean", "oui-non", "true", "Oui"),
    "choix": ("string", "choix", "a", "Avec"),
    "choixMultiple": ("string", "cases", "a", "Avec"),
    "courriel": ("string", "texte", "h.astier@courriel.example", "h.astier@courriel.example"),
    "telephone": ("string", "texte", "+33123456789", "01_23_45_67_89"),
    "codePostal": ("string", "texte", "69001", "69001"),
    "communeInsee": ("string", "texte", "69123", "Lyon"),
    "pays": ("string", "choix", "BE", "Belgique"),
    "adresse": ("string", "zone", "12 rue Haute\nBâtiment B", "12 rue Haute\nBâtiment B"),
    "nir": ("string", "texte", "185052A00401864", "1_85_05_2A_004_018_64"),
    "iban": ("string", "texte", "FR7630006000011234567890189", "FR76_••••_••••_0189"),
    "siren": ("string", "texte", "732829320", "732_829_320"),
    "siret": ("string", "texte", "35600000000048", "356_000_000_00048"),
    "rna": ("string", "texte", "W751234567", "W751234567"),
    "immatriculation": ("string", "texte", "AB-123-CD", "AB-123-CD"),
    "referenceCadastrale": ("string", "texte", "75104000AB0123", "75104_000_AB_0123"),
    "dossierUrbanisme": ("string", "texte", "PC07510426A0012M01", "PC_075_104_26_A0012_M01"),
    "geolocalisation": ("string", "position", "48.8566 2.3522", "48,8566°_N, 2,3522°_E"),
    "pieceJointe": ("fichier", "fichiers", "", ""),
    "groupe": ("groupe", "groupe", "", ""),
    "groupeRepete": ("groupe", "groupe-repete", "", ""),
    "calcul": ("rien", "calcul", "883", "883"),
    "information": ("rien", "note", "", ""),
}


def test_the_table_knows_every_type() -> None:
    assert set(TABLE) == set(TYPES)


@pytest.mark.parametrize("nom", TABLE)
def test_a_type_has_its_builtin_its_widget_and_its_french(nom: str) -> None:
    xsd, widget, value, read = TABLE[nom]
    kind = champ_type(nom)
    options = (Option("a", "Avec"), Option("b", "Sans")) if nom.startswith("choix") else ()
    champ = Champ("valeur", nom, "Valeur", options=options)
    assert (kind.xsd, kind.composant_for(champ)) == (xsd, widget)
    assert kind.format_value(value, champ, ReferenceData()) == read.replace("_", "\u00a0")
    if value and nom != "calcul":
        assert kind.check(value, champ) is None
