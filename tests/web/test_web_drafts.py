"""« Enregistrer et continuer plus tard » through the pages and through a host's page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from browser import Browser, Page, entrees
from web_journeys import FORMULAIRE, etape, move_on, open_account, until_page
from web_platform import Platform

from wsc_soap.operations import types


def keep(navigateur: Browser) -> Page:
    """A form begun, then kept at its third page with a wrong answer."""
    page = until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), "remise")
    return navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "enregistrer"))


def code_of(page: Page) -> str:
    found = re.search(r"code=([\w-]+)", page.address)
    assert found, page.address
    return found[1]


def test_a_draft_is_kept_and_taken_up_on_another_device(platform: Platform, navigateur: Browser) -> None:
    page = keep(navigateur)
    assert page.titre == "Votre brouillon est enregistré" and code_of(page) in page.text
    other = platform.navigateur()
    page = other.open("/demoville/services/acte-naissance/brouillon")
    assert page.titre == "Reprendre une demande commencée"
    page = other.send(page, page.formulaire("brouillon"), code=code_of(keep(navigateur)).lower())
    assert etape(page) == "remise" and "Vous reprenez votre brouillon" in page.text
    assert entrees(page.formulaire("/formulaire"))["nomTitulaire"] == "Astier"
    page = until_page(other, page, "relecture")
    assert move_on(other, page, "envoyer").titre == "Votre demande est envoyée"


def test_keeping_again_keeps_the_code_and_filing_erases_the_draft(navigateur: Browser) -> None:
    page = keep(navigateur)
    code = code_of(page)
    page = navigateur.open(f"/demoville/services/acte-naissance/brouillon?code={code}")
    page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "enregistrer"))
    assert code_of(page) == code
    page = navigateur.open(f"/demoville/services/acte-naissance/brouillon?code={code}")
    move_on(navigateur, until_page(navigateur, page, "relecture"), "envoyer")
    page = navigateur.open(f"/demoville/services/acte-naissance/brouillon?code={code}")
    assert page.status == 404 and any("Vérifiez le code" in error for error in page.erreurs())


def test_a_wrong_code_is_said_beside_its_field(navigateur: Browser) -> None:
    page = navigateur.open("/demoville/services/acte-naissance/brouillon")
    page = navigateur.send(page, page.formulaire("brouillon"), code="AAAA-BBBB")
    assert page.status == 404
    assert page.xpath("string(//h:input[@name = 'code']/@aria-invalid)") == "true"
    assert page.xpath("string(//h:input[@name = 'code']/@value)") == "AAAA-BBBB"


def test_the_link_goes_by_mail(platform: Platform, navigateur: Browser) -> None:
    page = keep(navigateur)
    page = navigateur.send(page, page.formulaire("brouillon"), courriel="pas une adresse")
    assert page.status == 422
    page = navigateur.send(page, page.formulaire("brouillon"), courriel="plus.tard@courriel.example")
    assert "part à cette adresse" in page.avis
    [mail] = [m for m in platform.work() if "plus.tard@courriel.example" in m["To"]]
    [link] = re.findall(r"http://\S+brouillon\?code=[\w-]+", mail.get_body(("plain",)).get_content())[:1]
    there = urlsplit(link)
    assert etape(platform.navigateur().open(f"{there.path}?{there.query}")) == "remise"


def test_the_account_shows_its_drafts(platform: Platform, navigateur: Browser) -> None:
    open_account(platform, navigateur, "brouillons@courriel.example")
    code = code_of(keep(navigateur))
    page = navigateur.open("/demoville/compte")
    assert any(link.endswith(f"services/acte-naissance/brouillon?code={code}") for link in page.links())


def test_a_host_site_keeps_and_takes_up_drafts_too(platform: Platform) -> None:
    door = platform.installation.door if hasattr(platform.installation, "door") else None
    site = platform.installation.application
    door = door or site.door
    from wsc_soap.operations import opening

    context = opening.open_context(door.platform, "demoville", "acte-naissance")
    given = (types.Entree("nomTitulaire", "Astier", None, None), types.Entree("_aller", "enregistrer", None, None))
    kept = door.call(context, "soumettreFormulaire", vue="formulaire", entree=given, base="/ville?wsc=")
    assert kept.vue == "brouillon"
    [code] = re.findall(r"brouillon&amp;code=([\w-]+)", kept.xhtml)
    asked = door.call(context, "obtenirFragment", vue="brouillon", base="/ville?wsc=")
    assert 'name="code"' in asked.xhtml
    parametre = (types.Entree("code", code, None, None),)
    back = door.call(context, "obtenirFragment", vue="brouillon", base="/ville?wsc=", parametre=parametre)
    assert 'value="Astier"' in back.xhtml and f'name="_brouillon" value="{code}"' in back.xhtml
    wrong = door.call(context, "soumettreFormulaire", vue="brouillon", base="/ville?wsc=", entree=(
        types.Entree("code", "AAAA", None, None),
    ))  # fmt: skip
    assert "Vérifiez le code" in wrong.xhtml
