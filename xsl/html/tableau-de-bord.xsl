<?xml version="1.0" encoding="UTF-8"?>
<!-- View tableau-de-bord: the dossiers under way, each unfolding its étapes; what waits for the citizen first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="c v str">

  <xsl:template match="v:vue[@nom = 'tableau-de-bord']" mode="bandeau">
    <xsl:call-template name="titre">
      <xsl:with-param name="contenu">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'compte.bonjour'"/>
          <xsl:with-param name="nom" select="v:contenu/*/c:nom"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <p class="wsc-lead"><xsl:apply-templates select="v:contenu/*[local-name() = 'listeDossiers']" mode="bilan"/></p>
  </xsl:template>

  <!-- bilan: how many under way, how many wait for the citizen. With a next page the count is not known. -->
  <xsl:template match="*" mode="bilan">
    <xsl:if test="not(c:suite)">
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'compte.en-cours'"/><xsl:with-param name="n" select="count(c:dossier)"/></xsl:call-template>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:call-template name="nombre">
      <xsl:with-param name="cle" select="'compte.attendus'"/>
      <xsl:with-param name="n" select="count(c:dossier[c:action/c:ton = 'principale'])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*[not(c:dossier[c:action/c:ton = 'principale'])]" mode="bilan">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.rien-attendu'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="*[not(c:dossier)]" mode="bilan" priority="1">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.aucun'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'tableau-de-bord']" mode="corps">
    <div class="wsc-cols">
      <div>
        <xsl:apply-templates select="v:contenu/*/c:dossier[c:action/c:ton = 'principale']" mode="attend"/>
        <xsl:apply-templates select="v:contenu/*[local-name() = 'brouillonsDemandes' and c:brouillon]" mode="contenu"/>
        <xsl:apply-templates select="v:contenu/*[local-name() = 'listeDossiers']" mode="contenu"/>
      </div>
      <aside class="wsc-side">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.votre'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="demarches"/>
        <xsl:apply-templates select="." mode="compte"/>
      </aside>
    </div>
  </xsl:template>

  <!-- What was begun and kept. -->
  <xsl:template match="*[local-name() = 'brouillonsDemandes']" mode="contenu">
    <section class="wsc-card">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.brouillons'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <ul class="wsc-links"><xsl:apply-templates select="c:brouillon" mode="contenu"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:brouillon[ancestor::*[local-name() = 'brouillonsDemandes']]" mode="contenu" priority="1">
    <li>
      <a href="{$base}services/{c:teleservice}/brouillon{$et}code={c:code}"><xsl:value-of select="c:intitule"/></a>
      <span class="wsc-small wsc-quiet">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.brouillon-jusquau'"/></xsl:call-template>
        <xsl:apply-templates select="c:expireLe" mode="date.jour.instant"/>
      </span>
    </li>
  </xsl:template>

  <xsl:template match="c:dossier" mode="attend">
    <div class="wsc-notice wsc-notice--wait">
      <p class="wsc-notice-title">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:value-of select="c:action[c:ton = 'principale']/c:libelle"/>
      </p>
      <p><xsl:value-of select="c:intitule"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.situation.numero'"/></xsl:call-template><span class="wsc-num"><xsl:value-of select="c:numero"/></span></p>
      <p>
        <a class="wsc-button wsc-button--small" href="{$base}compte/dossiers/{c:numero}">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir-dossier'"/></xsl:call-template>
          <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:numero)"/></span>
        </a>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="*[local-name() = 'listeDossiers']" mode="contenu">
    <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.dossiers'"/><xsl:with-param name="classe" select="'wsc-first'"/></xsl:call-template>
    <xsl:apply-templates select="c:dossier" mode="contenu"/>
    <xsl:apply-templates select="." mode="vide"/>
    <xsl:apply-templates select="c:suite" mode="contenu"><xsl:with-param name="chemin" select="'compte'"/></xsl:apply-templates>
    <p><a href="{$base}compte/archives"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.voir-archives'"/></xsl:call-template></a></p>
  </xsl:template>

  <xsl:template match="*" mode="vide"/>
  <xsl:template match="*[not(c:dossier)]" mode="vide">
    <div class="wsc-empty">
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.vide'"/></xsl:call-template></p>
      <a class="wsc-button" href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.demarche'"/></xsl:call-template></a>
    </div>
  </xsl:template>

  <xsl:template match="c:suite" mode="contenu">
    <xsl:param name="chemin"/>
    <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}{$chemin}{$et}suite={str:encode-uri(., true())}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.suivants'"/></xsl:call-template></a></p>
  </xsl:template>

  <!-- One dossier: open at first for the first of the list. -->
  <xsl:template match="c:dossier" mode="contenu">
    <details class="wsc-dossier">
      <xsl:if test="position() = 1"><xsl:attribute name="open"><xsl:value-of select="'open'"/></xsl:attribute></xsl:if>
      <summary>
        <span class="wsc-dossier-name"><xsl:value-of select="c:intitule"/></span>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="c:etatLibelle" mode="etiquette"/>
        <xsl:text> </xsl:text>
        <span class="wsc-dossier-meta"><xsl:apply-templates select="." mode="situation"/></span>
        <xsl:text> </xsl:text>
        <span class="wsc-dossier-open">
          <span class="wsc-when-closed"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.voir-etapes'"/></xsl:call-template></span>
          <span class="wsc-when-open"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.masquer-etapes'"/></xsl:call-template></span>
        </span>
      </summary>
      <div class="wsc-dossier-body">
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'suivi.etapes'"/><xsl:with-param name="rang" select="2"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="etapes"/>
        <xsl:apply-templates select="." mode="liens"/>
      </div>
    </details>
  </xsl:template>

  <xsl:template match="c:dossier" mode="liens">
    <p class="wsc-bar wsc-bar--first">
      <a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte/dossiers/{c:numero}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir-dossier'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:numero)"/></span>
      </a>
      <a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte/dossiers/{c:numero}/recapitulatif.pdf">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'telecharger'"/></xsl:call-template>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.recapitulatif'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:numero)"/></span>
      </a>
    </p>
  </xsl:template>

  <!-- New démarches: the themes when the view was given the catalogue, else the way to it. -->
  <xsl:template match="v:vue" mode="demarches">
    <section class="wsc-card wsc-noprint">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.nouvelle'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <ul class="wsc-links">
        <xsl:apply-templates select="v:contenu/*[local-name() = 'catalogue']/c:theme[c:teleservice]" mode="lien"/>
        <li><a href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.toutes'"/></xsl:call-template></a></li>
      </ul>
    </section>
  </xsl:template>

  <xsl:template match="c:theme" mode="lien"><li><a href="{$base}#theme-{c:code}"><xsl:value-of select="c:libelle"/></a></li></xsl:template>

  <xsl:template match="v:vue" mode="compte">
    <section class="wsc-card wsc-noprint">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.votre'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
      <ul class="wsc-links">
        <li><a href="{$base}compte/informations"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.informations'"/></xsl:call-template></a></li>
        <li><a href="{$base}compte/messages"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.messages'"/></xsl:call-template></a></li>
        <li><a href="{$base}compte/archives"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.archives'"/></xsl:call-template></a></li>
      </ul>
      <xsl:apply-templates select="v:cadre/@genre" mode="quitter"/>
    </section>
  </xsl:template>

  <!-- A page has the button in its header already. -->
  <xsl:template match="@genre[. = 'page']" mode="quitter"/>
  <xsl:template match="@genre" mode="quitter">
    <form method="post" action="{$base}compte/deconnexion">
      <xsl:call-template name="csrf"/>
      <button class="wsc-button wsc-button--second wsc-button--small" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.quitter'"/></xsl:call-template></button>
    </form>
  </xsl:template>
</xsl:stylesheet>
