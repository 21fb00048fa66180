<?xml version="1.0" encoding="UTF-8"?>
<!-- Fields of the simple forms (identification, follow-up…), with what was typed before and the error of the field. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <!-- entree: label, hint, error, input. `cle` names the label; `aide` is the key of the hint, if any. -->
  <xsl:template name="entree">
    <xsl:param name="nom"/>
    <xsl:param name="cle"/>
    <xsl:param name="aide" select="''"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="autocompletion" select="''"/>
    <xsl:param name="classe" select="''"/>
    <xsl:param name="facultatif" select="false()"/>
    <xsl:variable name="id" select="concat($prefixe, $nom)"/>
    <xsl:variable name="erreur" select="$cadre/v:erreur[@champ = $nom]"/>
    <div class="wsc-field{substring(' wsc-field--bad', 1, 15 * boolean($erreur))}">
      <label class="wsc-label" for="{$id}">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="$cle"/></xsl:call-template>
        <xsl:if test="$facultatif"><xsl:call-template name="entree.facultatif"/></xsl:if>
      </label>
      <xsl:if test="$aide"><span class="wsc-hint" id="{$id}-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="$aide"/></xsl:call-template></span></xsl:if>
      <xsl:if test="$erreur"><span class="wsc-error" id="{$id}-erreur"><xsl:apply-templates select="$erreur" mode="champ"/></span></xsl:if>
      <input class="wsc-input {$classe}" type="{$type}" id="{$id}" name="{$nom}">
        <xsl:if test="$aide or $erreur">
          <xsl:attribute name="aria-describedby">
            <xsl:if test="$aide"><xsl:value-of select="concat($id, '-aide')"/></xsl:if>
            <xsl:if test="$aide and $erreur"><xsl:value-of select="' '"/></xsl:if>
            <xsl:if test="$erreur"><xsl:value-of select="concat($id, '-erreur')"/></xsl:if>
          </xsl:attribute>
        </xsl:if>
        <xsl:if test="$erreur"><xsl:attribute name="aria-invalid"><xsl:value-of select="'true'"/></xsl:attribute></xsl:if>
        <xsl:if test="$autocompletion"><xsl:attribute name="autocomplete"><xsl:value-of select="$autocompletion"/></xsl:attribute></xsl:if>
        <xsl:if test="not($facultatif)"><xsl:attribute name="required"><xsl:value-of select="'required'"/></xsl:attribute></xsl:if>
        <!-- A password never comes back to the page. -->
        <xsl:if test="$type != 'password'">
          <xsl:attribute name="value"><xsl:value-of select="$cadre/v:entree[@nom = $nom]"/></xsl:attribute>
        </xsl:if>
      </input>
    </div>
  </xsl:template>

  <xsl:template name="entree.facultatif">
    <xsl:text> </xsl:text>
    <span class="wsc-optional"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.facultatif'"/></xsl:call-template></span>
  </xsl:template>

  <xsl:template match="v:erreur" mode="champ">
    <xsl:call-template name="icone"><xsl:with-param name="nom" select="'alerte'"/></xsl:call-template>
    <xsl:text> </xsl:text>
    <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.erreur'"/></xsl:call-template></span>
    <xsl:value-of select="."/>
  </xsl:template>
</xsl:stylesheet>
