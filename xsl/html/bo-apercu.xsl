<?xml version="1.0" encoding="UTF-8"?>
<!-- View bo-apercu: the form of a draft in the citizens' own look, without the portal around it. The content is the
     fragment itself. Parameter encadre: the page stands inside the designer and says nothing more. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'bo-apercu']" mode="bo-page" priority="2">
    <html lang="fr" xml:lang="fr">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title><xsl:apply-templates select="." mode="bo-titre"/></title>
        <link rel="stylesheet" href="{$statique}wsc.css"/>
        <link rel="stylesheet" href="{$base}../theme.css"/>
        <link rel="stylesheet" href="{$statique}apercu.css"/>
      </head>
      <body class="wsc-page wsc-apercu">
        <xsl:if test="not(v:cadre/v:parametre[@nom = 'encadre'])"><xsl:apply-templates select="v:cadre" mode="bo-apercu"/></xsl:if>
        <main class="wsc-wrap" id="contenu">
          <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-titre'"/></xsl:call-template></xsl:attribute>
          <xsl:apply-templates select="v:cadre/v:erreur" mode="bo-apercu"/>
          <xsl:copy-of select="v:contenu/*"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-apercu']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:cadre" mode="bo-apercu">
    <header class="wsc-apercu-bar">
      <p>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-rien'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <a href="{$base}teleservices/{v:parametre[@nom = 'code']}/formulaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-retour'"/></xsl:call-template></a>
      </p>
    </header>
  </xsl:template>

  <xsl:template match="v:erreur" mode="bo-apercu">
    <h1 class="wsc-apercu-vide"><xsl:value-of select="."/></h1>
  </xsl:template>
</xsl:stylesheet>
