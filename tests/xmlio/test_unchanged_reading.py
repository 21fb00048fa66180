"""Which expressions say the same of a demande as it came as of its view, and how they are then written."""

from __future__ import annotations

import pytest
from lxml import etree

from wsc_soap.xmlio.expressions import compiled
from wsc_soap.xmlio.unchanged_reading import PREFIX, prefixed, reads_unchanged
from wsc_soap.xmlio.view import view

NAMESPACE = "urn:essai"
LEAVES = frozenset({"nom", "age", "div", "pays"})
DEMANDE = f"""<t:demande xmlns:t="{NAMESPACE}">
  <t:nom>Ana  Roux</t:nom><t:age>7</t:age><t:div>3</t:div>
  <t:enfant><t:nom>Léo</t:nom><t:age>4</t:age></t:enfant><t:enfant><t:nom>Zoé</t:nom></t:enfant>
  <t:piece><t:nom>a.pdf</t:nom><t:contenu>JVBERg==</t:contenu></t:piece>
</t:demande>"""


@pytest.mark.parametrize(
    "text",
    [
        "nom = 'Ana  Roux' and age > 6",
        "age div div > 2",
        "not(enfant[age > 5]) and enfant[2]/nom = 'Zoé'",
        "count(enfant) = 2 and count(enfant/age) = 1",
        "sum(enfant/age) + number(age) = 11",
        "piece and piece/nom = 'a.pdf'",
        "boolean(enfant | pays) and string-length(nom) = 9",
        "enfant/../age = 7",
        "translate(nom, 'A', 'a') = 'ana  Roux' and nom != 'nom'",
    ],
)
def test_an_expression_that_needs_no_view_says_the_same_of_the_demande_as_it_came(text: str) -> None:
    demande = etree.fromstring(DEMANDE)
    assert reads_unchanged(text, LEAVES)
    as_it_came = etree.XPath(prefixed(text), namespaces={PREFIX: NAMESPACE})(demande)
    assert as_it_came is compiled(text)(view(demande), {}) is True


@pytest.mark.parametrize(
    "text",
    [
        "string-length(enfant) > 0",  # the blanks between the elements
        "piece != ''",  # the content of the file
        "enfant = 'Léo'",
        "count(*) = 5",
        "/demande/nom",
        ". != ''",
        "string-length() > 3",
        "nom[. = 'Ana']",
        "(nom | enfant) = 'Ana'",
        "contains(enfant, 'Zoé')",
        "../nom = .. or enfant[../piece = 'x']",
    ],
)
def test_an_expression_that_could_see_what_the_view_leaves_out_needs_the_view(text: str) -> None:
    compiled(text)
    assert not reads_unchanged(text, LEAVES)
