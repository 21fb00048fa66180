<?xml version="1.0" encoding="UTF-8"?>
<!-- View presentation: what a téléservice is, how it goes, what to prepare. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'presentation']" mode="bandeau"><xsl:apply-templates select="v:contenu/*" mode="bandeau"/></xsl:template>
  <xsl:template match="v:vue[@nom = 'presentation']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="contenu"/></xsl:template>
  <xsl:template match="v:vue" mode="bandeau"/>

  <xsl:template match="v:vue[@nom = 'presentation']" mode="fil-suite">
    <xsl:apply-templates select="v:contenu/*" mode="fil-theme"/>
    <li aria-current="page"><xsl:value-of select="v:contenu/*/c:intituleCourt"/></li>
  </xsl:template>

  <xsl:template match="*" mode="fil-theme">
    <li><a href="{$base}#theme-{c:theme}"><xsl:value-of select="c:themeLibelle"/></a></li>
  </xsl:template>

  <xsl:template match="*[local-name() = 'descriptionTeleservice']" mode="bandeau">
    <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:value-of select="c:intitule"/></xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="c:resume" mode="chapeau"/>
    <ul class="wsc-facts">
      <xsl:apply-templates select="c:dureeMinutes" mode="fait"/>
      <xsl:apply-templates select="c:delai" mode="fait"/>
      <xsl:apply-templates select="c:prix" mode="fait"/>
      <xsl:apply-templates select="c:compte" mode="fait"/>
    </ul>
    <p class="wsc-bar">
      <a class="wsc-button" href="{$base}services/{c:code}/formulaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.commencer'"/></xsl:call-template></a>
      <a class="wsc-button wsc-button--quiet" href="{$base}services/{c:code}/brouillon"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.reprendre'"/></xsl:call-template></a>
      <a class="wsc-button wsc-button--quiet" href="{$base}suivi"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.suivre'"/></xsl:call-template></a>
    </p>
  </xsl:template>

  <xsl:template match="c:resume" mode="chapeau"><p class="wsc-lead"><xsl:value-of select="."/></p></xsl:template>

  <!-- The facts: how long, how fast, how much, with or without an account. -->
  <xsl:template match="c:dureeMinutes" mode="fait">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'horloge'"/></xsl:call-template>
      <strong><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'service.minutes'"/><xsl:with-param name="n" select="."/></xsl:call-template></strong>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'service.minutes.suite'"/></xsl:call-template>
    </li>
  </xsl:template>

  <xsl:template match="c:delai" mode="fait">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'calendrier'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'service.delai'"/></xsl:call-template>
      <strong><xsl:value-of select="."/></strong>
    </li>
  </xsl:template>

  <xsl:template match="c:prix" mode="fait">
    <li><xsl:call-template name="icone"><xsl:with-param name="nom" select="'argent'"/></xsl:call-template><strong><xsl:value-of select="."/></strong></li>
  </xsl:template>

  <xsl:template match="c:compte" mode="fait">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'compte'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('service.compte.', .)"/></xsl:call-template>
    </li>
  </xsl:template>

  <xsl:template match="*[local-name() = 'descriptionTeleservice']" mode="contenu">
    <xsl:apply-templates select="c:mode" mode="avis-essai"/>
    <div class="wsc-cols">
      <div><xsl:apply-templates select="." mode="procedure"/></div>
      <aside class="wsc-side wsc-side--sticky">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.avant'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="preparer"/>
        <xsl:apply-templates select="c:contact" mode="carte"><xsl:with-param name="cle" select="'service.autrement'"/></xsl:apply-templates>
      </aside>
      <div>
        <xsl:apply-templates select="c:rubrique" mode="contenu"/>
        <xsl:apply-templates select="c:fondement" mode="contenu"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:mode" mode="avis-essai"/>
  <xsl:template match="c:mode[. = 'essai']" mode="avis-essai">
    <div class="wsc-notice wsc-notice--wait"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.essai.avis'"/></xsl:call-template></p></div>
  </xsl:template>

  <xsl:template match="*" mode="procedure">
    <xsl:call-template name="titre.label">
      <xsl:with-param name="cle" select="'service.procedure'"/>
      <xsl:with-param name="id" select="'procedure'"/>
      <xsl:with-param name="classe" select="'wsc-first'"/>
    </xsl:call-template>
    <ol class="wsc-thread-line" aria-labelledby="{$prefixe}procedure"><xsl:apply-templates select="c:point" mode="etape"/></ol>
    <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.prevenu'"/></xsl:call-template></p>
    <xsl:apply-templates select="c:silence" mode="paragraphe"/>
  </xsl:template>

  <xsl:template match="*" mode="preparer"/>
  <xsl:template match="*[c:piece]" mode="preparer">
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'service.preparer'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <ul class="wsc-prep"><xsl:apply-templates select="c:piece" mode="contenu"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:piece" mode="contenu">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="c:icone"/></xsl:call-template>
      <strong><xsl:value-of select="c:libelle"/></strong>
      <xsl:apply-templates select="c:precision" mode="contenu"/>
    </li>
  </xsl:template>

  <xsl:template match="c:precision" mode="contenu"><br/><span class="wsc-small wsc-quiet"><xsl:value-of select="."/></span></xsl:template>

  <!-- A passage: paragraphs, a table of two columns, or a notice set apart. -->
  <xsl:template match="c:rubrique" mode="contenu">
    <xsl:call-template name="titre"><xsl:with-param name="rang" select="1"/><xsl:with-param name="contenu"><xsl:value-of select="c:titre"/></xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="c:paragraphe" mode="paragraphe"/>
    <xsl:apply-templates select="." mode="tableau"/>
  </xsl:template>

  <xsl:template match="c:rubrique[c:note = 'true']" mode="contenu">
    <div class="wsc-notice">
      <p class="wsc-notice-title"><xsl:value-of select="c:titre"/></p>
      <xsl:apply-templates select="c:paragraphe" mode="paragraphe"/>
      <xsl:apply-templates select="." mode="tableau"/>
    </div>
  </xsl:template>

  <xsl:template match="c:rubrique" mode="tableau"/>
  <xsl:template match="c:rubrique[c:ligne]" mode="tableau">
    <div class="wsc-scroll" role="region" aria-label="{c:titre}" tabindex="0">
      <table class="wsc-table">
        <xsl:if test="c:entete"><thead><tr><xsl:apply-templates select="c:entete" mode="tableau"/></tr></thead></xsl:if>
        <tbody><xsl:apply-templates select="c:ligne" mode="tableau"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="c:entete" mode="tableau"><th scope="col"><xsl:value-of select="."/></th></xsl:template>

  <xsl:template match="c:ligne" mode="tableau">
    <tr><th scope="row"><xsl:value-of select="c:terme"/></th><td><xsl:value-of select="c:texte"/></td></tr>
  </xsl:template>

  <xsl:template match="c:fondement" mode="contenu">
    <p class="wsc-small wsc-quiet">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'service.fondement'"/></xsl:call-template>
      <xsl:value-of select="."/>
    </p>
  </xsl:template>
</xsl:stylesheet>
