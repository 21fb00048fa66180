<?xml version="1.0" encoding="UTF-8"?>
<!-- Message types, letter types and standard texts: lists, forms, preview. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-messages']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.titre'"/><xsl:with-param name="demarche" select="v:contenu/*[1]/c:intitule"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-messages']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="liste" select="v:contenu/*[1]"/>
    <xsl:variable name="messages" select="concat($base, 'teleservices/', $liste/c:teleservice, '/messages')"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <div class="bo-head">
      <div><h1><xsl:apply-templates select="." mode="bo-titre"/></h1></div>
      <p class="bo-tools">
        <a class="bo-button" href="{$base}textes"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes'"/></xsl:call-template></a>
        <xsl:if test="$liste/c:version">
          <a class="bo-button" href="{$messages}/message/nouvelle"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.ajouter'"/></xsl:call-template></a>
          <a class="bo-button" href="{$messages}/courrier/nouvelle"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.courriers.ajouter'"/></xsl:call-template></a>
        </xsl:if>
      </p>
    </div>
    <xsl:if test="not($liste/c:version)"><p class="bo-notice bo-notice--wait"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'information'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.sans-brouillon'"/></xsl:call-template></p></xsl:if>
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende-messages" tabindex="0">
        <table class="bo-table">
          <caption class="wsc-hidden" id="legende-messages"><xsl:apply-templates select="." mode="bo-titre"/></caption>
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.objet'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.genre'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.utilise'"/></xsl:call-template></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="$liste/c:message">
              <tr>
                <th scope="row"><a href="{$messages}/{c:genre}/{c:code}"><xsl:value-of select="c:objet"/></a><small><xsl:value-of select="c:code"/></small></th>
                <td><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.texte.', c:genre)"/></xsl:call-template></td>
                <td><xsl:for-each select="c:utilise"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:if test="not(c:utilise)"><span class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.inutilise'"/></xsl:call-template></span></xsl:if></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </div>
  </xsl:template>

  <!-- One message, its preview at the side -->

  <xsl:template match="v:vue[@nom = 'bo-message']" mode="bo-titre">
    <xsl:variable name="nom" select="$cadre/v:parametre[@nom = 'message']"/>
    <xsl:variable name="genre" select="$cadre/v:parametre[@nom = 'genre']"/>
    <xsl:variable name="message" select="v:contenu/*[1]/c:message[c:code = $nom and c:genre = $genre]"/>
    <xsl:choose>
      <xsl:when test="$message"><xsl:value-of select="$message/c:code"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.nouveau.', $genre)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-message']" mode="bo-corps">
    <xsl:variable name="liste" select="v:contenu/*[1]"/>
    <xsl:variable name="apercu" select="v:contenu/*[2]"/>
    <xsl:variable name="nom" select="$cadre/v:parametre[@nom = 'message']"/>
    <xsl:variable name="genre" select="$cadre/v:parametre[@nom = 'genre']"/>
    <xsl:variable name="message" select="$liste/c:message[c:code = $nom and c:genre = $genre]"/>
    <xsl:variable name="messages" select="concat($base, 'teleservices/', $liste/c:teleservice, '/messages')"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$messages"/><xsl:with-param name="cle" select="'processus.messages.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <div class="bo-2">
      <form class="bo-panel" action="{$messages}/{$genre}/{$nom}" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="version" value="{$liste/c:version}"/>
        <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
        <xsl:if test="not($message)"><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.code'"/><xsl:with-param name="aide" select="'processus.code-aide'"/></xsl:call-template></xsl:if>
        <xsl:if test="$genre = 'courrier'"><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'processus.courriers.libelle'"/><xsl:with-param name="valeur" select="$message/c:libelle"/></xsl:call-template></xsl:if>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'objet'"/><xsl:with-param name="cle" select="'processus.messages.objet'"/><xsl:with-param name="valeur" select="$message/c:objet"/></xsl:call-template>
        <xsl:call-template name="saisie.zone"><xsl:with-param name="nom" select="'corps'"/><xsl:with-param name="cle" select="'processus.messages.corps'"/><xsl:with-param name="aide" select="'processus.messages.corps-aide'"/><xsl:with-param name="valeur" select="$message/c:corps"/><xsl:with-param name="lignes" select="'14'"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'numero'"/><xsl:with-param name="cle" select="'processus.messages.numero'"/><xsl:with-param name="aide" select="'processus.messages.numero-aide'"/><xsl:with-param name="valeur" select="$apercu/c:numero"/></xsl:call-template>
        <p class="bo-tools">
          <xsl:if test="$liste/c:version"><button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.enregistrer'"/></xsl:call-template></button></xsl:if>
          <button class="bo-button" type="submit" name="geste" value="voir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.voir'"/></xsl:call-template></button>
          <xsl:if test="$message and $liste/c:version"><button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.supprimer'"/></xsl:call-template></button></xsl:if>
        </p>
      </form>
      <div>
        <section class="bo-panel" aria-labelledby="t-apercu">
          <h2 id="t-apercu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.apercu'"/></xsl:call-template></h2>
          <p class="bo-quiet bo-small">
            <xsl:choose>
              <xsl:when test="$apercu/c:numero"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.reel'"/><xsl:with-param name="numero" select="$apercu/c:numero"/></xsl:call-template></xsl:when>
              <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.exemple'"/></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </p>
          <xsl:if test="$apercu">
            <div class="bo-msg bo-msg--out">
              <p class="bo-msg-title"><xsl:value-of select="$apercu/c:objet"/></p>
              <p class="bo-lines"><xsl:value-of select="$apercu/c:corps"/></p>
            </div>
          </xsl:if>
        </section>
        <details class="bo-panel">
          <summary><strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages.champs'"/></xsl:call-template></strong></summary>
          <ul class="bo-champs-fusion"><xsl:for-each select="$liste/c:champFusion"><li><code><xsl:value-of select="concat('{{', ., '}}')"/></code></li></xsl:for-each></ul>
        </details>
      </div>
    </div>
  </xsl:template>

  <!-- Standard texts -->

  <xsl:template match="v:vue[@nom = 'bo-textes']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes'"/></xsl:call-template></xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-textes']" mode="bo-corps">
    <xsl:variable name="texte" select="v:contenu/*[1]/c:texte[c:code = $cadre/v:parametre[@nom = 'texte']]"/>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes.aide'"/></xsl:call-template></p>
    <div class="bo-2">
      <section class="bo-panel" aria-labelledby="t-textes">
        <h2 id="t-textes"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes.liste'"/></xsl:call-template></h2>
        <xsl:if test="not(v:contenu/*[1]/c:texte)"><p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes.aucun'"/></xsl:call-template></p></xsl:if>
        <xsl:for-each select="v:contenu/*[1]/c:texte">
          <div class="bo-msg">
            <p class="bo-msg-title"><a href="{$base}textes?texte={c:code}"><xsl:value-of select="c:libelle"/></a></p>
            <p class="bo-quiet bo-small"><code><xsl:value-of select="concat('{{texte.', c:code, '}}')"/></code></p>
            <p class="bo-lines"><xsl:value-of select="c:corps"/></p>
          </div>
        </xsl:for-each>
      </section>
      <form class="bo-panel" action="{$base}textes" method="post">
        <h2><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:choose><xsl:when test="$texte">processus.textes.modifier</xsl:when><xsl:otherwise>processus.textes.ajouter</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></h2>
        <xsl:call-template name="csrf"/>
        <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
        <xsl:choose>
          <xsl:when test="$texte"><input type="hidden" name="code" value="{$texte/c:code}"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.code'"/><xsl:with-param name="aide" select="'processus.textes.code-aide'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'processus.textes.libelle'"/><xsl:with-param name="valeur" select="$texte/c:libelle"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
        <xsl:call-template name="saisie.zone"><xsl:with-param name="nom" select="'corps'"/><xsl:with-param name="cle" select="'processus.messages.corps'"/><xsl:with-param name="valeur" select="$texte/c:corps"/><xsl:with-param name="lignes" select="'6'"/></xsl:call-template>
        <p class="bo-tools">
          <button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes.enregistrer'"/></xsl:call-template></button>
          <xsl:if test="$texte"><a class="bo-button" href="{$base}textes"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.annuler'"/></xsl:call-template></a><button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.textes.supprimer'"/></xsl:call-template></button></xsl:if>
        </p>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
