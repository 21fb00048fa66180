"""The words of all stylesheets together."""

import re

import pytest
from lxml import etree

from wsc_soap import resources
from wsc_soap.rendering.labels import XSL
from wsc_soap.rendering.transform import Feuilles

SHEETS = [chemin for chemin in resources.lister("xsl", ".xsl") if not chemin.startswith("profiles/")]
LITTERAL = re.compile(r"'([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)'")


@pytest.mark.parametrize("chemin", SHEETS)
def test_every_key_a_sheet_names_has_its_words(chemin):
    textes = Feuilles().textes
    sheet = etree.fromstring(resources.lire("xsl", chemin))
    for parametre in sheet.iter(f"{{{XSL}}}with-param"):
        if parametre.get("name") == "cle":
            for cle in LITTERAL.findall(parametre.get("select", "")):
                connue = cle in textes or any(autre.startswith(f"{cle}.") for autre in textes)
                assert connue, f"line {parametre.sourceline}: {cle}"


@pytest.mark.parametrize("chemin", SHEETS)
def test_no_sheet_holds_words_of_its_own(chemin):
    sheet = etree.fromstring(resources.lire("xsl", chemin))
    for texte in sheet.xpath(
        "//*[self::x:text or not(self::x:*)][not(parent::x:attribute)]/text()", namespaces={"x": XSL}
    ):
        assert not re.search(r"[A-Za-zÀ-ÿ]{4,}", texte), texte


def test_words_follow_french_typography():
    for cle, texte in Feuilles().textes.items():
        assert not re.search(r"[^\s\u202f«(][;!?](\s|$)| [;:!?»]|« |'|\.\.\.", texte), f"{cle}: {texte}"
        assert "veuillez" not in texte.lower(), cle
        assert "!" not in texte, cle
