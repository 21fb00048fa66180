"""The form through the pages: nothing typed is lost, nothing is filed twice."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from browser import Browser, entrees
from web_journeys import FORMULAIRE, access, deposer, etape, identify, move_on, open_account, until_page
from web_platform import Platform

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


def count(platform: Platform) -> int:
    with platform.installation.platform.storage.read("demoville") as unit:
        return unit.dossiers.count_open("acte-naissance")


def test_a_form_sent_twice_is_one_dossier(platform: Platform, navigateur: Browser) -> None:
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "relecture")
    before = count(platform)
    one, two = move_on(navigateur, page, "envoyer"), move_on(navigateur, page, "envoyer")
    assert access(one) == access(two)
    assert count(platform) == before + 1


def test_each_answer_read_again_leads_back_to_its_own_field(navigateur: Browser) -> None:
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "relecture")
    buttons = page.xpath("//h:dl//h:button")
    assert len(buttons) == len(page.xpath("//h:dl/h:div")) > 15
    words = [" ".join("".join(one.itertext()).split()) for one in buttons]
    assert len(set(words)) == len(words), "each says what it changes"
    [one] = [one for one in buttons if "Date de naissance" in "".join(one.itertext())]
    back = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", one.get("value")))
    frame = one.get("formaction").partition("#")[2]
    assert back.xpath("//*[@id = $id]//h:input/@name", id=frame) == [
        f"dateNaissanceTitulaire.{part}" for part in ("jour", "mois", "annee")
    ]
    assert "Durée de conservation fixée par la collectivité\xa0: 3\xa0mois après la clôture" in page.octets.decode()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("14", "7", "2962"), ["annee"]),
        (("31", "4", "1990"), ["jour"]),
        (("29", "2", "1990"), ["jour"]),
        (("14", "13", "1990"), ["mois"]),
        (("14", "", "1990"), ["mois"]),
        (("14", "7", "90"), ["annee"]),
        (("", "", ""), ["jour", "mois", "annee"]),
    ],
)
def test_only_the_wrong_parts_of_a_date_are_marked(navigateur: Browser, typed, wrong: list[str]) -> None:
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "acte")
    given = dict(zip(("jour", "mois", "annee"), typed, strict=True))
    page = move_on(navigateur, page, **{f"dateNaissanceTitulaire.{part}": text for part, text in given.items()})
    nom = "starts-with(@name, 'dateNaissanceTitulaire.')"
    marked = page.xpath(f"//h:input[{nom}][@aria-invalid = 'true']/@name")
    assert [one.rpartition(".")[2] for one in marked] == wrong
    assert page.xpath("//*[@role = 'alert']//h:a/@href") == [f"#dateNaissanceTitulaire-{wrong[0]}"]


def test_loading_the_confirmation_again_files_nothing(platform: Platform, navigateur: Browser) -> None:
    page = deposer(navigateur)
    before = count(platform)
    assert navigateur.open(page.address).titre == page.titre
    assert count(platform) == before


def test_a_page_with_nothing_answered_comes_back_with_every_error_linked(navigateur: Browser) -> None:
    page = navigateur.open(f"/demoville/{FORMULAIRE}")
    form = page.formulaire("/formulaire")
    page = navigateur.send(page, form, ("_aller", "suivante"), nombreExemplaires="")
    assert page.status == 422 and etape(page) == "document"
    links = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert len(links) >= 3
    for link in links:
        assert page.xpath("//*[@id = $id]", id=link.removeprefix("#")), link


def test_going_back_and_forth_keeps_the_answers(navigateur: Browser) -> None:
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "remise")
    page = move_on(navigateur, page, "precedente", modeRemise="retrait")
    assert page.xpath("string(//h:input[@name = 'nomTitulaire']/@value)") == "Astier"
    page = move_on(navigateur, page)
    assert page.xpath("//h:input[@name = 'modeRemise' and @value = 'retrait' and @checked]")


def test_a_page_left_open_for_a_night_comes_back_with_its_answers(
    platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "relecture")
    monkeypatch.setattr(platform, "shift", timedelta(hours=9))
    before = count(platform)
    page = move_on(navigateur, page, "envoyer")
    assert etape(page) == "relecture" and "ouverte depuis longtemps" in page.text
    assert count(platform) == before
    assert move_on(navigateur, page, "envoyer").titre == "Votre demande est envoyée"


def test_a_session_that_ends_meanwhile_loses_no_answer(
    platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_account(platform, navigateur, "fin-de-session@courriel.example")
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "remise")
    monkeypatch.setattr(platform, "shift", timedelta(minutes=40))
    page = move_on(navigateur, page)
    assert etape(page) == "coordonnees", "the form goes on without the account"
    assert not page.xpath("//h:form[contains(@action, 'deconnexion')]")
    page = until_page(navigateur, page, "relecture")
    assert move_on(navigateur, page, "envoyer").titre == "Votre demande est envoyée"


def test_a_refused_file_says_why_and_a_good_one_needs_choosing_only_once(navigateur: Browser) -> None:
    page = navigateur.open(INCIDENT)
    for values in INCIDENTS:
        page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), **values)
    assert etape(page) == "photos", page.erreurs()
    nom = page.xpath("string(//h:input[@type = 'file']/@name)")
    form = page.formulaire("/formulaire")
    assert form.get("enctype") == "multipart/form-data"
    page = navigateur.send(page, form, ("_aller", "suivante"), [(nom, "photo.png", b"MZ not a picture")])
    assert page.status == 422 and any("photo.png" in error for error in page.erreurs())
    form = page.formulaire("/formulaire")
    page = navigateur.send(page, form, ("_aller", f"page:{etape(page)}"), [(nom, "nid de poule.png", PNG)])
    assert "nid de poule.png" in page.text
    assert entrees(page.formulaire("/formulaire")).getlist(f"{nom}.jeton")


def test_too_large_a_post_is_refused_before_it_is_read(navigateur: Browser) -> None:
    answer = navigateur.brut(
        INCIDENT,
        "POST",
        data=b"_page=x",
        content_type="application/x-www-form-urlencoded",
        environ_overrides={"CONTENT_LENGTH": str(10**9)},
    )
    assert answer.status_code == 413
    assert "dépasse" in answer.text


@pytest.mark.parametrize("genre", ["text/xml", "application/json", "text/plain", ""])
def test_what_is_no_form_is_refused(navigateur: Browser, genre: str) -> None:
    answer = navigateur.brut(f"/demoville/{FORMULAIRE}", "POST", data=b"_page=document", content_type=genre)
    assert answer.status_code == 400


def test_too_many_entries_are_refused(navigateur: Browser) -> None:
    body = "&".join(f"a{n}=1" for n in range(3000))
    answer = navigateur.brut(
        f"/demoville/{FORMULAIRE}", "POST", data=body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413


def test_characters_that_no_xml_holds_break_nothing(navigateur: Browser) -> None:
    page = navigateur.open(f"/demoville/{FORMULAIRE}")
    form = page.formulaire("/formulaire")
    page = navigateur.send(
        page, form, ("_aller", "suivante"), nombreExemplaires="\x00\x01\x1f\ufffe]]>", **{"inconnu\x02": "\x0b"}
    )
    assert page.status == 422


def test_a_service_that_wants_an_account_asks_for_it_first_and_comes_back(
    platform: Platform, navigateur: Browser
) -> None:
    path = "/demoville/services/changement-adresse/formulaire"
    open_account(platform, platform.navigateur(), "retour@courriel.example")
    page = navigateur.open(path)
    assert page.titre == "S’identifier" and "demande un compte citoyen" in page.avis
    page = identify(navigateur, page, "retour@courriel.example")
    assert page.address == path
    assert page.xpath("//h:form[@id = 'formulaire']")


def test_a_session_that_ends_before_the_sending_keeps_the_answers_on_the_page(
    platform: Platform, navigateur: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_account(platform, navigateur, "perdu@courriel.example")
    path = "/demoville/services/changement-adresse/formulaire"
    page = navigateur.open(path)
    monkeypatch.setattr(platform, "shift", timedelta(minutes=40))
    form = page.formulaire("/formulaire")
    kept = {"_page": "relecture", "demandeur.nomNaissance": "Astier-Gardé"}
    page = navigateur.send(page, form, ("_aller", "envoyer"), **kept)
    assert entrees(page.formulaire("/formulaire"))["demandeur.nomNaissance"] == "Astier-Gardé"
