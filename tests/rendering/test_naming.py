"""Which of a town's own stylesheets name a field that is about to change."""

from wsc_soap.rendering.transform import Stylesheets

SHEET = b'<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="c:nomUsage"/></x:stylesheet>'
OTHER = SHEET.replace(b"nomUsage", b"nomUsageAncien")


def test_a_sheet_that_names_the_field_whole_is_told_and_no_other() -> None:
    sheets = Stylesheets({"profiles/demoville/fragment.xsl": SHEET, "profiles/demoville/autre.xsl": OTHER})
    assert sheets.naming("demoville", ["nomUsage", "prenoms"]) == ("profiles/demoville/fragment.xsl",)
    assert sheets.naming("demoville", ["nom"]) == ()
    assert Stylesheets().naming("demoville", ["nomUsage"]) == ()
