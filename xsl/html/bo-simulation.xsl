<?xml version="1.0" encoding="UTF-8"?>
<!-- Playing a dossier in the draft, and the simulations that are kept as tests. Answers: `simulation`, then
     `rejeuSimulations`; the acts played travel with the form, one parameter `acte.N` each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-simulation']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.titre'"/><xsl:with-param name="demarche" select="$cadre/v:parametre[@nom = 'intitule']"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-simulation']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="jeu" select="v:contenu/*[1]"/>
    <xsl:variable name="tests" select="v:contenu/*[2]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.aide'"/></xsl:call-template></p>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <xsl:if test="$jeu/c:echec"><p class="bo-notice bo-notice--bad" role="alert"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template><xsl:apply-templates select="$jeu/c:echec" mode="simulation-phrase"/></p></xsl:if>
    <div class="bo-2">
      <div>
        <form class="bo-panel" action="{$ici}/simulation" method="post">
          <h2>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.ou'"/><xsl:with-param name="etape" select="$jeu/c:etapeLibelle"/></xsl:call-template>
          </h2>
          <p class="bo-quiet"><xsl:apply-templates select="$jeu/c:date" mode="bo-date"/><xsl:if test="$jeu/c:issue"> · <strong><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.issue.', $jeu/c:issue)"/></xsl:call-template></strong></xsl:if></p>
          <xsl:call-template name="csrf"/>
          <xsl:call-template name="simulation.actes"/>
          <xsl:if test="$jeu/c:action">
            <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.faire'"/></xsl:call-template></h3>
            <xsl:apply-templates select="$jeu/c:action" mode="simulation"/>
          </xsl:if>
          <xsl:if test="not($jeu/c:issue)">
            <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.temps'"/></xsl:call-template></h3>
            <p class="bo-field">
              <label class="bo-label" for="jours"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.jours'"/></xsl:call-template></label>
              <input class="bo-input" id="jours" name="jours" inputmode="numeric" size="4"/>
              <xsl:text> </xsl:text>
              <button class="bo-button" type="submit" name="geste" value="passer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.passer'"/></xsl:call-template></button>
            </p>
          </xsl:if>
          <p class="bo-tools"><a class="bo-button" href="{$ici}/simulation"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.recommencer'"/></xsl:call-template></a></p>
        </form>
        <form class="bo-panel" action="{$ici}/simulation" method="post">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.enregistrer-titre'"/></xsl:call-template></h2>
          <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.enregistrer-aide'"/></xsl:call-template></p>
          <xsl:call-template name="csrf"/>
          <xsl:call-template name="simulation.actes"/>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'nom'"/><xsl:with-param name="cle" select="'processus.simulation.nom'"/></xsl:call-template>
          <p class="bo-tools"><button class="bo-button" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.enregistrer'"/></xsl:call-template></button></p>
        </form>
      </div>
      <div>
        <section class="bo-panel" aria-labelledby="t-histoire">
          <h2 id="t-histoire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.histoire'"/></xsl:call-template></h2>
          <ol class="bo-log"><xsl:apply-templates select="$jeu/c:pas" mode="simulation"/></ol>
        </section>
        <xsl:apply-templates select="$tests" mode="simulation-tests"/>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="simulation.actes">
    <xsl:for-each select="$cadre/v:parametre[starts-with(@nom, 'acte.')]"><input type="hidden" name="acte" value="{.}"/></xsl:for-each>
  </xsl:template>
  <xsl:template match="c:echec" mode="simulation-phrase"><xsl:apply-templates mode="bo-phrase"/></xsl:template>

  <xsl:template match="c:action" mode="simulation">
    <div class="bo-msg">
      <xsl:variable name="id" select="concat(c:nom, '-', c:acteur)"/>
      <xsl:if test="c:motif">
        <p class="bo-field">
          <label class="bo-label" for="motif-{$id}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.motif'"/></xsl:call-template></label>
          <select class="bo-select bo-wide" id="motif-{$id}" name="motif.{c:nom}"><xsl:for-each select="c:motif"><option value="{c:code}"><xsl:value-of select="c:libelle"/></option></xsl:for-each></select>
        </p>
      </xsl:if>
      <xsl:for-each select="c:champ[c:type != 'pieceJointe' and c:type != 'information']">
        <p class="bo-field">
          <label class="bo-label" for="valeur-{$id}-{c:nom}"><xsl:value-of select="c:libelle"/></label>
          <xsl:choose>
            <xsl:when test="c:option"><select class="bo-select bo-wide" id="valeur-{$id}-{c:nom}" name="valeur.{../c:nom}.{c:nom}"><option value=""/><xsl:for-each select="c:option"><option value="{c:code}"><xsl:value-of select="c:libelle"/></option></xsl:for-each></select></xsl:when>
            <xsl:otherwise><input class="bo-input bo-wide" id="valeur-{$id}-{c:nom}" name="valeur.{../c:nom}.{c:nom}"/></xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:for-each>
      <p class="bo-tools">
        <button class="bo-button" type="submit" name="action" value="{c:nom}@{c:acteur}"><xsl:value-of select="c:libelle"/></button>
        <span class="bo-quiet bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.par'"/><xsl:with-param name="qui" select="c:acteurLibelle"/></xsl:call-template></span>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="c:pas" mode="simulation">
    <li>
      <time datetime="{c:date}"><xsl:apply-templates select="c:date" mode="bo-date"/></time>
      <div>
        <span class="bo-step"><strong><xsl:value-of select="c:libelle"/></strong><span class="bo-quiet"> · <xsl:value-of select="c:acteur"/></span></span>
        <span class="bo-why">→ <xsl:value-of select="c:etapeLibelle"/></span>
        <xsl:for-each select="c:texte">
          <details>
            <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.texte.', c:genre)"/></xsl:call-template><xsl:text> · </xsl:text><xsl:value-of select="c:destinataire"/><xsl:text> · </xsl:text><xsl:value-of select="c:objet"/></summary>
            <p class="bo-lines"><xsl:value-of select="c:corps"/></p>
          </details>
        </xsl:for-each>
        <xsl:for-each select="c:effet"><span class="bo-why"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.effet'"/><xsl:with-param name="effet" select="."/></xsl:call-template></span></xsl:for-each>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="simulation-tests">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <section class="bo-panel" aria-labelledby="t-tests">
      <h2 id="t-tests"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.tests'"/></xsl:call-template></h2>
      <xsl:if test="not(c:resultat)"><p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.aucune'"/></xsl:call-template></p></xsl:if>
      <xsl:for-each select="c:resultat">
        <div class="bo-msg">
          <p class="bo-msg-title">
            <span><xsl:attribute name="class">bo-tag <xsl:choose><xsl:when test="c:reussie = 'true'">bo-tag--ok</xsl:when><xsl:otherwise>bo-tag--bad</xsl:otherwise></xsl:choose></xsl:attribute><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:choose><xsl:when test="c:reussie = 'true'">processus.simulation.reussie</xsl:when><xsl:otherwise>processus.simulation.echouee</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></span>
            <xsl:text> </xsl:text><xsl:value-of select="c:nom"/>
          </p>
          <xsl:if test="c:echec"><p class="bo-why"><xsl:apply-templates select="c:echec" mode="simulation-phrase"/></p></xsl:if>
          <form action="{$ici}/simulation" method="post">
            <xsl:call-template name="csrf"/>
            <input type="hidden" name="nom" value="{c:nom}"/>
            <p class="bo-tools"><button class="bo-button" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.supprimer'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="c:nom"/></span></button></p>
          </form>
        </div>
      </xsl:for-each>
      <xsl:if test="c:resultat">
        <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.couverture'"/><xsl:with-param name="faites" select="c:actionCouverte"/><xsl:with-param name="toutes" select="*[local-name() = 'action'][1]"/></xsl:call-template></p>
        <xsl:if test="c:nonCouverte"><details><summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.simulation.non-couvertes'"/></xsl:call-template></summary><ul><xsl:for-each select="c:nonCouverte"><li><xsl:value-of select="."/></li></xsl:for-each></ul></details></xsl:if>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
