<?xml version="1.0" encoding="UTF-8"?>
<!-- Nothing vanishes: an element that no template knows shows its name, and is written to the log. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">

  <xsl:template match="*" mode="corps"><xsl:call-template name="inconnu"/></xsl:template>
  <xsl:template match="*" mode="bandeau"><xsl:call-template name="inconnu"/></xsl:template>
  <xsl:template match="*" mode="contenu"><xsl:call-template name="inconnu"/></xsl:template>
  <xsl:template match="*"><xsl:call-template name="inconnu"/></xsl:template>

  <xsl:template name="inconnu">
    <p class="wsc-unknown">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.inconnu'"/></xsl:call-template>
      <xsl:value-of select="concat(name(), ' ', @nom)"/>
    </p>
    <xsl:message><xsl:value-of select="concat('unknown element: ', name(), ' ', @nom)"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
