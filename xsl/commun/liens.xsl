<?xml version="1.0" encoding="UTF-8"?>
<!-- Addresses: {$base}path{$et}name=value. GET forms need more: a browser drops the query of their action. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">

  <!-- lien.get: attributes action and method of a GET form; call it first inside the form. -->
  <xsl:template name="lien.get">
    <xsl:param name="chemin" select="''"/>
    <xsl:attribute name="action"><xsl:value-of select="substring-before(concat($base, $chemin, '?'), '?')"/></xsl:attribute>
    <xsl:attribute name="method"><xsl:value-of select="'get'"/></xsl:attribute>
    <xsl:call-template name="lien.cachees">
      <xsl:with-param name="requete" select="concat(substring-after(concat($base, $chemin), '?'), '&amp;')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- lien.cachees: the parameters of a query as hidden inputs, one by one. -->
  <xsl:template name="lien.cachees">
    <xsl:param name="requete"/>
    <xsl:variable name="paire" select="substring-before($requete, '&amp;')"/>
    <xsl:if test="contains($paire, '=')">
      <input type="hidden" name="{substring-before($paire, '=')}" value="{substring-after($paire, '=')}"/>
      <xsl:call-template name="lien.cachees">
        <xsl:with-param name="requete" select="substring-after($requete, '&amp;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- csrf: the token of every form that changes something. -->
  <xsl:template name="csrf">
    <xsl:apply-templates select="$cadre/@jetonFormulaire[string()]" mode="csrf"/>
  </xsl:template>

  <xsl:template match="@jetonFormulaire" mode="csrf">
    <input type="hidden" name="_csrf" value="{.}"/>
  </xsl:template>
</xsl:stylesheet>
