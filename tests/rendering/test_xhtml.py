"""One text, two parsers: what HTML and XML readers must agree on."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.rendering.xhtml import XHTML, ecrire_xhtml

TEXTES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.just("\n"), max_size=20)
VIDES = ("br", "img", "input", "hr")
CONTENANTS = ("div", "span", "textarea", "script", "iframe", "section", "pre", "button", "ul", "title", "i")


def element(nom, texte="", enfants=(), **attributs):
    el = etree.Element(f"{{{XHTML}}}{nom}", attributs, nsmap={None: XHTML})
    el.text = texte or None
    el.extend(enfants)
    return el


@st.composite
def arbres(draw, profondeur=0):
    nom = draw(st.sampled_from(["div", "section"] if profondeur < 2 else ["span", "textarea", "br", "input", "i"]))
    feuille = nom in (*VIDES, "textarea", "i")
    enfants = [] if feuille or profondeur > 2 else draw(st.lists(arbres(profondeur + 1), max_size=3))
    texte = "" if nom in VIDES else draw(TEXTES)
    el = element(nom, texte, enfants, title=draw(TEXTES).replace("\n", " "))
    el.tail = draw(TEXTES) if profondeur else None
    return el


def lu_en_html(texte):
    racine = html5lib.parse(f"<!DOCTYPE html><html><head></head><body>{texte}</body></html>", treebuilder="lxml")
    return forme(racine.getroot().find(f"{{{XHTML}}}body")[0])


def forme(el):
    """A tree as nested tuples, adjacent texts together."""
    attributs = sorted((k, v) for k, v in el.attrib.items() if k != "xmlns")  # html5lib keeps it as a plain one
    return (el.tag, attributs, el.text or "", [(forme(e), e.tail or "") for e in el])


@given(arbres())
def test_both_parsers_read_the_same_tree(arbre):
    texte = ecrire_xhtml(arbre)
    assert lu_en_html(texte) == forme(etree.fromstring(texte))


@pytest.mark.parametrize("nom", ["div", "textarea", "script", "a", "iframe", "td", "p", "select", "option", "svg"])
def test_an_empty_element_has_its_end_tag(nom):
    assert f"</{nom}>" in ecrire_xhtml(element("div", enfants=[element(nom)]))


def test_a_text_that_looks_like_the_end_of_a_tag_is_left_alone():
    arbre = element("div", "a/> <br/> ]]>", title="<b/>", enfants=[element("p", title="x/>")])
    texte = ecrire_xhtml(arbre)
    assert forme(etree.fromstring(texte)) == lu_en_html(texte) == forme(arbre)


@pytest.mark.parametrize("nom", VIDES)
def test_a_void_element_has_none(nom):
    assert f"<{nom}/>" in ecrire_xhtml(element("div", enfants=[element(nom)]))


def test_a_page_starts_with_its_doctype_and_a_fragment_does_not():
    assert ecrire_xhtml(element("html", enfants=[element("head"), element("body")])).startswith(
        "<!DOCTYPE html>\n<html"
    )
    assert ecrire_xhtml(element("div")).startswith("<div")


def test_the_first_line_feed_of_a_textarea_is_dropped_for_all():
    assert ecrire_xhtml(element("textarea", "\n\na\n")).endswith(">a\n</textarea>")


@pytest.mark.parametrize("nom", ["script", "style"])
@pytest.mark.parametrize("texte", ["a < b", "a && b", "a > b", "</script>"])
def test_a_script_that_the_two_would_read_otherwise_is_refused(nom, texte):
    with pytest.raises(ValueError, match="script"):
        ecrire_xhtml(element("div", enfants=[element(nom, texte)]))


def test_comments_and_instructions_do_not_go_out():
    arbre = element("div", "a")
    arbre.append(etree.Comment("secret"))
    arbre.append(etree.ProcessingInstruction("php", "x"))
    arbre[0].tail, arbre[1].tail = "b", "c"
    assert ecrire_xhtml(arbre).endswith(">abc</div>")
