<?xml version="1.0" encoding="UTF-8"?>
<!-- View confirmation: the demande is sent; its number, what comes next. Reload files nothing: this is an address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'confirmation']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="contenu"/></xsl:template>

  <xsl:template match="*[local-name() = 'recu']" mode="contenu">
    <div class="wsc-cols">
      <div>
        <xsl:apply-templates select="." mode="annonce"/>
        <xsl:call-template name="avertissements"><xsl:with-param name="avertissements" select="c:avertissement"/><xsl:with-param name="cle" select="'suivi.avertissement'"/></xsl:call-template>
        <xsl:apply-templates select="c:courriel" mode="confirmation"/>
        <p class="wsc-bar wsc-bar--first">
          <a class="wsc-button" href="{$base}services/{c:teleservice}/suivi{$et}numero={c:numero}&amp;cle={c:cleSuivi}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.suivre'"/></xsl:call-template></a>
          <xsl:apply-templates select="." mode="telecharger"/>
        </p>
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.suite'"/><xsl:with-param name="id" select="'suite'"/></xsl:call-template>
        <ol class="wsc-thread-line" aria-labelledby="{$prefixe}suite"><xsl:apply-templates select="c:etape" mode="etape"/></ol>
      </div>
      <aside class="wsc-side">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.garder.nom'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="garder"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="annonce">
    <div class="wsc-done">
      <p class="wsc-done-head"><span class="wsc-done-mark"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template></span></p>
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.envoyee'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <p><xsl:value-of select="c:intitule"/><br/><xsl:apply-templates select="c:dateDepot" mode="date.jour.instant"/></p>
      <dl class="wsc-keys">
        <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.numero'"/></xsl:call-template></dt><dd class="wsc-done-number"><xsl:value-of select="c:numero"/></dd></div>
        <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.cle'"/></xsl:call-template></dt><dd class="wsc-done-key"><xsl:value-of select="c:cleSuivi"/></dd></div>
      </dl>
    </div>
  </xsl:template>

  <xsl:template match="c:courriel" mode="confirmation">
    <p>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.courriel'"/></xsl:call-template>
      <strong><xsl:value-of select="."/></strong>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.courriel.suite'"/></xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template match="*" mode="telecharger">
    <a class="wsc-button wsc-button--second" href="{$base}services/{c:teleservice}/recapitulatif.pdf{$et}numero={c:numero}&amp;cle={c:cleSuivi}">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'telecharger'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recapitulatif'"/></xsl:call-template>
    </a>
  </xsl:template>

  <!-- Somebody signed in has the dossier in the account already. -->
  <xsl:template match="*" mode="garder">
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.garder'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <xsl:apply-templates select="/v:vue" mode="garder"/>
    </section>
  </xsl:template>

  <xsl:template match="v:vue" mode="garder">
    <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.garder.creer'"/></xsl:call-template></p>
    <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte/inscription"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.creer'"/></xsl:call-template></a></p>
  </xsl:template>

  <xsl:template match="v:vue[v:cadre/v:session]" mode="garder">
    <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.garder.compte'"/></xsl:call-template></p>
    <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir'"/></xsl:call-template></a></p>
  </xsl:template>
</xsl:stylesheet>
