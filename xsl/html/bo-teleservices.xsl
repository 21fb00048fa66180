<?xml version="1.0" encoding="UTF-8"?>
<!-- What the town offers and could offer: the list of téléservices with their mode, and the catalogue to choose from.
     Answer: offre. Parameters: filtre (pris, catalogue, a-verifier), what is searched (mots, theme, evenement) and the same
     as the end of a query (recherche). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:variable name="admin" select="$cadre/v:session/@profil = 'administrateur'"/>
  <xsl:variable name="filtre" select="$cadre/v:parametre[@nom = 'filtre']"/>
  <xsl:variable name="recherche" select="$cadre/v:parametre[@nom = 'recherche']"/>

  <xsl:template match="v:vue[@nom = 'bo-teleservices']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.titre.', v:cadre/v:parametre[@nom = 'filtre'])"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-teleservices']" mode="bo-corps">
    <xsl:variable name="offre" select="v:contenu/*"/>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.aide.', $filtre)"/></xsl:call-template></p>
      </div>
      <p class="bo-tools">
        <xsl:if test="$admin and $filtre != 'catalogue'"><a class="bo-button" href="#lot"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.lot-lien'"/></xsl:call-template></a></xsl:if>
        <a class="bo-button" href="{$base}teleservices/nouveau"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.nouveau'"/></xsl:call-template></a>
      </p>
    </div>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <xsl:apply-templates select="$offre" mode="bo-chercher"/>
    <ul class="bo-tabs">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.onglets'"/></xsl:call-template></xsl:attribute>
      <xsl:call-template name="bo.services.onglet">
        <xsl:with-param name="nom" select="'pris'"/>
        <xsl:with-param name="nombre" select="count($offre/c:theme/c:teleservice[c:mode != 'catalogue'])"/>
      </xsl:call-template>
      <xsl:call-template name="bo.services.onglet">
        <xsl:with-param name="nom" select="'catalogue'"/>
        <xsl:with-param name="nombre" select="count($offre/c:theme/c:teleservice[c:mode = 'catalogue'])"/>
      </xsl:call-template>
      <xsl:call-template name="bo.services.onglet">
        <xsl:with-param name="nom" select="'a-verifier'"/>
        <xsl:with-param name="nombre" select="count($offre/c:theme/c:teleservice[c:mode != 'catalogue'][c:aVerifier &gt; 0])"/>
      </xsl:call-template>
    </ul>
    <xsl:variable name="choisis" select="$offre/c:theme/c:teleservice[
        ($filtre = 'pris' and c:mode != 'catalogue') or ($filtre = 'catalogue' and c:mode = 'catalogue')
        or ($filtre = 'a-verifier' and c:mode != 'catalogue' and c:aVerifier &gt; 0)]"/>
    <xsl:apply-templates select="$offre/c:theme[c:teleservice[count(. | $choisis) = count($choisis)]]" mode="bo-services">
      <xsl:with-param name="choisis" select="$choisis"/>
    </xsl:apply-templates>
    <xsl:if test="$admin and $filtre != 'catalogue'"><xsl:call-template name="bo.services.lot"/></xsl:if>
    <xsl:if test="not($choisis)">
      <xsl:variable name="vide"><xsl:choose><xsl:when test="string($recherche)">recherche</xsl:when><xsl:otherwise><xsl:value-of select="$filtre"/></xsl:otherwise></xsl:choose></xsl:variable>
      <div class="bo-panel bo-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.vide.', $vide)"/></xsl:call-template></p></div>
    </xsl:if>
  </xsl:template>

  <!-- The search: words, a theme, a life event; it keeps to the list that is shown. -->

  <xsl:template match="*" mode="bo-chercher">
    <form class="bo-filter" role="search" action="{$base}teleservices" method="get">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.libelle'"/></xsl:call-template></xsl:attribute>
      <input type="hidden" name="filtre" value="{$filtre}"/>
      <p class="bo-field">
        <label class="bo-label" for="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.mots'"/></xsl:call-template></label>
        <input class="bo-input" type="search" id="mots" name="mots" maxlength="200" value="{$cadre/v:parametre[@nom = 'mots']}"/>
      </p>
      <p class="bo-field">
        <label class="bo-label" for="theme"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.theme'"/></xsl:call-template></label>
        <select class="bo-select" id="theme" name="theme">
          <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.theme-tous'"/></xsl:call-template></option>
          <xsl:apply-templates select="c:themeConnu" mode="bo-chercher"/>
        </select>
      </p>
      <p class="bo-field">
        <label class="bo-label" for="evenement"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.evenement'"/></xsl:call-template></label>
        <select class="bo-select" id="evenement" name="evenement">
          <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.evenement-tous'"/></xsl:call-template></option>
          <xsl:apply-templates select="c:evenement" mode="bo-chercher"/>
        </select>
      </p>
      <p class="bo-tools">
        <button class="bo-button" type="submit"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'chercher'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.bouton'"/></xsl:call-template></button>
        <xsl:if test="string($recherche)"><a class="bo-button" href="{$base}teleservices?filtre={$filtre}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.chercher.tout'"/></xsl:call-template></a></xsl:if>
      </p>
    </form>
  </xsl:template>

  <xsl:template match="c:themeConnu" mode="bo-chercher">
    <option value="{c:code}">
      <xsl:if test="c:code = $cadre/v:parametre[@nom = 'theme']"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="c:libelle"/>
    </option>
  </xsl:template>

  <xsl:template match="c:evenement" mode="bo-chercher">
    <option value="{.}">
      <xsl:if test=". = $cadre/v:parametre[@nom = 'evenement']"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="."/>
    </option>
  </xsl:template>

  <xsl:template name="bo.services.onglet">
    <xsl:param name="nom"/>
    <xsl:param name="nombre"/>
    <li>
      <a href="{$base}teleservices?filtre={$nom}{$recherche}">
        <xsl:if test="$filtre = $nom"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.onglet.', $nom)"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <span class="bo-count"><xsl:value-of select="$nombre"/></span>
      </a>
    </li>
  </xsl:template>

  <!-- A theme: its table -->

  <xsl:template match="c:theme" mode="bo-services">
    <xsl:param name="choisis"/>
    <section class="bo-panel bo-panel--flush" aria-labelledby="theme-{c:code}">
      <h2 id="theme-{c:code}"><xsl:value-of select="c:libelle"/></h2>
      <div class="bo-scroll" role="group" aria-labelledby="theme-{c:code}" tabindex="0">
        <table>
          <xsl:attribute name="class">bo-table bo-table--services<xsl:if test="$filtre = 'catalogue'"> bo-table--catalogue</xsl:if></xsl:attribute>
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.colonne.demarche'"/></xsl:call-template></th>
              <xsl:if test="$filtre != 'catalogue'">
                <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.colonne.mode'"/></xsl:call-template></th>
                <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.colonne.version'"/></xsl:call-template></th>
              </xsl:if>
              <xsl:if test="$filtre = 'catalogue'"><th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.colonne.regler'"/></xsl:call-template></th></xsl:if>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.colonne.actions'"/></xsl:call-template></th>
            </tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="c:teleservice[count(. | $choisis) = count($choisis)]" mode="bo-services"/>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="c:teleservice" mode="bo-services">
    <tr>
      <th scope="row">
        <xsl:apply-templates select="." mode="bo-services-case"/>
        <a id="demarche-{c:code}" href="{$base}teleservices/{c:code}"><xsl:value-of select="c:intitule"/></a>
        <small><xsl:value-of select="c:intituleOrigine"/></small>
        <xsl:if test="$filtre = 'catalogue'"><small class="bo-quiet"><xsl:value-of select="c:resume"/></small></xsl:if>
      </th>
      <xsl:if test="$filtre != 'catalogue'">
        <td>
          <xsl:apply-templates select="c:mode" mode="bo-mode"/>
          <xsl:apply-templates select="c:prevu[1]" mode="bo-services"/>
        </td>
        <td><xsl:apply-templates select="." mode="bo-version"/></td>
      </xsl:if>
      <xsl:if test="$filtre = 'catalogue'"><td><xsl:apply-templates select="." mode="bo-a-regler"/></td></xsl:if>
      <td><xsl:apply-templates select="." mode="bo-services-actions"/></td>
    </tr>
  </xsl:template>

  <!-- Several at once: a box in each line, and one form for those chosen. -->

  <xsl:template match="c:teleservice" mode="bo-services-case"/>
  <xsl:template match="c:teleservice[c:mode != 'catalogue' and c:revision]" mode="bo-services-case">
    <xsl:if test="$admin">
      <label class="bo-pick">
        <input type="checkbox" form="lot" name="teleservice" value="{c:code}"/>
        <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.choisir'"/><xsl:with-param name="demarche" select="c:intitule"/></xsl:call-template></span>
      </label>
    </xsl:if>
  </xsl:template>

  <xsl:template name="bo.services.lot">
    <form class="bo-panel bo-noprint" id="lot" tabindex="-1" action="{$base}teleservices?filtre={$filtre}" method="post" aria-labelledby="lot-titre">
      <h2 id="lot-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.lot'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.lot-aide'"/></xsl:call-template></p>
      <xsl:call-template name="csrf"/>
      <div class="bo-2">
        <xsl:call-template name="bo.quand"><xsl:with-param name="champ" select="'le'"/></xsl:call-template>
        <xsl:call-template name="bo.quand"><xsl:with-param name="champ" select="'jusqua'"/></xsl:call-template>
      </div>
      <p class="bo-tools">
        <button class="bo-button" type="submit" name="action" value="en-ligne"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.mettre-en-ligne'"/></xsl:call-template></button>
        <button class="bo-button" type="submit" name="action" value="essai"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.mettre-en-essai'"/></xsl:call-template></button>
        <button class="bo-button" type="submit" name="action" value="suspendre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.mode.suspendre'"/></xsl:call-template></button>
      </p>
    </form>
  </xsl:template>

  <xsl:template match="c:prevu" mode="bo-services">
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.services.prevu.', c:mode)"/></xsl:call-template><xsl:text> </xsl:text><xsl:apply-templates select="c:le" mode="bo-instant"/></small>
  </xsl:template>

  <!-- The mode: words, icon, tint -->

  <xsl:template match="c:mode" mode="bo-mode">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'off'"/><xsl:with-param name="icone" select="'pause'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.mode.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:mode[. = 'en-ligne']" mode="bo-mode">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'ok'"/><xsl:with-param name="icone" select="'coche'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.mode.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:mode[. = 'essai']" mode="bo-mode">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'wait'"/><xsl:with-param name="icone" select="'horloge'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.mode.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:mode[. = 'catalogue']" mode="bo-mode">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'info'"/><xsl:with-param name="icone" select="'plus'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.mode.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="bo-version">
    <xsl:if test="c:revision">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.revision'"/><xsl:with-param name="n" select="c:revision"/></xsl:call-template>
      <small><xsl:apply-templates select="c:publieeLe" mode="bo-date"/></small>
    </xsl:if>
    <xsl:if test="c:brouillon">
      <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.brouillon'"/><xsl:with-param name="auteur" select="c:brouillon/c:auteur"/></xsl:call-template></small>
    </xsl:if>
    <xsl:if test="c:mode != 'catalogue'"><xsl:apply-templates select="c:avertissement[c:regle = 'agenda']" mode="bo-agenda-manque"/></xsl:if>
    <xsl:if test="c:aVerifier &gt; 0 and c:mode != 'catalogue'">
      <a class="bo-tag bo-tag--wait" href="{$base}teleservices/{c:code}#parametres"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.services.a-verifier'"/><xsl:with-param name="n" select="c:aVerifier"/></xsl:call-template></a>
    </xsl:if>
  </xsl:template>

  <!-- What a town has to set before it offers a téléservice of the catalogue -->

  <xsl:template match="*" mode="bo-a-regler">
    <span class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.rien-a-regler'"/></xsl:call-template></span>
  </xsl:template>
  <xsl:template match="c:teleservice[c:aVerifier &gt; 0 or c:avertissement[c:regle = 'agenda']]" mode="bo-a-regler">
    <xsl:if test="c:aVerifier &gt; 0"><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.services.a-verifier'"/><xsl:with-param name="n" select="c:aVerifier"/></xsl:call-template></xsl:if>
    <xsl:apply-templates select="c:avertissement[c:regle = 'agenda']" mode="bo-agenda-manque"/>
  </xsl:template>

  <!-- An agenda that is missing: the page that makes it, its genre or its code written -->

  <xsl:template match="c:avertissement" mode="bo-agenda-manque">
    <a class="bo-tag bo-tag--wait">
      <xsl:attribute name="href"><xsl:apply-templates select="." mode="bo-agenda-adresse"/></xsl:attribute>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.agenda-manque'"/><xsl:with-param name="code" select="substring-after(c:champ, '/')"/></xsl:call-template>
    </a>
  </xsl:template>

  <xsl:template match="c:avertissement" mode="bo-agenda-adresse">
    <xsl:value-of select="concat($base, 'agendas/nouvelle?pour=', substring-after(c:champ, '/'))"/>
  </xsl:template>

  <!-- What can be done from the list; the rest is on the page of the téléservice. -->

  <xsl:template match="c:teleservice" mode="bo-services-actions">
    <a class="bo-button" href="{$base}teleservices/{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.regler'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:intitule"/></span></a>
  </xsl:template>

  <xsl:template match="c:teleservice[c:mode = 'catalogue']" mode="bo-services-actions">
    <form class="bo-tools" action="{$base}teleservices/{c:code}" method="post">
      <xsl:call-template name="csrf"/>
      <a class="bo-button" href="{$base}teleservices/{c:code}/apercu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.apercu'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:intitule"/></span></a>
      <xsl:if test="$admin">
        <button class="bo-button" type="submit" name="action" value="prendre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.services.prendre'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:intitule"/></span></button>
      </xsl:if>
    </form>
  </xsl:template>
</xsl:stylesheet>
