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
    <blockTable style="reponses" colWidths="62mm,112mm" splitInRow="1"><xsl:apply-templates select="c:ligne"/></blockTable>
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
    <para style="reponse"><xsl:call-template name="lignes"><xsl:with-param name="texte" select="string(.)"/></xsl:call-template></para>
  </xsl:template>

  <!-- A long answer is prose: not bold. -->
  <xsl:template match="c:texte[string-length() &gt; 160]" mode="reponse">
    <para style="texte"><xsl:call-template name="lignes"><xsl:with-param name="texte" select="string(.)"/></xsl:call-template></para>
  </xsl:template>

  <!-- The line breaks the person typed. -->
  <xsl:template name="lignes">
    <xsl:param name="texte"/>
    <xsl:choose>
      <xsl:when test="contains($texte, '&#10;')">
        <xsl:value-of select="substring-before($texte, '&#10;')"/>
        <br/>
        <xsl:call-template name="lignes"><xsl:with-param name="texte" select="substring-after($texte, '&#10;')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
