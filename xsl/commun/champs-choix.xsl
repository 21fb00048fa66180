<?xml version="1.0" encoding="UTF-8"?>
<!-- Components made of choices: oui-non, case, choix (radios up to 7, a list above), cases. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:champ[c:composant = 'oui-non']" mode="champ">
    <fieldset>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset'"/></xsl:apply-templates>
      <xsl:apply-templates select="." mode="legende"/>
      <div class="wsc-choices">
        <xsl:apply-templates select="." mode="oui-non">
          <xsl:with-param name="code" select="'true'"/>
          <xsl:with-param name="rang" select="1"/>
          <xsl:with-param name="choisie" select="c:valeur = 'true' or c:valeur = '1'"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="." mode="oui-non">
          <xsl:with-param name="code" select="'false'"/>
          <xsl:with-param name="rang" select="2"/>
          <xsl:with-param name="choisie" select="c:valeur = 'false' or c:valeur = '0'"/>
        </xsl:apply-templates>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:champ" mode="oui-non">
    <xsl:param name="code"/>
    <xsl:param name="rang"/>
    <xsl:param name="choisie"/>
    <label class="wsc-choice">
      <input type="radio" name="{c:entree}" value="{$code}">
        <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/><xsl:value-of select="concat('-', $rang)"/></xsl:attribute>
        <xsl:if test="$choisie"><xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="c:obligatoire" mode="entree"/>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('commun.', $code)"/></xsl:call-template>
    </label>
  </xsl:template>

  <!-- One box, for an engagement. -->
  <xsl:template match="c:champ[c:composant = 'case']" mode="champ">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
      <xsl:if test="c:erreur">
        <span class="wsc-error" id="{$id}-erreur"><xsl:apply-templates select="c:erreur" mode="champ"/></span>
      </xsl:if>
      <label class="wsc-choice">
        <input type="checkbox" id="{$id}" name="{c:entree}" value="true">
          <xsl:if test="c:valeur = 'true' or c:valeur = '1'"><xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute></xsl:if>
          <xsl:if test="c:erreur"><xsl:attribute name="aria-describedby"><xsl:value-of select="concat($id, '-erreur')"/></xsl:attribute></xsl:if>
          <xsl:apply-templates select="c:obligatoire|c:erreur[1]" mode="entree"/>
        </input>
        <xsl:apply-templates select="." mode="intitule"/>
        <xsl:apply-templates select="c:aide" mode="precision"/>
      </label>
    </div>
  </xsl:template>

  <xsl:template match="c:aide" mode="precision"><small><xsl:value-of select="."/></small></xsl:template>

  <xsl:template match="c:champ[c:composant = 'choix' or c:composant = 'cases']" mode="champ">
    <fieldset>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset'"/></xsl:apply-templates>
      <xsl:apply-templates select="." mode="legende"/>
      <div class="wsc-choices"><xsl:apply-templates select="c:option" mode="choix"/></div>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:option" mode="choix">
    <label class="wsc-choice">
      <input name="{../c:entree}" value="{c:code}">
        <xsl:attribute name="type"><xsl:apply-templates select=".." mode="genre-choix"/></xsl:attribute>
        <xsl:attribute name="id"><xsl:apply-templates select=".." mode="id"/><xsl:value-of select="concat('-', position())"/></xsl:attribute>
        <xsl:apply-templates select="c:choisie" mode="choix"/>
        <xsl:apply-templates select="../c:obligatoire[../c:composant = 'choix']" mode="entree"/>
      </input>
      <xsl:value-of select="c:libelle"/>
      <xsl:apply-templates select="c:aide" mode="precision"/>
    </label>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'choix']" mode="genre-choix"><xsl:value-of select="'radio'"/></xsl:template>
  <xsl:template match="c:champ[c:composant = 'cases']" mode="genre-choix"><xsl:value-of select="'checkbox'"/></xsl:template>

  <xsl:template match="c:choisie" mode="choix"/>
  <xsl:template match="c:choisie[. = 'true']" mode="choix">
    <xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'cases']" mode="aide-propre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.cases'"/></xsl:call-template>
  </xsl:template>

  <!-- More than seven choices: a list. -->
  <xsl:template match="c:champ[c:composant = 'choix' and c:option[8]]" mode="champ" priority="1">
    <div>
      <xsl:apply-templates select="." mode="cadre"/>
      <xsl:apply-templates select="." mode="tete"/>
      <select>
        <xsl:attribute name="class">
          <xsl:value-of select="'wsc-select'"/>
          <xsl:if test="c:erreur"><xsl:value-of select="' wsc-input--bad'"/></xsl:if>
        </xsl:attribute>
        <xsl:apply-templates select="." mode="entree"/>
        <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.choisir'"/></xsl:call-template></option>
        <xsl:apply-templates select="c:option" mode="liste"/>
      </select>
    </div>
  </xsl:template>

  <xsl:template match="c:option" mode="liste">
    <option value="{c:code}"><xsl:apply-templates select="c:choisie" mode="liste"/><xsl:value-of select="c:libelle"/></option>
  </xsl:template>

  <xsl:template match="c:choisie" mode="liste"/>
  <xsl:template match="c:choisie[. = 'true']" mode="liste">
    <xsl:attribute name="selected"><xsl:value-of select="'selected'"/></xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'oui-non' or c:composant = 'cases' or (c:composant = 'choix' and not(c:option[8]))]" mode="cible">
    <xsl:apply-templates select="." mode="id"/>
    <xsl:value-of select="'-1'"/>
  </xsl:template>
</xsl:stylesheet>
