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
- Output is XHTML by `xsl:output method="xml"`; `Feuilles.xhtml` writes it so that XML and HTML parsers read
  the same.
- EXSLT `common`, `strings` and `dates` may be used; `disable-output-escaping`, `xsl:output method="text"` and
  foreign extension elements are refused.
- Parameters given from Python always arrive as strings.

A town's own driver (`surcharges`) imports ours, which keeps its `wsc:` address, and overrides templates; a
`labels.fr.xml` among the `surcharges` changes or adds words.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping

from lxml import etree
from lxml.etree import _Element

from wsc_soap import resources
from wsc_soap.errors import WscError
from wsc_soap.rendering import labels
from wsc_soap.rendering.xhtml import ecrire_xhtml
from wsc_soap.xmlio.parser import REGLAGES, parse_xml

_LOG = logging.getLogger(__name__)
_PREFIXE = "wsc:"
_INTERDITS = etree.XPath(
    "//@disable-output-escaping | //x:output[@method = 'text'] | //@extension-element-prefixes"
    " | //@x:extension-element-prefixes",
    namespaces={"x": labels.XSL},
)


class RenduImpossible(Exception):
    """A stylesheet is missing, does not compile or failed; the text names the driver only, the log has the
    rest."""


class Feuilles:
    """The stylesheets of the platform, or of one town when `surcharges` (path to content) are given.

    One object serves all threads: lxml would recompile a sheet at each call made from another thread than the
    one that compiled it, so each thread keeps its own.
    """

    def __init__(self, surcharges: Mapping[str, bytes] | None = None) -> None:
        self._surcharges = dict(surcharges or {})
        self._local = threading.local()
        self._textes = self._lire_labels()
        self._labels = etree.tostring(labels.feuille(self._textes))

    @property
    def textes(self) -> Mapping[str, str]:
        """All labels, by key."""
        return self._textes

    def transformer(self, pilote: str, document: _Element, **parametres: str) -> _Element:
        """The root element that the driver at path `pilote` under `xsl/` makes of `document`.

        Raises RenduImpossible when the sheet is missing, wrong, or gives no element.
        """
        try:
            chaines = {nom: etree.XSLT.strparam(valeur) for nom, valeur in parametres.items()}
            racine = self._compilee(pilote)(document, **chaines).getroot()
        except (etree.LxmlError, FileNotFoundError, ValueError, WscError) as erreur:
            raise self._echec(pilote, erreur) from None
        if racine is None:
            raise self._echec(pilote, ValueError("the driver wrote no element"))
        return racine

    def xhtml(self, pilote: str, document: _Element, **parametres: str) -> str:
        """The same as text, equal for XML and HTML parsers; a whole page (`html`) starts with its DOCTYPE.

        Raises RenduImpossible as `transformer` does.
        """
        racine = self.transformer(pilote, document, **parametres)
        try:
            return ecrire_xhtml(racine)
        except ValueError as erreur:
            raise self._echec(pilote, erreur) from None

    def _compilee(self, pilote: str) -> etree.XSLT:
        cache: dict[str, etree.XSLT] = self._local.__dict__.setdefault("feuilles", {})
        if pilote not in cache:
            cache[pilote] = self._compiler(pilote)
        return cache[pilote]

    def _compiler(self, pilote: str) -> etree.XSLT:
        parser = etree.XMLParser(remove_pis=True, **REGLAGES)  # its own: a resolver belongs to one parser
        parser.resolvers.add(_Resolveur(self))
        source = self._surcharges.get(pilote) or resources.lire("xsl", pilote)
        racine = etree.fromstring(self._preparer(source), parser, base_url=f"pilote:{pilote}")
        return etree.XSLT(racine, access_control=etree.XSLTAccessControl.DENY_ALL, regexp=False)

    def _preparer(self, source: bytes) -> bytes:
        """A sheet checked, with its literal labels in place."""
        racine = parse_xml(source)
        if _INTERDITS(racine):
            raise ValueError("text output, disabled escaping or extension elements in a stylesheet")
        labels.incorporer(racine, self._textes)
        return etree.tostring(racine)

    def _servir(self, adresse: str) -> bytes:
        """The sheet at a `wsc:` address: ours first, so that a town's driver imports the one it replaces."""
        chemin = adresse.removeprefix(_PREFIXE)
        if not adresse.startswith(_PREFIXE):
            raise FileNotFoundError("not a wsc: address")
        if chemin == "labels.xsl":
            return self._labels
        if not resources.existe("xsl", chemin) and chemin in self._surcharges:
            return self._preparer(self._surcharges[chemin])
        return self._preparer(resources.lire("xsl", chemin))

    def _lire_labels(self) -> dict[str, str]:
        chemins = [c for c in resources.lister("xsl", labels.NOM_FICHIER) if not c.startswith("profiles/")]
        textes = labels.fusionner(parse_xml(resources.lire("xsl", chemin)) for chemin in chemins)
        propres = [c for nom, c in sorted(self._surcharges.items()) if nom.endswith(labels.NOM_FICHIER)]
        return textes | labels.fusionner(map(parse_xml, propres))

    @staticmethod
    def _echec(pilote: str, erreur: Exception) -> RenduImpossible:
        _LOG.error("stylesheet %s: %s: %s", pilote, type(erreur).__name__, erreur)
        return RenduImpossible(pilote)


class _Resolveur(etree.Resolver):
    """Answers `wsc:` addresses only; raising keeps libxml2 from trying the file system itself."""

    def __init__(self, feuilles: Feuilles) -> None:
        self._feuilles = feuilles

    def resolve(self, system_url, public_id, context):  # type: ignore[no-untyped-def]
        return self.resolve_string(self._feuilles._servir(system_url or ""), context, base_url=system_url)
