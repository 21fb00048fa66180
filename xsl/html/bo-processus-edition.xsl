<?xml version="1.0" encoding="UTF-8"?>
<!-- The forms of an étape, an action and an acteur of a process. The answer is `arbre`; parameters `code`, `etape`,
     `action`, `acteur` say which; « nouvelle » is one that does not exist yet. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" xmlns:str="http://exslt.org/strings" exclude-result-prefixes="v c str">

  <!-- Étape -->

  <xsl:template match="v:vue[@nom = 'bo-etape']" mode="bo-titre">
    <xsl:variable name="etape" select="v:contenu/*[1]/c:etape[c:code = $cadre/v:parametre[@nom = 'etape']]"/>
    <xsl:choose>
      <xsl:when test="$etape"><xsl:value-of select="$etape/c:rang"/>. <xsl:value-of select="$etape/c:libelleAgent"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.etape.nouvelle'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-etape']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="arbre" select="v:contenu/*[1]"/>
    <xsl:variable name="code" select="$cadre/v:parametre[@nom = 'etape']"/>
    <xsl:variable name="etape" select="$arbre/c:etape[c:code = $code]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <form class="bo-panel bo-panel--form" action="{$ici}/etapes/{$code}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{$arbre/c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelleAgent'"/><xsl:with-param name="cle" select="'processus.etape.agent'"/><xsl:with-param name="valeur" select="$etape/c:libelleAgent"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelleCitoyen'"/><xsl:with-param name="cle" select="'processus.etape.citoyen'"/><xsl:with-param name="aide" select="'processus.etape.citoyen-aide'"/><xsl:with-param name="valeur" select="$etape/c:libelleCitoyen"/></xsl:call-template>
      <xsl:if test="not($etape)">
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.code'"/><xsl:with-param name="aide" select="'processus.code-aide'"/></xsl:call-template>
      </xsl:if>
      <div class="bo-2">
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'acteur'"/><xsl:with-param name="cle" select="'processus.etape.acteur'"/><xsl:with-param name="valeur" select="$etape/c:acteur | $arbre[not($etape)]/c:acteur[c:genre = 'service'][1]/c:code"/><xsl:with-param name="options" select="$arbre/c:acteur"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'delai'"/><xsl:with-param name="cle" select="'processus.etape.delai'"/><xsl:with-param name="valeur" select="$etape/c:delai"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'issue'"/><xsl:with-param name="cle" select="'processus.etape.issue'"/><xsl:with-param name="valeur" select="$etape/c:issue"/><xsl:with-param name="vide" select="'processus.etape.sans-issue'"/><xsl:with-param name="codes" select="'acceptee refusee sans-suite classee'"/><xsl:with-param name="prefixe" select="'processus.issue.'"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'delaiLegal'"/><xsl:with-param name="cle" select="'processus.etape.legal'"/><xsl:with-param name="valeur" select="$etape/c:delaiLegal"/><xsl:with-param name="vide" select="'processus.legal.continue'"/><xsl:with-param name="codes" select="'suspendu reinitialise'"/><xsl:with-param name="prefixe" select="'processus.legal.'"/></xsl:call-template>
      </div>
      <fieldset class="bo-field">
        <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.etape.nature'"/></xsl:call-template></legend>
        <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="'detour'"/><xsl:with-param name="cle" select="'processus.etape.detour'"/><xsl:with-param name="cochee" select="$etape/c:detour = 'true'"/></xsl:call-template>
        <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="'retour'"/><xsl:with-param name="cle" select="'processus.etape.retour'"/><xsl:with-param name="cochee" select="$etape/c:retour = 'true'"/></xsl:call-template>
        <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="'depart'"/><xsl:with-param name="cle" select="'processus.etape.depart'"/><xsl:with-param name="cochee" select="$etape/c:depart = 'true'"/></xsl:call-template>
      </fieldset>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'rang'"/><xsl:with-param name="cle" select="'processus.rang'"/><xsl:with-param name="aide" select="'processus.rang-aide'"/><xsl:with-param name="valeur" select="$etape/c:rang"/></xsl:call-template>
      <xsl:call-template name="saisie.boutons"><xsl:with-param name="cle" select="'processus.etape.enregistrer'"/><xsl:with-param name="retour" select="$ici"/></xsl:call-template>
    </form>
    <xsl:if test="$etape/c:actionType">
      <form class="bo-panel bo-panel--form" action="{$ici}/etapes/{$code}" method="post">
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="version" value="{$arbre/c:version}"/>
        <fieldset class="bo-field">
          <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.types'"/></xsl:call-template></legend>
          <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.types.aide'"/></xsl:call-template></p>
          <xsl:for-each select="$etape/c:actionType">
            <label class="bo-check"><input type="checkbox" name="type" value="{c:code}"/><xsl:value-of select="c:libelle"/></label>
          </xsl:for-each>
        </fieldset>
        <p class="bo-tools"><button class="bo-button" type="submit" name="geste" value="types"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.types.ajouter'"/></xsl:call-template></button></p>
      </form>
    </xsl:if>
    <xsl:if test="$etape">
      <form class="bo-panel bo-panel--form" action="{$ici}/etapes/{$code}" method="post">
        <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.etape.supprimer-titre'"/></xsl:call-template></h2>
        <xsl:call-template name="csrf"/>
        <input type="hidden" name="version" value="{$arbre/c:version}"/>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'remplacement'"/><xsl:with-param name="cle" select="'processus.etape.remplacement'"/><xsl:with-param name="vide" select="'processus.etape.sans-remplacement'"/><xsl:with-param name="options" select="$arbre/c:etape[c:code != $code]"/></xsl:call-template>
        <p class="bo-tools"><button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.etape.supprimer'"/></xsl:call-template></button></p>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- Action -->

  <xsl:template match="v:vue[@nom = 'bo-action-processus']" mode="bo-titre">
    <xsl:variable name="etape" select="v:contenu/*[1]/c:etape[c:code = $cadre/v:parametre[@nom = 'etape']]"/>
    <xsl:variable name="action" select="$etape/c:action[c:definition/c:nom = $cadre/v:parametre[@nom = 'action']]"/>
    <xsl:choose>
      <xsl:when test="$action"><xsl:value-of select="$action/c:titre"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.nouvelle'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-action-processus']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="arbre" select="v:contenu/*[1]"/>
    <xsl:variable name="etape" select="$arbre/c:etape[c:code = $cadre/v:parametre[@nom = 'etape']]"/>
    <xsl:variable name="nom" select="$cadre/v:parametre[@nom = 'action']"/>
    <xsl:variable name="action" select="$etape/c:action[c:definition/c:nom = $nom]"/>
    <xsl:variable name="d" select="$action/c:definition"/>
    <xsl:variable name="message" select="$d/c:effet[c:genre = 'envoyerMessage'][1]"/>
    <xsl:variable name="alerte" select="$d/c:effet[c:genre = 'alerter'][1]"/>
    <xsl:variable name="courrier" select="$d/c:effet[c:genre = 'genererCourrier'][1]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.a-l-etape'"/><xsl:with-param name="etape" select="concat($etape/c:rang, '. ', $etape/c:libelleAgent)"/></xsl:call-template></p>
    <form action="{$ici}/etapes/{$etape/c:code}/actions/{$nom}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{$arbre/c:version}"/>
      <xsl:if test="$action"><input type="hidden" name="nom" value="{$nom}"/></xsl:if>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:call-template name="designer.reponses"/>
      <div class="bo-2">
        <section class="bo-panel">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.quoi'"/></xsl:call-template></h2>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'processus.action.libelle'"/><xsl:with-param name="valeur" select="$d/c:libelle"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'explication'"/><xsl:with-param name="cle" select="'processus.action.explication'"/><xsl:with-param name="valeur" select="$d/c:explication"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'acteur'"/><xsl:with-param name="cle" select="'processus.action.acteur'"/><xsl:with-param name="valeur" select="$d/c:acteur | $etape[not($d)]/c:acteur"/><xsl:with-param name="options" select="$arbre/c:acteur"/></xsl:call-template>
          <xsl:call-template name="processus.cible"><xsl:with-param name="arbre" select="$arbre"/><xsl:with-param name="d" select="$d"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'ton'"/><xsl:with-param name="cle" select="'processus.action.ton'"/><xsl:with-param name="valeur" select="$d/c:ton"/><xsl:with-param name="codes" select="'secondaire principale refus'"/><xsl:with-param name="prefixe" select="'processus.ton.'"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'rang'"/><xsl:with-param name="cle" select="'processus.rang'"/><xsl:with-param name="aide" select="'processus.rang-aide'"/></xsl:call-template>
        </section>
        <section class="bo-panel">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.effets'"/></xsl:call-template></h2>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'message'"/><xsl:with-param name="cle" select="'processus.action.message'"/><xsl:with-param name="valeur" select="$message/c:parametre[c:nom = 'code']/c:valeur"/><xsl:with-param name="vide" select="'processus.aucun'"/><xsl:with-param name="options" select="$arbre/c:message"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'suite'"/><xsl:with-param name="cle" select="'processus.action.suite'"/><xsl:with-param name="valeur" select="$message/c:parametre[c:nom = 'suite']/c:valeur"/></xsl:call-template>
          <xsl:call-template name="processus.alerter"><xsl:with-param name="arbre" select="$arbre"/><xsl:with-param name="valeur" select="$alerte/c:parametre[c:nom = 'acteur']/c:valeur"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'alerte'"/><xsl:with-param name="cle" select="'processus.action.alerte'"/><xsl:with-param name="valeur" select="$alerte/c:parametre[c:nom = 'message']/c:valeur"/><xsl:with-param name="vide" select="'processus.action.alerte-usuelle'"/><xsl:with-param name="options" select="$arbre/c:message"/></xsl:call-template>
          <xsl:if test="$arbre/c:courrier">
            <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'courrier'"/><xsl:with-param name="cle" select="'processus.action.courrier'"/><xsl:with-param name="valeur" select="$courrier/c:parametre[c:nom = 'code']/c:valeur"/><xsl:with-param name="vide" select="'processus.aucun'"/><xsl:with-param name="options" select="$arbre/c:courrier"/></xsl:call-template>
          </xsl:if>
          <xsl:call-template name="saisie.zone">
            <xsl:with-param name="nom" select="'effets'"/><xsl:with-param name="cle" select="'processus.action.autres'"/><xsl:with-param name="aide" select="'processus.action.autres-aide'"/>
            <xsl:with-param name="valeur"><xsl:apply-templates select="$d/c:effet[not(generate-id() = generate-id($message) or generate-id() = generate-id($alerte) or generate-id() = generate-id($courrier))]" mode="processus-effet"/></xsl:with-param>
          </xsl:call-template>
          <details>
            <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.effets-connus'"/></xsl:call-template></summary>
            <dl class="bo-effets">
              <xsl:for-each select="$arbre/c:genreEffet">
                <dt><code><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.effet-exemple.', .)"/></xsl:call-template></code></dt>
                <dd><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.effet.', .)"/></xsl:call-template></dd>
              </xsl:for-each>
            </dl>
          </details>
        </section>
      </div>
      <div class="bo-2">
        <section class="bo-panel">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.motifs-titre'"/></xsl:call-template></h2>
          <xsl:call-template name="saisie.zone">
            <xsl:with-param name="nom" select="'motifs'"/><xsl:with-param name="cle" select="'processus.action.motifs'"/><xsl:with-param name="aide" select="'processus.action.motifs-aide'"/>
            <xsl:with-param name="valeur"><xsl:for-each select="$d/c:motif"><xsl:value-of select="concat(c:code, ' : ', c:libelle, '&#10;')"/></xsl:for-each></xsl:with-param>
          </xsl:call-template>
        </section>
        <section class="bo-panel">
          <h2><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.conditions'"/></xsl:call-template></h2>
          <xsl:call-template name="designer.condition"><xsl:with-param name="simple" select="$d/c:conditionSimple"/><xsl:with-param name="texte" select="$d/c:condition"/><xsl:with-param name="nom" select="'condition'"/><xsl:with-param name="legende" select="'processus.action.condition'"/><xsl:with-param name="libres" select="2 - boolean($d/c:conditionSimple)"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'exige'"/><xsl:with-param name="cle" select="'processus.action.exige'"/><xsl:with-param name="valeur" select="$d/c:exige"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'distinct'"/><xsl:with-param name="cle" select="'processus.action.distinct'"/><xsl:with-param name="valeur" select="$d/c:distinct"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'profil'"/><xsl:with-param name="cle" select="'processus.action.profil'"/><xsl:with-param name="valeur" select="$d/c:profil"/><xsl:with-param name="vide" select="'processus.action.tous-profils'"/><xsl:with-param name="codes" select="'agent gestionnaire administrateur'"/><xsl:with-param name="prefixe" select="'processus.profil.'"/></xsl:call-template>
        </section>
      </div>
      <details class="bo-panel">
        <xsl:if test="$d/c:champ or $cadre/v:erreur"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.formulaire'"/></xsl:call-template></strong></summary>
        <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.formulaire-aide'"/></xsl:call-template></p>
        <xsl:for-each select="$d/c:champ"><xsl:call-template name="processus.champ"><xsl:with-param name="n" select="position()"/><xsl:with-param name="champ" select="."/><xsl:with-param name="champs" select="$d/c:champ"/></xsl:call-template></xsl:for-each>
        <xsl:call-template name="processus.champ"><xsl:with-param name="n" select="count($d/c:champ) + 1"/><xsl:with-param name="champs" select="$d/c:champ"/></xsl:call-template>
        <xsl:call-template name="processus.champ"><xsl:with-param name="n" select="count($d/c:champ) + 2"/><xsl:with-param name="champs" select="$d/c:champ"/></xsl:call-template>
      </details>
      <details class="bo-panel">
        <xsl:if test="$d/c:apres or $d/c:declencheur or $d/c:automatique = 'true' or $cadre/v:erreur"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><strong><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.systeme'"/></xsl:call-template></strong></summary>
        <div class="bo-2">
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'apres'"/><xsl:with-param name="cle" select="'processus.action.apres'"/><xsl:with-param name="aide" select="'processus.action.apres-aide'"/><xsl:with-param name="valeur" select="$d/c:apres"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'unite'"/><xsl:with-param name="cle" select="'processus.action.unite'"/><xsl:with-param name="valeur" select="$d/c:unite"/><xsl:with-param name="codes" select="'jours joursOuvres mois heures minutes'"/><xsl:with-param name="prefixe" select="'processus.unite.'"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'depuis'"/><xsl:with-param name="cle" select="'processus.action.depuis'"/><xsl:with-param name="valeur" select="$d/c:depuis"/><xsl:with-param name="codes" select="'etape depot complet'"/><xsl:with-param name="prefixe" select="'processus.depuis.'"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'reference'"/><xsl:with-param name="cle" select="'processus.action.reference'"/><xsl:with-param name="valeur" select="$d/c:reference"/></xsl:call-template>
          <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'declencheur'"/><xsl:with-param name="cle" select="'processus.action.declencheur'"/><xsl:with-param name="valeur" select="$d/c:declencheur"/><xsl:with-param name="vide" select="'processus.aucun'"/><xsl:with-param name="codes" select="'avis-recus paiement-recu paiement-echoue reponse-partenaire partenaire-injoignable place-liberee silence'"/><xsl:with-param name="prefixe" select="'processus.declencheur.'"/></xsl:call-template>
        </div>
        <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="'repete'"/><xsl:with-param name="cle" select="'processus.action.repete'"/><xsl:with-param name="cochee" select="$d/c:repete = 'true'"/></xsl:call-template>
        <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="'automatique'"/><xsl:with-param name="cle" select="'processus.action.automatique'"/><xsl:with-param name="cochee" select="$d/c:automatique = 'true'"/></xsl:call-template>
      </details>
      <xsl:call-template name="saisie.boutons"><xsl:with-param name="cle" select="'processus.action.enregistrer'"/><xsl:with-param name="retour" select="$ici"/></xsl:call-template>
      <xsl:if test="$action">
        <p class="bo-tools bo-ajouts"><button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.supprimer'"/></xsl:call-template></button></p>
      </xsl:if>
    </form>
  </xsl:template>

  <xsl:template match="c:effet" mode="processus-effet">
    <xsl:value-of select="c:genre"/>
    <xsl:for-each select="c:parametre">
      <xsl:value-of select="concat(' ', c:nom, '=&quot;', c:valeur, '&quot;')"/>
    </xsl:for-each>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Where the action leads: stays, goes back, an étape -->
  <xsl:template name="processus.cible">
    <xsl:param name="arbre"/>
    <xsl:param name="d"/>
    <xsl:variable name="choisi">
      <xsl:call-template name="saisie.valeur">
        <xsl:with-param name="nom" select="'cible'"/>
        <xsl:with-param name="valeur"><xsl:choose><xsl:when test="$d/c:versOrigine = 'true'">*</xsl:when><xsl:otherwise><xsl:value-of select="$d/c:cible"/></xsl:otherwise></xsl:choose></xsl:with-param>
      </xsl:call-template>
    </xsl:variable>
    <p class="bo-field">
      <xsl:call-template name="saisie.etiquette"><xsl:with-param name="nom" select="'cible'"/><xsl:with-param name="cle" select="'processus.action.cible'"/></xsl:call-template>
      <select class="bo-select bo-wide" id="cible" name="cible">
        <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.reste'"/></xsl:call-template></option>
        <option value="*"><xsl:if test="string($choisi) = '*'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.origine'"/></xsl:call-template></option>
        <xsl:for-each select="$arbre/c:etape">
          <option value="{c:code}"><xsl:if test="c:code = string($choisi)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:apply-templates select="." mode="saisie-libelle"/></option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template name="processus.alerter">
    <xsl:param name="arbre"/>
    <xsl:param name="valeur"/>
    <xsl:variable name="choisi"><xsl:call-template name="saisie.valeur"><xsl:with-param name="nom" select="'alerter'"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template></xsl:variable>
    <p class="bo-field">
      <xsl:call-template name="saisie.etiquette"><xsl:with-param name="nom" select="'alerter'"/><xsl:with-param name="cle" select="'processus.action.alerter'"/></xsl:call-template>
      <select class="bo-select bo-wide" id="alerter" name="alerter">
        <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.personne'"/></xsl:call-template></option>
        <option value="service"><xsl:if test="string($choisi) = 'service'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.action.service-en-charge'"/></xsl:call-template></option>
        <xsl:for-each select="$arbre/c:acteur[c:genre = 'service' or c:genre = 'externe']">
          <option value="{c:code}"><xsl:if test="c:code = string($choisi)"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="c:libelle"/></option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <!-- A field that the action asks -->
  <xsl:variable name="processus-types" select="'texte texteLong date heure dateHeure entier decimal montant booleen choix choixMultiple courriel telephone adresse codePostal communeInsee pieceJointe immatriculation referenceCadastrale dossierUrbanisme'"/>
  <xsl:template name="processus.champ">
    <xsl:param name="n"/>
    <xsl:param name="champ" select="/.."/>
    <xsl:param name="champs" select="/.."/>
    <fieldset class="bo-field">
      <legend class="bo-label">
        <xsl:choose>
          <xsl:when test="$champ"><xsl:value-of select="$champ/c:libelle"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.champ.autre'"/><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </legend>
      <xsl:if test="$champ">
        <input type="hidden" name="champ.{$n}.nom" value="{$champ/c:nom}"/>
        <input type="hidden" name="champ.{$n}.formats" value="{$champ/c:formats}"/>
        <input type="hidden" name="champ.{$n}.occurrencesMax" value="{$champ/c:occurrencesMax}"/>
        <xsl:for-each select="$champ/c:option"><input type="hidden" name="champ.{$n}.option.{c:code}" value="{c:libelle}"/></xsl:for-each>
      </xsl:if>
      <div class="bo-2">
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.libelle')"/><xsl:with-param name="cle" select="'processus.champ.libelle'"/><xsl:with-param name="valeur" select="$champ/c:libelle"/></xsl:call-template>
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="concat('champ.', $n, '.type')"/><xsl:with-param name="cle" select="'processus.champ.type'"/><xsl:with-param name="valeur" select="$champ/c:type"/><xsl:with-param name="codes"><xsl:value-of select="$processus-types"/><xsl:if test="$champ/c:type and not(contains(concat(' ', $processus-types, ' '), concat(' ', $champ/c:type, ' ')))"><xsl:value-of select="concat(' ', $champ/c:type)"/></xsl:if></xsl:with-param><xsl:with-param name="prefixe" select="'formulaires.type.'"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.aide')"/><xsl:with-param name="cle" select="'processus.champ.aide'"/><xsl:with-param name="valeur" select="$champ/c:aide"/></xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.options')"/><xsl:with-param name="cle" select="'processus.champ.options'"/><xsl:with-param name="valeur"><xsl:for-each select="$champ/c:option"><xsl:if test="position() &gt; 1"> | </xsl:if><xsl:value-of select="c:libelle"/></xsl:for-each></xsl:with-param></xsl:call-template>
      </div>
      <xsl:call-template name="saisie.case"><xsl:with-param name="nom" select="concat('champ.', $n, '.obligatoire')"/><xsl:with-param name="cle" select="'processus.champ.obligatoire'"/><xsl:with-param name="cochee" select="$champ/c:obligatoire = 'true'"/></xsl:call-template>
      <details class="bo-more">
        <xsl:if test="$champ[c:condition or c:regle or c:minimum or c:maximum or c:longueurMax] or $cadre/v:erreur"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.champ.plus'"/></xsl:call-template></summary>
        <xsl:call-template name="designer.condition"><xsl:with-param name="simple" select="$champ/c:conditionSimple"/><xsl:with-param name="texte" select="$champ/c:condition"/><xsl:with-param name="nom" select="concat('champ.', $n, '.condition')"/><xsl:with-param name="base-nom" select="concat('champ.', $n, '.condition.')"/><xsl:with-param name="legende" select="'processus.champ.condition'"/><xsl:with-param name="groupes" select="$champs[not(c:nom = $champ/c:nom)]"/></xsl:call-template>
        <xsl:call-template name="saisie.zone">
          <xsl:with-param name="nom" select="concat('champ.', $n, '.regles')"/><xsl:with-param name="cle" select="'processus.champ.regles'"/><xsl:with-param name="aide" select="'processus.champ.regles-aide'"/><xsl:with-param name="lignes" select="'3'"/>
          <xsl:with-param name="valeur"><xsl:for-each select="$champ/c:regle"><xsl:value-of select="c:test"/><xsl:choose><xsl:when test="c:niveau = 'avertissement'"> ?=> </xsl:when><xsl:otherwise> => </xsl:otherwise></xsl:choose><xsl:value-of select="concat(c:message, '&#10;')"/></xsl:for-each></xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.absent')"/><xsl:with-param name="cle" select="'processus.champ.absent'"/><xsl:with-param name="valeur" select="$champ/c:absent"/></xsl:call-template>
        <div class="bo-2">
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.minimum')"/><xsl:with-param name="cle" select="'processus.champ.minimum'"/><xsl:with-param name="valeur" select="$champ/c:minimum"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.maximum')"/><xsl:with-param name="cle" select="'processus.champ.maximum'"/><xsl:with-param name="valeur" select="$champ/c:maximum"/></xsl:call-template>
          <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="concat('champ.', $n, '.longueurMax')"/><xsl:with-param name="cle" select="'processus.champ.longueur'"/><xsl:with-param name="valeur" select="$champ/c:longueurMax"/></xsl:call-template>
        </div>
      </details>
    </fieldset>
  </xsl:template>

  <!-- Acteur of the process -->

  <xsl:template match="v:vue[@nom = 'bo-acteur-processus']" mode="bo-titre">
    <xsl:variable name="acteur" select="v:contenu/*[1]/c:acteur[c:code = $cadre/v:parametre[@nom = 'acteur']]"/>
    <xsl:choose>
      <xsl:when test="$acteur"><xsl:value-of select="$acteur/c:libelle"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.acteur.nouveau'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-acteur-processus']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="arbre" select="v:contenu/*[1]"/>
    <xsl:variable name="code" select="$cadre/v:parametre[@nom = 'acteur']"/>
    <xsl:variable name="acteur" select="$arbre/c:acteur[c:code = $code]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <form class="bo-panel bo-panel--form" action="{$ici}/acteurs/{$code}" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="version" value="{$arbre/c:version}"/>
      <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
      <xsl:if test="not($acteur)">
        <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'code'"/><xsl:with-param name="cle" select="'processus.acteur.connu'"/><xsl:with-param name="aide" select="'processus.acteur.connu-aide'"/><xsl:with-param name="vide" select="'processus.acteur.autre'"/><xsl:with-param name="options" select="v:contenu/*[2]/c:acteur[not(c:code = $arbre/c:acteur/c:code)]"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cle" select="'processus.acteur.libelle'"/><xsl:with-param name="valeur" select="$acteur/c:libelle"/><xsl:with-param name="obligatoire" select="true()"/></xsl:call-template>
      <xsl:call-template name="saisie.liste"><xsl:with-param name="nom" select="'genre'"/><xsl:with-param name="cle" select="'processus.acteur.genre'"/><xsl:with-param name="valeur" select="$acteur/c:genre"/><xsl:with-param name="codes" select="'service externe metier usager horloge'"/><xsl:with-param name="prefixe" select="'processus.genre.'"/></xsl:call-template>
      <xsl:call-template name="saisie.texte"><xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'processus.acteur.courriel'"/><xsl:with-param name="aide" select="'processus.acteur.courriel-aide'"/><xsl:with-param name="valeur" select="$acteur/c:courriel"/></xsl:call-template>
      <xsl:call-template name="saisie.boutons"><xsl:with-param name="cle" select="'processus.acteur.enregistrer'"/><xsl:with-param name="retour" select="$ici"/></xsl:call-template>
      <xsl:if test="$acteur"><p class="bo-tools bo-ajouts"><button class="bo-button bo-button--bad" type="submit" name="geste" value="supprimer"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.acteur.supprimer'"/></xsl:call-template></button></p></xsl:if>
    </form>
  </xsl:template>
</xsl:stylesheet>
