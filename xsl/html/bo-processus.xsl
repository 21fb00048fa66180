<?xml version="1.0" encoding="UTF-8"?>
<!-- A process: its tree as in the specification's screen, its diagram, the citizen's restricted view. The answer is
     `arbre`; the parameter `code` is the téléservice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template name="processus.base"><xsl:value-of select="concat($base, 'teleservices/', $cadre/v:parametre[@nom = 'code'], '/processus')"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-processus']" mode="bo-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'processus.titre'"/>
      <xsl:with-param name="demarche" select="v:contenu/*[1]/c:intitule"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-processus']" mode="bo-corps">
    <xsl:variable name="arbre" select="v:contenu/*[1]"/>
    <xsl:apply-templates select="$arbre" mode="processus-tete"/>
    <xsl:apply-templates select="$arbre" mode="processus-constats"/>
    <div class="bo-3 bo-3--processus">
      <section class="bo-panel" aria-labelledby="t-arbre">
        <h2 id="t-arbre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.arbre'"/></xsl:call-template></h2>
        <ul class="bo-tree">
          <xsl:apply-templates select="$arbre/c:etape" mode="processus-etape"/>
        </ul>
        <xsl:apply-templates select="$arbre[c:version]" mode="processus-ajouts"/>
      </section>
      <div>
        <xsl:apply-templates select="$arbre" mode="processus-schema"/>
        <xsl:apply-templates select="$arbre" mode="processus-silence"/>
        <xsl:apply-templates select="$arbre" mode="processus-acteurs"/>
      </div>
      <xsl:apply-templates select="$arbre" mode="processus-vision"/>
    </div>
  </xsl:template>

  <!-- Head: which version is shown, what is on line, the gestures -->

  <xsl:template match="*" mode="processus-tete">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="concat($base, 'teleservices/', c:teleservice)"/><xsl:with-param name="cle" select="'processus.vers-demarche'"/></xsl:call-template>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="/v:vue" mode="bo-titre"/></h1>
        <p class="bo-quiet">
          <xsl:apply-templates select="." mode="processus-version"/>
          <xsl:apply-templates select="c:mode" mode="processus-mode"/>
        </p>
      </div>
      <div class="bo-tools">
        <xsl:if test="not(c:version)">
          <form action="{$ici}/brouillon" method="post">
            <xsl:call-template name="csrf"/>
            <button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.ouvrir'"/></xsl:call-template></button>
          </form>
        </xsl:if>
        <a class="bo-button" href="{$ici}/chemins"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.chemins'"/></xsl:call-template></a>
        <a class="bo-button" href="{$base}teleservices/{c:teleservice}/messages"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.messages'"/></xsl:call-template></a>
        <a class="bo-button" href="{$ici}/simulation"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.jouer'"/></xsl:call-template></a>
        <a class="bo-button" href="{$base}journal?objet={c:teleservice}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.journal'"/></xsl:call-template></a>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="processus-version">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'processus.revision'"/>
      <xsl:with-param name="n" select="c:revision"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="*[c:version]" mode="processus-version">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'processus.brouillon'"/>
      <xsl:with-param name="n" select="c:version"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="c:mode" mode="processus-mode">
    <xsl:text> · </xsl:text>
    <span>
      <xsl:attribute name="class">bo-tag<xsl:if test=". = 'en-ligne'"> bo-tag--ok</xsl:if></xsl:attribute>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="concat('processus.mode.', .)"/>
        <xsl:with-param name="n" select="../c:revision"/>
      </xsl:call-template>
    </span>
  </xsl:template>

  <!-- What the verification found: grave first, a link to the place -->

  <xsl:template match="*" mode="processus-constats">
    <p class="bo-notice bo-notice--ok">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'coche'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.sain'"/></xsl:call-template>
      <xsl:if test="c:version and $admin">
        <xsl:text> </xsl:text>
        <a class="bo-noprint" href="{$base}teleservices/{c:teleservice}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.vers-publication'"/></xsl:call-template></a>
      </xsl:if>
    </p>
  </xsl:template>
  <xsl:template match="*[c:constat]" mode="processus-constats">
    <xsl:variable name="graves" select="c:constat[c:grave = 'true']"/>
    <div>
      <xsl:attribute name="class">bo-notice bo-notice--<xsl:choose><xsl:when test="$graves">bad</xsl:when><xsl:otherwise>wait</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <p>
        <strong>
          <xsl:choose>
            <xsl:when test="$graves">
              <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.graves'"/><xsl:with-param name="n" select="count($graves)"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.avertissements'"/><xsl:with-param name="n" select="count(c:constat)"/></xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </strong>
      </p>
      <ul><xsl:apply-templates select="c:constat" mode="processus-constat"/></ul>
    </div>
  </xsl:template>

  <xsl:template match="c:constat" mode="processus-constat">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <li>
      <xsl:apply-templates select="c:message" mode="bo-phrase"/>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="c:action and ../c:version"><a href="{$ici}/etapes/{c:etape}/actions/{c:action}"><xsl:value-of select="../c:etape[c:code = current()/c:etape]/c:action[c:definition/c:nom = current()/c:action]/c:titre"/></a></xsl:when>
        <xsl:when test="c:etape and ../c:version"><a href="{$ici}/etapes/{c:etape}"><xsl:value-of select="../c:etape[c:code = current()/c:etape]/c:libelleAgent"/></a></xsl:when>
        <xsl:otherwise><span class="bo-quiet"><xsl:value-of select="c:place"/></span></xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>
  <xsl:template match="c:message" mode="bo-phrase"><xsl:apply-templates mode="bo-phrase"/></xsl:template>

  <!-- The tree: étapes, their actions, where each leads, what it sends -->

  <xsl:template match="c:etape" mode="processus-etape">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <li id="etape-{c:code}">
      <details open="open">
        <summary><strong><xsl:value-of select="c:rang"/>. <xsl:value-of select="c:libelleAgent"/></strong></summary>
        <p class="bo-quiet bo-small">
          <xsl:apply-templates select="." mode="processus-qui"/>
          <xsl:if test="../c:version">
            <xsl:text> · </xsl:text>
            <a href="{$ici}/etapes/{c:code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.modifier'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.l-etape'"/><xsl:with-param name="etape" select="c:libelleAgent"/></xsl:call-template></span></a>
          </xsl:if>
        </p>
        <xsl:if test="c:action">
          <p class="bo-small bo-actions-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.actions'"/></xsl:call-template></p>
          <ul><xsl:apply-templates select="c:action" mode="processus-action"/></ul>
        </xsl:if>
        <xsl:if test="../c:version and not(c:issue)">
          <p class="bo-small bo-noprint">
            <a class="bo-tree-add" href="{$ici}/etapes/{c:code}/actions/nouvelle"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.ajouter-action'"/></xsl:call-template><span class="wsc-hidden"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.a-l-etape'"/><xsl:with-param name="etape" select="c:libelleAgent"/></xsl:call-template></span></a>
          </p>
        </xsl:if>
      </details>
    </li>
  </xsl:template>

  <xsl:template match="c:etape" mode="processus-qui">
    <xsl:value-of select="c:acteurLibelle"/>
    <xsl:if test="c:delaiJours">
      <xsl:text> · </xsl:text>
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.jours'"/><xsl:with-param name="n" select="c:delaiJours"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="c:issue">
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.issue.', c:issue)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="c:etape[c:issue]" mode="processus-qui" priority="1">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.issue.', c:issue)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:action" mode="processus-action">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <li>
      <xsl:call-template name="icone">
        <xsl:with-param name="nom">
          <xsl:choose><xsl:when test="c:sorte = 'horloge'">horloge</xsl:when><xsl:when test="c:sorte = 'automatique'">fleche</xsl:when><xsl:otherwise>compte</xsl:otherwise></xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="../../c:version"><a href="{$ici}/etapes/{../c:code}/actions/{c:definition/c:nom}"><xsl:value-of select="c:titre"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="c:titre"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <small class="bo-quiet">
        <xsl:value-of select="c:acteurLibelle"/>
        <xsl:if test="c:delai"> · <xsl:value-of select="c:delai"/></xsl:if>
        <xsl:if test="c:sorte = 'automatique'"> · <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.automatique'"/></xsl:call-template></xsl:if>
      </small>
      <xsl:if test="c:cibleRang or c:definition/c:versOrigine = 'true' or c:message">
        <ul>
          <xsl:if test="c:cibleRang">
            <li><em><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.vers'"/><xsl:with-param name="n" select="c:cibleRang"/><xsl:with-param name="etape" select="c:cibleLibelle"/></xsl:call-template></em></li>
          </xsl:if>
          <xsl:if test="c:definition/c:versOrigine = 'true'">
            <li><em><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.vers-origine'"/></xsl:call-template></em></li>
          </xsl:if>
          <xsl:apply-templates select="c:message" mode="processus-envoi"/>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="c:message" mode="processus-envoi">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'courriel'"/></xsl:call-template>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="concat('processus.envoi.', c:genre)"/>
        <xsl:with-param name="objet"><xsl:call-template name="processus.sans-fusion"><xsl:with-param name="texte" select="c:objet"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="qui" select="c:destinataire"/>
      </xsl:call-template>
    </li>
  </xsl:template>

  <!-- processus.sans-fusion: a subject with « … » where a merge field stands. -->
  <xsl:template name="processus.sans-fusion">
    <xsl:param name="texte"/>
    <xsl:choose>
      <xsl:when test="contains($texte, '{{') and contains(substring-after($texte, '{{'), '}}')">
        <xsl:value-of select="substring-before($texte, '{{')"/>
        <xsl:text>…</xsl:text>
        <xsl:call-template name="processus.sans-fusion"><xsl:with-param name="texte" select="substring-after(substring-after($texte, '{{'), '}}')"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="processus-ajouts">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <p class="bo-tools bo-ajouts">
      <a class="bo-button" href="{$ici}/etapes/nouvelle"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.ajouter-etape'"/></xsl:call-template></a>
    </p>
  </xsl:template>

  <!-- Acteurs of the process -->

  <xsl:template match="*" mode="processus-acteurs">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <section class="bo-panel" aria-labelledby="t-acteurs">
      <h2 id="t-acteurs"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.acteurs'"/></xsl:call-template></h2>
      <ul class="bo-files bo-acteurs">
        <xsl:for-each select="c:acteur">
          <li>
            <xsl:call-template name="icone"><xsl:with-param name="nom"><xsl:choose><xsl:when test="c:genre = 'horloge'">horloge</xsl:when><xsl:otherwise>compte</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
            <xsl:choose>
              <xsl:when test="../c:version and c:genre != 'usager' and c:genre != 'horloge'"><a href="{$ici}/acteurs/{c:code}"><xsl:value-of select="c:libelle"/></a></xsl:when>
              <xsl:otherwise><strong><xsl:value-of select="c:libelle"/></strong></xsl:otherwise>
            </xsl:choose>
            <small><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.genre.', c:genre)"/></xsl:call-template><xsl:if test="c:courriel"> · <xsl:value-of select="c:courriel"/></xsl:if></small>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="c:version">
        <p class="bo-tools bo-ajouts"><a class="bo-button" href="{$ici}/acteurs/nouvelle"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.ajouter-acteur'"/></xsl:call-template></a></p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- The citizen's restricted view -->

  <xsl:template match="*" mode="processus-vision">
    <section class="bo-panel" aria-labelledby="t-vision">
      <h2 id="t-vision"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.vision'"/></xsl:call-template></h2>
      <p class="bo-quiet bo-small">
        <xsl:if test="c:dossiersEnCours &gt; 0">
          <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.en-cours'"/><xsl:with-param name="n" select="c:dossiersEnCours"/></xsl:call-template>
          <xsl:text> </xsl:text>
          <xsl:if test="$admin and c:revision &gt; 1">
            <a href="{$base}teleservices/{c:teleservice}/migration"><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.migration.lien'"/></xsl:call-template></a>
            <xsl:text>. </xsl:text>
          </xsl:if>
        </xsl:if>
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'processus.vision-resume'"/>
          <xsl:with-param name="n" select="count(c:vision[c:detour = 'false'])"/>
          <xsl:with-param name="etapes" select="count(c:etape)"/>
        </xsl:call-template>
      </p>
      <ol class="bo-line">
        <xsl:for-each select="c:vision">
          <li>
            <xsl:call-template name="icone"><xsl:with-param name="nom" select="'point'"/></xsl:call-template>
            <xsl:value-of select="c:libelle"/>
            <small>
              <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.etapes'"/><xsl:with-param name="n" select="count(c:rang)"/></xsl:call-template>
              <xsl:text>&#xA0;</xsl:text>
              <xsl:for-each select="c:rang"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
              <xsl:if test="c:detour = 'true'"> · <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.detour'"/></xsl:call-template></xsl:if>
            </small>
            <xsl:if test="c:message"><small><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.vision-messages'"/></xsl:call-template><xsl:for-each select="c:message"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="processus.sans-fusion"><xsl:with-param name="texte" select="../../c:message[c:code = current()]/c:objet | current()[not(../../c:message/c:code = .)]"/></xsl:call-template></xsl:for-each></small></xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- Paths -->

  <xsl:template match="v:vue[@nom = 'bo-chemins']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.chemins.titre'"/><xsl:with-param name="demarche" select="v:contenu/*[1]/c:intitule"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-chemins']" mode="bo-corps">
    <xsl:variable name="ici"><xsl:call-template name="processus.base"/></xsl:variable>
    <xsl:variable name="liste" select="v:contenu/*[2]"/>
    <xsl:call-template name="saisie.retour"><xsl:with-param name="vers" select="$ici"/><xsl:with-param name="cle" select="'processus.retour'"/></xsl:call-template>
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <p class="bo-quiet">
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'processus.chemins.nombre'"/><xsl:with-param name="n" select="count($liste/c:chemin)"/></xsl:call-template>
      <xsl:if test="$liste/c:complet = 'false'"><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'processus.chemins.incomplet'"/></xsl:call-template></xsl:if>
    </p>
    <ol class="bo-chemins">
      <xsl:for-each select="$liste/c:chemin">
        <li class="bo-panel">
          <p><strong><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.issue.', c:issue)"/></xsl:call-template></strong></p>
          <p>
            <xsl:for-each select="c:passage">
              <xsl:value-of select="c:libelle"/>
              <xsl:if test="c:action">
                <span class="bo-quiet"><xsl:text> — </xsl:text><xsl:for-each select="c:action"><xsl:if test="position() &gt; 1"> / </xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:text> → </xsl:text></span>
              </xsl:if>
            </xsl:for-each>
          </p>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>
</xsl:stylesheet>
