<?xml version="1.0" encoding="UTF-8"?>
<!-- View invitation: an acteur without account reads the demande and answers by a signed link. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'invitation']" mode="corps"><xsl:apply-templates select="v:contenu/*" mode="invitation"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'invitation']" mode="adresse">
    <xsl:value-of select="concat($base, 'invitations/', v:cadre/v:parametre[@nom = 'jeton'])"/>
  </xsl:template>

  <xsl:template match="*" mode="invitation">
    <div class="wsc-narrow">
      <xsl:call-template name="titre"><xsl:with-param name="contenu"><xsl:value-of select="c:intitule"/></xsl:with-param></xsl:call-template>
      <p class="wsc-lead">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'invitation.chapeau'"/>
          <xsl:with-param name="invite" select="c:invite"/>
        </xsl:call-template>
      </p>
      <p class="wsc-quiet">
        <span class="wsc-num"><xsl:value-of select="c:numero"/></span>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.situation.date'"/></xsl:call-template>
        <xsl:apply-templates select="c:dateDepot" mode="date"/>
      </p>
      <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="$cadre/v:erreur"/><xsl:with-param name="cle" select="'suivi.echec'"/></xsl:call-template>
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'invitation.repondre'"/></xsl:call-template>
      <xsl:apply-templates select="c:action" mode="action"/>
      <xsl:apply-templates select="self::*[c:avisAttendu = 'true']" mode="invitation-avis"/>
      <xsl:if test="not(c:action) and c:avisAttendu != 'true'">
        <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'invitation.repondu'"/></xsl:call-template></p>
      </xsl:if>
      <p class="wsc-quiet">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'invitation.expire'"/></xsl:call-template>
        <xsl:apply-templates select="c:expireLe" mode="date"/>
      </p>
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'invitation.demande'"/></xsl:call-template>
      <xsl:apply-templates select="c:section" mode="recap"/>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="invitation-avis">
    <form class="wsc-action" method="post">
      <xsl:attribute name="action"><xsl:apply-templates select="/" mode="adresse"/></xsl:attribute>
      <xsl:call-template name="csrf"/>
      <fieldset class="wsc-fieldset">
        <legend class="wsc-legend"><xsl:call-template name="label"><xsl:with-param name="cle" select="'invitation.avis'"/></xsl:call-template></legend>
        <xsl:call-template name="choix-avis"><xsl:with-param name="code" select="'favorable'"/></xsl:call-template>
        <xsl:call-template name="choix-avis"><xsl:with-param name="code" select="'defavorable'"/></xsl:call-template>
        <xsl:call-template name="choix-avis"><xsl:with-param name="code" select="'aucun'"/></xsl:call-template>
      </fieldset>
      <p class="wsc-field">
        <label class="wsc-label" for="{$prefixe}commentaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'invitation.commentaire'"/></xsl:call-template></label>
        <textarea class="wsc-textarea" id="{$prefixe}commentaire" name="commentaire" rows="4" maxlength="2000"><xsl:value-of select="$cadre/v:entree[@nom = 'commentaire']"/></textarea>
      </p>
      <button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'invitation.envoyer'"/></xsl:call-template></button>
    </form>
  </xsl:template>

  <xsl:template name="choix-avis">
    <xsl:param name="code"/>
    <label class="wsc-choice">
      <input type="radio" name="avis" value="{$code}" required="required">
        <xsl:if test="$cadre/v:entree[@nom = 'avis'] = $code"><xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('invitation.avis.', $code)"/></xsl:call-template>
    </label>
  </xsl:template>
</xsl:stylesheet>
