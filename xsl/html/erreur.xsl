<?xml version="1.0" encoding="UTF-8"?>
<!-- View erreur: what went wrong in a sentence, the remedy, the way back; the code last and small. The title follows
     the code; the remedy is v:parametre nom="remede", the way back v:parametre nom="retour" (a path under $base). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'erreur']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:apply-templates select="v:cadre" mode="erreur-mots"/></xsl:with-param></xsl:call-template>
      <xsl:apply-templates select="v:cadre/v:erreur" mode="chapeau"/>
      <xsl:apply-templates select="v:cadre/v:parametre[@nom = 'remede']" mode="paragraphe"/>
      <p class="wsc-bar">
        <xsl:apply-templates select="v:cadre" mode="recours"/>
        <a class="wsc-button wsc-button--second" href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.toutes'"/></xsl:call-template></a>
      </p>
      <p class="wsc-small wsc-quiet wsc-after">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.code'"/></xsl:call-template>
        <code><xsl:value-of select="v:cadre/v:erreur/@code"/></code>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="v:erreur" mode="chapeau"><p class="wsc-lead"><xsl:value-of select="."/></p></xsl:template>

  <xsl:template match="v:cadre" mode="erreur-mots">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.erreur'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:cadre[contains(v:erreur/@code, 'Introuvable') or contains(v:erreur/@code, 'Inconnu')]" mode="erreur-mots">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.erreur.introuvable'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:cadre[starts-with(v:erreur/@code, 'Session')]" mode="erreur-mots">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.erreur.session'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:cadre[v:erreur/@code = 'Indisponible']" mode="erreur-mots">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.erreur.indisponible'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:cadre" mode="recours"/>
  <xsl:template match="v:cadre[starts-with(v:erreur/@code, 'Session')]" mode="recours">
    <a class="wsc-button" href="{$base}compte/identification"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.identification'"/></xsl:call-template></a>
  </xsl:template>
  <xsl:template match="v:cadre[v:erreur/@code = 'DossierIntrouvable']" mode="recours">
    <a class="wsc-button" href="{$base}suivi"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.autre'"/></xsl:call-template></a>
  </xsl:template>
  <xsl:template match="v:cadre[string(v:parametre[@nom = 'retour'])]" mode="recours" priority="1">
    <a class="wsc-button" href="{$base}{v:parametre[@nom = 'retour']}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.retour'"/></xsl:call-template></a>
  </xsl:template>
</xsl:stylesheet>
