<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page: head, skip link, top bar, menu, notices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- Without a session there is no menu and no search: only the town's bar and the one thing to do. -->
  <xsl:template match="v:vue" mode="bo-page">
    <html lang="fr" xml:lang="fr">
      <xsl:apply-templates select="." mode="bo-tete"/>
      <body class="bo bo--seul">
        <xsl:apply-templates select="v:cadre" mode="bo-barre"/>
        <xsl:apply-templates select="." mode="bo-principal"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="v:vue[v:cadre/v:session]" mode="bo-page">
    <html lang="fr" xml:lang="fr">
      <xsl:apply-templates select="." mode="bo-tete"/>
      <body class="bo">
        <xsl:apply-templates select="v:cadre" mode="bo-barre"/>
        <div class="bo-body">
          <xsl:apply-templates select="." mode="bo-menu"/>
          <xsl:apply-templates select="." mode="bo-principal"/>
        </div>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="v:vue" mode="bo-tete">
    <head>
      <meta charset="UTF-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="robots" content="noindex"/>
      <title><xsl:apply-templates select="." mode="bo-titre-de-page"/></title>
      <link rel="stylesheet" href="{$statique}bo.css"/>
      <xsl:apply-templates select="." mode="bo-script"/>
    </head>
  </xsl:template>

  <!-- Only the form of an action whose fields depend on answers has a script, and the page of a dossier with a map. -->
  <xsl:template match="v:vue" mode="bo-script"/>

  <!-- « Erreur : » comes first, so that it is the first thing heard after a form comes back. -->
  <xsl:template match="v:vue" mode="bo-titre-de-page">
    <xsl:if test="v:cadre/v:erreur">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.titre.erreur'"/></xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="." mode="bo-titre"/>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'bo.titre.suite'"/>
      <xsl:with-param name="collectivite" select="v:cadre/v:collectivite/@nom"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue" mode="bo-principal">
    <main class="bo-main" id="contenu" tabindex="-1">
      <xsl:apply-templates select="v:cadre/v:avis" mode="bo-avis"/>
      <xsl:apply-templates select="." mode="bo-corps"/>
    </main>
  </xsl:template>

  <!-- A view that has no stylesheet says so on the page: nothing vanishes silently. -->
  <xsl:template match="v:vue" mode="bo-titre">
    <xsl:value-of select="@nom"/>
  </xsl:template>
  <xsl:template match="v:vue" mode="bo-corps">
    <h1>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'bo.vue-inconnue'"/>
        <xsl:with-param name="vue" select="@nom"/>
      </xsl:call-template>
    </h1>
  </xsl:template>

  <!-- Top bar -->

  <xsl:template match="v:cadre" mode="bo-barre">
    <a class="bo-skip" href="#contenu">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.barre.evitement'"/></xsl:call-template>
    </a>
    <header class="bo-top">
      <p class="bo-brand">
        <xsl:apply-templates select="v:collectivite" mode="armes"/>
        <strong><xsl:value-of select="v:collectivite/@intitule"/></strong>
        <xsl:text> </xsl:text>
        <span><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.barre.nom'"/></xsl:call-template></span>
      </p>
      <xsl:apply-templates select="v:session" mode="bo-recherche"/>
      <xsl:apply-templates select="v:session" mode="bo-qui"/>
    </header>
  </xsl:template>

  <xsl:template match="v:session" mode="bo-recherche">
    <form class="bo-find" role="search" action="{$base}" method="get">
      <label class="wsc-hidden" for="trouver">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.recherche.libelle'"/></xsl:call-template>
      </label>
      <input class="bo-input" id="trouver" type="search" name="q" value="{../v:parametre[@nom = 'q']}">
        <xsl:attribute name="placeholder">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.recherche.exemple'"/></xsl:call-template>
        </xsl:attribute>
      </input>
      <button class="bo-button" type="submit">
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'chercher'"/></xsl:call-template>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.recherche.bouton'"/></xsl:call-template>
      </button>
    </form>
  </xsl:template>

  <xsl:template match="v:session" mode="bo-qui">
    <xsl:variable name="profil" select="/v:vue/v:contenu/*[c:profil][1]/c:profil"/>
    <div class="bo-session">
      <p class="bo-who">
        <xsl:value-of select="@nom"/>
        <xsl:apply-templates select="$profil/c:profil" mode="bo-qui"/>
      </p>
      <form action="{$base}deconnexion" method="post">
        <xsl:call-template name="csrf"/>
        <button class="bo-button" type="submit">
          <xsl:call-template name="icone"><xsl:with-param name="nom" select="'sortie'"/></xsl:call-template>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.barre.sortir'"/></xsl:call-template>
        </button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="c:profil/c:profil" mode="bo-qui">
    <xsl:text> </xsl:text>
    <span>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'bo.barre.profil'"/>
        <xsl:with-param name="profil" select="."/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <!-- Menu: counters are known on the list only -->

  <xsl:template match="v:vue" mode="bo-menu">
    <nav class="bo-nav">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.nom'"/></xsl:call-template>
      </xsl:attribute>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.dossiers'"/></xsl:call-template></h2>
      <ul>
        <xsl:call-template name="bo.filtres"/>
        <xsl:call-template name="bo.reglage">
          <xsl:with-param name="adresse" select="'avis'"/>
          <xsl:with-param name="cle" select="'bo.menu.avis'"/>
          <xsl:with-param name="ici" select="@nom = 'bo-avis-attendus'"/>
        </xsl:call-template>
        <xsl:call-template name="bo.reglage">
          <xsl:with-param name="adresse" select="'recherche'"/>
          <xsl:with-param name="cle" select="'bo.menu.recherche'"/>
          <xsl:with-param name="ici" select="@nom = 'bo-recherche'"/>
        </xsl:call-template>
      </ul>
      <xsl:apply-templates select="v:cadre/v:session[@profil = 'gestionnaire' or @profil = 'administrateur']" mode="bo-reglages"/>
      <xsl:apply-templates select="v:cadre/v:session" mode="processus-menu"/>
      <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.ville'"/></xsl:call-template></h2>
      <ul>
        <li>
          <a href="{$base}agendas">
            <xsl:if test="starts-with(@nom, 'bo-agenda')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.agendas'"/></xsl:call-template>
          </a>
        </li>
        <li>
          <a href="{$base}../">
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.portail'"/></xsl:call-template>
          </a>
        </li>
        <li>
          <a href="{$base}../soap/bo-dossiers">
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.contrat'"/></xsl:call-template>
          </a>
        </li>
      </ul>
    </nav>
  </xsl:template>

  <!-- Settings, for those who may change them -->
  <xsl:template match="v:session" mode="bo-reglages">
    <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.menu.reglages'"/></xsl:call-template></h2>
    <ul>
      <xsl:call-template name="bo.reglage">
        <xsl:with-param name="adresse" select="'teleservices'"/>
        <xsl:with-param name="cle" select="'bo.menu.teleservices'"/>
        <xsl:with-param name="ici" select="/v:vue/@nom = 'bo-teleservices' and not($cadre/v:parametre[@nom = 'filtre'] = 'catalogue')"/>
      </xsl:call-template>
      <xsl:call-template name="bo.reglage">
        <xsl:with-param name="adresse" select="'teleservices?filtre=catalogue'"/>
        <xsl:with-param name="cle" select="'bo.menu.catalogue'"/>
        <xsl:with-param name="ici" select="/v:vue/@nom = 'bo-teleservices' and $cadre/v:parametre[@nom = 'filtre'] = 'catalogue'"/>
      </xsl:call-template>
      <xsl:call-template name="bo.reglage">
        <xsl:with-param name="adresse" select="'rubriques'"/>
        <xsl:with-param name="cle" select="'bo.menu.rubriques'"/>
        <xsl:with-param name="ici" select="/v:vue/@nom = 'bo-rubriques'"/>
      </xsl:call-template>
    </ul>
  </xsl:template>

  <xsl:template name="bo.reglage">
    <xsl:param name="adresse"/>
    <xsl:param name="cle"/>
    <xsl:param name="ici"/>
    <li>
      <a href="{$base}{$adresse}">
        <xsl:if test="$ici"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
      </a>
    </li>
  </xsl:template>

  <!-- bo.filtres: the four lists as li, with their counters; the one shown is current, unless a search is shown. -->
  <xsl:template name="bo.filtres">
    <xsl:variable name="liste" select="/v:vue/v:contenu/*[local-name() = 'listeAgent']"/>
    <xsl:call-template name="bo.filtre">
      <xsl:with-param name="filtre" select="'a-traiter'"/>
      <xsl:with-param name="nombre" select="$liste/c:aTraiter"/>
    </xsl:call-template>
    <xsl:call-template name="bo.filtre">
      <xsl:with-param name="filtre" select="'miens'"/>
      <xsl:with-param name="nombre" select="$liste/c:miens"/>
    </xsl:call-template>
    <xsl:call-template name="bo.filtre">
      <xsl:with-param name="filtre" select="'en-attente'"/>
      <xsl:with-param name="nombre" select="$liste/c:enAttente"/>
    </xsl:call-template>
    <xsl:call-template name="bo.filtre">
      <xsl:with-param name="filtre" select="'clos'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="bo.filtre">
    <xsl:param name="filtre"/>
    <xsl:param name="nombre" select="/.."/>
    <xsl:variable name="liste" select="/v:vue/v:contenu/*[local-name() = 'listeAgent']"/>
    <li>
      <a href="{$base}?filtre={$filtre}">
        <xsl:if test="$liste/c:filtre = $filtre and not(string(/v:vue/v:cadre/v:parametre[@nom = 'q']))">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.filtre.', $filtre)"/></xsl:call-template>
        <xsl:apply-templates select="$nombre" mode="bo-compteur"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="bo-compteur">
    <xsl:text> </xsl:text>
    <span class="bo-count">
      <xsl:value-of select="format-number(., '#&#x202F;##0', 'fr')"/>
    </span>
  </xsl:template>

  <!-- Notice: the result of what was just done, until the next page -->

  <xsl:template match="v:avis" mode="bo-avis">
    <p class="bo-notice bo-notice--{@ton}" role="status">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
      <span><xsl:apply-templates mode="bo-phrase"/></span>
    </p>
  </xsl:template>
  <xsl:template match="v:avis[@ton = 'wait']" mode="bo-avis">
    <p class="bo-notice bo-notice--wait" role="status">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'horloge'"/></xsl:call-template>
      <span><xsl:apply-templates mode="bo-phrase"/></span>
    </p>
  </xsl:template>
</xsl:stylesheet>
