"""Without JavaScript: a dossier given to somebody, its owed opinions, a closed one reopened, dossiers searched."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from browser import Browser, Page
from process_service import CODE, publish
from web_journeys import filed_terrace, signed_in
from web_platform import MOT_DE_PASSE, Platform

from wsc_soap.operations.installation import install_agent
from wsc_soap.storage.absences import Absence

BO = "/demoville/bo"


@pytest.fixture(scope="module")
def numero(platform: Platform) -> str:
    """A dossier of the état-civil, its manager `chef`, and `voirie`, whose department owes an opinion."""
    storage = platform.installation.platform.storage
    publish(storage, "demoville", platform.now())
    for who, profil, services in (
        ("chef", "gestionnaire", ("etat-civil",)),
        ("voirie", "agent", ("services-techniques",)),
    ):
        install_agent(storage, "demoville", who, MOT_DE_PASSE, civilite="M.", nom=who.title(), prenom="Paul",
                      profil=profil, services=services)  # fmt: skip
    platform.installation.platform.bouquet.forget()
    return filed_terrace(platform, CODE)


def opened(browser: Browser, numero: str, rest: str = "") -> Page:
    return browser.open(f"{BO}/dossiers/{numero}{rest}")


def act(browser: Browser, numero: str, nom: str, **values: str) -> Page:
    page = opened(browser, numero, f"/action?nom={nom}")
    return browser.send(page, page.formulaire(f"dossiers/{numero}", nom), ("action", nom), **values)


def links(page: Page) -> list[str]:
    return [link.removeprefix("/demoville/bo/") for link in page.links()]


def assign(browser: Browser, numero: str, vers: str, **values: str) -> Page:
    page = opened(browser, numero, "/affectation")
    return browser.send(page, page.formulaire("/affectation"), vers=vers, **values)


def test_a_manager_gives_a_dossier_to_a_colleague_and_an_agent_cannot(platform: Platform, numero: str) -> None:
    chef, durand = signed_in(platform, "chef"), signed_in(platform, "durand")
    assert f"dossiers/{numero}/affectation" in links(opened(chef, numero))
    assert f"dossiers/{numero}/affectation" not in links(opened(durand, numero))
    assert opened(durand, numero, "/affectation").status == 403
    refused = assign(chef, numero, "", commentaire="À voir avec le plan.")
    assert refused.status == 400
    assert refused.erreurs() == ["Choisissez à qui confier le dossier."]
    assert "À voir avec le plan." in refused.text
    page = chef.send(refused, refused.formulaire("/affectation"), vers="etat-civil/durand")
    assert page.avis == "Le dossier est confié à Mme Durand."
    assert "À voir avec le plan." in page.text
    assert "Vous avez pris ce dossier." in opened(durand, numero).text


def test_who_stands_in_for_an_absent_agent_is_proposed_first(platform: Platform) -> None:
    numero, chef = filed_terrace(platform, CODE), signed_in(platform, "chef")
    assign(chef, numero, "etat-civil/durand")
    today = platform.now().date()
    away = Absence("durand", today - timedelta(days=1), today + timedelta(days=3), "petit")
    with platform.installation.platform.storage.write("demoville") as unit:
        unit.absences.save(away)
        unit.commit()
    try:
        page = opened(chef, numero, "/affectation")
        assert "Mme Durand, qui a pris ce dossier, est en absence jusqu’au" in page.text
        assert page.xpath("string(//h:option[@selected]/@value)") == "etat-civil/petit"
        assert "remplace Mme Durand" in page.xpath("string(//h:option[@selected])")
        page = chef.send(page, page.formulaire("/affectation"))
        assert page.avis == "Le dossier est confié à Mme Petit."
    finally:
        with platform.installation.platform.storage.write("demoville") as unit:
            unit.absences.delete("durand", away.du)
            unit.commit()
    refused = assign(chef, numero, "etat-civil/petit")
    assert "n’est pas un agent de ce service" in " ".join(refused.erreurs())


def test_a_dossier_given_to_another_department_leaves_the_sight_of_who_gave_it(platform: Platform) -> None:
    numero, chef = filed_terrace(platform, CODE), signed_in(platform, "chef")
    late = opened(chef, numero, "/affectation")
    page = assign(chef, numero, "services-techniques/", commentaire="Pour la voirie.")
    assert page.titre == "Dossiers à traiter"
    assert page.avis == "Le dossier est confié à Services techniques."
    assert opened(chef, numero).status == 404
    assert "Pour la voirie." in opened(signed_in(platform, "voirie"), numero).text
    assert chef.send(late, late.formulaire("/affectation"), vers="etat-civil/").status == 404


def test_the_second_of_two_managers_is_told_what_changed(platform: Platform) -> None:
    numero, chef = filed_terrace(platform, CODE), signed_in(platform, "chef")
    late = opened(chef, numero, "/affectation")
    assign(chef, numero, "etat-civil/durand")
    page = chef.send(late, late.formulaire("/affectation"), vers="etat-civil/chef")
    assert page.status == 409
    assert "Dossier affecté à Mme Durand" in " ".join(page.erreurs()).replace("\xa0", " ")


def test_owed_opinions_are_listed_given_and_reminded(platform: Platform) -> None:
    numero, durand, voirie = filed_terrace(platform, CODE), signed_in(platform, "durand"), signed_in(platform, "voirie")
    act(durand, numero, "mesurer", **{"champ.mesurer.mesure": "12"})
    page = opened(durand, numero)
    durand.send(page, page.formulaire(f"dossiers/{numero}", "consulter"), ("action", "consulter"))
    platform.work()
    owed = voirie.open(f"{BO}/avis")
    assert f"dossiers/{numero}#avis" in links(owed)
    assert f"dossiers/{numero}#avis" not in links(durand.open(f"{BO}/avis"))
    page = opened(durand, numero)
    form = page.formulaire("/relance")
    page = durand.send(page, form)
    assert page.avis == "La relance part par courriel."
    assert [str(mail["To"]) for mail in platform.work() if numero in mail.as_string().replace("=\n", "")] != []
    assert "Avis relancé : Voirie" in page.text.replace("\xa0", " ")
    again = durand.send(page, form)
    assert again.status == 409
    assert "déjà été relancé aujourd’hui" in " ".join(again.erreurs())
    page = opened(voirie, numero)
    assert not page.xpath("//h:form[contains(@action, '/relance')]")
    page = voirie.send(page, page.formulaire("/avis"), avis="favorable", commentaire="Passage libre.")
    assert page.avis == "L’avis est rendu."
    assert f"dossiers/{numero}#avis" not in links(voirie.open(f"{BO}/avis"))
    assert "Passage libre." in opened(durand, numero).text


def test_an_opinion_that_was_given_meanwhile_keeps_nobody_waiting(platform: Platform) -> None:
    numero, durand, voirie = filed_terrace(platform, CODE), signed_in(platform, "durand"), signed_in(platform, "voirie")
    act(durand, numero, "mesurer", **{"champ.mesurer.mesure": "12"})
    page = opened(durand, numero)
    durand.send(page, page.formulaire(f"dossiers/{numero}", "consulter"), ("action", "consulter"))
    page = opened(voirie, numero)
    refused = voirie.send(page, page.formulaire("/avis"), avis="peut-être", commentaire="Trottoir étroit.")
    assert refused.erreurs()
    assert "Trottoir étroit." in refused.text
    voirie.send(refused, refused.formulaire("/avis"), avis="aucun")
    assert voirie.send(page, page.formulaire("/avis"), avis="favorable").status == 409


def test_a_closed_dossier_is_reopened_with_its_reason(platform: Platform) -> None:
    numero, chef = filed_terrace(platform, CODE), signed_in(platform, "chef")
    assert "il n’y a rien à rouvrir" in opened(chef, numero, "/reouverture").text
    act(chef, numero, "refuser", motif="trop-grand")
    assert f"dossiers/{numero}/reouverture" in links(opened(chef, numero))
    page = opened(chef, numero, "/reouverture")
    refused = chef.send(page, page.formulaire("/reouverture"), commentaire="  ")
    assert refused.status == 400
    assert "Dites pourquoi le dossier est rouvert" in refused.erreurs()[0]
    page = chef.send(refused, refused.formulaire("/reouverture"), commentaire="Mauvais plan lu.")
    assert page.avis == "Le dossier est rouvert, le citoyen en est prévenu."
    assert "Étape : Examen" in page.text.replace("\xa0", " ")
    assert any("Mauvais plan lu" in mail.get_body(("plain",)).get_content() for mail in platform.work())
    durand = signed_in(platform, "durand")
    act(durand, numero, "refuser", motif="trop-grand")
    page = opened(chef, numero, "/reouverture")
    form = page.formulaire("/reouverture")
    assert durand.send(opened(durand, numero), form, commentaire="Non.").status == 403


def found(page: Page) -> list[str]:
    return page.xpath("//h:tbody/h:tr/h:th/h:a/text()")


def searched(browser: Browser, **criteria: str) -> Page:
    return browser.open(f"{BO}/recherche?{urlencode(criteria)}")


def test_dossiers_are_searched_by_what_one_knows_and_page_by_page(platform: Platform) -> None:
    numeros = [filed_terrace(platform, CODE, "Zwingel") for _ in range(32)]
    durand = signed_in(platform, "durand")
    page = durand.open(f"{BO}/recherche")
    assert found(page) == []
    assert CODE in page.xpath("//h:select[@name = 'teleservice']/h:option/@value")
    page = searched(durand, mots="zwingel", teleservice=CODE, etape="examen")
    assert page.xpath("//h:select[@name = 'etape']/h:option/@value")[1:] != []
    first = found(page)
    assert first == numeros[::-1][:30]
    [following] = [link for link in page.links() if "suite=" in link]
    assert found(durand.open(following)) == numeros[::-1][30:]
    assert found(searched(durand, mots=numeros[3])) == [numeros[3]]
    assert found(searched(durand, mots="zwingel", issue="refusee")) == []
    tomorrow = (platform.now() + timedelta(days=2)).date().isoformat()
    page = searched(durand, mots="zwingel", deposeDu=tomorrow)
    assert found(page) == [] and "Aucun dossier de vos services" in page.text
    assert found(searched(signed_in(platform, "petit"), mots="zwingel")) == []


def test_a_search_that_cannot_be_read_says_which_criterion_and_keeps_the_others(platform: Platform) -> None:
    durand = signed_in(platform, "durand")
    page = searched(durand, mots="astier", deposeDu="hier")
    assert page.status == 400
    assert page.xpath("string(//*[@role = 'alert']//h:a/@href)") == "#deposeDu"
    assert page.xpath("string(//h:input[@name = 'mots']/@value)") == "astier"
    page = searched(durand, deposeDu="2026-03-02", deposeAu="2026-03-01")
    assert page.status == 400 and "#deposeAu" in page.xpath("//*[@role = 'alert']//h:a/@href")
    assert searched(durand, mots="x", suite="perdue").status == 400


def test_the_search_of_the_top_bar_goes_on_to_the_next_page(platform: Platform) -> None:
    durand = signed_in(platform, "durand")
    page = durand.open(f"{BO}/?q=zwingel")
    [following] = [link for link in page.links() if "suite=" in link]
    assert len(found(page)) == 30 and len(found(durand.open(following))) == 2


def test_an_agent_writes_to_a_colleague_about_a_dossier(platform: Platform) -> None:
    numero, durand = filed_terrace(platform, CODE, "Collet"), signed_in(platform, "durand")
    assert f"dossiers/{numero}/collegue" in links(opened(durand, numero))
    page = opened(durand, numero, "/collegue")
    assert "voirie" in page.xpath("//h:option/@value") and "durand" not in page.xpath("//h:option/@value")
    refused = durand.send(page, page.formulaire("/collegue"), agent="voirie", texte="  ")
    assert refused.status == 400 and refused.xpath("string(//*[@role = 'alert']//h:a/@href)") == "#texte"
    assert refused.xpath("string(//h:option[@selected]/@value)") == "voirie"
    assert durand.send(page, page.formulaire("/collegue"), agent="", texte="Bonjour").status == 400
    platform.work()
    page = durand.send(page, page.formulaire("/collegue"), agent="voirie", texte="Le trottoir est-il large ?")
    assert page.avis == "Le message part à votre collègue."
    [mail] = [one for one in platform.work() if "trottoir" in one.get_body(("plain",)).get_content()]
    assert "techniques" in str(mail["To"])
    assert opened(signed_in(platform, "martin"), numero, "/collegue").status == 404
