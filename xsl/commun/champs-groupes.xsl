<?xml version="1.0" encoding="UTF-8"?>
<!-- Components groupe and groupe-repete: fields inside a field. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:champ[c:composant = 'groupe']" mode="champ">
    <fieldset tabindex="-1">
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset wsc-group'"/></xsl:apply-templates>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="decrit"/>
      <legend class="wsc-legend wsc-legend--title"><xsl:value-of select="c:libelle"/></legend>
      <xsl:apply-templates select="." mode="sous-tete"/>
      <xsl:apply-templates select="c:occurrence/c:champ" mode="champ"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'groupe-repete']" mode="champ">
    <fieldset tabindex="-1">
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset wsc-group'"/></xsl:apply-templates>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
      <xsl:apply-templates select="." mode="decrit"/>
      <legend class="wsc-legend wsc-legend--title"><xsl:apply-templates select="." mode="intitule"/></legend>
      <xsl:apply-templates select="." mode="sous-tete"/>
      <xsl:apply-templates select="c:occurrence" mode="bloc"/>
      <xsl:apply-templates select="." mode="ajouter"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'groupe-repete']" mode="aide-propre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.repetition'"/>
      <xsl:with-param name="maximum" select="c:occurrencesMax"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'groupe-repete' and c:occurrencesMin > 0]" mode="aide-propre">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.repetition-bornee'"/>
      <xsl:with-param name="minimum" select="c:occurrencesMin"/>
      <xsl:with-param name="maximum" select="c:occurrencesMax"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'groupe-repete' and c:occurrencesMin = c:occurrencesMax]" mode="aide-propre" priority="1">
    <xsl:call-template name="label">
      <xsl:with-param name="cle" select="'formulaire.aide.repetition-exacte'"/>
      <xsl:with-param name="n" select="c:occurrencesMax"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="c:occurrence" mode="bloc">
    <fieldset class="wsc-repeat" data-rang="{c:rang}">
      <legend class="wsc-repeat-title">
        <xsl:call-template name="label">
          <xsl:with-param name="cle" select="'formulaire.occurrence'"/>
          <xsl:with-param name="libelle" select="../c:libelle"/>
          <xsl:with-param name="n" select="c:rang"/>
        </xsl:call-template>
      </legend>
      <xsl:apply-templates select="c:champ" mode="champ"/>
      <xsl:apply-templates select="." mode="retirer"/>
    </fieldset>
  </xsl:template>

  <!-- Nothing to take away while the group has only as many blocks as it must. -->
  <xsl:template match="c:occurrence" mode="retirer"/>

  <xsl:template match="c:occurrence[count(../c:occurrence) > ../c:occurrencesMin]" mode="retirer">
    <button class="wsc-button wsc-button--quiet wsc-button--small" type="submit" name="_aller" value="retirer:{../c:entree}.{c:rang}">
      <xsl:attribute name="formaction"><xsl:apply-templates select=".." mode="retour"/></xsl:attribute>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'croix'"/></xsl:call-template>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.retirer'"/></xsl:call-template>
      <xsl:call-template name="cache">
        <xsl:with-param name="cle" select="'formulaire.occurrence'"/>
        <xsl:with-param name="libelle" select="../c:libelle"/>
        <xsl:with-param name="n" select="c:rang"/>
      </xsl:call-template>
    </button>
  </xsl:template>

  <xsl:template match="c:champ" mode="ajouter">
    <button class="wsc-button wsc-button--second wsc-button--small" type="submit" name="_aller" value="ajouter:{c:entree}">
      <xsl:attribute name="formaction"><xsl:apply-templates select="." mode="retour"/></xsl:attribute>
      <xsl:call-template name="icone"><xsl:with-param name="nom" select="'plus'"/></xsl:call-template>
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'formulaire.ajouter'"/>
        <xsl:with-param name="libelle" select="c:libelle"/>
      </xsl:call-template>
    </button>
  </xsl:template>

  <!-- At the bound the button gives way to a sentence. -->
  <xsl:template match="c:champ[count(c:occurrence) >= c:occurrencesMax]" mode="ajouter">
    <p class="wsc-quiet">
      <xsl:call-template name="label">
        <xsl:with-param name="cle" select="'formulaire.complet'"/>
        <xsl:with-param name="n" select="c:occurrencesMax"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <!-- The address of the form, back at this field once the page is loaded again. -->
  <xsl:template match="c:champ" mode="retour">
    <xsl:apply-templates select="ancestor::*[local-name() = 'formulaireAffiche']" mode="adresse"/>
    <xsl:value-of select="'#'"/>
    <xsl:apply-templates select="." mode="id"/>
  </xsl:template>
</xsl:stylesheet>
