<?xml version="1.0" encoding="UTF-8"?>
<!-- View accueil: the catalogue by theme, with a search. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'accueil']" mode="corps">
    <div class="wsc-cols">
      <div>
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'service.catalogue'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
        <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.catalogue.chapeau'"/></xsl:call-template></p>
        <xsl:apply-templates select="." mode="recherche"/>
        <xsl:apply-templates select="." mode="rangement"/>
        <xsl:apply-templates select="v:contenu/*" mode="contenu"/>
      </div>
      <aside class="wsc-side">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.deja'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="deja-envoyee"/>
      </aside>
    </div>
  </xsl:template>

  <!-- For those who come back: the dossier, the account. -->
  <xsl:template match="v:vue" mode="deja-envoyee">
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.recherche'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.deja.suivi'"/></xsl:call-template></p>
      <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}suivi"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.suivre'"/></xsl:call-template></a></p>
    </section>
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.citoyen'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.avantages'"/></xsl:call-template></p>
      <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir'"/></xsl:call-template></a></p>
    </section>
  </xsl:template>

  <xsl:template match="v:vue" mode="recherche">
    <form class="wsc-search" role="search">
      <xsl:call-template name="lien.get"/>
      <label class="wsc-label" for="{$prefixe}q"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.chercher'"/></xsl:call-template></label>
      <span class="wsc-hint" id="{$prefixe}q-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.chercher.aide'"/></xsl:call-template></span>
      <div class="wsc-search-line">
        <input class="wsc-input" type="search" id="{$prefixe}q" name="q" value="{v:cadre/v:entree[@nom = 'q']|v:cadre/v:parametre[@nom = 'q']}" aria-describedby="{$prefixe}q-aide"/>
        <xsl:text> </xsl:text>
        <button class="wsc-button" type="submit">
          <xsl:call-template name="icone"><xsl:with-param name="nom" select="'chercher'"/></xsl:call-template>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'service.chercher.bouton'"/></xsl:call-template>
        </button>
      </div>
    </form>
  </xsl:template>

  <!-- By theme or by life event: the other way is a link. -->
  <xsl:template match="v:vue" mode="rangement">
    <p class="wsc-small"><a href="{$base}evenements"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.par-evenement'"/></xsl:call-template></a></p>
  </xsl:template>
  <xsl:template match="v:vue[v:cadre/v:parametre[@nom = 'par'] = 'evenement']" mode="rangement">
    <p class="wsc-small"><a href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.par-theme'"/></xsl:call-template></a></p>
  </xsl:template>

  <xsl:template match="*[local-name() = 'catalogue']" mode="contenu">
    <xsl:apply-templates select="." mode="compte-rendu"/>
    <xsl:apply-templates select="." mode="sommaire"/>
    <xsl:apply-templates select="c:theme[c:teleservice]" mode="contenu"/>
  </xsl:template>

  <!-- After a search: how many were found, and the way back to all. -->
  <xsl:template match="*" mode="compte-rendu">
    <xsl:if test="string($cadre/*[@nom = 'q'])">
      <p role="status">
        <xsl:call-template name="nombre">
          <xsl:with-param name="cle" select="'service.trouve'"/>
          <xsl:with-param name="n" select="count(c:theme/c:teleservice)"/>
        </xsl:call-template>
        <xsl:text> </xsl:text>
        <a href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.toutes'"/></xsl:call-template></a>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[not(c:theme/c:teleservice)]" mode="compte-rendu" priority="1">
    <div class="wsc-empty">
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.rien'"/></xsl:call-template></p>
      <a class="wsc-button wsc-button--second" href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.toutes'"/></xsl:call-template></a>
    </div>
  </xsl:template>

  <!-- Links to the themes, when there are several. -->
  <xsl:template match="*" mode="sommaire"/>
  <xsl:template match="*[count(c:theme[c:teleservice]) > 1]" mode="sommaire">
    <nav class="wsc-toc">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.themes'"/></xsl:call-template></xsl:attribute>
      <ul><xsl:apply-templates select="c:theme[c:teleservice]" mode="sommaire"/></ul>
    </nav>
  </xsl:template>

  <xsl:template match="c:theme" mode="sommaire">
    <li><a href="#{$prefixe}theme-{c:code}"><xsl:value-of select="c:libelle"/></a></li>
  </xsl:template>

  <xsl:template match="c:theme" mode="contenu">
    <section aria-labelledby="{$prefixe}theme-{c:code}">
      <xsl:call-template name="titre">
        <xsl:with-param name="rang" select="1"/>
        <xsl:with-param name="id" select="concat('theme-', c:code)"/>
        <xsl:with-param name="contenu"><xsl:value-of select="c:libelle"/></xsl:with-param>
      </xsl:call-template>
      <ul class="wsc-services"><xsl:apply-templates select="c:teleservice" mode="contenu"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:teleservice" mode="contenu">
    <li>
      <a href="{$base}services/{c:code}"><xsl:value-of select="c:intitule"/></a>
      <xsl:apply-templates select="c:mode" mode="essai"/>
      <xsl:apply-templates select="c:resume" mode="contenu"/>
    </li>
  </xsl:template>

  <xsl:template match="c:resume" mode="contenu"><span class="wsc-small wsc-quiet"><xsl:value-of select="."/></span></xsl:template>

  <xsl:template match="c:mode" mode="essai"/>
  <xsl:template match="c:mode[. = 'essai']" mode="essai">
    <xsl:text> </xsl:text>
    <span class="wsc-tag wsc-tag--wait"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.essai'"/></xsl:call-template></span>
  </xsl:template>
</xsl:stylesheet>
