<?xml version="1.0" encoding="UTF-8"?>
<!-- Business software: integrateurs then listeAppels. Parameters: integrateur (the one chosen), secret (a key just made). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:key name="integrateurs.appels" match="c:appels[c:integrateur]" use="c:integrateur"/>

  <xsl:template match="v:vue[@nom = 'bo-integrateurs']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.titre'"/></xsl:call-template></xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-integrateurs']" mode="bo-corps">
    <xsl:variable name="liste" select="v:contenu/*[1]"/>
    <xsl:variable name="choisi" select="$liste/c:integrateur[c:code = $cadre/v:parametre[@nom = 'integrateur']]"/>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.aide'"/></xsl:call-template></p>
      </div>
      <p class="bo-tools"><a class="bo-button" href="{$base}integrateurs/appels"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.lien'"/></xsl:call-template></a></p>
    </div>
    <xsl:apply-templates select="$cadre/v:parametre[@nom = 'secret'][string(.)]" mode="integrateurs-secret"/>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <xsl:apply-templates select="$liste" mode="integrateurs-liste"/>
    <xsl:choose>
      <xsl:when test="$admin">
        <div class="bo-2">
          <xsl:apply-templates select="$liste" mode="integrateurs-fiche"><xsl:with-param name="choisi" select="$choisi"/></xsl:apply-templates>
          <xsl:apply-templates select="$choisi" mode="integrateurs-cles"/>
        </div>
      </xsl:when>
      <xsl:otherwise><p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.reserve'"/></xsl:call-template></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="v:parametre" mode="integrateurs-secret">
    <div class="bo-notice bo-notice--ok" role="status">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.secret'"/></xsl:call-template></p>
      <p><code class="bo-code" id="secret"><xsl:value-of select="."/></code></p>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.secret-usage'"/></xsl:call-template></p>
    </div>
  </xsl:template>

  <!-- The list -->

  <xsl:template match="*" mode="integrateurs-liste">
    <div class="bo-panel bo-empty"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.vide'"/></xsl:call-template></p></div>
  </xsl:template>
  <xsl:template match="*[c:integrateur]" mode="integrateurs-liste">
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende-integrateurs" tabindex="0">
        <table class="bo-table">
          <caption class="wsc-hidden" id="legende-integrateurs"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.titre'"/></xsl:call-template></caption>
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.nom'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.courriel'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cles'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.etat'"/></xsl:call-template></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="c:integrateur" mode="integrateurs-liste"/></tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:integrateur" mode="integrateurs-liste" priority="1">
    <tr>
      <th scope="row"><a href="{$base}integrateurs?integrateur={c:code}"><xsl:value-of select="c:nom"/></a><small><xsl:value-of select="c:code"/></small></th>
      <td><xsl:value-of select="c:courriel"/></td>
      <td class="bo-num"><xsl:value-of select="count(c:cle[not(c:revoqueeLe)])"/></td>
      <td class="bo-num"><xsl:value-of select="sum(key('integrateurs.appels', c:code)/c:nombre)"/></td>
      <td><xsl:apply-templates select="c:actif" mode="integrateurs-etat"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:actif" mode="integrateurs-etat">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'ok'"/><xsl:with-param name="icone" select="'coche'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.actif'"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:actif[. = 'false']" mode="integrateurs-etat">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'off'"/><xsl:with-param name="icone" select="'pause'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.inactif'"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <!-- Who it is -->

  <xsl:template match="*" mode="integrateurs-fiche">
    <xsl:param name="choisi"/>
    <form class="bo-panel" id="fiche" action="{$base}integrateurs" method="post">
      <h2>
        <xsl:value-of select="$choisi/c:nom"/>
        <xsl:if test="not($choisi)"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.ajouter'"/></xsl:call-template></xsl:if>
      </h2>
      <xsl:call-template name="csrf"/>
      <xsl:choose>
        <xsl:when test="$choisi"><input type="hidden" name="integrateur" value="{$choisi/c:code}"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.code'"/><xsl:with-param name="aide" select="'processus.code-aide'"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'nom'"/><xsl:with-param name="cle" select="'integrateurs.nom'"/><xsl:with-param name="valeur" select="$choisi/c:nom"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'integrateurs.courriel'"/><xsl:with-param name="aide" select="'integrateurs.courriel-aide'"/><xsl:with-param name="valeur" select="$choisi/c:courriel"/><xsl:with-param name="type" select="'email'"/></xsl:call-template>
      <p class="bo-tools">
        <button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer">
          <xsl:choose>
            <xsl:when test="$choisi/c:actif = 'false'"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.reactiver'"/></xsl:call-template></xsl:when>
            <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.enregistrer'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </button>
        <xsl:if test="$choisi"><a class="bo-button" href="{$base}integrateurs"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.annuler'"/></xsl:call-template></a></xsl:if>
        <xsl:if test="$choisi/c:actif = 'true'"><button class="bo-button bo-button--bad" type="submit" name="geste" value="desactiver"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.desactiver'"/></xsl:call-template></button></xsl:if>
      </p>
    </form>
  </xsl:template>

  <!-- Its keys -->

  <xsl:template match="c:integrateur" mode="integrateurs-cles">
    <section class="bo-panel" aria-labelledby="cles-titre">
      <h2 id="cles-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cles-de'"/><xsl:with-param name="nom" select="c:nom"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cles-aide'"/></xsl:call-template></p>
      <xsl:if test="not(c:cle)"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cles-aucune'"/></xsl:call-template></p></xsl:if>
      <ul class="bo-plain"><xsl:apply-templates select="c:cle" mode="integrateurs-cle"/></ul>
      <xsl:if test="c:actif = 'true'"><xsl:apply-templates select="." mode="integrateurs-nouvelle"/></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="c:cle" mode="integrateurs-cle">
    <li>
      <form class="bo-tools" action="{$base}integrateurs" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="integrateur" value="{../c:code}"/>
        <input type="hidden" name="debut" value="{c:debut}"/>
        <p>
          <strong><xsl:value-of select="c:libelle"/></strong><xsl:text> </xsl:text><code><xsl:value-of select="concat(c:debut, '…')"/></code>
          <small>
            <xsl:apply-templates select="c:creeeLe" mode="integrateurs-date"><xsl:with-param name="cle" select="'integrateurs.cle-creee'"/></xsl:apply-templates>
            <xsl:apply-templates select="c:expireLe" mode="integrateurs-date"><xsl:with-param name="cle" select="'integrateurs.cle-expire'"/></xsl:apply-templates>
            <xsl:apply-templates select="c:revoqueeLe" mode="integrateurs-date"><xsl:with-param name="cle" select="'integrateurs.cle-revoquee'"/></xsl:apply-templates>
          </small>
        </p>
        <xsl:if test="not(c:revoqueeLe)">
          <button class="bo-button bo-button--bad" type="submit" name="geste" value="revoquer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.revoquer'"/></xsl:call-template><span class="wsc-hidden"><xsl:value-of select="concat(' ', c:libelle, ' ', c:debut)"/></span></button>
        </xsl:if>
      </form>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="integrateurs-date">
    <xsl:param name="cle"/>
    <xsl:if test="preceding-sibling::c:creeeLe"> · </xsl:if>
    <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="bo-date"/>
  </xsl:template>

  <xsl:template match="c:integrateur" mode="integrateurs-nouvelle">
    <form action="{$base}integrateurs" method="post">
      <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cle-creer'"/></xsl:call-template></h3>
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="integrateur" value="{c:code}"/>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'integrateurs.cle-usage'"/><xsl:with-param name="aide" select="'integrateurs.cle-usage-aide'"/></xsl:call-template>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'expire'"/><xsl:with-param name="cle" select="'integrateurs.cle-fin'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="geste" value="creer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.cle-creer'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
