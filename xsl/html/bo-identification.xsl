<?xml version="1.0" encoding="UTF-8"?>
<!-- The agent signs in. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'bo-identification']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.identification.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-identification']" mode="bo-corps">
    <div class="bo-panel bo-panel--form">
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <xsl:apply-templates select="v:cadre" mode="bo-erreurs"/>
      <form action="{$base}identification" method="post">
        <xsl:call-template name="csrf"/>
        <xsl:apply-templates select="v:cadre/v:parametre[@nom = 'retour']" mode="bo-cachee"/>
        <xsl:call-template name="bo.identifiant"/>
        <xsl:call-template name="bo.mot-de-passe"/>
        <p class="bo-tools">
          <button class="bo-button bo-button--main" type="submit">
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.identification.bouton'"/></xsl:call-template>
          </button>
        </p>
      </form>
      <p class="bo-quiet">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.identification.aide'"/></xsl:call-template>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="v:parametre" mode="bo-cachee"><input type="hidden" name="{@nom}" value="{.}"/></xsl:template>

  <xsl:template name="bo.identifiant">
    <p class="bo-field">
      <label class="bo-label" for="identifiant">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.identification.identifiant'"/></xsl:call-template>
      </label>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'identifiant'"/></xsl:call-template>
      <input class="bo-input bo-wide" id="identifiant" name="identifiant" type="text" autocomplete="username"
          autocapitalize="none" spellcheck="false" required="required" value="{v:cadre/v:entree[@nom = 'identifiant']}">
        <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="'identifiant'"/></xsl:call-template>
      </input>
    </p>
  </xsl:template>

  <!-- A password is never sent back to the page. -->
  <xsl:template name="bo.mot-de-passe">
    <p class="bo-field">
      <label class="bo-label" for="motDePasse">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.identification.mot-de-passe'"/></xsl:call-template>
      </label>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'motDePasse'"/></xsl:call-template>
      <input class="bo-input bo-wide" id="motDePasse" name="motDePasse" type="password" autocomplete="current-password"
          required="required">
        <xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="'motDePasse'"/></xsl:call-template>
      </input>
    </p>
  </xsl:template>
</xsl:stylesheet>
