"""The administrators' pages of the téléservices, without JavaScript: choose, set, compare, publish, open and close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from browser import Browser, Page
from web_journeys import open_account, signed_in
from web_platform import Platform

BO = "/demoville/bo/teleservices"
ACTE = f"{BO}/acte-naissance"
X = "http://www.w3.org/1999/xhtml"


@pytest.fixture(scope="module")
def ville(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A platform of its own: what is published here would be noise of the wrong kind elsewhere."""
    platform = Platform(tmp_path_factory.mktemp("teleservices") / "donnees")
    platform.fill("demoville", "saint-exemple")
    yield platform
    platform.installation.close()


@pytest.fixture
def bureau(ville: Platform) -> Browser:
    return signed_in(ville)


def press(browser: Browser, page: Page, action: str, **values) -> Page:
    return browser.send(page, page.formulaire("teleservices/", action), ("action", action), **values)


def tags(page: Page) -> list[str]:
    return [" ".join("".join(tag.itertext()).split()) for tag in page.xpath("//h:span[contains(@class, 'bo-tag')]")]


def test_the_menu_leads_there_for_those_who_may(ville: Platform, bureau: Browser) -> None:
    assert f"http://localhost{BO}".removeprefix("http://localhost") in bureau.open("/demoville/bo/").links()
    plain = signed_in(ville, "durand")
    assert BO not in plain.open("/demoville/bo/").links()
    assert plain.open(BO).status == 403


def test_the_list_shows_mode_and_version(bureau: Browser) -> None:
    page = bureau.open(BO)
    assert page.titre == "Téléservices"
    assert ACTE in page.links()
    assert "Révision 1" in page.text and "En ligne" in tags(page)
    assert bureau.open(f"{BO}?filtre=catalogue").titre == "Catalogue des téléservices"
    assert bureau.open(f"{BO}?filtre=lune").titre == "Téléservices"


def test_a_clerk_creates_sets_publishes_and_opens_a_new_demarche(ville: Platform, bureau: Browser) -> None:
    page = bureau.open(f"{BO}/nouveau")
    page = bureau.send(page, page.formulaire("nouveau"), intitule="", teleservice="")
    assert page.status == 422 and len(page.erreurs()) == 2
    page = bureau.send(
        page, page.formulaire("nouveau"), intitule="Prêter du matériel", teleservice="Prêt", theme="vie-quotidienne"
    )
    assert page.status == 422 and page.xpath("string(//h:input[@id = 'intitule']/@value)") == "Prêter du matériel"
    page = bureau.send(page, page.formulaire("nouveau"), teleservice="pret-de-materiel")
    assert (page.titre, page.avis) == ("Prêter du matériel", "Le brouillon est ouvert.")
    page = press(bureau, page, "publier")
    assert "La révision 1 est publiée" in page.avis
    page = press(bureau, page, "en-ligne")
    assert page.status == 409
    [link] = page.xpath("//*[@role = 'alert']//h:a/@href")
    assert page.xpath("//h:input[@id = $id]", id=link.removeprefix("#")), "the link arrives at the value to check"
    page = bureau.send(page, page.formulaire("parametres"), **{"verifie-conservationMois": "true"})
    assert "1 valeur est enregistrée" in page.avis
    assert "À vérifier" not in tags(page)
    page = press(bureau, page, "publier")
    page = press(bureau, page, "en-ligne")
    assert "En ligne" in tags(page)
    assert "Prêter du matériel" in ville.navigateur().open("/demoville/").text
    assert "Prêter du matériel" not in ville.navigateur().open("/saint-exemple/").text


def test_a_value_of_the_wrong_type_is_named_and_the_others_are_kept(bureau: Browser) -> None:
    page = bureau.open(f"{BO}/pret-de-materiel")
    form = page.formulaire("parametres")
    wrong = {"parametre-delaiReponse": "dix", "parametre-delaiPriseEnCharge": "3"}
    page = bureau.send(page, form, **wrong)
    assert page.status == 422
    [error] = page.erreurs()
    assert "nombre entier" in error
    assert page.xpath("string(//h:input[@id = 'parametre-delaiReponse']/@value)") == "dix"
    assert page.xpath("string(//h:input[@id = 'parametre-delaiReponse']/@aria-invalid)") == "true"
    again = bureau.open(f"{BO}/pret-de-materiel")
    assert again.xpath("string(//h:input[@id = 'parametre-delaiPriseEnCharge']/@value)") == "3"


def test_what_changes_is_read_in_sentences_before_it_is_published(bureau: Browser) -> None:
    page = bureau.open(f"{BO}/pret-de-materiel/comparaison")
    assert "Le contrat ne change pas" in page.text
    assert "« 2 » devient « 3 »".replace("« ", "«\u00a0").replace(" »", "\u00a0»") in page.text.replace(
        "« ", "«\u00a0"
    ).replace(" »", "\u00a0»")
    page = press(bureau, page, "publier")
    assert "Révision 3" in page.text
    assert bureau.open(f"{BO}/pret-de-materiel/comparaison").status == 404
    assert "devient" in bureau.open(f"{BO}/pret-de-materiel/comparaison?avant=2&apres=3").text


def test_a_suspension_is_planned_and_done_on_time(ville: Platform, bureau: Browser) -> None:
    page = bureau.open(ACTE)
    tomorrow, later = ville.now() + timedelta(days=1), ville.now() + timedelta(days=2)
    page = press(bureau, page, "suspendre", le=f"{tomorrow:%Y-%m-%dT%H:%M}", jusqua="demain")
    assert page.status == 400
    assert page.xpath("string(//h:input[@id = 'jusqua']/@aria-invalid)") == "true"
    page = press(bureau, page, "suspendre", le=f"{tomorrow:%Y-%m-%dT%H:%M}", jusqua=f"{later:%Y-%m-%dT%H:%M}")
    assert "la plateforme le fera à l’heure dite" in page.avis
    assert "En ligne" in tags(page)
    try:
        ville.shift = timedelta(days=1, hours=3)
        ville.work()
        shown = ville.navigateur().open("/demoville/services/acte-naissance")
        assert shown.status == 403
        ville.shift = timedelta(days=2, hours=3)
        ville.work()
        assert ville.navigateur().open("/demoville/services/acte-naissance").status == 200
    finally:
        ville.shift = timedelta()


def test_a_package_travels_by_the_pages(ville: Platform, bureau: Browser) -> None:
    package = bureau.brut(f"{BO}/pret-de-materiel/paquet.xml").data
    elsewhere = signed_in(ville, town="saint-exemple")
    page = elsewhere.open("/saint-exemple/bo/teleservices/nouveau")
    form = page.formulaire("importer")
    refused = elsewhere.send(page, form, fichiers=[("paquet", "x.xml", b"<a>")])
    assert refused.status == 422 and refused.erreurs()
    missing = elsewhere.send(page, form)
    assert missing.status == 422 and missing.erreurs() == ["Choisissez un fichier"]
    page = elsewhere.send(page, form, fichiers=[("paquet", "pret.xml", package)])
    assert page.titre == "Prêter du matériel"
    assert "importé" in page.avis


def test_a_rubrique_shows_on_the_portal(ville: Platform, bureau: Browser) -> None:
    page = bureau.open("/demoville/bo/rubriques")
    form = page.formulaire("rubriques", "Créer la rubrique")
    page = bureau.send(
        page, form, ("action", "definirRubrique"), libelle="Voirie & propreté", teleservice=["incident-voirie"]
    )
    assert "Voirie & propreté" in page.text
    home = ville.navigateur().open("/demoville/")
    assert [h.text for h in home.xpath("//h:section/h:h2[starts-with(@id, 'theme-')]")][:2] == [
        "Voirie & propreté",
        "Autres démarches",
    ]
    page = bureau.open("/demoville/bo/rubriques")
    page = bureau.send(page, page.formulaire("rubriques", "supprimerRubrique"), ("action", "supprimerRubrique"))
    assert "Voirie & propreté" not in ville.navigateur().open("/demoville/").text


def test_a_preview_reads_as_the_citizens_page(bureau: Browser) -> None:
    page = bureau.open(f"{ACTE}/apercu")
    assert page.titre.startswith("Demander une copie")
    assert "Aperçu" in page.text


def test_a_manager_may_change_a_draft_and_not_publish_it(ville: Platform) -> None:
    manager = signed_in(ville, "vidal")
    page = press(manager, manager.open(f"{BO}/incident-voirie"), "ouvrir")
    assert not page.xpath("//h:button[@value = 'publier' or @value = 'suspendre']")
    page = press(manager, page, "abandonner")
    assert "abandonné" in page.avis


@pytest.mark.parametrize("service", ["inconnu", "bo-inconnu"])
@pytest.mark.parametrize("query", ["wsdl", "WSDL", "xsd"])
def test_the_contract_of_no_service_is_not_found(ville: Platform, service: str, query: str) -> None:
    answer = ville.navigateur().brut(f"/demoville/soap/{service}?{query}")
    assert answer.status_code == 404
    assert b"TeleserviceInconnu" in answer.data


@pytest.mark.parametrize(
    "path",
    [
        BO,
        f"{BO}?filtre=catalogue",
        f"{BO}?filtre=a-verifier",
        ACTE,
        f"{BO}/pret-de-materiel",
        f"{BO}/pret-de-materiel/comparaison?avant=1&apres=3",
        f"{BO}/nouveau",
        "/demoville/bo/rubriques",
    ],
)
def test_every_page_can_be_heard_and_typed(bureau: Browser, path: str) -> None:
    page = bureau.open(path)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    references = [r for a in page.xpath("//@for | //@aria-labelledby | //@aria-describedby") for r in a.split()]
    references += [link[1:] for link in page.xpath("//h:a/@href[starts-with(., '#')]")]
    assert set(references) <= set(ids)
    for entry in page.xpath("//h:input[@type != 'hidden'] | //h:select | //h:textarea"):
        named = page.xpath("//h:label[@for = $id]", id=entry.get("id", ""))
        assert entry.get("name") and (named or entry.xpath("ancestor::h:label", namespaces={"h": X}))
    for form in page.xpath("//h:form[@method = 'post']"):
        assert form.xpath("h:input[@name = '_csrf']", namespaces={"h": X})
    assert len(page.xpath("//h:h1")) == 1
    assert not page.xpath("//@style | //h:script | //@*[starts-with(name(), 'on')]")
    assert "[bo." not in page.text


def rows(page: Page) -> list[str]:
    return [link.split("/")[-1] for link in page.xpath("//h:tbody//h:th/h:a/@href")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mots=CANTINE", ["inscription-cantine"]),
        ("mots=carte+d'identité", ["carte-identite"]),
        ("theme=elections", ["inscription-electorale", "radiation-electorale"]),
        ("evenement=Je+vote", ["inscription-electorale", "changement-adresse-electeur"]),
        ("theme=vie-scolaire&mots=creche", ["inscription-creche"]),
        ("mots=licorne", []),
        ("theme=nulle-part&evenement=<x>", []),
    ],
)
def test_the_catalogue_is_searched_by_word_theme_and_life_event(
    bureau: Browser, query: str, expected: list[str]
) -> None:
    page = bureau.open(f"{BO}?filtre=catalogue&{query}")
    found = rows(page)
    assert set(found) >= set(expected) and len(found) < 12
    assert "<x>" not in page.octets.decode()
    assert "{" not in page.text
    if not expected:
        assert not found and "Rien ne correspond" in page.text
    assert f"{BO}?filtre=catalogue" in page.links(), "the way back to the whole list"


def test_a_model_is_chosen_looked_at_tried_and_put_on_line(ville: Platform, bureau: Browser) -> None:
    """From the catalogue page to the citizens' portal, a téléservice with nothing to check."""
    page = bureau.open(f"{BO}?filtre=catalogue&mots=genealogie")
    assert bureau.open(f"{BO}/genealogie/apercu").status == 200
    assert ville.navigateur().brut("/demoville/services/genealogie").status_code == 404
    page = press(bureau, page, "prendre")
    assert "Essai" in " ".join(tags(page)) or "essai" in page.text
    assert "genealogie" not in " ".join(ville.navigateur().open("/demoville/").links())
    page = bureau.send(page, page.formulaire("parametres"), **verified(page))
    page = press(bureau, page, "publier") if page.xpath("//h:button[@value = 'publier']") else page
    page = press(bureau, page, "en-ligne")
    assert "En ligne" in tags(page)
    assert "/demoville/services/genealogie" in ville.navigateur().open("/demoville/").links()
    assert "/demoville/services/genealogie" in ville.navigateur().open("/demoville/evenements").links()


def verified(page: Page) -> dict[str, str]:
    return dict.fromkeys(page.xpath("//h:input[starts-with(@name, 'verifie-')]/@name"), "true")


def test_the_portal_finds_by_life_event_and_by_theme_too(ville: Platform) -> None:
    portal = ville.navigateur()
    assert "Voir les démarches par événement de vie" in portal.open("/demoville/").text
    events = portal.open("/demoville/evenements")
    assert "Une naissance" in [h.text for h in events.xpath("//h:section/h:h2[starts-with(@id, 'theme-')]")]
    for asked in ("une+NAISSANCE", "etat+civil+acte"):
        assert "/demoville/services/acte-naissance" in portal.open(f"/demoville/?q={asked}").links()


def test_the_page_kept_for_everybody_is_nobodys(ville: Platform, bureau: Browser) -> None:
    """Warm for strangers, and still the signed-in citizen's own, and new as soon as the offer changes."""
    stranger, citizen = ville.navigateur(), ville.navigateur()
    assert stranger.open("/demoville/").octets == stranger.open("/demoville/").octets
    open_account(ville, citizen, "page-gardee@courriel.example")
    assert citizen.open("/demoville/").xpath("//h:form[contains(@action, 'deconnexion')]")
    assert not stranger.open("/demoville/").xpath("//h:form[contains(@action, 'deconnexion')]")
    assert "/demoville/services/incident-voirie" in stranger.open("/demoville/").links()
    press(bureau, bureau.open(f"{BO}/incident-voirie"), "suspendre")
    assert "/demoville/services/incident-voirie" not in stranger.open("/demoville/").links()
    assert "/saint-exemple/services/incident-voirie" in stranger.open("/saint-exemple/").links()
    press(bureau, bureau.open(f"{BO}/incident-voirie"), "en-ligne")


def test_a_missing_agenda_is_said_in_the_catalogue_and_beside_the_button_with_the_page_that_makes_it(
    bureau: Browser,
) -> None:
    code, made = "reservation-salle-municipale", "/demoville/bo/agendas/nouvelle?pour=salle"
    page = bureau.open(f"{BO}?filtre=catalogue")
    assert made in page.links()
    page = press(bureau, bureau.open(f"{BO}/{code}"), "prendre")
    assert made in page.links() and "Sans elle, personne ne peut répondre" in page.text
    ticks = dict.fromkeys(page.xpath("//h:input[starts-with(@name, 'verifie-')]/@name"), "true")
    page = bureau.send(page, page.formulaire("parametres"), **ticks) if ticks else page
    page = press(bureau, page, "publier") if ticks else page
    page = press(bureau, page, "en-ligne")
    assert page.avis.startswith("La démarche est en ligne, mais il n’y a rien à réserver")
    assert made in bureau.open(BO).links()
    page = bureau.open(made)
    assert page.xpath("string(//h:input[@id = 'genre']/@value)") == "salle"
