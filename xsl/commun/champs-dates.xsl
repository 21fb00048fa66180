<?xml version="1.0" encoding="UTF-8"?>
<!-- Components date and date-heure: one input per part, so that a wrong part can be named. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:champ[c:composant = 'date' or c:composant = 'date-heure']" mode="champ">
    <fieldset>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset'"/></xsl:apply-templates>
      <xsl:apply-templates select="." mode="legende"/>
      <div class="wsc-date">
        <xsl:apply-templates select="." mode="partie">
          <xsl:with-param name="nom" select="'jour'"/><xsl:with-param name="rang" select="1"/><xsl:with-param name="debut" select="9"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="." mode="partie">
          <xsl:with-param name="nom" select="'mois'"/><xsl:with-param name="rang" select="2"/><xsl:with-param name="debut" select="6"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="." mode="partie">
          <xsl:with-param name="nom" select="'annee'"/><xsl:with-param name="rang" select="3"/><xsl:with-param name="debut" select="1"/>
          <xsl:with-param name="chiffres" select="4"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="." mode="parties-heure"/>
      </div>
      <xsl:apply-templates select="." mode="disponibilites"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="c:champ" mode="parties-heure"/>

  <xsl:template match="c:champ[c:composant = 'date-heure']" mode="parties-heure">
    <xsl:apply-templates select="." mode="partie">
      <xsl:with-param name="nom" select="'heure'"/><xsl:with-param name="rang" select="4"/><xsl:with-param name="debut" select="12"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="." mode="partie">
      <xsl:with-param name="nom" select="'minute'"/><xsl:with-param name="rang" select="5"/><xsl:with-param name="debut" select="15"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- One part: as typed when it was typed, else cut out of the value. -->
  <xsl:template match="c:champ" mode="partie">
    <xsl:param name="nom"/>
    <xsl:param name="rang"/>
    <xsl:param name="debut"/>
    <xsl:param name="chiffres" select="2"/>
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
    <xsl:variable name="fautive" select="c:erreur and not(c:partie[string()] and c:partie[not(string())] and c:partie[$rang][string()])"/>
    <div class="wsc-date-part">
      <label for="{$id}-{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaire.partie.', $nom)"/></xsl:call-template></label>
      <input class="wsc-input wsc-input--{$chiffres}{substring(' wsc-input--bad', 1, 15 * $fautive)}" type="text" inputmode="numeric"
          maxlength="{$chiffres}" id="{$id}-{$nom}" name="{c:entree}.{$nom}">
        <xsl:attribute name="value">
          <xsl:apply-templates select="." mode="partie-valeur">
            <xsl:with-param name="rang" select="$rang"/><xsl:with-param name="brut" select="substring(c:valeur, $debut, $chiffres)"/>
          </xsl:apply-templates>
        </xsl:attribute>
        <xsl:if test="$fautive"><xsl:attribute name="aria-invalid"><xsl:value-of select="'true'"/></xsl:attribute></xsl:if>
        <xsl:apply-templates select="c:obligatoire" mode="entree"/>
        <xsl:apply-templates select="c:autocompletion" mode="partie"><xsl:with-param name="rang" select="$rang"/></xsl:apply-templates>
      </input>
    </div>
  </xsl:template>

  <xsl:template match="c:champ" mode="partie-valeur">
    <xsl:param name="brut"/>
    <xsl:value-of select="$brut"/>
  </xsl:template>

  <xsl:template match="c:champ[c:partie]" mode="partie-valeur">
    <xsl:param name="rang"/>
    <xsl:value-of select="c:partie[$rang]"/>
  </xsl:template>

  <!-- Only the person's own birth date is filled by the browser. -->
  <xsl:template match="c:autocompletion" mode="partie"/>

  <xsl:template match="c:autocompletion[. = 'bday']" mode="partie">
    <xsl:param name="rang"/>
    <xsl:attribute name="autocomplete">
      <xsl:value-of select="concat('bday-', normalize-space(substring('day  monthyear ', 5 * $rang - 4, 5)))"/>
    </xsl:attribute>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'date' and not(c:aide)]" mode="aide-propre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.date'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'date-heure' and not(c:aide)]" mode="aide-propre">
    <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.aide.date-heure'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'date' or c:composant = 'date-heure']" mode="cible">
    <xsl:apply-templates select="." mode="id"/>
    <xsl:value-of select="'-jour'"/>
  </xsl:template>
</xsl:stylesheet>
