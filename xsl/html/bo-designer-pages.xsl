<?xml version="1.0" encoding="UTF-8"?>
<!-- Panels of a page, of a new page, of a new field. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="c:page" mode="designer-page">
    <section class="bo-panel" aria-labelledby="page-titre">
      <h2 id="page-titre"><xsl:value-of select="concat(c:rang, '. ', c:titre)"/></h2>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:apply-templates select="c:avertissement" mode="designer-champ"/>
      <form class="bo-designer-place">
        <xsl:call-template name="designer.form"/>
        <input type="hidden" name="page" value="{c:code}"/>
        <input type="hidden" name="rang" value="{c:rang}"/>
        <p class="bo-tools">
          <xsl:if test="preceding-sibling::c:page"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'page-monter'"/></xsl:call-template></xsl:if>
          <xsl:if test="following-sibling::c:page"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'page-descendre'"/></xsl:call-template></xsl:if>
          <a class="bo-button" href="{$designer.adresse}?panneau=ajouter&amp;page={c:code}">
            <xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ajouter'"/></xsl:call-template>
          </a>
        </p>
      </form>
      <form>
        <xsl:call-template name="designer.form"/>
        <input type="hidden" name="page" value="{c:code}"/>
        <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'titre'"/><xsl:with-param name="valeur" select="c:titre"/></xsl:call-template>
        <xsl:call-template name="designer.zone"><xsl:with-param name="nom" select="'intro'"/><xsl:with-param name="valeur" select="c:intro"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
        <p class="bo-tools">
          <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'page'"/><xsl:with-param name="classe" select="'bo-button bo-button--main'"/></xsl:call-template>
          <xsl:if test="count(../c:page) &gt; 1"><a class="bo-button bo-button--bad" href="{$designer.adresse}?page={c:code}&amp;panneau=supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.supprimer-la-page'"/></xsl:call-template></a></xsl:if>
        </p>
      </form>
    </section>
  </xsl:template>

  <xsl:template name="designer.page-nouvelle">
    <form class="bo-panel" aria-labelledby="page-nouvelle">
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="panneau" value="page-nouvelle"/>
      <h2 id="page-nouvelle"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.page-nouvelle'"/></xsl:call-template></h2>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'titre'"/></xsl:call-template>
      <xsl:call-template name="designer.zone"><xsl:with-param name="nom" select="'intro'"/><xsl:with-param name="aide" select="true()"/></xsl:call-template>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="geste" value="page"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.page-ajouter'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <!-- A new field: its label and its type; the rest comes after. -->
  <xsl:template name="designer.nouveau">
    <xsl:variable name="groupe" select="string($cadre/v:parametre[@nom = 'groupe'])"/>
    <form class="bo-panel" aria-labelledby="champ-nouveau">
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="panneau" value="ajouter"/>
      <xsl:choose>
        <xsl:when test="$groupe"><input type="hidden" name="groupe" value="{$groupe}"/></xsl:when>
        <xsl:otherwise><input type="hidden" name="page" value="{$cadre/v:parametre[@nom = 'page']}"/></xsl:otherwise>
      </xsl:choose>
      <h2 id="champ-nouveau">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'formulaires.champ-nouveau'"/>
          <xsl:with-param name="titre">
            <xsl:value-of select="key('designer.champ', $groupe)/c:proprietes/c:libelle"/>
            <xsl:if test="not($groupe)"><xsl:value-of select="$designer.page/c:titre"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </h2>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="designer.texte"><xsl:with-param name="nom" select="'libelle'"/></xsl:call-template>
      <xsl:call-template name="designer.type"/>
      <xsl:call-template name="designer.case"><xsl:with-param name="nom" select="'obligatoire'"/></xsl:call-template>
      <p class="bo-tools"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'ajouter'"/><xsl:with-param name="classe" select="'bo-button bo-button--main'"/></xsl:call-template></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
