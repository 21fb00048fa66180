<?xml version="1.0" encoding="UTF-8"?>
<!-- View bo-formulaire: the form of a draft (formulaireDefini). Tree at the left, panel of what is chosen in the middle,
     preview at the right. Parameters of the frame: code, champ or page, panneau (ajouter, page-nouvelle, regle,
     supprimer), groupe, numero, type. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:key name="designer.champ" match="c:champ[c:chemin]" use="c:chemin"/>
  <xsl:variable name="designer" select="/v:vue/v:contenu/*[local-name() = 'formulaireDefini']"/>
  <xsl:variable name="designer.code" select="string($cadre/v:parametre[@nom = 'code'])"/>
  <xsl:variable name="designer.panneau" select="string($cadre/v:parametre[@nom = 'panneau'])"/>
  <xsl:variable name="designer.champ" select="key('designer.champ', string($cadre/v:parametre[@nom = 'champ']))[$designer]"/>
  <xsl:variable name="designer.page" select="$designer/c:page[c:code = string($cadre/v:parametre[@nom = 'page'])
      or (not($cadre/v:parametre[@nom = 'page']) and .//c:chemin = string($cadre/v:parametre[@nom = 'champ']))][1]"/>
  <xsl:variable name="designer.adresse" select="concat($base, 'teleservices/', $designer.code, '/formulaire')"/>

  <xsl:template match="v:vue[@nom = 'bo-formulaire']" mode="bo-titre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaires.titre'"/>
      <xsl:with-param name="intitule" select="$designer/c:intitule"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-formulaire']" mode="bo-corps">
    <p class="bo-back">
      <a href="{$base}teleservices/{$designer.code}">
        <xsl:call-template name="bo.icone-retour"/>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.retour'"/></xsl:call-template>
      </a>
    </p>
    <div class="bo-head">
      <div>
        <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
        <p class="bo-quiet"><xsl:apply-templates select="$designer/c:origine" mode="designer"/></p>
      </div>
      <p class="bo-tools">
        <a class="bo-button" href="{$base}teleservices/{$designer.code}/formulaire/apercu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.essayer'"/></xsl:call-template></a>
        <a class="bo-button bo-button--main" href="{$base}teleservices/{$designer.code}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.publier'"/></xsl:call-template></a>
      </p>
    </div>
    <xsl:apply-templates select="$designer" mode="designer-avertissements"/>
    <xsl:if test="$designer.champ"><xsl:call-template name="designer.reponses"/></xsl:if>
    <div class="bo-3 bo-designer">
      <xsl:apply-templates select="$designer" mode="designer-arbre"/>
      <xsl:apply-templates select="$designer" mode="designer-panneau"/>
      <xsl:apply-templates select="$designer" mode="designer-apercu"/>
    </div>
  </xsl:template>

  <xsl:template match="c:origine" mode="designer">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaires.brouillon'"/>
      <xsl:with-param name="revision" select="."/>
    </xsl:call-template>
    <xsl:apply-templates select="../c:modifieLe" mode="designer"/>
  </xsl:template>
  <xsl:template match="c:origine[. = '0']" mode="designer">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.brouillon-neuf'"/></xsl:call-template>
    <xsl:apply-templates select="../c:modifieLe" mode="designer"/>
  </xsl:template>
  <xsl:template match="c:modifieLe" mode="designer">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaires.enregistre'"/>
      <xsl:with-param name="heure" select="number(substring(., 12, 2))"/>
      <xsl:with-param name="minute" select="substring(., 15, 2)"/>
      <xsl:with-param name="auteur" select="../c:auteur"/>
    </xsl:call-template>
  </xsl:template>

  <!-- What keeps the draft from being published, each line leading to its place. -->
  <xsl:template match="*" mode="designer-avertissements"/>
  <xsl:template match="*[.//c:avertissement]" mode="designer-avertissements">
    <section class="bo-notice bo-notice--wait" aria-labelledby="avertissements">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <h2 id="avertissements">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="concat('formulaires.avertissements.', substring('unplusieurs', 1 + 2 * (count(.//c:avertissement) &gt; 1), 2 + 7 * (count(.//c:avertissement) &gt; 1)))"/>
          <xsl:with-param name="n" select="count(.//c:avertissement)"/>
        </xsl:call-template>
      </h2>
      <ul><xsl:apply-templates select=".//c:avertissement" mode="designer"/></ul>
    </section>
  </xsl:template>
  <xsl:template match="c:avertissement" mode="designer">
    <li><xsl:apply-templates select="c:message/text()" mode="bo-phrase"/><xsl:text> </xsl:text><code><xsl:value-of select="c:champ"/></code></li>
  </xsl:template>
  <xsl:template match="c:page/c:avertissement" mode="designer">
    <li><a href="{$designer.adresse}?page={../c:code}"><xsl:value-of select="../c:titre"/></a><xsl:call-template name="designer.deux-points"/><xsl:apply-templates select="c:message/text()" mode="bo-phrase"/></li>
  </xsl:template>
  <xsl:template match="c:champ/c:avertissement" mode="designer">
    <li><a href="{$designer.adresse}?champ={../c:chemin}"><xsl:value-of select="../c:proprietes/c:libelle"/></a><xsl:call-template name="designer.deux-points"/><xsl:apply-templates select="c:message/text()" mode="bo-phrase"/></li>
  </xsl:template>
  <xsl:template name="designer.deux-points"><xsl:text>&#160;: </xsl:text></xsl:template>

  <!-- Tree: pages and groups unfold, every line is a link. -->
  <xsl:template match="*" mode="designer-arbre">
    <section class="bo-panel" aria-labelledby="arbre">
      <h2 id="arbre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.arbre'"/></xsl:call-template></h2>
      <ul class="bo-tree"><xsl:apply-templates select="c:page" mode="designer-arbre"/></ul>
      <p class="bo-tools">
        <a class="bo-button" href="{$designer.adresse}?panneau=page-nouvelle">
          <xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template>
          <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.page'"/></xsl:call-template>
        </a>
      </p>
    </section>
  </xsl:template>

  <xsl:template match="c:page" mode="designer-arbre">
    <li>
      <details>
        <xsl:if test="c:code = $designer.page/c:code"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><strong><xsl:value-of select="concat(c:rang, '. ', c:titre)"/></strong><xsl:text> </xsl:text><span class="bo-quiet"><xsl:apply-templates select="." mode="designer-compte"/></span></summary>
        <ul>
          <li><a href="{$designer.adresse}?page={c:code}">
            <xsl:if test="not($designer.champ) and c:code = $designer.page/c:code"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
            <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.page-reglages'"/></xsl:call-template>
            <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:titre)"/></span>
          </a></li>
          <xsl:apply-templates select="c:champ" mode="designer-arbre"/>
          <li>
            <xsl:call-template name="designer.ajouter">
              <xsl:with-param name="ou" select="concat('page=', c:code)"/>
              <xsl:with-param name="titre" select="c:titre"/>
            </xsl:call-template>
          </li>
        </ul>
      </details>
    </li>
  </xsl:template>

  <xsl:template name="designer.ajouter">
    <xsl:param name="ou"/>
    <xsl:param name="titre"/>
    <a class="bo-tree-add" href="{$designer.adresse}?panneau=ajouter&amp;{$ou}">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ajouter'"/></xsl:call-template>
      <span class="wsc-hidden">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ajouter-dans'"/><xsl:with-param name="titre" select="$titre"/></xsl:call-template>
      </span>
    </a>
  </xsl:template>

  <xsl:template match="*" mode="designer-compte">
    <xsl:variable name="n" select="count(c:champ)"/>
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="concat('formulaires.champs.', substring('unplusieurs', 1 + 2 * ($n &gt; 1), 2 + 7 * ($n &gt; 1)))"/>
      <xsl:with-param name="n" select="$n"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ" mode="designer-arbre">
    <li><xsl:apply-templates select="." mode="designer-lien"/></li>
  </xsl:template>
  <xsl:template match="c:champ[c:proprietes/c:type = 'groupe' or c:proprietes/c:type = 'groupeRepete']" mode="designer-arbre">
    <li>
      <details>
        <xsl:if test="$designer.champ/ancestor-or-self::c:champ/c:chemin = c:chemin or starts-with(concat(string($cadre/v:parametre[@nom = 'groupe']), '/'), concat(c:chemin, '/'))"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:value-of select="c:proprietes/c:libelle"/><xsl:text> </xsl:text><span class="bo-quiet"><xsl:apply-templates select="." mode="designer-compte"/></span></summary>
        <ul>
          <li><xsl:apply-templates select="." mode="designer-lien"/></li>
          <xsl:apply-templates select="c:champ" mode="designer-arbre"/>
          <li>
            <xsl:call-template name="designer.ajouter">
              <xsl:with-param name="ou" select="concat('groupe=', c:chemin)"/>
              <xsl:with-param name="titre" select="c:proprietes/c:libelle"/>
            </xsl:call-template>
          </li>
        </ul>
      </details>
    </li>
  </xsl:template>

  <xsl:template match="c:champ" mode="designer-lien">
    <a href="{$designer.adresse}?champ={c:chemin}">
      <xsl:if test="c:chemin = $designer.champ/c:chemin"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="designer-intitule"/>
      <xsl:if test="c:avertissement">
        <xsl:text> </xsl:text>
        <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.a-corriger'"/></xsl:call-template></span>
      </xsl:if>
    </a>
    <xsl:if test="c:proprietes/c:condition">
      <xsl:text> </xsl:text>
      <span class="bo-tag"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.si'"/></xsl:call-template></span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:champ" mode="designer-intitule"><xsl:value-of select="c:proprietes/c:libelle"/></xsl:template>
  <xsl:template match="c:champ[c:proprietes/c:type = 'groupe' or c:proprietes/c:type = 'groupeRepete']" mode="designer-intitule">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.groupe-reglages'"/></xsl:call-template>
    <span class="wsc-hidden"><xsl:value-of select="concat(' ', c:proprietes/c:libelle)"/></span>
  </xsl:template>

  <!-- Preview of the page of what is chosen, at the width of a telephone. -->
  <xsl:template match="*" mode="designer-apercu">
    <xsl:variable name="page" select="($designer.page | c:page[not($designer.page)][1])[1]"/>
    <section class="bo-sticky bo-preview" aria-labelledby="apercu">
      <h2 id="apercu"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu'"/></xsl:call-template></h2>
      <iframe class="bo-phone" src="{$base}teleservices/{$designer.code}/formulaire/apercu?tout=1&amp;page={$page/c:code}&amp;champ={$designer.champ/c:chemin}">
        <xsl:attribute name="title"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-page'"/><xsl:with-param name="titre" select="$page/c:titre"/></xsl:call-template></xsl:attribute>
      </iframe>
      <p class="bo-quiet bo-small"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.apercu-aide'"/></xsl:call-template></p>
    </section>
  </xsl:template>

  <!-- No draft is open. -->
  <xsl:template match="v:vue[@nom = 'bo-formulaire-ferme']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ferme'"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="v:vue[@nom = 'bo-formulaire-ferme']" mode="bo-corps">
    <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
    <form class="bo-panel bo-panel--form" action="{$designer.adresse}" method="post">
      <xsl:call-template name="csrf"/>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ferme-aide'"/></xsl:call-template></p>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit" name="geste" value="ouvrir"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ouvrir'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>
</xsl:stylesheet>
