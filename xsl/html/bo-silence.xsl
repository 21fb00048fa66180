<?xml version="1.0" encoding="UTF-8"?>
<!-- What the administration's silence decides and when: said beside the tree, and its form. The answer is `arbre`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- Beside the tree -->

  <xsl:template match="*" mode="processus-silence">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <section class="bo-panel" aria-labelledby="t-silence">
      <h2 id="t-silence"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence'"/></xsl:call-template></h2>
      <xsl:choose>
        <xsl:when test="c:silence"><ul class="bo-plain"><xsl:apply-templates select="c:silence" mode="silence-phrase"/></ul></xsl:when>
        <xsl:otherwise><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.aucun'"/></xsl:call-template></p></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="c:version">
        <p class="bo-tools"><a class="bo-button" href="{$ici}/silence"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.modifier'"/></xsl:call-template></a></p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="c:silence" mode="silence-phrase">
    <xsl:variable name="rang" select="position()"/>
    <li>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.silence.effet.', c:effet)"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <small>
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'processus.silence.delai-phrase'"/>
          <xsl:with-param name="n" select="../c:silenceDelai[$rang]"/>
          <xsl:with-param name="unite"><xsl:call-template name="silence.unite"/></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="silence.depuis"/>
        <xsl:if test="c:condition"><xsl:text> · </xsl:text><code><xsl:value-of select="c:condition"/></code></xsl:if>
      </small>
    </li>
  </xsl:template>

  <xsl:template name="silence.unite">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.unite.', substring(concat('mois', c:unite), 1 + 4 * boolean(c:unite)))"/></xsl:call-template>
  </xsl:template>
  <xsl:template name="silence.depuis">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.silence.depuis.', substring(concat('depot', c:depuis), 1 + 5 * boolean(c:depuis)))"/></xsl:call-template>
  </xsl:template>

  <!-- The form: the rows that there are, then one or two more -->

  <xsl:template match="v:vue[@nom = 'bo-silence']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-silence']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="arbre" select="v:contenu/*[1]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <form class="bo-panel bo-panel--form" action="{$ici}/silence" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{$arbre/c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="designer.reponses"/>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.aide'"/></xsl:call-template></p>
      <xsl:for-each select="$arbre/c:silence">
        <xsl:call-template name="silence.ligne"><xsl:with-param name="n" select="position()"/><xsl:with-param name="silence" select="."/></xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="silence.ligne"><xsl:with-param name="n" select="count($arbre/c:silence) + 1"/></xsl:call-template>
      <xsl:if test="$arbre/c:silence">
        <xsl:call-template name="silence.ligne"><xsl:with-param name="n" select="count($arbre/c:silence) + 2"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="saisie.boutons"><xsl:with-param name="cle" select="'processus.silence.enregistrer'"/><xsl:with-param name="retour" select="$ici"/></xsl:call-template>
    </form>
    <xsl:apply-templates select="$arbre" mode="silence-etapes"/>
  </xsl:template>

  <xsl:template name="silence.ligne">
    <xsl:param name="n"/>
    <xsl:param name="silence" select="/.."/>
    <xsl:variable name="nom" select="concat('silence.', $n, '.')"/>
    <fieldset class="bo-field">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.cas'"/><xsl:with-param name="n" select="$n"/></xsl:call-template></legend>
      <div class="bo-2">
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="concat($nom, 'effet')"/><xsl:with-param name="cle" select="'processus.silence.vaut'"/><xsl:with-param name="valeur" select="$silence/c:effet"/><xsl:with-param name="vide" select="'processus.silence.rien'"/><xsl:with-param name="codes" select="'acceptation rejet aucun'"/><xsl:with-param name="prefixe" select="'processus.silence.effet.'"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat($nom, 'delai')"/><xsl:with-param name="cle" select="'processus.silence.delai'"/><xsl:with-param name="aide" select="'processus.silence.delai-aide'"/><xsl:with-param name="valeur" select="$silence/c:delai"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="concat($nom, 'unite')"/><xsl:with-param name="cle" select="'processus.action.unite'"/><xsl:with-param name="valeur" select="$silence/c:unite"/><xsl:with-param name="codes" select="'mois jours joursOuvres'"/><xsl:with-param name="prefixe" select="'processus.unite.'"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="concat($nom, 'depuis')"/><xsl:with-param name="cle" select="'processus.action.depuis'"/><xsl:with-param name="valeur" select="$silence/c:depuis"/><xsl:with-param name="codes" select="'depot complet'"/><xsl:with-param name="prefixe" select="'processus.depuis.'"/></xsl:call-template>
      </div>
      <xsl:call-template name="designer.condition"><xsl:with-param name="simple" select="$silence/c:conditionSimple"/><xsl:with-param name="texte" select="$silence/c:condition"/><xsl:with-param name="nom" select="concat($nom, 'condition')"/><xsl:with-param name="base-nom" select="concat($nom, 'condition.')"/><xsl:with-param name="legende" select="'processus.silence.condition'"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- Étape by étape: whether the delay runs there, and the action done at its end -->

  <xsl:template match="*" mode="silence-etapes">
    <div class="bo-panel bo-panel--flush">
      <h2 id="t-delai"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.etapes'"/></xsl:call-template></h2>
      <div class="bo-scroll" role="group" aria-labelledby="t-delai" tabindex="0">
        <table class="bo-table">
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.chercher.etape'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.etape.legal'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.action'"/></xsl:call-template></th>
          </tr></thead>
          <tbody><xsl:apply-templates select="c:etape[not(c:issue)]" mode="silence-etape"/></tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="c:etape" mode="silence-etape">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="fin" select="c:action[c:definition/c:declencheur = 'silence']"/>
    <tr>
      <th scope="row"><a href="{$ici}/etapes/{c:code}"><xsl:apply-templates select="." mode="saisie-libelle"/></a></th>
      <td><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.legal.', substring(concat('continue', c:delaiLegal), 1 + 8 * boolean(c:delaiLegal)))"/></xsl:call-template></td>
      <td>
        <xsl:for-each select="$fin"><a href="{$ici}/etapes/{../c:code}/actions/{c:definition/c:nom}"><xsl:value-of select="c:titre"/></a><xsl:if test="c:cibleLibelle"> → <xsl:value-of select="c:cibleLibelle"/></xsl:if></xsl:for-each>
        <xsl:if test="not($fin)"><a href="{$ici}/actions?etape={c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.silence.ajouter'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.l-etape'"/><xsl:with-param name="etape" select="c:libelleAgent"/></xsl:call-template></span></a></xsl:if>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
