<?xml version="1.0" encoding="UTF-8"?>
<!-- View archives: the closed dossiers as a table that stacks on a narrow screen. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'archives']" mode="corps">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.archives'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
    <xsl:apply-templates select="v:contenu/*" mode="archives"/>
    <xsl:apply-templates select="v:contenu/*/c:suite" mode="contenu"><xsl:with-param name="chemin" select="'compte/archives'"/></xsl:apply-templates>
    <p><a href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.retour'"/></xsl:call-template></a></p>
  </xsl:template>

  <xsl:template match="*" mode="archives">
    <div class="wsc-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.archives.vide'"/></xsl:call-template></p></div>
  </xsl:template>

  <xsl:template match="*[c:dossier]" mode="archives">
    <table class="wsc-table wsc-stack">
      <caption class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.archives'"/></xsl:call-template></caption>
      <thead>
        <tr>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.colonne.numero'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.colonne.demarche'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.colonne.clos'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.colonne.issue'"/></xsl:call-template></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="c:dossier" mode="archives"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="c:dossier" mode="archives">
    <tr>
      <th scope="row" class="wsc-num"><a href="{$base}compte/dossiers/{c:numero}"><xsl:value-of select="c:numero"/></a></th>
      <td><xsl:value-of select="c:intitule"/></td>
      <td><xsl:apply-templates select="c:dateCloture" mode="date"/></td>
      <td><xsl:apply-templates select="c:etatLibelle" mode="etiquette"/></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
