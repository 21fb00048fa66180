<?xml version="1.0" encoding="UTF-8"?>
<!-- Driver of the recapitulatif in PDF: the view document `recapitulatif-pdf` (a `suivi` or a `dossierComplet`) to RML.
     The tables of a section, the thread of étapes and the page stand each in its own module. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:import href="wsc:commun/dates.xsl"/>
  <xsl:import href="wsc:pdf/dates.xsl"/>
  <xsl:import href="wsc:pdf/page.xsl"/>
  <xsl:import href="wsc:pdf/styles.xsl"/>
  <xsl:import href="wsc:pdf/etapes.xsl"/>
  <xsl:import href="wsc:pdf/sections.xsl"/>
  <xsl:include href="wsc:labels.xsl"/>
  <xsl:output method="xml"/>

  <!-- adresseSuivi: the whole address where the dossier is followed, without its secret key; may be empty. -->
  <xsl:param name="adresseSuivi" select="string(/v:vue/v:cadre/v:parametre[@nom = 'adresseSuivi'])"/>

  <xsl:variable name="cadre" select="/v:vue/v:cadre"/>
  <xsl:variable name="ville" select="$cadre/v:collectivite"/>
  <xsl:variable name="dossier" select="/v:vue/v:contenu/*"/>

  <xsl:template match="/">
    <document filename="recapitulatif.pdf" author="{$ville/@intitule}" subject="{$dossier/c:intitule}" compression="1">
      <xsl:attribute name="title">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'pdf.titre'"/>
          <xsl:with-param name="numero" select="$dossier/c:numero"/>
        </xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="creator">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.createur'"/></xsl:call-template>
      </xsl:attribute>
      <docinit displayDocTitle="1"/>
      <xsl:call-template name="page"/>
      <xsl:call-template name="styles"/>
      <story><xsl:apply-templates select="$dossier" mode="histoire"/></story>
    </document>
  </xsl:template>

  <!-- Nothing vanishes: an answer that is neither a suivi nor a dossier says its name. -->
  <xsl:template match="*" mode="histoire">
    <para style="titre">[<xsl:value-of select="local-name()"/>]</para>
  </xsl:template>

  <xsl:template match="*[local-name() = 'suivi' or local-name() = 'dossierComplet']" mode="histoire">
    <para style="theme"><xsl:value-of select="c:themeLibelle"/></para>
    <para style="titre"><xsl:value-of select="c:intitule"/></para>
    <xsl:call-template name="cartouche"/>
    <xsl:call-template name="etapes"/>
    <xsl:apply-templates select="c:section"/>
    <xsl:apply-templates select="c:contact"/>
    <para style="mention">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.mention'"/></xsl:call-template>
    </para>
    <namedString id="pages"><pageNumber/></namedString>
  </xsl:template>

  <!-- The number, large, the day of the deposit and where the dossier stands. -->
  <xsl:template name="cartouche">
    <blockTable style="cartouche" colWidths="66mm,56mm,52mm">
      <tr>
        <td>
          <xsl:call-template name="etiquette"><xsl:with-param name="cle" select="'pdf.numero'"/></xsl:call-template>
          <para style="numero"><xsl:value-of select="c:numero"/></para>
        </td>
        <td>
          <xsl:call-template name="etiquette"><xsl:with-param name="cle" select="'pdf.date.deposee'"/></xsl:call-template>
          <para style="valeur"><xsl:apply-templates select="c:dateDepot" mode="pdf.instant"/></para>
          <xsl:apply-templates select="c:citoyen"/>
        </td>
        <td>
          <para style="etiquette">
            <xsl:call-template name="label">
              <xsl:with-param name="cle" select="'pdf.etat'"/>
              <xsl:with-param name="date"><xsl:apply-templates select="$cadre/@aujourdhui" mode="pdf.jour"/></xsl:with-param>
            </xsl:call-template>
          </para>
          <para style="valeur"><xsl:value-of select="c:etatLibelle"/></para>
        </td>
      </tr>
    </blockTable>
  </xsl:template>

  <xsl:template match="c:citoyen">
    <xsl:call-template name="etiquette"><xsl:with-param name="cle" select="'pdf.demandeur'"/></xsl:call-template>
    <para style="valeur"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="c:contact">
    <keepTogether>
      <para style="section">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'pdf.contact'"/></xsl:call-template>
      </para>
      <para style="texte"><b><xsl:value-of select="c:nom"/></b></para>
      <xsl:apply-templates select="c:adresse | c:courriel" mode="ligne"/>
      <xsl:apply-templates select="c:telephone | c:horaires"/>
    </keepTogether>
  </xsl:template>

  <xsl:template match="*" mode="ligne">
    <para style="texte"><xsl:value-of select="."/></para>
  </xsl:template>

  <xsl:template match="c:contact/c:telephone">
    <para style="texte">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'pdf.contact.telephone'"/>
        <xsl:with-param name="telephone" select="translate(., ' ', '&#160;')"/>
      </xsl:call-template>
    </para>
  </xsl:template>

  <xsl:template match="c:contact/c:horaires">
    <para style="texte">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'pdf.contact.horaires'"/>
        <xsl:with-param name="horaires" select="."/>
      </xsl:call-template>
    </para>
  </xsl:template>

  <xsl:template name="etiquette">
    <xsl:param name="cle"/>
    <para style="etiquette">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
    </para>
  </xsl:template>
</xsl:stylesheet>
