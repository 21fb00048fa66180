"""The recapitulatif in PDF: what is read in it, how it is made."""

import io
import threading
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from pypdf import PdfReader

from wsc_soap.rendering.pdf import rml_to_pdf
from wsc_soap.rendering.rml import check
from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.xmlio.parser import parse_xml

C = "{urn:wsc:commun:1}"
INSTANT = datetime(2026, 12, 1, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
ADDRESS = "https://services.demoville.example/demoville/suivi"


@pytest.fixture(scope="module")
def stylesheets():
    return Stylesheets()


def vue() -> etree._Element:
    return parse_xml(Path(__file__).with_name("suivi.xml").read_bytes())


def pdf(stylesheets, document=None) -> bytes:
    document = vue() if document is None else document
    rml = stylesheets.transform("pdf/recapitulatif.xsl", document, adresseSuivi=ADDRESS)
    check(rml)
    return rml_to_pdf(rml, INSTANT)


def text(octets: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages)


def test_everything_the_citizen_said_can_be_read_in_it(stylesheets):
    read = text(pdf(stylesheets))
    document = vue()
    for node in document.iter(f"{C}libelle", f"{C}texte", f"{C}titre", f"{C}numero", f"{C}nom"):
        assert node.text.replace("\u00a0", " ") in read.replace("\u00a0", " ")
    assert "Démoville" in read
    assert "OK, 20 novembre 2026" in read.replace("\u00a0", " ")
    assert "20 novembre 2026 à 14 h 32" in read.replace("\u00a0", " ")
    assert "Non réalisé" in read
    assert ADDRESS in read
    assert "[" not in read


def test_each_page_has_its_number_and_the_count(stylesheets):
    pages = PdfReader(io.BytesIO(pdf(stylesheets))).pages
    for rank, page in enumerate(pages, 1):
        assert f"page {rank} sur {len(pages)}" in page.extract_text()
        assert "Dossier 2026-00333-4" in page.extract_text()


def test_french_spaces_and_letters_have_their_glyphs(stylesheets):
    document = vue()
    document.find(f".//{C}texte").text = "1\u202f362\u202f; «\u00a0œuvre\u00a0» 12\u00a0€ m³ n°\u00a07 À É Œ Ÿ ’ … –"
    read = text(pdf(stylesheets, document))
    assert "1\u202f362\u202f;" in read
    for character in "«œ»€³°ÀÉŒŸ’…–":
        assert character in read


def test_letters_that_no_font_has_become_near_ones_and_never_a_box(stylesheets):
    document = vue()
    document.find(f".//{C}texte").text = "He\u0301le\u0300ne \u200f\uff21\uff22 名 \U0001f600 <b>&amp;"
    assert "Hélène AB ? ? <b>&amp;" in text(pdf(stylesheets, document))


def test_all_fonts_are_embedded(stylesheets):
    for page in PdfReader(io.BytesIO(pdf(stylesheets))).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]


def test_the_document_says_what_it_is(stylesheets):
    reader = PdfReader(io.BytesIO(pdf(stylesheets)))
    assert reader.metadata.title == "Récapitulatif de la demande 2026-00333-4"
    assert reader.metadata.author == "Ville de Démoville"
    assert reader.metadata.subject == "Demande d’acte de naissance"
    assert reader.metadata["/CreationDate"] == "D:20261201093000+01'00'"
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"


def test_the_same_dossier_always_gives_the_same_bytes_in_any_thread(stylesheets):
    expected = pdf(stylesheets)
    results: list[bytes] = []
    fils = [threading.Thread(target=lambda: results.append(pdf(stylesheets))) for _ in range(3)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert results == [expected] * 3


def test_a_long_demande_runs_over_many_pages(stylesheets):
    document = vue()
    section = document.find(f".//{C}section")
    for rank in range(300):
        line = etree.SubElement(section, f"{C}ligne")
        etree.SubElement(line, f"{C}libelle").text = f"Question {rank}"
        etree.SubElement(line, f"{C}texte").text = "réponse longue " * 30
    section[-1][1].text = "sansespace" * 400
    pages = PdfReader(io.BytesIO(pdf(stylesheets, document))).pages
    assert len(pages) > 20
    assert f"page 2 sur {len(pages)}" in pages[1].extract_text()


def test_the_line_breaks_of_an_answer_are_kept(stylesheets):
    document = vue()
    document.find(f".//{C}texte").text = "une ligne\ndeux lignes\n" + "x\n" * 500
    assert "une ligne\ndeux lignes\nx\nx" in text(pdf(stylesheets, document))


def test_an_agent_gets_the_name_of_the_citizen(stylesheets):
    document = vue()
    contenu = document.find("{urn:wsc:vue:1}contenu")
    contenu[0].tag = "{urn:wsc:bo-dossiers:1}dossierComplet"
    etree.SubElement(contenu[0], f"{C}citoyen").text = "Henri Astier"
    contenu[0].remove(contenu[0].find(f"{C}contact"))
    assert "Demandeur\nHenri Astier" in text(pdf(stylesheets, document))
