<?xml version="1.0" encoding="UTF-8"?>
<!-- The calls of the web services: listeAppels, integrateurs for their names, offre for those of the téléservices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:key name="appels.logiciel" match="c:integrateur[c:nom]" use="c:code"/>
  <xsl:key name="appels.demarche" match="c:theme/c:teleservice" use="c:code"/>

  <xsl:template match="v:vue[@nom = 'bo-appels']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.titre'"/></xsl:call-template></xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-appels']" mode="bo-corps">
    <xsl:variable name="liste" select="v:contenu/*[1]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="concat($base, 'integrateurs')"/><xsl:with-param name="cle" select="'integrateurs.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.aide'"/></xsl:call-template></p>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <div class="bo-panel bo-panel--flush">
      <form class="bo-filter" action="{$base}integrateurs/appels" method="get">
        <p class="bo-field">
          <label class="bo-label" for="teleservice"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.teleservice'"/></xsl:call-template></label>
          <select class="bo-select" id="teleservice" name="teleservice">
            <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.tous'"/></xsl:call-template></option>
            <xsl:apply-templates select="v:contenu/*[3]/c:theme/c:teleservice[c:mode != 'catalogue']" mode="appels-choix"/>
          </select>
        </p>
        <p class="bo-field">
          <label class="bo-label" for="depuis"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.depuis'"/></xsl:call-template></label>
          <xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="'depuis'"/></xsl:call-template>
          <input class="bo-input" type="date" id="depuis" name="depuis" value="{$liste/c:depuis}"><xsl:call-template name="bo.decrit-par"><xsl:with-param name="champ" select="'depuis'"/></xsl:call-template></input>
        </p>
        <button class="bo-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.filtrer'"/></xsl:call-template></button>
      </form>
      <xsl:apply-templates select="$liste" mode="appels"/>
    </div>
  </xsl:template>

  <xsl:template match="c:teleservice" mode="appels-choix">
    <option value="{c:code}">
      <xsl:if test="c:code = $cadre/v:entree[@nom = 'teleservice']"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="c:intitule"/>
    </option>
  </xsl:template>

  <xsl:template match="*" mode="appels">
    <p class="bo-empty"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.vide'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:appels]" mode="appels">
    <div class="bo-scroll" role="region" aria-labelledby="legende-appels" tabindex="0">
      <table class="bo-table">
        <caption class="wsc-hidden" id="legende-appels"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.titre'"/></xsl:call-template></caption>
        <thead><tr>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.contrat'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.logiciel'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.operation'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.nombre'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.refus'"/></xsl:call-template></th>
          <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.dernier'"/></xsl:call-template></th>
        </tr></thead>
        <tbody><xsl:apply-templates select="c:appels" mode="appels"/></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="c:appels" mode="appels" priority="1">
    <tr>
      <th scope="row"><xsl:apply-templates select="." mode="appels-demarche"/><small><code><xsl:value-of select="c:espaceDeNoms"/></code></small></th>
      <td><xsl:apply-templates select="." mode="appels-logiciel"/></td>
      <td><code><xsl:value-of select="c:operation"/></code></td>
      <td class="bo-num"><xsl:value-of select="c:nombre"/></td>
      <td class="bo-num"><xsl:value-of select="c:refus"/></td>
      <td><xsl:apply-templates select="c:dernierJour" mode="bo-date"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:appels" mode="appels-demarche"><xsl:value-of select="c:service"/></xsl:template>
  <xsl:template match="c:appels[key('appels.demarche', c:service)]" mode="appels-demarche">
    <a href="{$base}teleservices/{c:service}"><xsl:value-of select="key('appels.demarche', c:service)/c:intitule"/></a>
  </xsl:template>

  <xsl:template match="c:appels" mode="appels-logiciel"><xsl:call-template name="label"><xsl:with-param name="cle" select="'integrateurs.appels.sans-cle'"/></xsl:call-template></xsl:template>
  <xsl:template match="c:appels[c:integrateur]" mode="appels-logiciel">
    <a href="{$base}integrateurs?integrateur={c:integrateur}"><xsl:value-of select="key('appels.logiciel', c:integrateur)/c:nom"/></a>
  </xsl:template>
</xsl:stylesheet>
