<?xml version="1.0" encoding="UTF-8"?>
<!-- How to reach a service of the town hall: a card of the aside. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:contact" mode="carte">
    <xsl:param name="cle" select="'commun.question'"/>
    <section class="wsc-card">
      <xsl:call-template name="titre.label">
        <xsl:with-param name="cle" select="$cle"/>
        <xsl:with-param name="classe" select="'wsc-card-title'"/>
      </xsl:call-template>
      <p class="wsc-lines"><strong><xsl:value-of select="c:nom"/></strong><xsl:apply-templates select="c:adresse" mode="contact"/></p>
      <xsl:apply-templates select="c:telephone|c:courriel|c:horaires" mode="contact"/>
    </section>
  </xsl:template>

  <xsl:template match="c:adresse" mode="contact"><br/><xsl:value-of select="."/></xsl:template>

  <xsl:template match="c:telephone" mode="contact">
    <p><xsl:apply-templates select="." mode="telephone"/></p>
  </xsl:template>

  <xsl:template match="c:courriel" mode="contact">
    <p><xsl:apply-templates select="." mode="courriel"/></p>
  </xsl:template>

  <xsl:template match="c:horaires" mode="contact">
    <p class="wsc-small wsc-quiet"><xsl:value-of select="."/></p>
  </xsl:template>
</xsl:stylesheet>
