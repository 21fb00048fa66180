<?xml version="1.0" encoding="UTF-8"?>
<!-- Days and hours in French, from ISO 8601. Instants arrive in local time: nothing is converted here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:date="http://exslt.org/dates-and-times" exclude-result-prefixes="date">

  <!-- 20 novembre 2026 -->
  <xsl:template match="*" mode="date">
    <time datetime="{substring(., 1, 10)}"><xsl:apply-templates select="." mode="date.mots"/></time>
  </xsl:template>

  <!-- vendredi 20 novembre 2026 -->
  <xsl:template match="*" mode="date.jour">
    <time datetime="{substring(., 1, 10)}">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="concat('commun.jour.', date:day-in-week(substring(., 1, 10)))"/>
      </xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="date.mots"/>
    </time>
  </xsl:template>

  <!-- 20 novembre 2026 à 14 h 47 -->
  <xsl:template match="*" mode="date.instant">
    <time datetime="{.}"><xsl:apply-templates select="." mode="date.mots"/><xsl:apply-templates select="." mode="date.heure"/></time>
  </xsl:template>

  <!-- vendredi 20 novembre 2026 à 14 h 47 -->
  <xsl:template match="*" mode="date.jour.instant">
    <xsl:apply-templates select="." mode="date.jour"/>
    <xsl:apply-templates select="." mode="date.heure"/>
  </xsl:template>

  <xsl:template match="*" mode="date.mots">
    <xsl:call-template name="date.quantieme"><xsl:with-param name="jour" select="number(substring(., 9, 2))"/></xsl:call-template>
    <xsl:text>&#160;</xsl:text>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('commun.mois.', substring(., 6, 2))"/>
    </xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring(., 1, 4)"/>
  </xsl:template>

  <!-- The first of a month is 1er, the others are plain figures. -->
  <xsl:template name="date.quantieme">
    <xsl:param name="jour"/>
    <xsl:value-of select="$jour"/>
    <xsl:if test="$jour = 1"><sup><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.premier'"/></xsl:call-template></sup></xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="date.heure">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.a'"/></xsl:call-template>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'commun.heure'"/>
      <xsl:with-param name="heure" select="number(substring(., 12, 2))"/>
    </xsl:call-template>
    <xsl:if test="substring(., 15, 2) != '00'">
      <xsl:text>&#160;</xsl:text>
      <xsl:value-of select="substring(., 15, 2)"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
