<?xml version="1.0" encoding="UTF-8"?>
<!-- Two versions of a téléservice beside each other: the verdict for business software, what changes in sentences, and
     publishing when the second is the draft. Answer: comparaison. Parameters: teleservice, version (of the draft). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="v:vue[@nom = 'bo-comparaison']" mode="bo-titre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.titre'"/><xsl:with-param name="avant" select="v:contenu/*/c:avant"/><xsl:with-param name="apres" select="v:contenu/*/c:apres"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'bo-comparaison']" mode="bo-corps">
    <xsl:variable name="comparaison" select="v:contenu/*"/>
    <p class="bo-small bo-back">
      <a href="{$base}teleservices/{$comparaison/c:teleservice}"><xsl:call-template name="bo.icone-retour"/><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.retour'"/></xsl:call-template></a>
    </p>
    <div class="bo-head"><div>
      <h1><xsl:apply-templates select="." mode="bo-titre"/></h1>
      <p class="bo-quiet"><code><xsl:value-of select="$comparaison/c:teleservice"/></code></p>
    </div></div>
    <xsl:apply-templates select="$cadre" mode="bo-erreurs"/>
    <div class="bo-2 bo-2--rail">
      <div>
        <xsl:apply-templates select="$comparaison" mode="bo-verdict"/>
        <xsl:apply-templates select="$comparaison" mode="bo-differences"/>
      </div>
      <aside>
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.suite'"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="$comparaison" mode="bo-publier"/>
      </aside>
    </div>
  </xsl:template>

  <!-- Verdict: the sentence first, then field by field, then who is touched -->

  <xsl:template match="*" mode="bo-verdict">
    <section class="bo-panel" aria-labelledby="verdict-titre">
      <h2 id="verdict-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.verdict'"/></xsl:call-template></h2>
      <xsl:apply-templates select="." mode="bo-sentence"/>
      <xsl:if test="c:changement">
        <ul class="bo-lines"><xsl:apply-templates select="c:changement" mode="bo-changement"/></ul>
      </xsl:if>
      <xsl:if test="c:integrateur">
        <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.integrateurs'"/></xsl:call-template></h3>
        <ul class="bo-lines"><xsl:apply-templates select="c:integrateur" mode="bo-touche"/></ul>
      </xsl:if>
      <xsl:if test="c:feuille">
        <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.feuilles'"/></xsl:call-template></h3>
        <ul class="bo-lines"><xsl:apply-templates select="c:feuille" mode="bo-touche"/></ul>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="*" mode="bo-sentence">
    <p><xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'off'"/><xsl:with-param name="icone" select="'pause'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.verdict.inconnu'"/></xsl:call-template></xsl:with-param></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.verdict.inconnu-aide'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:verdict]" mode="bo-sentence">
    <p><xsl:apply-templates select="c:verdict" mode="bo-etiquette-verdict"/><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.verdict.meme-contrat'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:verdict != 'compatible'][c:contratChange = 'false']" mode="bo-sentence" priority="1">
    <p><xsl:apply-templates select="c:verdict" mode="bo-etiquette-verdict"/><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.verdict.regles'"/></xsl:call-template></p>
  </xsl:template>
  <xsl:template match="*[c:verdict][c:contratChange = 'true']" mode="bo-sentence" priority="1">
    <p><xsl:apply-templates select="c:verdict" mode="bo-etiquette-verdict"/><xsl:text> </xsl:text><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.verdict.', c:verdict, '-aide')"/></xsl:call-template></p>
  </xsl:template>

  <xsl:template match="c:verdict" mode="bo-etiquette-verdict">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'ok'"/><xsl:with-param name="icone" select="'coche'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.verdict.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:verdict[. = 'compatible-avec-defaut']" mode="bo-etiquette-verdict">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'wait'"/><xsl:with-param name="icone" select="'horloge'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.verdict.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>
  <xsl:template match="c:verdict[. = 'rupture']" mode="bo-etiquette-verdict">
    <xsl:call-template name="bo.etiquette"><xsl:with-param name="ton" select="'bad'"/><xsl:with-param name="icone" select="'alerte'"/><xsl:with-param name="mots"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.verdict.', .)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:changement" mode="bo-changement">
    <li>
      <xsl:apply-templates select="c:verdict" mode="bo-etiquette-verdict"/>
      <xsl:text> </xsl:text>
      <code><xsl:value-of select="c:champ"/></code>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="c:phrase/text()" mode="bo-phrase"/>
    </li>
  </xsl:template>

  <xsl:template match="c:integrateur" mode="bo-touche">
    <li>
      <strong><xsl:value-of select="c:nom"/></strong>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="c:courriel" mode="bo-chapeau"/>
      <xsl:text> · </xsl:text>
      <xsl:call-template name="nombre"><xsl:with-param name="cle" select="'bo.comparaison.appels'"/><xsl:with-param name="n" select="c:appels"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="c:dernierAppel" mode="bo-date"/>
    </li>
  </xsl:template>
  <xsl:template match="c:feuille" mode="bo-touche">
    <li><code><xsl:value-of select="."/></code></li>
  </xsl:template>

  <!-- Differences, family by family -->

  <xsl:template match="*" mode="bo-differences">
    <section class="bo-panel" aria-labelledby="differences-titre">
      <h2 id="differences-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.differences'"/></xsl:call-template></h2>
      <xsl:if test="not(c:difference)"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.aucune'"/></xsl:call-template></p></xsl:if>
      <xsl:apply-templates select="c:difference[not(c:famille = preceding-sibling::c:difference/c:famille)]" mode="bo-famille"/>
    </section>
  </xsl:template>

  <xsl:template match="c:difference" mode="bo-famille">
    <h3><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.famille.', c:famille)"/></xsl:call-template></h3>
    <ul class="bo-lines">
      <xsl:apply-templates select="../c:difference[c:famille = current()/c:famille]" mode="bo-difference"/>
    </ul>
  </xsl:template>

  <xsl:template match="c:difference" mode="bo-difference">
    <li>
      <span class="bo-tag"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.genre.', c:genre)"/></xsl:call-template></span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="c:phrase/text()" mode="bo-phrase"/>
    </li>
  </xsl:template>

  <!-- Publishing, when the second version is the draft -->

  <xsl:template match="*" mode="bo-publier"/>
  <xsl:template match="*[/v:vue/v:cadre/v:parametre[@nom = 'version'] != '']" mode="bo-publier">
    <section class="bo-panel" aria-labelledby="publier-titre">
      <h2 id="publier-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.publier'"/></xsl:call-template></h2>
      <xsl:choose>
        <xsl:when test="not(c:verdict)"><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.impossible'"/></xsl:call-template></p></xsl:when>
        <xsl:when test="$admin">
          <form action="{$base}teleservices/{c:teleservice}" method="post">
            <xsl:call-template name="csrf"/>
            <input type="hidden" name="version" value="{$cadre/v:parametre[@nom = 'version']}"/>
            <xsl:if test="c:contratChange = 'true'">
              <div class="bo-field">
                <label class="bo-label" for="fin"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.fin'"/></xsl:call-template></label>
                <span class="bo-hint" id="fin-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.fin-aide'"/></xsl:call-template></span>
                <input class="bo-input" type="date" id="fin" name="fin" aria-describedby="fin-aide"/>
              </div>
            </xsl:if>
            <p><button class="bo-button bo-button--main bo-wide" type="submit" name="action" value="publier"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.service.brouillon.publier'"/></xsl:call-template></button></p>
          </form>
        </xsl:when>
        <xsl:otherwise><p><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.comparaison.reserve'"/></xsl:call-template></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
