<?xml version="1.0" encoding="UTF-8"?>
<!-- An error of the platform as a page: what happened, the remedy, one way on, and the code for whoever is called. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'bo-erreur']" mode="bo-titre">
    <xsl:variable name="code" select="concat(' ', v:cadre/v:erreur/@code, ' ')"/>
    <xsl:variable name="connues"> AccesRefuse ActionImpossible DossierIntrouvable DossierModifie Indisponible PieceIntrouvable RessourceInconnue SessionExpiree SessionInvalide SessionRequise TropDeRequetes TropDeTentatives </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($connues, $code)">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.erreur.', v:cadre/v:erreur/@code)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.erreur.autre'"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-erreur']" mode="bo-corps">
    <div class="bo-panel bo-panel--form">
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <xsl:apply-templates select="v:cadre/v:erreur" mode="bo-erreur"/>
      <p class="bo-tools"><xsl:apply-templates select="v:cadre/v:erreur[1]" mode="bo-remede"/></p>
      <p class="bo-quiet bo-small">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'bo.erreur.code'"/>
          <xsl:with-param name="code" select="v:cadre/v:erreur[1]/@code"/>
        </xsl:call-template>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="v:erreur" mode="bo-erreur">
    <p><xsl:apply-templates select="." mode="bo-texte"/></p>
  </xsl:template>

  <!-- The way on: the list; the dossier itself when it has only changed; the sign-in page when the session is over -->

  <xsl:template match="v:erreur" mode="bo-remede">
    <a class="bo-button bo-button--main" href="{$base}">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.erreur.liste'"/></xsl:call-template>
    </a>
  </xsl:template>
  <xsl:template match="v:erreur[../v:parametre[@nom = 'numero'] != ''][@code = 'DossierModifie' or @code = 'ActionImpossible']" mode="bo-remede">
    <a class="bo-button bo-button--main" href="{$base}dossiers/{../v:parametre[@nom = 'numero']}">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.erreur.relire'"/></xsl:call-template>
    </a>
  </xsl:template>
  <xsl:template match="v:erreur[starts-with(@code, 'Session')]" mode="bo-remede">
    <a class="bo-button bo-button--main" href="{$base}identification">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.erreur.session'"/></xsl:call-template>
    </a>
  </xsl:template>
</xsl:stylesheet>
