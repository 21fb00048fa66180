<?xml version="1.0" encoding="UTF-8"?>
<!-- Component creneau: a list of days with their free moments first, a calendar of the same days second. No script. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" exclude-result-prefixes="c">

  <xsl:template match="c:champ[c:composant = 'creneau']" mode="champ">
    <fieldset>
      <xsl:apply-templates select="." mode="cadre"><xsl:with-param name="classe" select="'wsc-fieldset'"/></xsl:apply-templates>
      <xsl:if test="not(c:jour)"><xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="." mode="legende"/>
      <xsl:if test="not(c:jour)">
        <p class="wsc-notice"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.aucun'"/></xsl:call-template></p>
      </xsl:if>
      <xsl:apply-templates select="c:jour[c:moment]" mode="creneau"/>
      <xsl:apply-templates select="self::*[c:jour]" mode="calendrier"/>
    </fieldset>
  </xsl:template>

  <!-- A day unfolds: the first three are open, and the one that was chosen. The link of the calendar opens the others. -->
  <xsl:template match="c:jour" mode="creneau">
    <xsl:variable name="id"><xsl:apply-templates select="." mode="id-jour"/></xsl:variable>
    <details class="wsc-slots">
      <xsl:if test="count(preceding-sibling::c:jour[c:moment]) &lt; 3 or c:moment/c:choisi = 'true'">
        <xsl:attribute name="open"><xsl:value-of select="'open'"/></xsl:attribute>
      </xsl:if>
      <summary id="{$id}-nom"><span class="wsc-slots-day"><xsl:value-of select="c:libelle"/></span></summary>
      <div class="wsc-choices wsc-choices--inline" id="{$id}" role="group" aria-labelledby="{$id}-nom"><xsl:apply-templates select="c:moment" mode="creneau"/></div>
    </details>
  </xsl:template>

  <xsl:template match="c:jour" mode="id-jour">
    <xsl:apply-templates select=".." mode="id"/>
    <xsl:value-of select="concat('-jour-', c:jour)"/>
  </xsl:template>

  <xsl:template match="c:moment" mode="creneau">
    <label class="wsc-choice">
      <input type="radio" name="{../../c:entree}" value="{c:debut}">
        <xsl:attribute name="id">
          <xsl:apply-templates select="../.." mode="id"/>
          <xsl:value-of select="concat('-', count(../preceding-sibling::c:jour/c:moment) + position())"/>
        </xsl:attribute>
        <xsl:apply-templates select="c:choisi" mode="creneau"/>
        <xsl:apply-templates select="../../c:obligatoire" mode="entree"/>
      </input>
      <xsl:value-of select="c:libelle"/>
      <xsl:apply-templates select="c:placesLibres" mode="creneau"/>
    </label>
  </xsl:template>

  <xsl:template match="c:choisi" mode="creneau"/>
  <xsl:template match="c:choisi[. = 'true']" mode="creneau">
    <xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute>
  </xsl:template>

  <!-- Places are told only where there may be several. -->
  <xsl:template match="c:placesLibres" mode="creneau"/>
  <xsl:template match="c:placesLibres[. &gt; 1]" mode="creneau">
    <small>
      <xsl:call-template name="nombre">
        <xsl:with-param name="cle" select="'formulaire.creneau.places'"/>
        <xsl:with-param name="n" select="."/>
      </xsl:call-template>
    </small>
  </xsl:template>

  <!-- The calendar: whole weeks, each free day a link to its moments above. -->
  <xsl:template match="c:champ" mode="calendrier">
    <details class="wsc-details">
      <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.calendrier'"/></xsl:call-template></summary>
      <div class="wsc-scroll" tabindex="0" role="region">
        <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.calendrier-region'"/></xsl:call-template></xsl:attribute>
        <table class="wsc-table wsc-calendar">
          <caption><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.legende'"/></xsl:call-template></caption>
          <thead>
            <tr><xsl:apply-templates select="c:jour[position() &lt; 8]" mode="semaine"/></tr>
          </thead>
          <tbody><xsl:apply-templates select="c:jour[position() mod 7 = 1]" mode="rangee"/></tbody>
        </table>
      </div>
    </details>
  </xsl:template>

  <xsl:template match="c:jour" mode="semaine">
    <th scope="col"><xsl:value-of select="substring-before(c:libelle, ' ')"/></th>
  </xsl:template>

  <xsl:template match="c:jour" mode="rangee">
    <tr>
      <xsl:apply-templates select="self::*|following-sibling::c:jour[position() &lt; 7]" mode="case"/>
    </tr>
  </xsl:template>

  <xsl:template match="c:jour" mode="case">
    <td class="wsc-calendar-off">
      <xsl:apply-templates select="." mode="quantieme"/>
      <span class="wsc-hidden"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.plein'"/></xsl:call-template></span>
    </td>
  </xsl:template>

  <xsl:template match="c:jour[c:moment]" mode="case">
    <td>
      <a>
        <xsl:attribute name="href"><xsl:value-of select="'#'"/><xsl:apply-templates select="." mode="id-jour"/></xsl:attribute>
        <xsl:apply-templates select="." mode="quantieme"/>
      </a>
      <small>
        <xsl:call-template name="nombre">
          <xsl:with-param name="cle" select="'formulaire.creneau.libres'"/>
          <xsl:with-param name="n" select="count(c:moment)"/>
        </xsl:call-template>
      </small>
    </td>
  </xsl:template>

  <!-- « 1er décembre »: the month is said with the first day shown and with each first of the month. -->
  <xsl:template match="c:jour" mode="quantieme"><xsl:value-of select="number(substring(c:jour, 9, 2))"/></xsl:template>

  <xsl:template match="c:jour[not(preceding-sibling::c:jour) or substring(c:jour, 9, 2) = '01']" mode="quantieme">
    <xsl:variable name="sans-jour" select="substring-after(c:libelle, ' ')"/>
    <xsl:value-of select="translate(substring($sans-jour, 1, string-length($sans-jour) - 5), '&#160;', ' ')"/>
  </xsl:template>

  <!-- A field of free hours: the stretches that are free, to be written in its parts. -->
  <xsl:template match="c:champ[c:composant = 'date-heure'][c:jour]" mode="disponibilites">
    <details class="wsc-details">
      <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.creneau.disponibilites'"/></xsl:call-template></summary>
      <ul class="wsc-list"><xsl:apply-templates select="c:jour[c:moment]" mode="disponibilite"/></ul>
    </details>
  </xsl:template>

  <xsl:template match="c:champ" mode="disponibilites"/>

  <xsl:template match="c:jour" mode="disponibilite">
    <li><xsl:value-of select="concat(c:libelle, ', ')"/><xsl:apply-templates select="c:moment" mode="disponibilite"/></li>
  </xsl:template>

  <xsl:template match="c:moment" mode="disponibilite">
    <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
    <xsl:value-of select="c:libelle"/>
  </xsl:template>

  <xsl:template match="c:champ[c:composant = 'creneau']" mode="cible">
    <xsl:apply-templates select="." mode="id"/>
    <xsl:if test="c:jour"><xsl:value-of select="'-1'"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
