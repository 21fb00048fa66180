<?xml version="1.0" encoding="UTF-8"?>
<!-- What the citizen may do with a dossier: one form for each action, sent to the address of the view itself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <xsl:template match="c:action" mode="action">
    <form class="wsc-action" method="post" novalidate="novalidate">
      <xsl:apply-templates select="c:champ[c:composant = 'fichiers'][1]" mode="envoi-multiple"/>
      <xsl:attribute name="action"><xsl:apply-templates select="/" mode="adresse"/></xsl:attribute>
      <xsl:apply-templates select="." mode="vivant"/>
      <xsl:apply-templates select="." mode="action-corps"/>
    </form>
  </xsl:template>

  <!-- An action that cannot be taken back asks first: the button is inside a disclosure. -->
  <xsl:template match="c:action[c:ton = 'refus']" mode="action">
    <details class="wsc-action">
      <summary><span class="wsc-action-open"><xsl:value-of select="c:libelle"/></span></summary>
      <form method="post" novalidate="novalidate">
        <xsl:apply-templates select="c:champ[c:composant = 'fichiers'][1]" mode="envoi-multiple"/>
        <xsl:attribute name="action"><xsl:apply-templates select="/" mode="adresse"/></xsl:attribute>
        <xsl:apply-templates select="." mode="vivant"/>
        <xsl:apply-templates select="." mode="action-corps"/>
      </form>
    </details>
  </xsl:template>

  <xsl:template match="c:action" mode="action-corps">
    <xsl:call-template name="csrf"/>
    <xsl:apply-templates select="/v:vue" mode="cles"/>
    <input type="hidden" name="action" value="{c:nom}"/>
    <xsl:apply-templates select="." mode="vivant-entree"/>
    <xsl:apply-templates select="../c:version" mode="action"/>
    <xsl:apply-templates select="c:explication" mode="action"/>
    <xsl:if test="c:motif">
      <fieldset class="wsc-fieldset">
        <legend class="wsc-legend"><xsl:call-template name="label"><xsl:with-param name="cle" select="'suivi.motif'"/></xsl:call-template></legend>
        <xsl:apply-templates select="c:motif" mode="action"/>
      </fieldset>
    </xsl:if>
    <xsl:apply-templates select="c:champ" mode="champ"/>
    <button type="submit">
      <xsl:attribute name="class"><xsl:value-of select="'wsc-button'"/><xsl:apply-templates select="c:ton" mode="action"/></xsl:attribute>
      <xsl:value-of select="c:libelle"/>
    </button>
  </xsl:template>

  <!-- A form that takes files is sent in parts. -->
  <xsl:template match="c:champ" mode="envoi-multiple"><xsl:attribute name="enctype"><xsl:value-of select="'multipart/form-data'"/></xsl:attribute></xsl:template>

  <xsl:template match="c:version" mode="action"><input type="hidden" name="version" value="{.}"/></xsl:template>

  <xsl:template match="c:explication" mode="action"><p><xsl:value-of select="."/></p></xsl:template>

  <xsl:template match="c:motif" mode="action">
    <label class="wsc-choice"><input type="radio" name="motif" value="{c:code}" required="required"/><xsl:value-of select="c:libelle"/></label>
  </xsl:template>

  <xsl:template match="c:ton" mode="action"><xsl:value-of select="' wsc-button--second'"/></xsl:template>
  <xsl:template match="c:ton[. = 'principale']" mode="action"/>
  <xsl:template match="c:ton[. = 'refus']" mode="action"><xsl:value-of select="' wsc-button--danger'"/></xsl:template>
</xsl:stylesheet>
