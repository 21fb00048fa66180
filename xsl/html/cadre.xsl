<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of the portal's pages: head, header of the town, band, crumbs, footer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="v:vue" mode="tete">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>
        <xsl:apply-templates select="." mode="erreur-titre"/>
        <xsl:apply-templates select="." mode="titre"/>
        <xsl:text> – </xsl:text>
        <xsl:value-of select="v:cadre/v:collectivite/@nom"/>
      </title>
      <link rel="stylesheet" href="{$statique}wsc.css"/>
      <link rel="stylesheet" href="{$base}theme.css"/>
      <xsl:apply-templates select="." mode="script"/>
    </head>
  </xsl:template>

  <!-- The scripts, on the pages that hold a form of a téléservice, or one of an action whose fields depend on answers. -->
  <xsl:template match="v:vue" mode="script"/>
  <xsl:template match="v:vue[@nom = 'formulaire']" mode="script">
    <script src="{$statique}formulaire.js" defer="defer"/>
    <script src="{$statique}envois.js" defer="defer"/>
    <xsl:if test=".//c:champ[c:composant = 'position']"><script src="{$statique}carte.js" defer="defer"/></xsl:if>
  </xsl:template>

  <xsl:template match="v:vue[v:contenu//c:action//c:champ[c:condition or c:calcul]]" mode="script">
    <script src="{$statique}formulaire.js" defer="defer"/>
  </xsl:template>

  <!-- titre: the words of the tab; the view's own when the frame gives none. -->
  <xsl:template match="v:vue" mode="titre"><xsl:value-of select="v:cadre/@titre"/></xsl:template>
  <xsl:template match="v:vue[not(string(v:cadre/@titre))]" mode="titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.titre.', @nom)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue" mode="erreur-titre"/>
  <xsl:template match="v:vue[@nom != 'erreur' and (v:cadre/v:erreur or v:contenu/*/c:erreur)]" mode="erreur-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.erreur'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue" mode="haut">
    <a class="wsc-skip" href="#contenu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.contenu'"/></xsl:call-template></a>
    <header class="wsc-top">
      <div class="wsc-wrap">
        <xsl:apply-templates select="v:cadre/v:collectivite" mode="enseigne"/>
        <nav class="wsc-topnav">
          <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.navigation'"/></xsl:call-template></xsl:attribute>
          <ul>
            <xsl:apply-templates select="." mode="menu"><xsl:with-param name="rubrique" select="'demarches'"/></xsl:apply-templates>
            <xsl:apply-templates select="." mode="menu"><xsl:with-param name="rubrique" select="'compte'"/><xsl:with-param name="chemin" select="'compte'"/></xsl:apply-templates>
            <xsl:apply-templates select="." mode="menu"><xsl:with-param name="rubrique" select="'suivi'"/><xsl:with-param name="chemin" select="'suivi'"/></xsl:apply-templates>
            <li><a href="#aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.menu.aide'"/></xsl:call-template></a></li>
            <xsl:apply-templates select="v:cadre/v:session" mode="menu"/>
          </ul>
        </nav>
      </div>
    </header>
  </xsl:template>

  <xsl:template match="v:collectivite" mode="enseigne">
    <a class="wsc-brand" href="{$base}">
      <xsl:apply-templates select="." mode="armes"/>
      <xsl:value-of select="@nom"/>
      <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.services'"/></xsl:call-template></small>
    </a>
  </xsl:template>

  <xsl:template match="v:vue" mode="menu">
    <xsl:param name="rubrique"/>
    <xsl:param name="chemin" select="''"/>
    <xsl:variable name="ici"><xsl:apply-templates select="." mode="rubrique"/></xsl:variable>
    <li>
      <a href="{$base}{$chemin}">
        <xsl:if test="$ici = $rubrique"><xsl:attribute name="aria-current"><xsl:value-of select="'true'"/></xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.menu.', $rubrique)"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>

  <!-- The entry of the menu that a view belongs to. -->
  <xsl:template match="v:vue" mode="rubrique"><xsl:value-of select="'compte'"/></xsl:template>
  <xsl:template match="v:vue[@nom = 'accueil' or @nom = 'presentation' or @nom = 'formulaire' or @nom = 'brouillon' or @nom = 'confirmation']" mode="rubrique">
    <xsl:value-of select="'demarches'"/>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'suivi' or @nom = 'recapitulatif' or @nom = 'recherche-suivi']" mode="rubrique"><xsl:value-of select="'suivi'"/></xsl:template>
  <xsl:template match="v:vue[@nom = 'erreur' or @nom = 'documentation']" mode="rubrique"/>

  <xsl:template match="v:session" mode="menu">
    <li>
      <form class="wsc-quit" method="post" action="{$base}compte/deconnexion">
        <xsl:call-template name="csrf"/>
        <span class="wsc-quiet"><xsl:value-of select="@nom"/></span>
        <xsl:text> </xsl:text>
        <button class="wsc-button wsc-button--second wsc-button--small" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.quitter'"/></xsl:call-template></button>
      </form>
    </li>
  </xsl:template>

  <xsl:template match="v:vue" mode="milieu">
    <div class="wsc wsc-wrap">
      <xsl:apply-templates select="." mode="fil"/>
      <main class="wsc-main" id="contenu" tabindex="-1">
        <xsl:apply-templates select="v:cadre/v:avis" mode="avis"/>
        <xsl:apply-templates select="." mode="corps"/>
      </main>
    </div>
  </xsl:template>

  <!-- The band: the service and the account only. -->
  <xsl:template match="v:vue[@nom = 'presentation' or @nom = 'tableau-de-bord']" mode="milieu">
    <main class="wsc" id="contenu" tabindex="-1">
      <div class="wsc-hero">
        <xsl:call-template name="motif"/>
        <div class="wsc-wrap"><xsl:apply-templates select="." mode="fil"/><xsl:apply-templates select="." mode="bandeau"/></div>
      </div>
      <div class="wsc-wrap wsc-main">
        <xsl:apply-templates select="v:cadre/v:avis" mode="avis"/>
        <xsl:apply-templates select="." mode="corps"/>
      </div>
    </main>
  </xsl:template>

  <xsl:template match="v:vue" mode="fil-suite"/>

  <!-- fil: home, then what the view adds in mode fil-suite. -->
  <xsl:template match="v:vue" mode="fil">
    <xsl:variable name="suite"><xsl:apply-templates select="." mode="fil-suite"/></xsl:variable>
    <xsl:if test="string($suite)">
      <nav>
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.fil'"/></xsl:call-template></xsl:attribute>
        <ol class="wsc-crumbs">
          <li><a href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.accueil'"/></xsl:call-template></a></li>
          <xsl:copy-of select="$suite"/>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="v:collectivite" mode="pied">
    <footer class="wsc-foot" id="aide" tabindex="-1">
      <div class="wsc-wrap">
        <p>
          <strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.besoin-aide'"/></xsl:call-template></strong>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@intitule"/>
          <xsl:apply-templates select="@telephone[string()]|@courriel[string()]|@horaires[string()]" mode="pied"/>
        </p>
        <p><xsl:apply-templates select="@adresse[string()]" mode="pied"/></p>
        <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.accessibilite'"/></xsl:call-template></p>
      </div>
    </footer>
  </xsl:template>

  <xsl:template match="@telephone" mode="pied"><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="telephone"/></xsl:template>
  <xsl:template match="@courriel" mode="pied"><xsl:text> · </xsl:text><xsl:apply-templates select="." mode="courriel"/></xsl:template>
  <xsl:template match="@horaires" mode="pied"><xsl:text> · </xsl:text><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@adresse" mode="pied"><xsl:value-of select="."/></xsl:template>
</xsl:stylesheet>
