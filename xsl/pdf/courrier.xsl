<?xml version="1.0" encoding="UTF-8"?>
<!-- Driver of a letter in PDF: the view document `courrier-pdf` (a `lettre`) to RML. Page and styles are those of the
     recapitulatif. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:import href="wsc:commun/dates.xsl"/>
  <xsl:import href="wsc:pdf/dates.xsl"/>
  <xsl:import href="wsc:pdf/page.xsl"/>
  <xsl:import href="wsc:pdf/styles.xsl"/>
  <xsl:include href="wsc:labels.xsl"/>
  <xsl:output method="xml"/>

  <xsl:param name="adresseSuivi" select="''"/>
  <xsl:variable name="cadre" select="/v:vue/v:cadre"/>
  <xsl:variable name="ville" select="$cadre/v:collectivite"/>
  <xsl:variable name="dossier" select="/v:vue/v:contenu/*"/>

  <xsl:template match="/">
    <document filename="courrier.pdf" author="{$ville/@intitule}" subject="{$dossier/c:intitule}" title="{$cadre/@titre}" compression="1">
      <xsl:attribute name="creator">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.createur'"/></xsl:call-template>
      </xsl:attribute>
      <docinit displayDocTitle="1"/>
      <xsl:call-template name="page"/>
      <xsl:call-template name="styles"/>
      <story><xsl:apply-templates select="$dossier" mode="lettre"/></story>
    </document>
  </xsl:template>

  <xsl:template match="*" mode="lettre">
    <blockTable style="etapes" colWidths="86mm,88mm">
      <tr>
        <td>
          <para style="valeur"><xsl:value-of select="c:contact/c:nom"/></para>
          <xsl:apply-templates select="c:contact/c:adresse | c:contact/c:telephone | c:contact/c:courriel" mode="ligne"/>
        </td>
        <td>
          <para style="valeur"><xsl:value-of select="c:destinataire"/></para>
          <xsl:apply-templates select="c:adresse" mode="ligne"/>
        </td>
      </tr>
    </blockTable>
    <spacer length="12mm"/>
    <para style="texte">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'pdf.courrier.date'"/>
        <xsl:with-param name="ville" select="$ville/@nom"/>
        <xsl:with-param name="date"><xsl:apply-templates select="c:date" mode="pdf.jour"/></xsl:with-param>
      </xsl:call-template>
    </para>
    <para style="section"><xsl:value-of select="c:objet"/></para>
    <para style="terme">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'pdf.courrier.dossier'"/>
        <xsl:with-param name="numero" select="c:numero"/>
        <xsl:with-param name="intitule" select="c:intitule"/>
      </xsl:call-template>
    </para>
    <spacer length="6mm"/>
    <xsl:apply-templates select="c:paragraphe" mode="lettre"/>
    <spacer length="10mm"/>
    <para style="texte"><xsl:value-of select="c:contact/c:nom"/></para>
    <namedString id="pages"><pageNumber/></namedString>
  </xsl:template>

  <xsl:template match="c:paragraphe" mode="lettre">
    <para style="texte"><xsl:value-of select="."/></para>
    <spacer length="3mm"/>
  </xsl:template>

  <xsl:template match="*" mode="ligne">
    <para style="texte"><xsl:value-of select="."/></para>
  </xsl:template>
</xsl:stylesheet>
