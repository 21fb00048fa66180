<?xml version="1.0" encoding="UTF-8"?>
<!-- Messages sent to the citizen, oldest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:message" mode="message">
    <li class="wsc-message">
      <p class="wsc-message-head"><strong><xsl:value-of select="c:objet"/></strong><br/><xsl:apply-templates select="c:date" mode="date.instant"/><xsl:apply-templates select="c:etat" mode="message"/></p>
      <xsl:apply-templates select="c:corps" mode="lignes"/>
    </li>
  </xsl:template>

  <xsl:template match="c:etat" mode="message">
    <xsl:text> · </xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('suivi.message.', .)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
