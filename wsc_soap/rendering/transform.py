"""XML through our XSLT 1.0 stylesheets, compiled once for each driver and thread.

Conventions of the sheets under `xsl/`:

- A driver (`html/page.xsl`) lists `<xsl:import href="wsc:html/entete.xsl"/>`: after `wsc:` comes a path under
  `xsl/`, always whole; nothing else can be imported or included, no file, no network, and `document()` is
  refused.
- A driver includes the words once: `<xsl:include href="wsc:labels.xsl"/>`, then anywhere, modules too:

      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'bouton.continuer'"/>
      </xsl:call-template>

  `cle` may be computed: `select="concat('etat.', c:etat)"`. Further parameters fill the label's braces:

      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'dossier.titre'"/>
        <xsl:with-param name="numero" select="c:numero"/>
      </xsl:call-template>

  An unknown key shows as [key]. See `labels.py` for the files.
- Output is XHTML by `xsl:output method="xml"`; `Stylesheets.xhtml` writes it so that XML and HTML parsers read
  the same.
- EXSLT `common`, `strings` and `dates` may be used; `disable-output-escaping`, `xsl:output method="text"` and
  foreign extension elements are refused.
- Parameters given from Python always arrive as strings.

A town's own driver (`surcharges`) imports ours, which keeps its `wsc:` address, and overrides templates; a
`labels.fr.xml` among the `surcharges` changes or adds words.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable, Mapping

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import WscError
from wsc_soap.rendering import labels
from wsc_soap.rendering.xhtml import write_xhtml
from wsc_soap.xmlio.parser import SETTINGS, parse_xml

_LOG = logging.getLogger(__name__)
_PREFIX = "wsc:"
_FORBIDDEN = etree.XPath(
    "//@disable-output-escaping | //x:output[@method = 'text'] | //@extension-element-prefixes"
    " | //@x:extension-element-prefixes",
    namespaces={"x": labels.XSL},
)


class RenderingFailed(Exception):
    """A stylesheet is missing, does not compile or failed; the text names the driver only, the log has the
    rest."""


class Stylesheets:
    """The stylesheets of the platform, or of one town when `surcharges` (path to content) are given.

    One object serves all threads: lxml would recompile a sheet at each call made from another thread than the
    one that compiled it, so each thread keeps its own.
    """

    def __init__(self, overrides: Mapping[str, bytes] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._local = threading.local()
        self._texts = self._read_labels()
        self._labels = etree.tostring(labels.sheet(self._texts))

    @property
    def texts(self) -> Mapping[str, str]:
        """All labels, by key."""
        return self._texts

    def transform(self, driver: str, document: _Element, **parameters: str) -> _Element:
        """The root element that the driver at path `driver` under `xsl/` makes of `document`.

        Raises RenduImpossible when the sheet is missing, wrong, or gives no element.
        """
        try:
            strings = {name: etree.XSLT.strparam(value) for name, value in parameters.items()}
            root = self._compiled(driver)(document, **strings).getroot()
        except (etree.LxmlError, FileNotFoundError, ValueError, WscError) as error:
            raise self._failed(driver, error) from None
        if root is None:
            raise self._failed(driver, ValueError("the driver wrote no element"))
        return root

    def xhtml(self, driver: str, document: _Element, **parameters: str) -> str:
        """The same as text, equal for XML and HTML parsers; a whole page (`html`) starts with its DOCTYPE.

        Raises RenduImpossible as `transform` does.
        """
        root = self.transform(driver, document, **parameters)
        try:
            return write_xhtml(root)
        except ValueError as error:
            raise self._failed(driver, error) from None

    def naming(self, town: str, words: Iterable[str]) -> tuple[str, ...]:
        """The paths of the town's own stylesheets that name one of these words (fields of a form)."""
        whole = [re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") for word in words]
        own = [path for path in resources.list_files("xsl", ".xsl") if path.startswith(f"profiles/{town}/")]
        texts = {path: resources.read("xsl", path) for path in own}
        texts |= {path: sheet for path, sheet in self._overrides.items() if path.endswith(".xsl")}
        named = (
            path for path, sheet in texts.items() if any(w.search(sheet.decode("utf-8", "replace")) for w in whole)
        )
        return tuple(sorted(named))

    def _compiled(self, driver: str) -> etree.XSLT:
        cache: dict[str, etree.XSLT] = self._local.__dict__.setdefault("feuilles", {})
        if driver not in cache:
            cache[driver] = self._compile(driver)
        return cache[driver]

    def _compile(self, driver: str) -> etree.XSLT:
        parser = etree.XMLParser(remove_pis=True, **SETTINGS)  # its own: a resolver belongs to one parser
        parser.resolvers.add(_Resolver(self))
        source = self._overrides.get(driver) or resources.read("xsl", driver)
        root = etree.fromstring(self._prepare(source), parser, base_url=f"pilote:{driver}")
        return etree.XSLT(root, access_control=etree.XSLTAccessControl.DENY_ALL, regexp=False)

    def _prepare(self, source: bytes) -> bytes:
        """A sheet checked, with its literal labels in place."""
        root = parse_xml(source)
        if _FORBIDDEN(root):
            raise ValueError("text output, disabled escaping or extension elements in a stylesheet")
        labels.inline(root, self._texts)
        return etree.tostring(root)

    def _serve(self, address: str) -> bytes:
        """The sheet at a `wsc:` address: ours first, so that a town's driver imports the one it replaces."""
        path = address.removeprefix(_PREFIX)
        if not address.startswith(_PREFIX):
            raise FileNotFoundError("not a wsc: address")
        if path == "labels.xsl":
            return self._labels
        if not resources.exists("xsl", path) and path in self._overrides:
            return self._prepare(self._overrides[path])
        return self._prepare(resources.read("xsl", path))

    def _read_labels(self) -> dict[str, str]:
        paths = [c for c in resources.list_files("xsl", labels.FILE_NAME) if not c.startswith("profiles/")]
        texts = labels.merge(parse_xml(resources.read("xsl", path)) for path in paths)
        own = [c for name, c in sorted(self._overrides.items()) if name.endswith(labels.FILE_NAME)]
        return texts | labels.merge(map(parse_xml, own))

    @staticmethod
    def _failed(driver: str, error: Exception) -> RenderingFailed:
        _LOG.error("stylesheet %s: %s: %s", driver, type(error).__name__, error)
        return RenderingFailed(driver)


class _Resolver(etree.Resolver):
    """Answers `wsc:` addresses only; raising keeps libxml2 from trying the file system itself."""

    def __init__(self, stylesheets: Stylesheets) -> None:
        self._stylesheets = stylesheets

    def resolve(self, system_url, public_id, context):  # type: ignore[no-untyped-def]
        return self.resolve_string(self._stylesheets._serve(system_url or ""), context, base_url=system_url)
