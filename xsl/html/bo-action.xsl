<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an action that asks its motive: dossierComplet and the parameter `action`, the action's name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-action']" mode="bo-titre">
    <xsl:variable name="action" select="v:contenu/*/c:action[c:nom = $cadre/v:parametre[@nom = 'action']]"/>
    <xsl:value-of select="$action/c:libelle"/>
    <xsl:if test="not($action)">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.disparue'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-action'][v:contenu/*/c:action//c:champ[c:condition or c:calcul]]" mode="bo-script">
    <script src="{$statique}formulaire.js" defer="defer"/>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-action']" mode="bo-corps">
    <xsl:variable name="dossier" select="v:contenu/*"/>
    <xsl:variable name="action" select="$dossier/c:action[c:nom = $cadre/v:parametre[@nom = 'action']]"/>
    <p class="bo-small bo-back">
      <a href="{$base}dossiers/{$dossier/c:numero}">
        <xsl:call-template name="bo.icone-retour"/>
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'bo.action.retour'"/>
          <xsl:with-param name="numero" select="$dossier/c:numero"/>
        </xsl:call-template>
      </a>
    </p>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet">
          <xsl:value-of select="$dossier/c:intitule"/>
          <xsl:text> · </xsl:text>
          <xsl:value-of select="$dossier/c:citoyen"/>
        </p>
      </div>
    </div>
    <xsl:apply-templates select="$action" mode="bo-page-action"/>
    <xsl:if test="not($action)">
      <p class="bo-panel bo-panel--form">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.disparue-aide'"/></xsl:call-template>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:action" mode="bo-page-action">
    <form class="bo-panel bo-panel--form" action="{$base}dossiers/{../c:numero}" method="post">
      <xsl:if test="c:champ[c:composant = 'fichiers']"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
      <xsl:if test="c:champ"><xsl:attribute name="novalidate">novalidate</xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="vivant"/>
      <xsl:call-template name="csrf"/>
      <xsl:apply-templates select="." mode="vivant-entree"/>
      <input type="hidden" name="version" value="{../c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:apply-templates select="c:explication" mode="bo-page-action"/>
      <xsl:apply-templates select="self::*[c:motif]" mode="bo-motifs"/>
      <xsl:apply-templates select="c:champ" mode="champ"/>
      <xsl:call-template name="bo.commentaire"/>
      <p class="bo-tools">
        <button type="submit" name="action" value="{c:nom}">
          <xsl:attribute name="class">
            <xsl:text>bo-button bo-button--main</xsl:text>
            <xsl:if test="c:ton = 'refus'"> bo-button--danger</xsl:if>
          </xsl:attribute>
          <xsl:value-of select="c:libelle"/>
        </button>
        <a class="bo-button" href="{$base}dossiers/{../c:numero}">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.annuler'"/></xsl:call-template>
        </a>
      </p>
    </form>
  </xsl:template>

  <xsl:template match="c:explication" mode="bo-page-action">
    <p><xsl:apply-templates mode="bo-phrase"/></p>
  </xsl:template>

  <!-- The first radio has the id of the entry, so that the link of the summary arrives on it. -->
  <xsl:template match="c:action" mode="bo-motifs">
    <fieldset class="bo-field">
      <xsl:call-template name="bo.decrit-par">
        <xsl:with-param name="champ" select="'motif'"/>
        <xsl:with-param name="invalide" select="false()"/>
      </xsl:call-template>
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.motif'"/></xsl:call-template></legend>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'motif'"/></xsl:call-template>
      <xsl:apply-templates select="c:motif" mode="bo-motif"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:motif" mode="bo-motif">
    <label class="bo-check">
      <input type="radio" name="motif" value="{c:code}">
        <xsl:attribute name="id">
          <xsl:text>motif</xsl:text>
          <xsl:if test="preceding-sibling::c:motif">-<xsl:value-of select="count(preceding-sibling::c:motif) + 1"/></xsl:if>
        </xsl:attribute>
        <xsl:if test="c:code = $cadre/v:entree[@nom = 'motif']">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
      </input>
      <xsl:value-of select="c:libelle"/>
    </label>
  </xsl:template>

  <xsl:template name="bo.commentaire">
    <p class="bo-field">
      <label class="bo-label" for="commentaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.commentaire'"/></xsl:call-template></label>
      <span class="bo-hint" id="commentaire-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.commentaire-aide'"/></xsl:call-template></span>
      <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'commentaire'"/></xsl:call-template>
      <textarea class="bo-textarea" id="commentaire" name="commentaire" rows="4">
        <xsl:call-template name="bo.decrit-par">
          <xsl:with-param name="champ" select="'commentaire'"/>
          <xsl:with-param name="aide" select="'commentaire-aide'"/>
        </xsl:call-template>
        <xsl:value-of select="$cadre/v:entree[@nom = 'commentaire']"/>
      </textarea>
    </p>
  </xsl:template>
</xsl:stylesheet>
