"""A process on paper, A4, as the browser prints it: its tree, its diagram and the same in words, the citizen's view."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import process_service
import pytest
from clerk import Clerk
from playwright.sync_api import Page
from pypdf import PdfReader
from served_platform import Platform

A4_INSIDE = {"width": 680, "height": 1000}  # 210 mm less two margins of 15 mm, in CSS pixels


@pytest.fixture
def process(platform: Platform, page: Page) -> Page:
    """The page of a process with everything, as its administrator sees it."""
    process_service.publish(platform.installation.platform.storage, "demoville", datetime.now(UTC))
    platform.installation.platform.bouquet.forget()
    Clerk.hire(platform)
    Clerk(page, platform.base, process_service.CODE).sign_in()
    page.goto(f"{platform.base}/demoville/bo/teleservices/{process_service.CODE}/processus")
    return page


def test_the_page_printed_on_a4_says_all_of_the_process(process: Page) -> None:
    margins = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
    pdf = PdfReader(io.BytesIO(process.pdf(format="A4", margin=margins)))
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    assert 2 <= len(pdf.pages) <= 8
    for words in ("2. Examen", "Signer l’accord", "Vers l’étape 3 - Avis", "Silence vaut rejet", "Vision du citoyen"):
        assert words in text, words
    assert "De 2. Examen à 3. Avis : Demander les avis" in text.replace("\xa0", " "), "the diagram in words"
    assert "Jouer un dossier d’essai" not in text and "Rechercher" not in text


def test_nothing_is_cut_on_paper_and_the_words_of_the_diagram_are_open(process: Page) -> None:
    process.emulate_media(media="print")
    process.set_viewport_size(A4_INSIDE)
    assert process.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    box = process.locator("svg.bo-graph").bounding_box()
    assert box is not None and box["width"] <= A4_INSIDE["width"] and box["height"] <= A4_INSIDE["height"]
    assert not process.locator("nav").first.is_visible()
    assert process.locator("svg.bo-graph").get_attribute("aria-describedby") == "schema-texte"
    assert process.locator("#schema-texte li").count() >= 10


def test_the_words_of_the_diagram_are_all_the_moves_of_the_diagram(process: Page) -> None:
    moves = process.locator("svg.bo-graph path.g-arrow").count()
    assert moves == process.locator("#schema-texte li").count() > 5
    labels = process.eval_on_selector_all(
        "svg.bo-graph g text.g-2",
        "all => all.map(one => ({words: one.textContent, box: one.getBBox()}))"
        ".map(one => ({words: one.words, right: one.box.x + one.box.width}))",
    )
    right = process.evaluate("document.querySelector('svg.bo-graph').viewBox.baseVal.width")
    assert all(one["right"] <= right for one in labels), [one["words"] for one in labels if one["right"] > right]
