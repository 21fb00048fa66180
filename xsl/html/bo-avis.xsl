<?xml version="1.0" encoding="UTF-8"?>
<!-- Beside a dossier: the letters made, the opinions asked, and what an agent writes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="v c">

  <xsl:template match="*" mode="bo-documents">
    <section class="bo-panel" id="documents" aria-labelledby="documents-titre">
      <h2 id="documents-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.documents.titre'"/></xsl:call-template></h2>
      <ul class="bo-files"><xsl:apply-templates select="c:document" mode="bo-document"/></ul>
    </section>
  </xsl:template>

  <xsl:template match="c:document" mode="bo-document">
    <li>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'document'"/></xsl:call-template>
      <a href="{$base}dossiers/{../c:numero}/documents/{c:rang}"><xsl:value-of select="c:libelle"/></a>
      <small>
        <xsl:apply-templates select="c:date" mode="date.instant"/>
        <xsl:text> · </xsl:text>
        <xsl:apply-templates select="c:typeMime" mode="bo-format"/>
        <xsl:apply-templates select="c:taille" mode="taille"/>
      </small>
    </li>
  </xsl:template>

  <xsl:template match="*" mode="bo-opinion">
    <section class="bo-panel" id="avis" aria-labelledby="avis-titre">
      <h2 id="avis-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.titre'"/></xsl:call-template></h2>
      <ol class="bo-log"><xsl:apply-templates select="c:avis" mode="bo-opinion"/></ol>
      <xsl:apply-templates select="c:avis[c:aMoi = 'true'][1]" mode="bo-rendre"/>
    </section>
  </xsl:template>

  <xsl:template match="c:avis" mode="bo-opinion">
    <li>
      <div>
        <strong><xsl:value-of select="c:libelle"/></strong>
        <xsl:text> · </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.avis.', c:avis)"/></xsl:call-template>
        <xsl:apply-templates select="c:renduLe" mode="bo-opinion"/>
        <xsl:if test="c:commentaire"><q class="bo-why bo-lines"><xsl:value-of select="c:commentaire"/></q></xsl:if>
      </div>
    </li>
  </xsl:template>
  <xsl:template match="c:avis[not(c:avis)]" mode="bo-opinion">
    <li>
      <div>
        <strong><xsl:value-of select="c:libelle"/></strong>
        <xsl:text> · </xsl:text>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.attendu'"/></xsl:call-template>
        <xsl:apply-templates select="c:terme" mode="bo-opinion"/>
        <xsl:apply-templates select="c:aRelancer[. = 'true']" mode="bo-relancer"/>
      </div>
    </li>
  </xsl:template>
  <xsl:template match="c:renduLe" mode="bo-opinion">
    <span class="bo-quiet"><xsl:text>, </xsl:text><xsl:value-of select="../c:renduPar"/><xsl:text>, </xsl:text><xsl:apply-templates select="." mode="date"/></span>
  </xsl:template>
  <xsl:template match="c:terme" mode="bo-opinion">
    <span class="bo-quiet">
      <xsl:text> </xsl:text>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.terme'"/></xsl:call-template>
      <xsl:apply-templates select="." mode="date"/>
    </span>
  </xsl:template>

  <!-- Who has the dossier may remind who owes the opinion. -->
  <xsl:template match="c:aRelancer" mode="bo-relancer">
    <form class="bo-noprint" action="{$base}dossiers/{../../c:numero}/relance" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="rang" value="{../c:rang}"/>
      <button class="bo-button" type="submit">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.relancer'"/></xsl:call-template>
        <span class="wsc-hidden"><xsl:text> </xsl:text><xsl:value-of select="../c:libelle"/></span>
      </button>
    </form>
  </xsl:template>

  <xsl:template match="c:avis" mode="bo-rendre">
    <form class="bo-noprint" action="{$base}dossiers/{../c:numero}/avis" method="post">
      <xsl:call-template name="csrf"/>
      <input type="hidden" name="rang" value="{c:rang}"/>
      <fieldset class="bo-field">
        <legend class="bo-label"><xsl:value-of select="c:libelle"/></legend>
        <xsl:call-template name="bo.choix-avis"><xsl:with-param name="code" select="'favorable'"/></xsl:call-template>
        <xsl:call-template name="bo.choix-avis"><xsl:with-param name="code" select="'defavorable'"/></xsl:call-template>
        <xsl:call-template name="bo.choix-avis"><xsl:with-param name="code" select="'aucun'"/></xsl:call-template>
      </fieldset>
      <p class="bo-field">
        <label class="bo-label" for="avis-commentaire"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.commentaire'"/></xsl:call-template></label>
        <textarea class="bo-textarea" id="avis-commentaire" name="commentaire" rows="3"><xsl:value-of select="$cadre/v:entree[@nom = 'commentaireAvis']"/></textarea>
      </p>
      <p class="bo-tools"><button class="bo-button bo-button--main" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.avis.rendre'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <xsl:template name="bo.choix-avis">
    <xsl:param name="code"/>
    <label class="bo-check">
      <input type="radio" name="avis" value="{$code}" required="required">
        <xsl:if test="$code = $cadre/v:entree[@nom = 'avis']"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('bo.avis.', $code)"/></xsl:call-template>
    </label>
  </xsl:template>

  <xsl:template match="*" mode="bo-ecrire">
    <section class="bo-panel bo-noprint" id="ecrire" aria-labelledby="ecrire-titre">
      <h2 id="ecrire-titre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.ecrire.titre'"/></xsl:call-template></h2>
      <form action="{$base}dossiers/{c:numero}/ecrire" method="post">
        <xsl:call-template name="csrf"/>
        <p class="bo-field">
          <label class="bo-label" for="texte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.ecrire.texte'"/></xsl:call-template></label>
          <span class="bo-hint" id="texte-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.ecrire.aide'"/></xsl:call-template></span>
          <textarea class="bo-textarea" id="texte" name="texte" rows="3" maxlength="4000" aria-describedby="texte-aide"><xsl:value-of select="$cadre/v:entree[@nom = 'texte']"/></textarea>
        </p>
        <p class="bo-tools">
          <button class="bo-button" type="submit" name="ecrire" value="note"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.ecrire.note'"/></xsl:call-template></button>
          <xsl:if test="c:courriel">
            <button class="bo-button" type="submit" name="ecrire" value="message"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.ecrire.message'"/></xsl:call-template></button>
          </xsl:if>
          <a class="bo-button" href="{$base}dossiers/{c:numero}/collegue"><xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.collegue.titre'"/></xsl:call-template></a>
        </p>
      </form>
    </section>
  </xsl:template>
</xsl:stylesheet>
