"""The presentation of a téléservice as an XHTML fragment, against bare lxml on the same compiled stylesheets.

Measured: processor time. Bare: the compiled `etree.XSLT` on the view document, then `etree.tostring`. Ours:
`Stylesheets.xhtml` on the same document, which also looks the sheet up, quotes the parameters, removes comments, refuses raw
scripts and writes text that HTML parsers read too. Told beside: the same by `obtenirFragment`, whole SOAP call (gate,
schema, description of the service, view document, envelope).
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from tests.bench import load
from tests.bench.measure import Figure, interleaved
from wsc_soap.operations import opening, screen
from wsc_soap.operations.views import Cadre, view_document

TITLE = "Presentation fragment, against bare XSLT"
SHEET = "html/fragment.xsl"
PARAMETERS = {"base": "/services/", "niveau": "2", "prefixe": "wsc-", "statique": "/static/"}


def run(quick: bool = False) -> list[Figure]:
    """Milliseconds of each way, and the rate of ours in that of bare XSLT."""
    with TemporaryDirectory() as folder:
        platform = load.installation(Path(folder))
        context = opening.open_context(platform.platform, load.TOWN, load.SERVICE)
        answer = screen.describe(context)
        document = view_document(context, "presentation", answer.intitule, answer, Cadre())
        sheets = platform.platform.stylesheets
        compiled = sheets._compiled(SHEET)
        quoted = {name: etree.XSLT.strparam(value) for name, value in PARAMETERS.items()}
        call = _call()
        answered = load.post(platform.application, call)
        assert answered.ok, answered.body
        found = interleaved(
            {
                "bare": lambda: etree.tostring(compiled(document, **quoted), encoding="unicode"),
                "ours": lambda: sheets.xhtml(SHEET, document, **PARAMETERS),
                "call": lambda: load.post(platform.application, call),
            },
            count=5,
            rounds=10 if quick else 200,
        )
    return [
        Figure("bare XSLT", found["bare"], "ms"),
        Figure("Feuilles.xhtml", found["ours"], "ms"),
        Figure("rate of ours / bare", found["bare"] / found["ours"], "x", target=0.9, aim=0.95, at_most=False),
        Figure("obtenirFragment by SOAP", found["call"], "ms"),
    ]


def _call() -> bytes:
    asked = etree.Element(f"{{{load.NAMESPACE}}}obtenirFragment", nsmap={"tns": load.NAMESPACE})
    load.write(asked, vue="presentation", base="/services/")
    return load.enveloped(asked)
