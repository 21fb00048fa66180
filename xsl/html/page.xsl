<?xml version="1.0" encoding="UTF-8"?>
<!-- Driver: a whole page of the portal. Parameters: base, statique (commun/parametres.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">
  <xsl:import href="wsc:html/cadre.xsl"/>
  <xsl:import href="wsc:html/citoyen.xsl"/>
  <xsl:include href="wsc:labels.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:template match="/">
    <html lang="fr">
      <xsl:apply-templates select="v:vue" mode="tete"/>
      <body class="wsc-page">
        <xsl:apply-templates select="v:vue" mode="haut"/>
        <xsl:apply-templates select="v:vue" mode="milieu"/>
        <xsl:apply-templates select="v:vue/v:cadre/v:collectivite" mode="pied"/>
      </body>
    </html>
  </xsl:template>
</xsl:stylesheet>
