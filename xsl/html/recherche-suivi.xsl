<?xml version="1.0" encoding="UTF-8"?>
<!-- View recherche-suivi: number and key; posted, so that the key stays out of addresses and logs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'recherche-suivi']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.recherche'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="v:cadre/v:erreur"/></xsl:call-template>
      <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recherche.chapeau'"/></xsl:call-template></p>
      <form method="post" novalidate="novalidate" action="{$base}suivi">
        <xsl:call-template name="csrf"/>
        <xsl:call-template name="entree">
          <xsl:with-param name="nom" select="'numero'"/><xsl:with-param name="cle" select="'suivi.numero'"/>
          <xsl:with-param name="aide" select="'suivi.numero.aide'"/><xsl:with-param name="classe" select="'wsc-input--20'"/>
        </xsl:call-template>
        <xsl:call-template name="entree">
          <xsl:with-param name="nom" select="'cle'"/><xsl:with-param name="cle" select="'suivi.cle'"/>
          <xsl:with-param name="aide" select="'suivi.cle.aide'"/><xsl:with-param name="classe" select="'wsc-input--20'"/>
        </xsl:call-template>
        <p class="wsc-bar"><button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.suivre'"/></xsl:call-template></button></p>
      </form>
      <p class="wsc-after">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recherche.compte'"/></xsl:call-template>
        <a href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir'"/></xsl:call-template></a>
      </p>
    </div>
  </xsl:template>
</xsl:stylesheet>
