"""The stylesheets of the citizen side as source: no word, no loop, every label known."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from wsc_soap import resources
from wsc_soap.rendering.transform import Feuilles
from wsc_soap.xmlio.parser import parse_xml

XSL = "{http://www.w3.org/1999/XSL/Transform}"
FEUILLES = [
    chemin for chemin in resources.lister("xsl", ".xsl") if re.match(r"(commun|html)/(?!bo-|bo\.)", chemin)
]  # fmt: skip
PONCTUATION = re.compile(r"[\s\u00a0\u202f·,.:;–/()«»#]*")
ATTRIBUTS_LUS = {"aria-label", "title", "alt", "placeholder", "content", "summary"}


def feuille(chemin: str) -> etree._Element:
    return parse_xml(resources.lire("xsl", chemin))


@pytest.mark.parametrize("chemin", FEUILLES)
def test_a_stylesheet_holds_no_word(chemin: str) -> None:
    for element in feuille(chemin).iter(etree.Element):
        for texte in (element.text, element.tail):
            assert PONCTUATION.fullmatch(texte or ""), texte
        for nom, valeur in element.attrib.items():
            if nom in ATTRIBUTS_LUS and not str(element.tag).startswith(XSL) and element.get("name") != "viewport":
                assert PONCTUATION.fullmatch(re.sub(r"\{[^}]*\}", "", valeur)), valeur


@pytest.mark.parametrize("chemin", FEUILLES)
def test_templates_are_pushed_and_small(chemin: str) -> None:
    racine = feuille(chemin)
    assert not list(racine.iter(f"{XSL}for-each"))
    for gabarit in racine.iter(f"{XSL}template"):
        if gabarit.get("name") != "icone":
            assert len(list(gabarit.iter(etree.Element))) <= 90, gabarit.attrib
    assert len(resources.lire("xsl", chemin).splitlines()) <= 400


def test_every_label_called_exists_and_every_label_is_called() -> None:
    connus = {cle for cle in Feuilles().textes if not cle.startswith(("bo.", "pdf."))}
    source = "\n".join(resources.lire("xsl", chemin).decode() for chemin in FEUILLES)
    litteraux = set(re.findall(r"'((?:commun|service|formulaire|suivi|compte)\.[\w.-]+)'", source))
    comptes = {cle.rsplit(".", 1)[0] for cle in connus if cle.endswith((".un", ".plusieurs"))}
    calcules = tuple(re.findall(r"concat\('((?:commun|service|formulaire|suivi|compte)\.[\w.-]*)'", source))
    assert {cle for cle in litteraux if not cle.endswith(".")} <= connus | comptes
    inutiles = {
        cle
        for cle in connus
        if cle.split(".")[0] in ("commun", "service", "formulaire", "suivi", "compte")
        and cle not in litteraux
        and cle.removesuffix(".un").removesuffix(".plusieurs") not in litteraux
        and not cle.startswith(calcules)
    }
    assert not inutiles


def test_a_counted_label_has_both_forms() -> None:
    textes = Feuilles().textes
    pluriels = {cle.rsplit(".", 1)[0] for cle in textes if cle.endswith(".plusieurs")}
    assert pluriels == {cle.rsplit(".", 1)[0] for cle in textes if cle.endswith(".un")}


def test_words_follow_french_typography() -> None:
    for cle, texte in Feuilles().textes.items():
        assert "!" not in texte and "'" not in texte and "euillez" not in texte, cle
        assert not re.search(r"(?<!\u202f)[;?]|(?<!\u00a0):(?!//)|«(?!\u00a0)|(?<!\u00a0)»", texte), cle


def test_a_town_overrides_a_template_and_a_word() -> None:
    pilote = b"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
        xmlns="http://www.w3.org/1999/xhtml" xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1">
      <xsl:import href="wsc:html/fragment.xsl"/>
      <xsl:template match="v:vue[@nom = 'message-envoye']" mode="corps"><p class="ville">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.message-envoye'"/></xsl:call-template>
      </p></xsl:template></xsl:stylesheet>"""
    mots = '<labels xmlns="urn:wsc:labels:1"><label cle="compte.message-envoye">Regardez vos courriels</label></labels>'
    feuilles = Feuilles({"profiles/demoville/fragment.xsl": pilote, "profiles/demoville/labels.fr.xml": mots.encode()})
    document = parse_xml(b'<v:vue xmlns:v="urn:wsc:vue:1" nom="message-envoye"><v:cadre/><v:contenu/></v:vue>')
    assert "Regardez vos courriels" in "".join(
        feuilles.transformer("profiles/demoville/fragment.xsl", document).itertext()
    )


def test_the_style_sheet_is_light_and_gentle() -> None:
    css = resources.lire("css", "wsc.css").decode()
    regles = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    ecran = regles.split("@media print")[0]
    assert ecran.count("!important") == 1  # the hidden fields
    assert not re.search(r"(^|[\s,}])#[\w-]+\s*[{,]", regles)
    assert "url(" not in regles and "@import" not in regles and "@font-face" not in regles
