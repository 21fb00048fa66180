"""Wrong answers typed or forged in the pages: the field is named, what was typed stays, nothing breaks."""

from __future__ import annotations

import pytest
from browser import Browser, Page, entrees
from test_web_form import INCIDENT, INCIDENTS
from web_journeys import FORMULAIRE, etape, move_on, until_page

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def at(navigateur: Browser, cible: str) -> Page:
    return until_page(navigateur, navigateur.open(f"/demoville/{FORMULAIRE}"), cible)


@pytest.mark.parametrize(
    ("page_code", "given", "words"),
    [
        ("document", {"nombreExemplaires": "9" * 400}, "nombre d’exemplaires"),
        ("document", {"typeActe": "../../etc/passwd"}, "document demandé"),
        ("acte", {"nomTitulaire": "Ast\x7fier"}, "nom de naissance"),
        ("acte", {"nomTitulaire": "x" * 20_000}, "100"),
        ("acte", {"nomTitulaire": "\u00a0\u3000"}, "nom de naissance"),
        ("acte", {"dateNaissanceTitulaire.jour": "31", "dateNaissanceTitulaire.mois": "2"}, "n’existe pas"),
        ("acte", {"dateNaissanceTitulaire.annee": "20022"}, "date de naissance"),
        ("acte", {"dateNaissanceTitulaire.mois": "Brumaire"}, "date de naissance"),
        ("acte", {"communeNaissance": "Atlantide"}, "commune"),
        ("coordonnees", {"demandeur.courriel": "h.astier@" + "x" * 300 + ".fr"}, "254"),
        ("coordonnees", {"demandeur.telephone": "08 99 12 34 56"}, "surtaxé"),
        ("coordonnees", {"demandeur.adresse": "\r\n".join(["12 rue des Tilleuls"] * 6)}, "4 lignes"),
        ("coordonnees", {"demandeur.codePostal": "00000"}, "5 chiffres"),
    ],
)  # fmt: skip
def test_a_wrong_answer_comes_back_with_its_field_named_and_linked(
    navigateur: Browser, page_code: str, given: dict[str, str], words: str
) -> None:
    page = move_on(navigateur, at(navigateur, page_code), **given)
    assert page.status == 422
    assert etape(page) == page_code
    assert any(words in error for error in page.erreurs()), page.erreurs()
    for link in page.xpath("//*[@role = 'alert']//h:a/@href"):
        assert page.xpath("//*[@id = $id]", id=link.removeprefix("#")), link
    for nom, value in given.items():
        if nom != "typeActe" and "\x7f" not in value:
            assert "".join(value.split()) in "".join(
                "".join(entrees(page.formulaire("/formulaire")).getlist(nom)).split()
            )


def test_forged_ranks_of_a_repeated_group_neither_break_nor_cost(navigateur: Browser) -> None:
    page = navigateur.open(INCIDENT)
    forged = {f"composition.{rank}.nom": "x" for rank in (0, -1, 2, 999_999, 10**12)}
    page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), **forged)
    assert page.status == 422


@pytest.mark.parametrize(
    ("nom", "octets", "words"),
    [
        ("photo.png", b"<html><script>alert(1)</script></html>", "photo.png"),
        ("photo.png", PDF, "photo.png"),
        ("photo.exe", b"MZ\x90", "photo.exe"),
        ("photo.png", b"", "Ce fichier est vide"),
        ("../../photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.svg"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_on_its_page(
    navigateur: Browser, nom: str, octets: bytes, words: str
) -> None:
    page = navigateur.open(INCIDENT)
    for values in INCIDENTS:
        page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), **values)
    champ = page.xpath("string(//h:input[@type = 'file']/@name)")
    page = navigateur.send(page, page.formulaire("/formulaire"), ("_aller", "suivante"), [(champ, nom, octets)])
    assert page.status == 422
    assert etape(page) == "photos"
    assert any(words in error for error in page.erreurs()), page.erreurs()
