<?xml version="1.0" encoding="UTF-8"?>
<!-- Views informations and messages of the account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue[@nom = 'informations' or @nom = 'messages' or @nom = 'archives']" mode="fil-suite">
    <li><a href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.menu.compte'"/></xsl:call-template></a></li>
    <li aria-current="page"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('compte.', @nom)"/></xsl:call-template></li>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'informations']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.informations'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.informations.chapeau'"/></xsl:call-template></p>
      <xsl:apply-templates select="v:contenu/*" mode="contenu"/>
    </div>
  </xsl:template>

  <xsl:template match="*[local-name() = 'compte']" mode="contenu">
    <dl class="wsc-recap">
      <xsl:apply-templates select="c:civilite|c:nom|c:prenoms|c:courriel|c:telephone|c:creeLe" mode="information"/>
    </dl>
  </xsl:template>

  <xsl:template match="*" mode="information">
    <div>
      <dt><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('compte.', local-name())"/></xsl:call-template></dt>
      <dd><xsl:apply-templates select="." mode="information-texte"/></dd>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="information-texte"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="c:creeLe" mode="information-texte"><xsl:apply-templates select="." mode="date"/></xsl:template>
  <xsl:template match="c:civilite" mode="information-texte">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('compte.civilite.', .)"/></xsl:call-template>
  </xsl:template>

  <!-- Messages: whatever answer holds c:message, dossier by dossier or in one list. -->
  <xsl:template match="v:vue[@nom = 'messages']" mode="corps">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.messages'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
    <xsl:apply-templates select="." mode="fil-messages"/>
  </xsl:template>

  <xsl:template match="v:vue" mode="fil-messages">
    <div class="wsc-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.messages.aucun'"/></xsl:call-template></p></div>
  </xsl:template>

  <xsl:template match="v:vue[v:contenu//c:message]" mode="fil-messages">
    <ol class="wsc-thread"><xsl:apply-templates select="v:contenu//c:message" mode="message"/></ol>
  </xsl:template>
</xsl:stylesheet>
