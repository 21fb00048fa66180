<?xml version="1.0" encoding="UTF-8"?>
<!-- Driver: a view to place in a page of the town. Parameters: base, niveau, prefixe (commun/parametres.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">
  <xsl:import href="wsc:html/citoyen.xsl"/>
  <xsl:include href="wsc:labels.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="/">
    <div class="wsc" lang="fr">
      <xsl:apply-templates select="v:vue" mode="bandeau"/>
      <xsl:apply-templates select="v:vue/v:cadre/v:avis" mode="avis"/>
      <xsl:apply-templates select="v:vue" mode="corps"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
