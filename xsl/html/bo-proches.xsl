<?xml version="1.0" encoding="UTF-8"?>
<!-- The dossiers of the same problem nearby, and those grouped with this one: a line each, with what can be done. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="*" mode="bo-proches"/>
  <xsl:template match="*[c:proche]" mode="bo-proches">
    <section class="bo-panel" id="proches" aria-labelledby="proches-titre">
      <h2 id="proches-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.titre'"/></xsl:call-template></h2>
      <ul class="bo-files"><xsl:apply-templates select="c:proche" mode="bo-proches"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proches">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'lieu'"/></xsl:call-template>
      <a href="{$base}dossiers/{c:numero}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossier.dossier'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:value-of select="c:numero"/>
      </a>
      <small>
        <xsl:apply-templates select="." mode="bo-proche-ou"/>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.demande-le'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:dateDepot" mode="date"/>
        <xsl:text> · </xsl:text>
        <xsl:value-of select="c:etapeLibelle"/>
      </small>
      <xsl:apply-templates select="." mode="bo-proche-lien"/>
      <xsl:apply-templates select="." mode="bo-proche-geste"/>
    </li>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proche-ou">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.adresse'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:proche[c:distance]" mode="bo-proche-ou">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.proches.distance'"/><xsl:with-param name="n" select="c:distance"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:proche" mode="bo-proche-lien">
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.proches.', c:lien)"/></xsl:call-template></small>
  </xsl:template>
  <xsl:template match="c:proche[c:lien = 'proche']" mode="bo-proche-lien"/>

  <!-- One button: this dossier joins that one, or leaves it -->

  <xsl:template match="c:proche" mode="bo-proche-geste"/>
  <xsl:template match="*[c:etat != 'clos']/c:proche[c:lien = 'proche' or c:lien = 'principal']" mode="bo-proche-geste">
    <form class="bo-noprint" action="{$base}dossiers/{../c:numero}/regroupement" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{../c:version}"/>
      <xsl:if test="c:lien = 'proche'"><input type="hidden" name="principal" value="{c:numero}"/></xsl:if>
      <button class="bo-button" type="submit">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.proches.geste.', c:lien)"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:numero"/></span>
      </button>
    </form>
  </xsl:template>
</xsl:stylesheet>
