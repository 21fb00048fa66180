<?xml version="1.0" encoding="UTF-8"?>
<!-- The summary of errors under the title, its links, and the warnings that block nothing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- resume: `erreurs` are c:erreur of a form shown or v:erreur of a simple form or action; nothing when there are
       none. `cle` is the label of the title, counted. -->
  <xsl:template name="resume">
    <xsl:param name="erreurs"/>
    <xsl:param name="cle" select="'formulaire.corrigez'"/>
    <xsl:if test="$erreurs">
      <div class="wsc-summary" role="alert" tabindex="-1" id="{$prefixe}resume" aria-labelledby="{$prefixe}resume-titre">
        <xsl:call-template name="titre">
          <xsl:with-param name="rang" select="1"/>
          <xsl:with-param name="classe" select="'wsc-summary-title'"/>
          <xsl:with-param name="id" select="'resume-titre'"/>
          <xsl:with-param name="contenu">
            <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:call-template name="nombre">
              <xsl:with-param name="cle" select="$cle"/>
              <xsl:with-param name="n" select="count($erreurs)"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
        <ul><xsl:apply-templates select="$erreurs" mode="resume"/></ul>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- A link when the field is on the page, its sentence alone otherwise. -->
  <xsl:template match="c:erreur" mode="resume"><li><xsl:value-of select="c:message"/></li></xsl:template>

  <xsl:template match="c:erreur[key('champ', c:champ)[ancestor::c:page/c:etat = 'courante']]" mode="resume">
    <li>
      <a>
        <xsl:attribute name="href"><xsl:value-of select="'#'"/><xsl:apply-templates select="key('champ', c:champ)[1]" mode="cible"/></xsl:attribute>
        <xsl:value-of select="c:message"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="v:erreur" mode="resume"><li><xsl:value-of select="."/></li></xsl:template>

  <xsl:template match="v:erreur[string(@champ) and not(contains(@champ, '/'))]" mode="resume">
    <li><a href="#{$prefixe}{@champ}"><xsl:value-of select="."/></a></li>
  </xsl:template>

  <!-- The place of a field of an action's form: the field that says the same beside it. -->
  <xsl:template match="v:erreur[key('champ', @champ)[c:erreur]]" mode="resume" priority="1">
    <li>
      <a>
        <xsl:attribute name="href"><xsl:value-of select="'#'"/><xsl:apply-templates select="key('champ', @champ)[c:erreur][1]" mode="cible"/></xsl:attribute>
        <xsl:value-of select="."/>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="avertissements">
    <xsl:param name="avertissements"/>
    <xsl:param name="cle" select="'formulaire.avertissement'"/>
    <xsl:if test="$avertissements">
      <div class="wsc-notice wsc-notice--wait">
        <p class="wsc-notice-title">
          <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
        </p>
        <ul><xsl:apply-templates select="$avertissements" mode="avertissement"/></ul>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:avertissement" mode="avertissement"><li><xsl:value-of select="c:message"/></li></xsl:template>

  <!-- The result of an action: a notice at the top of the page that follows it. -->
  <xsl:template match="v:avis" mode="avis">
    <div class="wsc-notice wsc-notice--{@ton}" role="status"><p><xsl:value-of select="."/></p></div>
  </xsl:template>

  <xsl:template match="c:avis" mode="avis">
    <div class="wsc-notice"><p><xsl:value-of select="."/></p></div>
  </xsl:template>
</xsl:stylesheet>
