"""The form through the pages: nothing typed is lost, nothing is filed twice."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from navigateur import Navigateur, entrees
from parcours_web import FORMULAIRE, acces, avancer, deposer, etape, identifier, jusqu_a, ouvrir_compte
from plateforme_web import Plateforme

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
INCIDENT = "/demoville/services/incident-voirie/formulaire"
INCIDENTS = (
    {
        "categorie": "nidDePoule",
        "danger": "false",
        "description": "Un trou profond au milieu de la chaussée.",
        "dateConstat.jour": "20",
        "dateConstat.mois": "11",
        "dateConstat.annee": "2025",
        "dateConstat.heure": "8",
        "dateConstat.minute": "30",
    },
    {"adresseLieu": "12 rue des Tilleuls"},
)


def compter(plateforme: Plateforme) -> int:
    with plateforme.installation.plateforme.stockage.lire("demoville") as unite:
        return len(unite.dossiers.rechercher(("etat-civil",), "Astier"))


def test_a_form_sent_twice_is_one_dossier(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = jusqu_a(navigateur, navigateur.ouvrir(f"/demoville/{FORMULAIRE}"), "relecture")
    avant = compter(plateforme)
    une, deux = avancer(navigateur, page, "envoyer"), avancer(navigateur, page, "envoyer")
    assert acces(une) == acces(deux)
    assert compter(plateforme) == avant + 1


def test_loading_the_confirmation_again_files_nothing(plateforme: Plateforme, navigateur: Navigateur) -> None:
    page = deposer(navigateur)
    avant = compter(plateforme)
    assert navigateur.ouvrir(page.adresse).titre == page.titre
    assert compter(plateforme) == avant


def test_a_page_with_nothing_answered_comes_back_with_every_error_linked(navigateur: Navigateur) -> None:
    page = navigateur.ouvrir(f"/demoville/{FORMULAIRE}")
    form = page.formulaire("/formulaire")
    page = navigateur.envoyer(page, form, ("_aller", "suivante"), nombreExemplaires="")
    assert page.statut == 422 and etape(page) == "document"
    liens = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert len(liens) >= 3
    for lien in liens:
        assert page.xpath("//*[@id = $id]", id=lien.removeprefix("#")), lien


def test_going_back_and_forth_keeps_the_answers(navigateur: Navigateur) -> None:
    page = jusqu_a(navigateur, navigateur.ouvrir(f"/demoville/{FORMULAIRE}"), "remise")
    page = avancer(navigateur, page, "precedente", modeRemise="retrait")
    assert page.xpath("string(//h:input[@name = 'nomTitulaire']/@value)") == "Astier"
    page = avancer(navigateur, page)
    assert page.xpath("//h:input[@name = 'modeRemise' and @value = 'retrait' and @checked]")


def test_a_page_left_open_for_a_night_comes_back_with_its_answers(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = jusqu_a(navigateur, navigateur.ouvrir(f"/demoville/{FORMULAIRE}"), "relecture")
    monkeypatch.setattr(plateforme, "decalage", timedelta(hours=9))
    avant = compter(plateforme)
    page = avancer(navigateur, page, "envoyer")
    assert etape(page) == "relecture" and "ouverte depuis longtemps" in page.texte
    assert compter(plateforme) == avant
    assert avancer(navigateur, page, "envoyer").titre == "Votre demande est envoyée"


def test_a_session_that_ends_meanwhile_loses_no_answer(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouvrir_compte(plateforme, navigateur, "fin-de-session@courriel.example")
    page = jusqu_a(navigateur, navigateur.ouvrir(f"/demoville/{FORMULAIRE}"), "remise")
    monkeypatch.setattr(plateforme, "decalage", timedelta(minutes=40))
    page = avancer(navigateur, page)
    assert etape(page) == "coordonnees", "the form goes on without the account"
    assert not page.xpath("//h:form[contains(@action, 'deconnexion')]")
    page = jusqu_a(navigateur, page, "relecture")
    assert avancer(navigateur, page, "envoyer").titre == "Votre demande est envoyée"


def test_a_refused_file_says_why_and_a_good_one_needs_choosing_only_once(navigateur: Navigateur) -> None:
    page = navigateur.ouvrir(INCIDENT)
    for valeurs in INCIDENTS:
        page = navigateur.envoyer(page, page.formulaire("/formulaire"), ("_aller", "suivante"), **valeurs)
    assert etape(page) == "photos", page.erreurs()
    nom = page.xpath("string(//h:input[@type = 'file']/@name)")
    form = page.formulaire("/formulaire")
    assert form.get("enctype") == "multipart/form-data"
    page = navigateur.envoyer(page, form, ("_aller", "suivante"), [(nom, "photo.png", b"MZ not a picture")])
    assert page.statut == 422 and any("photo.png" in erreur for erreur in page.erreurs())
    form = page.formulaire("/formulaire")
    page = navigateur.envoyer(page, form, ("_aller", f"page:{etape(page)}"), [(nom, "nid de poule.png", PNG)])
    assert "nid de poule.png" in page.texte
    assert entrees(page.formulaire("/formulaire")).getlist(f"{nom}.jeton")


def test_too_large_a_post_is_refused_before_it_is_read(navigateur: Navigateur) -> None:
    reponse = navigateur.brut(
        INCIDENT,
        "POST",
        data=b"_page=x",
        content_type="application/x-www-form-urlencoded",
        environ_overrides={"CONTENT_LENGTH": str(10**9)},
    )
    assert reponse.status_code == 413
    assert "dépasse" in reponse.text


@pytest.mark.parametrize("genre", ["text/xml", "application/json", "text/plain", ""])
def test_what_is_no_form_is_refused(navigateur: Navigateur, genre: str) -> None:
    reponse = navigateur.brut(f"/demoville/{FORMULAIRE}", "POST", data=b"_page=document", content_type=genre)
    assert reponse.status_code == 400


def test_too_many_entries_are_refused(navigateur: Navigateur) -> None:
    corps = "&".join(f"a{n}=1" for n in range(3000))
    reponse = navigateur.brut(
        f"/demoville/{FORMULAIRE}", "POST", data=corps, content_type="application/x-www-form-urlencoded"
    )
    assert reponse.status_code == 413


def test_characters_that_no_xml_holds_break_nothing(navigateur: Navigateur) -> None:
    page = navigateur.ouvrir(f"/demoville/{FORMULAIRE}")
    form = page.formulaire("/formulaire")
    page = navigateur.envoyer(
        page, form, ("_aller", "suivante"), nombreExemplaires="\x00\x01\x1f\ufffe]]>", **{"inconnu\x02": "\x0b"}
    )
    assert page.statut == 422


def test_a_service_that_wants_an_account_asks_for_it_first_and_comes_back(
    plateforme: Plateforme, navigateur: Navigateur
) -> None:
    chemin = "/demoville/services/changement-adresse/formulaire"
    ouvrir_compte(plateforme, plateforme.navigateur(), "retour@courriel.example")
    page = navigateur.ouvrir(chemin)
    assert page.titre == "S’identifier" and "demande un compte citoyen" in page.avis
    page = identifier(navigateur, page, "retour@courriel.example")
    assert page.adresse == chemin
    assert page.xpath("//h:form[@id = 'formulaire']")


def test_a_session_that_ends_before_the_sending_keeps_the_answers_on_the_page(
    plateforme: Plateforme, navigateur: Navigateur, monkeypatch: pytest.MonkeyPatch
) -> None:
    ouvrir_compte(plateforme, navigateur, "perdu@courriel.example")
    chemin = "/demoville/services/changement-adresse/formulaire"
    page = navigateur.ouvrir(chemin)
    monkeypatch.setattr(plateforme, "decalage", timedelta(minutes=40))
    form = page.formulaire("/formulaire")
    kept = {"_page": "relecture", "demandeur.nomNaissance": "Astier-Gardé"}
    page = navigateur.envoyer(page, form, ("_aller", "envoyer"), **kept)
    assert entrees(page.formulaire("/formulaire"))["demandeur.nomNaissance"] == "Astier-Gardé"
