<?xml version="1.0" encoding="UTF-8"?>
<!-- The days and hours of commun/dates.xsl in RML, which knows neither `time` nor XHTML's `sup`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- 20 novembre 2026 -->
  <xsl:template match="*|@*" mode="pdf.jour"><xsl:apply-templates select="." mode="date.mots"/></xsl:template>

  <!-- 20 novembre 2026 à 14 h 47 -->
  <xsl:template match="*" mode="pdf.instant">
    <xsl:apply-templates select="." mode="date.mots"/>
    <xsl:apply-templates select="." mode="date.heure"/>
  </xsl:template>

  <xsl:template match="@*" mode="date.mots">
    <xsl:call-template name="date.quantieme"><xsl:with-param name="jour" select="number(substring(., 9, 2))"/></xsl:call-template>
    <xsl:text>&#160;</xsl:text>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.mois.', substring(., 6, 2))"/></xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring(., 1, 4)"/>
  </xsl:template>

  <xsl:template name="date.quantieme">
    <xsl:param name="jour"/>
    <xsl:value-of select="$jour"/>
    <xsl:if test="$jour = 1">
      <super size="7" rise="3"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.premier'"/></xsl:call-template></super>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
