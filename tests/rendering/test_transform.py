"""Stylesheets: words by key, towns that override, and hostile sheets that get nothing."""

import threading
import time

import pytest
from lxml import etree

from wsc_soap.rendering.transform import RenderingFailed, Stylesheets

LABELS = b"""<labels xmlns="urn:wsc:labels:1" lang="fr">
  <label cle="essai.bonjour">Bonjour</label>
  <label cle="essai.dossier">Dossier {numero} du {jour}</label>
</labels>"""

SHEET = """<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" {espaces}>
  {tete}<xsl:include href="wsc:labels.xsl"/><xsl:output method="xml"/><xsl:param name="base" select="'/'"/>
  <xsl:template match="/"><div>{corps}</div></xsl:template>
</xsl:stylesheet>"""

LABEL = '<xsl:call-template name="label"><xsl:with-param name="cle" select="{}"/>{}</xsl:call-template>'
NUMERO = '<xsl:with-param name="numero" select="//@n"/>'


def stylesheets(body="", head="", namespaces="", **others):
    sheet = SHEET.format(corps=body, tete=head, espaces=namespaces).encode()
    return Stylesheets({"essai/labels.fr.xml": LABELS, "essai/page.xsl": sheet, **others})


def rendered(body, document="<d n='2026-00333-4' cle='essai.dossier'/>", **parametres):
    return stylesheets(body).xhtml("essai/page.xsl", etree.XML(document), **parametres)


@pytest.mark.parametrize(
    ("cle", "expected"),
    [
        ("'essai.bonjour'", "Bonjour"),
        ("concat('essai.', 'bonjour')", "Bonjour"),
        ("'essai.dossier'", "Dossier 2026-00333-4 du "),
        ("string(//@cle)", "Dossier 2026-00333-4 du "),
        ("'essai.absent'", "[essai.absent]"),
        ("concat('essai', '.absent')", "[essai.absent]"),
        ("'&lt;b&gt;'", "[&lt;b&gt;]"),
    ],
)
def test_words_are_found_by_key_and_an_unknown_key_shows(cle, expected):
    assert rendered(LABEL.format(cle, NUMERO)) == f"<div>{expected}</div>"


def test_words_can_fill_an_attribute():
    call = LABEL.format("'essai.bonjour'", "")
    assert (
        rendered(f'<a><xsl:attribute name="title">{call}</xsl:attribute></a>') == '<div><a title="Bonjour"></a></div>'
    )


def test_a_parameter_is_always_a_string():
    trap = """document('file:///etc/passwd')"'"""
    assert trap in rendered('<xsl:value-of select="$base"/>', base=trap)


def test_a_town_changes_words_and_overrides_a_template_of_ours_at_the_same_address():
    town = b"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:import href="wsc:pdf/recapitulatif.xsl"/>
      <xsl:template name="styles"><a-nous/></xsl:template>
    </xsl:stylesheet>"""
    words = b'<labels xmlns="urn:wsc:labels:1"><label cle="pdf.createur">Notre ville</label></labels>'
    two = Stylesheets({"pdf/recapitulatif.xsl": town, "labels.fr.xml": words})
    document = etree.XML('<v:vue xmlns:v="urn:wsc:vue:1"><v:cadre aujourdhui="2026-11-23"/><v:contenu/></v:vue>')
    root = two.transform("pdf/recapitulatif.xsl", document)
    assert root.find("a-nous") is not None
    assert root.get("creator") == "Notre ville"


@pytest.mark.parametrize(
    ("head", "body", "namespaces"),
    [
        ('<xsl:import href="file:///etc/passwd"/>', "", ""),
        ('<xsl:import href="/etc/passwd"/>', "", ""),
        ('<xsl:import href="../../../etc/passwd"/>', "", ""),
        ('<xsl:import href="wsc:../setup.cfg"/>', "", ""),
        ('<xsl:import href="wsc:absente.xsl"/>', "", ""),
        ('<xsl:import href="http://127.0.0.1:1/x.xsl"/>', "", ""),
        ('<xsl:import href="data:text/xml,%3Cx/%3E"/>', "", ""),
        ("", "<xsl:copy-of select=\"document('file:///etc/passwd')\"/>", ""),
        ("", "<xsl:copy-of select=\"document('')\"/>", ""),
        ("", "<xsl:copy-of select=\"document('wsc:labels.xsl')\"/>", ""),
        (
            "",
            '<e:document href="/tmp/wsc-essai">x</e:document>',
            'xmlns:e="http://exslt.org/common" extension-element-prefixes="e"',
        ),
        ("", '<xsl:value-of select="\'&lt;b/&gt;\'" disable-output-escaping="yes"/>', ""),
        ('<xsl:output method="text"/>', "", ""),
        ("", '<xsl:call-template name="inconnu"/>', ""),
        ("", "<xsl:value-of select=\"r:test('a', 'a')\"/>", 'xmlns:r="http://exslt.org/regular-expressions"'),
        ("", '<xsl:message terminate="yes">non</xsl:message>', ""),
        ("", "<ouvert>", ""),
    ],
)
def test_a_hostile_or_broken_sheet_gives_our_error_and_nothing_else(head, body, namespaces):
    with pytest.raises(RenderingFailed) as error:
        stylesheets(body, head, namespaces).xhtml("essai/page.xsl", etree.XML("<d/>"))
    assert str(error.value) == "essai/page.xsl"
    assert error.value.__cause__ is None


def test_a_sheet_with_a_doctype_is_refused():
    trap = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    with pytest.raises(RenderingFailed):
        Stylesheets({"essai/page.xsl": trap}).xhtml("essai/page.xsl", etree.XML("<d/>"))


def test_a_key_written_twice_is_refused_at_once():
    double = LABELS.replace(b"essai.dossier", b"essai.bonjour")
    with pytest.raises(ValueError, match=r"essai\.bonjour"):
        Stylesheets({"labels.fr.xml": double})


def test_one_object_serves_many_threads():
    sheets = stylesheets(LABEL.format("'essai.dossier'", NUMERO))
    results: list[str] = []

    def work(rank):
        document = etree.XML(f"<d n='{rank}'/>")
        results.extend(sheets.xhtml("essai/page.xsl", document) for _ in range(20))

    fils = [threading.Thread(target=work, args=(rank,)) for rank in range(6)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(set(results)) == [f"<div>Dossier {rank} du </div>" for rank in range(6)]
    assert len(results) == 120


def test_a_fragment_costs_little_more_than_the_bare_transformation():
    body = '<xsl:for-each select="//x"><p class="a"><xsl:value-of select="@a"/></p></xsl:for-each>'
    sheets = stylesheets(body + LABEL.format("'essai.bonjour'", ""))
    document = etree.XML("<d>" + "<x a='1'/>" * 400 + "</d>")
    bare, base = sheets._compiled("essai/page.xsl"), etree.XSLT.strparam("/")

    def duration(call):
        start = time.thread_time()
        for _ in range(30):
            call()
        return time.thread_time() - start

    pairs = [
        (
            duration(lambda: bare(document, base=base)),
            duration(lambda: sheets.transform("essai/page.xsl", document, base="/")),
        )
        for _ in range(9)
    ]
    assert min(ours for _, ours in pairs) < min(bare for bare, _ in pairs) / 0.9
