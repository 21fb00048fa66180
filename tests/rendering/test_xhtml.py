"""One text, two parsers: what HTML and XML readers must agree on."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wsc_soap.rendering.xhtml import XHTML, write_xhtml

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.just("\n"), max_size=20)
EMPTY = ("br", "img", "input", "hr")
CONTAINERS = ("div", "span", "textarea", "script", "iframe", "section", "pre", "button", "ul", "title", "i")


def element(nom, text="", children=(), **attributes):
    el = etree.Element(f"{{{XHTML}}}{nom}", attributes, nsmap={None: XHTML})
    el.text = text or None
    el.extend(children)
    return el


@st.composite
def trees(draw, depth=0):
    nom = draw(st.sampled_from(["div", "section"] if depth < 2 else ["span", "textarea", "br", "input", "i"]))
    sheet = nom in (*EMPTY, "textarea", "i")
    children = [] if sheet or depth > 2 else draw(st.lists(trees(depth + 1), max_size=3))
    text = "" if nom in EMPTY else draw(TEXTS)
    el = element(nom, text, children, title=draw(TEXTS).replace("\n", " "))
    el.tail = draw(TEXTS) if depth else None
    return el


def read_as_html(text):
    root = html5lib.parse(f"<!DOCTYPE html><html><head></head><body>{text}</body></html>", treebuilder="lxml")
    return shape(root.getroot().find(f"{{{XHTML}}}body")[0])


def shape(el):
    """A tree as nested tuples, adjacent texts together."""
    attributes = sorted((k, v) for k, v in el.attrib.items() if k != "xmlns")  # html5lib keeps it as a plain one
    return (el.tag, attributes, el.text or "", [(shape(e), e.tail or "") for e in el])


@given(trees())
def test_both_parsers_read_the_same_tree(tree):
    text = write_xhtml(tree)
    assert read_as_html(text) == shape(etree.fromstring(text))


@pytest.mark.parametrize("nom", ["div", "textarea", "script", "a", "iframe", "td", "p", "select", "option", "svg"])
def test_an_empty_element_has_its_end_tag(nom):
    assert f"</{nom}>" in write_xhtml(element("div", children=[element(nom)]))


def test_a_text_that_looks_like_the_end_of_a_tag_is_left_alone():
    tree = element("div", "a/> <br/> ]]>", title="<b/>", children=[element("p", title="x/>")])
    text = write_xhtml(tree)
    assert shape(etree.fromstring(text)) == read_as_html(text) == shape(tree)


@pytest.mark.parametrize("nom", EMPTY)
def test_a_void_element_has_none(nom):
    assert f"<{nom}/>" in write_xhtml(element("div", children=[element(nom)]))


def test_a_page_starts_with_its_doctype_and_a_fragment_does_not():
    assert write_xhtml(element("html", children=[element("head"), element("body")])).startswith(
        "<!DOCTYPE html>\n<html"
    )
    assert write_xhtml(element("div")).startswith("<div")


def test_the_first_line_feed_of_a_textarea_is_dropped_for_all():
    assert write_xhtml(element("textarea", "\n\na\n")).endswith(">a\n</textarea>")


@pytest.mark.parametrize("nom", ["script", "style"])
@pytest.mark.parametrize("text", ["a < b", "a && b", "a > b", "</script>"])
def test_a_script_that_the_two_would_read_otherwise_is_refused(nom, text):
    with pytest.raises(ValueError, match="script"):
        write_xhtml(element("div", children=[element(nom, text)]))


def test_comments_and_instructions_do_not_go_out():
    tree = element("div", "a")
    tree.append(etree.Comment("secret"))
    tree.append(etree.ProcessingInstruction("php", "x"))
    tree[0].tail, tree[1].tail = "b", "c"
    assert write_xhtml(tree).endswith(">abc</div>")
