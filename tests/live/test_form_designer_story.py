"""A clerk makes a téléservice that no catalogue has, in a real browser; programs deposit at once; then she changes it."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from clerk import Clerk
from playwright.sync_api import Page, expect
from zeep import Client
from zeep.exceptions import ValidationError

CODE = "operation-tranquillite-vacances"
PHP = Path(__file__).parents[1] / "interop" / "php" / "absence.php"
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def fifteen_fields(clerk: Clerk) -> None:
    """Fifteen fields of twelve types, a repeated group, two conditions, an attachment."""
    here = "page=absence"
    depart = clerk.add(here, "Date de départ", "date", required=True)
    retour = clerk.add(here, "Date de retour", "date", required=True)
    clerk.rule(depart, "Choisissez un départ à venir", operateur="auMoins:jours", valeur="0")
    clerk.rule(retour, "Vérifiez la date de retour : elle suit le départ", operateur="auMoins:date", autre=depart)
    logement = clerk.add(here, "Logement", "choix", required=True)
    clerk.change(logement, option__1__libelle="Maison", option__2__libelle="Appartement")
    etage = clerk.add(here, "Étage", "entier", required=True)
    clerk.change(etage, minimum="0", condition__1__champ=logement, condition__1__operateur="egal",
                 condition__1__valeur="Appartement")  # fmt: skip
    clerk.add(here, "Code d’accès", "texte")
    alarme = clerk.add(here, "Alarme", "booleen", required=True)
    societe = clerk.add(here, "Société de l’alarme", "texte")
    clerk.change(societe, condition__1__champ=alarme, condition__1__operateur="oui")
    clerk.add(here, "Adresse du logement", "adresse", required=True)
    clerk.add(here, "Code postal du logement", "codePostal", required=True)
    animaux = clerk.add(here, "Animaux sur place", "choixMultiple")
    clerk.change(animaux, option__1__libelle="Chien", option__2__libelle="Chat", option__3__libelle="Oiseau")
    groupe = clerk.add(here, "Personnes à prévenir", "groupeRepete", required=True)
    clerk.change(groupe, nom="personnes", occurrencesMin="1", occurrencesMax="3")
    clerk.add("groupe=personnes", "Nom", "texte", required=True)
    clerk.add("groupe=personnes", "Téléphone", "telephone", required=True)
    clerk.add(here, "Consignes", "texteLong")
    photo = clerk.add(here, "Photo", "pieceJointe")
    clerk.change(photo, tailleMaxMo="5", occurrencesMax="2")


def demande(**others: Any) -> dict[str, Any]:
    """A demande right for the form of the clerk."""
    leave = date.today() + timedelta(days=10)
    return {
        "demandeur": {"nomNaissance": "Dupuis", "prenoms": "Jeanne", "courriel": "j.dupuis@courriel.example",
                      "adresse": "3 place du Marché", "codePostal": "95999", "commune": "95999", "pays": "FR"},
        "dateDepart": leave.isoformat(),
        "dateRetour": (leave + timedelta(days=14)).isoformat(),
        "logement": "appartement",
        "etage": 3,
        "codeAcces": "12A34",
        "alarme": True,
        "societeAlarme": "Veille 24",
        "adresseLogement": "3 place du Marché",
        "codePostalLogement": "95999",
        "animauxSurPlace": ["chien", "oiseau"],
        "personnes": [{"nom": "Léo", "telephone": "+33199001122"}],
        "consignes": "Le volet de la cuisine ferme mal.",
        "photo": [{"nom": "volet.png", "contenu": PNG}],
    } | others  # fmt: skip


def deposit(client: Client, **others: Any) -> str:
    """What zeep sends, its client generated from the contract."""
    given = demande(**others)
    given["photo"] = [photo | {"contenu": base64.b64decode(photo["contenu"])} for photo in given["photo"]]
    return str(client.service.deposer(demande=given).numero)


def deposit_in_php(address: str, **others: Any) -> str:
    """What PHP sends, its client generated from the contract at this very moment."""
    if not shutil.which("php"):
        assert os.environ.get("CI") != "true", "php must be installed on the integration server"
        return "without PHP"
    given = json.dumps(demande(**others)).encode()
    done = subprocess.run(["php", PHP, address], input=given, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return str(json.loads(done.stdout)["numero"])


def asked_when_it_must_be(page: Page, base: str) -> None:
    """A citizen sees the two conditions at work."""
    page.goto(f"{base}/demoville/services/{CODE}/formulaire")
    while not page.locator("[data-nom=logement]").count():
        page.evaluate("document.querySelector('.wsc-bar button[value=suivante]').value = 'page:absence'")
        page.locator(".wsc-bar button[value='page:absence']").click()
    for answer, hidden, shown in (("logement", "etage", "appartement"), ("alarme", "societeAlarme", "true")):
        expect(page.locator(f"[data-nom={hidden}]")).to_be_hidden()
        page.check(f"[name={answer}][value={shown}]")
        expect(page.locator(f"[data-nom={hidden}]")).to_be_visible()


def test_a_form_made_from_nothing_is_a_contract_at_once_and_lives_on(page: Page, platform) -> None:
    Clerk.hire(platform)
    clerk = Clerk(page, platform.base, CODE)
    clerk.sign_in()
    clerk.create("Opération tranquillité vacances", "vie-quotidienne")
    clerk.add_page("Votre absence")
    fifteen_fields(clerk)
    assert len(clerk.fields()) == 15 and len(clerk.types) == 12
    clerk.open(champ="personnes/telephone")
    expect(page.locator("section.bo-notice--wait")).to_have_count(0)
    preview = page.frame_locator("iframe.bo-phone")
    expect(preview.get_by_text("Personnes à prévenir").first).to_be_visible()
    clerk.confirm_values()
    clerk.act("publier")
    clerk.act("essai")
    clerk.act("en-ligne")

    first = Client(platform.soap(CODE) + "?wsdl")
    assert deposit(first)
    assert deposit_in_php(platform.soap(CODE))
    asked_when_it_must_be(page, platform.base)

    clerk.act("ouvrir")
    clerk.add("page=absence", "Remarques", "texte")
    assert "Compatible" in clerk.verdict()
    clerk.act("publier")
    second = Client(platform.soap(CODE) + "?wsdl")
    assert deposit(second, remarques="Rien"), "the optional field is in the contract at once"
    assert deposit(first), "and who does not know it files as before"
    clerk.act("ouvrir")
    clerk.add("page=absence", "Immatriculation laissée", "immatriculation", required=True)
    assert "Rupture" in clerk.verdict()
    clerk.act("publier")

    third = Client(platform.soap(CODE) + "?wsdl")
    new = {"remarques": "Rien", "immatriculationLaissee": "AB-123-CD"}
    assert deposit(third, **new) and deposit_in_php(platform.soap(CODE), **new)
    with pytest.raises(ValidationError, match="immatriculationLaissee"):
        deposit(third)
    assert deposit(first) and deposit(second, remarques="Rien"), "the contracts before it are still answered"
