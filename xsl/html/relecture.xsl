<?xml version="1.0" encoding="UTF-8"?>
<!-- View formulaire, étape relecture: every answer once more, each page with its « Modifier », then the sending. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="*[local-name() = 'formulaireAffiche' and c:etape = 'relecture']" mode="contenu" priority="1">
    <div class="wsc-cols">
      <div>
      <xsl:apply-templates select="." mode="pages"/>
      <xsl:call-template name="titre.label"><xsl:with-param name="cle"><xsl:apply-templates select="." mode="mot"><xsl:with-param name="mot" select="'verifiez'"/></xsl:apply-templates></xsl:with-param><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="c:erreur"/></xsl:call-template>
      <xsl:apply-templates select="c:avis" mode="avis"/>
      <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:apply-templates select="." mode="mot"><xsl:with-param name="mot" select="'chapeau'"/></xsl:apply-templates></xsl:with-param></xsl:call-template></p>
      <xsl:call-template name="avertissements"><xsl:with-param name="avertissements" select="c:avertissement"/></xsl:call-template>
      <form method="post" novalidate="novalidate" id="{$prefixe}formulaire">
        <xsl:apply-templates select="." mode="envoi-form"/>
        <button class="wsc-hidden" type="submit" name="_aller" value="envoyer" tabindex="-1" aria-hidden="true"><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:apply-templates select="." mode="mot"><xsl:with-param name="mot" select="'envoyer'"/></xsl:apply-templates></xsl:with-param></xsl:call-template></button>
        <xsl:apply-templates select="." mode="cachees"/>
        <xsl:apply-templates select="c:page[c:code = ../c:section/c:page]" mode="relecture"/>
        <xsl:apply-templates select="." mode="envoyer"/>
      </form>
      </div>
      <aside class="wsc-side wsc-side--sticky">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.demande'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="c:contact" mode="carte"/>
      </aside>
    </div>
  </xsl:template>

  <xsl:template match="*[local-name() = 'formulaireAffiche' and c:etape = 'relecture']" mode="cachees" priority="1">
    <xsl:call-template name="csrf"/>
    <input type="hidden" name="_page" value="relecture"/>
    <input type="hidden" name="_vus" value=""/>
    <xsl:apply-templates select="c:cachee" mode="cachees"/>
  </xsl:template>

  <xsl:template match="c:page" mode="relecture">
    <xsl:call-template name="titre"><xsl:with-param name="rang" select="1"/><xsl:with-param name="contenu"><xsl:value-of select="c:titre"/></xsl:with-param></xsl:call-template>
    <xsl:apply-templates select="../c:section[c:page = current()/c:code]" mode="relecture"/>
  </xsl:template>

  <!-- Back to the field of an answer: its page, at its frame. -->
  <xsl:template match="*[local-name() = 'formulaireAffiche' and c:etape = 'relecture']/c:section/c:ligne[c:entree]" mode="recap-agir">
    <dd class="wsc-recap-act">
      <button class="wsc-button wsc-button--quiet wsc-button--small" type="submit" name="_aller" value="page:{../c:page}">
        <xsl:attribute name="formaction"><xsl:apply-templates select="../.." mode="adresse"/><xsl:value-of select="concat('#', $prefixe, translate(c:entree, '.', '-'), '--champ')"/></xsl:attribute>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.modifier'"/></xsl:call-template>
        <span class="wsc-hidden">
          <xsl:value-of select="concat(' ', c:libelle)"/>
          <xsl:if test="../c:rang"><xsl:text> </xsl:text><xsl:apply-templates select=".." mode="recap-titre"/></xsl:if>
        </span>
      </button>
    </dd>
  </xsl:template>

  <!-- conservation: how long, and what the citizen may ask of it. -->
  <xsl:template match="c:conservationMois" mode="conservation">
    <xsl:text> </xsl:text>
    <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'formulaire.conservation'"/><xsl:with-param name="n" select="."/></xsl:call-template>
  </xsl:template>

  <!-- The section of the page itself needs no second title. -->
  <xsl:template match="c:section" mode="relecture">
    <xsl:apply-templates select="." mode="recap">
      <xsl:with-param name="titre" select="c:rang or not(c:titre = ../c:page[c:code = current()/c:page]/c:titre)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- mot: the key of the page's words; a computation of which nothing is kept unless asked has its own. -->
  <xsl:template match="*" mode="mot">
    <xsl:param name="mot"/>
    <xsl:variable name="sur-demande" select="c:enregistrement = 'surDemande'"/>
    <xsl:choose>
      <xsl:when test="$mot = 'verifiez' and $sur-demande"><xsl:value-of select="'formulaire.resultat'"/></xsl:when>
      <xsl:when test="$mot = 'chapeau' and $sur-demande"><xsl:value-of select="'formulaire.resultat.chapeau'"/></xsl:when>
      <xsl:when test="$mot = 'envoyer' and $sur-demande"><xsl:value-of select="'formulaire.resultat.garder'"/></xsl:when>
      <xsl:when test="$mot = 'verifiez'"><xsl:value-of select="'formulaire.verifiez'"/></xsl:when>
      <xsl:when test="$mot = 'chapeau'"><xsl:value-of select="'formulaire.verifiez.chapeau'"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="'formulaire.envoyer'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="sans-garder"/>
  <xsl:template match="*[c:enregistrement = 'surDemande']" mode="sans-garder">
    <xsl:text> </xsl:text>
    <a class="wsc-button wsc-button--second" href="{$base}services/{c:teleservice}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.resultat.terminer'"/></xsl:call-template></a>
  </xsl:template>

  <xsl:template match="*" mode="envoyer">
    <xsl:apply-templates select="c:page[c:etat = 'courante']/c:champ" mode="champ"/>
    <div class="wsc-bar">
      <button class="wsc-button" type="submit" name="_aller" value="envoyer"><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:apply-templates select="." mode="mot"><xsl:with-param name="mot" select="'envoyer'"/></xsl:apply-templates></xsl:with-param></xsl:call-template></button>
      <button class="wsc-button wsc-button--second" type="submit" name="_aller" value="precedente"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.revenir-page'"/></xsl:call-template></button>
      <xsl:apply-templates select="." mode="sans-garder"/>
    </div>
    <xsl:apply-templates select="." mode="garder-brouillon"/>
    <p class="wsc-small wsc-quiet wsc-after">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'formulaire.donnees'"/>
        <xsl:with-param name="service" select="c:contact/c:nom"/>
      </xsl:call-template>
      <xsl:apply-templates select="c:conservationMois" mode="conservation"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.droits'"/></xsl:call-template>
    </p>
  </xsl:template>
</xsl:stylesheet>
