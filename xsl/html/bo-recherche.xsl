<?xml version="1.0" encoding="UTF-8"?>
<!-- Finding dossiers (criteres, then dossiersTrouves) and the opinions that are owed (avisAttendus). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="v c str">

  <xsl:template match="v:vue[@nom = 'bo-recherche']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.chercher.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-recherche']" mode="bo-corps">
    <xsl:variable name="criteres" select="v:contenu/*[1]"/>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <form class="bo-panel" role="search" action="{$base}recherche" method="get">
      <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="bo-titre"/></xsl:attribute>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'mots'"/><xsl:with-param name="cle" select="'bo.chercher.mots'"/></xsl:call-template>
      <div class="bo-2">
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'teleservice'"/><xsl:with-param name="cle" select="'bo.chercher.teleservice'"/><xsl:with-param name="vide" select="'bo.chercher.tous'"/><xsl:with-param name="options" select="$criteres/c:teleservice"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'issue'"/><xsl:with-param name="cle" select="'bo.chercher.issue'"/><xsl:with-param name="vide" select="'bo.chercher.toutes'"/><xsl:with-param name="codes" select="'acceptee refusee sans-suite classee'"/><xsl:with-param name="prefixe" select="'bo.chercher.issues.'"/></xsl:call-template>
      </div>
      <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'etape'"/><xsl:with-param name="cle" select="'bo.chercher.etape'"/><xsl:with-param name="aide" select="'bo.chercher.etape-aide'"/><xsl:with-param name="vide" select="'bo.chercher.toutes'"/><xsl:with-param name="options" select="$criteres/c:etape"/></xsl:call-template>
      <div class="bo-2">
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'deposeDu'"/><xsl:with-param name="cle" select="'bo.chercher.du'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'deposeAu'"/><xsl:with-param name="cle" select="'bo.chercher.au'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
      </div>
      <p class="bo-tools">
        <button class="bo-button bo-button--main" type="submit"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'chercher'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.recherche.bouton'"/></xsl:call-template></button>
        <xsl:if test="$cadre/v:entree"><a class="bo-button" href="{$base}recherche"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.chercher.effacer'"/></xsl:call-template></a></xsl:if>
      </p>
    </form>
    <xsl:apply-templates select="v:contenu/*[2]" mode="bo-liste"/>
  </xsl:template>
  <xsl:template match="c:etape[not(c:rang)]" mode="saisie-libelle"><xsl:value-of select="c:libelle"/></xsl:template>

  <xsl:template match="*[local-name() = 'dossiersTrouves'][not(c:dossier)]" mode="bo-liste" priority="1">
    <div class="bo-panel bo-empty" role="status"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.chercher.rien'"/></xsl:call-template></p></div>
  </xsl:template>
  <xsl:template match="*[local-name() = 'dossiersTrouves']" mode="bo-tri">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.chercher.tri'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="*[local-name() = 'dossiersTrouves']/c:suite" mode="bo-suite-de">
    <xsl:value-of select="concat($base, 'recherche?', $cadre/v:parametre[@nom = 'requete'], '&amp;suite=', str:encode-uri(., true()))"/>
  </xsl:template>
  <xsl:template match="*[local-name() = 'dossiersTrouves']" mode="bo-debut-de">
    <xsl:value-of select="concat($base, 'recherche?', $cadre/v:parametre[@nom = 'requete'])"/>
  </xsl:template>

  <!-- Opinions owed: the form that gives one is on the page of its dossier -->

  <xsl:template match="v:vue[@nom = 'bo-avis-attendus']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.titre'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-avis-attendus']" mode="bo-corps">
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <xsl:apply-templates select="v:contenu/*" mode="bo-attendus"/>
  </xsl:template>

  <xsl:template match="*" mode="bo-attendus">
    <div class="bo-panel bo-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.vide'"/></xsl:call-template></p></div>
  </xsl:template>
  <xsl:template match="*[c:avis]" mode="bo-attendus">
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende" tabindex="0">
        <table class="bo-table">
          <caption class="wsc-hidden" id="legende"><xsl:apply-templates select="/v:vue" mode="bo-titre"/></caption>
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.dossier'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.citoyen'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.demarche'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.qui'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.terme'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.action'"/></xsl:call-template></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="c:avis" mode="bo-attendu"/></tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:avis" mode="bo-attendu">
    <tr>
      <xsl:if test="c:joursDeRetard &gt; 0"><xsl:attribute name="class">bo-is-late</xsl:attribute></xsl:if>
      <th scope="row" class="bo-num"><a href="{$base}dossiers/{c:numero}"><xsl:value-of select="c:numero"/></a></th>
      <td class="bo-person"><xsl:value-of select="c:citoyen"/></td>
      <td><xsl:value-of select="c:intitule"/></td>
      <td>
        <xsl:value-of select="c:libelle"/>
        <small>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.demande'"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="c:demandeLe" mode="bo-date"/>
        </small>
      </td>
      <td>
        <xsl:apply-templates select="c:terme" mode="bo-attendu"/>
        <xsl:if test="not(c:terme)"><span class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.sans'"/></xsl:call-template></span></xsl:if>
      </td>
      <td>
        <a class="bo-button" href="{$base}dossiers/{c:numero}#avis">
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.rendre'"/></xsl:call-template>
          <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.attendus.du-dossier'"/><xsl:with-param name="numero" select="c:numero"/></xsl:call-template></span>
        </a>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="c:terme" mode="bo-attendu">
    <span class="bo-tag">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'calendrier'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="bo-date"/>
    </span>
  </xsl:template>
  <xsl:template match="c:avis[c:joursDeRetard &gt; 0]/c:terme" mode="bo-attendu">
    <span class="bo-tag bo-tag--bad">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.echeance.retard'"/><xsl:with-param name="n" select="../c:joursDeRetard"/></xsl:call-template>
    </span>
  </xsl:template>
</xsl:stylesheet>
