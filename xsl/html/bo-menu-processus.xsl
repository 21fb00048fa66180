<?xml version="1.0" encoding="UTF-8"?>
<!-- The menu of whoever administers: acteurs, agents, standard texts, journal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:session" mode="processus-menu"/>
  <xsl:template match="v:session[@profil = 'gestionnaire' or @profil = 'administrateur']" mode="processus-menu">
    <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.menu'"/></xsl:call-template></h2>
    <ul>
      <xsl:call-template name="processus.menu"><xsl:with-param name="page" select="'acteurs'"/><xsl:with-param name="vue" select="'bo-acteurs'"/></xsl:call-template>
      <xsl:call-template name="processus.menu"><xsl:with-param name="page" select="'agents'"/><xsl:with-param name="vue" select="'bo-agents'"/></xsl:call-template>
      <xsl:call-template name="processus.menu"><xsl:with-param name="page" select="'textes'"/><xsl:with-param name="vue" select="'bo-textes'"/></xsl:call-template>
      <xsl:call-template name="processus.menu"><xsl:with-param name="page" select="'integrateurs'"/><xsl:with-param name="vue" select="'bo-integrateurs'"/></xsl:call-template>
      <xsl:call-template name="processus.menu"><xsl:with-param name="page" select="'journal'"/><xsl:with-param name="vue" select="'bo-actes'"/></xsl:call-template>
    </ul>
  </xsl:template>
  <xsl:template name="processus.menu">
    <xsl:param name="page"/>
    <xsl:param name="vue"/>
    <li>
      <a href="{$base}{$page}">
        <xsl:if test="/v:vue/@nom = $vue"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.menu.', $page)"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
