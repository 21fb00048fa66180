<?xml version="1.0" encoding="UTF-8"?>
<!-- The town's acteurs, its agents and their absences, the journal of administrators. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <!-- Acteurs -->

  <xsl:template match="v:vue[@nom = 'bo-acteurs']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.acteurs'"/></xsl:call-template></xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-acteurs']" mode="bo-corps">
    <xsl:variable name="acteur" select="v:contenu/*[1]/c:acteur[c:code = $cadre/v:parametre[@nom = 'acteur']]"/>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.acteurs.aide'"/></xsl:call-template></p>
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende-acteurs" tabindex="0">
        <table class="bo-table">
          <caption class="wsc-hidden" id="legende-acteurs"><xsl:apply-templates select="." mode="bo-titre"/></caption>
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.nom'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.genre'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.boite'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.agents'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.demarches'"/></xsl:call-template></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="v:contenu/*[1]/c:acteur">
              <tr>
                <th scope="row"><xsl:choose><xsl:when test="$admin"><a href="{$base}acteurs?acteur={c:code}#modifier"><xsl:value-of select="c:libelle"/></a></xsl:when><xsl:otherwise><xsl:value-of select="c:libelle"/></xsl:otherwise></xsl:choose><small><xsl:value-of select="c:code"/></small></th>
                <td><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.genre.', c:genre)"/></xsl:call-template></td>
                <td><xsl:value-of select="c:courriel"/><xsl:if test="c:telephone"><small><xsl:value-of select="c:telephone"/></small></xsl:if></td>
                <td class="bo-num"><xsl:if test="c:genre = 'service'"><xsl:value-of select="c:agents"/></xsl:if></td>
                <td><xsl:for-each select="c:teleservice"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </div>
    <xsl:if test="$admin">
    <form class="bo-panel bo-panel--form" id="modifier" action="{$base}acteurs" method="post">
      <h2>
        <xsl:choose>
          <xsl:when test="$acteur"><xsl:value-of select="$acteur/c:libelle"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.acteur.ajouter'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:call-template name="csrf"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:choose>
        <xsl:when test="$acteur"><input type="hidden" name="code" value="{$acteur/c:code}"/></xsl:when>
        <xsl:otherwise><input type="hidden" name="nouveau" value="true"/><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.code'"/><xsl:with-param name="aide" select="'processus.code-aide'"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'equipe.nom'"/><xsl:with-param name="valeur" select="$acteur/c:libelle"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
      <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'genre'"/><xsl:with-param name="cle" select="'equipe.genre'"/><xsl:with-param name="valeur" select="$acteur/c:genre"/><xsl:with-param name="codes" select="'service externe metier'"/><xsl:with-param name="prefixe" select="'processus.genre.'"/></xsl:call-template>
      <div class="bo-2">
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'equipe.boite'"/><xsl:with-param name="valeur" select="$acteur/c:courriel"/><xsl:with-param name="type" select="'email'"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'telephone'"/><xsl:with-param name="cle" select="'equipe.telephone'"/><xsl:with-param name="valeur" select="$acteur/c:telephone"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'adresse'"/><xsl:with-param name="cle" select="'equipe.adresse'"/><xsl:with-param name="valeur" select="$acteur/c:adresse"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'horaires'"/><xsl:with-param name="cle" select="'equipe.horaires'"/><xsl:with-param name="valeur" select="$acteur/c:horaires"/></xsl:call-template>
      </div>
      <p class="bo-tools">
        <button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.acteur.enregistrer'"/></xsl:call-template></button>
        <xsl:if test="$acteur">
          <a class="bo-button" href="{$base}acteurs"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.annuler'"/></xsl:call-template></a>
          <button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.acteur.supprimer'"/></xsl:call-template></button>
        </xsl:if>
      </p>
    </form>
    </xsl:if>
  </xsl:template>

  <!-- Agents -->

  <xsl:template match="v:vue[@nom = 'bo-agents']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.agents'"/></xsl:call-template></xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-agents']" mode="bo-corps">
    <xsl:variable name="agents" select="v:contenu/*[1]/c:agent"/>
    <xsl:variable name="services" select="v:contenu/*[2]/c:acteur[c:genre = 'service']"/>
    <xsl:variable name="agent" select="$agents[c:identifiant = $cadre/v:parametre[@nom = 'agent']]"/>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <div class="bo-panel bo-panel--flush">
      <div class="bo-scroll" role="region" aria-labelledby="legende-agents" tabindex="0">
        <table class="bo-table">
          <caption class="wsc-hidden" id="legende-agents"><xsl:apply-templates select="." mode="bo-titre"/></caption>
          <thead><tr>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.nom'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.profil'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.services'"/></xsl:call-template></th>
            <th scope="col"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absences'"/></xsl:call-template></th>
          </tr></thead>
          <tbody>
            <xsl:for-each select="$agents">
              <tr>
                <th scope="row"><a href="{$base}agents?agent={c:identifiant}#modifier"><xsl:value-of select="concat(c:civilite, ' ', c:nom, ' ', c:prenom)"/></a><small><xsl:value-of select="c:identifiant"/></small></th>
                <td>
                  <xsl:call-template name="equipe.profil"><xsl:with-param name="profil" select="c:profil"/></xsl:call-template>
                  <xsl:if test="c:actif = 'false'"><xsl:text> </xsl:text><span class="bo-tag bo-tag--off"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.inactif'"/></xsl:call-template></span></xsl:if>
                </td>
                <td><xsl:for-each select="c:service"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="$services[c:code = current()]/c:libelle | self::*[not($services/c:code = .)]"/></xsl:for-each></td>
                <td>
                  <xsl:for-each select="c:absence">
                    <p>
                      <xsl:if test="c:enCours = 'true'"><span class="bo-tag bo-tag--wait"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absent'"/></xsl:call-template></span><xsl:text> </xsl:text></xsl:if>
                      <xsl:apply-templates select="c:du" mode="bo-date"/><xsl:text> – </xsl:text><xsl:apply-templates select="c:au" mode="bo-date"/>
                      <small><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.remplace-par'"/><xsl:with-param name="qui" select="c:remplacantNom"/></xsl:call-template></small>
                    </p>
                    <form action="{$base}agents" method="post">
                      <xsl:call-template name="csrf"/>
                      <input type="hidden" name="identifiant" value="{../c:identifiant}"/>
                      <input type="hidden" name="du" value="{c:du}"/>
                      <button class="bo-button" type="submit" name="geste" value="annuler"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absence.annuler'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="../c:nom"/></span></button>
                    </form>
                  </xsl:for-each>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </div>
    <div class="bo-2" id="modifier">
      <xsl:if test="$admin">
      <form class="bo-panel" action="{$base}agents" method="post">
        <h2>
          <xsl:choose>
            <xsl:when test="$agent"><xsl:value-of select="concat($agent/c:civilite, ' ', $agent/c:nom, ' ', $agent/c:prenom)"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.agent.ajouter'"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </h2>
        <xsl:call-template name="csrf"/>
        <xsl:choose>
          <xsl:when test="$agent"><input type="hidden" name="identifiant" value="{$agent/c:identifiant}"/></xsl:when>
          <xsl:otherwise><input type="hidden" name="nouveau" value="true"/><xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'identifiant'"/><xsl:with-param name="cle" select="'equipe.identifiant'"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'civilite'"/><xsl:with-param name="cle" select="'equipe.civilite'"/><xsl:with-param name="valeur" select="$agent/c:civilite"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'nom'"/><xsl:with-param name="cle" select="'equipe.nom'"/><xsl:with-param name="valeur" select="$agent/c:nom"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'prenom'"/><xsl:with-param name="cle" select="'equipe.prenom'"/><xsl:with-param name="valeur" select="$agent/c:prenom"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'profil'"/><xsl:with-param name="cle" select="'equipe.profil'"/><xsl:with-param name="valeur" select="$agent/c:profil"/><xsl:with-param name="codes" select="'agent gestionnaire administrateur'"/><xsl:with-param name="prefixe" select="'processus.profil.'"/></xsl:call-template>
        <fieldset class="bo-field">
          <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.services'"/></xsl:call-template></legend>
          <xsl:for-each select="$services">
            <label class="bo-check"><input type="checkbox" name="service" value="{c:code}"><xsl:if test="$agent/c:service = c:code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><xsl:value-of select="c:libelle"/></label>
          </xsl:for-each>
        </fieldset>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'motDePasse'"/><xsl:with-param name="cle" select="'equipe.mot-de-passe'"/><xsl:with-param name="aide" select="'equipe.mot-de-passe-aide'"/><xsl:with-param name="type" select="'password'"/></xsl:call-template>
        <p class="bo-tools">
          <button class="bo-button bo-button--main" type="submit" name="geste" value="enregistrer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.agent.enregistrer'"/></xsl:call-template></button>
          <xsl:if test="$agent"><a class="bo-button" href="{$base}agents"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.annuler'"/></xsl:call-template></a></xsl:if>
          <xsl:if test="$agent/c:actif = 'true'"><button class="bo-button bo-button--bad" type="submit" name="geste" value="desactiver"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.agent.desactiver'"/></xsl:call-template></button></xsl:if>
        </p>
      </form>
      </xsl:if>
      <xsl:if test="$agent/c:actif = 'true'">
        <form class="bo-panel" action="{$base}agents" method="post">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absence'"/></xsl:call-template></h2>
          <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absence.aide'"/></xsl:call-template></p>
          <xsl:call-template name="csrf"/>
          <input type="hidden" name="identifiant" value="{$agent/c:identifiant}"/>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'du'"/><xsl:with-param name="cle" select="'equipe.du'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'au'"/><xsl:with-param name="cle" select="'equipe.au'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
          <p class="bo-field">
            <xsl:call-template name="saisie.etiquette"><xsl:with-param name="nom" select="'remplacant'"/><xsl:with-param name="cle" select="'equipe.remplacant'"/></xsl:call-template>
            <select class="bo-select bo-wide" id="remplacant" name="remplacant">
              <xsl:for-each select="$agents[c:actif = 'true'][c:identifiant != $agent/c:identifiant]"><option value="{c:identifiant}"><xsl:value-of select="concat(c:nom, ' ', c:prenom)"/></option></xsl:for-each>
            </select>
          </p>
          <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="geste" value="absence"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.absence.enregistrer'"/></xsl:call-template></button></p>
        </form>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="equipe.profil">
    <xsl:param name="profil"/>
    <xsl:choose>
      <xsl:when test="$profil = 'agent' or $profil = 'gestionnaire' or $profil = 'administrateur'"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.profil.', $profil)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$profil"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Journal of administrators -->

  <xsl:template match="v:vue[@nom = 'bo-actes']" mode="bo-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.journal'"/></xsl:call-template></xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-actes']" mode="bo-corps">
    <xsl:variable name="liste" select="v:contenu/*[1]"/>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p>
      <xsl:choose>
        <xsl:when test="$liste/c:integre = 'true'"><strong><xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.journal.integre'"/></xsl:call-template></strong></xsl:when>
        <xsl:otherwise><strong class="bo-error"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.journal.rompu'"/></xsl:call-template></strong></xsl:otherwise>
      </xsl:choose>
    </p>
    <div class="bo-panel">
      <ol class="bo-log" reversed="reversed">
        <xsl:for-each select="$liste/c:acte">
          <li value="{c:rang}">
            <time datetime="{c:instant}"><xsl:apply-templates select="c:instant" mode="bo-date"/></time>
            <div>
              <span class="bo-step"><xsl:apply-templates select="c:libelle" mode="equipe-phrase"/></span>
              <small class="bo-quiet"><xsl:value-of select="c:auteur"/><xsl:if test="c:objet != ''"> · <a href="{$base}journal?objet={c:objet}"><xsl:value-of select="c:objet"/></a></xsl:if></small>
            </div>
          </li>
        </xsl:for-each>
      </ol>
      <xsl:if test="not($liste/c:acte)"><p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.journal.vide'"/></xsl:call-template></p></xsl:if>
      <xsl:if test="$liste/c:suite"><p class="bo-foot"><a href="{$base}journal?objet={$cadre/v:parametre[@nom = 'objet']}&amp;suite={$liste/c:suite}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'equipe.journal.suite'"/></xsl:call-template></a></p></xsl:if>
    </div>
  </xsl:template>
  <xsl:template match="c:libelle" mode="equipe-phrase"><xsl:apply-templates mode="bo-phrase"/></xsl:template>
</xsl:stylesheet>
