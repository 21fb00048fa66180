<?xml version="1.0" encoding="UTF-8"?>
<!-- Giving a dossier to somebody (affectations) and opening a closed one again (dossierComplet). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- bo.tete-geste: the way back, the title, what dossier it is about. -->
  <xsl:template name="bo.tete-geste">
    <xsl:param name="dossier"/>
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
        <h1><xsl:apply-templates select="/v:vue" mode="bo-titre"/></h1>
        <p class="bo-quiet">
          <xsl:if test="$dossier/c:intitule"><xsl:value-of select="concat($dossier/c:intitule, ' · ')"/></xsl:if>
          <xsl:value-of select="$dossier/c:citoyen"/>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="bo.geste-boutons">
    <xsl:param name="cle"/>
    <xsl:param name="numero"/>
    <p class="bo-tools">
      <button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template></button>
      <a class="bo-button" href="{$base}dossiers/{$numero}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.action.annuler'"/></xsl:call-template></a>
    </p>
  </xsl:template>

  <!-- Giving it away: departments and their agents in one list; who is away says until when, who stands in for him -->

  <xsl:template match="v:vue[@nom = 'bo-affectation']" mode="bo-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'bo.affectation.titre'"/>
      <xsl:with-param name="numero" select="v:contenu/*/c:numero"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-affectation']" mode="bo-corps">
    <xsl:variable name="dossier" select="v:contenu/*"/>
    <xsl:call-template name="bo.tete-geste"><xsl:with-param name="dossier" select="$dossier"/></xsl:call-template>
    <form class="bo-panel bo-panel--form" action="{$base}dossiers/{$dossier/c:numero}/affectation" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{$dossier/c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:apply-templates select="$dossier/c:service/c:agent[c:enCharge = 'true' and c:absentJusquau][1]" mode="bo-absent"/>
      <p class="bo-field">
        <xsl:call-template name="saisie.etiquette"><xsl:with-param name="nom" select="'vers'"/><xsl:with-param name="cle" select="'bo.affectation.vers'"/><xsl:with-param name="aide" select="'bo.affectation.vers-aide'"/></xsl:call-template>
        <select class="bo-select bo-wide" id="vers" name="vers" required="required">
          <xsl:call-template name="saisie.decrit"><xsl:with-param name="nom" select="'vers'"/><xsl:with-param name="aide" select="'oui'"/></xsl:call-template>
          <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.choisir'"/></xsl:call-template></option>
          <xsl:apply-templates select="$dossier/c:service" mode="bo-affecter"/>
        </select>
      </p>
      <xsl:call-template name="saisie.zone"><xsl:with-param name="nom" select="'commentaire'"/><xsl:with-param name="cle" select="'bo.affectation.commentaire'"/><xsl:with-param name="aide" select="'bo.affectation.commentaire-aide'"/></xsl:call-template>
      <xsl:call-template name="bo.geste-boutons"><xsl:with-param name="cle" select="'bo.affectation.bouton'"/><xsl:with-param name="numero" select="$dossier/c:numero"/></xsl:call-template>
    </form>
  </xsl:template>

  <xsl:template match="c:agent" mode="bo-absent">
    <p class="bo-notice bo-notice--wait">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'horloge'"/></xsl:call-template>
      <span>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.absent'"/><xsl:with-param name="qui" select="c:nom"/></xsl:call-template>
        <xsl:apply-templates select="c:absentJusquau" mode="bo-date"/>
        <xsl:if test="c:remplacantNom">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.remplacant'"/><xsl:with-param name="qui" select="c:remplacantNom"/></xsl:call-template>
        </xsl:if>
      </span>
    </p>
  </xsl:template>

  <xsl:template match="c:service" mode="bo-affecter">
    <optgroup>
      <xsl:attribute name="label">
        <xsl:value-of select="c:nom"/>
        <xsl:if test="c:enCharge = 'true'"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.en-charge'"/></xsl:call-template></xsl:if>
      </xsl:attribute>
      <option value="{c:code}/">
        <xsl:if test="concat(c:code, '/') = $cadre/v:entree[@nom = 'vers']"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.service'"/><xsl:with-param name="service" select="c:nom"/></xsl:call-template>
      </option>
      <xsl:apply-templates select="c:agent" mode="bo-affecter"/>
    </optgroup>
  </xsl:template>

  <!-- The substitute of who is away with this very dossier is chosen beforehand. -->
  <xsl:template match="c:agent" mode="bo-affecter">
    <xsl:variable name="valeur" select="concat(../c:code, '/', c:identifiant)"/>
    <xsl:variable name="propose" select="../c:agent[c:enCharge = 'true' and c:absentJusquau]/c:remplacant"/>
    <option value="{$valeur}">
      <xsl:if test="$valeur = $cadre/v:entree[@nom = 'vers'] or (not($cadre/v:entree) and ../c:enCharge = 'true' and c:identifiant = $propose)">
        <xsl:attribute name="selected">selected</xsl:attribute>
      </xsl:if>
      <xsl:value-of select="c:nom"/>
      <xsl:apply-templates select="c:absentJusquau" mode="bo-affecter"/>
      <xsl:apply-templates select="c:remplace" mode="bo-affecter"/>
    </option>
  </xsl:template>
  <xsl:template match="c:absentJusquau" mode="bo-affecter">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.absence'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="bo-date-mots"/>
  </xsl:template>
  <xsl:template match="c:remplace" mode="bo-affecter">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.affectation.remplace'"/><xsl:with-param name="qui" select="."/></xsl:call-template>
  </xsl:template>

  <!-- Writing to another agent about it -->

  <xsl:template match="v:vue[@nom = 'bo-collegue']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.collegue.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-collegue']" mode="bo-corps">
    <xsl:variable name="dossier" select="v:contenu/*"/>
    <xsl:call-template name="bo.tete-geste"><xsl:with-param name="dossier" select="$dossier"/></xsl:call-template>
    <form class="bo-panel bo-panel--form" action="{$base}dossiers/{$dossier/c:numero}/collegue" method="post">
      <xsl:call-template name="csrf"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'agent'"/><xsl:with-param name="cle" select="'bo.collegue.agent'"/><xsl:with-param name="vide" select="'bo.affectation.choisir'"/><xsl:with-param name="options" select="$dossier/c:agent"/></xsl:call-template>
      <xsl:call-template name="saisie.zone"><xsl:with-param name="nom" select="'texte'"/><xsl:with-param name="cle" select="'bo.collegue.texte'"/><xsl:with-param name="aide" select="'bo.collegue.texte-aide'"/></xsl:call-template>
      <xsl:call-template name="bo.geste-boutons"><xsl:with-param name="cle" select="'bo.collegue.bouton'"/><xsl:with-param name="numero" select="$dossier/c:numero"/></xsl:call-template>
    </form>
  </xsl:template>

  <!-- Opening it again -->

  <xsl:template match="v:vue[@nom = 'bo-reouverture']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.reouverture.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-reouverture']" mode="bo-corps">
    <xsl:variable name="dossier" select="v:contenu/*"/>
    <xsl:call-template name="bo.tete-geste"><xsl:with-param name="dossier" select="$dossier"/></xsl:call-template>
    <xsl:apply-templates select="$dossier" mode="bo-rouvrir"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-rouvrir">
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <p class="bo-panel bo-panel--form"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.reouverture.ouvert'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:etat = 'clos']" mode="bo-rouvrir">
    <form class="bo-panel bo-panel--form" action="{$base}dossiers/{c:numero}/reouverture" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.reouverture.aide'"/></xsl:call-template></p>
      <xsl:call-template name="saisie.zone"><xsl:with-param name="nom" select="'commentaire'"/><xsl:with-param name="cle" select="'bo.reouverture.motif'"/><xsl:with-param name="aide" select="'bo.reouverture.motif-aide'"/></xsl:call-template>
      <xsl:call-template name="bo.geste-boutons"><xsl:with-param name="cle" select="'bo.reouverture.titre'"/><xsl:with-param name="numero" select="c:numero"/></xsl:call-template>
    </form>
  </xsl:template>
</xsl:stylesheet>
