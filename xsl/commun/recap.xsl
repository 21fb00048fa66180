<?xml version="1.0" encoding="UTF-8"?>
<!-- Answers as they read in French: sections of terms and texts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:section" mode="recap">
    <xsl:param name="rang" select="2"/>
    <xsl:param name="titre" select="true()"/>
    <xsl:if test="$titre">
      <xsl:call-template name="titre">
        <xsl:with-param name="rang" select="$rang"/>
        <xsl:with-param name="classe" select="'wsc-recap-title'"/>
        <xsl:with-param name="contenu"><xsl:apply-templates select="." mode="recap-titre"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="c:ligne"><dl class="wsc-recap"><xsl:apply-templates select="c:ligne" mode="recap"/></dl></xsl:if>
  </xsl:template>

  <xsl:template match="c:section" mode="recap-titre"><xsl:value-of select="c:titre"/></xsl:template>

  <xsl:template match="c:section[c:rang]" mode="recap-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.occurrence'"/>
      <xsl:with-param name="libelle" select="c:titre"/>
      <xsl:with-param name="n" select="c:rang"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:ligne" mode="recap">
    <div><dt><xsl:value-of select="c:libelle"/></dt><dd><xsl:apply-templates select="." mode="recap-reponse"/></dd><xsl:apply-templates select="." mode="recap-agir"/></div>
  </xsl:template>

  <!-- What may be done with an answer, beside it. -->
  <xsl:template match="c:ligne" mode="recap-agir"/>

  <xsl:template match="c:ligne" mode="recap-reponse"><xsl:apply-templates select="c:texte" mode="recap"/></xsl:template>

  <xsl:template match="c:ligne[not(c:texte[string()])]" mode="recap-reponse">
    <span class="wsc-none"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.sans-reponse'"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="c:texte" mode="recap"><span class="wsc-line"><xsl:value-of select="."/></span></xsl:template>
</xsl:stylesheet>
