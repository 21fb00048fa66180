<?xml version="1.0" encoding="UTF-8"?>
<!-- The answers, section by section: what was asked at the left, what was answered at the right. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:wsc:commun:1"
    exclude-result-prefixes="c">

  <xsl:template match="c:section"/>

  <xsl:template match="c:section[c:ligne]">
    <para style="section">
      <xsl:value-of select="translate(c:titre, '&#8239;', '&#160;')"/>
      <xsl:apply-templates select="c:rang" mode="titre"/>
    </para>
    <blockTable style="reponses" colWidths="62mm,112mm"><xsl:apply-templates select="c:ligne"/></blockTable>
  </xsl:template>

  <xsl:template match="c:rang" mode="titre"><xsl:value-of select="concat('&#160;', .)"/></xsl:template>

  <xsl:template match="c:ligne">
    <tr>
      <td><para style="terme"><xsl:value-of select="c:libelle"/></para></td>
      <td><xsl:apply-templates select="." mode="reponse"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:ligne" mode="reponse">
    <para style="vide">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.aucuneReponse'"/></xsl:call-template>
    </para>
  </xsl:template>

  <xsl:template match="c:ligne[c:texte[string()]]" mode="reponse">
    <xsl:apply-templates select="c:texte" mode="reponse"/>
  </xsl:template>

  <xsl:template match="c:texte" mode="reponse">
    <para style="reponse"><xsl:value-of select="."/></para>
  </xsl:template>
</xsl:stylesheet>
