<?xml version="1.0" encoding="UTF-8"?>
<!-- Moving running dossiers to the revision in force. Answer: migration, as a trial. The parameter `etape` is choisir
     (all of them, to be chosen) or confirmer (the chosen ones). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:key name="migration.etape" match="c:dossier[c:etapeAvant]" use="c:etapeAvant"/>

  <xsl:template match="v:vue[@nom = 'bo-migration']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.titre'"/><xsl:with-param name="n" select="v:contenu/*/c:revision"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-migration']" mode="bo-corps">
    <xsl:variable name="migration" select="v:contenu/*"/>
    <p class="bo-small bo-back">
      <a href="{$base}teleservices/{$migration/c:teleservice}"><xsl:call-template name="bo.icone-retour"/><xsl:value-of select="$migration/c:intitule"/></a>
    </p>
    <div class="bo-head"><div>
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <p class="bo-quiet"><xsl:value-of select="$migration/c:intitule"/></p>
    </div></div>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <xsl:apply-templates select="$migration" mode="migration"/>
  </xsl:template>

  <xsl:template match="*" mode="migration">
    <p class="bo-panel bo-empty"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.rien'"/></xsl:call-template></p>
  </xsl:template>

  <xsl:template match="*[c:dossier]" mode="migration">
    <xsl:variable name="confirmer" select="$cadre/v:parametre[@nom = 'etape'] = 'confirmer'"/>
    <p>
      <xsl:choose>
        <xsl:when test="$confirmer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.confirmer-aide'"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.aide'"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
    <form action="{$base}teleservices/{c:teleservice}/migration" method="post">
      <xsl:call-template name="csrf"/>
      <xsl:choose>
        <xsl:when test="$confirmer">
          <xsl:for-each select="$cadre/v:entree[starts-with(@nom, 'vers.')]"><input type="hidden" name="{@nom}" value="{.}"/></xsl:for-each>
          <xsl:for-each select="c:dossier[c:migre = 'true']"><input type="hidden" name="numero" value="{c:numero}"/></xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="migration-etapes"/></xsl:otherwise>
      </xsl:choose>
      <div class="bo-panel bo-panel--flush" id="dossiers">
        <div class="bo-scroll" role="region" aria-labelledby="legende" tabindex="0">
          <table class="bo-table">
            <caption class="wsc-hidden" id="legende"><xsl:apply-templates select="/v:vue" mode="bo-titre"/></caption>
            <thead><tr>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.dossier'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.colonne.citoyen'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.avant'"/></xsl:call-template></th>
              <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.apres'"/></xsl:call-template></th>
            </tr></thead>
            <tbody><xsl:apply-templates select="c:dossier" mode="migration"/></tbody>
          </table>
        </div>
      </div>
      <p class="bo-tools">
        <xsl:choose>
          <xsl:when test="not(c:dossier[c:migre = 'true'])"/>
          <xsl:when test="$confirmer">
            <button class="bo-button bo-button--main" type="submit" name="geste" value="confirmer"><xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.migration.confirmer'"/><xsl:with-param name="n" select="count(c:dossier[c:migre = 'true'])"/></xsl:call-template></button>
          </xsl:when>
          <xsl:otherwise>
            <button class="bo-button bo-button--main" type="submit" name="geste" value="choisir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.choisir'"/></xsl:call-template></button>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$confirmer"><a class="bo-button" href="{$base}teleservices/{c:teleservice}/migration"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.revenir'"/></xsl:call-template></a></xsl:if>
      </p>
    </form>
  </xsl:template>

  <!-- One row: chosen or not, where it is, where it would be or why it stays -->
  <xsl:template match="c:dossier" mode="migration">
    <tr>
      <th scope="row" class="bo-num"><xsl:apply-templates select="." mode="migration-choix"/></th>
      <td class="bo-person"><xsl:value-of select="c:citoyen"/></td>
      <td>
        <xsl:value-of select="c:etapeAvantLibelle"/>
        <xsl:if test="c:revisionAvant"><small><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.revision'"/><xsl:with-param name="n" select="c:revisionAvant"/></xsl:call-template></small></xsl:if>
      </td>
      <td><xsl:apply-templates select="." mode="migration-suite"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="c:dossier" mode="migration-choix"><xsl:value-of select="c:numero"/></xsl:template>
  <xsl:template match="v:vue[v:cadre/v:parametre[@nom = 'etape'] = 'choisir']/v:contenu/*/c:dossier[c:migre = 'true']" mode="migration-choix">
    <label class="bo-check">
      <input type="checkbox" name="numero" value="{c:numero}">
        <xsl:if test="not($cadre/v:entree) or $cadre/v:entree[@nom = concat('numero.', current()/c:numero)]"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:value-of select="c:numero"/>
    </label>
  </xsl:template>

  <xsl:template match="c:dossier" mode="migration-suite">
    <span class="bo-tag bo-tag--wait"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'pause'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.reste'"/></xsl:call-template></span>
    <small><xsl:apply-templates select="c:raison/text()" mode="bo-phrase"/></small>
  </xsl:template>
  <xsl:template match="c:dossier[c:migre = 'true']" mode="migration-suite">
    <xsl:value-of select="c:etapeLibelle"/>
    <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.revision'"/><xsl:with-param name="n" select="c:revision"/></xsl:call-template></small>
  </xsl:template>

  <!-- The étapes that are no more: which one replaces each -->
  <xsl:template match="*" mode="migration-etapes">
    <xsl:variable name="etapes" select="c:etape"/>
    <xsl:variable name="demandees" select="c:dossier[c:etapeAbsente = 'true' or concat('vers.', c:etapeAvant) = $cadre/v:entree/@nom][generate-id() = generate-id(key('migration.etape', c:etapeAvant)[1])]"/>
    <xsl:if test="$demandees">
      <fieldset class="bo-panel">
        <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.etapes'"/></xsl:call-template></legend>
        <xsl:for-each select="$demandees">
          <xsl:variable name="nom" select="concat('vers.', c:etapeAvant)"/>
          <xsl:variable name="choisie" select="$cadre/v:entree[@nom = $nom]"/>
          <p class="bo-field">
            <label class="bo-label" for="{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.remplace'"/><xsl:with-param name="etape" select="c:etapeAvantLibelle"/></xsl:call-template></label>
            <select class="bo-select bo-wide" id="{$nom}" name="{$nom}">
              <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.aucune'"/></xsl:call-template></option>
              <xsl:for-each select="$etapes">
                <option value="{c:code}"><xsl:if test="c:code = $choisie"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="c:libelle"/></option>
              </xsl:for-each>
            </select>
          </p>
        </xsl:for-each>
        <p class="bo-tools"><button class="bo-button" type="submit" name="geste" value="correspondance"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.revoir'"/></xsl:call-template></button></p>
      </fieldset>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
