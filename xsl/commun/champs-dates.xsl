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
    <xsl:variable name="fautives"><xsl:apply-templates select="c:erreur[1]" mode="parties-fautives"/></xsl:variable>
    <xsl:variable name="fautive" select="contains($fautives, concat(' ', $nom, ' '))"/>
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

  <!-- parties-fautives: the parts to correct, each between blanks. The empty ones; else those that no date has; else the
       day that its month does not have; else the year, when the date is of another one; else all. -->
  <xsl:template match="c:erreur" mode="parties-fautives">
    <xsl:variable name="jour"><xsl:apply-templates select=".." mode="partie-lue"><xsl:with-param name="rang" select="1"/><xsl:with-param name="debut" select="9"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="mois"><xsl:apply-templates select=".." mode="partie-lue"><xsl:with-param name="rang" select="2"/><xsl:with-param name="debut" select="6"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="annee"><xsl:apply-templates select=".." mode="partie-lue"><xsl:with-param name="rang" select="3"/><xsl:with-param name="debut" select="1"/><xsl:with-param name="chiffres" select="4"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="heure"><xsl:apply-templates select=".." mode="partie-lue"><xsl:with-param name="rang" select="4"/><xsl:with-param name="debut" select="12"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="minute"><xsl:apply-templates select=".." mode="partie-lue"><xsl:with-param name="rang" select="5"/><xsl:with-param name="debut" select="15"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="parties">
      <xsl:if test="not($jour &gt;= 1 and $jour &lt;= 31)"><xsl:value-of select="' jour '"/></xsl:if>
      <xsl:if test="not($mois &gt;= 1 and $mois &lt;= 12)"><xsl:value-of select="' mois '"/></xsl:if>
      <xsl:if test="not($annee &gt;= 1000)"><xsl:value-of select="' annee '"/></xsl:if>
      <xsl:if test="../c:composant = 'date-heure'">
        <xsl:if test="not($heure &gt;= 0 and $heure &lt;= 23)"><xsl:value-of select="' heure '"/></xsl:if>
        <xsl:if test="not($minute &gt;= 0 and $minute &lt;= 59)"><xsl:value-of select="' minute '"/></xsl:if>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="bissextile" select="$annee mod 4 = 0 and ($annee mod 100 != 0 or $annee mod 400 = 0)"/>
    <xsl:choose>
      <xsl:when test="string($parties)"><xsl:value-of select="$parties"/></xsl:when>
      <xsl:when test="$jour &gt; substring('312831303130313130313031', 2 * $mois - 1, 2) + ($mois = 2 and $bissextile)"><xsl:value-of select="' jour '"/></xsl:when>
      <xsl:when test="number($annee) != number(substring($cadre/@aujourdhui, 1, 4))"><xsl:value-of select="' annee '"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="' jour mois annee heure minute '"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:champ" mode="partie-lue">
    <xsl:param name="rang"/>
    <xsl:param name="debut"/>
    <xsl:param name="chiffres" select="2"/>
    <xsl:apply-templates select="." mode="partie-valeur">
      <xsl:with-param name="rang" select="$rang"/><xsl:with-param name="brut" select="substring(c:valeur, $debut, $chiffres)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- The summary of errors leads to the first part to correct. -->
  <xsl:template match="c:champ[c:composant = 'date' or c:composant = 'date-heure']" mode="cible">
    <xsl:variable name="fautives"><xsl:apply-templates select="c:erreur[1]" mode="parties-fautives"/></xsl:variable>
    <xsl:apply-templates select="." mode="id"/>
    <xsl:value-of select="'-'"/>
    <xsl:choose>
      <xsl:when test="string($fautives)"><xsl:value-of select="substring-before(concat(normalize-space($fautives), ' '), ' ')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="'jour'"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
