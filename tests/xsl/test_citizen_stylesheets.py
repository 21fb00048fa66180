"""The stylesheets of the citizen side as source: no word, no loop, every label known."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from wsc_soap import resources
from wsc_soap.rendering.transform import Stylesheets
from wsc_soap.xmlio.parser import parse_xml

XSL = "{http://www.w3.org/1999/XSL/Transform}"
STYLESHEETS = [
    path for path in resources.list_files("xsl", ".xsl") if re.match(r"(commun|html)/(?!bo-|bo\.)", path)
]  # fmt: skip
PUNCTUATION = re.compile(r"[\s\u00a0\u202f·,.:;–/()«»#]*")
ATTRIBUTES_READ = {"aria-label", "title", "alt", "placeholder", "content", "summary"}


def sheet(path: str) -> etree._Element:
    return parse_xml(resources.read("xsl", path))


@pytest.mark.parametrize("path", STYLESHEETS)
def test_a_stylesheet_holds_no_word(path: str) -> None:
    for element in sheet(path).iter(etree.Element):
        for text in (element.text, element.tail):
            assert PUNCTUATION.fullmatch(text or ""), text
        for nom, value in element.attrib.items():
            if nom in ATTRIBUTES_READ and not str(element.tag).startswith(XSL) and element.get("name") != "viewport":
                assert PUNCTUATION.fullmatch(re.sub(r"\{[^}]*\}", "", value)), value


@pytest.mark.parametrize("path", STYLESHEETS)
def test_templates_are_pushed_and_small(path: str) -> None:
    root = sheet(path)
    assert not list(root.iter(f"{XSL}for-each"))
    for template in root.iter(f"{XSL}template"):
        if template.get("name") != "icone":
            assert len(list(template.iter(etree.Element))) <= 90, template.attrib
    assert len(resources.read("xsl", path).splitlines()) <= 400


def test_every_label_called_exists_and_every_label_is_called() -> None:
    known = {cle for cle in Stylesheets().texts if not cle.startswith(("bo.", "pdf."))}
    source = "\n".join(resources.read("xsl", path).decode() for path in STYLESHEETS)
    literals = set(re.findall(r"'((?:commun|service|formulaire|suivi|compte)\.[\w.-]+)'", source))
    comptes = {cle.rsplit(".", 1)[0] for cle in known if cle.endswith((".un", ".plusieurs"))}
    computed = tuple(re.findall(r"concat\('((?:commun|service|formulaire|suivi|compte)\.[\w.-]*)'", source))
    assert {cle for cle in literals if not cle.endswith(".")} <= known | comptes
    unused = {
        cle
        for cle in known
        if cle.split(".")[0] in ("commun", "service", "formulaire", "suivi", "compte")
        and cle not in literals
        and cle.removesuffix(".un").removesuffix(".plusieurs") not in literals
        and not cle.startswith(computed)
    }
    assert not unused


def test_a_counted_label_has_both_forms() -> None:
    texts = Stylesheets().texts
    plurals = {cle.rsplit(".", 1)[0] for cle in texts if cle.endswith(".plusieurs")}
    assert plurals == {cle.rsplit(".", 1)[0] for cle in texts if cle.endswith(".un")}


def test_words_follow_french_typography() -> None:
    for cle, text in Stylesheets().texts.items():
        assert "!" not in text and "'" not in text and "euillez" not in text, cle
        assert not re.search(r"(?<!\u202f)[;?]|(?<!\u00a0):(?!//)|«(?!\u00a0)|(?<!\u00a0)»", text), cle


def test_a_town_overrides_a_template_and_a_word() -> None:
    driver = b"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
        xmlns="http://www.w3.org/1999/xhtml" xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1">
      <xsl:import href="wsc:html/fragment.xsl"/>
      <xsl:template match="v:vue[@nom = 'message-envoye']" mode="corps"><p class="ville">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.message-envoye'"/></xsl:call-template>
      </p></xsl:template></xsl:stylesheet>"""
    words = (
        '<labels xmlns="urn:wsc:labels:1"><label cle="compte.message-envoye">Regardez vos courriels</label></labels>'
    )
    stylesheets = Stylesheets(
        {"profiles/demoville/fragment.xsl": driver, "profiles/demoville/labels.fr.xml": words.encode()}
    )
    document = parse_xml(b'<v:vue xmlns:v="urn:wsc:vue:1" nom="message-envoye"><v:cadre/><v:contenu/></v:vue>')
    assert "Regardez vos courriels" in "".join(
        stylesheets.transform("profiles/demoville/fragment.xsl", document).itertext()
    )


def test_the_style_sheet_is_light_and_gentle() -> None:
    css = resources.read("css", "wsc.css").decode()
    regles = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    screen = regles.split("@media print")[0]
    assert screen.count("!important") == 1  # the hidden fields
    assert not re.search(r"(^|[\s,}])#[\w-]+\s*[{,]", regles)
    assert "url(" not in regles and "@import" not in regles and "@font-face" not in regles
