<?xml version="1.0" encoding="UTF-8"?>
<!-- What the forms share: the summary of errors, the error beside its field. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- Sentences of operations are typed with the straight apostrophe; the page prints the curved one. -->
  <xsl:template match="text()" mode="bo-phrase">
    <xsl:value-of select='translate(., "&apos;", "&#x2019;")'/>
  </xsl:template>

  <!-- Summary at the head of a form: one line per error, a link when the error belongs to an entry. An entry's id is
       its name. -->
  <xsl:template match="v:cadre" mode="bo-erreurs"/>
  <xsl:template match="v:cadre[v:erreur]" mode="bo-erreurs">
    <div class="bo-notice bo-notice--bad" role="alert" tabindex="-1" id="resume">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <ul>
        <xsl:apply-templates select="v:erreur" mode="bo-resume"/>
      </ul>
    </div>
  </xsl:template>
  <xsl:template match="v:erreur" mode="bo-resume">
    <li><xsl:apply-templates select="." mode="bo-texte"/></li>
  </xsl:template>
  <xsl:template match="v:erreur[contains(@champ, '/')]" mode="bo-resume" priority="1">
    <li><xsl:apply-templates select="." mode="bo-texte"/></li>
  </xsl:template>
  <xsl:template match="v:erreur[key('champ', @champ)[c:erreur]]" mode="bo-resume" priority="2">
    <li>
      <a>
        <xsl:attribute name="href"><xsl:value-of select="'#'"/><xsl:apply-templates select="key('champ', @champ)[c:erreur][1]" mode="cible"/></xsl:attribute>
        <xsl:apply-templates select="." mode="bo-texte"/>
      </a>
    </li>
  </xsl:template>
  <xsl:template match="v:erreur[@champ != '']" mode="bo-resume">
    <li><a href="#{@champ}"><xsl:apply-templates select="." mode="bo-texte"/></a></li>
  </xsl:template>

  <!-- The sentence, then its remedy when the view gives one. -->
  <xsl:template match="v:erreur" mode="bo-texte">
    <xsl:apply-templates mode="bo-phrase"/>
    <xsl:if test="@remede != ''">
      <xsl:text> </xsl:text>
      <xsl:value-of select='translate(@remede, "&apos;", "&#x2019;")'/>
    </xsl:if>
  </xsl:template>

  <!-- bo.erreur-champ: the error of one entry, beside it; its id is « erreur- » and the entry's name. -->
  <xsl:template name="bo.erreur-champ">
    <xsl:param name="champ"/>
    <xsl:apply-templates select="/v:vue/v:cadre/v:erreur[@champ = $champ][1]" mode="bo-champ"/>
  </xsl:template>
  <xsl:template match="v:erreur" mode="bo-champ">
    <span class="bo-error" id="erreur-{@champ}">
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
      <span class="wsc-hidden">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'bo.titre.erreur'"/></xsl:call-template>
      </span>
      <xsl:apply-templates select="." mode="bo-texte"/>
    </span>
  </xsl:template>

  <!-- bo.decrit-par: aria-describedby (and aria-invalid) of an entry: its hint, if any, then its error.
       A fieldset takes the first only (invalide = false()). -->
  <xsl:template name="bo.decrit-par">
    <xsl:param name="champ"/>
    <xsl:param name="aide" select="''"/>
    <xsl:param name="invalide" select="true()"/>
    <xsl:variable name="erreur" select="/v:vue/v:cadre/v:erreur[@champ = $champ]"/>
    <xsl:variable name="cibles">
      <xsl:value-of select="$aide"/>
      <xsl:if test="$erreur"> erreur-<xsl:value-of select="$champ"/></xsl:if>
    </xsl:variable>
    <xsl:if test="string($cibles)">
      <xsl:attribute name="aria-describedby"><xsl:value-of select="normalize-space($cibles)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$erreur and $invalide">
      <xsl:attribute name="aria-invalid">true</xsl:attribute>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
