<?xml version="1.0" encoding="UTF-8"?>
<!-- The agent's list: the specification's table (dossier, citizen, démarche, étape and date, action) with what is due
     and who has taken it. The order is the operation's: the most urgent first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" xmlns:d="http://exslt.org/dates-and-times"
    xmlns:str="http://exslt.org/strings" exclude-result-prefixes="v c d str">

  <xsl:template match="v:vue[@nom = 'bo-dossiers']" mode="bo-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('bo.dossiers.titre.', v:contenu/*/c:filtre)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-dossiers'][v:cadre/v:parametre[@nom = 'q'] != '']" mode="bo-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'bo.dossiers.titre.recherche'"/>
      <xsl:with-param name="mots" select="v:cadre/v:parametre[@nom = 'q']"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-dossiers']" mode="bo-corps">
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet bo-jour">
          <xsl:apply-templates select="v:cadre/@aujourdhui" mode="bo-jour"/>
          <xsl:text>&#xA0;</xsl:text>
          <xsl:value-of select="substring(v:cadre/@aujourdhui, 1, 4)"/>
          <xsl:apply-templates select="v:contenu/*/c:enRetard[. &gt; 0]" mode="bo-retards"/>
        </p>
      </div>
    </div>
    <ul class="bo-tabs">
      <xsl:attribute name="aria-label">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.onglets'"/></xsl:call-template>
      </xsl:attribute>
      <xsl:call-template name="bo.filtres"/>
    </ul>
    <xsl:apply-templates select="v:contenu/*[local-name() = 'listeAgent']" mode="bo-liste"/>
  </xsl:template>

  <xsl:template match="c:enRetard" mode="bo-retards">
    <xsl:text> </xsl:text>
    <span class="bo-tag bo-tag--bad">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'bo.dossiers.en-retard'"/>
        <xsl:with-param name="n" select="."/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <!-- Nothing to list: what would be here, and what to do -->

  <xsl:template match="*" mode="bo-liste">
    <xsl:variable name="mots" select="/v:vue/v:cadre/v:parametre[@nom = 'q']"/>
    <div class="bo-panel bo-empty">
      <p>
        <xsl:choose>
          <xsl:when test="$mots != ''">
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.vide.recherche'"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.vide.', c:filtre)"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:if test="$mots != '' or c:filtre != 'a-traiter'">
        <p>
          <a href="{$base}">
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.vide.retour'"/></xsl:call-template>
          </a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="*[c:dossier]" mode="bo-liste">
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende" tabindex="0">
        <table class="bo-table bo-table--dossiers">
          <caption class="wsc-hidden" id="legende">
            <xsl:apply-templates select="/v:vue" mode="bo-titre"/>
            <xsl:apply-templates select="." mode="bo-tri"/>
          </caption>
          <thead>
            <tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.dossier'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.citoyen'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.demarche'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.etape'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.echeance'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.agent'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.action'"/></xsl:call-template></th>
            </tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="c:dossier" mode="bo-ligne"/>
          </tbody>
        </table>
      </div>
      <xsl:apply-templates select="." mode="bo-pied"/>
    </div>
  </xsl:template>

  <!-- One dossier -->

  <xsl:template match="c:dossier" mode="bo-ligne">
    <tr>
      <xsl:if test="c:joursDeRetard &gt; 0">
        <xsl:attribute name="class">bo-is-late</xsl:attribute>
      </xsl:if>
      <th scope="row" class="bo-num"><a href="{$base}dossiers/{c:numero}"><xsl:value-of select="c:numero"/></a></th>
      <td class="bo-person"><xsl:value-of select="c:citoyen"/></td>
      <td><xsl:value-of select="c:intitule"/><small><xsl:value-of select="c:themeLibelle"/></small></td>
      <td><xsl:value-of select="c:etapeLibelle"/><xsl:apply-templates select="c:dateDepot" mode="bo-deposee"/></td>
      <td><xsl:apply-templates select="." mode="bo-echeance"/></td>
      <td><xsl:apply-templates select="." mode="bo-agent"/></td>
      <td><xsl:apply-templates select="." mode="bo-traiter"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:dateDepot" mode="bo-deposee">
    <small>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.demande-le'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="bo-date"/>
    </small>
  </xsl:template>

  <xsl:template match="c:dossier" mode="bo-agent">
    <span class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.personne'"/></xsl:call-template></span>
  </xsl:template>
  <xsl:template match="c:dossier[c:agent]" mode="bo-agent">
    <xsl:value-of select="c:agent"/>
  </xsl:template>
  <xsl:template match="c:dossier[c:aMoi = 'true']" mode="bo-agent" priority="1">
    <strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.vous'"/></xsl:call-template></strong>
  </xsl:template>

  <!-- The address is that of the number, said again so that the button stands alone. -->
  <xsl:template match="c:dossier" mode="bo-traiter">
    <xsl:variable name="verbe">
      <xsl:choose>
        <xsl:when test="../c:filtre = 'clos'">bo.dossiers.consulter</xsl:when>
        <xsl:when test="../c:filtre = 'en-attente' or not(../c:filtre)">bo.dossiers.ouvrir</xsl:when>
        <xsl:otherwise>bo.dossiers.traiter</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <a class="bo-button" href="{$base}dossiers/{c:numero}">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="string($verbe)"/></xsl:call-template>
      <span class="wsc-hidden">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'bo.dossiers.le-dossier'"/>
          <xsl:with-param name="numero" select="c:numero"/>
        </xsl:call-template>
      </span>
    </a>
  </xsl:template>

  <!-- When it is due: late, today, tomorrow, later, or no limit -->

  <xsl:template match="c:dossier" mode="bo-echeance">
    <span class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.echeance.sans'"/></xsl:call-template></span>
  </xsl:template>
  <xsl:template match="c:dossier[c:echeance]" mode="bo-echeance">
    <span class="bo-tag">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'calendrier'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="c:echeance" mode="bo-date"/>
    </span>
  </xsl:template>
  <xsl:template match="c:dossier[c:echeance = /v:vue/v:cadre/@aujourdhui]" mode="bo-echeance" priority="1">
    <xsl:call-template name="bo.proche"><xsl:with-param name="cle" select="'bo.echeance.aujourdhui'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:dossier[c:echeance = d:add(/v:vue/v:cadre/@aujourdhui, 'P1D')]" mode="bo-echeance" priority="1">
    <xsl:call-template name="bo.proche"><xsl:with-param name="cle" select="'bo.echeance.demain'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:dossier[c:joursDeRetard &gt; 0]" mode="bo-echeance" priority="2">
    <span class="bo-tag bo-tag--bad">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'bo.echeance.retard'"/>
        <xsl:with-param name="n" select="c:joursDeRetard"/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <xsl:template name="bo.proche">
    <xsl:param name="cle"/>
    <span class="bo-tag bo-tag--wait">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'horloge'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
    </span>
  </xsl:template>

  <!-- Foot: how many are shown, and the way on (keyset: there is no page number) -->

  <xsl:template match="*" mode="bo-pied">
    <p class="bo-foot">
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'bo.dossiers.affiches'"/>
        <xsl:with-param name="n" select="count(c:dossier)"/>
      </xsl:call-template>
      <xsl:if test="/v:vue/v:cadre/v:parametre[@nom = 'suite'] != ''">
        <xsl:text> · </xsl:text>
        <a>
          <xsl:attribute name="href"><xsl:apply-templates select="." mode="bo-debut-de"/></xsl:attribute>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.debut'"/></xsl:call-template>
        </a>
      </xsl:if>
      <xsl:apply-templates select="c:suite" mode="bo-suite"/>
    </p>
  </xsl:template>

  <!-- The order of the rows, the address of the first page and of the next: those of a list unless another says so. -->
  <xsl:template match="*" mode="bo-tri">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.tri'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="*" mode="bo-debut-de">
    <xsl:variable name="mots" select="string(/v:vue/v:cadre/v:parametre[@nom = 'q'])"/>
    <xsl:value-of select="concat($base, '?')"/>
    <xsl:choose>
      <xsl:when test="$mots != ''">q=<xsl:value-of select="str:encode-uri($mots, true())"/></xsl:when>
      <xsl:otherwise>filtre=<xsl:value-of select="c:filtre"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="c:suite" mode="bo-suite-de">
    <xsl:apply-templates select=".." mode="bo-debut-de"/>
    <xsl:value-of select="concat('&amp;suite=', str:encode-uri(., true()))"/>
  </xsl:template>

  <xsl:template match="c:suite" mode="bo-suite">
    <xsl:text> · </xsl:text>
    <a>
      <xsl:attribute name="href"><xsl:apply-templates select="." mode="bo-suite-de"/></xsl:attribute>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.dossiers.suite'"/></xsl:call-template>
    </a>
  </xsl:template>
</xsl:stylesheet>
