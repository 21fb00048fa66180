<?xml version="1.0" encoding="UTF-8"?>
<!-- Short dates for tables and journals, from the ISO text as it stands; the long ones are in commun/dates.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:date="http://exslt.org/dates-and-times" exclude-result-prefixes="date">

  <!-- 20 nov., with its year when it is not the present one -->
  <xsl:template match="*" mode="bo-date">
    <time datetime="{substring(., 1, 10)}"><xsl:apply-templates select="." mode="bo-date-mots"/></time>
  </xsl:template>

  <!-- 20 nov., 14 h 48 -->
  <xsl:template match="*" mode="bo-instant">
    <time datetime="{.}">
      <xsl:apply-templates select="." mode="bo-date-mots"/>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'commun.heure'"/>
        <xsl:with-param name="heure" select="number(substring(., 12, 2))"/>
      </xsl:call-template>
      <xsl:if test="substring(., 15, 2) != '00'">
        <xsl:text>&#xA0;</xsl:text>
        <xsl:value-of select="substring(., 15, 2)"/>
      </xsl:if>
    </time>
  </xsl:template>

  <xsl:template match="*" mode="bo-date-mots">
    <xsl:call-template name="date.quantieme"><xsl:with-param name="jour" select="number(substring(., 9, 2))"/></xsl:call-template>
    <xsl:text>&#xA0;</xsl:text>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('bo.mois.', substring(., 6, 2))"/>
    </xsl:call-template>
    <xsl:if test="substring(., 1, 4) != substring($cadre/@aujourdhui, 1, 4)">
      <xsl:text>&#xA0;</xsl:text>
      <xsl:value-of select="substring(., 1, 4)"/>
    </xsl:if>
  </xsl:template>

  <!-- mercredi 25 novembre, for a day to act on -->
  <xsl:template match="*|@*" mode="bo-jour">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('commun.jour.', date:day-in-week(substring(., 1, 10)))"/>
    </xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:call-template name="date.quantieme"><xsl:with-param name="jour" select="number(substring(., 9, 2))"/></xsl:call-template>
    <xsl:text>&#xA0;</xsl:text>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('commun.mois.', substring(., 6, 2))"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
