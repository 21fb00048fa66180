<?xml version="1.0" encoding="UTF-8"?>
<!-- View brouillon: a draft just kept, with its code and its link; or, without one, where to type a code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'brouillon']" mode="corps">
    <div class="wsc-narrow">
      <xsl:apply-templates select="." mode="code"/>
      <xsl:apply-templates select="v:contenu/*" mode="contenu"/>
    </div>
  </xsl:template>

  <xsl:template match="v:vue[v:contenu/*]" mode="code"/>

  <xsl:template match="v:vue" mode="code">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'formulaire.brouillon.reprendre'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
    <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="v:cadre/v:erreur"/></xsl:call-template>
    <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.chapeau'"/></xsl:call-template></p>
    <form method="post" novalidate="novalidate">
      <xsl:attribute name="action"><xsl:apply-templates select="." mode="brouillon"/></xsl:attribute>
      <xsl:call-template name="csrf"/>
      <xsl:call-template name="entree">
        <xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'formulaire.brouillon.code'"/>
        <xsl:with-param name="aide" select="'formulaire.brouillon.code.aide'"/><xsl:with-param name="classe" select="'wsc-input--20'"/>
      </xsl:call-template>
      <p class="wsc-bar"><button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.ouvrir'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <!-- The address that both little forms post to. -->
  <xsl:template match="v:vue" mode="brouillon">
    <xsl:value-of select="concat($base, 'services/', v:cadre/v:parametre[@nom = 'service'], '/brouillon')"/>
  </xsl:template>
  <xsl:template match="v:vue[v:contenu/*]" mode="brouillon"><xsl:value-of select="concat($base, 'services/', v:contenu/*/c:teleservice, '/brouillon')"/></xsl:template>

  <xsl:template match="*[local-name() = 'brouillonDemande']" mode="contenu">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'formulaire.brouillon.garde'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
    <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="$cadre/v:erreur"/></xsl:call-template>
    <p class="wsc-lead">
      <xsl:value-of select="c:intitule"/>
      <xsl:text>. </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.jusquau'"/></xsl:call-template>
      <xsl:apply-templates select="c:expireLe" mode="date.jour.instant"/>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.rien-envoye'"/></xsl:call-template>
    </p>
    <dl class="wsc-keys">
      <div><dt><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.code'"/></xsl:call-template></dt><dd class="wsc-done-key"><xsl:value-of select="c:code"/></dd></div>
    </dl>
    <p class="wsc-bar">
      <a class="wsc-button" href="{$base}services/{c:teleservice}/brouillon{$et}code={c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.continuer'"/></xsl:call-template></a>
    </p>
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'formulaire.brouillon.par-courriel'"/></xsl:call-template>
    <form method="post" novalidate="novalidate">
      <xsl:attribute name="action"><xsl:apply-templates select="/v:vue" mode="brouillon"/></xsl:attribute>
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="code" value="{c:code}"/>
      <xsl:call-template name="entree">
        <xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'formulaire.brouillon.adresse'"/>
        <xsl:with-param name="type" select="'email'"/><xsl:with-param name="autocompletion" select="'email'"/>
      </xsl:call-template>
      <p class="wsc-bar"><button class="wsc-button wsc-button--second" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.brouillon.envoyer-lien'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
