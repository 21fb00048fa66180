"""The words of all stylesheets together."""

import re

import pytest
from lxml import etree

from wsc_soap import resources
from wsc_soap.rendering.labels import XSL
from wsc_soap.rendering.transform import Stylesheets

SHEETS = [path for path in resources.list_files("xsl", ".xsl") if not path.startswith("profiles/")]
LITERAL = re.compile(r"'([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)'")


@pytest.mark.parametrize("path", SHEETS)
def test_every_key_a_sheet_names_has_its_words(path):
    texts = Stylesheets().texts
    sheet = etree.fromstring(resources.read("xsl", path))
    for parametre in sheet.iter(f"{{{XSL}}}with-param"):
        if parametre.get("name") == "cle":
            for cle in LITERAL.findall(parametre.get("select", "")):
                known = cle in texts or any(other.startswith(f"{cle}.") for other in texts)
                assert known, f"line {parametre.sourceline}: {cle}"


@pytest.mark.parametrize("path", SHEETS)
def test_no_sheet_holds_words_of_its_own(path):
    sheet = etree.fromstring(resources.read("xsl", path))
    for text in sheet.xpath(
        "//*[self::x:text or not(self::x:*)][not(parent::x:attribute)]/text()", namespaces={"x": XSL}
    ):
        assert not re.search(r"[A-Za-zÀ-ÿ]{4,}", text), text


def test_words_follow_french_typography():
    for cle, text in Stylesheets().texts.items():
        assert not re.search(r"[^\s\u202f«(][;!?](\s|$)| [;:!?»]|« |'|\.\.\.", text), f"{cle}: {text}"
        assert "veuillez" not in text.lower(), cle
        assert "!" not in text, cle
